/** What must stand before a page is painted: it is run where the header ends. */
import { expectAnswer } from "../shared/awaited.js";
import "../shared/scheme.js";

expectAnswer();
