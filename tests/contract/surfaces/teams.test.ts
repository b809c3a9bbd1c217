import { toBot } from '../../fakes/teams/activities';
import { cardOf, wordsOf } from '../../fakes/teams/read-card';
import { openTeamsHall, type TeamsHall } from '../../fakes/teams/teams-hall';
import { findingOf } from './conversations';
import { surfaceContract } from './surface-contract';

let hall: TeamsHall;
beforeEach(async () => {
  hall = await openTeamsHall({ answer: findingOf });
});
afterEach(() => hall.close());

const written = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

surfaceContract(
  async ({ by, says }) => {
    const person = by === 'councillor' ? hall.cora : hall.otto;
    const said: string[] = [];
    for (const [index, text] of says.entries()) {
      const before = hall.teams.chat(person).length;
      await hall.tell(toBot(hall.site, person, `m${index}`, written(text)));
      await hall.delivered();
      said.push(
        ...hall.teams
          .chat(person)
          .slice(before)
          .map((posted) => wordsOf(cardOf(posted))),
      );
    }
    return said;
  },
  { hearer: { office: 'chair', name: 'Hana Chair' } },
);
