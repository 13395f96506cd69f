import "./page.js";
import "../offline/page.js";
