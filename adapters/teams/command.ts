import type { Press } from '../../src/core/screen/press';

/** What somebody may type instead of pressing a button; the manifest offers the same. `channel`: where it is typed. */
const COMMANDS: Readonly<Record<string, (channel: string | null) => Press | null>> = {
  home: () => ({ kind: 'home' }),
  'my items': () => ({ kind: 'mine', after: null }),
  mine: () => ({ kind: 'mine', after: null }),
  register: () => ({ kind: 'items', filter: { state: null, kind: null }, after: null }),
  items: () => ({ kind: 'items', filter: { state: null, kind: null }, after: null }),
  check: () => ({ kind: 'check' }),
  refer: () => ({ kind: 'refer' }),
  watch: (channel) => (channel === null ? null : { kind: 'watch', channel, on: true }),
  unwatch: (channel) => (channel === null ? null : { kind: 'watch', channel, on: false }),
};

const ITEM = /^item\s+([a-z]-\d{4}-[a-z0-9]+)$/i;

/** The press that a typed command stands for; null where it is something to answer. */
export const readCommand = (text: string, channel: string | null): Press | null => {
  const typed = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const [, reference] = ITEM.exec(typed) ?? [];
  if (reference !== undefined) return { kind: 'item', reference: reference.toUpperCase() };
  return Object.hasOwn(COMMANDS, typed) ? (COMMANDS[typed]?.(channel) ?? null) : null;
};
