/** What every page does; a kind of page with more to do has a file of its own beside this one. */
import "../search/reach.js";
import "../listen/page.js";
import "../shared/folded.js";
import "../shared/from-disk.js";
import "../offline/upkeep.js";
