import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audienceFacts, createInstructionDetector } from '../core/instruction/detect-instruction';
import type { InstructionModel } from '../core/instruction/instruction-model';
import { vectorise } from '../core/matching/vectorise';
import type { Audience } from '../core/message';
import { normalise } from '../core/normalise';
import type { Role } from '../core/protocol';
import { openEncoder } from '../encoder/open-encoder';
import { packInstructionModel } from '../knowledge/instruction-model-file';
import { readInstructions } from '../knowledge/instructions-file';
import { unpackMatcher } from '../knowledge/matcher-files';
import { readModelFile, writeModelFile } from '../knowledge/model-file';
import { encodeTexts } from './encode-texts';
import { VECTOR_CACHE } from './fit-job';
import { fitClassifier, fitVocabulary } from './fit-model';
import { type Example, loadExamples } from './load-examples';
import { KNOWLEDGE, loadConcepts, loadProtocols, unusable } from './places';

type Labelled = {
  readonly text: string;
  readonly role: Role;
  readonly audience: Audience;
  readonly flag: boolean;
  /** The part of cross-validation that leaves it out. */
  readonly part: number;
};

const PARTS = 5;
const isElected = <T extends { readonly role: string }>(one: T): one is T & { readonly role: 'councillor' | 'chair' } =>
  one.role === 'councillor' || one.role === 'chair';

function loadMessages(): readonly Labelled[] {
  const name = 'instructions/messages.jsonl';
  const read = readInstructions(name, readFileSync(join(KNOWLEDGE, name), 'utf8'));
  if (read.kind === 'invalid') return unusable(read.problems);
  return read.messages.filter(isElected).map(({ text, role, flag, channel }, at) => ({
    text: normalise(text),
    role,
    audience: channel === 'shared' ? 'shared' : 'direct',
    flag,
    // Pairs stand together, so that parts are made of runs of four.
    part: Math.floor(at / 4) % PARTS,
  }));
}

/** A question to the bot about the protocol is no instruction. */
const toQuestion = ({ text, role }: Example, at: number): Labelled => ({
  text,
  role,
  audience: 'direct',
  flag: false,
  part: at % PARTS,
});

function learn(
  messages: readonly Labelled[],
  encoded: ReadonlyMap<string, Float32Array>,
  base: InstructionModel,
): InstructionModel {
  const vocabulary = fitVocabulary(messages, base.vocabulary.concepts);
  const words = vocabulary.index.size;
  const { projection } = base;
  const examples = messages.map(({ text, role, audience, flag }) => ({
    vector: vectorise(vocabulary, projection, text, role, encoded.get(text) ?? new Float32Array(512)),
    labels: [flag ? 'flag' : 'none'],
    weight: 1,
    more: audienceFacts(audience !== 'shared').map(({ feature, value }) => ({
      feature: words + projection.width + feature,
      value,
    })),
  }));
  return { vocabulary, projection, classifier: fitClassifier(examples, words, 12, 1) };
}

/** Precision and recall of a detector that did not learn from these messages, in per cent. */
function measure(pairs: readonly (readonly [boolean, boolean])[]): string {
  const flagged = pairs.filter(([said]) => said).length;
  const wanted = pairs.filter(([, flag]) => flag).length;
  const both = pairs.filter(([said, flag]) => said && flag).length;
  return `precision ${((100 * both) / flagged).toFixed(1)} %, recall ${((100 * both) / wanted).toFixed(1)} % of ${pairs.length}`;
}

function train(): void {
  const protocols = loadProtocols();
  const messages = loadMessages();
  const questions = loadExamples(KNOWLEDGE, protocols).filter(isElected).map(toQuestion);
  const { model } = unpackMatcher(readModelFile(join(KNOWLEDGE, 'model', 'main.bin')));
  const base: InstructionModel = {
    vocabulary: { ...model.vocabulary, concepts: loadConcepts() },
    projection: model.projection,
    classifier: model.asks,
  };
  const encoded = encodeTexts(
    [...messages, ...questions].map(({ text }) => text),
    VECTOR_CACHE,
  );
  const { encode } = openEncoder();
  const remembered = (text: string): Float32Array => encoded.get(text) ?? encode(text);
  const detects = (learnt: InstructionModel) => {
    const detect = createInstructionDetector(learnt, remembered);
    return ({ text, role, audience }: Labelled): boolean =>
      detect({ text, role, audience, council: '', earlier: [] }) !== null;
  };
  const all = [...messages, ...questions];
  const pairs: (readonly [boolean, boolean])[] = [];
  let alarms = 0;
  for (let part = 0; part < PARTS; part++) {
    const detect = detects(
      learn(
        all.filter((one) => one.part !== part),
        encoded,
        base,
      ),
    );
    for (const one of messages) if (one.part === part) pairs.push([detect(one), one.flag]);
    alarms += questions.filter((one) => one.part === part).filter(detect).length;
  }
  console.log(`instructions, ${PARTS}-fold cross-validation: ${measure(pairs)}`);
  console.log(`false alarms among ${questions.length} questions: ${alarms}`);
  const learnt = learn(all, encoded, base);
  writeModelFile(join(KNOWLEDGE, 'model', 'instructions.bin'), packInstructionModel(learnt));
}

train();
