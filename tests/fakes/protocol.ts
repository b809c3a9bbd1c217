import type { Finding, RankedClause } from '../../src/core/finding';
import type { Library } from '../../src/core/library';
import type { Message } from '../../src/core/message';
import type { Clause, Protocol } from '../../src/core/protocol';

/** A clause of an invented council; what a test does not speak of is plain. */
export const aClause = (given: Partial<Clause> & Pick<Clause, 'locator' | 'text'>): Clause => ({
  id: `ambleford-${given.locator.toLowerCase().replace(/[^a-z0-9.]+/g, '-')}`,
  council: 'ambleford',
  number: /^[\d.]+$/.test(given.locator) ? given.locator : null,
  heading: ['Working together'],
  leadIn: null,
  lines: [1, 1],
  binds: ['councillor'],
  modality: 'must',
  topics: [],
  refersTo: [],
  truncated: false,
  ...given,
});

export const orders = aClause({
  locator: '4.2',
  text: 'A member may not set work  for the ground staff; “please” makes no difference.',
  modality: 'must-not',
});
export const byLetter = aClause({
  locator: '4.3, bullet 2',
  leadIn: 'A member who wants something done may:',
  text: 'write to the Parish Clerk, who arranges it',
  modality: 'may',
});
export const courtesy = aClause({ locator: '4.4', text: 'Members are civil to employees at all times.' });
export const welcome = aClause({ locator: '4.5', text: 'Employees can expect a civil word.', modality: 'expects' });
export const stump = aClause({
  locator: 'Records, paragraph 1',
  text: 'Papers that are marked private may be read in the',
  heading: ['Part Two', 'Records'],
  truncated: true,
});

/** The protocol of an invented council that calls its people by words of its own. */
export const ambleford: Protocol = {
  key: 'ambleford',
  council: 'Ambleford Parish Council',
  title: 'How We Work Together',
  adopted: 'May 2019',
  reviewed: null,
  terms: {
    councillor: 'member',
    officer: 'post-holder',
    staff: 'employees',
    clerk: 'Parish Clerk',
    chair: 'Chairman',
  },
  version: 'a'.repeat(64),
  clauses: [orders, byLetter, courtesy, welcome, stump],
};

/** The same where the document gives neither council nor date. */
export const nameless: Protocol = { ...ambleford, key: 'nameless', council: null, adopted: null };

/** A library of these protocols. */
export const libraryOf = (...protocols: readonly Protocol[]): Library => ({
  keys: protocols.map(({ key }) => key),
  protocol: (key) => protocols.find((one) => one.key === key) ?? null,
});

export const ranked = (...clauses: readonly Clause[]): readonly RankedClause[] =>
  clauses.map((clause, index) => ({ clause, score: 0.9 - index / 10 }));

/** A finding that answers with the rule on orders, but for what is given. */
export const aFinding = (given: Partial<Finding> = {}): Finding => ({
  intent: 'question',
  answer: { kind: 'answered', clauses: ranked(orders) },
  verdict: null,
  referTo: null,
  instruction: null,
  about: null,
  notify: [],
  ...given,
});

/** A member's message to the bot, but for what is given. */
export const aMessage = (given: Partial<Message> = {}): Message => ({
  text: 'may I have the hedge cut?',
  council: 'ambleford',
  role: 'councillor',
  audience: 'direct',
  earlier: [],
  ...given,
});
