import type { Verification } from '../../app/verification';
import { isCounted } from '../../core/register/counted';
import { holds, type Person } from '../../core/register/person';
import { registerWording as wording } from '../wording-register';
import type { Desk } from './desk';

/**
 * Whether this person may know of an item's name: they keep it, or it is gone and they see that its number is missing.
 * Numbers are without gaps for the Clerk alone, who may know of each of them.
 */
export const mayName = async (reference: string, isGone: boolean, { id }: Person, desk: Desk): Promise<boolean> =>
  isGone
    ? isCounted(reference) && holds(desk.naming.staffing, 'clerk', id)
    : (await desk.register.read.view(id, reference)).kind === 'whole';

type Broken = Extract<Verification, { kind: 'broken' }>;

/** What is wrong, without the name of an item that this person may not see. */
export const brokenTo = async (found: Broken, person: Person, desk: Desk): Promise<Broken> => {
  const { reference, says } = found;
  if (reference === null || (await mayName(reference, false, person, desk))) return found;
  if (await mayName(reference, true, person, desk)) return found;
  return { ...found, reference: null, says: says.replaceAll(reference, wording['verify.an-item']) };
};
