import { AUDIENCES, type Audience } from '../knowledge/entry.ts';
import { FEEDBACKS, type Feedback } from '../storage/asker-records.ts';

/** What a choice's id asks for; the id is its form that travels through a platform. */
export type ChoiceTarget =
  /** `aside`: shown beside what was said before, which stays worth reading. */
  | { readonly kind: 'entry'; readonly entryId: string; readonly aside: boolean }
  | {
      readonly kind: 'more' | 'sanction' | 'basis';
      readonly entryId: string;
      readonly page: number;
    }
  | { readonly kind: 'audience'; readonly entryId: string; readonly audience: Audience }
  | { readonly kind: 'rate'; readonly entryId: string; readonly feedback: Feedback }
  | { readonly kind: 'category'; readonly category: string; readonly page: number }
  | { readonly kind: 'pass-on'; readonly consent: boolean }
  | { readonly kind: 'language'; readonly language: 'en' | 'id' }
  /** Without ticket: the asker does not want to be told. */
  | { readonly kind: 'tell'; readonly ticketId?: string }
  /** Without audience: the asker's status is forgotten. */
  | { readonly kind: 'status'; readonly audience?: Audience }
  /** What was chosen in the guide so far: who, when, where, and the number of the act. */
  | { readonly kind: 'guide'; readonly steps: readonly string[] }
  | { readonly kind: 'topics'; readonly aside: boolean }
  | { readonly kind: 'privacy' | 'none' | 'check-post' };

export const ASIDE = 'lain';
export const TELL = 'tell:';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads a choice's id; `undefined` when nobody but the sender made it up. */
export function parseChoiceId(id: string): ChoiceTarget | undefined {
  const [kind = '', first = '', second = '', ...rest] = id.split(':');
  switch (kind) {
    case 'entry':
      return { kind, entryId: first, aside: second === ASIDE };
    case 'topics':
      return { kind, aside: first === ASIDE };
    case 'more':
    case 'sanction':
    case 'basis':
      return { kind, entryId: first, page: Number.parseInt(second, 10) || 0 };
    case 'audience': {
      const audience = audienceNamed(second);
      return audience && { kind, entryId: first, audience };
    }
    case 'rate': {
      const feedback = FEEDBACKS.find((name) => name === second);
      return feedback && { kind, entryId: first, feedback };
    }
    case 'category':
      return { kind, category: first, page: Number.parseInt(second, 10) || 0 };
    case 'pass':
      return { kind: 'pass-on', consent: first === 'yes' };
    case 'language':
      return first === 'en' || first === 'id' ? { kind, language: first } : undefined;
    case 'tell': {
      if (first === 'no') return { kind };
      return UUID.test(first) ? { kind, ticketId: first } : undefined;
    }
    case 'status': {
      const audience = audienceNamed(first);
      return { kind, ...(audience ? { audience } : {}) };
    }
    case 'guide':
      return { kind, steps: [first, second, ...rest].filter(Boolean) };
    case 'privacy':
    case 'none':
    case 'check-post':
      return { kind };
    default:
      return undefined;
  }
}

function audienceNamed(name: string): Audience | undefined {
  return AUDIENCES.find((audience) => audience === name);
}
