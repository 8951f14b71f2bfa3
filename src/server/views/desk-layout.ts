import { mayActAs, type Role } from '../../staff/role.ts';
import type { StaffSession } from '../../storage/staff-sessions.ts';
import { type Html, html } from './html.ts';

/** The sections of the desk, as they are named and addressed. */
const SECTIONS = [
  { id: 'ringkasan', path: '/dashboard', name: 'Ringkasan', needs: 'peninjau' },
  { id: 'pertanyaan', path: '/dashboard/pertanyaan', name: 'Pertanyaan', needs: 'peninjau' },
  { id: 'balasan', path: '/dashboard/balasan', name: 'Balasan', needs: 'peninjau' },
  { id: 'konten', path: '/dashboard/konten', name: 'Konten', needs: 'peninjau' },
  { id: 'laporan', path: '/dashboard/laporan', name: 'Laporan', needs: 'peninjau' },
  { id: 'kanal', path: '/dashboard/kanal', name: 'Kanal', needs: 'peninjau' },
  { id: 'akun', path: '/dashboard/akun', name: 'Akun', needs: 'admin' },
  { id: 'jejak', path: '/dashboard/jejak', name: 'Jejak', needs: 'admin' },
] as const satisfies readonly { id: string; path: string; name: string; needs: Role }[];

export interface DeskFrame {
  readonly title: string;
  /** Absent on pages that belong to no section. */
  readonly section?: (typeof SECTIONS)[number]['id'];
  readonly staff: StaffSession;
  /** What has just been done, said once. */
  readonly notice?: Html | string | undefined;
  readonly script?: string;
  /** Without JavaScript the page is loaded anew after so long, because something runs out. */
  readonly refreshSeconds?: number;
}

/** The frame of a page for staff who are signed in. */
export function deskLayout(frame: DeskFrame, main: Html): Html {
  const { title, section, staff, notice, script, refreshSeconds } = frame;
  const head = html`${script && html`<script src="${script}" defer></script>`}${refreshSeconds && html`<noscript><meta http-equiv="refresh" content="${refreshSeconds}"></noscript>`}`;
  return documentOf(
    title,
    head,
    html`<header class="desk-header">
<a class="brand" href="/dashboard">Tanya Netral <span class="quiet">meja petugas</span></a>
<div class="desk-who"><a href="/dashboard/saya">${staff.email}</a>
<form method="post" action="/dashboard/keluar">${formToken(staff)}<button>Keluar</button></form></div>
<nav aria-label="Bagian">${SECTIONS.filter(({ needs }) => mayActAs(staff.role, needs)).map(
      ({ id, path, name }) =>
        html`<a href="${path}"${id === section && html` aria-current="page"`}>${name}</a>`,
    )}</nav>
</header>
<main id="isi"><h1>${title}</h1>
${notice && html`<p class="notice" role="status">${notice}</p>`}
${main}</main>`,
  );
}

/** The frame of a page for somebody who is not signed in. */
export function doorLayout(title: string, main: Html): Html {
  return documentOf(
    title,
    undefined,
    html`<header class="desk-header"><a class="brand" href="/">Tanya Netral <span class="quiet">meja petugas</span></a></header>
<main id="isi" class="door"><h1>${title}</h1>${main}</main>`,
  );
}

/** A page that says one thing, for staff and for those who are not signed in. */
export function noticePage(title: string, text: string): Html {
  return doorLayout(
    title,
    html`<p>${text}</p><p class="actions"><a class="button" href="/dashboard">Ke meja petugas</a></p>`,
  );
}

/** What every form of a session must bring. */
export function formToken({ formToken: token }: StaffSession): Html {
  return html`<input type="hidden" name="formulir" value="${token}">`;
}

function documentOf(title: string, head: Html | undefined, body: Html): Html {
  return html`<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · Meja petugas Tanya Netral</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/site.css">
<link rel="stylesheet" href="/assets/desk.css">
${head}
</head>
<body class="desk">
<a class="skip" href="#isi">Langsung ke isi</a>
${body}
</body>
</html>`;
}
