import type { Found } from './find-patterns';
import type { Unit } from './unit';

/** On whose side somebody is: staff, the Clerk, a member, the assistant, anybody else. */
export type Side = 'staff' | 'clerk' | 'member' | 'bot' | 'other' | 'mate' | 'him' | 'none';

const SIDES: ReadonlyMap<string, Side> = new Map([
  ['NAME', 'staff'],
  ['TITLED', 'staff'],
  ['STAFF', 'staff'],
  ['DEPT', 'staff'],
  ['GRP', 'staff'],
  ['CLERK', 'clerk'],
  ['CLLR', 'member'],
  ['CHAIR', 'member'],
  ['BOT', 'bot'],
  ['RESIDENT', 'other'],
  ['FAMILY', 'other'],
  ['MATE', 'mate'],
]);

/** The side of whoever a tag stands for; `none` for a tag that stands for nobody. */
export const sideOf = (tag: string): Side => SIDES.get(tag) ?? 'none';

/** A pattern that a sentence shows, read with who is spoken to, what is quoted, cancelled or only supposed. */
export type Reading = Found & {
  /** The pattern's name, with what takes its force before it. */
  readonly label: string;
  /** True where it directs somebody here and now. */
  readonly active: boolean;
  readonly target: Side;
};

/** Reads what was found in a sentence that speaks to `addressee`. */
export function readOrders(found: readonly Found[], units: readonly Unit[], addressee: string): readonly Reading[] {
  const cancels = found.filter((one) => one.kind === 'cancel');
  const supposed = found
    .filter((one) => /^(?:can-i|if-i|plan)$/.test(one.name))
    .reduce((first, one) => Math.min(first, one.from), Number.POSITIVE_INFINITY);
  const retold = retoldFrom(units);
  return found.map((one) => {
    const quoted = (units[one.from]?.quoted ?? false) || one.from > retold;
    if (one.kind !== 'order')
      return { ...one, label: quoted ? `q-${one.name}` : one.name, active: false, target: sideOf(addressee) };
    const target = targetOf(one, units, addressee);
    const cancelled = cancels.some((cancel) => cancel.from < one.to && one.from < cancel.to);
    const before = quoted
      ? 'q-'
      : cancelled && one.name !== 'needs-doing'
        ? 'off-'
        : supposed < one.from
          ? 'h-'
          : target === 'clerk' || target === 'member'
            ? `${target}-`
            : '';
    return { ...one, label: before + one.name, active: before === '', target };
  });
}

/** Whom the act falls to: whoever is spoken to, or the one that is named. */
function targetOf({ name, from, who }: Found, units: readonly Unit[], addressee: string): Side {
  if (who === undefined || who.tag === 'you' || /^(?:imp|ask-you|ask-mind)/.test(name)) return sideOf(addressee);
  if (name === 'relay' && units.slice(from, units.indexOf(who)).some(({ tag }) => tag === 'CLERK')) return 'clerk';
  const named = sideOf(who.tag);
  return named === 'none' ? 'him' : named;
}

/** Where somebody else's words begin without quotation marks: "email from a resident: tell your people to …". */
function retoldFrom(units: readonly Unit[]): number {
  const colon = units.findIndex((unit) => unit.word === ':');
  const told = units
    .slice(0, Math.max(colon, 0))
    .some(
      (unit) =>
        /^(?:RESIDENT|FAMILY)$/.test(unit.tag) ||
        /^(?:overheard|says|said|wrote|shouted|moaned|quote|quotes|reads|read)$/.test(unit.word),
    );
  return colon > 0 && told ? colon : Number.POSITIVE_INFINITY;
}
