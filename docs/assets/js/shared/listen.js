/**
 * Reading a page aloud: what of it is read, in which voice, and where in it the reading is.
 *
 * @typedef {object} Passage
 * @property {Element} place what is marked while it is read
 * @property {string} text
 *
 * @typedef {"still" | "reading" | "paused"} State
 *
 * @typedef {object} Mouth what speaks: a browser, or a test
 * @property {(text: string, done: (fault: boolean) => void) => void} say
 * @property {() => void} hush
 */

const ELEMENT = 1;
const TEXT = 3;
const WORDS = "A ABBR B BDI CITE CODE DFN EM I KBD MARK Q S SMALL SPAN STRONG SUB TD TH TIME U VAR WBR".split(" ");
const UNREAD =
  "AUDIO BUTTON CANVAS FIELDSET FORM INPUT LABEL MATH NAV NOSCRIPT OBJECT SCRIPT SELECT STYLE SUP SVG TEMPLATE TEXTAREA VIDEO".split(
    " ",
  );
const CELLS = ["TD", "TH"];
const INLINE = new Set(WORDS);
const SKIPPED = new Set(UNREAD);
const sentencesOf = "Segmenter" in Intl ? new Intl.Segmenter("sv", { granularity: "sentence" }) : null;

/**
 * What is read of a page, in its order: headings, paragraphs, lists, rows of tables. Not what is hidden or folded away,
 * and not what one uses: menus, buttons, forms.
 *
 * @param {Element} root
 * @returns {Passage[]}
 */
export function passages(root) {
  /** @type {Passage[]} */
  const found = [];
  gather(root, root, found);
  return found
    .map(({ place, text }) => ({
      place,
      text: text
        .replace(/\s+/g, " ")
        .replace(/(?<![\s,])[\s,]+$/, "")
        .trim(),
    }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/**
 * @param {Node} node
 * @param {Element} block the nearest element around it that is a passage of its own
 * @param {Passage[]} found
 */
function gather(node, block, found) {
  for (const child of node.childNodes) {
    if (child.nodeType === TEXT) add(found, block, child.nodeValue ?? "");
    if (child.nodeType !== ELEMENT) continue;
    const element = /** @type {Element} */ (child);
    if (isUnread(element)) continue;
    const name = nameOf(element);
    if (name === "BR") add(found, block, " ");
    else if (INLINE.has(name)) {
      gather(element, block, found);
      if (CELLS.includes(name)) add(found, block, ", ");
    } else {
      found.push({ place: element, text: "" });
      gather(element, element, found);
      found.push({ place: block, text: "" });
    }
  }
}

/**
 * @param {Passage[]} found
 * @param {Element} block
 * @param {string} text
 */
function add(found, block, text) {
  const last = found.at(-1);
  if (last?.place === block) last.text += text;
  else found.push({ place: block, text });
}

/** @param {Element} element */
function isUnread(element) {
  if (SKIPPED.has(nameOf(element)) || element.hasAttribute("hidden")) return true;
  const classes = (element.getAttribute("class") ?? "").split(/\s+/);
  if (element.getAttribute("aria-hidden") === "true" || classes.includes("hidden")) return true;
  const parent = element.parentElement;
  if (parent && nameOf(parent) === "DETAILS" && !parent.hasAttribute("open")) return nameOf(element) !== "SUMMARY";
  return "checkVisibility" in element && !element.checkVisibility();
}

/** @param {Element} element */
function nameOf(element) {
  return element.nodeName.toUpperCase();
}

/**
 * A text in pieces that a voice gets through: some stop in the middle of a long one. None begins with a number: what
 * stands before it is `kl.` more often than an end.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function sentences(text) {
  if (!sentencesOf) return [text];
  /** @type {string[]} */
  const found = [];
  for (const { segment } of sentencesOf.segment(text)) {
    if (found.length > 0 && /^\p{N}/u.test(segment)) found.push(`${found.pop()}${segment}`);
    else found.push(segment);
  }
  return found.map((sentence) => sentence.trim());
}

/**
 * A Swedish voice that speaks on this machine: others send what they read to somebody else.
 *
 * @param {readonly SpeechSynthesisVoice[]} voices
 */
export function swedishVoice(voices) {
  return voices.find(({ lang, localService }) => localService && /^sv\b/i.test(lang.replace("_", "-")));
}

/**
 * Reads passages one after the other. A pause stops, and going on begins with the sentence that was broken off: not
 * every browser can hold its breath.
 *
 * @param {readonly Passage[]} read
 * @param {Mouth} mouth
 * @param {(state: State, place: Element | null, fault: boolean) => void} tell
 */
export function makeReader(read, mouth, tell) {
  const pieces = read.flatMap(({ place, text }) => sentences(text).map((sentence) => ({ place, text: sentence })));
  let at = 0;
  let turn = 0; // what was said before the last start or stop may end late, and is then of no interest

  /** @param {number} mine */
  function next(mine) {
    const piece = pieces[at];
    if (!piece) return stop();
    tell("reading", piece.place, false);
    mouth.say(piece.text, (fault) => {
      if (mine !== turn) return;
      if (fault) return stop(true);
      at += 1;
      next(mine);
    });
  }

  function start() {
    turn += 1;
    next(turn);
  }

  function pause() {
    turn += 1;
    mouth.hush();
    tell("paused", pieces[at]?.place ?? null, false);
  }

  function stop(fault = false) {
    turn += 1;
    at = 0;
    mouth.hush();
    tell("still", null, fault);
  }

  return { start, pause, stop };
}
