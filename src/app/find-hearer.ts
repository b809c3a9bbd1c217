import type { Finding } from '../core/finding';
import type { Hearer } from '../core/message';
import type { Protocol } from '../core/protocol';
import { officeHeldBy, type Person, peopleOf, personOf, type Staffing } from '../core/register/person';
import { presentFirst, routeOf } from '../core/register/route';
import { answeringClauses } from './draft-item';
import { namedBy } from './file-item';

/**
 * To whom what this person says would be brought if they chose so, where it is about an office: by the same route as an item
 * of it. `away`: who is not there today. null where it is about nobody, or can go to nobody; nor does the Clerk pass on what is her own.
 */
export const hearerOf = (
  person: Person,
  finding: Finding,
  protocol: Protocol,
  { staffing, away }: { readonly staffing: Staffing; readonly away: ReadonlySet<string> },
): Hearer | null => {
  if (finding.about === null || finding.instruction !== null) return null;
  const about = peopleOf(staffing, finding.about).filter((id) => id !== person.id);
  const named = { told: [], named: namedBy(answeringClauses(finding), protocol) };
  const [first] = presentFirst(routeOf({ kind: 'concern', openedBy: person.id, about }, named, staffing), away);
  if (first === undefined || first === person.id) return null;
  const office = officeHeldBy(staffing, first);
  const name = personOf(staffing, first)?.name;
  return office === null || name === undefined ? null : { office, name };
};
