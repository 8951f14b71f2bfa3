import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

/** PostgreSQL's own record of how it ran its queries. */
export interface PlanLog {
  take(line: string): void;
  /** From now on plans are recorded, which takes time of its own. */
  switchOn(url: string): Promise<void>;
  longest(): Promise<string>;
}

export const PLAN_FLAGS = ['-c', 'session_preload_libraries=auto_explain'];
const LOG_SETTLES_MS = 300;

export function createPlanLog(): PlanLog {
  const lines: string[] = [];
  return {
    take: (line) => void lines.push(line),

    async switchOn(url) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      for (const [name, value] of Object.entries({
        log_analyze: 'on',
        log_buffers: 'on',
        log_min_duration: '0',
      })) {
        await client.query(`alter system set auto_explain.${name} = '${value}'`);
      }
      await client.query('select pg_reload_conf()');
      await client.end();
      await setTimeout(LOG_SETTLES_MS);
      lines.length = 0;
    },

    async longest() {
      await setTimeout(LOG_SETTLES_MS);
      const plans = lines.join('\n').split(/\d{4}-\d\d-\d\d [\d:.]+ \S+ \[\d+\] LOG:\s+/);
      const timed = plans.flatMap((plan) => {
        const duration = /^duration: ([\d.]+) ms\s+plan:/.exec(plan)?.[1];
        return duration === undefined ? [] : [{ plan, duration: Number(duration) }];
      });
      const [first] = timed.toSorted((one, other) => other.duration - one.duration);
      return first?.plan.trim() ?? 'no plan was recorded';
    },
  };
}
