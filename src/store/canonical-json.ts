import type { Json } from '../core/register/item';

/** The one way to write this value: keys sorted by UTF-16 code units, no spaces, as in RFC 8785. */
export const canonicalJson = (value: Json | undefined): string => {
  if (value === null || value === undefined || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(',')}}`;
};

const isList = (value: object): value is readonly Json[] => Array.isArray(value);
