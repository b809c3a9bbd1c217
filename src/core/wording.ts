import { cardEnGb } from './wording-card-en-gb';
import { deskEnGb } from './wording-desk-en-gb';
import { enGb } from './wording-en-gb';
import { registerEnGb } from './wording-register-en-gb';

const catalogue = { ...enGb, ...registerEnGb, ...cardEnGb, ...deskEnGb } as const;

/** A key of the catalogue. A second language is a `Record<WordingKey, string>` with the same placeholders. */
export type WordingKey = keyof typeof catalogue;

/** The names between braces in a catalogue string. */
export type PlaceholdersOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersOf<Rest>
  : never;

type Values<Text extends string> = [PlaceholdersOf<Text>] extends [never]
  ? []
  : [values: Readonly<Record<PlaceholdersOf<Text>, string>>];

/** Fills `{name}` once, left to right: a value is never searched for placeholders of its own. */
export const fillPlaceholders = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole);

/** A catalogue string with its placeholders filled; the compiler insists on each of them. */
export const say = <Key extends WordingKey>(key: Key, ...[values]: Values<(typeof catalogue)[Key]>): string =>
  fillPlaceholders(catalogue[key], values ?? {});
