import type { HistoryEntry } from '../core/register/history';
import type { Item } from '../core/register/item';
import { type Person, personOf } from '../core/register/person';
import { keeps, standingOf } from '../core/register/standing';
import type { RegisterDeps } from './register-deps';
import type { WordsOf } from './verification';

/** What stands in the register under one name: a sentence, a note, a comment. It is removed whole or not at all. */
export type Passage = Pick<HistoryEntry, 'sequence' | 'act' | 'at' | 'by'> & {
  readonly name: string;
  readonly text: string;
};

type Refused = {
  readonly kind: 'refused';
  /** `unseen`: for this person there is no such item. `held`: a legal hold keeps its words. */
  readonly reason: 'unseen' | 'not-yours' | 'held' | 'not-found';
};

/** What would be removed. */
export type RedactPlan = { readonly kind: 'found'; readonly passages: readonly Passage[] } | Refused;

export type RedactResult =
  | { readonly kind: 'redacted'; readonly passages: readonly Passage[] }
  /** Somebody was quicker: look again. */
  | { readonly kind: 'stale' }
  | Refused;

/** Lawful removal of words, by whoever keeps the item. The item stays, and its history says what was removed, when and by whom. */
export type RedactWords = {
  /** The passages of an item in which these words stand; changes nothing. */
  readonly plan: (by: string, reference: string, words: string) => Promise<RedactPlan>;
  readonly redact: (by: string, reference: string, words: string, reason: string | null) => Promise<RedactResult>;
};

/** Words that are a person's id. */
const NAMES: ReadonlySet<string> = new Set(['to', 'person']);
/** What fired are words of the sentence, and goes with it. */
const FIRED = 'fired';

const fold = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('en-GB').replace(/\s+/g, ' ').trim();

const passagesWith = (words: string, history: readonly HistoryEntry[]): readonly Passage[] => {
  const wanted = fold(words);
  if (wanted === '') return [];
  return history.flatMap(({ sequence, act, at, by, words: said }) =>
    Object.entries(said).flatMap(([name, text]) =>
      text !== null && name !== FIRED && !NAMES.has(name) && fold(text).includes(wanted)
        ? [{ sequence, act, at, by, name, text }]
        : [],
    ),
  );
};

const namesOf = ({ name }: Passage): readonly string[] => (name === 'sentence' ? [name, FIRED] : [name]);

const refused = (reason: Refused['reason']): Refused => ({ kind: 'refused', reason });

/** The use case behind `remit register redact`. */
export const createRedactWords = ({ store, directory, protocol, now }: RegisterDeps): RedactWords => {
  const { staffing } = directory;

  const refusal = (person: Person, item: Item): Refused | null => {
    const standing = standingOf(person, item, staffing);
    if (standing === 'stranger') return refused('unseen');
    if (!keeps(standing)) return refused('not-yours');
    return item.legalHold ? refused('held') : null;
  };

  const find = async (by: string, reference: string, words: string) => {
    const person = personOf(staffing, by);
    const item = person === null ? null : await store.item(reference);
    if (person === null || item === null || item.council !== protocol.key) return refused('unseen');
    const no = refusal(person, item);
    if (no !== null) return no;
    const passages = passagesWith(words, await store.history({ kind: 'item', reference }));
    return passages.length === 0 ? refused('not-found') : ({ kind: 'found', item, passages } as const);
  };

  return {
    plan: async (by, reference, words) => {
      const found = await find(by, reference, words);
      return found.kind === 'refused' ? found : { kind: 'found', passages: found.passages };
    },
    redact: async (by, reference, words, reason) => {
      const found = await find(by, reference, words);
      if (found.kind === 'refused') return found;
      const { item, passages } = found;
      const remove = passages.map((passage): WordsOf => ({ sequence: passage.sequence, names: namesOf(passage) }));
      const said = reason === null ? {} : { reason };
      const deed = { act: 'redacted', by, at: now().toISOString(), detail: {}, words: said } as const;
      const acted = await store.redact({ reference, seenVersion: item.version, deed, remove });
      if (acted.kind === 'missing') return refused('unseen');
      return acted.kind === 'stale' ? { kind: 'stale' } : { kind: 'redacted', passages };
    },
  };
};
