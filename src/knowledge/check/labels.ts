import type { Knowledge } from '../open-knowledge';
import { type Check, problem, type Remark } from './remark';

const CORRECT = 'Correct the id; if it was renamed or retired, change or delete this line.';

/** One labelled line of whatever file. */
type Labelled = {
  readonly file: string;
  readonly line: number;
  readonly council: string | null;
  readonly topic: string | null;
  readonly primary: readonly string[] | null;
  readonly also: readonly string[];
};

const labelled = ({ phrasings, followUps }: Knowledge): readonly Labelled[] => [
  ...phrasings.flatMap(({ file, phrasings: own }) => own.map((one) => ({ file, ...one }))),
  ...(followUps?.followUps ?? []).map((one) => ({ file: followUps?.file ?? '', topic: null, ...one })),
];

/** Lines that name a topic, a council or a clause that there is none of, and lines that name nothing. */
export const checkLabels: Check = (knowledge) => {
  const { topics, protocols } = knowledge;
  const topicIds = new Set(topics?.topics.map(({ id }) => id));
  const councilOf = new Map(
    protocols.flatMap(({ protocol }) => protocol.clauses.map(({ id, council }) => [id, council])),
  );
  const councils = new Set(protocols.map(({ protocol }) => protocol.key));
  return labelled(knowledge).flatMap(({ file, line, council, topic, primary, also }): readonly Remark[] => {
    const wrong = (message: string, fix = CORRECT): Remark => problem(file, line, message, fix);
    const remarks: Remark[] = [];
    if (topic === null && primary === null)
      remarks.push(wrong('It says neither its topic nor its clauses.', 'Give it `topic`, or `council` and `primary`.'));
    if (topic !== null && topics !== null && !topicIds.has(topic))
      remarks.push(wrong(`It names the topic \`${topic}\`, which topics.yaml does not have.`));
    if (council === null && primary !== null)
      remarks.push(wrong('It names clauses and no council.', 'Add the council whose clauses they are.'));
    if (council !== null && !councils.has(council))
      return [...remarks, wrong(`It names the council \`${council}\`, whose protocol is not there.`)];
    for (const id of [...(primary ?? []), ...also]) {
      const owner = councilOf.get(id);
      if (owner === undefined) remarks.push(wrong(`It names the clause \`${id}\`, which no protocol has.`));
      else if (owner !== council) remarks.push(wrong(`\`${id}\` is a clause of ${owner}, not of ${council}.`));
    }
    return remarks;
  });
};
