/** What this project's Dockerfile uses of its language. */
export type Step =
  | { readonly kind: 'workdir'; readonly path: string }
  | { readonly kind: 'env'; readonly values: Readonly<Record<string, string>> }
  | {
      readonly kind: 'copy';
      /** The stage to copy from; absent: the build context. */
      readonly from?: string;
      readonly sources: readonly string[];
      readonly target: string;
    }
  | { readonly kind: 'run'; readonly command: string }
  | { readonly kind: 'user'; readonly name: string };

export interface Stage {
  readonly image: string;
  readonly name: string;
  readonly steps: readonly Step[];
}

export interface Dockerfile {
  readonly stages: readonly Stage[];
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
  readonly volumes: readonly string[];
  readonly port: number;
}

/** @throws Error at an instruction that this cannot replay: better loud than left out */
export function parseDockerfile(text: string): Dockerfile {
  const stages: { image: string; name: string; steps: Step[] }[] = [];
  let command: readonly string[] = [];
  let healthcheck: readonly string[] = [];
  let port = 0;
  const volumes: string[] = [];
  for (const [word, rest] of instructions(text)) {
    if (word === 'FROM') {
      const [image = '', , name = String(stages.length)] = rest.split(/\s+/);
      stages.push({ image, name, steps: [] });
    } else if (word === 'CMD') command = parseList(rest);
    else if (word === 'HEALTHCHECK') healthcheck = parseList(rest.replace(/^.*?CMD\s+/s, ''));
    else if (word === 'EXPOSE') port = Number(rest);
    else if (word === 'VOLUME') volumes.push(rest);
    else stages.at(-1)?.steps.push(parseStep(word, rest));
  }
  return { stages, command, healthcheck, volumes, port };
}

/** Instruction and the rest of its line, continued lines joined, comments left out. */
function instructions(text: string): readonly (readonly [string, string])[] {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, word = '', rest = ''] = /^(\w+)\s+(.*)$/s.exec(line) ?? [];
      return [word.toUpperCase(), rest.trim()] as const;
    });
}

function parseStep(word: string, rest: string): Step {
  switch (word) {
    case 'WORKDIR':
      return { kind: 'workdir', path: rest };
    case 'RUN':
      return { kind: 'run', command: rest };
    case 'USER':
      return { kind: 'user', name: rest };
    case 'ENV':
      return {
        kind: 'env',
        values: Object.fromEntries(
          rest.split(/\s+/).map((pair) => {
            const [name = '', ...value] = pair.split('=');
            return [name, value.join('=')];
          }),
        ),
      };
    case 'COPY': {
      const words = rest.split(/\s+/);
      const from = words[0]?.startsWith('--from=') ? words.shift()?.slice(7) : undefined;
      const target = words.pop() ?? '';
      return { kind: 'copy', sources: words, target, ...(from === undefined ? {} : { from }) };
    }
    default:
      throw new Error(`Dockerfile: ${word} cannot be replayed`);
  }
}

function parseList(text: string): readonly string[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new Error(`Dockerfile: a list was expected, found ${text}`);
  return list.map(String);
}

/** Whether the build context holds a path of the project's root. */
export function contextHolds(dockerignore: string, path: string): boolean {
  const lines = dockerignore.split('\n').filter((line) => line.trim() !== '');
  if (lines[0] !== '*') throw new Error('.dockerignore: the first line must leave out everything');
  return lines.includes(`!${path.split('/')[0]}`);
}
