import "./page.js";
import "../cards/sheets.js";
import "../cards/by-number.js";
