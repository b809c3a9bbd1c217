import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { InstructionModel } from '../core/instruction/instruction-model';
import { takeArray } from './model-arrays';
import type { ModelFile } from './model-file';

const strings = z.array(z.string());
const table = z.record(z.string(), z.string());
const group = z.record(z.string(), strings);

const header = z.object({
  features: z.string(),
  bias: z.number(),
  aloneBias: z.number(),
  meaningBias: z.number(),
  words: z.object({
    verbs: table,
    forms: table,
    nounlike: strings,
    replace: table,
    tags: group,
    names: strings,
    namelike: strings,
    common: strings,
    repairable: strings,
  }),
  patterns: z.object({ short: table, orders: group, others: group, cancels: group }),
  inputs: z.string(),
});

const SEPARATOR = '\n';

/** The file of a detector of instructions; `inputs` says from which knowledge it was learnt. */
export function packInstructionModel(model: InstructionModel, inputs: string): ModelFile {
  const { words, patterns, index, weights, bias, alone, meaning, meaningBias } = model;
  return {
    header: {
      features: [...index.keys()].join(SEPARATOR),
      bias,
      aloneBias: alone.bias,
      meaningBias,
      words,
      patterns,
      inputs,
    },
    arrays: new Map([
      ['weights', weights],
      ['alone', alone.weights],
      ['meaning', meaning],
    ]),
  };
}

/** What packInstructionModel packed. */
export function unpackInstructionModel(file: ModelFile): InstructionModel & { readonly inputs: string } {
  const { features, aloneBias, ...rest } = header.parse(file.header);
  const names = features.split(SEPARATOR);
  return {
    ...rest,
    index: new Map(names.map((name, at) => [name, at])),
    weights: takeArray(file, 'weights', Float32Array, names.length),
    alone: { weights: takeArray(file, 'alone', Float32Array, names.length), bias: aloneBias },
    meaning: takeArray(file, 'meaning', Float32Array),
  };
}

/** Changes with every file in knowledge/instructions. */
export function hashInstructionInputs(knowledge: string): string {
  const hash = createHash('sha256');
  const folder = join(knowledge, 'instructions');
  for (const file of readdirSync(folder).sort())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}
