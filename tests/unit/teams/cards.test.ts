import type { Browser, Page } from 'playwright-core';
import type { Screen } from '../../../src/core/screen/screen';
import { openTeamsDrawing, problemsOf } from '../../cards/draw-teams';
import { openScenes } from '../../cards/scenes';
import { openBrowser } from '../../fakes/chromium';

let browser: Browser;
let page: Page;
const wrong: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 360, height: 640 } });
  page.on('pageerror', (error) => wrong.push(error.message));
});
afterAll(async () => await browser.close());

it('every screen is drawn whole on a telephone: answers, checks, notices, items in each state, lists, forms', async () => {
  const draw = await openTeamsDrawing(page);
  const scenes = await openScenes();
  expect(scenes.length).toBeGreaterThan(25);
  for (const { name, screen } of scenes) {
    const problems = await problemsOf(page, await draw(screen, 'light'));
    expect({ name, problems }).toEqual({ name, problems: [] });
  }
  expect(wrong).toEqual([]);
});

const MARKUP = [
  '**bold** _thin_ `code` ~~gone~~',
  '[the form](https://example.org/form) <https://example.org> ![x](https://example.org/x.png)',
  '<at>Everybody</at> <b>bold</b> <script>document.title = "taken"</script> &lt;i&gt;',
  '# Title',
  '1. one',
  '{{DATE(2017-02-14T06:08:39Z, SHORT)}} {{{TIME(2017-02-14T06:08:39Z)}}}',
];

const quote = {
  clauseId: 'x',
  number: null,
  locator: MARKUP.join(' '),
  heading: [],
  leadIn: MARKUP.join('\n'),
  text: MARKUP.join('\n'),
  mark: MARKUP.join(' '),
};
const text = MARKUP.join('\n');

it.each<Screen>([
  {
    kind: 'clause',
    heading: text,
    quote,
    source: { title: text, council: null, adopted: null, reviewed: null, version: '', line: text },
  },
  { kind: 'notice', heading: text, text, buttons: [] },
  {
    kind: 'list',
    list: {
      here: { kind: 'mine', after: null },
      heading: text,
      intro: text,
      rows: [{ reference: 'R-2026-0001', label: text, detail: text, press: { kind: 'home' } }],
      empty: text,
      filters: [],
      pages: [],
    },
  },
])('what looks like markup is shown as it was written: $kind', async (screen) => {
  const draw = await openTeamsDrawing(page);
  expect(await problemsOf(page, await draw(screen, 'light'))).toEqual([]);
  const shown = (await page.locator('main').innerText()).replace(/\s+/g, '');
  for (const line of MARKUP) expect(shown).toContain(line.replace(/\s+/g, ''));
  const alive = await page.evaluate<number>(
    "document.querySelectorAll('main :is(a, at, b, strong, em, img, script, h2, li)').length",
  );
  expect(alive).toBe(0);
});
