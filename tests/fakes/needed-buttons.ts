import type { Button, Screen } from '../../src/core/screen/screen';

/**
 * What somebody must be able to press on any surface, however much there is to read. The way to the other pages of a list is
 * not among them: where fewer rows fit than the page has, the next one begins sooner.
 */
export const neededOn = (screen: Screen): readonly Button[] => {
  switch (screen.kind) {
    case 'reply':
      return [...screen.buttons, ...screen.feedback];
    case 'item':
    case 'stale':
      return screen.card.buttons;
    case 'list':
      return screen.list.filters;
    case 'home':
      return screen.home.buttons;
    case 'notice':
      return screen.buttons;
    default:
      return [];
  }
};

/** Letters and figures alone: how a client parts lines does not matter. */
export const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
