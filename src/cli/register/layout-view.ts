import { blank, type Line, line } from '../../core/layout-reply';
import type { Protocol } from '../../core/protocol';
import { type Naming, namePerson } from '../../core/register/describe';
import type { ItemView } from '../../core/register/item-view';
import { composeCard } from '../../core/screen/compose-card';
import { layoutCard } from '../../core/screen/layout-screen';
import { fillPlaceholders, say } from '../../core/wording';
import { registerWording as wording } from '../wording-register';

const waysOf = (view: Extract<ItemView, { kind: 'whole' }>, naming: Naming): readonly Line[] => {
  if (view.open.length === 0) return [];
  const people = view.assignable.map((id) => `${namePerson(id, naming)} (${id})`).join(', ');
  const ways = view.open.map((kind) => fillPlaceholders(wording[`action.${kind}`], { people }));
  return [blank, line('text', say('item.ways', { actions: ways.join('; ') }))];
};

/** An item as this person may see it. `nothing` has no lines: the caller says that there is no such item. */
export const layoutView = (view: ItemView, protocol: Protocol, naming: Naming): readonly Line[] => {
  if (view.kind === 'nothing') return [];
  const card = layoutCard(composeCard({ view, because: null, protocol, naming }));
  return view.kind === 'own' ? card : [...card, ...waysOf(view, naming)];
};
