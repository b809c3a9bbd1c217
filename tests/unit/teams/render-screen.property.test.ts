import fc from 'fast-check';
import { readCardData } from '../../../adapters/teams/cards/read-card-data';
import { renderScreen } from '../../../adapters/teams/cards/render-screen';
import { readPress } from '../../../src/core/screen/read-press';
import type { Screen } from '../../../src/core/screen/screen';
import { complaintsAbout, nodesOf } from '../../fakes/adaptive-card';
import { aScreen } from '../../fakes/arbitrary-screens';

const arbitraryScreen = fc.oneof(...Object.values<fc.Arbitrary<Screen>>(aScreen));
const RUNS = { numRuns: 120, interruptAfterTimeLimit: 10_000, markInterruptAsFailure: true };
const MESSAGE_BYTES = 28_000;
const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
const options = {
  refreshFor: Array.from({ length: 80 }, (_, index) => `29:${index}`.padEnd(80, 'x')),
  linkTo: () => `https://teams.microsoft.com/l/message/19%3A${'x'.repeat(200)}/1`,
};

it('any screen is a message of at most 28 kB', () => {
  fc.assert(
    fc.property(arbitraryScreen, (screen) => {
      const { card, text, summary } = renderScreen(screen, options);
      const content = { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
      expect(bytes({ type: 'message', summary, attachments: [content] })).toBeLessThan(MESSAGE_BYTES);
      expect(bytes({ type: 'message', summary, text })).toBeLessThan(MESSAGE_BYTES);
      expect(summary.length).toBeLessThanOrEqual(160);
    }),
    RUNS,
  );
});

it('any screen is a card that Microsoft’s parser takes without a warning', () => {
  fc.assert(
    fc.property(arbitraryScreen, (screen) => {
      expect(complaintsAbout(renderScreen(screen, options).card)).toEqual([]);
    }),
    RUNS,
  );
});

it('any screen shows at most six actions at a time, and is refreshed for at most sixty people', () => {
  fc.assert(
    fc.property(arbitraryScreen, (screen) => {
      const { card } = renderScreen(screen, options);
      for (const { actions } of nodesOf(card))
        if (Array.isArray(actions)) expect(actions.length).toBeLessThanOrEqual(6);
      expect(card.refresh?.userIds.length ?? 1).toBeLessThanOrEqual(60);
    }),
    RUNS,
  );
});

it('no word of any screen stands where a client reads markup, and no part of one is a macro', () => {
  fc.assert(
    fc.property(arbitraryScreen, (screen) => {
      for (const { type, text } of nodesOf(renderScreen(screen, options).card)) {
        if (typeof text !== 'string' || type === undefined) continue;
        expect(text).not.toMatch(/\p{Surrogate}/u);
        if (type === 'TextRun') expect(text).not.toMatch(/\{\{(?:DATE|TIME)/);
        else if (type === 'TextBlock') expect(text).not.toMatch(/[\\`*_[\]<>#~|{}@]|:\/\/|^\s*(?:-|\d+\.)\s|www\./);
      }
    }),
    RUNS,
  );
});

it('every press of any screen comes back as it went', () => {
  fc.assert(
    fc.property(arbitraryScreen, (screen) => {
      for (const { type, data } of nodesOf(renderScreen(screen, options).card)) {
        if (type === 'Action.Execute' || type === 'Action.Submit')
          expect(readCardData(data)?.press ?? null).toEqual(readPress(Object(data).press));
      }
    }),
    RUNS,
  );
});

it('no form loses a field, whatever stands in it', () => {
  fc.assert(
    fc.property(aScreen.form, (screen) => {
      const ids = nodesOf(renderScreen(screen, options).card).flatMap(({ type, id }) =>
        String(type).startsWith('Input.') ? [id] : [],
      );
      const askable = screen.form.fields.filter(
        (field) => field.kind === 'words' || field.options.some(({ value }) => value !== ''),
      );
      expect(ids).toEqual(askable.map(({ name }) => `field:${name}`));
    }),
    RUNS,
  );
});
