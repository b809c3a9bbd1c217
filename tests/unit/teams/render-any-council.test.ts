import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { readCardData } from '../../../adapters/teams/cards/read-card-data';
import { renderScreen } from '../../../adapters/teams/cards/render-screen';
import { dialog } from '../../../adapters/teams/dialog';
import { onQuery } from '../../../adapters/teams/extension';
import { SEARCH_PARAMETER } from '../../../adapters/teams/uses';
import { referForm } from '../../../src/core/screen/compose-form';
import type { Press } from '../../../src/core/screen/press';
import { readPress } from '../../../src/core/screen/read-press';
import type { ListScreen, Screen } from '../../../src/core/screen/screen';
import { complaintsAbout, nodesOf } from '../../fakes/adaptive-card';
import { written } from '../../fakes/arbitrary-council';
import { type CouncilScreen, councilScreens } from '../../fakes/arbitrary-council-screens';
import { aCaller } from '../../fakes/front-desk';
import { lettersOf, neededOn } from '../../fakes/needed-buttons';
import { ambleford } from '../../fakes/protocol';

const RUNS = { numRuns: 30, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: true };
const MESSAGE_BYTES = 28_000;
const MOST_ACTIONS = 6;
const kinds = Object.keys(councilScreens) as CouncilScreen[];
const options = {
  refreshFor: Array.from({ length: 60 }, (_, index) => `29:${index}`.padEnd(80, 'x')),
  linkTo: () => `https://teams.microsoft.com/l/message/19%3A${'x'.repeat(200)}/1`,
};

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Everything that can be pressed on it. */
const pressesOn = (card: unknown): readonly unknown[] =>
  nodesOf(card).flatMap(({ type, data }) =>
    type === 'Action.Execute' || type === 'Action.Submit' ? [readCardData(data)?.press] : [],
  );

describe.each(kinds)('of any protocol and any people, the %s', (kind) => {
  it('is a message of at most 28 kB, which Microsoft’s parser takes without a warning', () => {
    fc.assert(
      fc.property<[Screen]>(councilScreens[kind], (screen) => {
        const { card, text, summary } = renderScreen(screen, options);
        const content = { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
        expect(bytes({ type: 'message', summary, attachments: [content] })).toBeLessThan(MESSAGE_BYTES);
        expect(bytes({ type: 'message', summary, text })).toBeLessThan(MESSAGE_BYTES);
        expect(complaintsAbout(card)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('keeps every button that something can be done by, at most six at a time', () => {
    fc.assert(
      fc.property<[Screen]>(councilScreens[kind], (screen) => {
        const { card } = renderScreen(screen, options);
        const sizes = nodesOf(card).flatMap(({ actions }) => (Array.isArray(actions) ? [actions.length] : []));
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(MOST_ACTIONS);
        expect(pressesOn(card)).toEqual(expect.arrayContaining(neededOn(screen).map(({ press }) => press)));
      }),
      RUNS,
    );
  });
});

it('the card of the Clerk begins to say what was written, however much stands around it', () => {
  fc.assert(
    fc.property(councilScreens['open card of the Clerk'], (screen) => {
      const shown = lettersOf(
        nodesOf(renderScreen(screen, options).card)
          .map(({ text }) => String(text ?? ''))
          .join(''),
      );
      expect(shown).toContain(lettersOf(screen.card.sentence.text ?? screen.card.sentence.removed).slice(0, 20));
    }),
    RUNS,
  );
});

it('a dialog about any message is as small as a message, and Microsoft’s parser takes it without a warning', () => {
  const screens = fc.constantFrom(...kinds).chain((kind): fc.Arbitrary<Screen> => councilScreens[kind]);
  const lines = fc.array(written(20), { maxLength: 300 }).map((some) => some.join('\n'));
  fc.assert(
    fc.property(
      screens,
      fc.oneof(written(9_000), lines, fc.constantFrom('a\n'.repeat(300), 'a\r'.repeat(300))),
      (screen, about) => {
        const { body } = dialog(screen, about);
        expect(bytes(body)).toBeLessThan(MESSAGE_BYTES);
        for (const card of nodesOf(body).filter(({ type }) => type === 'AdaptiveCard'))
          expect(complaintsAbout({ ...card, version: '1.5' })).toEqual([]);
      },
    ),
    { ...RUNS, numRuns: 200 },
  );
});

it('a form asks for everything, and offers everybody, each by a label of their own, or says how many are left out', () => {
  fc.assert(
    fc.property(councilScreens.form, (screen) => {
      const nodes = nodesOf(renderScreen(screen, options).card);
      const inputs = nodes.filter(({ type }) => String(type).startsWith('Input.'));
      const asked = screen.form.fields.filter((field) => field.kind === 'words' || field.options.length > 0);
      expect(inputs.map(({ id }) => id)).toEqual(asked.map(({ name }) => `field:${name}`));
      const said = nodes.map(({ text }) => String(text ?? '')).join(' ');
      for (const field of asked.filter(({ kind }) => kind === 'choice')) {
        const offered = field.kind === 'choice' ? field.options.map(({ value }) => value) : [];
        const choices = inputs.find(({ id }) => id === `field:${field.name}`)?.choices;
        const shown = Array.isArray(choices) ? choices.map((choice) => Object(choice).value) : [];
        const labels = Array.isArray(choices) ? choices.map((choice) => Object(choice).title) : [];
        if (['person', 'to'].includes(field.name)) expect(new Set(labels).size).toBe(labels.length);
        expect(shown).toEqual(offered.slice(0, shown.length));
        if (shown.length < offered.length)
          expect(said).toContain(`${offered.length - shown.length} more do not fit into this list.`);
      }
    }),
    { ...RUNS, numRuns: 150 },
  );
});

it('what the search extension finds are cards that can be inserted, each with a preview in which nothing comes alive', async () => {
  const words = { value: { parameters: [{ name: SEARCH_PARAMETER, value: 'any' }] } };
  const found = fc.array(councilScreens.clause, { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(found, async (clauses) => {
      const { body } = await onQuery(words, aCaller('cora'), { frontDesk: { findClauses: async () => clauses } });
      const { attachments } = Object(body).composeExtension;
      expect(attachments).toHaveLength(clauses.length);
      for (const { content, preview } of attachments) {
        expect(complaintsAbout(content)).toEqual([]);
        expect(bytes(content)).toBeLessThan(MESSAGE_BYTES);
        for (const text of Object.values<string>(preview.content)) {
          expect(text).not.toMatch(/[<>]|\p{Surrogate}/u);
          expect(text.length).toBeLessThanOrEqual(1_000);
        }
      }
    }),
    RUNS,
  );
});

it('a form offers three hundred people with names as people have them', () => {
  const people = Array.from({ length: 300 }, (_, place) => ({
    id: `jo-ann-baker-${place}`,
    name: `Cllr Jo-Ann Baker ${place}`,
  }));
  const { terms } = ambleford;
  const form = referForm({ quoted: 'Cut the verge.', initial: null, people, terms });
  const nodes = nodesOf(renderScreen({ kind: 'form', form }, options).card);
  const chosen = nodes.find(({ id }) => id === 'field:person')?.choices;
  expect(chosen).toHaveLength(people.length);
});

/** Of each list the items that open, and after which one the next page begins, if there is one. */
const shownOf = (list: ListScreen, presses: readonly Press[]) => {
  const isThere = (press: Press): boolean => presses.some((one) => isDeepStrictEqual(one, press));
  const opened = list.rows.filter(({ press }) => isThere(press));
  const next = presses.find((press) => press.kind === list.here.kind && 'after' in press && press.after !== null);
  return { opened, next };
};

it('of a page, by itself or at Home, every item is shown or the next page begins with it', () => {
  fc.assert(
    fc.property(fc.oneof(councilScreens.list, councilScreens.home), (screen) => {
      const presses = pressesOn(renderScreen(screen, options).card).flatMap((press) => readPress(press) ?? []);
      for (const list of screen.kind === 'list' ? [screen.list] : screen.home.lists) {
        const { opened, next } = shownOf(list, presses);
        expect(opened).toEqual(list.rows.slice(0, opened.length));
        const isMore = list.pages.some(({ press }) => 'after' in press && press.after !== null);
        if (opened.length < list.rows.length || isMore)
          expect(next).toEqual({ ...list.here, after: opened.at(-1)?.reference });
      }
    }),
    { ...RUNS, numRuns: 200 },
  );
});

it('of the watched channels at Home every one can be stopped, or the next page begins with it', () => {
  fc.assert(
    fc.property(councilScreens.home, ({ kind, home }) => {
      const presses = pressesOn(renderScreen({ kind, home }, options).card).flatMap((press) => readPress(press) ?? []);
      const stops = presses.flatMap((press) => (press.kind === 'watch' && !press.on ? [press.channel] : []));
      const stopped = [...new Set(stops)];
      const channels = home.watched?.channels.map(({ channel }) => channel) ?? [];
      expect(stopped).toEqual(channels.slice(0, stopped.length));
      const isMore = home.watched?.pages.some(({ press }) => 'after' in press) === true;
      const next = presses.find((press) => press.kind === 'home' && press.after !== undefined);
      if (stopped.length < channels.length || isMore) expect(next).toEqual({ kind: 'home', after: stopped.at(-1) });
      else expect(next).toBeUndefined();
    }),
    { ...RUNS, numRuns: 200 },
  );
});
