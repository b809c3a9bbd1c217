import fc from 'fast-check';
import { readForm } from '../../../adapters/slack/render/form';
import { renderHome } from '../../../adapters/slack/render/home';
import { renderModal, renderScreen, withShortText } from '../../../adapters/slack/render/render-screen';
import { clean, escapeText } from '../../../adapters/slack/render/text';
import type { Screen } from '../../../src/core/screen/screen';
import { aQuote, aScreen, someWords } from '../../fakes/arbitrary-screens';
import { problemsOf } from '../../fakes/block-kit';

const linkTo = () => 'https://ambleford.slack.com/archives/C1/p12';
const anyScreen: fc.Arbitrary<Screen> = fc.oneof(...Object.values(aScreen));

describe.each(Object.keys(aScreen) as (keyof typeof aScreen)[])('any %s', (kind) => {
  it('is a message that Slack takes, and in which nothing that somebody wrote comes alive', () => {
    fc.assert(
      fc.property(aScreen[kind], (screen) => {
        expect(problemsOf.message(renderScreen(screen, linkTo))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is a dialog that Slack takes', () => {
    fc.assert(
      fc.property(aScreen[kind], (screen) => {
        const modal = renderModal(screen, null, linkTo);
        // A form whose press alone is too much for Slack is not shown.
        if (modal !== null) expect(problemsOf.modal(modal)).toEqual([]);
        else expect(kind).toBe('form');
      }),
      { numRuns: 60 },
    );
  });
});

it('any page of one’s own is a home that Slack takes', () => {
  fc.assert(
    fc.property(aScreen.home, ({ home }) => {
      expect(problemsOf.home(renderHome(home))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

const textsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'text' && typeof one === 'string' ? [one] : textsIn(one),
  );
};

it('a clause of any length is split over blocks and never cut', () => {
  fc.assert(
    fc.property(aQuote(25_000), ({ heading: _, ...quote }) => {
      const text = quote.text.replace(/[^\p{L}\p{N}\p{P}\n ]/gu, 'x');
      const screen = { ...quote, text, leadIn: null, mark: null, heading: [], locator: '2.3' };
      const source = { title: 'P', council: null, adopted: null, reviewed: null, version: '', line: 'Protocol' };
      const modal = renderModal({ kind: 'clause', heading: 'Clause', quote: screen, source });
      const shown = textsIn(modal?.blocks).join('');
      const [, written] = /^Clause2\.3(.*)Protocol$/s.exec(shown) ?? [];
      expect(written?.trim()).toBe(text.trim());
    }),
  );
});

it('what a form carries comes back as it was', () => {
  fc.assert(
    fc.property(aScreen.form, someWords(1_500), (screen, carried) => {
      const modal = renderModal(screen, { text: carried });
      if (modal === null) return;
      expect(readForm({ ...modal, state: { values: {} } })).toEqual({
        press: screen.form.press,
        values: {},
        carried: { text: carried },
      });
    }),
  );
});

it('a message that is changed says as much of its text as Slack takes there, and no half of a sign', () => {
  fc.assert(
    fc.property(anyScreen, someWords(9_000), (screen, words) => {
      const whole = { ...renderScreen(screen), text: escapeText(clean(words), 40_000) };
      const { text, blocks } = withShortText(whole);
      expect(blocks).toBe(whole.blocks);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4_000);
      if (text === whole.text) return;
      expect(Buffer.byteLength(text)).toBeGreaterThan(3_980);
      expect(whole.text.startsWith(text.slice(0, -1))).toBe(true);
      expect(text).not.toMatch(/&[a-z]{0,3}…$/);
    }),
  );
});

it('the same screen gives the same message', () => {
  fc.assert(
    fc.property(anyScreen, (screen) => expect(renderScreen(screen)).toEqual(renderScreen(screen))),
    {
      numRuns: 30,
    },
  );
});
