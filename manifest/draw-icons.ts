import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../tests/fakes/chromium';

const FOLDER = join(__dirname, 'icons');
const SIZES = { colour: 192, outline: 32 } as const;

/** Draws the icons anew from their SVG. */
const drawIcons = async (): Promise<void> => {
  const browser = await openBrowser();
  try {
    for (const [name, size] of Object.entries(SIZES)) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      const svg = readFileSync(join(FOLDER, `${name}.svg`), 'utf8');
      await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
      await page.screenshot({ path: join(FOLDER, `${name}.png`), omitBackground: true });
    }
  } finally {
    await browser.close();
  }
};

drawIcons().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
