import "./page.js";
import "../programme/page.js";
import "../plan/add.js";
