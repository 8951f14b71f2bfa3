/** Words of an asker inside a reply: taken literally, on one line, never as Markdown. */
export function quote(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#+!|~-]/g, '\\$&')
    .replace(/^( ?\d+)([.)])/, '$1\\$2');
}
