import { openTownHall, type TownHall } from '../../fakes/town-hall';
import { findingOf } from './conversations';
import { surfaceContract } from './surface-contract';

const opened: TownHall[] = [];
afterEach(() => {
  for (const hall of opened.splice(0)) hall.clear();
});

surfaceContract(async ({ by, says }) => {
  const hall = openTownHall('set-up', findingOf);
  opened.push(hall);
  const chat = async (lines: readonly string[]): Promise<string> =>
    (await hall.run(['chat', '--role', by], lines.map((line) => `${line}\n`).join(''))).out;
  // What each message adds to what was said before it.
  const said: string[] = [];
  let before = await chat([]);
  for (let count = 1; count <= says.length; count += 1) {
    const whole = await chat(says.slice(0, count));
    said.push(whole.slice(sharedLength(before, whole)));
    before = whole;
  }
  return said;
});

const sharedLength = (one: string, other: string): number => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
};
