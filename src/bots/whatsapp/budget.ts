/** How much a number may say in 24 hours before WhatsApp takes it for a spammer. */
export interface Budget {
  readonly repliesPerDay: number;
  readonly newContactsPerDay: number;
}

export interface Spent {
  readonly repliesToday: number;
  readonly newContactsToday: number;
  /** Whether the contact was answered before. */
  readonly known: boolean;
  /** Whether the contact was pointed to another channel in the last 24 hours. */
  readonly pointed: boolean;
}

/** Beyond a budget this share of it may still be spent on pointing people elsewhere. */
const POINTING_SHARE = 0.2;

/** Answer, point to another channel, or stay silent. Pure. */
export function spend(budget: Budget, spent: Spent): 'answer' | 'point' | 'silent' {
  const newcomers = spent.known ? 0 : spent.newContactsToday;
  if (spent.repliesToday < budget.repliesPerDay && newcomers < budget.newContactsPerDay) {
    return 'answer';
  }
  const within = (used: number, limit: number) => used < limit * (1 + POINTING_SHARE);
  const mayPoint =
    within(spent.repliesToday, budget.repliesPerDay) && within(newcomers, budget.newContactsPerDay);
  return mayPoint && !spent.pointed ? 'point' : 'silent';
}
