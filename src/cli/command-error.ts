/** The exit codes of every command. */
export const EXIT = { fine: 0, answeredWithProblems: 1, couldNotRun: 2 } as const;

/** A problem that the person at the keyboard can mend: the message says how. Shown as it is, without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
