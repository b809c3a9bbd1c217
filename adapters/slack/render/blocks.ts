import type { types } from '@slack/bolt';
import type { Button } from '../../../src/core/screen/screen';
import { LIMITS } from './limits';
import { packJson, pressActionId } from './press-codec';
import { paragraph } from './rich-text';
import { clean, plain } from './text';

export type Blocks = readonly types.KnownBlock[];

/** The heading of a surface; one too long for a header is set in bold. */
export const headingBlocks = (text: string): Blocks =>
  clean(text).trim().length <= LIMITS.header
    ? [{ type: 'header', text: plain(text, LIMITS.header) }]
    : paragraph({ text, look: 'bold' });

/** Small print. */
export const contextBlocks = (...lines: readonly string[]): Blocks => {
  const elements = lines
    .filter((line) => line.trim() !== '')
    .slice(0, LIMITS.elementsInContext)
    .map((line) => plain(line, LIMITS.sectionText));
  return elements.length === 0 ? [] : [{ type: 'context', elements }];
};

/** Parts of one surface. */
export const divider: Blocks = [{ type: 'divider' }];

/** Where a button does not fit, what it says is still there to be read and typed. */
type Drawn =
  | { readonly kind: 'button'; readonly button: types.Button }
  | { readonly kind: 'words'; readonly text: string };

/** `spoken` is what a screen reader says where the label alone would not do. Its place is set last, by `numberButtons`. */
const drawButton = ({ label, press, style }: Button, spoken?: string): Drawn => {
  const value = packJson(press, LIMITS.buttonValue);
  if (value === null) return { kind: 'words', text: label };
  const button: types.Button = {
    type: 'button',
    action_id: pressActionId(0),
    text: plain(label, LIMITS.buttonLabel),
    value,
    ...(style === 'plain' ? {} : { style }),
    ...(spoken === undefined ? {} : { accessibility_label: plain(spoken, LIMITS.buttonLabel).text }),
  };
  return { kind: 'button', button };
};

/** Buttons in a row, or in as many rows as Slack needs. At most one is drawn as the first choice. */
export const buttonBlocks = (buttons: readonly Button[]): Blocks => {
  const first = buttons.find(({ style }) => style === 'primary');
  const drawn = buttons.map((button) =>
    drawButton(button.style === 'primary' && button !== first ? { ...button, style: 'plain' } : button),
  );
  const rows: types.Button[][] = [];
  for (const one of drawn) {
    if (one.kind === 'words') continue;
    const row = rows.at(-1);
    if (row === undefined || row.length === LIMITS.elementsInActions) rows.push([one.button]);
    else row.push(one.button);
  }
  return [
    ...drawn.flatMap((one) => (one.kind === 'words' ? paragraph({ text: one.text }) : [])),
    ...rows.map((elements): types.ActionsBlock => ({ type: 'actions', elements })),
  ];
};

/** A line of text with a button beside it, or beneath it on a phone. */
export const rowBlocks = (text: string, button: Button, spoken?: string): Blocks => {
  const drawn = drawButton(button, spoken);
  const fits = clean(text).trim().length <= LIMITS.sectionText;
  if (drawn.kind === 'words') return paragraph({ text });
  if (!fits) return [...paragraph({ text }), { type: 'actions', elements: [drawn.button] }];
  return [{ type: 'section', text: plain(text, LIMITS.sectionText), accessory: drawn.button }];
};

const CHANNEL = /^[CG][A-Z0-9]{2,30}$/;

/** A channel by the name that the reader knows it by, which Slack fills in from its id, with a button. */
export const channelBlocks = (channel: string, button: Button): Blocks => {
  const [row] = rowBlocks(channel, button);
  if (!CHANNEL.test(channel) || row?.type !== 'section') return rowBlocks(channel, button);
  return [{ ...row, text: { type: 'mrkdwn', text: `<#${channel}>` } }];
};

const isButton = (element: unknown): element is types.Button =>
  typeof element === 'object' && element !== null && 'type' in element && element.type === 'button';

/** Each button of a surface gets an id of its own. */
export const numberButtons = (blocks: Blocks): types.KnownBlock[] => {
  let next = 0;
  const numbered = <Element>(element: Element): Element =>
    isButton(element) ? { ...element, action_id: pressActionId(next++) } : element;
  return blocks.map((block) => {
    if (block.type === 'actions') return { ...block, elements: block.elements.map(numbered) };
    if (block.type === 'section' && block.accessory !== undefined)
      return { ...block, accessory: numbered(block.accessory) };
    return block;
  });
};
