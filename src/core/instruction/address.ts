import { isMark, type Unit } from './unit';

/** Whom a sentence speaks to, and where its clauses begin. */
export type Address = { readonly addressee: string; readonly clauseStarts: ReadonlySet<number> };

const PEOPLE = /^(?:NAME|TITLED|STAFF|DEPT|GRP|CLLR|CHAIR|CLERK|BOT|MATE)$/;
const OPENERS =
  /^(?:right|ok|okay|so|well|oh|hi|hello|hey|morning|afternoon|evening|sorry|and|but|then|also|now|just|yes|yeah|no|thanks|please|kindly|maybe|perhaps|EMOJI|NUM|dear|WHEN)$/;
const PRONOUN = /^(?:i|you|we|he|she|they|it)$/;
const MODAL = /^(?:can|could|will|would|shall|should|may|might|must)$/;

/** Reads forms of address and clause starts, left to right. */
export function readAddress(units: readonly Unit[]): Address {
  const starts = new Set<number>();
  let addressee = 'none';
  let fresh = true;
  for (let at = 0; at < units.length; at++) {
    const tag = units[at]?.tag ?? '';
    if (isMark(units[at])) {
      fresh = true;
      if (addressee === 'none' && closesAddress(units, at)) addressee = units[at - 1]?.tag ?? 'none';
      continue;
    }
    if (!fresh) {
      if (/^(?:and|but|so|then|or)$/.test(tag) && startsClause(units, at + 1)) {
        starts.add(at + 1);
        fresh = /^(?:NAME|TITLED|GRP|STAFF|DEPT)$/.test(units[at + 1]?.tag ?? '');
      }
      if (tag === 'VB' && interrupts(units, at)) {
        starts.add(at);
        const before = units[at - 1]?.tag ?? '';
        if (PEOPLE.test(before) && before !== 'MATE' && addressee === 'none') addressee = before;
      }
      continue;
    }
    fresh = false;
    starts.add(at);
    const end = formOfAddress(units, at);
    if (end > at) {
      const called = calledTag(units, at, end);
      if (addressee === 'none' || addressee === 'MATE') addressee = called;
      if (end < units.length && !isMark(units[end])) starts.add(end);
      at = end - 1;
      fresh = isMark(units[end]);
    } else if (OPENERS.test(tag)) fresh = true;
  }
  return { addressee: addressee === 'none' ? lastAddress(units) : addressee, clauseStarts: starts };
}

/** A name that ends a clause: "the post is piling up Sheila, open it". */
function closesAddress(units: readonly Unit[], mark: number): boolean {
  const word = units[mark]?.word ?? '';
  const before = units[mark - 2]?.tag ?? '';
  const tag = units[mark - 1]?.tag ?? '';
  if (
    /^(?:STAFF|DEPT|GRP|CLERK)$/.test(tag) &&
    /^[,-]$/.test(word) &&
    /^(?:NUM|WHEN|please|it|them|one|off|up|down|out|away|back)$/.test(before)
  )
    return true;
  if (tag === 'CLLR' && !/^councillor /.test(units[mark - 1]?.word ?? '')) return false;
  return (
    /^[,-]$/.test(word) &&
    /^(?:NAME|TITLED|CLLR)$/.test(tag) &&
    mark > 1 &&
    !NOT_CALLING.test(units[mark - 2]?.tag ?? '') &&
    !isMark(units[mark - 2])
  );
}

const NOT_CALLING =
  /^(?:to|from|with|for|by|and|or|of|the|on|at|in|my|our|your|his|her|told|ask|about|VB|VBD|VBZ|VBG|is|was|like|as|than|NAME|CLLR|TITLED|RESIDENT|that|if|when|because)$/;

/** True where a base verb stands free after a name, a time or a please: "from here on Karl take the list". */
function interrupts(units: readonly Unit[], at: number): boolean {
  const before = units[at - 1]?.tag ?? '';
  if (/^(?:please|WHEN|EMOJI|again|now|just|MATE|right|okay|ok)$/.test(before))
    return !/^(?:to|can|could|will|would|i|we|they|and)$/.test(units[at - 2]?.tag ?? '');
  return (
    /^(?:NAME|GRP)$/.test(before) && !HELPERS.test(units[at - 2]?.tag ?? '') && !HELPERS.test(units[at - 2]?.word ?? '')
  );
}

const HELPERS =
  /^(?:did|does|do|can|could|will|would|should|may|might|must|shall|let|have|has|make|makes|help|see|saw|get|had|if|that|than|suggest|and|by|to|with|for|the|our|of|want|need)$/;

function startsClause(units: readonly Unit[], at: number): boolean {
  const tag = units[at]?.tag ?? '';
  if (/^(?:just|then|please|also|kindly|now)$/.test(tag)) return startsClause(units, at + 1);
  if (
    tag === 'VB' ||
    PRONOUN.test(tag) ||
    tag === 'do' ||
    tag === 'let' ||
    tag === 'have' ||
    tag === 'get' ||
    MODAL.test(tag)
  )
    return true;
  return (
    PEOPLE.test(tag) &&
    /^(?:VB|to|will|can|could|should|must|is|are|needs|you|do|please)$/.test(units[at + 1]?.tag ?? '')
  );
}

/** Where the form of address that starts here ends, or the same place where there is none. */
function formOfAddress(units: readonly Unit[], at: number): number {
  let end = at;
  if (
    /^(?:the|our|all|any|my|to|whoever|whichever|attention|for|note|dear|x)$/.test(units[at]?.tag ?? '') &&
    PEOPLE.test(units[at + 1]?.tag ?? '')
  )
    end = at + 1;
  const begin = end;
  while (
    end < units.length &&
    (PEOPLE.test(units[end]?.tag ?? '') ||
      (end > begin &&
        units[end]?.tag === 'and' &&
        (PEOPLE.test(units[end + 1]?.tag ?? '') || units[end + 1]?.capital === true)) ||
      (end > begin && units[end - 1]?.tag === 'and'))
  )
    end++;
  if (end === begin) return at;
  if (end === units.length || isMark(units[end])) return end;
  if (
    at === 0 &&
    begin === at &&
    /^(?:NAME|TITLED)$/.test(units[at]?.tag ?? '') &&
    /^(?:x|NUM|GRP)$/.test(units[end]?.tag ?? '') &&
    isVerbless(units, end)
  )
    return end;
  if (begin > at && units[at]?.tag === 'x') return at;
  if (begin > at)
    return units[end]?.tag === 'VB' ||
      (/^(?:can|could|will|would|please|do)$/.test(units[end]?.tag ?? '') &&
        /^(?:you|VB|not)$/.test(units[end + 1]?.tag ?? ''))
      ? end
      : at;
  let after = end;
  while (/^(?:please|just|kindly|now|then|NUM|EMOJI|also|so|right|WHEN|all|sorry)$/.test(units[after]?.tag ?? ''))
    after++;
  const follows = units[after]?.tag ?? '';
  const asked = units.slice(end, after).some(({ tag }) => tag === 'please' || tag === 'kindly');
  const second = units[after + 1]?.tag ?? '';
  const called =
    (follows === 'VB' && (asked || !plural(units, begin, end))) ||
    (follows === 'have' && !/^(?:VBD|been|had|got|not|a)$/.test(second)) ||
    follows === 'get' ||
    (follows === 'do' && /^(?:not|you|the|that|my|our|this|those)$/.test(second) && !plural(units, begin, end)) ||
    PRONOUN.test(follows) ||
    /^(?:let|never|not|no)$/.test(follows) ||
    (MODAL.test(follows) && /^(?:you|i|we|the|not|someone|somebody|one|GRP|STAFF)$/.test(second)) ||
    /^(?:how|what|when|where|who|why|which|any|my|your|the|if|a|that|there|this|these|since|as|while|before|after|thanks|for|VBG)$/.test(
      follows,
    ) ||
    (/^(?:is|are|was|did|does|has|do)$/.test(follows) &&
      /^(?:the|there|it|you|that|my|this|a|i|we|any|NAME|CLERK)$/.test(second));
  return called ? end : at;
}

/** True for people in general, who more often do something than are told to: "members like it", "residents don't". */
function plural(units: readonly Unit[], from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (/^(?:CLLR|CHAIR)$/.test(units[at]?.tag ?? '') && !/^councillors? /.test(units[at]?.word ?? '')) return true;
  return false;
}

/** True up to the next mark where nothing is done: "Meg tea for twelve". */
function isVerbless(units: readonly Unit[], from: number): boolean {
  for (let at = from; at < units.length && !isMark(units[at]); at++)
    if (
      /^(?:VB|VBZ|VBD|is|are|was|were|'s|has|have|had|do|does|did|can|could|will|would|should|must|may|might)$/.test(
        units[at]?.tag ?? '',
      )
    )
      return false;
  return true;
}

function calledTag(units: readonly Unit[], from: number, to: number): string {
  for (let at = from; at < to; at++) {
    const tag = units[at]?.tag ?? '';
    if (PEOPLE.test(tag) && tag !== 'MATE') return tag;
  }
  return 'MATE';
}

/** A name at the end of the sentence: "ring them Luca", "on my desk by noon, team". */
function lastAddress(units: readonly Unit[]): string {
  let at = units.length - 1;
  while (at > 0 && (isMark(units[at]) || /^(?:please|thanks|WHEN|EMOJI|MATE)$/.test(units[at]?.tag ?? ''))) at--;
  const tag = units[at]?.tag ?? '';
  const before = units[at - 1]?.tag ?? '';
  if (!PEOPLE.test(tag) || /^(?:to|from|with|for|by|and|of|the|on|at|in|my|our|told|ask|about)$/.test(before))
    return 'none';
  return tag;
}
