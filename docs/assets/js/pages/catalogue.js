import "./page.js";
import "../catalogue/page.js";
import "../catalogue/to-plan.js";
