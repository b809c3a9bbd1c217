import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { type Somebody, startPlayground } from './playground';

const SLOW_MS = 25_000;

/** What one person does in Teams, and sees there. */
export type TeamsClient = {
  /** Opens a chat of the list at the left. */
  readonly open: (chat: 'Personal Chat' | 'Works') => Promise<void>;
  readonly say: (text: string) => Promise<void>;
  /** Says it to Remit among others. */
  readonly mention: (text: string) => Promise<void>;
  /** The last message of Remit that has these words; waits for it. */
  readonly seen: (words: string) => Promise<Locator>;
  /** Calls a message extension's action upon a message, and gives the dialog that it opens. */
  readonly act: (command: string, upon: string) => Promise<Locator>;
  /** Searches by a message extension, chooses what is called `first`, and gives the card that then stands in the message. */
  readonly insert: (search: {
    readonly command: string;
    readonly parameter: string;
    readonly words: string;
    readonly first: string;
  }) => Promise<Locator>;
  readonly picture: (name: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const MESSAGE = '.ac-adaptiveCard';

const drive = (page: Page, folder: string): Omit<TeamsClient, 'stop'> => {
  const box = page.getByRole('textbox').last();
  const menu = page.getByRole('button', { name: 'Trigger Message Extension App' });
  const cards = (words: string): Locator => page.locator(MESSAGE).filter({ hasText: words });
  return {
    open: async (chat) => {
      await page.getByRole('treeitem', { name: chat }).click();
      await box.waitFor();
    },
    say: async (text) => {
      await box.click();
      await page.keyboard.insertText(text);
      await page.keyboard.press('Enter');
    },
    mention: async (text) => {
      await box.click();
      await page.keyboard.type('@');
      await page.getByRole('listbox').getByRole('menuitem', { name: 'Remit' }).click();
      await page.keyboard.insertText(` ${text}`);
      await page.keyboard.press('Enter');
    },
    seen: async (words) => {
      const card = cards(words).last();
      await card.waitFor();
      return card;
    },
    act: async (command, upon) => {
      const ofMessage = "xpath=ancestor::*[.//button[@aria-haspopup='menu']][1]//button[@aria-haspopup='menu']";
      // The list of chats and the log show the same words.
      const said = page.locator('span:not([class])').filter({ hasText: upon }).last();
      await said.locator(ofMessage).first().click();
      await page.getByRole('menuitem', { name: 'Action Command' }).click();
      await page.getByPlaceholder('Input command id').fill(command);
      await page.getByText('Fetch the dialog dynamically').click();
      await page.getByRole('button', { name: 'Create' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.locator(MESSAGE).waitFor();
      return dialog;
    },
    insert: async ({ command, parameter, words, first }) => {
      await menu.click();
      await page.getByRole('menuitem', { name: 'Search Command' }).click();
      await page.getByText('Specify Command ID or Parameter').click();
      await page.getByPlaceholder('Command ID').fill(command);
      await page.getByPlaceholder('Parameter name').fill(parameter);
      await page.getByPlaceholder('Enter a search term').fill(words);
      await page.keyboard.press('Enter');
      const found = "xpath=ancestor::*[contains(., 'Search-Based Message Extension')][1]";
      await page.getByPlaceholder('Enter a search term').locator(found).getByText(first).first().click();
      const inserted = box.locator(MESSAGE);
      await inserted.waitFor();
      return inserted;
    },
    picture: async (name) => {
      await page.screenshot({ path: join(folder, `${name}.png`) });
    },
  };
};

/** Teams as one person has it, in Microsoft's own client; pictures go to the folder. */
export const openTeamsClient = async (
  browser: Browser,
  me: Somebody,
  at: { readonly endpoint: string; readonly pictures: string },
): Promise<TeamsClient> => {
  const playground = await startPlayground(me, at.endpoint);
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  page.setDefaultTimeout(SLOW_MS);
  await page.goto(playground.url);
  await page.getByRole('textbox').last().waitFor();
  return {
    ...drive(page, at.pictures),
    stop: async () => {
      await page.close();
      await playground.stop();
    },
  };
};
