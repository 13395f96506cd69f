import "./page.js";
import "../search/page.js";
