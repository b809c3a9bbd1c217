import type { Screen } from '../../src/core/screen/screen';
import { attachmentOf } from './show';
import type { Answer } from './turn';

/** It is nothing that a client of ours sends. */
export const BAD: Answer = { status: 400, body: null };

/** A notice in one line. */
export const shortly = ({ heading, text }: Extract<Screen, { kind: 'notice' }>): string => `${heading} ${text}`.trim();

/** What a dialog shows next. */
export const dialog = (screen: Screen, reader: string): Answer => {
  if (screen.kind === 'notice' && screen.buttons.length === 0) {
    return { status: 200, body: { task: { type: 'message', value: shortly(screen) } } };
  }
  const title = screen.kind === 'form' ? screen.form.title : '';
  const value = { title, width: 'medium', height: 'large', card: attachmentOf(screen, reader) };
  return { status: 200, body: { task: { type: 'continue', value } } };
};
