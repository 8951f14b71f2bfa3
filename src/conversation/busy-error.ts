const RETRY_AFTER_SECONDS = '5';

/** Thrown when nothing more can be taken for a moment; whoever sent it shall try again. */
export class BusyError extends Error {
  readonly statusCode = 503;
  readonly error = 'Sedang ramai sekali. Coba kirim lagi beberapa detik lagi.';
  readonly headers = { 'retry-after': RETRY_AFTER_SECONDS };

  constructor() {
    super('too much is under way');
    this.name = 'BusyError';
  }
}
