import "../shared/moved.js";
