import type * as Library from 'adaptivecards';

const {
  AdaptiveCard,
  HostConfig,
  SerializationContext,
  Versions,
}: typeof Library = require('adaptivecards/dist/adaptivecards.js');

/** What Microsoft's own parser has to say against a card; nothing where it is a good one. */
export const complaintsAbout = (card: object): readonly string[] => {
  const context = new SerializationContext(Versions.v1_5);
  const parsed = new AdaptiveCard();
  // As Teams does.
  parsed.hostConfig = new HostConfig({ actions: { maxActions: 6 } });
  parsed.parse(JSON.parse(JSON.stringify(card)), context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...events, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
};

/** Every object in a card, itself included. */
export const nodesOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] => {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [{ ...value }, ...Object.values(value).flatMap(nodesOf)];
};
