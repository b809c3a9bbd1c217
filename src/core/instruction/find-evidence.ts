import type { Evidence } from '../finding';
import { textFeatures } from '../matching/text-features';
import type { InstructionModel } from './instruction-model';

/** How many words are named at most: enough to see why, few enough to read at a glance. */
const NAMED = 5;

/**
 * The words of the sentence that speak most for an instruction, in their order in the text as it came; the whole text where
 * none of them stands in it.
 */
export function findEvidence(
  text: string,
  sentence: string,
  { vocabulary, classifier }: InstructionModel,
  flag: number,
): readonly Evidence[] {
  const weightOf = (feature: string): number => {
    const index = vocabulary.index.get(feature);
    if (index === undefined) return 0;
    const row = index * classifier.classes.length;
    return (classifier.rows[row + flag] ?? 0) * (classifier.scales[index] ?? 0);
  };
  const telling = textFeatures(sentence, null, vocabulary.concepts)
    .filter((feature) => feature.startsWith('w:'))
    .map((feature) => ({ word: feature.slice(2), weight: weightOf(feature) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, NAMED);
  const found = telling.flatMap(({ word }) => placeOf(text, word)).sort((one, other) => one.start - other.start);
  return found.length > 0 ? found : [{ words: text, start: 0, end: text.length }];
}

function placeOf(text: string, word: string): readonly Evidence[] {
  for (const match of text.matchAll(/[\p{L}\p{N}'’]+/gu))
    if (match[0].replace(/['’]/g, '').toLowerCase() === word)
      return [{ words: match[0], start: match.index, end: match.index + match[0].length }];
  return [];
}
