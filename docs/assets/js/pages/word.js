/**
 * What makes Word files, fetched when the first one is asked for.
 *
 * @typedef {typeof wordFile} WordFile
 */
import { give } from "../shared/parts.js";
import { wordFile } from "../shared/word.js";

give("word", wordFile);
