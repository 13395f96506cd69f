/** Tells whoever opened a printed card's QR code whether that version is the one that holds now. */
const version = new URLSearchParams(location.search).get("kort")?.toLowerCase();

if (version !== undefined) {
  const notices = [...document.querySelectorAll("[data-printed]")].filter((notice) => notice instanceof HTMLElement);
  const known = notices.find((notice) => version && notice.dataset.printed?.split(" ").includes(version));
  const notice = known ?? notices.find((notice) => notice.dataset.printed === "");
  if (notice) notice.hidden = false;
}
