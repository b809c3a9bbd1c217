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

/** The part of a pattern whose unit is told by name. */
export type Slot = 'who' | 'verb' | 'obj';

/**
 * One element of a pattern. Not a regular expression: V8 throws the code of some nine hundred away whenever it needs room, and
 * compiles it anew for the next message.
 */
export type Step = {
  readonly slot: Slot | null;
  /** How often it stands in a row; as often as possible comes first. */
  readonly least: number;
  readonly most: number;
  /** `clause`: where a clause starts; `sentence`: where the sentence does; `unit`: one of these words, tags or marks. */
  readonly takes: 'clause' | 'sentence' | 'end' | 'unit';
  readonly words: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
  /** Any word, but no mark. */
  readonly any: boolean;
  /** The end of the sentence too. */
  readonly end: boolean;
};

export type CompiledPattern = {
  readonly name: string;
  readonly kind: PatternKind;
  /** Every repetition is bounded. */
  readonly steps: readonly Step[];
  /** Words and tags that a sentence must show for the pattern to match: one of each list. */
  readonly needs: readonly (readonly string[])[];
};

/** Turns the written patterns into steps. Throws a SyntaxError for one that cannot be read. */
export function compilePatterns({ short, ...groups }: InstructionPatterns): readonly CompiledPattern[] {
  const kinds = [
    ['order', groups.orders],
    ['other', groups.others],
    ['cancel', groups.cancels],
  ] as const;
  return kinds.flatMap(([kind, group]) =>
    Object.entries(group).flatMap(([name, lines]) =>
      lines.map((line) => {
        const steps = compileLine(line, short);
        return { name, kind, steps, needs: neededOf(steps) };
      }),
    ),
  );
}

const ELEMENT = /^(?:(who|verb|obj)=)?(.+?)([?*+]?)$/;
const REPEATS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  '?': [0, 1],
  '*': [0, 4],
  '+': [1, 4],
};

function compileLine(line: string, short: InstructionPatterns['short']): readonly Step[] {
  const steps = line
    .trim()
    .split(/\s+/)
    .map((element) => compileElement(element, short));
  const slots = steps.flatMap(({ slot }) => slot ?? []);
  if (new Set(slots).size < slots.length) throw new SyntaxError(`“${line}” tells one part by name twice`);
  return steps;
}

const isSlot = (name: string | undefined): name is Slot => name === 'who' || name === 'verb' || name === 'obj';
const isTag = (part: string): boolean => /^[A-Z]+$/.test(part);
/** As a pattern writes a mark that YAML would take for its own. */
const COLON = 'colon';
const NOT_WORDS: ReadonlySet<string> = new Set(['_', '$', '#', '##', 'MARK']);

function compileElement(element: string, short: InstructionPatterns['short']): Step {
  const [, slot, body = '', repeat = ''] = ELEMENT.exec(element) ?? [];
  if (body === '') throw new SyntaxError(`“${element}” is no part of a pattern`);
  const parts = body.split('|').flatMap((part) => (short[part] ?? part).split('|'));
  const [first] = parts;
  const [least, most] = REPEATS[repeat] ?? [1, 1];
  const takes =
    first === '#' ? 'clause' : first === '##' ? 'sentence' : first === '$' && parts.length === 1 ? 'end' : 'unit';
  return {
    slot: isSlot(slot) ? slot : null,
    least,
    most,
    takes,
    words: new Set(parts.flatMap((part) => (isTag(part) || NOT_WORDS.has(part) ? [] : part === COLON ? ':' : part))),
    tags: new Set(parts.flatMap((part) => (part === 'MARK' ? MARK : isTag(part) ? part : []))),
    any: parts.includes('_'),
    end: parts.includes('$'),
  };
}

/** The tag of every mark. */
export const MARK = 'P';

/** What must be there. */
function neededOf(steps: readonly Step[]): CompiledPattern['needs'] {
  return steps
    .filter(({ takes, least, any, end }) => takes === 'unit' && least > 0 && !any && !end)
    .map(({ words, tags }) => [...words, ...tags]);
}
