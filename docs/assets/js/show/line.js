/**
 * A line straight between two devices on the same network: no server knows of it, and none is asked. What goes through
 * it is encrypted by the browsers.
 *
 * @typedef {object} Line
 * @property {(text: string) => void} send
 * @property {() => void} close
 *
 * @typedef {object} Ears
 * @property {(line: Line) => void} open
 * @property {(text: string, line: Line) => void} hear
 * @property {(line: Line, was: boolean) => void} lost `was` tells whether it had ever been open
 */
import { readCode, writeCode } from "./codes.js";

const GATHERING = 2_500; // milliseconds: a network that is slow to tell its ways has told enough
const PATIENCE = 20_000; // milliseconds before a line that does not open is given up
const BEAT = 2_000; // milliseconds between signs of life
const SILENCE = 8_000; // milliseconds without any before the line is held for broken
const PULSE = "·";

/** Whether the browser can have lines at all. */
export function canHaveLines() {
  return "RTCPeerConnection" in window;
}

/**
 * A line that waits for somebody. `answer` takes the code that they got; it tells whether it could be read.
 *
 * @param {Ears} ears
 * @returns {Promise<{code: string, answer: (code: string) => Promise<boolean>, close: () => void}>}
 */
export async function invite(ears) {
  const peer = new RTCPeerConnection();
  const line = listen(peer, peer.createDataChannel("visning"), ears);
  await peer.setLocalDescription(await peer.createOffer());
  await gathered(peer);
  const answer = async (/** @type {string} */ code) => {
    const description = readCode("s", code);
    if (!description || peer.signalingState !== "have-local-offer") return false;
    line.hurry();
    await peer.setRemoteDescription(description);
    return true;
  };
  return { code: writeCode("i", peer.localDescription?.sdp ?? ""), answer, close: line.close };
}

/**
 * A line to somebody who invited. Gives the code for them to have, or nothing where theirs cannot be read.
 *
 * @param {string} code
 * @param {Ears} ears
 * @returns {Promise<string>}
 */
export async function join(code, ears) {
  const description = readCode("i", code);
  if (!description) return "";
  const peer = new RTCPeerConnection();
  peer.addEventListener("datachannel", ({ channel }) => listen(peer, channel, ears));
  await peer.setRemoteDescription(description);
  await peer.setLocalDescription(await peer.createAnswer());
  await gathered(peer);
  return writeCode("s", peer.localDescription?.sdp ?? "");
}

/** @param {RTCPeerConnection} peer */
function gathered(peer) {
  return new Promise((resolve) => {
    const done = () => peer.iceGatheringState === "complete" && resolve(undefined);
    peer.addEventListener("icegatheringstatechange", done);
    setTimeout(resolve, GATHERING);
    done();
  });
}

/**
 * @param {RTCPeerConnection} peer
 * @param {RTCDataChannel} channel
 * @param {Ears} ears
 */
function listen(peer, channel, ears) {
  let [opened, ended, heard] = [false, false, 0];
  const line = {
    send: (/** @type {string} */ text) => void (channel.readyState === "open" && channel.send(text)),
    close: () => end(),
    hurry: () => setTimeout(() => opened || end(), PATIENCE),
  };
  const beat = setInterval(() => {
    line.send(PULSE);
    if (opened && Date.now() - heard > SILENCE) end();
  }, BEAT);
  const end = () => {
    if (ended) return;
    ended = true;
    clearInterval(beat);
    peer.close();
    ears.lost(line, opened);
  };
  const open = () => {
    [opened, heard] = [true, Date.now()];
    ears.open(line);
  };
  channel.addEventListener("message", ({ data }) => {
    heard = Date.now();
    if (data !== PULSE) ears.hear(String(data), line);
  });
  channel.addEventListener("close", end);
  peer.addEventListener("connectionstatechange", () => peer.connectionState === "failed" && end());
  if (channel.readyState === "open") open();
  else channel.addEventListener("open", open);
  return line;
}
