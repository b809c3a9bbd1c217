import { readFileSync } from 'node:fs';
import type { types } from '@slack/bolt';
import { renderHome } from '../../adapters/slack/render/home';
import { renderModal, renderScreen } from '../../adapters/slack/render/render-screen';
import type { Screen } from '../../src/core/screen/screen';
import { screenText } from '../../src/core/screen/screen-text';

/** A card as a page of its own. `says`: words that must be on it. */
export type Page = { readonly html: string; readonly says: readonly string[] };

type Frame = 'message' | 'modal' | 'home';

const LOGO =
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" rx="2" fill="%231d3557"/></svg>';
const LINK = 'https://ambleford.slack.com/archives/C024BE91L/p1';

const words = (text: types.PlainTextElement | undefined): string => text?.text ?? '';

const drawn = (
  screen: Screen,
): { readonly frame: Frame; readonly blocks: types.AnyBlock[]; readonly ends: string[] } => {
  if (screen.kind === 'home') return { frame: 'home', blocks: renderHome(screen.home).blocks, ends: [] };
  if (screen.kind !== 'form')
    return {
      frame: 'message',
      blocks: renderScreen(screen, (where) => (where === null ? null : LINK)).blocks,
      ends: [],
    };
  const modal = renderModal(screen);
  if (modal === null) throw new Error('The form does not fit.');
  return { frame: 'modal', blocks: modal.blocks, ends: [words(modal.title), words(modal.close), words(modal.submit)] };
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const textsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  // A channel's name is filled in by whoever shows it.
  if (!isRecord(value) || value.type === 'mrkdwn') return [];
  // What is not chosen is not on the page yet.
  const { options: _, option_groups: __, initial_option: ___, ...shown } = value;
  return Object.entries(shown).flatMap(([key, one]) =>
    key === 'text' && typeof one === 'string' ? [one] : textsIn(one),
  );
};

const STAND_INS: Readonly<Record<string, string>> = { '*': '∗', _: '＿', '~': '∼', '`': '‵', '<': '‹', '>': '›' };
/**
 * The renderer reads plain text as if it were mrkdwn, which Slack does not: what would come alive there is shown by signs that
 * look the same.
 */
export const standIn = (text: string): string => text.replace(/[*_~`<>]/g, (sign) => STAND_INS[sign] ?? sign);

const asDrawn = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asDrawn);
  if (!isRecord(value)) return value;
  const isPlain = value.type === 'plain_text' && typeof value.text === 'string';
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, isPlain && key === 'text' ? standIn(String(one)) : asDrawn(one)]),
  );
};

const CSS = readFileSync(require.resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8');

const STYLE = `
  body { margin: 0; padding: 12px; font-family: 'Open Sans', Lato, sans-serif; background: #fff; }
  .modal { border: 1px solid #999; border-radius: 8px; padding: 12px; }
  .modal > .title { display: flex; justify-content: space-between; font-weight: bold; }
  .ends { display: flex; justify-content: flex-end; gap: 8px; padding-top: 12px; }
  .ends span { border: 1px solid #777; border-radius: 4px; padding: 4px 12px; }
  blockquote { border-left: 4px solid #ddd; padding-left: 8px; margin: 4px 0; white-space: pre-wrap; }
  .slack_blocks_to_jsx__rich_text p { white-space: pre-wrap; display: block; }
  .slack_blocks_to_jsx--block_wrapper { margin-top: 4px; }
  .modal img, .modal .slack_blocks_to_jsx--header { display: none !important; }
  @media (prefers-color-scheme: dark) { body { background: #1a1d21; color: #d1d2d3; } }
`;

const frameOf = (frame: Frame, inner: string, [title = '', close = '', submit = '']: readonly string[]): string =>
  frame === 'modal'
    ? `<main class="modal"><div class="title"><span>${title}</span><span>×</span></div>${inner}<div class="ends"><span>${close}</span><span>${submit}</span></div></main>`
    : `<main>${inner}</main>`;

type Renderer = (blocks: unknown, theme: 'light' | 'dark') => string;

/** Both packages are modules of the newer kind, which nothing but `import` loads. */
const openRenderer = async (): Promise<Renderer> => {
  const { Message } = await import('slack-blocks-to-jsx');
  const { createElement } = await import('react');
  const { renderToStaticMarkup } = await import('react-dom/server');
  return (blocks, theme) =>
    renderToStaticMarkup(
      createElement(Message, {
        blocks: blocks as never,
        name: 'Remit',
        logo: LOGO,
        time: new Date(0),
        theme,
        data: { channels: [{ id: 'C024BE91L', name: 'parks' }] },
      }),
    );
};

/** What the screen's plain text says, line by line; its buttons and channels are looked for among the blocks. */
const linesOf = (screen: Screen): readonly string[] =>
  screenText(screen)
    .split('\n')
    .map((line) => line.replace(/^(?:> |• |\s|\d+\. )*/, ''))
    .filter((line) => line !== '' && !/^\[|^C\w+$/.test(line));

/** Draws screens as Slack would show them, about. */
export const openSlackDrawing = async (): Promise<(screen: Screen, theme: 'light' | 'dark') => Page> => {
  const render = await openRenderer();
  return (screen, theme) => {
    const { frame, blocks, ends } = drawn(screen);
    const shown = asDrawn(blocks);
    const body = frameOf(frame, render(shown, theme), ends);
    return {
      html: `<!doctype html><html lang="en-GB"><meta charset="utf-8"><style>${CSS}${STYLE}</style><body>${body}</body></html>`,
      says: [...textsIn(shown), ...ends, ...linesOf(screen)],
    };
  };
};
