import "./page.js";
import "../start/page.js";
import "../programme/calls.js";
