/* Starts the form, in Swedish until its reader chooses another language. Its settings are in config.json beside it. */
const CHOICES = "sveltia-cms.prefs";

try {
  if (!localStorage.getItem(CHOICES)) localStorage.setItem(CHOICES, JSON.stringify({ locale: "sv" }));
} catch {
  // The browser keeps nothing: the form says so itself.
}

const { default: CMS } = await import("./cms/index.js");
CMS.init();
