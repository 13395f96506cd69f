// What Material's bundle expects of an inline script, which our content security policy does not allow.
const base = document.currentScript.dataset.base;

// A browser may refuse even to name its storage, so `localStorage` stands inside the `try`, not as a default.
window.__md_scope = new URL(base, location.href);
window.__md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
window.__md_get = (key, storage, scope = window.__md_scope) => {
  try {
    return JSON.parse((storage ?? localStorage).getItem(`${scope.pathname}.${key}`));
  } catch {
    return null;
  }
};
window.__md_set = (key, value, storage, scope = window.__md_scope) => {
  try {
    (storage ?? localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // Storage may be full or refused: the choice then lasts for this page only.
  }
};
