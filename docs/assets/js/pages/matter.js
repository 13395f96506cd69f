import "./page.js";
import "../matter/page.js";
