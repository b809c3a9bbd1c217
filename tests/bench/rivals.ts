import { create, insertMultiple, search } from '@orama/orama';
import Fuse, { type IFuseOptions } from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Encode } from '../../src/core/matching/search-protocol';

/** Finds texts for a question: their positions, best first. */
export type Find = (question: string) => readonly number[] | Promise<readonly number[]>;

/** A way to search that is in nobody's protocol: its name, and how it makes an index of texts. */
export type Rival = { readonly name: string; readonly index: (texts: readonly string[]) => Find | Promise<Find> };

const LIMIT = 5;

const byFuse = (name: string, options: IFuseOptions<{ readonly text: string }>): Rival => ({
  name,
  index: (texts) => {
    const index = new Fuse(
      texts.map((text) => ({ text })),
      { keys: ['text'], ...options },
    );
    return (question) =>
      index
        .search(question)
        .slice(0, LIMIT)
        .map(({ refIndex }) => refIndex);
  },
});

/** Fuse.js as it comes. */
export const fuse = byFuse('Fuse.js', {});

const miniSearch: Rival = {
  name: 'MiniSearch',
  index: (texts) => {
    const index = new MiniSearch({ fields: ['text'] });
    index.addAll(texts.map((text, id) => ({ id, text })));
    return (question) =>
      index
        .search(question)
        .slice(0, LIMIT)
        .map(({ id }) => Number(id));
  },
};

const orama: Rival = {
  name: 'Orama',
  index: async (texts) => {
    const index = create({ schema: { text: 'string' } });
    await insertMultiple(
      index,
      texts.map((text, at) => ({ id: String(at), text })),
    );
    return async (question) => (await search(index, { term: question, limit: LIMIT })).hits.map(({ id }) => Number(id));
  },
};

const cosine = (one: Float32Array, other: Float32Array): number =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);

const encoderAlone = (encode: Encode): Rival => ({
  name: 'the encoder alone',
  index: (texts) => {
    const vectors = texts.map(encode);
    return (question) => {
      const asked = encode(question);
      const likeness = vectors.map((vector) => cosine(asked, vector));
      return [...likeness.keys()].sort((one, other) => (likeness[other] ?? 0) - (likeness[one] ?? 0)).slice(0, LIMIT);
    };
  },
});

/** Everything that Remit is set beside; each with its defaults, but for what its name says. */
export const rivals = (encode: Encode): readonly Rival[] => [
  fuse,
  byFuse('Fuse.js, ignoreLocation', { ignoreLocation: true }),
  byFuse('Fuse.js token search', { useTokenSearch: true }),
  miniSearch,
  orama,
  encoderAlone(encode),
];
