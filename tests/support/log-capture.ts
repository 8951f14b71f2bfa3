import type { DestinationStream } from 'pino';

/** What a logger wrote. */
export interface LogCapture {
  readonly destination: DestinationStream;
  text(): string;
}

export function captureLog(): LogCapture {
  const lines: string[] = [];
  return {
    destination: { write: (line) => void lines.push(line) },
    text: () => lines.join(''),
  };
}
