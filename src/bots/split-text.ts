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
    parts.push(rest.slice(0, cut ?? limit).trimEnd());
    rest = rest.slice(cut ?? limit).trimStart();
  }
  return rest ? [...parts, rest] : parts;
}
