import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { openStore } from '../../src/store/open-store';
import { turn } from '../fakes/store-deeds';
import { openTownHall, type Ran, type TownHall } from '../fakes/town-hall';

const YEAR = new Date().getFullYear();
const FIRST = `R-${YEAR}-0001`;

let hall: TownHall;
beforeEach(() => {
  hall = openTownHall('set-up');
});
afterEach(() => hall.clear());

const register = (...words: readonly string[]): Promise<Ran> => hall.run(['register', ...words]);
const order = (text = 'Otto, please have the hedge cut by Friday'): Promise<Ran> =>
  hall.run(['ask', '--as', 'cora', text]);
const json = async (...words: readonly string[]) => JSON.parse((await register(...words, '--json')).out);

describe('an instruction typed by a councillor', () => {
  it('gives a private notice with its two ways on, and an item in the register', async () => {
    const { exitCode, out } = await order();
    expect(exitCode).toBe(0);
    expect(out).toContain('Only you can see this.');
    expect(out).toContain(`Recorded as ${FIRST}, which is with Clara Clerk.`);
    expect(out).toContain(`remit register request ${FIRST} --as YOU`);
    expect(out).toContain(`remit register comment ${FIRST} WORDS --as YOU`);
    const listed = await register('list');
    expect(listed.out).toContain(FIRST);
    expect(listed.out).toContain('Cllr Cora, message to staff');
  });

  it('is kept by nobody where nobody in particular asks', async () => {
    const { out } = await hall.run(['ask', '--role', 'councillor', 'Otto, cut the hedge']);
    expect(out).toContain('nobody has been told');
    expect((await register('list')).out).toBe('No items.\n');
  });

  it('lives through acknowledging, noting, assigning, closing and reopening', async () => {
    await order();
    const says = async (...words: readonly string[]) => (await register(...words)).out.trim();
    expect(await says('ack', FIRST)).toBe(`${FIRST} is now acknowledged.`);
    expect(await says('note', FIRST, 'rang', 'her')).toBe(`The note is kept with ${FIRST}.`);
    expect(await says('assign', FIRST, 'Dina Deputy')).toBe(`${FIRST} is now with Dina Deputy.`);
    expect(await says('close', FIRST, 'handled as a request', '--as', 'dina-deputy', '--note', 'booked')).toBe(
      `${FIRST} is now closed, handled as a request.`,
    );
    expect(await says('reopen', FIRST, 'not', 'done')).toBe(`${FIRST} is now acknowledged.`);
    const { out } = await register('show', FIRST);
    for (const words of ['rang her', 'booked', 'assigned to Dina Deputy', 'reopened by Clara Clerk', '“not done”']) {
      expect(out).toContain(words);
    }
    expect((await register('stats')).out).toMatch(/message to staff +acknowledged +1/);
  });

  it('shows its sender what was recorded and its state, and not the notes', async () => {
    await order();
    await register('note', FIRST, 'secretnote');
    const mine = await register('list', '--own', '--as', 'cora');
    expect(mine.out).toMatch(/please have the\s+hedge cut by Friday/);
    const { out } = await register('show', FIRST, '--as', 'cora');
    expect(out).toContain('A note and a prompt, not a finding about anybody.');
    expect(out).not.toContain('secretnote');
    const comment = await register('comment', FIRST, 'a favour', '--as', 'cora');
    expect(comment.out).toBe(`Your comment is kept with ${FIRST}.\n`);
    expect((await register('show', FIRST)).out).toContain('The sender’s own comment: a favour');
  });
});

describe('the commands of the register', () => {
  it.each([
    [['show', 'R-2020-0001'], 1, 'There is no item R-2020-0001 that you may see.'],
    [['ack', FIRST, '--as', 'otto'], 1, `There is no item ${FIRST} that you may see.`],
    [['ack', FIRST, '--as', 'cora'], 1, `${FIRST} concerns you, so that somebody else decides it.`],
    [['reopen', FIRST, 'hm'], 1, `${FIRST} is not closed.`],
    [['assign', FIRST, 'otto'], 1, `It can go to: Dina Deputy (dina-deputy).`],
    [['assign', FIRST, 'dinah'], 2, 'Did you mean dina-deputy?'],
    [['close', FIRST, 'no-acton'], 2, 'Did you mean no-action?'],
    [['close', FIRST], 2, "missing required argument 'outcome'"],
    [['ack', 'hedge'], 2, `They look like R-${YEAR}-0001 or C-${YEAR}-K7QM.`],
    [['ack', FIRST, '--seen', 'x'], 2, '--seen takes the version'],
    [['ack', FIRST, '--seen', '9'], 1, `${FIRST} is not as you saw it`],
    [['list', '--limit', '0'], 2, '--limit takes a whole number'],
    [['list', '--as', 'nobody'], 2, 'The settings list nobody called "nobody".'],
    [['list', '--council', 'langport'], 2, 'The register of these settings is that of ambleford'],
    [['verify', '--since', 'x'], 2, '--since takes the line'],
    [['dance'], 2, "unknown command 'dance'"],
  ])('%j ends with %i and says %j', async (words, exitCode, says) => {
    await order();
    const ran = await register(...words);
    expect({ exitCode: ran.exitCode, out: ran.out }).toEqual({ exitCode, out: '' });
    expect(ran.err).toContain(says);
  });

  it('say what has changed, by whom and when, where somebody was quicker', async () => {
    await order();
    const { version } = await json('show', FIRST);
    await register('close', FIRST, 'no-action');
    const { exitCode, err } = await register('ack', FIRST, '--seen', String(version));
    expect(exitCode).toBe(1);
    expect(err).toMatch(
      /has changed since you looked: closed \(no action\) by Clara Clerk, \d+ \w+ \d{4}, \d\d:\d\d\./,
    );
    expect(await json('ack', FIRST, '--seen', String(version))).toMatchObject({ kind: 'stale', version: 2 });
  });

  it('print one value with --json', async () => {
    await order();
    expect(await json('list')).toMatchObject({ items: [{ reference: FIRST, state: 'open' }], more: false });
    expect(await json('stats')).toEqual({ counts: [{ kind: 'instruction', state: 'open', outcome: null, count: 1 }] });
    expect(await json('ack', FIRST)).toMatchObject({ kind: 'done', reference: FIRST, version: 2 });
    expect(await json('ack', FIRST)).toMatchObject({ kind: 'refused', reason: 'not-open' });
  });

  it('print tables within 80 columns, whatever the words', async () => {
    for (const words of ['x'.repeat(200), '漢字'.repeat(60), 'cut it '.repeat(40), '\u001b[2J\u202e cut']) {
      await order(`Otto, cut ${words}`);
    }
    const { out } = await register('list');
    const lines = out.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(5);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
    for (const steering of ['\u001b', '\u202e']) expect(out).not.toContain(steering);
  });

  it('find items by words, state and kind', async () => {
    await order('Otto, cut the hedge');
    await order('Otto, cut the grass');
    await register('ack', FIRST);
    const found = async (...words: readonly string[]) =>
      (await json('list', ...words)).items.map(({ reference }: { reference: string }) => reference);
    expect(await found('--search', 'hedg')).toEqual([FIRST]);
    expect(await found('--state', 'open')).toEqual([`R-${YEAR}-0002`]);
    expect(await found('--kind', 'concern')).toEqual([]);
  });

  it('turn page after page, those of a sender too', async () => {
    for (const job of ['hedge', 'grass', 'roses']) await order(`Otto, cut the ${job}`);
    for (const whose of [[], ['--own', '--as', 'cora']]) {
      const pages: string[] = [];
      for (let after: readonly string[] = []; pages.length < 3; ) {
        const { out, err } = await register('list', '--limit', '1', ...whose, ...after);
        const [reference = ''] = /R-\d+-\d+/.exec(out) ?? [];
        pages.push(reference);
        expect(err).toBe(pages.length < 3 ? `There are more: --after ${reference} shows the next ones.\n` : '');
        after = ['--after', reference];
      }
      expect(pages).toEqual([3, 2, 1].map((number) => `R-${YEAR}-000${number}`));
    }
    const unknown = await register('list', '--after', `R-${YEAR}-0777`);
    expect(unknown).toMatchObject({ exitCode: 1, err: expect.stringContaining('that you may see') });
  });

  it('say in the chat where there are more than it shows', async () => {
    const orders = Array.from({ length: 21 }, () => 'Otto, cut the hedge').join('\n');
    await hall.run(['chat', '--as', 'cora'], orders);
    const mine = await hall.run(['chat', '--as', 'cora'], '/mine\n');
    expect(mine.out).toContain('These are the newest 20. “remit register list --own” shows more.');
    const items = await hall.run(['chat', '--as', 'clara-clerk'], '/items\n');
    expect(items.out).toContain('These are the newest 20. “remit register list” shows more.');
  });
});

describe('a concern about the Clerk', () => {
  it('is in no list, count, export or removal of the Clerk’s, and is with the chair', async () => {
    await hall.run(['chat', '--as', 'cora'], 'the Clerk was rude to me\n/refer it was loud\n');
    for (const words of [['list'], ['stats'], ['export'], ['export', '--person', 'cora'], ['purge'], ['verify']]) {
      const { exitCode, out, err } = await register(...words, '--json');
      expect(exitCode).toBe(0);
      expect(out + err).not.toMatch(/rude|loud|-0001|C-20|"items":1|concern/);
    }
    const [{ reference }] = (await json('list', '--as', 'hana-chair')).items;
    expect(reference).toMatch(/^C-/);
    expect((await register('show', reference)).err).toContain('that you may see');
    expect((await register('show', reference.toLowerCase(), '--as', 'hana-chair')).exitCode).toBe(0);
    expect((await register('list', '--as', 'hana-chair')).out).toMatch(/concern: “the Clerk was rude\s+to me”/);
  });
});

it('a concern about the Clerk can be passed on like anything else, and the chat says how', async () => {
  const { out } = await hall.run(['chat', '--as', 'cora'], 'the Clerk was rude to me\n');
  expect(out).toContain('/refer [WORDS]');
});

describe('what speaks of the Clerk without saying that it is about her', () => {
  const talk = (whom: string): Promise<Ran> =>
    hall.run(['chat', '--as', 'cora'], `may the Clerk shout at me like that?\n/refer she does\n/refer ${whom} often\n`);

  it.each([
    ['clerk', /with Hana Chair/, /^C-/],
    ['deputy-clerk', /with Clara Clerk/, /^C-/],
    ['@otto', /with Clara Clerk/, /^C-/],
    ['@clara-clerk', /with Hana Chair/, /^C-/],
    ['neither', /with Clara Clerk/, /^R-/],
  ])('is kept until the sender has said whom it is about: %s', async (whom, goesTo, reference) => {
    const { out } = await talk(whom);
    expect(out).toContain('Type /refer clerk, /refer deputy-clerk, /refer chair, /refer monitoring-officer or');
    expect(out).toMatch(goesTo);
    const { items } = await json('list', '--own', '--as', 'cora');
    expect(items).toEqual([expect.objectContaining({ comment: 'often', reference: expect.stringMatching(reference) })]);
  });
});

it('the chat takes nobody for whom something is about whom the settings do not list', async () => {
  const { out } = await hall.run(['chat', '--as', 'cora'], 'he was late\n/refer @ottto often\n/mine\n');
  expect(out).toMatch(/Did you mean otto\?/);
  expect(out).not.toContain('Passed on');
});

describe('what is removed and what is exported', () => {
  it('proves itself, with and without an anchor', async () => {
    await order();
    const first = await register('verify');
    const anchor = /([0-9a-f]{64})\n$/.exec(first.out)?.[1] ?? '';
    await register('ack', FIRST);
    expect((await register('verify', '--since', anchor)).exitCode).toBe(0);
    const other = anchor.replace(/^[0-9a-f]/, (start) => (start === '0' ? '1' : '0'));
    const { exitCode, out } = await register('verify', '--since', other);
    expect(exitCode).toBe(1);
    expect(out).toContain('The history is not as it was written.');
  });

  it('writes a person’s data to a new file of the reader’s own, as CSV that no spreadsheet computes', async () => {
    await order('=cut(A1) "quoted", Otto');
    const file = join(hall.folder, 'cora.csv');
    const exported = ['export', '--person', 'Cllr Cora', '--format', 'csv', '--out', file];
    expect((await register(...exported)).out).toContain(`1 items written to ${file}.`);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('"\'=cut(A1) ""quoted"", Otto"');
    expect(text).toMatch(/^\uFEFFreference,kind,state,outcome,when,what,who,words,third_party\r\n/);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect((await register(...exported)).err).toContain('is there already');
  });

  it('shows whose addresses a purge forgets before it does', async () => {
    const store = await openStore({ kind: 'sqlite', path: join(hall.folder, 'remit.sqlite') });
    await store.keepAddress('teams', 'left-long-ago', { conversation: 'a1' });
    await store.close();
    expect((await register('purge')).out).toMatch(/How these people are reached goes too, .*: left-long-ago\./);
    expect((await json('purge')).left).toEqual(['left-long-ago']);
    expect((await register('purge', '--confirm')).out).toContain('How these people were reached is forgotten');
    expect((await register('purge')).out).toBe('Nothing is due to be removed.\n');
  });

  it('has nothing to purge before its time, and removes nothing without --confirm', async () => {
    await order();
    await register('close', FIRST, 'no-action');
    expect((await register('purge', '--confirm')).out).toBe('Nothing is due to be removed.\n');
  });
});

describe('being away', () => {
  it('sends what comes in to the deputy, and ends', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const { out } = await hall.run(['away', '--from', today, '--until', '2099-12-31']);
    expect(out).toMatch(/^Clara Clerk is away from .* to 31 Dec 2099\.\n$/);
    expect((await order()).out).toContain('which is with Dina Deputy');
    expect((await hall.run(['away', '--back'])).out).toBe('Nobody is away.\n');
    expect((await order('Otto, cut the grass')).out).toContain('which is with Clara Clerk');
  });

  it.each([
    [['--from', '2099-01-01'], 2, 'Give both --from and --until.'],
    [['--from', '2099-01-02', '--until', '2099-01-01'], 1, 'the last day is before the first'],
    [['--from', '2099-02-30', '--until', '2099-03-01'], 1, 'write days as 2026-12-24'],
    [['--person', 'clara-clerk', '--as', 'cora', '--back'], 1, 'the Clerk and the deputy can say it for others'],
  ])('%j ends with %i and says %j', async (words, exitCode, says) => {
    const ran = await hall.run(['away', ...words]);
    expect(ran.exitCode).toBe(exitCode);
    expect(ran.err).toContain(says);
  });
});

describe('the doctor', () => {
  it('says of everything whether it is well', async () => {
    const { exitCode, out } = await hall.run(['doctor']);
    expect(exitCode).toBe(0);
    for (const words of [
      '5 people.',
      'How We Work Together: 5 clauses.',
      'Its history is whole.',
      'There is no Monitoring Officer',
    ]) {
      expect(out).toContain(words);
    }
    expect(out).toContain('→ Name somebody as monitoring-officer');
  });
});

describe('without a remit.yaml', () => {
  beforeEach(() => {
    hall.clear();
    hall = openTownHall('demonstration');
  });

  it('the terminal shows the whole life of an item with made-up people, and says so', async () => {
    const { out } = await hall.run(
      ['chat', '--council', 'ambleford'],
      [
        'Otto, cut the hedge',
        '/request if it can be done',
        '/mine',
        '/role clerk',
        '/items',
        '/item 1',
        '/ack 1',
        '/close 1 request: booked',
        '/ack 1',
        '/role councillor',
        '/mine',
        '/ack 1',
        '/role officer',
        '/item 1',
      ].join('\n'),
    );
    const said = [
      'A private note about your message',
      `Recorded as ${FIRST}, which is with Alex Specimen.`,
      'A demonstration: made-up people, kept in',
      `${FIRST} was sent to the Parish Clerk as a request.`,
      'What is recorded of your messages',
      'You are Alex Specimen.',
      'Cllr Robin Sample, message to staff',
      'The sender asks that it be treated as a request.',
      `${FIRST} is now acknowledged.`,
      `${FIRST} is now closed, handled as a request.`,
      `${FIRST} is closed. Reopen it first.`,
      `${FIRST} concerns you, so that somebody else decides it.`,
      `There is no item ${FIRST} that you may see.`,
    ];
    let from = 0;
    for (const words of said) {
      const place = out.indexOf(words, from);
      expect([words, place >= from]).toEqual([words, true]);
      from = place;
    }
    expect(existsSync(join(hall.folder, 'remit-demo.sqlite'))).toBe(true);
  });

  it('the register of a real council is closed to made-up people', async () => {
    const store = await openStore({ kind: 'sqlite', path: join(hall.folder, 'remit-demo.sqlite') });
    const concern = { kind: 'concern', council: 'ambleford', about: ['jane-doe'], assignedTo: 'ann-chair' } as const;
    await store.recordTurn(turn('d1', { ...concern, sentence: 'she was rude' }));
    await store.close();
    for (const words of [['list'], ['export'], ['show', FIRST]]) {
      const { exitCode, out, err } = await register(...words, '--council', 'ambleford');
      expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
      expect(err).toContain('is the register of a council');
      expect(err).not.toContain('rude');
    }
  });

  it('questions are answered where the register is damaged, and nobody is said to be told', async () => {
    writeFileSync(join(hall.folder, 'remit-demo.sqlite'), 'no database');
    const { exitCode, out } = await hall.run(['chat', '--council', 'ambleford'], 'Otto, cut the hedge\n/items\n');
    expect(exitCode).toBe(0);
    expect(out).toContain('The register cannot be opened, so that nothing is kept');
    expect(out).toContain('The protocol says:');
    expect(out).not.toMatch(/is told\b|Recorded as/);
  });

  it('nothing is kept of a question', async () => {
    await hall.run(['chat', '--council', 'ambleford'], 'may I have the hedge trimmed?\n');
    expect(existsSync(join(hall.folder, 'remit-demo.sqlite'))).toBe(false);
    const { out, err } = await hall.run(['register', 'list', '--council', 'ambleford']);
    expect(out).toBe('No items.\n');
    expect(err).toContain('A demonstration: made-up people');
  });
});

describe('set up by a remit.yaml', () => {
  it('the terminal keeps nothing of somebody who does not say who they are', async () => {
    const { out } = await hall.run(['chat'], 'Otto, cut the hedge\n/mine\n');
    expect(out).toContain('nobody has been told');
    expect(out).toContain('There is no command /mine.');
    expect((await register('list')).out).toBe('No items.\n');
  });

  it('nobody becomes somebody else in the middle of a conversation', async () => {
    const { out } = await hall.run(['chat', '--as', 'cora'], '/role clerk\n/items\n');
    expect(out).toContain('Who you are comes from the settings');
    expect(out).toContain('No items.');
  });
});

describe('remit init', () => {
  const path = (): string => join(hall.folder, 'new.yaml');
  const answers = 'ambleford\nwales\nJane Doe\n\n\nAnn Chair\n\n';

  it('asks, and writes settings that work; and never over those that are there', async () => {
    expect((await hall.run(['init', '--out', path()], answers)).exitCode).toBe(0);
    expect(readFileSync(path(), 'utf8')).toContain('# yaml-language-server: $schema=s.json');
    const again = await hall.run(['init', '--out', path()], answers);
    expect(again).toMatchObject({ exitCode: 2, err: expect.stringContaining('is there already') });
  });

  it('asks again for an e-mail address that is none', async () => {
    const input = answers.replace('Jane Doe\n\n', 'Jane Doe\nJane Doe\njane@example.org\n');
    const { exitCode, out } = await hall.run(['init', '--out', path()], input);
    expect({ exitCode, out }).toMatchObject({ exitCode: 0, out: expect.stringContaining('no e-mail address') });
    expect(readFileSync(path(), 'utf8')).toContain('jane@example.org');
  });

  it.each([
    ['ambleford\n', 'The answers ended before the questions did'],
    ['nowhere\nnowhere\nnowhere\nnowhere\nnowhere\n', 'Nothing was written.'],
  ])('writes nothing when it is answered %j', async (input, says) => {
    const { exitCode, err } = await hall.run(['init', '--out', path()], input);
    expect(exitCode).toBe(2);
    expect(err).toContain(says);
    expect(existsSync(path())).toBe(false);
  });

  it('prints the JSON Schema', async () => {
    expect(JSON.parse((await hall.run(['init', '--schema'])).out)).toMatchObject({ title: 'remit.yaml' });
  });
});
