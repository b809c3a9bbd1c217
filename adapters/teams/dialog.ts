import type { Screen } from '../../src/core/screen/screen';
import { paragraphs } from './cards/rich-text';
import { attachmentOf } from './show';
import type { Answer } from './turn';

/** More of a message says no better which one it is, and each line takes room of its own. */
const LONGEST_QUOTE = 500;
const MOST_LINES = 6;

/** It is nothing that a client of ours sends. */
export const BAD: Answer = { status: 400, body: null };

/** A notice in one line. */
export const shortly = ({ heading, text }: Extract<Screen, { kind: 'notice' }>): string => `${heading} ${text}`.trim();

const isPart = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Without what asks for another dialog. */
const plainly = (data: unknown): unknown => {
  if (!isPart(data)) return data;
  const { msteams: _, ...rest } = data;
  return rest;
};

/** A dialog knows one kind of action: what is pressed comes back to whoever opened it. */
const forDialog = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(forDialog);
  if (!isPart(part)) return part;
  const { refresh: _, fallback: __, verb: ___, ...rest } = part;
  if (rest.type === 'Action.Execute' || rest.type === 'Action.Submit') {
    return { ...rest, type: 'Action.Submit', data: plainly(rest.data) };
  }
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, forDialog(value)]));
};

/** The message that a dialog is about, above what it says of it; a form has it among its fields. */
const withQuote = (card: unknown, about: string): unknown => {
  const quoted = about.length > LONGEST_QUOTE ? `${about.slice(0, LONGEST_QUOTE)}…` : about;
  if (!isPart(card) || !Array.isArray(card.body)) return card;
  const lines = paragraphs(quoted, { italic: true });
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), ...paragraphs('…')] : lines;
  return { ...card, body: [...shown, ...card.body] };
};

/** What a dialog shows next. `about`: the message that it was opened upon. */
export const dialog = (screen: Screen, about: string | null): Answer => {
  if (screen.kind === 'notice' && screen.buttons.length === 0) {
    return { status: 200, body: { task: { type: 'message', value: shortly(screen) } } };
  }
  const isForm = screen.kind === 'form';
  const { contentType, content } = attachmentOf(screen, null);
  const card = about === null || isForm ? content : withQuote(content, about);
  const value = {
    title: isForm ? screen.form.title : '',
    width: 'medium',
    height: 'large',
    card: { contentType, content: forDialog(card) },
  };
  return { status: 200, body: { task: { type: 'continue', value } } };
};
