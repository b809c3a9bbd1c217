import { compilePatterns } from '../../../src/core/instruction/compile-patterns';
import { createPatternFinder } from '../../../src/core/instruction/find-patterns';
import type { Unit } from '../../../src/core/instruction/unit';

/** Units written `word` or `TAG:word`; the sentence starts with the first, a clause with whatever follows a comma. */
const read = (written: string): { readonly units: readonly Unit[]; readonly starts: ReadonlySet<number> } => {
  const units = written.split(' ').map((one, at): Unit => {
    const [tag = '', word = tag] = one === ':' ? [one] : one.split(':');
    return { tag, word, kinds: '', capital: false, quoted: false, from: at, to: at + 1 };
  });
  return { units, starts: new Set([0, ...units.flatMap(({ word }, at) => (word === ',' ? [at + 1] : []))]) };
};

/** What a pattern finds: the words from first to last, and those it tells by name. */
const find = (pattern: string, written: string): readonly string[] => {
  const short = { ADV: 'please|just', ANYVERB: 'VB|VBZ' };
  const finder = createPatternFinder(compilePatterns({ short, orders: { one: [pattern] }, others: {}, cancels: {} }));
  const { units, starts } = read(written);
  return finder(units, starts).map(({ from, to, who, verb, object }) => {
    const words = units.slice(from, to).map(({ word }) => word);
    const told = [who, verb, object].flatMap((unit) => unit?.word ?? []);
    return told.length === 0 ? words.join(' ') : `${words.join(' ')} (${told.join(', ')})`;
  });
};

describe('a pattern', () => {
  it.each([
    ['cut the', 'we cut the hedge', ['cut the']],
    ['cut|trim _', 'trim hedge , cut grass', ['trim hedge', 'cut grass']],
    ['# verb=VB obj=_', 'VB:cut hedges', ['cut hedges (cut, hedges)']],
    ['# verb=VB obj=_', 'we VB:cut hedges', []],
    ['# verb=VB obj=_', 'NAME:Dave , VB:cut hedges', ['cut hedges (cut, hedges)']],
    ['## verb=VB obj=_', 'NAME:Dave , VB:cut hedges', []],
    ['# ADV* verb=VB', 'please just please VB:cut it', ['please just please cut (cut)']],
    ['# ADV* verb=VB', 'just just just just just VB:cut it', []],
    ['the+ _ today', 'the the hedge today', ['the the hedge today']],
    ['who=NAME can|could', 'NAME:Dave could , NAME:Sue can', ['Dave could (Dave)', 'Sue can (Sue)']],
    ['do it|$', 'please do .', ['do']],
    ['cut it $', 'cut it . .', ['cut it']],
    ['cut it $', 'cut it today', []],
    ['no MARK', 'no , no . yes', ['no ,', 'no .']],
    ['no _', 'no , no yes', ['no yes']],
    ['ANYVERB colon', 'VBZ:says : no', ['says :']],
    ['ANYVERB colon', 'VBZ:says colon no', []],
    ['a', 'a a a a a a', ['a', 'a', 'a', 'a']],
    ['a a', 'a a a', ['a a']],
  ])('%s is found in “%s”', (pattern, written, expected) => {
    expect(find(pattern, written)).toEqual(expected);
  });

  it('gives words back that a later part needs, the longest run first', () => {
    expect(find('_* obj=_ now', 'cut the hedge now')).toEqual(['cut the hedge now (hedge)']);
    expect(find('who=_? cut', 'cut it')).toEqual(['cut']);
    expect(find('verb=_+ to', 'ask them to go to')).toEqual(['ask them to go to (go)']);
  });

  it('comes to an end for words that almost match', () => {
    expect(find(`${'_* '.repeat(6)}stop`, `${'a '.repeat(200)}stop b`)).toHaveLength(1);
    expect(find(`${'_* '.repeat(6)}stop now`, `${'a '.repeat(200)}now stop b`)).toEqual([]);
  });

  it('that nobody can read is refused', () => {
    const compile = (line: string) => compilePatterns({ short: {}, orders: { one: [line] }, others: {}, cancels: {} });
    expect(() => compile('who=_ asks who=_')).toThrow(SyntaxError);
    expect(() => compile('')).toThrow(SyntaxError);
  });
});
