import "./page.js";
import "../record/page.js";
