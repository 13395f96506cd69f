/** A tone when the time is out, and a screen that stays lit. */

const TONE = 660; // hertz
const LENGTH = 1.5; // seconds

/** @type {AudioContext | undefined} */
let audio;
/** @type {WakeLockSentinel | undefined} */
let lock;

/** A browser lets a page sound only after the reader has pressed something in it. */
export function wakeAudio() {
  audio ??= new AudioContext();
  if (audio.state === "suspended") void audio.resume();
}

export function ring() {
  audio ??= new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  volume.gain.setValueAtTime(0.15, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + LENGTH);
  tone.frequency.value = TONE;
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + LENGTH);
}

/** Keeps the screen lit for as long as the steps are in sight, where the browser can: people talk while the clock stands. */
export async function stayAwake() {
  if (document.visibilityState !== "visible" || !("wakeLock" in navigator) || lock?.released === false) return;
  try {
    lock = await navigator.wakeLock.request("screen");
  } catch {
    // The battery may be low: then the screen sleeps as it usually does.
  }
}
