import type { Clause, Protocol } from './protocol';
import type { Quote, Source } from './reply';
import { say } from './wording';

const WORDS_OF_A_READING = 12;

/** The clause as it is shown: its text untouched. */
export const quoteClause = (clause: Clause): Quote => ({
  clauseId: clause.id,
  number: clause.number,
  locator: clause.locator,
  heading: clause.heading,
  leadIn: clause.leadIn,
  text: clause.text,
  mark: clause.truncated ? say('quote.truncated') : null,
});

/** Which document is quoted, with its dates as printed. */
export const citeSource = (protocol: Protocol): Source => {
  const { title, council, adopted, reviewed, version } = protocol;
  const dates = [
    adopted === null ? null : say('source.adopted', { date: adopted }),
    reviewed === null ? null : say('source.reviewed', { date: reviewed }),
  ].filter((date) => date !== null);
  const printed = dates.length === 0 ? say('source.undated') : dates.join(', ');
  const line =
    council === null
      ? say('source.unnamed', { title, dates: printed })
      : say('source.named', { title, council, dates: printed });
  return { title, council, adopted, reviewed, version, line };
};

/** The locator with the headings above it, from the outermost; what the locator already says is not said twice. */
export const placeOf = ({ locator, heading }: Pick<Clause, 'locator' | 'heading'>): string => {
  const nearest = heading.at(-1);
  const path = nearest !== undefined && locator.startsWith(nearest) ? heading.slice(0, -1) : heading;
  return path.length === 0 ? locator : say('quote.under', { locator, heading: path.join(' › ') });
};

/** The words a clause starts with, on one line; an ellipsis where it goes on. */
export const firstWords = (clause: Clause): string => {
  const words = clause.text.split(/\s+/).filter((word) => word !== '');
  const start = words.slice(0, WORDS_OF_A_READING).join(' ');
  return words.length > WORDS_OF_A_READING ? `${start}…` : start;
};
