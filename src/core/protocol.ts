/** Who a clause speaks to, or who sends a message. Words differ between councils; these are ours. */
export type Role = 'councillor' | 'chair' | 'officer' | 'clerk' | 'deputy-clerk' | 'monitoring-officer';

/** Whom a protocol names to go to. */
export type ReferTo = 'clerk' | 'chair' | 'monitoring-officer' | 'chief-executive' | 'line-manager' | 'director';

/** Whom a clause binds. */
export type Party = 'councillor' | 'chair' | 'officer' | 'clerk' | 'monitoring-officer' | 'council';

/** The force of a clause, read from its verbs. `expects`: what one side can expect of the other. `states`: a fact. */
export type Modality = 'must' | 'must-not' | 'should' | 'should-not' | 'may' | 'expects' | 'states';

/** Characters of a clause's id at most: a button carries those of several clauses. An import's stay below it. */
export const LONGEST_CLAUSE_ID = 200;

/** One numbered paragraph, unnumbered paragraph or bullet of one council's protocol, verbatim. */
export type Clause = {
  /** Unique over all councils and stable across imports, such as `langport-2.3` or `parish-legal-issues-p2`. */
  readonly id: string;
  readonly council: string;
  /** The number that the document prints, without its full stop; null where it prints none. */
  readonly number: string | null;
  /** How a person finds it: `2.3`, `3.1, bullet 4`, `Legal Issues, paragraph 2`. */
  readonly locator: string;
  /** From the outermost heading to the nearest. */
  readonly heading: readonly string[];
  /** The sentence that a bullet completes; not part of `text`. */
  readonly leadIn: string | null;
  /** As the source has it; lines that the page cut are joined by one space. */
  readonly text: string;
  /** First and last line in the source file, counted from 1. */
  readonly lines: readonly [number, number];
  readonly binds: readonly Party[];
  readonly modality: Modality;
  /** Topic ids, the most central first. */
  readonly topics: readonly string[];
  readonly refersTo: readonly ReferTo[];
  /** True where the source stops in the middle of a sentence. */
  readonly truncated: boolean;
};

/** What the council calls its people, in its own spelling. */
export type Terms = {
  readonly councillor: string;
  readonly officer: string;
  readonly staff: string;
  readonly clerk: string;
  readonly chair: string;
};

/** One council's adopted document. */
export type Protocol = {
  readonly key: string;
  /** As the document gives it; null where it names no council. */
  readonly council: string | null;
  readonly title: string;
  /** As printed (`June 2022`); null where not given. */
  readonly adopted: string | null;
  readonly reviewed: string | null;
  readonly terms: Terms;
  /** SHA-256 of the source, hexadecimal: the version that a reply quotes. */
  readonly version: string;
  readonly clauses: readonly Clause[];
};
