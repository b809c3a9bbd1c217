import type { Answer, Finding, RankedClause } from './finding';
import { complainedOf } from './matching/complained-of';
import type { CouncilMatcher } from './matching/council-matcher';
import { judgeRemit } from './matching/judge-remit';
import { leadWithRule } from './matching/lead-with-rule';
import { classProbabilities, type LinearModel } from './matching/linear-model';
import type { Ranked } from './matching/rank-clauses';
import { type Encode, type Search, searchProtocol } from './matching/search-protocol';
import type { TextVector } from './matching/vectorise';
import type { Intent, Message } from './message';
import { normalise } from './normalise';
import type { ReferTo, Role } from './protocol';
import { recordedSentence } from './register/recorded-sentence';

/** What the answerer needs: the knowledge of each council, the encoder, and the detector of instructions. */
export type AnswererParts = {
  /** null for a council that is not known. */
  readonly matcher: (council: string) => CouncilMatcher | null;
  readonly encode: Encode;
  readonly detectInstruction: (message: Message) => Finding['instruction'];
};

/** How many clauses a finding shows at most. */
const SHOWN = 5;
/** Below this the first clause does not stand out, and a second nearly as likely is another reading. */
const STANDS_OUT = 0.4;
const NEARLY_AS_LIKELY = 0.7;
/** A greeting, thanks and the like are taken for one only where little else is in the message. */
const SMALL_TALK = 0.6;
/** From here on a message is taken to ask whether something is allowed. */
const ASKED = 0.2;
/** From here on a question is told where concerns go, if its clause names nobody: many a concern is put as a question. */
const MAY_CONCERN = 0.25;
/** From here on a concern is taken to be about the Clerk or the chair, so that they are not told. */
const ABOUT = 0.3;
/**
 * Log-odds from which a protocol is taken to be silent. By cross-validation 95 % of the silent questions and 76 % of the silent
 * remit checks are found there, at the price of 5 % of the answers, which are still shown as nearest. Without a memory the odds
 * are less certain, and a concern or an instruction is brought to somebody: there silence has to be likelier than an answer.
 */
const SILENT = -0.8;
const SILENT_IN_DOUBT = 0;

const NAMED: Readonly<Record<string, Intent>> = { remit: 'remit-check', concern: 'concern', question: 'question' };
/** What can be about somebody who must not be told of it, and what may say so in plain words. */
const CONCERNS: readonly Intent[] = ['concern', 'referral'];
/** What is brought to somebody, with the clause that it is about. */
const BROUGHT: readonly Intent[] = [...CONCERNS, 'instruction'];
/** Words in which leave is asked for, or whether something must be done. */
const LEAVE = /\b(?:can|could|may|must|should|shall|have to|need to|allowed|ok|okay|fine|alright)\b/i;
const MAY_COMPLAIN: readonly Intent[] = [...CONCERNS, 'question', 'remit-check'];
/** Questions and concerns are judged too; whoever checks remit is told the verdict. */
const JUDGED: readonly Intent[] = ['remit-check', 'question', 'concern'];
const SMALL: readonly Intent[] = ['referral', 'greeting', 'thanks', 'help', 'privacy'];

/** The one function that decides about a message, on every surface. The same input gives the same output. */
export function createAnswerer(parts: AnswererParts): (message: Message) => Finding {
  return (message) => {
    const matcher = parts.matcher(message.council);
    if (matcher === null) return nothingKnown;
    const instruction = parts.detectInstruction(message);
    const asked = askedOf(message, instruction);
    const found = searchProtocol(asked, message.earlier, message.role, matcher, parts.encode);
    const search = instruction === null ? found : leadWithRule(found, matcher);
    const intent = instruction === null ? nameIntent(search, matcher) : 'instruction';
    const about = subjectOf(intent, message.text, search.vector, matcher);
    const answer = decide(intent, search, matcher);
    return {
      intent,
      answer,
      verdict: verdictOf(intent, answer, search, message, matcher),
      referTo:
        answer.kind === 'answered' || answer.kind === 'ambiguous'
          ? recipientOf(search, intent, about, message.role, matcher)
          : null,
      instruction,
      about,
      notify: instruction === null ? [] : ['clerk'],
    };
  };
}

const nothingKnown: Finding = {
  intent: 'question',
  answer: { kind: 'silent', gap: null, nearest: [] },
  verdict: null,
  referTo: null,
  instruction: null,
  about: null,
  notify: [],
};

/** What the protocol is searched for: among others nothing was asked, and only what reads as an instruction counts. */
function askedOf({ text, audience }: Message, instruction: Finding['instruction']): string {
  return instruction === null || audience !== 'shared' ? text : recordedSentence(text, instruction.evidence);
}

function probabilityOf(model: LinearModel, vector: TextVector, name: string): number {
  return classProbabilities(model, vector)[model.classes.indexOf(name)] ?? 0;
}

function nameIntent({ vector, silence }: Search, { model }: CouncilMatcher): Intent {
  const probabilities = classProbabilities(model.intents, vector);
  const of = (name: string): number => probabilities[model.intents.classes.indexOf(name)] ?? 0;
  const small = SMALL.find((name) => of(name) >= SMALL_TALK);
  if (small !== undefined) return small;
  if (silence > 0 && of('off-topic') > 0.5) return 'off-topic';
  const asked = probabilityOf(model.asks, vector, 'asked');
  const [kind = 'question'] = Object.keys(NAMED).sort((one, other) => of(other) - of(one));
  if (kind !== 'concern' && asked >= ASKED) return 'remit-check';
  return NAMED[kind === 'remit' ? 'question' : kind] ?? 'question';
}

/** By what was learnt of concerns, or plain from the words: who either takes to be complained of is never told of it. */
function subjectOf(intent: Intent, text: string, vector: TextVector, { model }: CouncilMatcher): Finding['about'] {
  if (!MAY_COMPLAIN.includes(intent)) return null;
  const plain = complainedOf(normalise(text));
  const isAbout = (office: 'clerk' | 'chair'): boolean =>
    plain === office || (CONCERNS.includes(intent) && probabilityOf(model.subjects, vector, office) >= ABOUT);
  return isAbout('clerk') ? 'clerk' : isAbout('chair') ? 'chair' : null;
}

/** The last step: answered, ambiguous or silent. Nothing after it may answer. */
function decide(intent: Intent, { ranked, gap, silence }: Search, { index, titles }: CouncilMatcher): Answer {
  if (intent !== 'referral' && SMALL.includes(intent)) return { kind: 'no-question' };
  const shown = ranked.slice(0, SHOWN).flatMap(({ clause: at, score }): RankedClause[] => {
    const clause = index.protocol.clauses[at];
    return clause === undefined ? [] : [{ clause, score }];
  });
  const isInDoubt = index.memory === null || BROUGHT.includes(intent);
  if (silence > (isInDoubt ? SILENT_IN_DOUBT : SILENT)) {
    const known = gap.topic !== null && gap.probability > 0.5 ? titles.get(gap.topic) : undefined;
    return { kind: 'silent', gap: known ?? null, nearest: shown };
  }
  // Whoever instructs somebody has asked nothing that could be read in two ways.
  const readings = intent === 'instruction' ? [0] : otherReadings(ranked, index.topics);
  if (readings.length < 2) return { kind: 'answered', clauses: shown };
  return { kind: 'ambiguous', readings: shown.filter((_, at) => readings.includes(at)), clauses: shown };
}

/** Ranks of the first clause and of those nearly as likely that are about something else; the first alone where it stands out. */
function otherReadings(ranked: readonly Ranked[], topics: CouncilMatcher['index']['topics']): readonly number[] {
  const [first] = ranked;
  if (first === undefined || first.score >= STANDS_OUT) return [0];
  const its = new Set((topics[first.clause] ?? []).map(({ topic }) => topic));
  const others = [1, 2].filter((at) => {
    const one = ranked[at];
    if (one === undefined || one.score < NEARLY_AS_LIKELY * first.score) return false;
    return !(topics[one.clause] ?? []).some(({ topic }) => its.has(topic));
  });
  return [0, ...others];
}

function verdictOf(
  intent: Intent,
  answer: Answer,
  { vector, ranked }: Search,
  { role, text }: Message,
  matcher: CouncilMatcher,
): Finding['verdict'] {
  if (!JUDGED.includes(intent)) return null;
  if (answer.kind === 'silent') return 'silent';
  // A clause that states a fact, such as a date, allows and forbids nothing, unless leave is asked for.
  const [first] = ranked;
  const clause = first === undefined ? undefined : matcher.index.protocol.clauses[first.clause];
  const isFact = clause?.modality === 'states' && clause.refersTo.length === 0;
  if (intent !== 'remit-check' && isFact && !LEAVE.test(text)) return null;
  return judgeRemit(vector, ranked, role, matcher);
}

/** Topics whose clauses say where a concern goes, for those who work for the council and for those who are elected. */
const STAFF_ROUTES: readonly string[] = ['concern-about-councillor', 'code-complaint'];
const MEMBER_ROUTES: readonly string[] = ['concern-about-officer', 'concern-about-chair', 'code-complaint'];

/**
 * The office to go to: the one that the best clause names, and for a concern that no such clause answers, the one that the
 * protocol names for concerns. Of several, the first that the concern is not about, or the one that the message asks for.
 */
function recipientOf(
  search: Search,
  intent: Intent,
  about: Finding['about'],
  role: Role,
  matcher: CouncilMatcher,
): ReferTo | null {
  const { index, model } = matcher;
  const [first] = search.ranked;
  const named = first === undefined ? [] : (index.protocol.clauses[first.clause]?.refersTo ?? []);
  const mayConcern = intent === 'concern' || probabilityOf(model.intents, search.vector, 'concern') >= MAY_CONCERN;
  const offices = named.length === 0 && mayConcern ? concernRoute(search.ranked, role, matcher) : named;
  const open = offices.length > 1 ? offices.filter((office) => office !== about) : offices;
  if (open.length < 2 || open[0] === 'chair') return open[0] ?? null;
  const probabilities = classProbabilities(model.recipients, search.vector);
  const of = (office: ReferTo): number => probabilities[model.recipients.classes.indexOf(office)] ?? 0;
  return [...open].sort((one, other) => of(other) - of(one))[0] ?? null;
}

/** The offices of the likeliest clause about concerns of such a sender, the first kind of route that names any. */
function concernRoute(ranked: readonly Ranked[], role: Role, { index, model }: CouncilMatcher): readonly ReferTo[] {
  const routes = role === 'councillor' || role === 'chair' ? MEMBER_ROUTES : STAFF_ROUTES;
  for (const route of routes) {
    const topic = model.topics.classes.indexOf(route);
    for (const { clause } of ranked) {
      const offices = index.protocol.clauses[clause]?.refersTo ?? [];
      if (offices.length > 0 && (index.topics[clause] ?? []).some((share) => share.topic === topic)) return offices;
    }
  }
  return [];
}
