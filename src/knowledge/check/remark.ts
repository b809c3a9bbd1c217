import type { Knowledge } from '../open-knowledge';
import type { Problem } from '../problem';

/** Something to mend, or a note of something that may be as it is. */
export type Remark = Problem & { readonly weight: 'problem' | 'note' };

/** Looks at everything that is known and says what is wrong with it. */
export type Check = (knowledge: Knowledge) => readonly Remark[];

/** Something to mend: the command fails. */
export const problem = (file: string, line: number, message: string, fix: string): Remark => ({
  file,
  line,
  message,
  fix,
  weight: 'problem',
});

/** Something that may be as it is: the command passes. */
export const note = (file: string, line: number, message: string, fix: string): Remark => ({
  ...problem(file, line, message, fix),
  weight: 'note',
});
