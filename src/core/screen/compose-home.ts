import { sampleQuestions } from '../compose-talk';
import type { Role, Terms } from '../protocol';
import { say } from '../wording';
import { button } from './button';
import type { HomeScreen, ListScreen } from './screen';

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

const watchedPart = ({ channels, mayAdd, terms: { councillor, staff } }: HomeScene): HomeScreen['watched'] =>
  channels === null
    ? null
    : {
        label: say('home.watched'),
        intro: say('home.watched-intro', { councillor, staff }),
        empty: channels.length === 0 ? say('home.watched-empty') : null,
        channels: channels.map((one) => {
          const { channel } = one;
          const name = nameOf(one);
          const stop = button(say('button.stop-watching'), { kind: 'watch', channel, on: false });
          return { channel, ...(name === null ? {} : { name }), button: stop };
        }),
        add: mayAdd
          ? button(say('button.start-watching'), { kind: 'watch', channel: null, on: true }, { asks: true })
          : null,
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
