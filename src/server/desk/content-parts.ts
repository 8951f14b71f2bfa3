import type { ContentDesk } from '../../content-desk/content-desk.ts';
import type { ImpactRunner } from '../../content-desk/impact-runner.ts';
import type { ContentStore } from '../../storage/content-store.ts';
import type { ContentSuggestions } from '../../storage/content-suggestions.ts';
import type { ContentUsage } from '../../storage/content-usage.ts';

/** What the pages of the content stand on. */
export interface ContentParts {
  readonly store: ContentStore;
  readonly desk: ContentDesk;
  readonly usage: ContentUsage;
  readonly suggestions: ContentSuggestions;
  readonly impact: ImpactRunner;
}
