/** Something that a sentence shows, and the tokens that show it. */
export type Feature = { readonly name: string; readonly from: number; readonly to: number };

/** Where a message is said, and whether its sender chairs a committee. */
export type Setting = { readonly channel: 'bot' | 'shared'; readonly chair: boolean };
