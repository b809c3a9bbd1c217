import type { types } from '@slack/bolt';
import type { HomeScreen, ListScreen } from '../../../src/core/screen/screen';
import { say } from '../../../src/core/wording';
import { type Blocks, buttonBlocks, channelBlocks, contextBlocks, divider, headingBlocks, rowBlocks } from './blocks';
import { fitRoom, type Part, part } from './fit-room';
import { ROOM, SHORT_LABEL } from './limits';
import { listEnd, listParts } from './list';
import { paragraph } from './rich-text';

const questionBlocks = ({ label, buttons }: HomeScreen['questions']): Blocks =>
  buttons.length === 0
    ? []
    : [
        ...paragraph({ text: label, look: 'bold' }),
        ...(buttons.every((button) => button.label.length <= SHORT_LABEL)
          ? buttonBlocks(buttons)
          : buttons.flatMap((button) => rowBlocks(button.label, { ...button, label: say('card.ask') }, button.label))),
      ];

const listOnHome = (list: ListScreen): readonly Part[] => [
  part([...divider, ...headingBlocks(list.heading)]),
  ...listParts(list),
  part(listEnd(list)),
];

const watchedParts = (watched: HomeScreen['watched']): readonly Part[] =>
  watched === null
    ? []
    : [
        part([
          ...divider,
          ...headingBlocks(watched.label),
          ...paragraph({ text: watched.intro }),
          ...(watched.empty === null ? [] : paragraph({ text: watched.empty, look: 'italic' })),
        ]),
        // Above the channels: below them it would be cut off where there are more than fit.
        ...(watched.add === null ? [] : [part(buttonBlocks([watched.add]))]),
        ...watched.channels.map(({ channel, button }) => part(channelBlocks(channel, button))),
        part(buttonBlocks(watched.pages)),
      ];

/** The page from top to bottom. */
export const homeParts = (home: HomeScreen): readonly Part[] => [
  part([
    ...headingBlocks(home.heading),
    ...home.intro.flatMap((text) => paragraph({ text })),
    ...buttonBlocks(home.buttons),
    ...questionBlocks(home.questions),
  ]),
  ...home.lists.flatMap(listOnHome),
  ...watchedParts(home.watched),
];

/** What `views.publish` takes. */
export const renderHome = (home: HomeScreen): types.HomeView => ({
  type: 'home',
  blocks: fitRoom(
    { parts: homeParts(home), last: contextBlocks(home.footer), rest: say('card.rest-of-list') },
    ROOM.view,
  ),
});
