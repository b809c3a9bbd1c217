import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { Json } from '../../../src/core/register/item';
import type { Press } from '../../../src/core/screen/press';
import { readPress } from '../../../src/core/screen/read-press';

const PACKED = 'z:';
/** Nothing that we packed comes near it: whoever sends more wants to fill our memory. */
const LONGEST_UNPACKED = 100_000;

const asciiJson = (value: Json): string =>
  JSON.stringify(value).replace(/[<>&\u007f-\uffff]/g, (sign) => {
    const code = sign.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });

/** Plain data as a string of at most `limit` ASCII characters, compressed where it has to be; null where it does not fit. */
export const packJson = (value: Json, limit: number): string | null => {
  const plain = asciiJson(value);
  if (plain.length <= limit) return plain;
  const packed = PACKED + deflateRawSync(JSON.stringify(value), { level: 9 }).toString('base64url');
  return packed.length <= limit ? packed : null;
};

/** What `packJson` packed; undefined where it did not. */
export const unpackJson = (packed: string): unknown => {
  try {
    if (!packed.startsWith(PACKED)) return JSON.parse(packed);
    const bytes = Buffer.from(packed.slice(PACKED.length), 'base64url');
    return JSON.parse(inflateRawSync(bytes, { maxOutputLength: LONGEST_UNPACKED }).toString('utf8'));
  } catch {
    return undefined;
  }
};

const PREFIX = 'remit.press.';

const PRESS_ACTION = /^remit\.press\.\d+$/;

/** The id of one button among those of a surface. */
export const pressActionId = (place: number): string => PREFIX + place;

const actionSchema = z.object({ action_id: z.string().regex(PRESS_ACTION), value: z.string() });

/** What a button of ours brought back; null where it is none of ours, or not as we made it. */
export const readPressOf = (action: unknown): Press | null => {
  const button = actionSchema.safeParse(action);
  return button.success ? readPress(unpackJson(button.data.value)) : null;
};
