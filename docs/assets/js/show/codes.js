/**
 * What two browsers must know of each other to talk, as a code that can be read from a screen or pasted: the parts of
 * a session description (RFC 8866) that differ between one data channel and another.
 *
 * @typedef {"i" | "s"} Role who invites, and who answers
 */
const VERSION = "g1";
const END = "z~z"; // tells a whole code from one that was cut, and from what a message has after it
const MOST_WAYS = 8;
const LETTERS = /^[A-Za-z0-9+/]{4,256}$/;
const PRINT = /^[A-Za-z0-9_-]{43}$/; // 32 octets
const WAY = /^([A-Za-z0-9.:-]{1,80})_(\d{1,5})$/;

/**
 * @param {Role} role
 * @param {string} sdp
 * @returns {string}
 */
export function writeCode(role, sdp) {
  const value = (/** @type {RegExp} */ pattern) => pattern.exec(sdp)?.[1] ?? "";
  const ways = [...sdp.matchAll(/^a=candidate:\S+ 1 udp \d+ (\S+) (\d+) typ host/gim)];
  const print = value(/^a=fingerprint:sha-256 (\S+)/im);
  return [
    ...[VERSION, role, value(/^a=ice-ufrag:(\S+)/m), value(/^a=ice-pwd:(\S+)/m), shortPrint(print)],
    ...ways.slice(0, MOST_WAYS).map(([, host, port]) => `${host}_${port}`),
    END,
  ].join("~");
}

/** @param {string} print octets as `4F:A0:…` */
function shortPrint(print) {
  const octets = print.split(":").map((octet) => Number.parseInt(octet, 16));
  return btoa(String.fromCharCode(...octets))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "");
}

/** @param {string} short */
function wholePrint(short) {
  const octets = [...atob(short.replace(/-/g, "+").replace(/_/g, "/"))].map((one) => one.charCodeAt(0));
  return octets.map((octet) => octet.toString(16).padStart(2, "0").toUpperCase()).join(":");
}

/**
 * The code in what somebody pasted: the code itself, or a link or a message with it.
 *
 * @param {string} text
 */
export function codeIn(text) {
  return /g1~[is]~(?:(?!g1~)[A-Za-z0-9+/~_.:-])+?~z~z/.exec(text.replace(/\s+/g, "").replace(/%7E/gi, "~"))?.[0] ?? "";
}

/**
 * The session description that a code stands for, or nothing where it is not a code of the role.
 *
 * @param {Role} role
 * @param {string} code
 * @returns {RTCSessionDescriptionInit | null}
 */
export function readCode(role, code) {
  const [version, who, name = "", word = "", print = "", ...written] = code.split("~");
  const ways = written.map((way) => WAY.exec(way)).filter((way) => way !== null);
  const isWhole = code.endsWith(`~${END}`);
  const sound =
    isWhole && version === VERSION && who === role && LETTERS.test(name) && LETTERS.test(word) && PRINT.test(print);
  if (!sound || ways.length === 0) return null;
  const lines = [
    ...["v=0", "o=- 1 2 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=group:BUNDLE 0"],
    ...["m=application 9 UDP/DTLS/SCTP webrtc-datachannel", "c=IN IP4 0.0.0.0", "a=mid:0"],
    ...[`a=ice-ufrag:${name}`, `a=ice-pwd:${word}`, `a=fingerprint:sha-256 ${wholePrint(print)}`],
    ...[`a=setup:${role === "i" ? "actpass" : "active"}`, "a=sctp-port:5000", "a=max-message-size:262144"],
    ...ways
      .slice(0, MOST_WAYS)
      .map(([, host, port], nth) => `a=candidate:${nth + 1} 1 udp ${2113937151 - nth} ${host} ${port} typ host`),
    "a=end-of-candidates",
  ];
  return { type: role === "i" ? "offer" : "answer", sdp: `${lines.join("\r\n")}\r\n` };
}
