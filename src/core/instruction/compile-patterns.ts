/** How English directs somebody, as written in knowledge/instructions/patterns.yaml. */
export type InstructionPatterns = {
  /** Names for lists of alternatives. */
  readonly short: Readonly<Record<string, string>>;
  readonly orders: Readonly<Record<string, readonly string[]>>;
  readonly others: Readonly<Record<string, readonly string[]>>;
  readonly cancels: Readonly<Record<string, readonly string[]>>;
};

/** An `order` directs somebody, a `cancel` looks like an order and is none, an `other` talks about something else. */
export type PatternKind = 'order' | 'other' | 'cancel';

export type CompiledPattern = {
  readonly name: string;
  readonly kind: PatternKind;
  /** Over units as encodeUnits writes them; every repetition is bounded. */
  readonly expression: RegExp;
  /** The same without state and places, to ask quickly whether it matches anywhere. */
  readonly occurs: RegExp;
  /** Words and tags that a sentence must show for the expression to match: one of each list. */
  readonly needs: readonly (readonly string[])[];
};

/** Turns the written patterns into expressions. Throws a SyntaxError for one that cannot be read. */
export function compilePatterns({ short, ...groups }: InstructionPatterns): readonly CompiledPattern[] {
  const kinds = [
    ['order', groups.orders],
    ['other', groups.others],
    ['cancel', groups.cancels],
  ] as const;
  return kinds.flatMap(([kind, group]) =>
    Object.entries(group).flatMap(([name, lines]) =>
      lines.map((line) => ({ name, kind, ...compileLine(line, short) })),
    ),
  );
}

type Element = {
  readonly slot: string | undefined;
  readonly alternatives: readonly string[];
  readonly repeat: string;
};

const ELEMENT = /^(?:(who|verb|obj)=)?(.+?)([?*+]?)$/;

function compileLine(
  line: string,
  short: InstructionPatterns['short'],
): Pick<CompiledPattern, 'expression' | 'occurs' | 'needs'> {
  const elements = line
    .trim()
    .split(/\s+/)
    .map((element): Element => {
      const [, slot, body = '', repeat = ''] = ELEMENT.exec(element) ?? [];
      return { slot, alternatives: body.split('|').flatMap((part) => (short[part] ?? part).split('|')), repeat };
    });
  const source = elements.map(sourceOf).join('');
  const hasSlots = elements.some(({ slot }) => slot !== undefined);
  return {
    expression: new RegExp(source, hasSlots ? 'dg' : 'g'),
    occurs: new RegExp(source),
    needs: neededOf(elements),
  };
}

function sourceOf({ slot, alternatives, repeat }: Element): string {
  const [only] = alternatives;
  if (only === '#' || only === '##') return `<${only === '##' ? '##' : '##?'}>`;
  if (only === '$' && alternatives.length === 1) return '<\\$>';
  const unit = `(?:<##?>)?<(?:${alternativesSource(alternatives)})>`;
  const captured = slot === undefined ? unit : `(?<${slot}>${unit})`;
  if (repeat === '?') return `(?:${captured})?`;
  if (repeat === '*') return `(?:${captured}){0,4}`;
  return repeat === '+' ? `(?:${captured}){1,4}` : captured;
}

const isTag = (part: string): boolean => /^[A-Z]+$/.test(part);

/** Words, tags and marks each under one head, so that a unit is looked at three times at most. */
function alternativesSource(parts: readonly string[]): string {
  const marks = parts.flatMap((part) => MARK_SOURCES.get(part) ?? []);
  const rest = parts.filter((part) => !MARK_SOURCES.has(part));
  const tags = rest.filter(isTag);
  const words = rest.filter((part) => !isTag(part)).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const sources = [...marks];
  if (tags.length > 0) sources.push(`(?:${tags.join('|')}):[^>]*`);
  if (words.length > 0) sources.push(`[^:>]*:(?:${words.join('|')})`);
  return sources.join('|');
}

const MARK_SOURCES: ReadonlyMap<string, string> = new Map([
  ['_', '(?![P#$])[^>]*'],
  ['$', '\\$'],
  ['MARK', 'P:[^>]*'],
  [',', 'P:,'],
  ['colon', 'P:colon'],
]);

/** What must be there. */
function neededOf(elements: readonly Element[]): CompiledPattern['needs'] {
  return elements
    .filter(({ repeat }) => repeat === '' || repeat === '+')
    .map(({ alternatives }) => alternatives)
    .filter((alternatives) => !alternatives.some((part) => /^(?:_|\$|##?)$/.test(part)))
    .map((alternatives) => alternatives.map((part) => (part === 'MARK' ? 'P' : part)));
}
