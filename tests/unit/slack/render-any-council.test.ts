import fc from 'fast-check';
import { renderHome } from '../../../adapters/slack/render/home';
import { readPressOf } from '../../../adapters/slack/render/press-codec';
import { renderModal, renderScreen } from '../../../adapters/slack/render/render-screen';
import type { Screen } from '../../../src/core/screen/screen';
import { type CouncilScreen, councilScreens } from '../../fakes/arbitrary-council-screens';
import { problemsOf } from '../../fakes/block-kit';
import { lettersOf, neededOn } from '../../fakes/needed-buttons';

const RUNS = { numRuns: 40, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: true };
const linkTo = () => 'https://ambleford.slack.com/archives/C1/p12';
const kinds = Object.keys(councilScreens) as CouncilScreen[];

/** Everything that can be pressed on it. */
const pressesOn = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value.flatMap(pressesOn);
  if (typeof value !== 'object' || value === null) return [];
  const press = 'action_id' in value ? readPressOf(value) : null;
  return press === null ? Object.values(value).flatMap(pressesOn) : [press];
};

/** What can be chosen on it, field for field. */
const optionsIn = (value: unknown): readonly { readonly value: unknown; readonly label: unknown }[] => {
  if (Array.isArray(value)) return value.flatMap(optionsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'options' && Array.isArray(one)
      ? one.map((option) => ({ value: Object(option).value, label: Object(option).text?.text }))
      : optionsIn(one),
  );
};

const textsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'text' && typeof one === 'string' ? [one] : textsIn(one),
  );
};

describe.each(kinds)('of any protocol and any people, the %s', (kind) => {
  it('is a message, and a dialog, that Slack takes', () => {
    fc.assert(
      fc.property<[Screen]>(councilScreens[kind], (screen) => {
        expect(problemsOf.message(renderScreen(screen, linkTo))).toEqual([]);
        const modal = renderModal(screen, null, linkTo);
        expect(modal === null ? ['there is none'] : problemsOf.modal(modal)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('keeps every button that something can be done by', () => {
    fc.assert(
      fc.property<[Screen]>(councilScreens[kind], (screen) => {
        const presses = pressesOn(renderScreen(screen, linkTo).blocks);
        const pages = screen.kind === 'list' ? screen.list.pages : [];
        const needed = [...neededOn(screen), ...pages].map(({ press }) => press);
        expect(presses).toEqual(expect.arrayContaining(needed));
      }),
      RUNS,
    );
  });
});

it('the card of the Clerk says what was written, however much stands around it', () => {
  fc.assert(
    fc.property(councilScreens['open card of the Clerk'], (screen) => {
      const shown = lettersOf(textsIn(renderScreen(screen, linkTo).blocks).join(''));
      const { text, removed } = screen.card.sentence;
      expect(shown).toContain(lettersOf(text ?? removed).slice(0, 20));
    }),
    RUNS,
  );
});

it('every item of a page can be opened, whatever stands in it', () => {
  fc.assert(
    fc.property(councilScreens.list, (screen) => {
      const presses = pressesOn(renderScreen(screen).blocks);
      expect(presses).toEqual(expect.arrayContaining(screen.list.rows.map(({ press }) => press)));
    }),
    RUNS,
  );
});

it('Home is one that Slack takes, from which every item on it opens, every channel is stopped and one can be added', () => {
  fc.assert(
    fc.property(councilScreens.home, (screen) => {
      const home = renderHome(screen.home);
      expect(problemsOf.home(home)).toEqual([]);
      const { buttons, lists, watched } = screen.home;
      const rows = lists.flatMap((list) => [...list.rows, ...list.filters, ...list.pages]);
      const channels = watched?.channels.map(({ button }) => button) ?? [];
      const ofWatched = [...channels, ...(watched?.pages ?? []), watched?.add ?? []].flat();
      const needed = [...buttons, ...rows, ...ofWatched].map(({ press }) => press);
      expect(pressesOn(home.blocks)).toEqual(expect.arrayContaining(needed));
    }),
    RUNS,
  );
});

it('a form asks for everything, and offers everybody, each by a label of their own', () => {
  fc.assert(
    fc.property(councilScreens.form, (screen) => {
      const blocks = renderModal(screen)?.blocks ?? [];
      expect(blocks.filter(({ type }) => type === 'input')).toHaveLength(screen.form.fields.length);
      const offered = screen.form.fields.flatMap((field) => (field.kind === 'choice' ? field.options : []));
      expect(optionsIn(blocks).map(({ value }) => value)).toEqual(offered.map(({ value }) => value));
      for (const block of blocks.filter(({ block_id }) => /\.(?:person|to)$/.test(block_id ?? ''))) {
        const labels = optionsIn(block).map(({ label }) => label);
        expect(new Set(labels).size).toBe(labels.length);
      }
    }),
    RUNS,
  );
});
