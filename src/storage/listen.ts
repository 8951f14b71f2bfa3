import pg from 'pg';

const RECONNECT_PAUSE_MS = 5_000;
const CONNECT_TIMEOUT_MS = 3_000;

/** A connection of its own on which PostgreSQL tells what happens; opened again when it is lost. */
export interface Listening {
  close(): Promise<void>;
}

/**
 * @param channel a word of ours; told by `pg_notify`
 * @param onTold called for each notification, and after each reconnection, since some may be missed
 */
export function listen(url: string, channel: string, onTold: () => void): Listening {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  function again(): void {
    client = undefined;
    if (!closed) timer = setTimeout(connect, RECONNECT_PAUSE_MS);
  }

  function connect(): void {
    const opening = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: 'tanya-netral listen',
      keepAlive: true,
    });
    client = opening;
    // What was lost shows at 'end'; whoever polls notices nothing of it.
    opening.on('error', () => undefined);
    opening.once('end', again);
    opening.on('notification', onTold);
    opening
      .connect()
      .then(() => opening.query(`listen ${channel}`))
      .then(onTold, () => void opening.end().catch(() => undefined));
  }

  connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
