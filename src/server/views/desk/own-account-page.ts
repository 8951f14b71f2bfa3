import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { deskLayout, formToken } from '../desk-layout.ts';
import { type Html, html, trusted } from '../html.ts';
import { field, newPasswordFields, problem } from './door-pages.ts';
import { ROLE_NAME } from './wording.ts';

export interface OwnAccountPage {
  readonly staff: StaffSession;
  readonly sessions: number;
  readonly usesCode: boolean;
  /** A secret that waits for its first code, and its picture as SVG. */
  readonly pending?: { readonly secret: string; readonly picture: string };
  readonly notice?: string | undefined;
  readonly problem?: string | undefined;
}

/** What staff see and change of their own account. */
export function ownAccountPage(page: OwnAccountPage): Html {
  const { staff, sessions, notice } = page;
  return deskLayout(
    { title: 'Akun saya', staff, notice },
    html`${problem(page.problem)}
<p>${staff.email} · ${ROLE_NAME[staff.role] ?? staff.role}</p>
<section><h2>Kode 6 angka</h2>${codePart(page)}</section>
<section><h2>Ganti kata sandi</h2>
<form method="post" action="/dashboard/saya/sandi" class="stack">${formToken(staff)}
${field('lama', 'Kata sandi sekarang', { type: 'password', autocomplete: 'current-password' })}
${newPasswordFields()}
<p><button>Ganti kata sandi</button></p></form></section>
<section><h2>Perangkat</h2>
<p>Anda sedang masuk di ${sessions} perangkat. Sesi berakhir sendiri setelah 30 menit tanpa kegiatan.</p>
<form method="post" action="/dashboard/saya/keluar-lain">${formToken(staff)}
<button>Keluarkan perangkat lain</button></form></section>`,
  );
}

function codePart({ staff, usesCode, pending }: OwnAccountPage): Html {
  if (pending) {
    return html`<p>Pindai gambar ini dengan aplikasi kode (misalnya Aegis, Google Authenticator), lalu ketik kode yang muncul.</p>
<div class="qr">${trusted(pending.picture)}</div>
<p>Tidak bisa memindai? Ketik kunci ini di aplikasi: <code>${pending.secret}</code></p>
<form method="post" action="/dashboard/saya/kode" class="stack">${formToken(staff)}
${field('kode', 'Kode dari aplikasi', { autocomplete: 'one-time-code' })}
<p><button class="primary">Aktifkan</button></p></form>`;
  }
  const action = usesCode ? 'kode-mati' : 'kode-mulai';
  const prompt = field('sandi-kode', 'Kata sandi sekarang', {
    type: 'password',
    autocomplete: 'current-password',
  });
  return html`<p>${usesCode ? 'Aktif: selain kata sandi, masuk memerlukan kode dari aplikasi.' : 'Belum aktif. Dengan kode, kata sandi yang bocor saja tidak cukup untuk masuk.'}</p>
<form method="post" action="/dashboard/saya/${action}" class="stack">${formToken(staff)}
${prompt}<p><button>${usesCode ? 'Matikan kode' : 'Siapkan kode'}</button></p></form>`;
}
