import { join } from 'node:path';
import { bytesOf } from '../../../adapters/teams/cards/card';
import { readCardData } from '../../../adapters/teams/cards/read-card-data';
import { renderScreen } from '../../../adapters/teams/cards/render-screen';
import type { Quote, Reply, Source } from '../../../src/core/reply';
import type { Button, ListScreen, Screen } from '../../../src/core/screen/screen';
import { citeSource, quoteClause } from '../../../src/core/show-clause';
import { openLibrary } from '../../../src/knowledge/open-library';
import { complaintsAbout, nodesOf } from '../../fakes/adaptive-card';
import { ambleford } from '../../fakes/protocol';

const MOST_BYTES = 28_000;
const source: Source = citeSource(ambleford);

const runsOf = (card: object): readonly string[] =>
  nodesOf(card).flatMap(({ inlines }) => (Array.isArray(inlines) ? [inlines.map(({ text }) => text).join('')] : []));

const ofType = (card: object, type: string) => nodesOf(card).filter((node) => node.type === type);

const aQuote = (text: string, locator = '4.2'): Quote => ({
  clauseId: `ambleford-${locator}`,
  number: locator,
  locator,
  heading: [],
  leadIn: null,
  text,
  mark: null,
});

const aButton = (label: string, given: Partial<Button> = {}): Button => ({
  label,
  press: { kind: 'item', reference: 'R-2026-0001' },
  style: 'plain',
  asks: false,
  ...given,
});

const aReply = (quotes: readonly Quote[], buttons: readonly Button[] = []): Screen => {
  const sections: Reply['sections'] = [{ kind: 'body', title: null, paragraphs: [], quotes, choices: [] }];
  return {
    kind: 'reply',
    reply: {
      kind: 'answer',
      visibleTo: 'conversation',
      heading: 'The protocol says:',
      verdict: null,
      sections,
      told: [],
      actions: [],
      source,
      footer: 'The text of the protocol, not legal advice.',
    },
    reference: null,
    buttons,
    feedback: [],
  };
};

const pageOf = (letter: string, count: number): string => `${letter.repeat(7)} `.repeat(count).trim();

describe('clauses', () => {
  const library = openLibrary(join(__dirname, '..', '..', '..', 'knowledge', 'protocols'));
  const protocols = library.keys.flatMap((key) => library.protocol(key) ?? []);

  it('every clause of every council stands on its card word for word', () => {
    const lost = protocols.flatMap((protocol) =>
      protocol.clauses.filter((clause) => {
        const quote = quoteClause(clause);
        const { card } = renderScreen({ kind: 'clause', heading: 'Clause', quote, source: citeSource(protocol) });
        const shown = runsOf(card).join('\n');
        return !clause.text.split('\n').every((line) => shown.includes(line));
      }),
    );
    expect(protocols.flatMap(({ clauses }) => clauses).length).toBeGreaterThan(300);
    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  it('one that no message holds ends in a whole word, with where the rest is', () => {
    const text = pageOf('x', 6_000);
    const { card } = renderScreen({ kind: 'clause', heading: 'Clause 4.2', quote: aQuote(text), source });
    const shown = runsOf(card);
    expect(bytesOf(card)).toBeLessThan(MOST_BYTES);
    expect(shown.find((run) => run.startsWith('xxxxxxx'))).toMatch(/ xxxxxxx …$/);
    expect(shown).toContainEqual(expect.stringContaining(`The rest is in the document: ${source.line}`));
  });

  it('several that one message does not hold are begun, and each is opened whole by a press', () => {
    const quotes = ['4.2', '4.3', '4.4'].map((locator) => aQuote(pageOf('y', 1_500), locator));
    const { card } = renderScreen(aReply(quotes));
    const opens = nodesOf(card).flatMap(({ selectAction }) => readCardData(Object(selectAction).data) ?? []);
    expect(opens.map(({ press }) => press)).toEqual(quotes.map(({ clauseId }) => ({ kind: 'clause', clauseId })));
    expect(runsOf(card)).toContain('Read the whole of 4.3');
    expect(runsOf(card)).toContain(source.line);
  });
});

describe('buttons', () => {
  it('six stand side by side', () => {
    const buttons = ['1', '2', '3', '4', '5', '6'].map((label) => aButton(label));
    expect(renderScreen(aReply([], buttons)).card.actions).toHaveLength(6);
  });

  it('more than six: the last of them open under "More"', () => {
    const buttons = ['1', '2', '3', '4', '5', '6', '7', '8'].map((label) => aButton(label));
    const { actions = [] } = renderScreen(aReply([], buttons)).card;
    expect(actions.map(({ title }) => title)).toEqual(['1', '2', '3', '4', '5', 'More']);
    const more = actions.at(-1);
    expect(more?.type === 'Action.ShowCard' && more.card.actions.map(({ title }) => title)).toEqual(['6', '7', '8']);
  });

  it('one that does something brings the same press back from old clients and new ones', () => {
    const [action] = renderScreen(aReply([], [aButton('Acknowledge', { style: 'primary' })])).card.actions ?? [];
    if (action?.type !== 'Action.Execute') throw new Error('It is no Action.Execute.');
    expect(action.fallback?.data).toEqual(action.data);
    expect(readCardData(action.data)).toEqual({
      press: { kind: 'item', reference: 'R-2026-0001' },
      isForm: false,
      values: {},
    });
  });

  it('one that asks something opens a dialog', () => {
    const [action] = renderScreen(aReply([], [aButton('Close', { asks: true })])).card.actions ?? [];
    expect(action).toMatchObject({ type: 'Action.Submit', data: { msteams: { type: 'task/fetch' } } });
  });
});

describe('a form', () => {
  const form: Screen = {
    kind: 'form',
    form: {
      title: 'Close R-2026-0001',
      intro: [],
      fields: [
        {
          kind: 'choice',
          name: 'outcome',
          label: 'Outcome',
          hint: null,
          isOptional: false,
          initial: null,
          problem: null,
          options: [{ value: 'no-action', label: 'no action' }],
        },
        {
          kind: 'words',
          name: 'note',
          label: 'Note',
          hint: null,
          isOptional: true,
          initial: null,
          problem: 'There are no words in it.',
          longest: 500,
          lines: 'several',
        },
      ],
      submitLabel: 'Save',
      press: { kind: 'act', reference: 'R-2026-0001', version: 3, act: 'close' },
    },
  };
  const { card } = renderScreen(form);

  it('labels its fields, says which are needed, and what is wrong', () => {
    expect(complaintsAbout(card)).toEqual([]);
    expect(ofType(card, 'Input.ChoiceSet')).toMatchObject([
      { label: 'Outcome', isRequired: true, errorMessage: 'Fill in “Outcome”.' },
    ]);
    expect(ofType(card, 'Input.Text')).toMatchObject([{ label: 'Note', isRequired: false, maxLength: 500 }]);
    expect(runsOf(card)).toContain('There are no words in it.');
  });

  it('brings back what was filled in by the names of its fields, and nothing else', () => {
    const [action] = card.actions ?? [];
    const data = { ...Object(Object(action).data), 'field:outcome': 'no-action', 'field:note': '', outcome: 'mine' };
    expect(readCardData(data)).toEqual({
      press: { kind: 'act', reference: 'R-2026-0001', version: 3, act: 'close' },
      isForm: true,
      values: { outcome: 'no-action', note: '' },
    });
  });
});

it('what is none of our presses is not read', () => {
  for (const data of [null, 'x', [], {}, { press: { kind: 'sack' } }, { press: 'item' }])
    expect(readCardData(data)).toBeNull();
});

it('a list that no message holds goes on after the last item that was shown', () => {
  const rows = Array.from({ length: 40 }, (_, index) => {
    const reference = `R-2026-${String(index + 1).padStart(4, '0')}`;
    return { reference, label: reference, detail: pageOf('z', 60), press: { kind: 'item', reference } as const };
  });
  const next = { kind: 'items', filter: { state: null, kind: null }, after: 'R-2026-0040' } as const;
  const list: ListScreen = {
    here: { ...next, after: null },
    heading: 'The register',
    intro: '',
    rows,
    empty: null,
    filters: [],
    pages: [aButton('Next page', { press: next })],
  };
  const { card } = renderScreen({ kind: 'list', list });
  const shown = nodesOf(card).flatMap(({ selectAction }) => readCardData(Object(selectAction).data) ?? []);
  const last = shown.at(-1)?.press;
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.length).toBeLessThan(40);
  expect(readCardData(Object(card.actions?.[0]).data)?.press).toEqual({
    ...next,
    after: last?.kind === 'item' ? last.reference : null,
  });
});

it('no card names a colour: the theme of whoever reads it decides', () => {
  const { card } = renderScreen(aReply([aQuote('A member may ask.')], [aButton('Refer', { style: 'danger' })]));
  for (const node of nodesOf(card)) {
    expect(node).not.toHaveProperty('color');
    expect(node).not.toHaveProperty('backgroundImage');
  }
});

it('a card is refreshed for those who may act, and for nobody where that is nobody', () => {
  const item: Screen = {
    kind: 'item',
    card: {
      reference: 'R-2026-0001',
      version: 1,
      heading: 'R-2026-0001 · message to staff · open',
      because: null,
      note: 'A note and a prompt, not a finding about anybody.',
      who: [{ label: 'From', text: 'Cora' }],
      conversation: null,
      sentence: { label: 'What was written', text: 'Cut it.', removed: 'The words were removed.' },
      why: null,
      clauses: { label: 'The protocol says', quotes: [] },
      comment: null,
      history: { label: 'What has happened', steps: [] },
      buttons: [],
    },
  };
  expect(renderScreen(item).card).not.toHaveProperty('refresh');
  const { card } = renderScreen(item, { refreshFor: ['29:clara'], linkTo: () => 'https://teams.microsoft.com/l/x' });
  expect(card.refresh?.userIds).toEqual(['29:clara']);
  expect(readCardData(card.refresh?.action.data)?.press).toEqual({ kind: 'item', reference: 'R-2026-0001' });
  expect(card.actions).toMatchObject([{ type: 'Action.OpenUrl', title: 'Open the conversation' }]);
});
