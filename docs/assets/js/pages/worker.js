/** What answers in place of the network. The build puts it at the top of the site, as `sw.js`, with its version before it. */
import { listen } from "../offline/worker.js";

listen();
