import { z } from 'zod';

const words = z.string().trim().min(1, 'write something, or leave the line out').max(200);
const id = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'use small letters and digits, joined by hyphens, such as jane-doe');
const personId = id.describe('The id of somebody under people.');
const days = z.int().min(1, 'use whole working days, from 1').max(60, 'use at most 60 working days');
const months = z.int().min(0, 'use whole months, from 0').max(240, 'use at most 240 months');
const office = z.enum(['clerk', 'deputy-clerk', 'chair', 'monitoring-officer']);

const person = z.strictObject({
  id: id
    .refine((given) => given !== 'remit', 'remit is the name of the product itself: choose another')
    .describe('The only name of this person that the register keeps. Never give it to somebody else.'),
  name: words,
  role: z
    .enum(['councillor', 'chair', 'officer', 'clerk', 'deputy-clerk', 'monitoring-officer'])
    .describe('In which role their messages are read. A councillor who chairs a committee speaks as a chair.'),
  chairs: z.array(words).default([]).describe('Committees that they chair.'),
  email: z.email('write an e-mail address').optional(),
  slack: z
    .string()
    .regex(/^[UW][A-Z0-9]{2,}$/, 'copy the member ID from the Slack profile, such as U024BE7LH')
    .optional()
    .describe('Slack member ID.'),
  'slack-channel': z
    .string()
    .regex(/^[CG][A-Z0-9]{2,}$/, 'copy the ID of the channel from Slack, such as C024BE91L')
    .optional()
    .describe(
      'ID of a private Slack channel in which their cards of messages to staff stand, for everybody there to read, instead of their direct messages.',
    ),
  entra: z
    .guid('copy the object ID from Microsoft Entra, such as 6b1c3a52-…')
    .optional()
    .describe('Object ID in Microsoft Entra, which Teams calls aadObjectId.'),
  upn: z.email('write the user principal name, which looks like an e-mail address').optional(),
});

const group = z.strictObject({
  slack: z
    .string()
    .regex(/^S[A-Z0-9]{2,}$/, 'copy the ID of the user group from Slack, such as S0614TZR7')
    .describe('ID of a Slack user group.'),
  role: z
    .enum(['councillor', 'chair', 'officer'])
    .describe('The role of everybody in it who is not listed under people.'),
});

const channel = z.strictObject({
  surface: z.enum(['slack', 'teams']),
  id: words.describe('The ID of the channel, not its name.'),
});

const recipients = z.strictObject({
  clerk: personId,
  deputy: personId.optional(),
  chair: personId.optional().describe('Whoever chairs the council.'),
  'monitoring-officer': personId.optional(),
});

const concerns = z
  .strictObject({
    'about-clerk': office
      .exclude(['clerk'])
      .optional()
      .describe('Who gets a concern about the Clerk where the protocol names nobody else. The Clerk never does.'),
    'about-chair': office
      .exclude(['chair'])
      .default('clerk')
      .describe('Who gets a concern about a chair where the protocol names nobody else. A chair never does.'),
  })
  .prefault({});

const reminders = z
  .strictObject({
    'remind-after': days
      .default(2)
      .describe('Working days until an item that nobody acknowledged is brought up again.'),
    'pass-on-after': days.default(4).describe('Working days until it goes to the deputy.'),
  })
  .prefault({});

const retention = z
  .strictObject({
    'no-action': months.default(6),
    'not-an-instruction': months.default(3),
    'handled-as-a-request': months.default(12),
    'spoke-to-the-member': months.default(24),
    'referred-to-the-monitoring-officer': months.default(72),
  })
  .describe('Months for which an item is kept after it was closed, by outcome.')
  .prefault({});

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }) !== null;
  } catch {
    return false;
  }
};

/** remit.yaml as it stands on disk; each default is what holds where the line is left out. */
export const settingsShape = z
  .strictObject({
    council: id.describe('Whose protocol: the name of its file in knowledge/protocols, such as langport.'),
    'time-zone': z
      .string()
      .refine(isTimeZone, 'use a name of the time zone database, such as Europe/London')
      .default('Europe/London'),
    nation: z
      .enum(['england', 'wales', 'scotland', 'northern-ireland'])
      .default('england')
      .describe('Whose bank holidays the council keeps.'),
    people: z.array(person).min(1, 'list the Clerk at least'),
    groups: z
      .array(group)
      .default([])
      .describe('User groups whose people have a role without being listed. Offices need people who are listed.'),
    recipients: recipients.describe('Who holds the offices that items are brought to.'),
    concerns,
    channels: z
      .array(channel)
      .default([])
      .describe(
        'Channels that are watched, beside those that the Clerk switches on. Remit posts a notice in each first.',
      ),
    reminders,
    retention,
    database: words.optional().describe('The file of the register, beside this one. DATABASE_URL goes before it.'),
  })
  .describe('Settings of Remit for one council.');

export type SettingsFile = z.output<typeof settingsShape>;
