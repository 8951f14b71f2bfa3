import { type Html, html } from './html.ts';

/** What a page says about itself to search engines and to whoever shares it. */
export interface PageHead {
  readonly title: string;
  readonly description: string;
  /** Absolute; absent where the address of the site is not configured. */
  readonly canonicalUrl?: string;
  readonly script?: string;
  /** What messengers show beside a link. */
  readonly image?: {
    readonly url: string;
    readonly width: number;
    readonly height: number;
    readonly alt: string;
  };
}

/** The frame of a public page. */
export function layout(head: PageHead, main: Html): Html {
  return html`<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${head.title}</title>
<meta name="description" content="${head.description}">
<meta property="og:title" content="${head.title}">
<meta property="og:description" content="${head.description}">
<meta property="og:type" content="article">
<meta property="og:locale" content="id_ID">
${head.canonicalUrl && html`<link rel="canonical" href="${head.canonicalUrl}"><meta property="og:url" content="${head.canonicalUrl}">`}
${
  head.image &&
  html`<meta property="og:image" content="${head.image.url}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="${head.image.width}">
<meta property="og:image:height" content="${head.image.height}">
<meta property="og:image:alt" content="${head.image.alt}">
<meta name="twitter:card" content="summary_large_image">`
}
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/site.css">
<script src="/assets/offline.js" defer></script>
${head.script && html`<script src="${head.script}" defer></script>`}
</head>
<body>
<a class="skip" href="#isi">Langsung ke isi</a>
<header class="site-header">
<a class="brand" href="/">Tanya Netral</a>
<nav aria-label="Utama"><a href="/faq">Semua topik</a></nav>
</header>
<p class="offline" role="status" hidden>Anda sedang luring. Yang tampil di sini tersimpan di perangkat ini; pertanyaan baru belum bisa dikirim.</p>
<main id="isi">${main}</main>
<footer class="site-footer">
<p>Dikelola Kesbangpol. Ini informasi, bukan nasihat hukum. Identitas Anda tidak disimpan. <a href="/luring">Tersimpan di perangkat ini</a></p>
</footer>
</body>
</html>`;
}
