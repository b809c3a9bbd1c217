import { z } from 'zod';
import type { Press } from '../../../src/core/screen/press';
import { readPress } from '../../../src/core/screen/read-press';
import { FIELD_PREFIX } from './render-form';

/** A field longer than this is no form of ours. */
const LONGEST_VALUE = 20_000;

const schema = z.record(z.string().max(200), z.unknown());
const value = z.string().max(LONGEST_VALUE);

/** What came back from a card: the press, and of a form what was filled in, by the fields' names. */
export type CardData = {
  readonly press: Press;
  readonly isForm: boolean;
  readonly values: Readonly<Record<string, string>>;
};

/** Reads the `data` of an action, however it came back; null where it is none of ours. */
export const readCardData = (data: unknown): CardData | null => {
  const read = schema.safeParse(data);
  const press = read.success ? readPress(read.data.press) : null;
  if (!read.success || press === null) return null;
  const filled = Object.entries(read.data).flatMap(([name, given]) => {
    const text = value.safeParse(given);
    return name.startsWith(FIELD_PREFIX) && text.success ? [[name.slice(FIELD_PREFIX.length), text.data]] : [];
  });
  return { press, isForm: read.data.form === true, values: Object.fromEntries(filled) };
};
