import { createHash } from 'node:crypto';
import type { Json } from '../core/register/item';
import { canonicalJson } from './canonical-json';

/** What the first entry follows. */
export const CHAIN_START = '0'.repeat(64);

/** Everything that the hash of an entry covers. */
export type Link = {
  readonly sequence: number;
  readonly reference: string | null;
  readonly version: number | null;
  readonly act: string;
  readonly at: string;
  readonly detail: { readonly [key: string]: Json };
  readonly seals: { readonly [name: string]: string };
  readonly previous: string;
};

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The hash of an entry: hexadecimal SHA-256 over its canonical JSON. */
export const hashOf = (link: Link): string =>
  sha256(
    canonicalJson({
      sequence: link.sequence,
      reference: link.reference,
      version: link.version,
      act: link.act,
      at: link.at,
      detail: link.detail,
      seals: link.seals,
      previous: link.previous,
    }),
  );

/** Commits to words without telling them: nobody can try words out once the salt (hexadecimal, of a fixed length) is gone. */
export const sealOf = (salt: string, words: string): string => sha256(`${salt}${words}`);
