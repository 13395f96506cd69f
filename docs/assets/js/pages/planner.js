import "./page.js";
import "../plan/page.js";
