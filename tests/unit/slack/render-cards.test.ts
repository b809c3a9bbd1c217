import { join } from 'node:path';
import { formErrors, readForm } from '../../../adapters/slack/render/form';
import { renderHome } from '../../../adapters/slack/render/home';
import { readPressOf } from '../../../adapters/slack/render/press-codec';
import { renderModal, renderScreen } from '../../../adapters/slack/render/render-screen';
import type { Quote, Reply } from '../../../src/core/reply';
import { button } from '../../../src/core/screen/button';
import type { Press } from '../../../src/core/screen/press';
import type { Field, Form, ItemCard, Screen } from '../../../src/core/screen/screen';
import { quoteClause } from '../../../src/core/show-clause';
import { openLibrary } from '../../../src/knowledge/open-library';

const aQuote = (text: string, given: Partial<Quote> = {}): Quote => ({
  clauseId: 'ambleford-4.2',
  number: '4.2',
  locator: '4.2',
  heading: ['Working together'],
  leadIn: null,
  text,
  mark: null,
  ...given,
});

const aCard = (given: Partial<ItemCard> = {}): ItemCard => ({
  reference: 'R-2026-0042',
  version: 3,
  heading: 'R-2026-0042 · message to staff · open',
  because: 'It is new.',
  note: 'A note and a prompt.',
  who: [{ label: 'From', text: 'Cora <Councillor>' }],
  conversation: { channel: 'C1', ts: '1.2' },
  sentence: { label: 'What was written', text: 'cut the *verge* <!channel>', removed: 'Removed.' },
  why: 'Words that led here: “cut”',
  clauses: { label: 'The protocol says', quotes: [aQuote('A member may not set work.')] },
  comment: 'The sender’s own comment: a favour',
  history: { label: 'What has happened', steps: ['recorded by Cora'] },
  buttons: [button('Acknowledge', { kind: 'act', reference: 'R-2026-0042', version: 3, act: 'acknowledge' })],
  ...given,
});

const aReply = (given: Partial<Reply>): Extract<Screen, { kind: 'reply' }> => ({
  kind: 'reply',
  reference: null,
  buttons: [],
  feedback: [],
  reply: {
    kind: 'answer',
    visibleTo: 'conversation',
    heading: 'The protocol says:',
    verdict: null,
    sections: [],
    told: [],
    actions: [],
    source: { title: 'How We Work', council: null, adopted: null, reviewed: null, version: '', line: 'How We Work.' },
    footer: 'Not legal advice.',
    ...given,
  },
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Everything of this type, from top to bottom. */
const all = (value: unknown, type: string): readonly Readonly<Record<string, unknown>>[] => {
  if (Array.isArray(value)) return value.flatMap((one) => all(one, type));
  if (!isRecord(value)) return [];
  return [...(value.type === type ? [value] : []), ...Object.values(value).flatMap((one) => all(one, type))];
};

const buttonsOf = (screen: Screen) => all(renderScreen(screen).blocks, 'button');
const pressesOf = (screen: Screen): readonly (Press | null)[] => buttonsOf(screen).map(readPressOf);
const blocksText = (screen: Screen): string =>
  JSON.stringify(renderScreen(screen, () => 'https://x.slack.com/p1').blocks);

describe('an item', () => {
  it('is read from who to what can be done', () => {
    const text = blocksText({ kind: 'item', card: aCard() });
    const order = [
      'R-2026-0042 · message to staff · open',
      'From: ',
      'https://x.slack.com/p1',
      'cut the *verge* <!channel>',
      'Words that led here',
      'A member may not set work.',
      'a favour',
      'recorded by Cora',
      'Acknowledge',
    ].map((words) => text.indexOf(words));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('has no link where nobody knows one', () => {
    expect(all(renderScreen({ kind: 'item', card: aCard() }).blocks, 'link')).toEqual([]);
  });

  it('says that its words were removed', () => {
    const sentence = { label: 'What was written', text: null, removed: 'The words were removed.' };
    expect(blocksText({ kind: 'item', card: aCard({ sentence }) })).toContain('The words were removed.');
  });

  it('keeps its sentence and its buttons, however long its history is', () => {
    const steps = Array.from({ length: 400 }, (_, place) => `noted by Clara, for the ${place}th time`);
    const text = blocksText({ kind: 'item', card: aCard({ history: { label: 'What has happened', steps } }) });
    expect(text).toContain('cut the *verge*');
    expect(text).toContain('Acknowledge');
    expect(text).toContain('for the 399th time');
    expect(text).not.toContain('for the 10th time');
  });

  it('that changed says first what has changed', () => {
    const text = blocksText({ kind: 'stale', text: 'It was closed.', card: aCard() });
    expect(text.indexOf('It was closed.')).toBeLessThan(text.indexOf('message to staff'));
  });
});

describe('a reply', () => {
  const long = 'A member asks. '.repeat(300);

  it('shows a clause that does not fit as its name, with a button that opens it', () => {
    const quotes = [1, 2, 3, 4].map((place) => aQuote(long, { clauseId: `wbc-${place}`, locator: `${place}.1` }));
    const screen = aReply({ sections: [{ kind: 'body', title: null, paragraphs: [], quotes, choices: [] }] });
    expect(blocksText(screen)).toContain('A member asks.');
    expect(pressesOf(screen)).toEqual([
      { kind: 'clause', clauseId: 'wbc-3' },
      { kind: 'clause', clauseId: 'wbc-4' },
    ]);
    expect(renderScreen(screen).text.split(long.trim())).toHaveLength(5);
  });

  it('sets a choice with a long label beside its button, and tells a screen reader what the button does', () => {
    const label = '4.2 · Working together: “A member may not set work for the ground staff…”';
    const choices = [{ kind: 'clause', clauseId: 'wbc-1', label } as const];
    const screen = aReply({ sections: [{ kind: 'choices', title: null, paragraphs: [], quotes: [], choices }] });
    expect(blocksText(screen)).toContain(label);
    const [one] = buttonsOf(screen);
    expect(one).toMatchObject({ accessibility_label: expect.stringContaining('4.2 · Working together') });
    expect(pressesOf(screen)).toEqual([{ kind: 'clause', clauseId: 'wbc-1' }]);
  });

  it('names the document under what was quoted, and under nothing else', () => {
    expect(blocksText(aReply({ kind: 'answer' }))).toContain('How We Work.');
    expect(blocksText(aReply({ kind: 'thanks' }))).not.toContain('How We Work.');
  });
});

describe('a button', () => {
  const notice = (press: Press): Screen => ({
    kind: 'notice',
    heading: 'Done',
    text: 'It is done.',
    buttons: [button('Press', press)],
  });

  it.each<Press>([
    { kind: 'ask', text: 'can I “cut” the <verge> & *more* – naïve £5?' },
    { kind: 'ask', text: 'who speaks to the press? '.repeat(300) },
    { kind: 'other-readings', clauses: Array.from({ length: 20 }, (_, place) => `parish-legal-issues-${place}`) },
    { kind: 'items', filter: { state: 'open', kind: null }, after: 'R-2026-0042' },
    { kind: 'watch', channel: 'C024BE91L', on: false },
  ])('brings back $kind untouched', (press) => {
    expect(pressesOf(notice(press))).toEqual([press]);
  });

  it('whose press is more than Slack carries becomes words to type', () => {
    const random = Array.from({ length: 4_000 }, (_, place) => String.fromCharCode(97 + ((place * place * 7) % 25)));
    const screen = notice({ kind: 'ask', text: random.map((one, place) => one + ((place * 7919) % 10_007)).join('') });
    expect(buttonsOf(screen)).toEqual([]);
    expect(blocksText(screen)).toContain('Press');
  });

  it('has an id of its own on its surface', () => {
    const buttons = Array.from({ length: 60 }, (_, place) => button(`No. ${place}`, { kind: 'home' }));
    const ids = buttonsOf({ kind: 'notice', heading: 'Many', text: 'Many.', buttons }).map(
      ({ action_id }) => action_id,
    );
    expect(new Set(ids).size).toBe(60);
    expect(ids.every((id) => /^remit\.press\.\d+$/.test(String(id)))).toBe(true);
  });

  it.each([
    ['somebody else’s', { action_id: 'other', value: '{"kind":"home"}' }],
    ['no JSON', { action_id: 'remit.press.0', value: '{' }],
    ['no press', { action_id: 'remit.press.0', value: '{"kind":"sack"}' }],
    ['packed to burst', { action_id: 'remit.press.0', value: 'z:!!!' }],
    ['nothing at all', null],
  ])('that is %s is not read', (_, action) => {
    expect(readPressOf(action)).toBeNull();
  });
});

describe('a form', () => {
  const base = { hint: null, isOptional: false, initial: null, problem: null } as const;
  const people = (count: number) =>
    Array.from({ length: count }, (_, place) => ({ value: `person-${place}`, label: `Person ${place}` }));
  const aForm = (...fields: readonly Field[]): Form => ({
    title: 'Close R-2026-0042',
    intro: [],
    fields,
    submitLabel: 'Save',
    press: { kind: 'act', reference: 'R-2026-0042', version: 3, act: 'close' },
  });
  const words: Field = { ...base, kind: 'words', name: 'note', label: 'Note', longest: 500, lines: 'several' };
  const choice = (count: number, initial: string | null = null): Field => ({
    ...base,
    kind: 'choice',
    name: 'to',
    label: 'To whom?',
    options: people(count),
    initial,
  });
  const modalOf = (form: Form) => renderModal({ kind: 'form', form });

  it('comes back with its press, its values and what it carried', () => {
    const modal = renderModal({ kind: 'form', form: aForm(words, choice(3)) }, { text: '<b>' });
    const state = {
      values: {
        'remit.field.note': { value: { type: 'plain_text_input', value: 'Booked.' } },
        'remit.field.to': { value: { type: 'radio_buttons', selected_option: { value: 'person-1' } } },
      },
    };
    expect(readForm({ ...modal, state })).toEqual({
      press: aForm().press,
      values: { note: 'Booked.', to: 'person-1' },
      carried: { text: '<b>' },
    });
  });

  it('that was left empty comes back with empty values', () => {
    const state = {
      values: {
        'remit.field.note': { value: { type: 'plain_text_input', value: null } },
        'remit.field.to': { value: { type: 'static_select', selected_option: null } },
        'somebody.elses': { value: { type: 'plain_text_input', value: 'x' } },
      },
    };
    const modal = modalOf(aForm(words, choice(3)));
    expect(readForm({ ...modal, state })?.values).toEqual({ note: '', to: '' });
    expect(readForm({ ...modal, state: 'nonsense' })?.values).toEqual({});
  });

  it('shows a few choices at once, many in a list, and more than a hundred in groups', () => {
    expect(all(modalOf(aForm(choice(5)))?.blocks, 'radio_buttons')).toHaveLength(1);
    expect(all(modalOf(aForm(choice(7)))?.blocks, 'static_select')).toMatchObject([{ options: { length: 7 } }]);
    const [select] = all(modalOf(aForm(choice(230)))?.blocks, 'static_select');
    expect(select).toMatchObject({ option_groups: [{ options: { length: 100 } }, {}, { options: { length: 30 } }] });
  });

  it('begins with what is known', () => {
    const modal = modalOf(aForm(choice(3, 'person-2'), { ...words, initial: 'cut it' }));
    expect(all(modal?.blocks, 'radio_buttons')).toMatchObject([{ initial_option: { value: 'person-2' } }]);
    expect(all(modal?.blocks, 'plain_text_input')).toMatchObject([{ initial_value: 'cut it', max_length: 500 }]);
  });

  it('names each problem beside its field', () => {
    expect(formErrors(aForm({ ...words, problem: 'Fill in “Note”.' }, choice(3)))).toEqual({
      'remit.field.note': 'Fill in “Note”.',
    });
  });

  it('is not shown where it would carry more than Slack does', () => {
    const random = Array.from({ length: 4_000 }, (_, place) => ((place * 7919) % 10_007).toString(36)).join('');
    expect(renderModal({ kind: 'form', form: aForm(words) }, { text: random })).toBeNull();
  });

  it('of somebody else is not read', () => {
    expect(readForm({ callback_id: 'other', private_metadata: '{}', state: {} })).toBeNull();
    expect(
      readForm({ callback_id: 'remit.form', private_metadata: '{"press":{"kind":"sack"},"carried":null}' }),
    ).toBeNull();
  });
});

const library = openLibrary(join(__dirname, '..', '..', '..', 'knowledge', 'protocols'));

it.each(library.keys)('each clause of %s is shown whole, word for word', (key) => {
  const protocol = library.protocol(key);
  for (const clause of protocol?.clauses ?? []) {
    const source = aReply({}).reply.source;
    const message = renderScreen({ kind: 'clause', heading: 'Clause', quote: quoteClause(clause), source });
    const quoted = all(message.blocks, 'rich_text_quote').flatMap((one) => all(one, 'text').map(({ text }) => text));
    expect(quoted.join('')).toContain(clause.text);
  }
});

it('a watched channel has the name that its reader knows, and one press to stop', () => {
  const stop = button('Stop watching', { kind: 'watch', channel: 'C024BE91L', on: false });
  const view = renderHome({
    heading: 'Remit',
    intro: [],
    buttons: [],
    questions: { label: 'For example', buttons: [] },
    lists: [],
    watched: {
      label: 'Watched',
      intro: 'These.',
      empty: null,
      channels: [{ channel: 'C024BE91L', button: stop }],
      pages: [],
      add: null,
    },
    footer: 'Not legal advice.',
  });
  expect(all(view.blocks, 'mrkdwn')).toEqual([{ type: 'mrkdwn', text: '<#C024BE91L>' }]);
  expect(all(view.blocks, 'button').map(readPressOf)).toEqual([stop.press]);
});

it('the plain text says what the blocks say, with nothing in it alive', () => {
  const { text } = renderScreen({ kind: 'item', card: aCard() });
  expect(text).toContain('cut the *verge* &lt;!channel&gt;');
  expect(text).toContain('A member may not set work.');
});
