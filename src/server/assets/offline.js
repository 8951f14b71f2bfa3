// Keeps opened topics readable without a line, and says when there is none.
(() => {
  const note = document.querySelector('.offline');
  addEventListener('offline', () => {
    note.hidden = false;
  });
  addEventListener('online', () => {
    note.hidden = true;
  });
  const worker = navigator.serviceWorker;
  const isFirstPage = worker && !worker.controller;
  worker
    ?.register('/sw.js', { scope: '/' })
    .then(() => worker.ready)
    .then(({ active }) => {
      // The worker was not there yet when this page came.
      if (isFirstPage && location.search === '') active?.postMessage({ keep: location.pathname });
    })
    .catch(() => {
      // Without it everything works that works with a line.
    });

  const list = document.querySelector('.kept-pages');
  if (!list || !('caches' in globalThis)) return;
  const empty = document.querySelector('.no-kept-pages');
  const forget = document.querySelector('.forget-pages');

  async function showKept() {
    list.replaceChildren();
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const key of (await cache.keys()).reverse()) {
        const { pathname } = new URL(key.url);
        if (!pathname.startsWith('/faq/')) continue;
        const page = new DOMParser().parseFromString(
          await (await cache.match(key)).text(),
          'text/html',
        );
        const link = document.createElement('a');
        link.href = pathname;
        link.textContent = page.querySelector('h1')?.textContent ?? pathname;
        const item = document.createElement('li');
        item.append(link);
        list.append(item);
      }
    }
    empty.hidden = list.children.length > 0;
    forget.hidden = list.children.length === 0;
  }

  forget.addEventListener('click', async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const key of await cache.keys()) {
        if (new URL(key.url).pathname.startsWith('/faq')) await cache.delete(key);
      }
    }
    await showKept();
  });
  void showKept();
})();
