/**
 * `npm run bench -- simulation [--instance N] [--database N]`: the week of an election for one
 * province, the country, and ten times that. The two figures are messages a second as `load` has
 * measured them on the machine in question.
 */
import { arrivalsOf } from './arrivals.ts';
import { type Passage, pass, type Station } from './stations.ts';

const PEOPLE = [18_000, 4_700_000, 47_000_000];
/** Assumed: three in ten ask, five messages each. */
const MESSAGES_PER_PERSON = 0.3 * 5;
const SEED = 2_026;

/** What platforms let one sender send; see docs/scale.md for where the figures come from. */
const LIMIT = { linked: { perSecond: 1, perDay: 1_500 }, telegram: 30, cloud: 80 };
const SHARE = { whatsapp: 0.7, telegram: 0.2 };

const perInstance = Number(argument('--instance') ?? 130);
const perDatabase = Number(argument('--database') ?? 980);

for (const people of PEOPLE) {
  const arrivals = arrivalsOf({ messages: people * MESSAGES_PER_PERSON, seed: SEED });
  const busiestSecond = arrivals.reduce((most, count) => Math.max(most, count), 0);
  say(`\n${people.toLocaleString('en')} people, ${total(arrivals).toLocaleString('en')} messages,`);
  say(`at most ${busiestSecond} in a second\n`);
  say(
    '| what | a second | busiest hour | longest queue | p99 wait | longest wait | pointed away |',
  );
  say('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const station of smallest()) say(rowOf(pass(arrivals, station)));
  say(`\nenough for a p99 wait under 5 s: ${enough(arrivals)}`);
}

/** One of each: where it breaks first. */
function smallest(): readonly Station[] {
  return [
    { name: 'one instance', perSecond: perInstance },
    { name: 'one PostgreSQL of two cores', perSecond: perDatabase },
    { name: 'one Telegram bot', perSecond: LIMIT.telegram, share: SHARE.telegram },
    { name: 'one linked WhatsApp number', ...LIMIT.linked, share: SHARE.whatsapp },
    { name: 'one Cloud API number', perSecond: LIMIT.cloud, share: SHARE.whatsapp },
  ];
}

/** How many of each it takes. */
function enough(arrivals: Uint32Array): string {
  return smallest()
    .map((station) => {
      let count = 1;
      while (isTooLittle(pass(arrivals, times(station, count))))
        count = count < 4 ? count + 1 : Math.ceil(count * 1.25);
      return `${count} × ${station.name.replace(/^one /, '')}`;
    })
    .join(', ');
}

function times(station: Station, count: number): Station {
  const { perSecond, perDay } = station;
  const day = perDay === undefined ? {} : { perDay: perDay * count };
  return { ...station, perSecond: perSecond * count, ...day };
}

function isTooLittle({ p99Seconds, turnedAway }: Passage): boolean {
  return p99Seconds > 5 || turnedAway > 0.01;
}

function rowOf({ name, perSecond, busiestHour, longestQueue, ...waits }: Passage): string {
  const { p99Seconds, longestSeconds, turnedAway } = waits;
  const load = `${(busiestHour * 100).toFixed(0)} %`;
  const cells = [name, perSecond, load, longestQueue, span(p99Seconds), span(longestSeconds)];
  return `| ${[...cells, `${(turnedAway * 100).toFixed(0)} %`].join(' | ')} |`;
}

function span(seconds: number): string {
  if (seconds < 120) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  return seconds < 7_200 ? `${(seconds / 60).toFixed(0)} min` : `${(seconds / 3_600).toFixed(0)} h`;
}

function total(arrivals: Uint32Array): number {
  return arrivals.reduce((sum, count) => sum + count, 0);
}

function argument(name: string): string | undefined {
  const place = process.argv.indexOf(name);
  return place < 0 ? undefined : process.argv[place + 1];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
