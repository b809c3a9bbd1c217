import { checkSource } from '../check-source';
import type { Knowledge } from '../open-knowledge';
import { type Check, note, problem, type Remark } from './remark';

const ELSEWHERE = 'elsewhere';
/** A topic with fewer phrasings than this is not learnt well. */
export const FEWEST_PHRASINGS = 8;

/** Protocols that are not word for word what was imported, or whose source is gone. */
export const checkSources: Check = ({ protocols }) =>
  protocols.flatMap((one): readonly Remark[] => {
    const { file, source, sourceText, protocol } = one;
    if (sourceText !== null)
      return checkSource(file, one, sourceText).map((found) => ({ ...found, weight: 'problem' }));
    const fix = `Put the document back into protocols/sources, or import it again as ${protocol.key}.`;
    return [problem(file, 1, `Its source ${source} is not there.`, fix)];
  });

/** Clauses without a topic, or under one that there is none of or that such protocols do not treat. */
export const checkClauses: Check = ({ protocols, topics }) => {
  const areas = new Map(topics?.topics.map(({ id, area }) => [id, area]));
  return protocols.flatMap(({ file, protocol, clauseLines }) =>
    protocol.clauses.flatMap(({ id, topics: own }): readonly Remark[] => {
      const line = clauseLines.get(id) ?? 1;
      if (own.length === 0) {
        const fix = 'Give it the ids of topics.yaml whose rule it states; add a topic there where none fits.';
        return [problem(file, line, `${id} has no topic, so that no question finds it.`, fix)];
      }
      if (topics === null) return [];
      return own.flatMap((topic): readonly Remark[] => {
        const area = areas.get(topic);
        if (area === undefined)
          return [
            problem(file, line, `${id} names the topic \`${topic}\`, which topics.yaml does not have.`, DID_YOU_RENAME),
          ];
        if (area !== ELSEWHERE) return [];
        const fix = 'Move the topic to the area that it belongs to, or give the clause another.';
        return [problem(file, line, `${id} is under \`${topic}\`, which is for what protocols leave out.`, fix)];
      });
    }),
  );
};

const DID_YOU_RENAME = 'Correct the id; if a topic was renamed or retired, change every place that names it.';

/** How many phrasings teach each topic: its own, and those of the clauses under it. */
const countPhrasings = ({ protocols, phrasings }: Knowledge): ReadonlyMap<string, number> => {
  const topicsOf = new Map(
    protocols.flatMap(({ protocol }) => protocol.clauses.map(({ id, topics }) => [id, topics] as const)),
  );
  const counts = new Map<string, number>();
  for (const { topic, primary } of phrasings.flatMap((one) => one.phrasings)) {
    const taught = topic === null ? (primary ?? []).flatMap((id) => topicsOf.get(id) ?? []) : [topic];
    for (const id of new Set(taught)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
};

/** Topics that no clause is under, and topics that too few phrasings teach. */
export const checkTopics: Check = (knowledge) => {
  const { topics, protocols } = knowledge;
  if (topics === null) return [];
  const settled = new Set(protocols.flatMap(({ protocol }) => protocol.clauses.flatMap((clause) => clause.topics)));
  const counts = countPhrasings(knowledge);
  return topics.topics.flatMap(({ id, area }): readonly Remark[] => {
    const line = topics.lines.get(id) ?? 1;
    const count = counts.get(id) ?? 0;
    const remarks: Remark[] = [];
    if (area !== ELSEWHERE && !settled.has(id)) {
      const fix = 'Put it under the clauses that state its rule, or retire it with its phrasings.';
      const message = `No clause is under the topic \`${id}\`.`;
      // A topic that people ask about teaches the matcher to be silent, even where no protocol treats it.
      remarks.push((count > 0 ? note : problem)(topics.file, line, message, fix));
    }
    const fix = `Write some in phrasings/${area}.jsonl: ${FEWEST_PHRASINGS} at least, by people who type differently.`;
    if (count === 0) remarks.push(problem(topics.file, line, `No phrasing teaches the topic \`${id}\`.`, fix));
    else if (count < FEWEST_PHRASINGS) {
      const message = `Only ${count} ${count === 1 ? 'phrasing teaches' : 'phrasings teach'} the topic \`${id}\`.`;
      remarks.push(note(topics.file, line, message, fix));
    }
    return remarks;
  });
};
