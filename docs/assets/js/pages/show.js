import "./page.js";
import "../show/page.js";
