import fc from 'fast-check';
import { readPressOf } from '../../adapters/slack/render/press-codec';
import { renderScreen as drawInSlack } from '../../adapters/slack/render/render-screen';
import { readCardData } from '../../adapters/teams/cards/read-card-data';
import { renderScreen as drawInTeams } from '../../adapters/teams/cards/render-screen';
import { composeClauses } from '../../src/core/compose-clauses';
import type { Protocol } from '../../src/core/protocol';
import type { Reply } from '../../src/core/reply';
import { composeReadings } from '../../src/core/screen/compose-readings';
import { composeReplyScreen } from '../../src/core/screen/compose-reply-screen';
import type { Press } from '../../src/core/screen/press';
import type { Screen } from '../../src/core/screen/screen';
import { importProtocol } from '../../src/knowledge/import-protocol';
import { readProtocol, writeProtocol } from '../../src/knowledge/protocol-file';
import { nodesOf } from '../fakes/adaptive-card';

const COUNT = 20;
const SHOWN = 5;
const SOURCE = Array.from({ length: COUNT }, (_, place) => `2.${place + 1} Members must not instruct staff.`).join(
  '\n\n',
);
const imported = importProtocol(`2. Staff\n\n${SOURCE}`, { council: 'hill', file: 'hill.txt' }).protocol;

/** What the check lets pass of protocols with ids of any length. */
const checked: fc.Arbitrary<Protocol> = fc
  .tuple(fc.integer({ min: 8, max: 240 }), fc.string({ unit: fc.constantFrom(...'abcxyz059.-'), minLength: 1 }))
  .map(([length, signs]) => {
    const idAt = (place: number): string => `hill-${place}-${signs.repeat(length)}`.slice(0, length);
    const clauses = imported.clauses.map((clause, place) => ({ ...clause, id: idAt(place) }));
    return readProtocol('hill.yaml', writeProtocol({ ...imported, clauses }, 'hill.txt'));
  })
  .filter((read) => read.kind === 'read')
  .map(({ protocol }) => protocol);

const inSlack = (screen: Screen): readonly (Press | null)[] => nodesOf(drawInSlack(screen).blocks).map(readPressOf);
const inTeams = (screen: Screen): readonly (Press | null)[] =>
  nodesOf(drawInTeams(screen).card).map(({ data }) => readCardData(data)?.press ?? null);

const screenOf = (reply: Reply, others: readonly string[]): Screen => composeReplyScreen(reply, { item: null, others });

describe.each([
  ['Slack', inSlack],
  ['Teams', inTeams],
])('of a protocol that passes the check, in %s', (_, pressesOn) => {
  it('every clause has a button that opens it, where some could be meant and in a list', () => {
    fc.assert(
      fc.property(checked, (protocol) => {
        const ids = protocol.clauses.map(({ id }) => id);
        const few = ids.slice(0, SHOWN);
        const offer = { heading: 'What did you mean?', otherwise: [], mayRefer: true };
        const readings = screenOf(composeReadings(few, protocol, offer), []);
        const opens = (some: readonly string[]) => some.map((clauseId) => ({ kind: 'clause', clauseId }));
        expect(pressesOn(readings)).toEqual(expect.arrayContaining(opens(few)));
        const list = screenOf(composeClauses('staff', protocol), []);
        expect(pressesOn(list)).toEqual(expect.arrayContaining(opens(ids)));
      }),
      { seed: 3, numRuns: 20 },
    );
  });

  it('the buttons under an answer bring back every other clause that was found', () => {
    fc.assert(
      fc.property(checked, (protocol) => {
        const others = protocol.clauses.slice(0, SHOWN).map(({ id }) => id);
        const action = { id: 'show-other-readings', label: 'Other readings' } as const;
        const reply: Reply = { ...composeClauses('2.1', protocol), actions: [action] };
        expect(pressesOn(screenOf(reply, others))).toEqual(
          expect.arrayContaining([
            { kind: 'other-readings', clauses: others },
            { kind: 'feedback', helped: true, clauses: others },
            { kind: 'feedback', helped: false, clauses: others },
          ]),
        );
      }),
      { seed: 3, numRuns: 20 },
    );
  });
});
