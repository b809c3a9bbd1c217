import { createResponder } from '../../../src/core/create-responder';
import type { Finding } from '../../../src/core/finding';
import type { Message } from '../../../src/core/message';
import type { Role } from '../../../src/core/protocol';
import type { Reply } from '../../../src/core/reply';
import { aFinding, ambleford, byLetter, courtesy, orders, ranked, stump, welcome } from '../../fakes/protocol';
import { flagged } from '../../fakes/register';

/** What Remit of the invented council makes of a message, by the words that it holds. */
export const findingOf = (message: Message): Finding => {
  const { text, earlier } = message;
  const clauses = ranked(orders, byLetter, courtesy, welcome);
  if (text.includes('cut')) return flagged(text, 'cut');
  if (text.includes('rude')) return aFinding({ intent: 'concern', about: 'clerk', notify: [] });
  if (text.includes('privacy')) return aFinding({ intent: 'privacy', answer: { kind: 'no-question' } });
  if (text.includes('moon'))
    return aFinding({ answer: { kind: 'silent', gap: 'the moon', nearest: ranked(courtesy) } });
  if (text.includes('either')) {
    return aFinding({ answer: { kind: 'ambiguous', readings: ranked(orders, stump), clauses: [] } });
  }
  if (text.includes('weed')) return aFinding({ intent: 'remit-check', verdict: 'outside' });
  if (earlier.length > 0) return aFinding({ answer: { kind: 'answered', clauses: ranked(byLetter) } });
  return aFinding({ answer: { kind: 'answered', clauses } });
};

export type Speaker = 'councillor' | 'officer';

/** What is said to Remit in private, by whom, one message after the other. */
export type Conversation = { readonly name: string; readonly by: Speaker; readonly says: readonly string[] };

export const CONVERSATIONS: readonly Conversation[] = [
  { name: 'a question', by: 'councillor', says: ['may I have the hedge trimmed?'] },
  { name: 'a question of which the protocol says nothing', by: 'councillor', says: ['who owns the moon?'] },
  { name: 'a question with two readings', by: 'officer', says: ['is it either of them?'] },
  { name: 'a remit check', by: 'officer', says: ['a member wants me to weed his drive'] },
  { name: 'a concern about the Clerk', by: 'officer', says: ['the clerk was rude to me'] },
  { name: 'an instruction to staff', by: 'councillor', says: ['Otto, please cut the hedge & the <b>verge</b>'] },
  { name: 'what becomes of my data', by: 'councillor', says: ['privacy please'] },
  {
    name: 'a question and its follow-up',
    by: 'councillor',
    says: ['may I have the hedge trimmed?', 'and in writing?'],
  },
];

const respond = createResponder(findingOf);

/** The replies that the core gives in such a conversation. `heard`: who hears of the Clerk where the surface knows its people. */
export const repliesTo = ({ by, says }: Conversation, heard: Pick<Message, 'hearer'> = {}): readonly Reply[] => {
  const role: Role = by;
  return says.map((text, index) => {
    const earlier = says.slice(0, index);
    const message = { text, council: 'ambleford', role, audience: 'direct', earlier, ...heard } as const;
    return respond(message, ambleford).reply;
  });
};

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Everything that every surface must say of a reply, in this order: our sentences, and the clauses word for word. */
export const partsOf = ({ heading, verdict, sections, source }: Reply): readonly string[] =>
  [
    heading,
    ...(verdict === null ? [] : [verdict.line]),
    ...sections.flatMap((section) => [
      ...(section.title === null ? [] : [section.title]),
      ...section.paragraphs,
      ...section.quotes.map(({ text }) => text),
    ]),
    ...(sections.some(({ quotes }) => quotes.length > 0) ? [source.line] : []),
  ]
    .map(squeezed)
    .filter((part) => part !== '');

/** Which of these parts are not said, or not in their order. */
export const missingFrom = (said: string, parts: readonly string[]): readonly string[] => {
  // Terminals mark quotes and wrap lines.
  const words = squeezed(said.replace(/^[>│|] ?/gm, ''));
  let from = 0;
  return parts.filter((part) => {
    const found = words.indexOf(part, from);
    if (found === -1) return true;
    from = found + part.length;
    return false;
  });
};
