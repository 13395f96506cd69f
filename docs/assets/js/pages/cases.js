import "./page.js";
import "../catalogue/page.js";
