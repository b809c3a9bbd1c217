import { StoreError } from '../../app/store';
import { blank, type Line, line } from '../../core/layout-reply';
import type { Library } from '../../core/library';
import { chooseProtocol } from '../choose';
import { CommandError } from '../command-error';
import { chooseActor } from '../register/choose-person';
import type { Desk, Desks } from '../register/desk';
import { type Diagnosis, type Rule, wrong } from './rule';
import { historyRule, outboxRule, peopleRule } from './rules-of-register';
import { channelsRule, nodeRule, protocolRule, settingsRule } from './rules-of-settings';
import { surfacesRule } from './rules-of-surfaces';

/** A rule and what it found. */
export type Looked = Pick<Rule, 'what' | 'why'> & { readonly found: readonly Diagnosis[] };

export type DoctorParts = {
  readonly desks: Desks;
  readonly openLibrary: () => Library;
  readonly nodeVersion: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  readonly as: string | undefined;
};

const failed = (what: string, why: string, error: unknown, fix: string): Rule => ({
  what,
  why,
  look: async () => {
    if (error instanceof CommandError || error instanceof StoreError) return [wrong(error.message, fix)];
    throw error;
  },
});

const lookAt = async (rules: readonly Rule[]): Promise<readonly Looked[]> => {
  const looked: Looked[] = [];
  for (const { what, why, look } of rules) looked.push({ what, why, found: await look() });
  return looked;
};

const lookAtRegister = async ({ desks, as, now }: DoctorParts): Promise<readonly Looked[]> => {
  let desk: Desk | null = null;
  try {
    desk = await desks.open(null);
    const person = chooseActor(as, desk);
    return await lookAt([historyRule(desk, person), outboxRule(desk, person, now), peopleRule(desk, person)]);
  } catch (error) {
    const why = 'What was recorded must be there, as it was recorded.';
    return await lookAt([failed('Register', why, error, 'Do what the message says, and run this again.')]);
  } finally {
    await desk?.close();
  }
};

/** Looks at everything, and goes on where something is wrong. */
export const runDoctor = async (parts: DoctorParts): Promise<readonly Looked[]> => {
  const node = nodeRule(parts.nodeVersion);
  try {
    const settings = parts.desks.settings(null);
    const openProtocol = () => chooseProtocol(parts.openLibrary(), settings.council);
    const rules = [
      node,
      settingsRule(settings),
      protocolRule(openProtocol),
      surfacesRule(parts.env),
      channelsRule(settings),
    ];
    return [...(await lookAt(rules)), ...(await lookAtRegister(parts))];
  } catch (error) {
    const why = 'They say who may be recorded, who decides, and who is told.';
    return await lookAt([node, failed('Settings', why, error, 'Mend each line, and run this again.')]);
  }
};

const MARKS: Readonly<Record<Diagnosis['state'], string>> = { fine: '✓ ', 'worth-knowing': '· ', wrong: '✗ ' };

/** What was found, as lines: for what is not fine also why it matters and what to do. */
export const layoutDoctor = (looked: readonly Looked[]): readonly Line[] =>
  looked.flatMap(({ what, why, found }, index) => [
    ...(index === 0 ? [] : [blank]),
    line('title', what),
    ...found.flatMap(({ state, says, fix }) => {
      const [first = '', ...rest] = says.split('\n');
      return [
        line(state === 'wrong' ? 'verdict' : 'text', first, MARKS[state], '  '),
        ...rest.map((one) => line('text', one, '  ')),
        ...(fix === null ? [] : [line('source', why, '  '), line('text', `→ ${fix}`, '  ', '    ')]),
      ];
    }),
  ]);
