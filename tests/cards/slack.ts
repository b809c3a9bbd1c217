import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page as BrowserPage } from 'playwright-core';
import { openBrowser } from '../fakes/chromium';
import { openSlackDrawing, standIn } from './draw-slack';
import { openScenes } from './scenes';

/** A telephone, and a window on a desk. */
const WIDTHS = { phone: 390, desk: 720 } as const;
const DARK = new Set(['question', 'card-1-open']);

const squeeze = (text: string): string => standIn(text).replace(/\s+/g, '');

/** Words that are not on the page. Long ones wrap, and the renderer parts lines: white space does not count. */
const missing = async (page: BrowserPage, says: readonly string[]): Promise<readonly string[]> => {
  const there = squeeze(await page.locator('body').innerText());
  return says.filter((text) => !there.includes(squeeze(text)));
};

const drawAll = async (folder: string, only: string | undefined): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const draw = await openSlackDrawing();
  const problems: string[] = [];
  const scenes = await openScenes();
  const browser = await openBrowser();
  let pictures = 0;
  try {
    for (const [name, width] of Object.entries(WIDTHS).filter(([one]) => only === undefined || one === only)) {
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      page.on('pageerror', (error) => problems.push(`${name}: ${error.message}`));
      for (const scene of scenes) {
        for (const theme of DARK.has(scene.name) ? (['light', 'dark'] as const) : (['light'] as const)) {
          const { html, says } = draw(scene.screen, theme);
          await page.emulateMedia({ colorScheme: theme });
          await page.setContent(html);
          const file = `${scene.name}-${name}${theme === 'dark' ? '-dark' : ''}.png`;
          if (says.length === 0) problems.push(`${file}: nothing is on it`);
          for (const text of await missing(page, says)) problems.push(`${file}: “${text}” is not on it`);
          const isWider = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
          if (isWider === true) problems.push(`${file}: wider than the window`);
          await page.screenshot({ path: join(folder, file), fullPage: true });
          pictures += 1;
        }
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
  console.log(JSON.stringify({ pictures, scenes: scenes.map(({ name }) => name), problems }));
  if (problems.length > 0) process.exitCode = 1;
};

const [folder, only] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Say where the pictures go: npm run cards:slack -- FOLDER [phone|desk]');
  process.exitCode = 2;
} else {
  drawAll(folder, only).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
