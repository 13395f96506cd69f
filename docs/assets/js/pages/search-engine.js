/**
 * The search's library and what we tell it, fetched when somebody first reaches for it.
 *
 * @import { Knowledge, Page, Search } from "../search/engine.js"
 * @typedef {(pages: readonly Page[], knowledge?: Knowledge) => Promise<Search>} Engine
 */
import MiniSearch from "minisearch";
import { createSearch } from "../search/engine.js";
import { give } from "../shared/parts.js";

/** @type {Engine} */
const engine = (pages, knowledge) => createSearch(MiniSearch, pages, knowledge);
give("search-engine", engine);
