const SENTENCE_END = /(?<=[.!?;])\s+(?=\S)/;

/** The sentences of a normalised text, in order. */
export function splitSentences(text: string): readonly string[] {
  return text.split(SENTENCE_END).filter((sentence) => sentence !== '');
}
