import { waitFor } from './wait-for.ts';

/** What `GET /readyz` says. */
export interface Readiness {
  readonly code: number;
  readonly status: string;
  readonly database: string;
  readonly contentVersion: string;
  readonly spool: { readonly state: string; readonly bytes: number };
  readonly channels: Readonly<
    Record<string, { readonly state: string; readonly detail?: string } | undefined>
  >;
}

export async function readiness(url: string): Promise<Readiness> {
  const response = await fetch(`${url}/readyz`);
  return { ...((await response.json()) as Readiness), code: response.status };
}

/** Waits until all channels are connected. */
export async function untilReady(url: string): Promise<void> {
  await waitFor('all channels to be connected', async () => {
    const { status } = await readiness(url);
    return status === 'ready';
  });
}

/** Waits until a channel reports this detail of its state. */
export async function untilDetail(url: string, channel: string, detail: string): Promise<void> {
  await waitFor(`${channel} to report "${detail}"`, async () => {
    const { channels } = await readiness(url);
    return channels[channel]?.detail === detail;
  });
}
