import "./page.js";
import "../workshop/page.js";
