import type { ChannelPause } from '../../../storage/channel-pauses.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { formToken } from '../desk-layout.ts';
import { type Html, html } from '../html.ts';
import { localTime } from './channel-words.ts';

/** A form that came back, with what was wrong. */
export interface RefusedPause {
  readonly scope: string;
  readonly reason: string;
  readonly backAt: string;
  readonly problem: string;
}

export interface PauseSection {
  readonly staff: StaffSession;
  /** A channel or `all`; the address of the form. */
  readonly scope: string;
  /** As in "Jeda …". */
  readonly name: string;
  /** The pause of this very scope, where it is in force. */
  readonly pause: ChannelPause | undefined;
  readonly mayPause: boolean;
  /** What people read meanwhile. */
  readonly pauseText: string;
  readonly refused: RefusedPause | undefined;
}

/** Who paused it and why, and the forms that begin and end a pause. */
export function pauseSection(section: PauseSection): Html {
  const { pause, mayPause } = section;
  return html`${pause && inForce(section, pause)}${mayPause && pauseForm(section)}`;
}

/** A pause as staff read it. */
export function pauseFacts({ pausedAt, pausedBy, reason, backAt }: ChannelPause): Html {
  return html`<strong>Dijeda</strong> sejak ${localTime(pausedAt)} oleh ${pausedBy}: “${reason}”. ${backAt ? `Selesai sendiri ${localTime(backAt)}.` : 'Berlaku sampai dilanjutkan.'}`;
}

function inForce({ staff, scope, name, mayPause, pauseText }: PauseSection, pause: ChannelPause) {
  return html`<div class="problem"><p>${pauseFacts(pause)}</p>
<p>Yang dibaca penanya: “${pauseText}”</p>
${mayPause && html`<form method="post" action="/dashboard/kanal/${scope}/lanjut">${formToken(staff)}<button class="primary">Lanjutkan ${name}</button></form>`}</div>`;
}

function pauseForm({ staff, scope, name, pause, refused }: PauseSection): Html {
  const mine = refused?.scope === scope ? refused : undefined;
  const problemId = mine && `salah-${scope}`;
  return html`<details${mine && html` open`}><summary>${pause ? 'Ubah jeda' : 'Jeda'} ${name}</summary>
<form method="post" action="/dashboard/kanal/${scope}/jeda" class="stack">${formToken(staff)}
${mine && html`<p class="problem" id="${problemId ?? ''}" role="alert">${mine.problem}</p>`}
<p>Selama dijeda, setiap pesan dibalas satu kalimat: bahwa layanan dijeda, kapan kembali, dan ke mana bertanya. Berlaku dalam 5 detik.</p>
<p class="field"><label for="alasan-${scope}">Alasan</label>
<textarea id="alasan-${scope}" name="alasan" rows="2" maxlength="500" required aria-describedby="bantu-${scope}${problemId ? ` ${problemId}` : ''}">${mine?.reason ?? pause?.reason}</textarea>
<span id="bantu-${scope}" class="quiet">Hanya dibaca petugas. Jangan tulis data penanya.</span></p>
<p class="field"><label for="kembali-${scope}">Kembali pada (WITA, boleh kosong)</label>
<input id="kembali-${scope}" name="kembali" type="datetime-local" value="${mine?.backAt ?? (pause?.backAt ? fieldTime(pause.backAt) : '')}"></p>
<button>${pause ? 'Simpan jeda' : `Jeda ${name}`}</button></form></details>`;
}

const OFFSET_MS = 8 * 60 * 60 * 1000;

/** A moment in the form of the field, in the office's time. */
function fieldTime(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 16);
}
