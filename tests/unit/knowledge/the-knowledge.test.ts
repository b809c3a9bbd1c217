import { join } from 'node:path';
import { checkModel } from '../../../src/knowledge/check/model';
import { CHECKS, checkKnowledge } from '../../../src/knowledge/check-knowledge';
import { openKnowledge } from '../../../src/knowledge/open-knowledge';

const knowledge = openKnowledge(join(__dirname, '..', '..', '..', 'knowledge'));

describe('the knowledge of this repository', () => {
  it('has nothing to mend', () => {
    // The model is made of it and checked where it is answered with.
    const checks = CHECKS.filter((check) => check !== checkModel);
    const problems = checkKnowledge(knowledge, checks).filter(({ weight }) => weight === 'problem');
    expect(problems).toEqual([]);
  });

  it('has many ways of saying each thing', () => {
    const { offices, concepts } = knowledge.vocabulary?.vocabulary ?? { offices: [], concepts: [] };
    const thin = [...offices, ...concepts].filter(({ ways }) => ways.length < 10).map(({ id }) => id);
    expect({ thin, few: concepts.length < 110 }).toEqual({ thin: [], few: false });
  });

  it('shows each small intent in many messages, and more that only look like one', () => {
    const counts = new Map<string, number>();
    for (const { intent } of knowledge.intents?.messages ?? []) counts.set(intent, (counts.get(intent) ?? 0) + 1);
    const few = ['referral', 'greeting', 'thanks', 'help', 'privacy'].filter(
      (intent) => (counts.get(intent) ?? 0) < 60,
    );
    expect({ few, lookAlikes: (counts.get('none') ?? 0) >= 150 }).toEqual({ few: [], lookAlikes: true });
  });
});
