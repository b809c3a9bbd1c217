/** What a rule found. `worth-knowing` stops nothing. */
export type Diagnosis = {
  readonly state: 'fine' | 'worth-knowing' | 'wrong';
  readonly says: string;
  /** What to do about it; null where there is nothing to do. */
  readonly fix: string | null;
};

/** One thing that the doctor looks at: what, and why it matters. Its look never throws for what it is there to find. */
export type Rule = {
  readonly what: string;
  readonly why: string;
  readonly look: () => Promise<readonly Diagnosis[]>;
};

export const fine = (says: string): Diagnosis => ({ state: 'fine', says, fix: null });
export const worthKnowing = (says: string, fix: string): Diagnosis => ({ state: 'worth-knowing', says, fix });
export const wrong = (says: string, fix: string): Diagnosis => ({ state: 'wrong', says, fix });
