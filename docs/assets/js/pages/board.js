import "./page.js";
import "../plan/from-board.js";
import "../report/page.js";
import "../matter/page.js";
