/** No vowels, and nothing that looks like something else: no word comes of it, and it can be read out over the telephone. */
const LETTERS = '34679CDFGHJKMNPQRTVWXY';
const LENGTH = 4;

/** What a reader types for a reference, as it is written in the register; null for anything else. */
export const readReference = (text: string): string | null => {
  const reference = text.trim().toUpperCase();
  return /^(R-\d{4}-\d{4,7}|C-\d{4}-[3-9C-Y]{4})$/.test(reference) ? reference : null;
};

/** The reference of the nth item of a year that is counted, the first being 1. */
export const countedReference = (year: number, number: number): string =>
  `R-${year}-${String(number).padStart(4, '0')}`;

/** The reference of an item that is kept from some readers. `salt`: hexadecimal digits that nobody can guess. */
export const drawnReference = (year: number, salt: string): string => {
  const most = BigInt(LETTERS.length) ** BigInt(LENGTH);
  let drawn = Number(BigInt(`0x${salt}`) % most);
  let code = '';
  for (let index = 0; index < LENGTH; index += 1) {
    code += LETTERS.charAt(drawn % LETTERS.length);
    drawn = Math.floor(drawn / LETTERS.length);
  }
  return `C-${year}-${code}`;
};
