import "./page.js";
import "../law/page.js";
