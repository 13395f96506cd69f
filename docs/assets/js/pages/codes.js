/**
 * What draws codes, fetched when the first one is asked for.
 *
 * @typedef {typeof encode} Encode
 */
import { encode } from "uqr";
import { give } from "../shared/parts.js";

give("codes", encode);
