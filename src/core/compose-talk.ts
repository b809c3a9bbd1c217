import type { Role, Terms } from './protocol';
import type { Section } from './reply';
import { section } from './scene';
import { say } from './wording';

/** What somebody with this role might ask first. */
export const sampleQuestions = (role: Role): readonly string[] => {
  switch (role) {
    case 'councillor':
      return [say('sample.councillor.1'), say('sample.councillor.2'), say('sample.councillor.3')];
    case 'chair':
      return [say('sample.chair.1'), say('sample.chair.2'), say('sample.chair.3')];
    case 'officer':
      return [say('sample.officer.1'), say('sample.officer.2'), say('sample.officer.3')];
    default:
      return [say('sample.clerk.1'), say('sample.clerk.2'), say('sample.clerk.3')];
  }
};

/** Three questions to start from, to read or to pick. */
export const composeSamples = (role: Role): Section =>
  section('choices', {
    title: say('samples.title'),
    choices: sampleQuestions(role).map((text) => ({ kind: 'question', text, label: text })),
  });

/** What somebody may do by a command; `keeps`: has items of the register to decide, `watches`: has channels watched. */
export type Commanding = { readonly command: string; readonly keeps: boolean; readonly watches: boolean };

/** What stands behind a command, for whoever may do it. */
export const composeCommands = ({ command, keeps, watches }: Commanding): Section =>
  section('body', {
    title: say('commands.title'),
    paragraphs: [
      say('commands.ask', { command }),
      say('commands.check', { command }),
      say('commands.mine', { command }),
      ...(keeps ? [say('commands.items', { command })] : []),
      ...(watches ? [say('commands.watch', { command })] : []),
      say('commands.privacy', { command }),
      say('commands.yours'),
    ],
  });

/** What is answered to a message that asks nothing of the protocol. */
export const composeTalk = (
  kind: 'greeting' | 'thanks' | 'help' | 'privacy' | 'off-topic',
  terms: Terms,
  role: Role,
): readonly Section[] => {
  const { clerk, councillor, staff } = terms;
  const samples = composeSamples(role);
  switch (kind) {
    case 'greeting':
      return [section('body', { paragraphs: [say('greeting.body', { councillor, staff })] }), samples];
    case 'thanks':
      return [section('body', { paragraphs: [say('thanks.body')] })];
    case 'help': {
      const paragraphs = [
        say('help.quotes'),
        say('help.check', { staff }),
        say('help.silent'),
        say('help.refer', { clerk }),
      ];
      return [section('body', { paragraphs }), samples];
    }
    case 'privacy': {
      const paragraphs = [
        say('privacy.not-kept'),
        say('privacy.kept', { clerk, councillor, staff }),
        say('privacy.see'),
        say('privacy.concern', { clerk }),
        say('privacy.channels', { clerk }),
        say('privacy.time'),
      ];
      return [section('body', { paragraphs })];
    }
    case 'off-topic':
      return [section('body', { paragraphs: [say('off-topic.body', { councillor, staff })] }), samples];
  }
};
