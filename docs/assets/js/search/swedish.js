/**
 * What the search knows of Swedish: letters, words, stems and stop words.
 *
 * The stemmer is Snowball's for Swedish (3.1, snowballstem.org, BSD), on folded letters: å, ä and ö are written a and o
 * in the index and in the query, so that whoever types without them finds the same. On top of it come the few endings
 * that Snowball leaves on words in daily use here (idén, intervjun, dagböcker, mötena, kortet). The stop words are
 * Snowball's list without "varför", and the words that turn a wish into a question (vill, ska, behöver …).
 */

const STOP_WORDS = new Set(
  (
    "och det att i en jag hon som han på den med var sig för så till är men ett om hade de av icke mig du henne då " +
    "sin nu har inte hans honom skulle hennes där min man ej vid kunde något från ut när efter upp vi dem vara vad " +
    "över än dig kan sina här ha mot alla under någon eller allt mycket sedan ju denna själv detta åt utan varit hur " +
    "ingen mitt ni bli blev oss din dessa några deras blir mina samma vilken er sådan vår blivit dess inom mellan " +
    "sådant varje vilka ditt vem vilket sitt sådana vart dina vars vårt våra ert era vilkas " +
    "ska skall vill måste får få gör göra gjort bör behöver sätt bra också bara även in ned ner hos går gå kommer komma " +
    "finns någonting dom man nån nåt nån sen ens tar ta hjälp hjälpa metod metoder tips vet veta"
  ).split(" "),
);
const STOP_WORDS_TYPED_PLAIN = new Set([...STOP_WORDS].map(fold));

/**
 * Lower case without accents: `Idé` → `ide`.
 *
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ø", "o").replaceAll("æ", "a");
}

/**
 * The words of a text in lower case, in order.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  return (
    text
      .toLowerCase()
      .normalize("NFC")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/**
 * Whether a word in lower case is too common to search by, also where it is written without its accents.
 *
 * @param {string} word
 * @returns {boolean}
 */
export function isStopWord(word) {
  return STOP_WORDS.has(word) || (STOP_WORDS_TYPED_PLAIN.has(word) && word === fold(word));
}

// What makes a word of another: at least so many letters of the other are left.
const DERIVING = /(?<=.{3})(?:ering|ation|erare|ning|ande|ende|else|are|era|ing|an|a|e)$/;
const DESCRIBING = /(?<=.{4})(?:ighet|het|lig|ig|bar|sam|isk)$/;

/**
 * What a word is made from, roughly: the same for `mäta` and `mätning`, `plan`, `planera` and `planering`.
 *
 * @param {string} word the form that a dictionary has
 * @returns {string} at least three letters
 */
export function base(word) {
  return word.replace(DESCRIBING, "").replace(DERIVING, "");
}

// The longest ending of these that lies in the word's region; -s and -et ask for more.
const ENDINGS =
  /(?:heterna|hetens|andes|andet|anden|arens|heter|heten|arnas|ernas|ornas|arna|erna|orna|ande|arne|aste|aren|ades|erns|ade|are|ern|ens|het|ast|ad|en|ar|er|or|as|es|at|et|a|e|s)$/;
const BEFORE_S = /[bcdfghjklmnoprtvy]$/;
const BEFORE_ET = /.[aeiouy][^aeiouy]$/;
const PART_OF_STEM = /(?:fab|h|pak|rak|stak|kom|iet|cit|dit|alit|ilit|mit|nit|pit|rit|sit|tit|uit|ivit|kvit|xit)$/;
const PAIR = /(?:dd|gd|nn|dt|gt|kt|tt|mm)$/;
const DERIVATION = /(?:lig|ig|els)$/;
const NEUTER_T = /(full|[iklnprtuv]os)t$/;

/**
 * The stem of a folded word: `intervjuerna`, `intervjun` → `intervju`.
 *
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  const plain = regular(word);
  const start = region(plain);
  const bare = withoutEnding(plain, start);
  const head = bare.slice(0, start);
  const rest = bare.slice(start);
  return head + withoutDerivation(PAIR.test(rest) ? rest.slice(0, -1) : rest);
}

/**
 * A word whose ending Snowball does not know, in a form that it does.
 *
 * @param {string} word
 * @returns {string}
 */
function regular(word) {
  return word
    .replace(/ide(?:n|er|erna)$/, "ide")
    .replace(/(j[ou])n$/, "$1")
    .replace(/bocker(?:na)?$/, "bok")
    .replace(/(.{3}e)na$/, "$1")
    .replace(/([^aeiouy][^aeiouygh])(?<!and)ets?$/, "$1");
}

/**
 * Where endings may begin: after the first consonant that follows a vowel, but not before the fourth letter.
 *
 * @param {string} word
 * @returns {number}
 */
function region(word) {
  const found = /[aeiouy][^aeiouy]/.exec(word);
  return found ? Math.max(3, found.index + 2) : word.length;
}

/**
 * @param {string} rest
 * @returns {string}
 */
function withoutDerivation(rest) {
  return DERIVATION.test(rest) ? rest.replace(DERIVATION, "") : rest.replace(NEUTER_T, "$1");
}

/**
 * @param {string} word
 * @param {number} start
 * @returns {string}
 */
function withoutEnding(word, start) {
  const ending = ENDINGS.exec(word.slice(start))?.[0] ?? "";
  const before = word.slice(0, word.length - ending.length);
  if (ending === "et") return isNeuter(before) ? before : word;
  if (ending !== "s") return before;
  if (before.endsWith("et") && isNeuter(before.slice(0, -2))) return before.slice(0, -2);
  return BEFORE_S.test(before) ? before : word;
}

/**
 * @param {string} before what stands before -et
 * @returns {boolean}
 */
function isNeuter(before) {
  return BEFORE_ET.test(before) && !PART_OF_STEM.test(before);
}
