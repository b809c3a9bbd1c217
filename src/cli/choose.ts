import Fuse from 'fuse.js';
import type { Library } from '../core/library';
import type { Message } from '../core/message';
import type { Protocol, Role } from '../core/protocol';
import { CommandError } from './command-error';

/** The roles as they are typed. */
export const ROLES = [
  'councillor',
  'chair',
  'officer',
  'clerk',
  'deputy-clerk',
  'monitoring-officer',
] as const satisfies readonly Role[];

const ALIASES: Readonly<Record<string, Role>> = {
  cllr: 'councillor',
  member: 'councillor',
  chairman: 'chair',
  mayor: 'chair',
  staff: 'officer',
  employee: 'officer',
  'town-clerk': 'clerk',
  'parish-clerk': 'clerk',
  deputy: 'deputy-clerk',
  mo: 'monitoring-officer',
};

const fold = (typed: string): string =>
  typed
    .trim()
    .toLocaleLowerCase('en-GB')
    .replace(/[\s_]+/g, '-');

const didYouMean = (typed: string, known: readonly string[]): string => {
  const [closest] = new Fuse(known, { threshold: 0.5 }).search(typed.slice(0, 32));
  return closest === undefined ? '' : ` Did you mean ${closest.item}?`;
};

/** Said to the bot, or where councillors and staff both read. */
export const audienceOf = (channel: 'bot' | 'shared'): Message['audience'] => (channel === 'bot' ? 'direct' : 'shared');

const shorten = (typed: string): string => (typed.length > 40 ? `${typed.slice(0, 40)}…` : typed);

/** The role that was typed; else an error that lists the roles. */
export const chooseRole = (typed: string): Role => {
  const wanted = fold(typed);
  const role = ROLES.find((one) => one === wanted) ?? ALIASES[wanted];
  if (role !== undefined) return role;
  throw new CommandError(
    `There is no role "${shorten(typed)}".${didYouMean(wanted, ROLES)} The roles are: ${ROLES.join(', ')}.`,
  );
};

/** All protocols of the library, by key. */
export const allProtocols = (library: Library): readonly Protocol[] =>
  library.keys.map((key) => library.protocol(key)).filter((protocol) => protocol !== null);

/** The protocol whose key or council was typed; else an error that lists the keys. */
export const chooseProtocol = (library: Library, typed: string): Protocol => {
  const wanted = fold(typed);
  const found =
    library.protocol(wanted) ??
    allProtocols(library).find(({ council }) => council !== null && fold(council) === wanted);
  if (found !== undefined) return found;
  const { keys } = library;
  const known =
    keys.length === 0
      ? 'No protocol has been imported yet: run "remit import".'
      : `The councils are: ${keys.join(', ')}.`;
  throw new CommandError(`There is no council "${shorten(typed)}".${didYouMean(wanted, keys)} ${known}`);
};
