/** Lower-case words of a normalised text; an apostrophe inside a word stays out of it ("don't" is "dont"). */
export function words(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/'/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
