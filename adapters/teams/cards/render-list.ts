import { shortId } from '../../../src/core/screen/compose-home';
import type { Press } from '../../../src/core/screen/press';
import type { Button, HomeScreen, ListScreen } from '../../../src/core/screen/screen';
import { say } from '../../../src/core/wording';
import { foldActions, toAction } from './action';
import { bytesOf, type Element } from './card';
import type { Draft } from './fit';
import { heading, paragraphs } from './rich-text';
import { pressableRow } from './row';

/** What the rows of a list may take, so that what is not shown begins the next page. */
const ROW_BYTES = 14_000;
const ROW_BYTES_AT_HOME = 5_000;

const headElements = ({ heading: title, intro, empty }: ListScreen, size: 'Medium' | null): readonly Element[] => [
  ...heading(title, size, size === null ? { spacing: 'Large' } : {}),
  ...paragraphs(intro),
  ...(empty === null ? [] : paragraphs(empty)),
];

type Rows = { readonly elements: readonly Element[]; readonly lastReference: string | null; readonly isWhole: boolean };

const rowElements = ({ rows }: ListScreen, budget: number): Rows => {
  let left = budget;
  const elements: Element[] = [];
  let lastReference: string | null = null;
  for (const { label, detail, press, reference } of rows) {
    const row = pressableRow(label, detail, press);
    left -= bytesOf(row);
    if (left < 0) return { elements, lastReference, isWhole: false };
    elements.push(row);
    lastReference = reference;
  }
  return { elements, lastReference, isWhole: true };
};

/** The next page starts after the last row that was shown. */
const startingAfter = (button: Button, reference: string): Button => {
  const { press } = button;
  const pages = (press.kind === 'items' || press.kind === 'mine') && press.after !== null;
  const moved: Press = pages ? { ...press, after: reference } : press;
  return { ...button, press: moved };
};

/** A page of items; a row opens its item. */
export const renderList = (list: ListScreen): readonly [Draft] => {
  const { elements, lastReference, isWhole } = rowElements(list, ROW_BYTES);
  const pages =
    isWhole || lastReference === null ? list.pages : list.pages.map((button) => startingAfter(button, lastReference));
  const more = isWhole ? [] : paragraphs(say('card.rest-of-list'), { weight: 'Bolder' });
  return [
    {
      body: [...headElements(list, 'Medium'), ...elements, ...more],
      foot: [],
      actions: foldActions([...pages, ...list.filters].map(toAction)),
      rest: say('card.rest-of-list'),
    },
  ];
};

/** A list among others: its filters are on the page that follows. */
const listElements = (list: ListScreen): readonly Element[] => [
  ...headElements(list, null),
  ...rowElements(list, ROW_BYTES_AT_HOME).elements,
  ...list.pages.map(({ label, press }) => pressableRow(label, null, press)),
];

const watchedElements = (watched: NonNullable<HomeScreen['watched']>): readonly Element[] => [
  ...heading(watched.label, null, { spacing: 'Large' }),
  ...paragraphs(watched.intro),
  ...(watched.empty === null ? [] : paragraphs(watched.empty)),
  ...watched.channels.map(({ channel, name = shortId(channel), button }) =>
    pressableRow(button.label, name, button.press),
  ),
];

/** The page that everybody has, as a card. */
export const renderHome = (home: HomeScreen): readonly [Draft] => [
  {
    body: [
      ...heading(home.heading, 'Medium'),
      ...home.intro.flatMap((text) => paragraphs(text)),
      ...heading(home.questions.label, null, { spacing: 'Large' }),
      ...home.questions.buttons.map(({ label, press }) => pressableRow(label, null, press)),
      ...home.lists.flatMap(listElements),
      ...(home.watched === null ? [] : watchedElements(home.watched)),
    ],
    foot: paragraphs(home.footer, { isSubtle: true }, { spacing: 'Medium', separator: true }),
    actions: foldActions(home.buttons.map(toAction)),
    rest: say('card.rest-of-list'),
  },
];
