import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../fakes/chromium';
import { PEOPLE } from '../../fakes/playground';
import { serveRemit } from '../../fakes/served-remit';
import { openTeamsClient, type TeamsClient } from '../../fakes/teams-client';

/** To look at afterwards. */
const PICTURES = join(__dirname, '..', '..', '..', 'reports', 'teams');
const ORDER = 'Dave, can you cut the verge outside my house before Friday please.';
const CLAUSE = 'A Councillor acting as an individual cannot give instructions to a Council employee.';

let remit: Awaited<ReturnType<typeof serveRemit>>;
let browser: Browser;
let clara: TeamsClient;
let cora: TeamsClient;
let otto: TeamsClient;

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  [remit, browser] = await Promise.all([serveRemit(), openBrowser()]);
  const at = { endpoint: remit.endpoint, pictures: PICTURES };
  [clara, cora, otto] = await Promise.all([
    openTeamsClient(browser, PEOPLE.clara, at),
    openTeamsClient(browser, PEOPLE.cora, at),
    openTeamsClient(browser, PEOPLE.otto, at),
  ]);
}, 120_000);

afterAll(async () => {
  await Promise.all([clara, cora, otto].map((client) => client?.stop()));
  await browser?.close();
  await remit?.stop();
}, 30_000);

it('whoever installs it is greeted, and asks a suggested question by one press', async () => {
  const welcome = await cora.seen('For example');
  await welcome.getByText('Which papers am I allowed to see?').click();
  await cora.seen('Any Councillor may inspect and make a copy of any document');
  await cora.picture('0-suggested-question');
});

it('a councillor asks in her own words and gets the clause', async () => {
  await cora.say('can I get the groundsman to do my leaflets');
  await cora.seen(CLAUSE);
  await cora.picture('1-councillor-asks');
});

it('an officer asks of a message whether it is within remit, in a dialog that tells nobody', async () => {
  const asked = 'Can you print two hundred of my election leaflets by Monday?';
  await otto.say(asked);
  const dialog = await otto.act('check', asked);
  await dialog.getByText('Remit check').waitFor();
  await otto.picture('2-officer-checks-remit');
  expect(await dialog.innerText()).toContain(asked);
  expect(await dialog.innerText()).toContain('This check is confidential. Nobody is told');
});

it('an instruction gives its sender a notice, and the Clerk a card that she closes and that is replaced', async () => {
  await clara.seen('For example');
  await cora.say(ORDER);
  await cora.seen('A private note about your message');
  await cora.picture('3-notice-to-the-sender');

  const card = await clara.seen('message to staff · open');
  await card.getByText(ORDER).waitFor();
  await clara.picture('4-card-of-the-clerk');
  await card.getByRole('button', { name: 'Acknowledge' }).click();
  const acknowledged = await clara.seen('message to staff · acknowledged');
  await clara.picture('5-acknowledged');
  await acknowledged.getByRole('button', { name: 'Close' }).click();
  const form = await clara.seen('Outcome');
  await form.getByText('handled as a request').click();
  await clara.picture('6-closing');
  await form.getByRole('button', { name: 'Save' }).click();
  await clara.seen('closed, handled as a request');
  await clara.picture('7-closed');
});

it('the Clerk lists the register and opens an item by its row', async () => {
  await clara.say('register');
  const list = await clara.seen('The register');
  await clara.picture('8-register');
  await list.getByText('R-2026-0001').click();
  // The item stands where the list stood.
  await list.waitFor({ state: 'hidden' });
  await clara.seen('closed, handled as a request');
});

it('in a group chat Remit answers whoever names it', async () => {
  await cora.open('Works');
  await cora.mention('may I see the confidential papers?');
  await cora.seen('The text of the protocol, not legal advice.');
  await cora.picture('9-group-chat');
});

it('a message is brought to the Clerk from where it stands', async () => {
  const asked = 'Is the Clerk meant to be copied into everything we write?';
  await cora.open('Personal Chat');
  await cora.say(asked);
  const dialog = await cora.act('refer', asked);
  expect(await dialog.innerText()).toContain(asked);
  await dialog.getByText('None of them', { exact: true }).click();
  await dialog.getByRole('textbox').fill('Please say what you think.');
  await cora.picture('10-refer');
  await dialog.getByRole('button', { name: 'Refer', exact: true }).click();
  const card = await clara.seen('Please say what you think.');
  expect(await card.innerText()).toContain(asked);
  await clara.picture('11-referral');
});

it('a clause is found by its words and put into a message', async () => {
  const found = { command: 'findClause', parameter: 'words', words: 'give instructions', first: '2.3 · Councillors' };
  const card = await clara.insert(found);
  await clara.picture('12-find-a-clause');
  expect(await card.innerText()).toContain(CLAUSE);
});
