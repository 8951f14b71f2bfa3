import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { InboundMessage } from './conversation/message.ts';
import type { Turn } from './conversation/turn.ts';

export interface Metrics {
  readonly registry: Registry;
  observeTurn(message: InboundMessage, turn: Turn, milliseconds: number): void;
}

/** Counters with fixed labels: channel and outcome, never an asker or a text. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const turns = new Counter({
    name: 'tanya_netral_turns_total',
    help: 'Turns by channel and outcome',
    labelNames: ['channel', 'outcome'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'tanya_netral_think_seconds',
    help: 'Time from a message to its reply, without storage and network',
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1],
    registers: [registry],
  });
  return {
    registry,
    observeTurn({ channel }, { outcome }, milliseconds) {
      turns.inc({ channel, outcome });
      seconds.observe(milliseconds / 1000);
    },
  };
}
