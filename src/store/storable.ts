/**
 * A copy that both databases give back exactly as it went in: no undefined members, and no half characters or NULs in
 * strings, which PostgreSQL refuses (U+FFFD stands in for them).
 */
export const storable = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, member: unknown) => (typeof member === 'string' ? whole(member) : member));

const whole = (text: string): string => Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\uFFFD');
