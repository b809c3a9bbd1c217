import { foldSpace } from './import/words';
import { versionOf } from './import-protocol';
import type { Problem } from './problem';
import type { ProtocolRead } from './protocol-file';

/** What of a protocol file is not as in its source: another version, or a clause that is not word for word. */
export const checkSource = (
  file: string,
  { protocol, source, clauseLines }: Extract<ProtocolRead, { kind: 'read' }>,
  text: string,
): readonly Problem[] => {
  const fix = `Import it again: npx --no remit import knowledge/protocols/sources/${source} --council ${protocol.key}`;
  const changed: readonly Problem[] =
    versionOf(text) === protocol.version
      ? []
      : [{ file, line: 1, message: `${source} has changed since it was imported.`, fix }];
  const folded = foldSpace(text.replaceAll('**', ''));
  const misquoted = protocol.clauses
    .filter((clause) => !folded.includes(clause.text))
    .map(
      ({ id }): Problem => ({
        file,
        line: clauseLines.get(id) ?? 1,
        message: `The text of ${id} does not stand in ${source}, word for word.`,
        fix,
      }),
    );
  return [...changed, ...misquoted];
};
