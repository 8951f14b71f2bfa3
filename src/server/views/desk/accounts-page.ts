import { ROLES } from '../../../staff/role.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import type { StaffAccount } from '../../../storage/staff-store.ts';
import { deskLayout, formToken } from '../desk-layout.ts';
import { type Html, html } from '../html.ts';
import { field, problem } from './door-pages.ts';
import { ROLE_NAME } from './wording.ts';

export interface AccountsPage {
  readonly staff: StaffSession;
  readonly accounts: readonly StaffAccount[];
  /** A link that was just made; shown once, because only its hash is kept. */
  readonly link?: { readonly email: string; readonly url: string };
  readonly notice?: string;
  readonly problem?: string;
}

/** All accounts of the desk, for admins. */
export function accountsPage(page: AccountsPage): Html {
  const { staff, accounts, link, notice } = page;
  return deskLayout(
    { title: 'Akun', section: 'akun', staff, notice },
    html`${problem(page.problem)}
${link && html`<p class="notice" role="status">Kirim tautan ini kepada ${link.email} lewat jalur yang aman. Tautan berlaku 3 hari, sekali pakai, dan tidak bisa ditampilkan lagi:<br><code class="long">${link.url}</code></p>`}
<section><h2>Tambah petugas</h2>
<form method="post" action="/dashboard/akun" class="stack">${formToken(staff)}
${field('email', 'E-mail', { type: 'email', autocomplete: 'off' })}
<p class="field"><label for="peran">Peran</label><select id="peran" name="peran">${roleOptions('peninjau')}</select></p>
<p><button class="primary">Buat akun dan tautan</button></p></form></section>
<section><h2>${accounts.length} akun</h2>
<ul class="cards">${accounts.map((account) => card(staff, account))}</ul></section>`,
  );
}

function card(staff: StaffSession, account: StaffAccount): Html {
  const { id, email, disabled, passwordHash, totpSecret } = account;
  const state = [
    disabled ? 'ditutup' : 'aktif',
    passwordHash === null && 'belum memilih kata sandi',
    totpSecret !== null && 'memakai kode 6 angka',
  ].filter((part) => part !== false);
  const button = (action: string, label: string) =>
    html`<form method="post" action="/dashboard/akun/${id}/${action}">${formToken(staff)}<button aria-label="${label}: ${email}">${label}</button></form>`;
  return html`<li class="card"><h3>${email}</h3><p class="quiet">${state.join(' · ')}</p>
<form method="post" action="/dashboard/akun/${id}/peran" class="row">${formToken(staff)}
<label for="peran-${id}">Peran</label><select id="peran-${id}" name="peran">${roleOptions(account.role)}</select>
<button aria-label="Ganti peran: ${email}">Ganti peran</button></form>
<div class="row">${button('tautan', 'Buat tautan kata sandi')}
${totpSecret !== null && button('tanpa-kode', 'Matikan kode 6 angka')}
${button('keluarkan', 'Keluarkan dari semua perangkat')}
${disabled ? button('buka', 'Buka akun') : button('tutup', 'Tutup akun')}</div></li>`;
}

function roleOptions(selected: string): readonly Html[] {
  return ROLES.map(
    (role) =>
      html`<option value="${role}"${role === selected && html` selected`}>${ROLE_NAME[role] ?? role}</option>`,
  );
}
