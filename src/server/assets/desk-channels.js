// Keeps what is known of the channels up to date; without this script there are links to load anew.
const BUSY_MS = 2_000;
const CALM_MS = 15_000;
const news = document.getElementById('kabar');

async function refresh() {
  if (document.visibilityState === 'visible') await update().catch(() => undefined); // next time
  const isBusy = document.querySelector('[data-busy]') !== null;
  setTimeout(refresh, isBusy ? BUSY_MS : CALM_MS);
}

async function update() {
  const response = await fetch('/dashboard/kanal/keadaan', { redirect: 'error' });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const part of fresh.querySelectorAll('[data-live]')) {
    const shown = document.querySelector(`[data-live="${part.dataset.live}"]`);
    if (!shown || shown.innerHTML === part.innerHTML) continue;
    tell(shown, part);
    if (!shown.contains(document.activeElement)) shown.replaceChildren(...part.childNodes);
  }
}

/** Says a new state aloud, for who does not see it change. */
function tell(shown, part) {
  const before = shown.querySelector('[data-state]')?.textContent;
  const now = part.querySelector('[data-state]');
  if (now && now.textContent !== before) {
    news.textContent = `${now.dataset.state}: ${now.textContent}`;
  }
}

setTimeout(refresh, BUSY_MS);
