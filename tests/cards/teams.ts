import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../fakes/chromium';
import { openTeamsDrawing, problemsOf } from './draw-teams';
import { openScenes } from './scenes';

/** A telephone, and a chat on a desk. */
const WIDTHS = { phone: 360, desk: 720 } as const;

const drawAll = async (folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const browser = await openBrowser();
  const problems: string[] = [];
  let pictures = 0;
  try {
    // Teams has no list of channels to choose from: there the form is never opened.
    const scenes = (await openScenes()).filter(({ name }) => name !== 'form-watch');
    for (const [name, width] of Object.entries(WIDTHS)) {
      const page = await browser.newPage({ viewport: { width, height: 400 } });
      page.on('pageerror', (error) => problems.push(`${name}: ${error.message}`));
      const draw = await openTeamsDrawing(page);
      for (const scene of scenes) {
        for (const theme of ['light', 'dark', 'contrast'] as const) {
          const file = `${scene.name}-${name}-${theme}.png`;
          const found = await problemsOf(page, await draw(scene.screen, theme));
          problems.push(...found.map((problem) => `${file}: ${problem}`));
          await page.screenshot({ path: join(folder, file), fullPage: true });
          pictures += 1;
        }
      }
    }
  } finally {
    await browser.close();
  }
  console.log(JSON.stringify({ pictures, problems }));
  if (problems.length > 0) process.exitCode = 1;
};

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Say where the pictures go: npm run cards:teams -- FOLDER');
  process.exitCode = 2;
} else {
  drawAll(folder).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
