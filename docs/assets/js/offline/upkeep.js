/** A saved guide is kept as the published one is: each page asks for that, in case an earlier time was interrupted. */
addEventListener("load", () => navigator.serviceWorker?.controller?.postMessage("tend"));
