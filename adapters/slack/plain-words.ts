import type { People } from './people';

/** No message names more people than this in earnest. */
const MOST_NAMES = 10;

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

const readEntities = (text: string): string => text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);

/** What stands between angle brackets, as it is read on the screen. */
const readMark = (mark: string, names: ReadonlyMap<string, string>, botUser: string): string => {
  const [what = '', label] = mark.split('|');
  if (what === `@${botUser}`) return '';
  if (what.startsWith('@')) return `@${label ?? names.get(what.slice(1)) ?? 'somebody'}`;
  if (what.startsWith('#')) return label === undefined || label === '' ? '#channel' : `#${label}`;
  if (what.startsWith('!')) return label ?? `@${what.slice(1).split('^')[0]}`;
  return label ?? what.replace(/^mailto:/, '');
};

/** The words of a message as its readers saw them: names for ids, no mention of the app, no marks of Slack's own. */
export const plainWords = async (text: string, botUser: string, people: Pick<People, 'nameOf'>): Promise<string> => {
  const named = [...text.matchAll(/<@([A-Z0-9]+)>/g)].flatMap(([, user]) => (user === undefined ? [] : [user]));
  const wanted = [...new Set(named)].filter((user) => user !== botUser).slice(0, MOST_NAMES);
  const called = wanted.map(async (user) => [user, (await people.nameOf(user)) ?? 'somebody'] as const);
  const names = new Map(await Promise.all(called));
  const read = text.replace(/<([^<>]*)>/g, (_, mark: string) => readMark(mark, names, botUser));
  return readEntities(read)
    .replace(/(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])/g, '$1')
    .replace(/(?<![\w~])~(\S(?:[^~\n]*\S)?)~(?![\w~])/g, '$1')
    .replace(/(?<![\w_])_(\S(?:[^_\n]*\S)?)_(?![\w_])/g, '$1')
    .trim();
};
