import { describe, expect, it } from 'vitest';
import type { Heard, Person, ScriptChannel, Stage } from './driver.ts';
import { type Expectation, loadScripts, playsOn, type Script, type Step } from './script.ts';

const LABEL_CUT = 60;

/**
 * Plays every script that belongs on a channel, one after the other, or side by side where the
 * stage bears several people at once and the script touches nobody else.
 *
 * @param open called inside the `describe`; sets up before all tests and gives the stage to each
 */
export function describeScripts(
  channel: ScriptChannel,
  open: () => () => Stage,
  { sideBySide = false } = {},
): void {
  describe(`scripts on ${channel}`, () => {
    const stage = open();
    for (const script of loadScripts().filter((one) => playsOn(one, channel))) {
      const concurrent = sideBySide && !needsStageAlone(script);
      it(`${script.point}. ${script.name}`, { concurrent }, () => play(stage(), script));
    }
  });
}

/** Time passes for everybody, and only an empty stage is seen to be silent. */
function needsStageAlone({ turns }: Script): boolean {
  return turns.some(({ later, replies }) => later || replies === 0);
}

async function play(stage: Stage, script: Script): Promise<void> {
  const remembered = new Map<string, string>();
  if (script.day !== undefined) stage.setDay?.(script.day);
  let person = await stage.newPerson();
  for (const [index, step] of script.turns.entries()) {
    if (step.somebodyElse) person = await stage.newPerson();
    if (step.later) await stage.later();
    if (step.officer) await stage.officerAnswers(step.officer.about, step.officer.answers);
    const heard = await perform(person, step, remembered);
    if (!heard) continue;
    check(heard, step.expects ?? {}, `turn ${index + 1}: ${JSON.stringify(heard, undefined, 1)}`);
    for (const [name, pattern] of Object.entries(step.remembers ?? {})) {
      const found = new RegExp(pattern).exec(heard.text)?.[0];
      expect(found, `${name} in ${heard.text}`).toBeDefined();
      remembered.set(name, found ?? '');
    }
  }
}

/** The last reply to a step; `undefined` when none was due. */
async function perform(
  person: Person,
  { says, presses, hears, replies = 1 }: Step,
  remembered: ReadonlyMap<string, string>,
): Promise<Heard | undefined> {
  if (hears) return person.hears();
  if (presses !== undefined) return person.presses(presses);
  if (!says) return undefined;
  const texts = says.map((text) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => remembered.get(name) ?? whole),
  );
  const heard = await person.says(texts, replies);
  expect(heard).toHaveLength(replies);
  return heard.at(-1);
}

function check(heard: Heard, expected: Expectation, where: string): void {
  const text = heard.text.replace(/\s+/g, ' ').trim();
  expect(text, `${where} says something`).not.toBe('');
  if (expected.outcome !== undefined && heard.outcome !== undefined) {
    expect(heard.outcome, where).toBe(expected.outcome);
  }
  if (expected.entry !== undefined && heard.entry !== undefined) {
    expect(expected.entry ?? [null], where).toContain(heard.entry);
  }
  if (expected.begins !== undefined) {
    expect(text.startsWith(expected.begins), `${where} begins ${expected.begins}`).toBe(true);
  }
  for (const part of expected.text ?? []) expect(text, where).toContain(part);
  for (const part of expected.not ?? []) expect(text, where).not.toContain(part);
  for (const label of expected.choices ?? []) {
    const isOffered = heard.choices.some((shown) => shown.startsWith(label.slice(0, LABEL_CUT)));
    expect(isOffered, `${where} offers ${label}`).toBe(true);
  }
  for (const label of expected.noChoices ?? []) {
    const offered = heard.choices.filter((shown) => label === '*' || shown.startsWith(label));
    expect(offered, where).toEqual([]);
  }
  if (expected.within !== undefined) {
    expect(heard.text.length, where).toBeLessThanOrEqual(expected.within);
  }
}
