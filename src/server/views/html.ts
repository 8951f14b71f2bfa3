import { escapeHtml } from '../../bots/markdown.ts';

/** Text that is HTML already. Only `html` and `trusted` make it. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  toString(): string {
    return this.source;
  }
}

type Value = Html | string | number | undefined | false | readonly Value[];

/** Builds HTML from a template; escapes every value that is not HTML already. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(
    strings
      .map((text, index) => text + (index < values.length ? render(values[index]) : ''))
      .join(''),
  );
}

/** Marks text as HTML that a renderer of ours has made safe. */
export function trusted(source: string): Html {
  return new Html(source);
}

function render(value: Value): string {
  if (value instanceof Html) return value.source;
  if (value === undefined || value === false) return '';
  if (typeof value === 'object') return value.map(render).join('');
  return escapeHtml(String(value));
}
