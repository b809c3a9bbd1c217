import { z } from 'zod';

/** A fault in what the lines of remit.yaml say together, at the path of the line to mend. */
export type Conflict = {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly fix: string | null;
};

const conflict = (path: Conflict['path'], message: string, fix: string | null = null): Conflict => ({
  path,
  message,
  fix,
});

const text = z.string().optional().catch(undefined);
const role = z
  .enum(['councillor', 'chair', 'officer', 'clerk', 'deputy-clerk', 'monitoring-officer'])
  .optional()
  .catch(undefined);

/** What can be compared even where other lines are wrong: every line that is not text counts as absent. */
const lenient = z
  .object({
    council: text,
    people: z.array(z.object({ id: text, role, slack: text, entra: text, upn: text, email: text }).catch({})).catch([]),
    recipients: z.object({ clerk: text, deputy: text, chair: text, 'monitoring-officer': text }).catch({}),
    concerns: z.object({ 'about-clerk': text, 'about-chair': text }).catch({}),
    reminders: z
      .object({ 'remind-after': z.number().catch(2).default(2), 'pass-on-after': z.number().catch(4).default(4) })
      .catch({ 'remind-after': 2, 'pass-on-after': 4 })
      .default({ 'remind-after': 2, 'pass-on-after': 4 }),
  })
  .partial({ people: true, recipients: true, concerns: true });

type Lines = z.output<typeof lenient>;
type LenientPerson = NonNullable<Lines['people']>[number];

const ONLY_ONE = ['id', 'slack', 'entra'] as const;

const shared = (people: readonly LenientPerson[]): readonly Conflict[] =>
  ONLY_ONE.flatMap((field) => {
    const seen = new Set<string>();
    return people.flatMap((person, index): readonly Conflict[] => {
      const value = person[field]?.toLowerCase();
      if (value === undefined) return [];
      if (seen.has(value)) return [conflict(['people', index, field], `somebody above has the same ${field}`)];
      seen.add(value);
      return [];
    });
  });

/** By either address a platform may vouch for somebody, so that nobody's may be another's. */
const sharedAddresses = (people: readonly LenientPerson[]): readonly Conflict[] => {
  const owners = new Map<string, number>();
  return people.flatMap((person, index) =>
    (['email', 'upn'] as const).flatMap((field): readonly Conflict[] => {
      const address = person[field]?.toLowerCase();
      if (address === undefined) return [];
      const owner = owners.get(address) ?? index;
      owners.set(address, owner);
      return owner === index ? [] : [conflict(['people', index, field], 'somebody above is known by the same address')];
    }),
  );
};

const RECIPIENTS = ['clerk', 'deputy', 'chair', 'monitoring-officer'] as const;

const rolesFor: Readonly<Record<(typeof RECIPIENTS)[number], readonly string[]>> = {
  clerk: ['clerk', 'deputy-clerk', 'officer'],
  deputy: ['deputy-clerk', 'officer', 'monitoring-officer'],
  chair: ['chair', 'councillor'],
  'monitoring-officer': ['monitoring-officer', 'officer'],
};

const wrongRecipients = ({ people = [], recipients = {} }: Lines): readonly Conflict[] =>
  RECIPIENTS.flatMap((name): readonly Conflict[] => {
    const wanted = recipients[name];
    if (wanted === undefined) return [];
    const path = ['recipients', name];
    const person = people.find(({ id }) => id === wanted);
    if (person === undefined)
      return [conflict(path, `nobody under people has the id ${wanted}`, 'Add the person, or mend the id.')];
    const { role } = person;
    if (role !== undefined && !rolesFor[name].includes(role)) {
      return [conflict(path, `${wanted} has the role ${role}; this needs ${rolesFor[name].join(' or ')}`)];
    }
    const twice = name !== 'clerk' && recipients.clerk === wanted;
    return twice ? [conflict(path, `${wanted} is the Clerk`, 'Name somebody else, or leave the line out.')] : [];
  });

const keyOf: Readonly<Record<string, (typeof RECIPIENTS)[number]>> = {
  clerk: 'clerk',
  'deputy-clerk': 'deputy',
  chair: 'chair',
  'monitoring-officer': 'monitoring-officer',
};

const wrongConcerns = ({ recipients = {}, concerns = {} }: Lines): readonly Conflict[] =>
  (['about-clerk', 'about-chair'] as const).flatMap((name): readonly Conflict[] => {
    const office = concerns[name];
    const key = office === undefined ? undefined : keyOf[office];
    if (key === undefined || recipients[key] !== undefined) return [];
    return [conflict(['concerns', name], `nobody is named as ${key} under recipients`, `Name the ${key} there.`)];
  });

const wrongCouncil = (council: string | undefined, councils: readonly string[]): readonly Conflict[] =>
  council === undefined || councils.includes(council)
    ? []
    : [
        conflict(
          ['council'],
          `there is no protocol of ${council.slice(0, 60)}`,
          `The councils are: ${councils.join(', ')}. "remit import" adds another.`,
        ),
      ];

/** A concern about the Clerk must be able to go to somebody else. */
const noWayRound = ({ recipients = {}, concerns = {} }: Lines): readonly Conflict[] => {
  const { clerk, chair, 'monitoring-officer': monitoringOfficer } = recipients;
  const isOpen = chair !== undefined || monitoringOfficer !== undefined || concerns['about-clerk'] !== undefined;
  if (clerk === undefined || isOpen) return [];
  return [
    conflict(['recipients'], 'a concern about the Clerk would reach nobody', 'Name a chair or a monitoring-officer.'),
  ];
};

/** Every fault in what the lines say together; lines that are wrong by themselves are passed over. */
export const checkTogether = (file: unknown, councils: readonly string[]): readonly Conflict[] => {
  const read = lenient.safeParse(file);
  if (!read.success) return [];
  const { 'remind-after': remindAfter, 'pass-on-after': passOnAfter } = read.data.reminders;
  return [
    ...wrongCouncil(read.data.council, councils),
    ...shared(read.data.people ?? []),
    ...sharedAddresses(read.data.people ?? []),
    ...wrongRecipients(read.data),
    ...wrongConcerns(read.data),
    ...noWayRound(read.data),
    ...(passOnAfter <= remindAfter ? [conflict(['reminders'], 'pass-on-after must be more than remind-after')] : []),
  ];
};
