// Pages of topics that were opened on this device stay readable without a line. Nothing else is
// kept: no question, no search, nothing that is sent, nothing of the desk.
const CACHE = 'tanya-netral-1';
const OFFLINE_PAGE = '/luring';
const BASICS = [OFFLINE_PAGE, '/assets/site.css', '/assets/icon.svg', '/assets/offline.js'];
const PAGES_KEPT = 60;
const TOPIC_PAGE = /^\/faq(?:\/[a-z0-9-]+)?$/;
const HIDDEN_NOTE = 'class="offline" role="status" hidden';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(BASICS))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.search === '' && TOPIC_PAGE.test(url.pathname)) {
    event.respondWith(fromNetwork(request, url.pathname));
  } else if (BASICS.includes(url.pathname)) {
    event.respondWith(fromNetwork(request, url.pathname));
  } else if (request.mode === 'navigate' && !url.pathname.startsWith('/dashboard')) {
    event.respondWith(fetch(request).catch(() => offline(OFFLINE_PAGE)));
  }
});

// An answer was shown in the chat: its page is kept as if it had been opened.
self.addEventListener('message', (event) => {
  const path = event.data?.keep;
  if (typeof path === 'string' && TOPIC_PAGE.test(path)) event.waitUntil(keepPage(path));
  if (event.data?.forget === true) event.waitUntil(forgetPages());
});

async function fromNetwork(request, path) {
  try {
    // Asked anew: what the browser has of its own would pass for a line.
    const response = await fetch(request, { cache: 'no-cache' });
    if (response.ok && !response.redirected) await keep(path, response.clone());
    return response;
  } catch {
    return offline(path);
  }
}

async function keepPage(path) {
  const response = await fetch(path);
  if (response.ok && !response.redirected) await keep(path, response);
}

async function keep(path, response) {
  const cache = await caches.open(CACHE);
  // What was seen last stands last, so that the first are those to let go.
  if (TOPIC_PAGE.test(path)) await cache.delete(path);
  await cache.put(path, response);
  const pages = (await cache.keys()).filter((key) => TOPIC_PAGE.test(new URL(key.url).pathname));
  await Promise.all(pages.slice(0, -PAGES_KEPT).map((key) => cache.delete(key)));
}

async function forgetPages() {
  const cache = await caches.open(CACHE);
  const pages = (await cache.keys()).filter((key) => TOPIC_PAGE.test(new URL(key.url).pathname));
  await Promise.all(pages.map((key) => cache.delete(key)));
}

// What is kept, with the note that the line is gone; else the page that lists what is kept.
async function offline(path) {
  const cache = await caches.open(CACHE);
  const kept = (await cache.match(path)) ?? (await cache.match(OFFLINE_PAGE));
  if (!kept) return Response.error();
  if (!kept.headers.get('content-type')?.startsWith('text/html')) return kept;
  const html = await kept.text();
  const { status, headers } = kept;
  return new Response(html.replace(HIDDEN_NOTE, 'class="offline" role="status"'), {
    status,
    headers,
  });
}
