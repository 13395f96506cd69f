import "./page.js";
import "../cards/version.js";
import "../plan/add.js";
import "../method/page.js";
