/** Leaves room for ten million items a year. */
const PER_YEAR = 10_000_000;

/** `R-2026-0042` as a number that grows as items are opened; null for anything else. */
export const referenceNumber = (reference: string): number | null => {
  const [, year, number] = /^R-(\d{4})-(\d{4,7})$/i.exec(reference.trim()) ?? [];
  return year === undefined || number === undefined ? null : Number(year) * PER_YEAR + Number(number);
};

/** The reference of the nth item of a year, the first being 1. */
export const referenceOf = (year: number, number: number): string => `R-${year}-${String(number).padStart(4, '0')}`;
