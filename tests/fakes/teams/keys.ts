import { createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';

/** What a token says; times in seconds. */
export type Claims = Readonly<Record<string, string | number>>;

/** A key as it is published, and what signs with it. */
export type SigningKey = {
  readonly jwk: Readonly<Record<string, unknown>>;
  readonly sign: (claims: Claims, header?: Readonly<Record<string, string>>) => string;
};

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const signed = (key: KeyObject, header: unknown, claims: Claims): string => {
  const content = `${encoded(header)}.${encoded(claims)}`;
  return `${content}.${createSign('RSA-SHA256').update(content).sign(key).toString('base64url')}`;
};

/** A real RSA key, endorsed for these channels. `kid`: the name of another key, to pass for it. */
export const createKey = (endorsements: readonly string[], kid: string = randomUUID()): SigningKey => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', endorsements },
    sign: (claims, header) => signed(privateKey, { alg: 'RS256', typ: 'JWT', kid, ...header }, claims),
  };
};

/** A token that nobody signed. */
export const unsignedToken = (claims: Claims, header: Readonly<Record<string, string>>): string =>
  `${encoded({ typ: 'JWT', ...header })}.${encoded(claims)}.`;
