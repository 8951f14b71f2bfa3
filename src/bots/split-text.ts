/**
 * Cuts text into parts of at most `limit` characters, at paragraph borders where possible, else
 * at line ends, else at spaces, else anywhere.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const head = rest.slice(0, limit + 1);
    const cut = ['\n\n', '\n', ' ']
      .map((border) => head.lastIndexOf(border))
      .find((index) => index > 0);
    const end = cut ?? wholeCharacters(rest, limit);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest ? [...parts, rest] : parts;
}

/** How far to cut so that no character outside the basic plane is torn in two. */
function wholeCharacters(text: string, limit: number): number {
  const isTorn = !text.slice(0, limit).isWellFormed() && text.slice(0, limit + 1).isWellFormed();
  return isTorn ? limit - 1 : limit;
}
