/** What must stand before a page is painted: it is run where the header ends. */
import "../shared/scheme.js";
