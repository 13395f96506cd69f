import "./page.js";
import "../cards/by-number.js";
