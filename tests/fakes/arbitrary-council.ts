import fc from 'fast-check';
import type { Clause, Protocol, ReferTo, Role } from '../../src/core/protocol';
import type { Naming } from '../../src/core/register/describe';
import type { Person, Staffing } from '../../src/core/register/person';
import { someWords } from './arbitrary-screens';

/** A council of anybody's making: its document, its people and its words for them. */
export type Council = { readonly protocol: Protocol; readonly staffing: Staffing; readonly naming: Naming };

export const ROLES = ['councillor', 'chair', 'officer', 'clerk', 'deputy-clerk', 'monitoring-officer'] as const;
const OFFICES = ['clerk', 'deputy-clerk', 'chair', 'monitoring-officer'] as const;
const REFER_TO = [
  'clerk',
  'chair',
  'monitoring-officer',
  'chief-executive',
  'line-manager',
  'director',
] as const satisfies readonly ReferTo[];

/** Something at all, as files and forms ask for it: one character or as many as are allowed. */
export const written = (longest: number): fc.Arbitrary<string> =>
  someWords(longest).map((text) => (text.trim() === '' ? 'A' : text));

/** It, or nothing. */
export const maybe = <One>(one: fc.Arbitrary<One>): fc.Arbitrary<One | null> => fc.option(one, { nil: null });

/** What clauses are cut from: some hundred different texts would only be slow. */
const aMould = fc.record({
  isNumbered: fc.boolean(),
  depth: fc.nat({ max: 8 }),
  title: written(600),
  leadIn: maybe(written(2_000)),
  text: written(5_000),
  modality: fc.constantFrom<Clause['modality']>('must', 'must-not', 'may', 'expects', 'states'),
  refersTo: fc.subarray([...REFER_TO]),
  truncated: fc.boolean(),
  idLength: fc.integer({ min: 1, max: 200 }),
});

type Mould = typeof aMould extends fc.Arbitrary<infer Value> ? Value : never;

const clauseOf = ({ isNumbered, depth, title, idLength, ...rest }: Mould, place: number): Clause => {
  const number = isNumbered ? `${Math.ceil((place + 1) / 9)}.${(place % 9) + 1}` : null;
  const heading = Array.from({ length: depth }, (_, level) => (level % 2 === 0 ? title : `Part ${level}: ${title}`));
  return {
    ...rest,
    id: `any-${place}-`.padEnd(idLength, 'x').replace(/-$/, ''),
    council: 'any',
    number,
    heading,
    locator: number ?? `${title}, paragraph ${place + 1}`,
    lines: [place + 1, place + 1],
    binds: ['councillor'],
    topics: [],
  };
};

const aProtocol: fc.Arbitrary<Protocol> = fc
  .record({
    council: maybe(written(300)),
    title: written(300),
    adopted: maybe(written(60)),
    reviewed: maybe(written(60)),
    terms: fc.record({
      councillor: written(60),
      officer: written(60),
      staff: written(60),
      clerk: written(60),
      chair: written(60),
    }),
    moulds: fc.array(aMould, { minLength: 1, maxLength: 5 }),
    count: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 400 })),
  })
  .map(({ moulds, count, ...rest }) => ({
    ...rest,
    key: 'any',
    version: 'a'.repeat(64),
    clauses: Array.from({ length: count }, (_, place) => moulds[place % moulds.length])
      .filter((mould) => mould !== undefined)
      .map(clauseOf),
  }));

/** Two in three are of the same name as somebody else, in a council of hundreds. */
const someStaff: fc.Arbitrary<Staffing> = fc
  .record({
    names: fc.array(written(300), { minLength: 1, maxLength: 4 }),
    roles: fc.array(fc.constantFrom<Role>(...ROLES), { minLength: 1, maxLength: 7 }),
    count: fc.oneof(fc.integer({ min: 4, max: 8 }), fc.integer({ min: 4, max: 400 })),
    idLength: fc.integer({ min: 1, max: 60 }),
    held: fc.record({ 'deputy-clerk': fc.boolean(), chair: fc.boolean(), 'monitoring-officer': fc.boolean() }),
    aboutClerk: maybe(fc.constantFrom(...OFFICES)),
  })
  .map(({ names, roles, count, idLength, held, aboutClerk }) => {
    const people = Array.from(
      { length: count },
      (_, place): Person => ({
        id: `person-${place}`.padEnd(idLength, 'x'),
        name: names[place % names.length] ?? 'A',
        role: roles[place % roles.length] ?? 'councillor',
        chairs: place % 5 === 0 ? names : [],
      }),
    );
    const id = (place: number): string | null => people[place]?.id ?? null;
    const offices = {
      clerk: id(0),
      'deputy-clerk': held['deputy-clerk'] ? id(1) : null,
      chair: held.chair ? id(2) : null,
      'monitoring-officer': held['monitoring-officer'] ? id(3) : null,
    };
    return { people, offices, concerns: { aboutClerk, aboutChair: null } };
  });

/** Any protocol, with any people. */
export const aCouncil: fc.Arbitrary<Council> = fc.tuple(aProtocol, someStaff).map(([protocol, staffing]) => ({
  protocol,
  staffing,
  naming: { terms: protocol.terms, staffing, timeZone: 'Europe/London' },
}));

/** Places of some clauses, as many as a finding has at most. */
export const places = fc.array(fc.nat(), { minLength: 1, maxLength: 5 });

/** Clauses of the council at these places, each once. */
export const clausesAt = ({ protocol: { clauses } }: Council, at: readonly number[]): readonly Clause[] =>
  [...new Set(at.map((place) => clauses[place % clauses.length]))].filter((clause) => clause !== undefined);

/** The id of somebody of the council. */
export const personAt = ({ staffing: { people } }: Council, at: number): string =>
  people[at % people.length]?.id ?? 'nobody';
