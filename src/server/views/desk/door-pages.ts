import { PASSWORD_MIN_CHARACTERS } from '../../../staff/password.ts';
import { doorLayout } from '../desk-layout.ts';
import { type Html, html } from '../html.ts';

/** What was wrong with what was typed, above the form in which it was typed. */
export function problem(text: string | undefined): Html | undefined {
  return text === undefined ? undefined : html`<p class="problem" role="alert">${text}</p>`;
}

/** A labelled field for text; autocomplete tells password managers what it is. */
export function field(
  name: string,
  label: string,
  more: {
    readonly type?: 'text' | 'email' | 'password';
    readonly autocomplete: string;
    readonly value?: string | undefined;
    readonly hint?: string;
    readonly optional?: true;
  },
): Html {
  const { type = 'text', autocomplete, value, hint, optional } = more;
  return html`<p class="field"><label for="${name}">${label}</label>
${hint && html`<span class="quiet" id="${name}-hint">${hint}</span>`}
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${value ?? ''}" maxlength="250"${hint && html` aria-describedby="${name}-hint"`}${!optional && html` required`}></p>`;
}

export interface SignInPage {
  readonly next: string;
  readonly email?: string;
  readonly problem?: string;
}

export function signInPage({ next, email, problem: text }: SignInPage): Html {
  return doorLayout(
    'Masuk',
    html`${problem(text)}
<form method="post" action="/dashboard/masuk" class="stack">
<input type="hidden" name="next" value="${next}">
${field('email', 'E-mail', { type: 'email', autocomplete: 'username', value: email })}
${field('sandi', 'Kata sandi', { type: 'password', autocomplete: 'current-password' })}
${field('kode', 'Kode 6 angka', {
  autocomplete: 'one-time-code',
  hint: 'Isi hanya kalau Anda memakai aplikasi kode.',
  optional: true,
})}
<p><button class="primary">Masuk</button></p>
</form>
<p class="quiet">Lupa kata sandi? Minta tautan sekali pakai kepada admin.</p>`,
  );
}

const PASSWORD_HINT = `Paling sedikit ${PASSWORD_MIN_CHARACTERS} huruf. Empat kata acak sudah kuat.`;

/** The two fields in which somebody chooses a password. */
export function newPasswordFields(): Html {
  return html`${field('sandi', 'Kata sandi baru', {
    type: 'password',
    autocomplete: 'new-password',
    hint: PASSWORD_HINT,
  })}
${field('ulang', 'Kata sandi baru sekali lagi', { type: 'password', autocomplete: 'new-password' })}`;
}

export interface NewPasswordPage {
  readonly token: string;
  /** Absent where the link makes the first account, whose address is typed here. */
  readonly email?: string;
  readonly typedEmail?: string;
  readonly problem?: string;
}

export function firstAccountPage({ token, typedEmail, problem: text }: NewPasswordPage): Html {
  return doorLayout(
    'Buat akun pertama',
    html`<p>Akun ini menjadi admin: ia bisa menambah petugas lain.</p>
${problem(text)}
<form method="post" action="/dashboard/mulai/${token}" class="stack">
${field('email', 'E-mail Anda', { type: 'email', autocomplete: 'username', value: typedEmail })}
${newPasswordFields()}
<p><button class="primary">Buat akun</button></p>
</form>`,
  );
}

export function choosePasswordPage({ token, email, problem: text }: NewPasswordPage): Html {
  return doorLayout(
    'Pilih kata sandi',
    html`<p>Untuk akun <strong>${email}</strong>.</p>
${problem(text)}
<form method="post" action="/dashboard/sandi/${token}" class="stack">
<input type="hidden" name="email" autocomplete="username" value="${email}">
${newPasswordFields()}
<p><button class="primary">Simpan kata sandi</button></p>
</form>`,
  );
}
