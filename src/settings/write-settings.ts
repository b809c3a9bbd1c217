import { Document, type Pair, Scalar, visit } from 'yaml';
import type { Nation } from './settings';

/** What `remit init` asks. Names that are null are left out. */
export type Answers = {
  readonly council: string;
  readonly nation: Nation;
  readonly clerk: { readonly name: string; readonly email: string | null };
  readonly deputy: string | null;
  readonly chair: string | null;
  readonly monitoringOfficer: string | null;
};

/** An id made of a name: `Jane Doe` is `jane-doe`, and `jane-doe-2` where there is one already. */
const idOf = (name: string, taken: ReadonlySet<string>): string => {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50)
    .replace(/-$/, '');
  const first = plain === '' || plain === 'remit' ? 'person' : plain;
  const free = (id: string, count: number): string => (taken.has(id) ? free(`${first}-${count}`, count + 1) : id);
  return free(first, 2);
};

type Entry = { readonly id: string; readonly name: string; readonly role: string; readonly email?: string };

const people = (answers: Answers) => {
  const taken = new Set<string>();
  const list: Entry[] = [];
  const add = (name: string | null, role: string, email: string | null = null): string | null => {
    if (name === null) return null;
    const id = idOf(name, taken);
    taken.add(id);
    list.push({ id, name, role, ...(email === null ? {} : { email }) });
    return id;
  };
  const recipients = {
    clerk: add(answers.clerk.name, 'clerk', answers.clerk.email),
    deputy: add(answers.deputy, 'deputy-clerk'),
    chair: add(answers.chair, 'chair'),
    'monitoring-officer': add(answers.monitoringOfficer, 'monitoring-officer'),
  };
  return { list, recipients: Object.fromEntries(Object.entries(recipients).filter(([, id]) => id !== null)) };
};

const COMMENTS: Readonly<Record<string, string>> = {
  people: ` Everybody who may be recorded, or decide what is recorded. For each councillor and officer:
   - id: cllr-jones        # never change it, and never give it to somebody else
     name: Cllr Jones
     role: councillor      # councillor, chair, officer, clerk, deputy-clerk, monitoring-officer
     chairs: [Planning]    # committees, if any
     slack: U024BE7LH      # member ID in Slack
     entra: 6b1c3a52-0000-4000-8000-000000000000   # object ID in Microsoft Entra, for Teams
     email: jones@council.example   # finds them in Slack and Teams where the line above is left out`,
  recipients: ' Who holds the offices that items are brought to.',
  concerns: ' Where the protocol names nobody else. Nobody gets a concern about themselves.',
  channels: ' Watched channels; Remit posts a notice in each first. For example: {surface: slack, id: C024BE91L}',
  reminders: ' Working days; bank holidays of the nation above are none.',
  retention: ' Months after an item was closed.',
};

const commentOn = (key: Pair['key']): string | undefined =>
  key instanceof Scalar && typeof key.value === 'string' ? COMMENTS[key.value] : undefined;

/** The text of a remit.yaml. `schema`: where its JSON Schema is, seen from the file. */
export const writeSettings = (answers: Answers, schema: string): string => {
  const { list, recipients } = people(answers);
  const document = new Document({
    council: answers.council,
    'time-zone': 'Europe/London',
    nation: answers.nation,
    people: list,
    recipients,
    concerns: { 'about-clerk': answers.chair === null ? 'monitoring-officer' : 'chair', 'about-chair': 'clerk' },
    channels: [],
    reminders: { 'remind-after': 2, 'pass-on-after': 4 },
    retention: {
      'no-action': 6,
      'not-an-instruction': 3,
      'handled-as-a-request': 12,
      'spoke-to-the-member': 24,
      'referred-to-the-monitoring-officer': 72,
    },
  });
  document.commentBefore = ` yaml-language-server: $schema=${schema}\n Settings of Remit. “npx --no remit doctor” checks them.`;
  visit(document, {
    Pair: (_, pair) => {
      const comment = commentOn(pair.key);
      if (comment !== undefined && pair.key instanceof Scalar) {
        pair.key.commentBefore = comment;
        pair.key.spaceBefore = true;
      }
    },
  });
  return document.toString({ lineWidth: 0 });
};
