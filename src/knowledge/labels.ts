import { z } from 'zod';

/** Small letters and digits, joined by hyphens: what names a topic, a concept or a council. */
export const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'use small letters and digits, joined by hyphens');

/** Who sends a message. */
export const role = z.enum(['councillor', 'chair', 'officer', 'clerk', 'deputy-clerk', 'monitoring-officer']);

/** A message as somebody types it. */
export const message = z.string().trim().min(1).max(4000);
