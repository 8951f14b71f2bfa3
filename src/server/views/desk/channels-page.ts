import { ALL_CHANNELS, type ChannelPause } from '../../../storage/channel-pauses.ts';
import type { ChannelTest } from '../../../storage/channel-tests.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { deskLayout } from '../desk-layout.ts';
import { type Html, html } from '../html.ts';
import { channelState, type ShownChannel } from './channel-state.ts';
import { channelTestCard, testProgress } from './channel-test-card.ts';
import { pauseSection, type RefusedPause } from './pause-form.ts';
import { CHANNEL_NAME } from './wording.ts';

export interface ChannelsPage {
  readonly staff: StaffSession;
  readonly channels: readonly ShownChannel[];
  readonly pauses: readonly ChannelPause[];
  readonly test: ChannelTest | undefined;
  /** Whether this person may link, pause and reconnect a channel. */
  readonly mayManage: boolean;
  /** What people read on a channel that is paused until then. */
  readonly pauseText: (channel: string, backAt: Date | undefined) => string;
  readonly notice?: string | undefined;
  readonly refused?: RefusedPause;
}

const IN_SENTENCE: Readonly<Record<string, string>> = {
  [ALL_CHANNELS]: 'semua kanal',
  web: 'halaman web',
};
const LINKING_REFRESH_SECONDS = 10;

/** How each channel is, with the proof, and what a person can decide. */
export function channelsPage(page: ChannelsPage): Html {
  const { staff, channels, test, mayManage, notice } = page;
  const isLinking = mayManage && channels.some(({ state }) => state === 'linking');
  return deskLayout(
    {
      title: 'Kanal',
      section: 'kanal',
      staff,
      notice,
      script: '/assets/desk-channels.js',
      ...(isLinking ? { refreshSeconds: LINKING_REFRESH_SECONDS } : {}),
    },
    html`<p class="visually-hidden" role="status" id="kabar"></p>
${allChannels(page)}
<ul class="cards">
<li class="card"><h2>Halaman web</h2><p><span class="state state-connected">Tersambung</span></p>
<p>Percakapan di web dilayani program yang sama dengan halaman ini.</p>
${pausing(page, 'web')}</li>
${channels.map((channel) => card(page, channel))}</ul>
${channels.length === 0 && html`<p class="empty">Telegram dan WhatsApp belum diatur. Pengelola server mengaturnya lewat berkas <code>.env</code>.</p>`}
${channelTestCard(staff, test)}`,
  );
}

/** The parts that change by themselves, for the script of the page. */
export function channelsFragment({ staff, channels, test, mayManage }: ChannelsPage): Html {
  return html`${channels.map((channel) => live(channel, staff, mayManage))}<div data-live="uji">${testProgress(test)}</div>`;
}

function allChannels(page: ChannelsPage): Html | undefined {
  const { pauses, mayManage } = page;
  const isPaused = pauses.some(({ scope }) => scope === ALL_CHANNELS);
  if (!isPaused && !mayManage) return undefined;
  return html`<section class="card" aria-label="Semua kanal">${pausing(page, ALL_CHANNELS)}</section>`;
}

function card(page: ChannelsPage, channel: ShownChannel): Html {
  const { channel: id } = channel;
  return html`<li class="card"><h2>${CHANNEL_NAME[id] ?? id}</h2>
${live(channel, page.staff, page.mayManage)}${pausing(page, id)}</li>`;
}

function live(channel: ShownChannel, staff: StaffSession, mayManage: boolean): Html {
  return html`<div data-live="${channel.channel}">${channelState(channel, staff, mayManage)}</div>`;
}

function pausing(page: ChannelsPage, scope: string): Html {
  const { staff, pauses, mayManage, refused } = page;
  const pause = pauses.find((one) => one.scope === scope);
  return pauseSection({
    ...{ staff, scope, pause, refused, mayPause: mayManage },
    name: IN_SENTENCE[scope] ?? CHANNEL_NAME[scope] ?? scope,
    pauseText: page.pauseText(scope, pause?.backAt),
  });
}
