import { button } from '../../../src/core/screen/button';
import { nextChannels, shortId } from '../../../src/core/screen/compose-home';
import type { Button, HomeScreen, ListScreen } from '../../../src/core/screen/screen';
import { say } from '../../../src/core/wording';
import { foldActions, titleOf, toAction } from './action';
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

/** The ways to other pages: the next one starts after the last row that was shown, also where the list thought itself whole. */
const pagesAfter = ({ pages, here }: ListScreen, { isWhole, lastReference }: Rows): readonly Button[] => {
  if (isWhole || lastReference === null) return pages;
  const next = button(say('button.next'), { ...here, after: lastReference });
  return [next, ...pages.filter(({ press }) => 'after' in press && press.after === null)];
};

/** A page of items; a row opens its item. */
export const renderList = (list: ListScreen): readonly [Draft] => {
  const rows = rowElements(list, ROW_BYTES);
  const more = rows.isWhole ? [] : paragraphs(say('card.rest-of-list'), { weight: 'Bolder' });
  return [
    {
      body: [...headElements(list, 'Medium'), ...rows.elements, ...more],
      foot: [],
      actions: foldActions([...pagesAfter(list, rows), ...list.filters].map(toAction)),
      rest: say('card.rest-of-list'),
    },
  ];
};

/** A list among others: its filters are on the page that follows. */
const listElements = (list: ListScreen): readonly Element[] => {
  const rows = rowElements(list, ROW_BYTES_AT_HOME);
  return [
    ...headElements(list, null),
    ...rows.elements,
    ...pagesAfter(list, rows).map(({ label, press }) => pressableRow(label, null, press)),
  ];
};

/** As many channels as there is room for; those that follow are a page further. */
const channelElements = ({ channels, pages }: NonNullable<HomeScreen['watched']>): readonly Element[] => {
  let left = ROW_BYTES_AT_HOME;
  const rows = channels.map(({ channel, name = shortId(channel), button: stop }) =>
    pressableRow(stop.label, titleOf(name), stop.press),
  );
  const shown = rows.filter((row) => {
    left -= bytesOf(row);
    return left >= 0;
  });
  const last = channels[shown.length - 1];
  const further =
    shown.length === rows.length || last === undefined
      ? pages
      : [
          nextChannels(last.channel),
          ...pages.filter(({ press }) => press.kind === 'home' && press.after === undefined),
        ];
  return [...shown, ...further.map(({ label, press }) => pressableRow(label, null, press))];
};

const watchedElements = (watched: NonNullable<HomeScreen['watched']>): readonly Element[] => [
  ...heading(watched.label, null, { spacing: 'Large' }),
  ...paragraphs(watched.intro),
  ...(watched.empty === null ? [] : paragraphs(watched.empty)),
  ...channelElements(watched),
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
