import type { Posted } from './connector';

type Data = Readonly<Record<string, unknown>>;

/** A button as somebody sees it, and what it brings back. */
export type SeenButton = { readonly title: string; readonly type: string; readonly data: Data };

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

const everything = (value: unknown): readonly Data[] => {
  if (Array.isArray(value)) return value.flatMap(everything);
  return isData(value)
    ? [value, ...Object.entries(value).flatMap(([key, one]) => (key === 'fallback' ? [] : everything(one)))]
    : [];
};

/** The card of a message. */
export const cardOf = (posted: Posted | undefined): unknown => {
  const [attachment] = (posted?.activity.attachments ?? []) as readonly { readonly content: unknown }[];
  return attachment?.content;
};

/** All words of a card, in the order in which they stand. */
export const wordsOf = (card: unknown): string =>
  everything(card)
    .flatMap((part) => (typeof part.text === 'string' ? [part.text] : []))
    .join('\n');

/** The buttons of a card, those that are folded away too. */
export const buttonsOf = (card: unknown): readonly SeenButton[] =>
  everything(card).flatMap((part) =>
    typeof part.type === 'string' && /^Action\.(Execute|Submit)$/.test(part.type) && part.title !== undefined
      ? [{ title: String(part.title), type: part.type, data: isData(part.data) ? part.data : {} }]
      : [],
  );

/** What a button of this label brings back. */
export const press = (card: unknown, title: string | RegExp): Data => {
  const seen = buttonsOf(card);
  const found = seen.find((button) => (typeof title === 'string' ? button.title === title : title.test(button.title)));
  if (found === undefined) throw new Error(`No button ${title} among ${seen.map((button) => button.title).join(', ')}`);
  return found.data;
};

/** What comes back of a form that nobody changes. */
export const initialOf = (card: unknown): Data =>
  Object.fromEntries(
    everything(card).flatMap((part) =>
      typeof part.type === 'string' && part.type.startsWith('Input.') ? [[String(part.id), part.value ?? '']] : [],
    ),
  );

/** The names of what is to be filled in. */
export const fieldsOf = (card: unknown): readonly string[] =>
  everything(card).flatMap((part) =>
    typeof part.type === 'string' && part.type.startsWith('Input.') ? [String(part.id)] : [],
  );
