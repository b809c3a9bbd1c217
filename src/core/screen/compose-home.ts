import { sampleQuestions } from '../compose-talk';
import type { Role, Terms } from '../protocol';
import { say } from '../wording';
import { button } from './button';
import type { Button, HomeScreen, ListScreen } from './screen';

/** A watched channel, and what the platform calls it and the group that it is of. */
type Channel = { readonly channel: string; readonly name: string | null; readonly groupName: string | null };

/** Whose page it is. */
export type HomeScene = {
  readonly terms: Terms;
  readonly role: Role;
  /** Whether the settings list them. */
  readonly isListed: boolean;
  /** Whether they could bring something to the Clerk. */
  readonly mayRefer: boolean;
  readonly lists: readonly ListScreen[];
  /** The channels of this surface that are watched; null for whoever has no say in it. */
  readonly channels: readonly Channel[] | null;
  /** The channel after which those begin that are shown; null for the first. */
  readonly channelsAfter: string | null;
  /** Whether they could have one more watched. */
  readonly mayAdd: boolean;
};

/** Enough of an id to tell channels apart. */
const ID_SHOWN = 12;

/** An id as short as people can bear it. */
export const shortId = (id: string): string => (id.length > ID_SHOWN + 2 ? `${id.slice(0, ID_SHOWN)}…` : id);

const nameOf = ({ channel, name, groupName }: Channel): string | null => {
  if (groupName === null) return name;
  return name === null
    ? say('home.watched-in', { group: groupName, id: shortId(channel) })
    : say('home.watched-name', { name, group: groupName });
};

/** As many channels as Slack's Home has room for, whatever else stands on it. */
const CHANNELS_ON_A_PAGE = 20;

/** The button to the channels that follow this one. */
export const nextChannels = (after: string): Button => button(say('button.next-channels'), { kind: 'home', after });

/** A page of the channels, in the order of their ids; the first where none follow any more. */
const pageOf = (channels: readonly Channel[], after: string | null) => {
  const inOrder = [...channels].sort((one, other) => (one.channel < other.channel ? -1 : 1));
  const following = after === null ? [] : inOrder.filter(({ channel }) => channel > after);
  const isFirst = following.length === 0;
  const left = isFirst ? inOrder : following;
  const shown = left.slice(0, CHANNELS_ON_A_PAGE);
  const last = shown.at(-1);
  const pages = [
    ...(last === undefined || shown.length === left.length ? [] : [nextChannels(last.channel)]),
    ...(isFirst ? [] : [button(say('button.first-channels'), { kind: 'home' })]),
  ];
  return { shown, pages };
};

const watchedPart = (scene: HomeScene): HomeScreen['watched'] => {
  const { channels, channelsAfter, mayAdd, terms } = scene;
  if (channels === null) return null;
  const { councillor, staff } = terms;
  const { shown, pages } = pageOf(channels, channelsAfter);
  const count = String(channels.length);
  return {
    label: pages.length === 0 ? say('home.watched') : say('home.watched-count', { count }),
    intro: say('home.watched-intro', { councillor, staff }),
    empty: channels.length === 0 ? say('home.watched-empty') : null,
    channels: shown.map((one) => {
      const { channel } = one;
      const name = nameOf(one);
      const stop = button(say('button.stop-watching'), { kind: 'watch', channel, on: false });
      return { channel, ...(name === null ? {} : { name }), button: stop };
    }),
    pages,
    add: mayAdd
      ? button(say('button.start-watching'), { kind: 'watch', channel: null, on: true }, { asks: true })
      : null,
  };
};

/** The page that everybody has. */
export const composeHome = (scene: HomeScene): HomeScreen => {
  const { terms, role, isListed, mayRefer, lists } = scene;
  const { clerk, councillor, staff } = terms;
  return {
    heading: say('home.heading'),
    intro: [say('home.intro', { councillor, staff }), ...(isListed ? [] : [say('notice.unlisted', { clerk })])],
    buttons: [
      button(say('button.ask'), { kind: 'ask', text: '' }, { isFirst: true, asks: true }),
      button(say('button.check'), { kind: 'check' }, { asks: true }),
      ...(mayRefer ? [button(say('button.refer', { clerk }), { kind: 'refer' }, { asks: true })] : []),
    ],
    questions: {
      label: say('home.questions'),
      buttons: sampleQuestions(role).map((text) => button(text, { kind: 'ask', text })),
    },
    lists,
    watched: watchedPart(scene),
    footer: say('footer'),
  };
};
