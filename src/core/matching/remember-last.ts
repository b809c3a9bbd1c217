/**
 * The same function; what it was asked last is not worked out again. The search and the detector ask of the same message in turn,
 * and a message of a watched channel is heard before it is answered.
 */
export function rememberLast<Asked, Found>(
  work: (asked: Asked) => Found,
  isSame: (one: Asked, other: Asked) => boolean = Object.is,
): (asked: Asked) => Found {
  let last: { readonly asked: Asked; readonly found: Found } | null = null;
  return (asked) => {
    if (last === null || !isSame(last.asked, asked)) last = { asked, found: work(asked) };
    return last.found;
  };
}
