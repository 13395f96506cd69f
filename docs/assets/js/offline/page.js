/**
 * The page on which a reader saves the guide on her device, sees whether it is there, and takes it away.
 */
import { fetchData, find } from "../shared/dom.js";
import { fromTop } from "../shared/parts.js";

const box = find(document, "[data-offline]", HTMLElement);
const told = find(box, "[data-told]", HTMLElement);
const save = find(box, "[data-save]", HTMLButtonElement);
const remove = find(box, "[data-remove]", HTMLButtonElement);
const scope = fromTop("").href;
const name = `guide ${scope}`; // as offline/worker.js keeps it
const NOT_HERE = "Den här webbläsaren kan inte spara guiden. Prova en annan, eller be om guiden som fil.";
const ON_DISK = "Guiden som du läser ligger på en disk och behöver inget nät.";
const FAILED = "Allt gick inte att spara. Kontrollera nätet och utrymmet på enheten, och försök igen.";

void begin();

async function begin() {
  if (location.protocol === "file:") {
    told.textContent = ON_DISK;
    return;
  }
  if (!("serviceWorker" in navigator && "caches" in window) || box.dataset.offline === "no") {
    told.textContent = NOT_HERE;
    return;
  }
  save.addEventListener("click", () => void saveAll());
  remove.addEventListener("click", () => void removeAll());
  addEventListener("appinstalled", () => void saveAll());
  await show();
}

async function show() {
  const isSaved = (await caches.has(name)) && (await (await caches.open(name)).match(fromTop("offline.json").href));
  save.hidden = Boolean(isSaved);
  remove.hidden = !isSaved;
  told.textContent = isSaved
    ? "Guiden är sparad på den här enheten och går att läsa utan nät. När du har nät uppdateras den av sig själv."
    : `Guiden är inte sparad på den här enheten. ${await sizeOf()}`;
}

/** What saving it takes, where that can be known. */
async function sizeOf() {
  try {
    const { size } = await fetchData(fromTop("offline.json"));
    return `Den tar ${Math.ceil(size / 1_000_000)} MB.`;
  } catch {
    return "";
  }
}

async function saveAll() {
  save.disabled = true;
  told.textContent = "Sparar guiden …";
  try {
    await navigator.storage?.persist?.();
    await navigator.serviceWorker.register(fromTop("sw.js"), { scope });
    const { active } = await navigator.serviceWorker.ready;
    await whenKept(active);
    await show();
    remove.focus();
  } catch {
    told.textContent = FAILED;
  }
  save.disabled = false;
}

/**
 * @param {ServiceWorker | null} worker
 * @returns {Promise<void>}
 */
function whenKept(worker) {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if (data.kept) resolve();
      if (data.failed) reject(new Error("not kept"));
      if (data.all) told.textContent = `Sparar guiden, ${Math.floor((100 * data.done) / data.all)} procent …`;
    };
    worker?.postMessage("tend", [port2]);
  });
}

async function removeAll() {
  const registration = await navigator.serviceWorker.getRegistration(scope);
  await registration?.unregister();
  await caches.delete(name);
  await show();
  save.focus();
}
