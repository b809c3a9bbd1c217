import { holds, type Person, type Staffing } from '../core/register/person';
import type { ItemFilter } from './store';

/** The items that a person keeps, as filters of which one must hold: what `standingOf` says of each item, said to the store. */
export const keptBy = ({ id }: Person, staffing: Staffing, council: string): readonly ItemFilter[] =>
  holds(staffing, 'clerk', id)
    ? [{ councils: [council], notAbout: id }]
    : [{ councils: [council], assignedTo: id, notAbout: id, notOpenedBy: id }];

/** The items that a person sent or opened, of which they may see what was recorded and the state. */
export const ownOf = ({ id }: Person, council: string): readonly ItemFilter[] => [
  { councils: [council], openedBy: id, notAbout: id },
  { councils: [council], sender: id, kinds: ['instruction'] },
];
