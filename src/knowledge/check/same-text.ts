import { words } from '../../core/words';
import type { Knowledge } from '../open-knowledge';
import type { Phrasing } from '../phrasings-file';
import { type Check, problem, type Remark } from './remark';

type Line<Value> = Value & { readonly file: string };

/** Texts are the same when their words are. */
const fold = (text: string): string => words(text).join(' ');

const groupBy = <Value>(values: readonly Value[], keyOf: (value: Value) => string): readonly (readonly Value[])[] => {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return [...groups.values()];
};

/** What each later line of a group that says the same has against the first one that it does not agree with. */
const compare = <Value>(
  group: readonly Value[],
  remark: (earlier: Value, later: Value) => Remark | null,
): readonly Remark[] =>
  group.flatMap((later, at) => {
    for (const earlier of group.slice(0, at)) {
      const found = remark(earlier, later);
      if (found !== null) return [found];
    }
    return [];
  });

const place = ({ file, line }: { readonly file: string; readonly line: number }): string =>
  `${file.split(/[\\/]/).at(-1)}:${line}`;

const phrasingLines = ({ phrasings }: Knowledge): readonly Line<Phrasing>[] =>
  phrasings.flatMap(({ file, phrasings: own }) => own.map((one) => ({ file, ...one })));

const overlap = (one: readonly string[], other: readonly string[]): boolean => one.some((id) => other.includes(id));

/** Why two phrasings with the same words from the same role teach opposite things; null where they do not. */
const disagreement = (
  one: Line<Phrasing>,
  other: Line<Phrasing>,
  topicsOf: (phrasing: Phrasing) => readonly string[],
): string | null => {
  const sameCouncil = one.council === other.council;
  if (sameCouncil && one.primary !== null && other.primary !== null) {
    const bothSilent = one.primary.length === 0 && other.primary.length === 0;
    if (!bothSilent && !overlap(one.primary, other.primary)) return 'another clause';
  } else {
    const [topics, otherTopics] = [topicsOf(one), topicsOf(other)];
    if (topics.length > 0 && otherTopics.length > 0 && !overlap(topics, otherTopics)) return 'another topic';
  }
  if (!sameCouncil) return null;
  if (one.verdict !== other.verdict) return 'another verdict';
  if (one.referTo !== other.referTo) return 'another person to go to';
  return one.about === other.about ? null : 'another person complained of';
};

/** The same words from the same role with labels that pull two ways, or twice for the same council. */
export const checkPhrasings: Check = (knowledge) => {
  const topicsOfClause = new Map(
    knowledge.protocols.flatMap(({ protocol }) => protocol.clauses.map(({ id, topics }) => [id, topics] as const)),
  );
  const topicsOf = ({ topic, primary }: Phrasing): readonly string[] =>
    topic === null ? (primary ?? []).flatMap((id) => topicsOfClause.get(id) ?? []) : [topic];
  const groups = groupBy(phrasingLines(knowledge), ({ role, text }) => `${role} ${fold(text)}`);
  return groups.flatMap((group) =>
    compare(group, (earlier, later) => {
      const { file, line } = later;
      const why = disagreement(earlier, later, topicsOf);
      if (why !== null) {
        const message = `The same words stand in ${place(earlier)} with ${why}: they pull two ways.`;
        return problem(file, line, message, 'Decide which is right and delete the other, or name both in one line.');
      }
      if (earlier.council !== later.council) return null;
      return problem(file, line, `The same words stand in ${place(earlier)}.`, 'Delete one of the two.');
    }),
  );
};

/** Messages of a small intent that stand twice, or that are a question elsewhere. */
export const checkIntents: Check = (knowledge) => {
  const { intents } = knowledge;
  if (intents === null) return [];
  const { file, messages } = intents;
  const twice = groupBy(messages, ({ text }) => fold(text) || text).flatMap((group) =>
    compare(group, (earlier, later) => {
      const same = earlier.intent === later.intent;
      const message = same
        ? `The same words stand on line ${earlier.line}.`
        : `The same words stand on line ${earlier.line} as ${earlier.intent}: they pull two ways.`;
      return problem(file, later.line, message, 'Delete one of the two.');
    }),
  );
  const asked = new Map(phrasingLines(knowledge).map((one) => [fold(one.text), one]));
  const elsewhere = messages.flatMap(({ intent, text, line }): readonly Remark[] => {
    const phrasing = intent === 'none' ? undefined : asked.get(fold(text));
    if (phrasing === undefined || phrasing.topic === 'else-casual-chat') return [];
    const message = `The same words are a ${phrasing.kind} in ${place(phrasing)}: they pull two ways.`;
    return [problem(file, line, message, 'Delete one of the two.')];
  });
  return [...twice, ...elsewhere];
};

/** Messages that are an instruction in one line and none in another, or that stand twice. */
export const checkInstructions: Check = ({ instructions }) => {
  const lines = instructions.flatMap(({ file, messages }) => messages.map((one) => ({ file, ...one })));
  const groups = groupBy(lines, ({ role, channel, text }) => `${role} ${channel} ${fold(text) || text}`);
  return groups.flatMap((group) =>
    compare(group, (earlier, later) => {
      const opposite = earlier.flag === later.flag ? '' : ' with the opposite flag: they pull two ways';
      const message = `The same words stand in ${place(earlier)}${opposite}.`;
      return problem(later.file, later.line, message, 'Delete one of the two.');
    }),
  );
};
