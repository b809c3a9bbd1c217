import { createAnswerer } from '../../../src/core/answer-message';
import type { Finding } from '../../../src/core/finding';
import type { CouncilMatcher } from '../../../src/core/matching/council-matcher';
import type { Message } from '../../../src/core/message';
import type { Modality, ReferTo } from '../../../src/core/protocol';
import { aMatcher, aProtocol, aWeighing, certain, encodeNothing } from '../../fakes/matcher';
import { aMessage } from '../../fakes/protocol';

const orders: Finding['instruction'] = { evidence: [{ words: 'cut the hedge', start: 0, end: 13 }] };

type Given = Parameters<typeof aMatcher>[0] & { readonly instruction?: Finding['instruction'] };

const answer = ({ instruction = null, ...given }: Given = {}, message: Partial<Message> = {}): Finding =>
  createAnswerer({
    matcher: () => aMatcher(given),
    encode: encodeNothing,
    detectInstruction: () => instruction,
  })(aMessage(message));

const silent = { silence: aWeighing([], 1) };
const likely = (topics: Readonly<Record<string, number>>): Given => ({
  protocol: aProtocol(Object.keys(topics)),
  learnt: { topics: certain(topics) },
});
const meaning = (intents: Readonly<Record<string, number>>, asked = 0): Given => ({
  learnt: { intents: certain(intents), asks: certain({ asked, none: 1 - asked }) },
});

describe('the rule that an instruction touches', () => {
  const first = (given: Given): string | undefined => {
    const found = answer({ ...given, instruction: orders }).answer;
    return found.kind === 'answered' ? found.clauses[0]?.clause.topics[0] : found.kind;
  };
  const protocol = (topics: readonly (readonly [topic: string, modality: Modality])[]) => {
    const plain = aProtocol(topics.map(([topic]) => topic));
    const clauses = plain.clauses.map((clause, at) => ({ ...clause, modality: topics[at]?.[1] ?? clause.modality }));
    return { ...plain, clauses };
  };
  const about = (topic: string, others: readonly string[]) => ({
    learnt: { topics: certain({ [topic]: 0.9, ...Object.fromEntries(others.map((one) => [one, 0.05])) }) },
  });
  const surely = (weight: number) => ({ ranker: aWeighing([weight, 0, 0, 0, 0]) });

  it('is the one about instructing, whatever the work and however silent the protocol', () => {
    const rules = protocol([
      ['press', 'must'],
      ['instructing-staff', 'must-not'],
    ]);
    expect(first({ protocol: rules, ...about('press', ['instructing-staff']) })).toBe('instructing-staff');
    expect(first({ protocol: rules, ...about('press', ['instructing-staff']), ...silent })).toBe('instructing-staff');
  });

  it('is the one that forbids, before one that only expects', () => {
    const rules = protocol([
      ['instructing-staff', 'expects'],
      ['instruction-with-approval', 'should-not'],
    ]);
    const given = about('instructing-staff', ['instruction-with-approval']);
    expect(first({ protocol: rules, ...given })).toBe('instruction-with-approval');
  });

  it('is another that forbids it, where that one stands out', () => {
    const rules = protocol([
      ['appointment-of-staff', 'must-not'],
      ['instructing-staff', 'must-not'],
    ]);
    const given = about('appointment-of-staff', ['instructing-staff']);
    expect(first({ protocol: rules, ...given, ...surely(1) })).toBe('appointment-of-staff');
    expect(first({ protocol: rules, ...given, ...surely(0.01) })).toBe('instructing-staff');
  });

  it('is the likeliest clause where the protocol has no such rule', () => {
    expect(first(likely({ press: 0.9, money: 0.1 }))).toBe('press');
  });
});

describe('what the sender wants', () => {
  it.each(['greeting', 'thanks', 'help', 'privacy', 'referral'] as const)(
    'is %s where the message is little else',
    (kind) => {
      expect(answer(meaning({ question: 0.38, [kind]: 0.62 })).intent).toBe(kind);
      expect(answer(meaning({ question: 0.42, [kind]: 0.58 })).intent).toBe('question');
    },
  );

  it('is answered from the protocol, but for small talk', () => {
    expect(answer(meaning({ greeting: 1 })).answer).toEqual({ kind: 'no-question' });
    expect(answer(meaning({ thanks: 1 })).answer.kind).toBe('no-question');
    expect(answer(meaning({ help: 1 })).answer.kind).toBe('no-question');
    expect(answer(meaning({ privacy: 1 })).answer.kind).toBe('no-question');
    expect(answer(meaning({ referral: 1 })).answer.kind).toBe('answered');
  });

  it.each([
    ['question', { question: 0.5, remit: 0.2, concern: 0.3 }, 0],
    ['question', { question: 0.2, remit: 0.5, concern: 0.3 }, 0.18],
    ['remit-check', { question: 0.2, remit: 0.5, concern: 0.3 }, 0.22],
    ['remit-check', { question: 0.5, remit: 0.2, concern: 0.3 }, 0.9],
    ['concern', { question: 0.2, remit: 0.3, concern: 0.5 }, 0.9],
    ['concern', { question: 0.2, remit: 0.3, concern: 0.5 }, 0],
  ])('is a %s by %j, asked for leave by %d', (intent, intents, asked) => {
    expect(answer(meaning(intents, asked)).intent).toBe(intent);
  });

  it('is off topic only where the protocol is silent', () => {
    const chat = { 'off-topic': 0.52, question: 0.48 };
    expect(answer({ ...meaning(chat), ...silent }).intent).toBe('off-topic');
    expect(answer(meaning(chat)).intent).toBe('question');
    expect(answer({ ...meaning({ 'off-topic': 0.48, question: 0.52 }), ...silent }).intent).toBe('question');
  });

  it('is an instruction wherever one is detected, and the Clerk is told', () => {
    const found = answer({ ...meaning({ greeting: 1 }), instruction: orders });
    expect(found).toMatchObject({
      intent: 'instruction',
      instruction: orders,
      about: null,
      notify: ['clerk'],
      verdict: null,
    });
    expect(found.answer.kind).toBe('answered');
  });

  it('is searched for the sentence that instructs where others talk, and for all that is said to Remit', () => {
    const read = (audience: Message['audience']): readonly string[] => {
      const asked: string[] = [];
      const encode = (text: string): Float32Array => {
        asked.push(text);
        return encodeNothing();
      };
      const evidence = [{ words: 'cut the hedge', start: 18, end: 31 }];
      const detectInstruction = () => ({ evidence });
      const message = aMessage({ text: 'Lovely fair. Dave, cut the hedge. See you.', audience });
      createAnswerer({ matcher: () => aMatcher(), encode, detectInstruction })(message);
      return asked;
    };
    expect(read('shared')).toEqual(['Dave, cut the hedge.']);
    expect(read('direct')).toEqual(['Lovely fair. Dave, cut the hedge. See you.']);
  });

  it('tells nobody where there is no instruction', () => {
    for (const intents of [{ concern: 1 }, { remit: 1 }, { question: 1 }, { referral: 1 }])
      expect(answer(meaning(intents, 1))).toMatchObject({ instruction: null, notify: [] });
  });
});

describe('a concern', () => {
  it.each([
    ['clerk', { none: 0.68, clerk: 0.32, chair: 0 }],
    ['clerk', { none: 0, clerk: 0.4, chair: 0.6 }],
    ['chair', { none: 0.4, clerk: 0.28, chair: 0.32 }],
    [null, { none: 0.44, clerk: 0.28, chair: 0.28 }],
  ] as const)('is about %s by %j', (about, subjects) => {
    const learnt = { intents: certain({ concern: 1 }), subjects: certain(subjects) };
    expect(answer({ learnt }).about).toBe(about);
    expect(answer({ learnt }).notify).toEqual([]);
  });

  it('may be put as a referral', () => {
    const learnt = { intents: certain({ referral: 1 }), subjects: certain({ clerk: 1 }) };
    expect(answer({ learnt })).toMatchObject({ intent: 'referral', about: 'clerk', notify: [] });
  });

  it.each([
    ['concern', 'The clerk was rude to me', 'clerk'],
    ['referral', 'Please report the clerk for bullying', 'clerk'],
    ['question', 'who do I report the clerk to?', 'clerk'],
    ['remit', 'may I say that the chair shouted at us?', 'chair'],
    ['greeting', 'hello, the clerk is rude', null],
  ] as const)('is plain from the words of a %s: %s', (intent, text, about) => {
    const learnt = { intents: certain({ [intent]: 1 }), asks: certain({ asked: 1 }) };
    expect(answer({ learnt }, { text }).about).toBe(about);
  });

  it('about the Clerk by what was learnt and about the chair by its words is about the Clerk', () => {
    const learnt = { intents: certain({ concern: 1 }), subjects: certain({ clerk: 0.5, none: 0.5 }) };
    expect(answer({ learnt }, { text: 'the chair shouted at us' }).about).toBe('clerk');
  });

  it('is what an instruction is not', () => {
    expect(answer({ instruction: orders }, { text: 'Dave, tell them that the clerk is useless' }).about).toBeNull();
  });

  it('is what a question is not, whomever it mentions', () => {
    const learnt = { intents: certain({ question: 1 }), subjects: certain({ clerk: 1 }) };
    expect(answer({ learnt }).about).toBeNull();
  });
});

const shown = ({ answer: decided }: Finding): readonly string[] => {
  if (decided.kind === 'no-question') return [];
  return (decided.kind === 'silent' ? decided.nearest : decided.clauses).map(({ clause }) => clause.locator);
};
const readings = ({ answer: decided }: Finding): readonly string[] =>
  decided.kind === 'ambiguous' ? decided.readings.map(({ clause }) => clause.locator) : [];

describe('the decision', () => {
  it('shows five clauses at most, the likeliest first, each with its probability', () => {
    const found = answer(likely({ a: 0.02, b: 0.03, c: 0.75, d: 0.06, e: 0.08, f: 0.04, g: 0.02 }));
    expect(shown(found)).toEqual(['3', '5', '4', '6', '2']);
    expect(found.answer.kind === 'answered' && found.answer.clauses[0]?.score).toBeCloseTo(0.75, 2);
  });

  it('is silent where silence weighs more, and shows the same clauses as nearest', () => {
    const topics = likely({ a: 0.1, b: 0.9 });
    expect(answer({ ...topics, ...silent }).answer.kind).toBe('silent');
    expect(shown(answer({ ...topics, ...silent }))).toEqual(shown(answer(topics)));
  });

  it('is silent from three in ten on, and of a concern only where silence is likelier than an answer', () => {
    const kindOf = (intents: Readonly<Record<string, number>>, logOdds: number) =>
      answer({ ...likely({ a: 0.1, b: 0.9 }), learnt: { intents: certain(intents) }, silence: aWeighing([], logOdds) })
        .answer.kind;
    expect([-0.9, -0.7].map((logOdds) => kindOf({ question: 1 }, logOdds))).toEqual(['answered', 'silent']);
    expect([-0.9, -0.1, 0.1].map((logOdds) => kindOf({ concern: 1 }, logOdds))).toEqual([
      'answered',
      'answered',
      'silent',
    ]);
  });

  it('names the gap where it is likely enough and has a title', () => {
    const titles = new Map([['pets', 'pets at meetings']]);
    const gap = (pets: number, named: CouncilMatcher['titles'] = titles) => {
      const learnt = { topics: certain({ pets, orders: 1 - pets }) };
      const found = answer({ protocol: aProtocol(['orders']), learnt, titles: named, ...silent });
      return found.answer.kind === 'silent' ? found.answer.gap : 'not silent';
    };
    expect(gap(0.52)).toBe('pets at meetings');
    expect(gap(0.48)).toBeNull();
    expect(gap(0.9, new Map())).toBeNull();
  });

  it('names no gap where nothing is missing', () => {
    expect(answer({ ...likely({ a: 1 }), ...silent }).answer).toMatchObject({ kind: 'silent', gap: null });
  });

  it('offers the readings where none stands out: those nearly as likely', () => {
    const found = answer(likely({ a: 0.38, b: 0.28, c: 0.24, d: 0.1 }));
    expect(readings(found)).toEqual(['1', '2']);
    expect(shown(found)).toEqual(['1', '2', '3', '4']);
  });

  it('offers three readings at most', () => {
    expect(readings(answer(likely({ a: 0.25, b: 0.24, c: 0.23, d: 0.22, e: 0.06 })))).toEqual(['1', '2', '3']);
  });

  it('offers the third where the second is about the same', () => {
    const topics = { a: 0.36, c: 0.32, d: 0.32 };
    const protocol = aProtocol(['a', 'a', 'c', 'd']);
    const learnt = { topics: certain(topics) };
    // The two clauses of the first topic are the likeliest, both about the same.
    expect(readings(answer({ protocol, learnt }))).toEqual(['1', '3']);
  });

  it('answers where the first stands out, however likely the second', () => {
    expect(answer(likely({ a: 0.42, b: 0.41, c: 0.17 })).answer.kind).toBe('answered');
  });

  it('answers where the second is much less likely', () => {
    expect(answer(likely({ a: 0.38, b: 0.26, c: 0.2, d: 0.16 })).answer.kind).toBe('answered');
  });

  it('answers where the readings are about the same', () => {
    const protocol = aProtocol(['a', 'a', 'a']);
    expect(answer({ protocol, learnt: { topics: certain({ a: 1 }) } }).answer.kind).toBe('answered');
  });

  it('shows what there is of a protocol with few clauses or none', () => {
    expect(shown(answer(likely({ a: 1 })))).toEqual(['1']);
    expect(answer({ protocol: aProtocol([]) }).answer).toEqual({ kind: 'answered', clauses: [] });
  });
});

describe('the verdict', () => {
  const within = {
    verdicts: { classifier: certain({ within: 0.95, outside: 0.05 }), facts: new Map<string, number>() },
  };

  it('is given on what somebody asks leave for, on questions and on concerns', () => {
    expect(answer({ ...meaning({ remit: 1 }, 1), ...within }).verdict).toBe('within');
    expect(answer({ ...meaning({ question: 1 }, 0), ...within }).verdict).toBe('within');
    expect(answer({ ...meaning({ concern: 1 }, 1), ...within }).verdict).toBe('within');
  });

  it('is not given on an instruction, a referral or small talk', () => {
    expect(answer({ ...meaning({ remit: 1 }, 1), ...within, instruction: orders }).verdict).toBeNull();
    expect(answer({ ...meaning({ referral: 1 }, 1), ...within }).verdict).toBeNull();
    expect(answer({ ...meaning({ thanks: 1 }, 1), ...within }).verdict).toBeNull();
  });

  it('is given by a clause that states a fact only where somebody asks leave, or where it names whom to go to', () => {
    const stating = (refersTo: readonly ReferTo[]) => {
      const protocol = aProtocol(['a']);
      return {
        ...protocol,
        clauses: protocol.clauses.map((one) => ({ ...one, modality: 'states' as const, refersTo })),
      };
    };
    const wonders = { text: 'when was this adopted' };
    expect(answer({ ...meaning({ question: 1 }), ...within, protocol: stating([]) }, wonders).verdict).toBeNull();
    expect(answer({ ...meaning({ concern: 1 }), ...within, protocol: stating([]) }, wonders).verdict).toBeNull();
    expect(answer({ ...meaning({ question: 1 }), ...within, protocol: stating(['clerk']) }).verdict).toBe('within');
    expect(answer({ ...meaning({ remit: 1 }, 1), ...within, protocol: stating([]) }).verdict).toBe('within');
    const asked = { text: 'is there ever a time I can do that' };
    expect(answer({ ...meaning({ question: 1 }), ...within, protocol: stating([]) }, asked).verdict).toBe('within');
  });

  it('is "silent" where the protocol is', () => {
    expect(answer({ ...meaning({ remit: 1 }, 1), ...within, ...silent }).verdict).toBe('silent');
  });
});

describe('whom to go to', () => {
  const referring = (...offices: readonly ReferTo[]): Given => {
    const protocol = aProtocol(['a', 'b']);
    const [first, ...rest] = protocol.clauses;
    return {
      protocol: { ...protocol, clauses: first === undefined ? [] : [{ ...first, refersTo: offices }, ...rest] },
      learnt: {
        topics: certain({ a: 0.9, b: 0.1 }),
        recipients: certain({ clerk: 0.2, chair: 0.5, 'monitoring-officer': 0.3 }),
      },
    };
  };

  it('is the office that the first clause names', () => {
    expect(answer(referring('clerk')).referTo).toBe('clerk');
    expect(answer(referring()).referTo).toBeNull();
  });

  it('is the likeliest of several, and none that the clause does not name', () => {
    expect(answer(referring('clerk', 'monitoring-officer')).referTo).toBe('monitoring-officer');
    expect(answer(referring('clerk', 'monitoring-officer', 'chair')).referTo).toBe('chair');
  });

  it('is the chair where the clause names the chair first', () => {
    const given = referring('chair', 'clerk');
    expect(
      answer({ ...given, learnt: { ...given.learnt, recipients: certain({ clerk: 0.9, chair: 0.1 }) } }).referTo,
    ).toBe('chair');
  });

  it('is not whom a concern is about, unless the clause names nobody else', () => {
    const about = (...offices: readonly ReferTo[]) => {
      const given = referring(...offices);
      const subjects = { intents: certain({ concern: 1 }), subjects: certain({ clerk: 1 }) };
      const recipients = certain({ clerk: 0.9, 'monitoring-officer': 0.06, director: 0.04 });
      return answer({ ...given, learnt: { ...given.learnt, ...subjects, recipients } }).referTo;
    };
    expect(about('clerk', 'director')).toBe('director');
    expect(about('clerk', 'director', 'monitoring-officer')).toBe('monitoring-officer');
    expect(about('clerk')).toBe('clerk');
  });

  it('is the first of several of which nothing was learnt', () => {
    expect(answer(referring('director', 'line-manager')).referTo).toBe('director');
    expect(answer(referring('director', 'clerk')).referTo).toBe('clerk');
  });

  describe('with a concern that the first clause says nothing of', () => {
    const ROUTES = ['civility', 'concern-about-councillor', 'concern-about-officer', 'code-complaint', 'pay'];
    const named: Readonly<Record<string, readonly ReferTo[]>> = {
      'concern-about-councillor': ['line-manager'],
      'concern-about-officer': ['director'],
      'code-complaint': ['monitoring-officer'],
      pay: ['clerk'],
    };
    const concern = (topics: readonly string[], role: Message['role'], intent = 'concern') => {
      const protocol = aProtocol(topics);
      const clauses = protocol.clauses.map((one) => ({ ...one, refersTo: named[one.topics[0] ?? ''] ?? [] }));
      const likelihood = Object.fromEntries(ROUTES.map((topic, at) => [topic, [0.5, 0.2, 0.15, 0.1, 0.05][at] ?? 0]));
      const learnt = { topics: certain(likelihood), intents: certain({ [intent]: 1 }) };
      return answer({ protocol: { ...protocol, clauses }, learnt }, { role }).referTo;
    };

    it('is the office that the protocol names for concerns of such a sender', () => {
      expect(concern(ROUTES, 'councillor')).toBe('director');
      expect(concern(ROUTES, 'chair')).toBe('director');
      expect(concern(ROUTES, 'officer')).toBe('line-manager');
      expect(concern(ROUTES, 'clerk')).toBe('line-manager');
    });

    it('is the office for complaints under the code where no nearer one is named', () => {
      expect(concern(['civility', 'concern-about-councillor', 'code-complaint'], 'councillor')).toBe(
        'monitoring-officer',
      );
      expect(concern(['civility', 'concern-about-officer', 'code-complaint'], 'officer')).toBe('monitoring-officer');
    });

    it('is nobody where the protocol names nobody for concerns', () => {
      expect(concern(['civility', 'pay'], 'councillor')).toBeNull();
    });

    it('is nobody for what is no concern', () => {
      expect(concern(ROUTES, 'councillor', 'question')).toBeNull();
    });
  });

  it('is told where the readings differ too, and not where the protocol is silent', () => {
    const open = { ...referring('clerk') };
    expect(answer({ ...open, learnt: { ...open.learnt, topics: certain({ a: 0.3, b: 0.3, c: 0.4 }) } }).referTo).toBe(
      'clerk',
    );
    expect(answer({ ...open, ...silent }).referTo).toBeNull();
  });
});

it('a council that is not known has no answer', () => {
  const nobody = createAnswerer({
    matcher: () => null,
    encode: encodeNothing,
    detectInstruction: () => {
      throw new Error('nothing was to be looked for');
    },
  });
  expect(nobody(aMessage({ council: 'atlantis' }))).toEqual({
    intent: 'question',
    answer: { kind: 'silent', gap: null, nearest: [] },
    verdict: null,
    referTo: null,
    instruction: null,
    about: null,
    notify: [],
  });
});

it('each council is answered from its own protocol', () => {
  const councils = new Map([
    ['hill', aMatcher({ protocol: { ...aProtocol(['a']), key: 'hill' } })],
    ['marsh', aMatcher({ protocol: { ...aProtocol(['b', 'a']), key: 'marsh' } })],
  ]);
  const answerer = createAnswerer({
    matcher: (key) => councils.get(key) ?? null,
    encode: encodeNothing,
    detectInstruction: () => null,
  });
  expect(shown(answerer(aMessage({ council: 'hill' })))).toEqual(['1']);
  expect(shown(answerer(aMessage({ council: 'marsh' })))).toEqual(['1', '2']);
});
