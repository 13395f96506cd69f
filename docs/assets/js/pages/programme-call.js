/** A programme that is open for proposals. */
import "./programme.js";
import "../report/page.js";
