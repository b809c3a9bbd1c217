import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { openCalendar } from '../../../src/settings/open-calendar';
import { openDirectory } from '../../../src/settings/open-directory';
import { describeProblem, readSettings } from '../../../src/settings/read-settings';
import type { Settings } from '../../../src/settings/settings';
import { settingsSchemaText } from '../../../src/settings/settings-schema';
import { writeSettings } from '../../../src/settings/write-settings';

const GOOD = `council: langport
people:
  - id: jane-doe
    name: Jane Doe
    role: clerk
    slack: U024BE7LH
  - id: cllr-hill
    name: Cllr Hill
    role: councillor
    chairs: [Planning]
    entra: 6B1C3A52-8A0B-4C7D-9E1F-0A1B2C3D4E5F
  - id: ann-chair
    name: Ann Chair
    role: chair
recipients:
  clerk: jane-doe
  chair: ann-chair
`;

const read = (text: string | null, env: Record<string, string> = {}) =>
  readSettings({ env, directory: '/council', readFile: () => text, councils: ['langport', 'parish'] });

const settingsOf = (text: string, env: Record<string, string> = {}): Settings => {
  const result = read(text, env);
  if (result.kind !== 'read') throw new Error(JSON.stringify(result));
  return result.settings;
};
const problemsOf = (text: string | null, env: Record<string, string> = {}): readonly string[] => {
  const result = read(text, env);
  return result.kind === 'invalid' ? result.problems.map(describeProblem) : [result.kind];
};

describe('the settings', () => {
  it('are complete with the few lines that must be there', () => {
    expect(settingsOf(GOOD)).toMatchObject({
      timeZone: 'Europe/London',
      nation: 'england',
      offices: { clerk: 'jane-doe', 'deputy-clerk': null, chair: 'ann-chair', 'monitoring-officer': null },
      concerns: { aboutClerk: 'chair', aboutChair: 'clerk' },
      times: { remindAfter: 2, passOnAfter: 4 },
      channels: [],
      storage: { kind: 'sqlite', path: '/council/remit.sqlite' },
    });
  });

  it.each([
    [{}, 'database: register/remit.db\n', { kind: 'sqlite', path: '/council/register/remit.db' }],
    [{ REMIT_DATABASE: 'other.sqlite' }, 'database: a.db\n', { kind: 'sqlite', path: '/council/other.sqlite' }],
    [{ DATABASE_URL: 'postgres://r@db/r' }, 'database: a.db\n', { kind: 'postgres', url: 'postgres://r@db/r' }],
  ])('keep the register where %j and %j say', (env, line, storage) => {
    expect(settingsOf(GOOD + line, env).storage).toEqual(storage);
  });

  it('are absent without a remit.yaml, and wrong where REMIT_CONFIG names one that is not there', () => {
    expect(problemsOf(null)).toEqual(['absent']);
    expect(problemsOf(null, { REMIT_CONFIG: 'my.yaml' })[0]).toContain('/council/my.yaml: REMIT_CONFIG names a file');
  });
});

describe('what is wrong with the settings', () => {
  it('is said all at once, in the order of the file, with its line and what to do', () => {
    const text = GOOD.replace('role: clerk', 'role: clark')
      .replace('chair: ann-chair', 'chair: nobody-known')
      .replace('council: langport', 'council: langprot\nnation: narnia');
    const found = problemsOf(`${text}chanels: []\n`, { DATABASE_URL: 'mysql://user:secretword@host' });
    expect(found.map((one) => one.split(' is ')[0])).toEqual([
      'environment: DATABASE_URL',
      '/council/remit.yaml:1: `council`',
      '/council/remit.yaml:2: `nation`',
      '/council/remit.yaml:6: `people.0.role`',
      '/council/remit.yaml:18: `recipients.chair`',
      '/council/remit.yaml:19: `chanels`',
    ]);
    for (const one of found) expect(one).toMatch(/(?:Mend|Take|Add|Write|The councils are)/);
    expect(found.join()).not.toContain('secretword');
  });

  it.each([
    ['two people with one id', GOOD.replace('id: cllr-hill', 'id: jane-doe'), 'somebody above has the same id'],
    ['two people with one account', GOOD.replace('role: chair', 'role: chair\n    slack: U024BE7LH'), 'the same slack'],
    [
      'an e-mail address that somebody else signs in with',
      GOOD.replace('role: chair', 'role: chair\n    email: Jane@council.example').replace(
        'role: clerk',
        'role: clerk\n    upn: jane@council.example',
      ),
      '`people.2.email` is wrong: somebody above is known by the same address',
    ],
    ['a councillor for a Clerk', GOOD.replace('clerk: jane-doe', 'clerk: cllr-hill'), 'has the role councillor'],
    ['a Clerk for a chair', GOOD.replace('chair: ann-chair', 'chair: jane-doe'), 'this needs chair or councillor'],
    [
      'nobody else to hear of the Clerk',
      GOOD.replace('  chair: ann-chair\n', ''),
      'a concern about the Clerk would reach nobody',
    ],
    ['the Clerk to hear of the Clerk', `${GOOD}concerns: {about-clerk: clerk}\n`, '`concerns.about-clerk` is wrong'],
    [
      'an office that nobody holds',
      `${GOOD}concerns: {about-clerk: monitoring-officer}\n`,
      'nobody is named as monitoring-officer',
    ],
    [
      'a deputy before a reminder',
      `${GOOD}reminders: {remind-after: 5}\n`,
      'pass-on-after must be more than remind-after',
    ],
    ['a time zone that there is not', `${GOOD}time-zone: Europe/Langport\n`, 'such as Europe/London'],
    ['half a working day', `${GOOD}reminders: {remind-after: 0.5}\n`, '`reminders.remind-after` is wrong'],
    ['an empty file', '', '`council` is wrong: it is missing'],
    ['no YAML', 'council: [', 'It is not valid YAML'],
    ['the name of the product as an id', GOOD.replaceAll('cllr-hill', 'remit'), 'the name of the product itself'],
  ])('is found: %s', (_, text, words) => {
    expect(problemsOf(text).join('\n')).toContain(words);
  });

  it('never stops the reading, whatever stands in the file', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => `people: ${JSON.stringify(value)}`),
        ),
        (text) => {
          expect(['read', 'invalid']).toContain(read(text).kind);
        },
      ),
    );
  });
});

describe('the people of the settings', () => {
  const directory = openDirectory(settingsOf(GOOD), ['slack', 'teams']);

  it('are known by their accounts, however these are written', () => {
    expect(directory.personOf({ surface: 'slack', account: 'U024BE7LH' })?.id).toBe('jane-doe');
    expect(directory.personOf({ surface: 'teams', account: '6b1c3a52-8a0b-4c7d-9e1f-0a1b2c3d4e5f' })?.id).toBe(
      'cllr-hill',
    );
    expect(directory.personOf({ surface: 'slack', account: 'U000' })).toBeNull();
    expect(directory.personOf({ surface: 'carrier-pigeon', account: 'jane-doe' })).toBeNull();
  });

  it('are reached where they have an account, and nowhere else', () => {
    expect(directory.destinationsOf('jane-doe').map(({ adapter }) => adapter)).toEqual(['slack']);
    expect(directory.destinationsOf('ann-chair')).toEqual([]);
    expect(directory.destinationsOf('nobody-known')).toEqual([]);
  });
});

describe('the JSON Schema', () => {
  it('beside the settings is that of the code: npx --no remit init --schema writes it', () => {
    const file = join(__dirname, '../../../src/settings/remit.schema.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(settingsSchemaText()));
  });
});

describe('what remit init writes', () => {
  it('can be read back, whatever the people are called', () => {
    const name = fc
      .oneof(fc.constantFrom('Jane Doe', 'Seán Ó Briain', '李', 'remit', '- : #', 'null'), fc.string())
      .map((one) => {
        const trimmed = one.trim();
        return trimmed === '' ? 'Somebody' : trimmed.slice(0, 80);
      });
    fc.assert(
      fc.property(name, name, fc.option(name), fc.option(name), (clerk, chair, deputy, monitoringOfficer) => {
        const answers = {
          council: 'parish',
          nation: 'wales',
          clerk: { name: clerk, email: null },
          deputy,
          chair,
          monitoringOfficer,
        } as const;
        const settings = settingsOf(writeSettings(answers, 'remit.schema.json'));
        expect(settings.people[0]).toMatchObject({ name: clerk.trim(), role: 'clerk', id: settings.offices.clerk });
        expect(settings.people).toHaveLength(
          [clerk, chair, deputy, monitoringOfficer].filter((one) => one !== null).length,
        );
      }),
    );
  });

  it('gives no id twice', () => {
    const [name, other] = ['Jane Doe', 'Seán Ó Briain'];
    const answers = { council: 'parish', nation: 'wales', clerk: { name, email: null } } as const;
    const text = writeSettings({ ...answers, chair: other, deputy: name, monitoringOfficer: name }, 's.json');
    const ids = settingsOf(text).people.map(({ id }) => id);
    expect(ids).toEqual(['jane-doe', 'jane-doe-2', 'sean-o-briain', 'jane-doe-3']);
  });
});

describe('the bank holidays', () => {
  it.each([
    ['england', '2026-12-28', true],
    ['england', '2026-12-29', false],
    ['england', '2022-09-19', true],
    ['england', '2026-01-02', false],
    ['scotland', '2026-01-02', true],
    ['northern-ireland', '2026-03-17', true],
    ['wales', '2026-04-06', true],
    ['scotland', '2026-04-06', false],
  ] as const)('of %s: %s is one: %s', (nation, day, isHoliday) => {
    expect(openCalendar({ timeZone: 'Europe/London', nation }).isHoliday(day)).toBe(isHoliday);
  });
});

describe('people by e-mail address and by user group', () => {
  const text = GOOD.replace('role: chair', 'role: chair\n    email: Ann@council.example').replace(
    'recipients:',
    'groups:\n  - {slack: S0614TZR7, role: councillor}\nrecipients:',
  );
  const directory = openDirectory(settingsOf(text), ['slack', 'teams']);
  const caller = { surface: 'slack', account: 'U0NEW', email: null, groups: [], name: null, isGuest: false };

  it('are found where the settings give no account, and nowhere a guest', () => {
    const mailed = { ...caller, email: 'ann@COUNCIL.example' };
    expect(directory.personOf(mailed)?.id).toBe('ann-chair');
    expect(directory.personOf({ ...mailed, surface: 'terminal' })).toBeNull();
    expect(directory.personOf({ ...mailed, isGuest: true })).toBeNull();
    expect(directory.personOf({ ...caller, account: 'U024BE7LH', isGuest: true })).toBeNull();
    expect(directory.destinationsOf('ann-chair').map(({ address }) => address)).toEqual([
      { email: 'Ann@council.example' },
      { email: 'Ann@council.example' },
    ]);
  });

  it('are never somebody for whom the settings give another account', () => {
    const withBoth = text.replace('slack: U024BE7LH', 'slack: U024BE7LH\n    email: jane@council.example');
    const other = openDirectory(settingsOf(withBoth), ['slack']);
    expect(other.personOf({ ...caller, email: 'jane@council.example' })).toBeNull();
  });

  it('have the role of their group as long as they are in it, under a name of their own', () => {
    const grouped = { ...caller, groups: ['S0OTHER', 'S0614TZR7'], name: 'Cllr New' };
    expect(directory.personOf(grouped)).toMatchObject({ id: 'slack:U0NEW', name: 'Cllr New', role: 'councillor' });
    expect(directory.staffing.people.map(({ id }) => id)).toContain('slack:U0NEW');
    expect(directory.destinationsOf('slack:U0NEW')).toMatchObject([
      { adapter: 'slack', address: { account: 'U0NEW' } },
    ]);
    expect(directory.personOf({ ...grouped, groups: [] })).toBeNull();
    expect(directory.staffing.people.map(({ id }) => id)).not.toContain('slack:U0NEW');
  });

  it('hold no office: the settings say so', () => {
    expect(problemsOf(text.replace('role: councillor}', 'role: clerk}')).join()).toContain('`groups.0.role` is wrong');
  });
});
