import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { renderScreen } from '../../adapters/teams/cards/render-screen';
import type { Screen } from '../../src/core/screen/screen';
import { nodesOf } from '../fakes/adaptive-card';

type Colours = {
  readonly page: string;
  readonly card: string;
  readonly box: string;
  readonly text: string;
  readonly subtle: string;
  readonly line: string;
  readonly button: string;
  readonly primary: string;
  readonly primaryText: string;
};

/** About what Teams paints a card with. */
const THEMES = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    box: '#f0f0f0',
    text: '#242424',
    subtle: '#616161',
    line: '#d1d1d1',
    button: '#ffffff',
    primary: '#5b5fc7',
    primaryText: '#ffffff',
  },
  dark: {
    page: '#1f1f1f',
    card: '#292929',
    box: '#3d3d3d',
    text: '#ffffff',
    subtle: '#adadad',
    line: '#666666',
    button: '#292929',
    primary: '#7f85f5',
    primaryText: '#000000',
  },
  contrast: {
    page: '#000000',
    card: '#000000',
    box: '#000000',
    text: '#ffffff',
    subtle: '#ffffff',
    line: '#ffffff',
    button: '#000000',
    primary: '#1aebff',
    primaryText: '#000000',
  },
} as const satisfies Readonly<Record<string, Colours>>;

export type Theme = keyof typeof THEMES;

const hostConfigOf = ({ card, box, text, subtle, line }: Colours) => {
  const colour = { default: text, subtle };
  const foregroundColors = { default: colour, dark: colour, light: colour, accent: colour, good: colour };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: "'Open Sans', 'Segoe UI', sans-serif",
    fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    spacing: { small: 4, default: 8, medium: 12, large: 20, extraLarge: 30, padding: 12 },
    separator: { lineThickness: 1, lineColor: line },
    actions: { maxActions: 6, actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8 },
    containerStyles: { default: style(card), emphasis: style(box) },
    supportsInteractivity: true,
  };
};

const cssOf = ({ page, card, text, line, button, primary, primaryText }: Colours): string => `
  body { margin: 0; padding: 12px; background: ${page}; color: ${text}; }
  main { background: ${card}; border: 1px solid ${line}; border-radius: 6px; overflow-wrap: anywhere; }
  .ac-pushButton { font: 600 14px 'Open Sans', sans-serif; padding: 6px 12px; border-radius: 4px; min-height: 44px; max-width: 100%;
    color: ${text}; background: ${button}; border: 1px solid ${line}; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .ac-pushButton.style-positive { background: ${primary}; color: ${primaryText}; }
  .ac-actionSet { flex-wrap: wrap; gap: 8px; }
  .ac-container.ac-selectable { cursor: pointer; outline: 1px solid ${line}; border-radius: 4px; }
  input, textarea, select { font: 14px 'Open Sans', sans-serif; width: 100%; box-sizing: border-box; background: ${card}; color: ${text}; }
  input[type=radio], input[type=checkbox] { width: auto; }
`;

const SCRIPT = join(dirname(require.resolve('adaptivecards/dist/adaptivecards.js')), 'adaptivecards.js');

/** Runs in the page. What clients read as Markdown or HTML comes alive. */
const DRAW = `({ card, config, css }) => {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    const bold = text.replace(/(\\*\\*|__?|~~)(?=\\S)(.+?)\\1/g, '<b>$2</b>').replace(/^# (.*)$/gm, '<h2>$1</h2>');
    result.outputHtml = bold.replace(/\\[(.*?)\\]\\((.*?)\\)/g, '<a href="$2">$1</a>');
    result.didProcess = true;
  };
  const drawn = new AdaptiveCards.AdaptiveCard();
  drawn.hostConfig = new AdaptiveCards.HostConfig(config);
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  drawn.parse(card, context);
  document.querySelector('style').textContent = css;
  document.querySelector('main').replaceChildren(drawn.render());
  return Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
}`;

const textsOf = (card: object): readonly string[] =>
  nodesOf(card).flatMap(({ type, text, label, title, inlines }) => {
    if (Array.isArray(inlines)) return [inlines.map((run) => Object(run).text).join('')];
    if (type === 'TextBlock') return [String(text)];
    if (String(type).startsWith('Input.')) return [String(label)];
    return type === 'Action.ShowCard' ? [String(title)] : [];
  });

/** What is drawn, and everything that it must say. */
export type Drawn = { readonly complaints: readonly string[]; readonly says: readonly string[] };

/** Makes the page one on which screens are shown as cards of Teams, by Microsoft's own renderer. */
export const openTeamsDrawing = async (page: Page): Promise<(screen: Screen, theme: Theme) => Promise<Drawn>> => {
  await page.setContent('<!doctype html><html lang="en-GB"><head><style></style></head><body><main></main></body>');
  await page.addScriptTag({ path: SCRIPT });
  return async (screen, theme) => {
    const colours = THEMES[theme];
    const { card } = renderScreen(screen, {
      refreshFor: ['29:clara'],
      linkTo: () => 'https://teams.microsoft.com/l/1',
    });
    const given = JSON.stringify({ card, config: hostConfigOf(colours), css: cssOf(colours) });
    return { complaints: await page.evaluate<readonly string[]>(`(${DRAW})(${given})`), says: textsOf(card) };
  };
};

const squeeze = (text: string): string => text.replace(/\s+/g, '');

/** What is wrong with what was drawn: words that are not on the page, a page wider than its window, a parser's complaints. */
export const problemsOf = async (page: Page, { complaints, says }: Drawn): Promise<readonly string[]> => {
  const there = squeeze(await page.locator('main').innerText());
  const isWider = await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');
  return [
    ...complaints,
    ...(says.length === 0 ? ['nothing is on it'] : []),
    ...says.filter((text) => !there.includes(squeeze(text))).map((text) => `“${text}” is not on it`),
    ...(isWider ? ['wider than the window'] : []),
  ];
};
