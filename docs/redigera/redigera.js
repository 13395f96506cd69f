/* Starts the form. Its settings are in config.yml beside it. */
import CMS from "./cms/index.js";

CMS.init();
