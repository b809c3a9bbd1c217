import type { Press } from './press';
import type { Button } from './screen';

type Look = { readonly isFirst?: boolean; readonly asks?: boolean };

/** A button; the first of several is the one that is meant most often. */
export const button = (label: string, press: Press, { isFirst = false, asks = false }: Look = {}): Button => ({
  label,
  press,
  style: isFirst ? 'primary' : 'plain',
  asks,
});
