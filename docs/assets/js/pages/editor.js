/** Starts the form, in Swedish until its reader chooses another language. Its settings are in config.json beside it. */
import { beforeSave } from "../editor/before-save.js";
import { fromFile, toFile } from "../editor/content-file.js";
import { forgetOldKey } from "../editor/key.js";

const CHOICES = "sveltia-cms.prefs";

try {
  forgetOldKey(localStorage, Date.now());
  if (!localStorage.getItem(CHOICES)) localStorage.setItem(CHOICES, JSON.stringify({ locale: "sv" }));
} catch {
  // The browser keeps nothing: the form says so itself.
}

const hosts = (document.body.dataset.privateHosts ?? "").split(" ");

/** The package is a module of its own, and two megabytes: it is fetched as it is. */
async function start() {
  const [{ default: form }, settings] = await Promise.all([
    import(new URL("cms/index.js", document.baseURI).href),
    fetch("config.json").then((answer) => answer.json()),
  ]);
  form.registerCustomFormat("yaml-frontmatter", "md", { fromFile, toFile });
  form.registerEventListener({
    name: "preSave",
    /** @param {{entry: import("../editor/before-save.js").Entry}} saved */
    handler: ({ entry }) => beforeSave(entry, settings.collections, hosts),
  });
  await form.init({ config: { ...settings, load_config_file: false } });
}

/** The form takes enlarging by fingers away from those who need it. WCAG 2.2, 1.4.4. */
function enlarge() {
  for (const said of document.querySelectorAll("meta[name=viewport][content*=maximum-scale]")) {
    said.setAttribute("content", "width=device-width, initial-scale=1");
  }
}

start();
new MutationObserver(enlarge).observe(document.head, { childList: true, attributes: true, subtree: true });
enlarge();
