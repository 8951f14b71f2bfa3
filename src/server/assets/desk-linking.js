// The picture changes every few seconds; without this script there is a link to load it anew.
const EVERY_MS = 15_000;

setInterval(() => {
  if (document.visibilityState === 'visible') location.reload();
}, EVERY_MS);
