import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TopicShare } from '../core/matching/clause-index';
import { wholeText } from '../core/matching/clause-index';
import type { Model } from '../core/matching/model';
import { partsOf, proposeTopics } from '../core/matching/propose-topics';
import type { Protocol } from '../core/protocol';
import { hashInputs, packMatcher, packMemory, type Weighings } from '../knowledge/matcher-files';
import { writeModelFile } from '../knowledge/model-file';
import { packProposer } from '../knowledge/proposer-file';
import { buildIndex, buildMemory, type Encoded } from './build-index';
import { fitRanker, fitSilence, type HeldOut, hits, holdOut, learntWhole } from './cross-validate';
import { encodeTexts } from './encode-texts';
import { fitModels, VECTOR_CACHE, type Without } from './fit-job';
import { fitProposer, wordingsOf } from './fit-proposer';
import { fitVerdicts } from './fit-verdicts';
import { FOLDS, loadExamples } from './load-examples';
import { KNOWLEDGE, loadConcepts, loadProtocols, loadTopics } from './places';
import { remitCases, verdictReport } from './remit-cases';

const MODELS = join(KNOWLEDGE, 'model');

const protocols = loadProtocols();
const topics = loadTopics();
const concepts = loadConcepts();
const examples = loadExamples(KNOWLEDGE, protocols);
/** Those from which everything is learnt. */
const whole = examples.filter(({ teaches }) => teaches === null);
const councils = [...protocols.keys()];
const titles = new Map(topics.map(({ id, title }) => [id, title]));

function encodeAll(): Encoded {
  const clauses = [...protocols.values()].flatMap((protocol) => protocol.clauses);
  return encodeTexts(
    [
      ...examples.map(({ text }) => text),
      ...clauses.flatMap((clause) => [wholeText(clause), ...partsOf(clause)]),
      ...topics.flatMap(({ title, rule, wordings }) => [title, rule, ...wordings]),
    ],
    VECTOR_CACHE,
  );
}

/** The phrasings written for a council, each as a model that did not learn from its fold sees it. */
function holdOutFolds(models: ReadonlyMap<Without, Model>, encoded: Encoded): readonly HeldOut[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const model = modelOf(models, `fold-${fold}`);
    return [...protocols.values()].flatMap((protocol) => {
      const written = examples.filter(({ council }) => council === protocol.key);
      const answered = written.filter(({ clauses, teaches }) => clauses.length > 0 && teaches === null);
      const index = buildIndex(model, protocol, encoded, buildMemory(model, answered, encoded));
      return written
        .filter((example) => example.fold === fold)
        .map((example) => holdOut(example, model, index, encoded, (at) => answered[at]?.fold === fold));
    });
  });
}

/** Topics for a council's clauses from what the others' reviewers, wordings and phrasings teach. */
function proposeFor(council: string, encoded: Encoded): readonly (readonly TopicShare[])[] {
  const others = [...protocols.values()].filter(({ key }) => key !== council);
  const wordings = wordingsOf(
    topics,
    others,
    whole.filter((example) => example.council !== council),
  );
  const proposer = fitProposer(wordings, topics, encoded, concepts);
  const position = new Map(topicIds.map((id, at) => [id, at]));
  return (protocols.get(council)?.clauses ?? []).map((clause) =>
    proposeTopics(clause, proposer, (text) => encoded.get(text) ?? new Float32Array(512)).flatMap(
      ({ topic, share }) => {
        const at = position.get(proposer.topics.classes[topic] ?? '');
        return at === undefined ? [] : [{ topic: at, share: Math.sqrt(share) }];
      },
    ),
  );
}

function modelOf(models: ReadonlyMap<Without, Model>, without: Without): Model {
  const model = models.get(without);
  if (model === undefined) throw new Error(`No model was fitted without ${without}.`);
  return model;
}

const say = (text: string): void => console.log(text);
const percent = ({ first, firstThree }: { readonly first: number; readonly firstThree: number }): string =>
  `${first.toFixed(1)} % / ${firstThree.toFixed(1)} %`;

const topicIds = [...new Set(examples.flatMap(({ topics: about }) => about))].sort();

/** A council as models that never saw it see it. */
type Stranger = {
  readonly protocol: Protocol;
  readonly proposals: readonly (readonly TopicShare[])[];
  readonly held: readonly HeldOut[];
};

type Strangers = ReadonlyMap<string, Stranger>;

function meetStrangers(models: ReadonlyMap<Without, Model>, encoded: Encoded): Strangers {
  const met = [...protocols].map(([council, protocol]) => {
    const model = modelOf(models, `council-${council}`);
    const proposals = proposeFor(council, encoded);
    const index = buildIndex(model, protocol, encoded, null, proposals);
    const written = examples.filter((example) => example.council === council);
    const held = written.map((example) => holdOut(example, model, index, encoded));
    const reviewed = protocol.clauses.map(({ topics: ids }) => ids);
    say(`topics proposed for ${council}: ${proposalReport(proposals, reviewed)}`);
    return [council, { protocol, proposals, held }] as const;
  });
  return new Map(met);
}

const heldOf = (strangers: Strangers, without: string | null): readonly HeldOut[] =>
  [...strangers].flatMap(([council, { held }]) => (council === without ? [] : held));

/** Weighings from all strangers but one: some ten numbers, and none of them from that council's phrasings. */
function weighStrangers(strangers: Strangers, without: string | null): Weighings {
  const held = learntWhole(heldOf(strangers, without));
  const ranker = fitRanker(held);
  return { ranker, silence: fitSilence(held, ranker) };
}

function writeCouncil(
  council: string,
  strangers: Strangers,
  models: ReadonlyMap<Without, Model>,
  encoded: Encoded,
  inputs: string,
): void {
  const stranger = strangers.get(council);
  if (stranger === undefined) return;
  const { protocol, proposals } = stranger;
  const main = modelOf(models, 'nothing');
  const written = whole.filter((example) => example.council === council && example.clauses.length > 0);
  const { vectors } = buildIndex(main, protocol, encoded, null);
  const memory = buildMemory(main, written, encoded);
  write(`memory-${council}`, packMemory({ version: protocol.version, memory, clauseVectors: vectors }));
  const model = modelOf(models, `council-${council}`);
  const unseen = weighStrangers(strangers, council);
  const others = examples.filter((example) => example.council !== council);
  const verdicts = fitVerdicts(remitCases(heldOf(strangers, council), unseen.ranker, others), model, encoded);
  write(`unseen-${council}`, packMatcher({ model, verdicts, seen: null, unseen, proposals, titles, inputs }));
}

async function train(): Promise<void> {
  mkdirSync(MODELS, { recursive: true });
  const encoded = encodeAll();
  const inputs = hashInputs(KNOWLEDGE);
  const wanted: readonly Without[] = [
    'nothing',
    ...Array.from({ length: FOLDS }, (_, fold): Without => `fold-${fold}`),
    ...councils.map((council): Without => `council-${council}`),
  ];
  const models = await fitModels(wanted, 2, process.argv.includes('--reuse'));
  const held = holdOutFolds(models, encoded);
  const answers = learntWhole(held);
  const ranker = fitRanker(answers);
  const seen = { ranker, silence: fitSilence(answers, ranker) };
  say(`first clause / among first three, ${FOLDS}-fold cross-validation: ${percent(hits(answers, ranker))}`);
  const strangers = meetStrangers(models, encoded);
  const unseen = weighStrangers(strangers, null);
  const strange = hits(learntWhole(heldOf(strangers, null)), unseen.ranker);
  say(`the same, each council left out and its topics proposed: ${percent(strange)}`);
  const main = modelOf(models, 'nothing');
  const cases = remitCases(held, ranker, examples);
  say(`verdicts, cross-validation: ${verdictReport(cases, models, encoded)}`);
  const verdicts = fitVerdicts(cases, main, encoded);
  write('main', packMatcher({ model: main, verdicts, seen, unseen, proposals: null, titles, inputs }));
  for (const council of councils) writeCouncil(council, strangers, models, encoded, inputs);
  const wordings = wordingsOf(topics, [...protocols.values()], whole);
  write('proposer', packProposer(fitProposer(wordings, topics, encoded, concepts), inputs));
}

function proposalReport(
  proposals: readonly (readonly TopicShare[])[],
  reviewed: readonly (readonly string[])[],
): string {
  let first = 0;
  let found = 0;
  let all = 0;
  for (const [at, ids] of reviewed.entries()) {
    const proposed = (proposals[at] ?? []).map(({ topic }) => topicIds[topic] ?? '');
    if (ids.includes(proposed[0] ?? '')) first++;
    found += ids.filter((id) => proposed.includes(id)).length;
    all += ids.length;
  }
  return `first right ${((100 * first) / reviewed.length).toFixed(0)} %, found ${((100 * found) / all).toFixed(0)} %`;
}

function write(name: string, file: Parameters<typeof writeModelFile>[1]): void {
  writeModelFile(join(MODELS, `${name}.bin`), file, 6);
}

void train();
