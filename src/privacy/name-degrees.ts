import { DEGREES } from './titles.ts';
import { type Token, tokenAt } from './tokens.ts';

/** The index after a degree such as `, S.Sos.` or `M.Si`, or `index` when there is none. */
function skipDegree(tokens: readonly Token[], index: number): number {
  let next = index;
  if (tokenAt(tokens, next).text === ',') next += 1;
  let letters = '';
  let dots = 0;
  let best = index;
  for (let steps = 0; steps < 8; steps += 1) {
    const token = tokenAt(tokens, next + steps);
    if (steps > 0 && token.gap !== 'none' && tokenAt(tokens, next + steps - 1).text !== '.') break;
    if (token.text === '.') dots += 1;
    else if (token.kind === 'word' && token.text.length <= 5) letters += token.lower;
    else break;
    const upper = /^\p{Lu}/u.test(tokenAt(tokens, next).text) || dots > 0;
    if (DEGREES.has(letters) && upper) {
      const after = tokenAt(tokens, next + steps + 1);
      const dotted = after.text === '.' && after.gap === 'none' && dots > 0;
      best = next + steps + (dotted ? 2 : 1);
    }
    if (letters.length > 6) break;
  }
  return best;
}

/** The index after all degrees that follow a name which ends before `index`. */
export function afterDegrees(tokens: readonly Token[], index: number): number {
  let end = index;
  for (let degrees = 0; degrees < 4; degrees += 1) {
    const after = skipDegree(tokens, end);
    if (after === end) break;
    end = after;
  }
  return end;
}
