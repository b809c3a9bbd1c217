/** Every sentence of our own that a reply can hold, in English (United Kingdom). Beside these there are only quotes. */
export const enGb = {
  'source.named': '{title}, {council}, {dates}.',
  'source.unnamed': 'Your council’s protocol (the document gives no council’s name): {title}, {dates}.',
  'source.adopted': 'adopted {date}',
  'source.reviewed': 'reviewed {date}',
  'source.undated': 'no date given',
  'quote.truncated': '[the source stops here]',
  'quote.under': '{locator} · {heading}',
  footer: 'The text of the protocol, not legal advice.',

  'answer.says': 'The protocol says:',
  'answer.see-also': 'See also',
  'answer.you-can': 'What you can do',
  'answer.expect': 'What the protocol says about expectations',

  'clauses.none': 'No clause is called “{wanted}”',
  'clauses.none-help':
    'Give its number as the protocol prints it, or a word of its heading. These are the headings, with their first clause:',
  'clauses.several': '{count} clauses fit “{wanted}”',
  'clauses.more': 'There are {count} more: name the one you want more exactly.',

  'readings.heading': 'It depends which you mean',
  'readings.also': 'You may also have meant',
  'readings.lead': 'More than one part of the protocol could be meant. Choose one to read it in full:',
  'readings.label': '{place}: “{words}”',

  'silent.heading': 'The protocol is silent',
  'silent.gap': 'The protocol does not say anything about {gap}.',
  'silent.this': 'The protocol does not say anything about this.',
  'silent.nearest': 'The nearest clauses, though they do not answer it',
  'silent.way-on': 'The way on',
  'silent.clerk':
    'Ask the {clerk}. Remit can pass your question on; nothing is sent unless you choose “Refer to the {clerk}”.',
  'silent.guest': 'Ask the {clerk}.',
  'silent.you-are-clerk': 'Where the protocol is silent it is for you, as the {clerk}, to advise.',
  'silent.not-clerk':
    'As this is about the {clerk}, take it to whoever your council has chosen to hear such a concern. Remit does not pass it to the {clerk}.',

  'remit.heading': 'Remit check',
  'remit.within': 'Within remit, going by the protocol’s own words below.',
  'remit.outside': 'Outside remit, going by the protocol’s own words below.',
  'remit.via-clerk': 'This goes through the {clerk}, going by the protocol’s own words below.',
  'remit.depends': 'It depends: the clause below sets the condition.',
  'remit.silent': 'Not settled: the protocol does not say.',
  'remit.confidential': 'This check is confidential. Nobody is told unless you choose “Refer to {office}”.',
  'remit.confidential-clerk': 'This check is confidential. Nobody is told.',

  'instruction.heading': 'A private note about your message',
  'instruction.why':
    'Only you can see this. Remit read these words as asking {staff} directly to do something: {words}.',
  'instruction.why-unsaid':
    'Only you can see this. Remit read your message as asking {staff} directly to do something.',
  'instruction.words': '“{words}”',
  'instruction.note': 'What is recorded is a note and a prompt, not a finding about you.',
  'instruction.ways': 'Two ways on',
  'instruction.send': 'Send it to the {clerk} as a request, and the {clerk} will take it from there.',
  'instruction.not': 'Or say that it is not an instruction: your comment stays with the note.',

  'concern.heading': 'Who to go to with this',
  'referral.heading': 'For {office}',
  'referral.offer': 'Remit can pass this to the {clerk} in your own words. Nothing is sent unless you choose it.',
  'referral.passed': 'This goes to {office} in your own words.',
  'referral.guest': 'Write to the {clerk} yourself: Remit does not know you here, so it passes nothing on for you.',
  'referral.you-are-clerk': 'You are asking as the {clerk}, so there is nobody to pass it to.',
  'referral.elsewhere': 'Remit can pass this on in your own words, to somebody whom it is not about.',
  'referral.not-clerk': 'As this is about the {clerk}, it is not passed to the {clerk}.',

  'go-to.title': 'Who to go to',
  'go-to.named': 'The protocol names {office} for this.',
  'go-to.you': 'The protocol names {office} for this: that is you.',
  'go-to.about': 'The protocol names {office} for this. As it is about {office}, it does not go to {office}.',
  'go-to.elsewhere': 'Take it to whoever your council has chosen to hear such a concern.',
  'go-to.not-about': 'As this is about {office}, it does not go to {office}.',
  'go-to.hearer': 'Remit can pass it to {office}, {name}. Nothing is sent unless you choose “Refer to {office}”.',
  'go-to.nobody': 'The protocol names nobody for this.',

  'told.title': 'Who is told',
  'told.one': '{who} is told.',
  'told.many': '{who} are told.',
  'told.nobody': 'Nobody has been told, and nobody is told unless you choose it.',
  'told.not': '{who} is not told.',
  'list.and': '{others} and {last}',

  'office.clerk': 'the {clerk}',
  'office.deputy-clerk': 'the deputy to the {clerk}',
  'office.chair': 'the {chair}',
  'office.monitoring-officer': 'the Monitoring Officer',
  'office.chief-executive': 'the Chief Executive',
  'office.line-manager': 'the line manager',
  'office.director': 'the Director',
  'office.officer': 'the {officer}',
  'office.councillor': 'the {councillor}',

  'action.refer-to-clerk': 'Refer to the {clerk}',
  'action.refer-elsewhere': 'Refer to {office}',
  'action.show-other-readings': 'Show other readings',
  'action.not-an-instruction': 'It is not an instruction',
  'action.send-as-request': 'Send it to the {clerk} as a request',

  'greeting.heading': 'Hello',
  'greeting.body':
    'Ask about dealings between {councillor}s and {staff}: Remit shows what your council’s protocol says, word for word, or says that it is silent.',
  'samples.title': 'For example',
  'thanks.heading': 'Glad to help',
  'thanks.body': 'Ask again whenever you need to.',
  'help.heading': 'What Remit does',
  'help.quotes':
    'It quotes your council’s protocol word for word, with the number of the clause and who to go to. It does not write rules of its own.',
  'help.check':
    'Describe a piece of work or a request to check whether it is within remit. For {staff} the check is confidential.',
  'help.silent': 'Where the protocol does not answer, Remit says so and shows the nearest clauses.',
  'help.refer': 'A question is referred to the {clerk} only if you choose it.',
  'privacy.heading': 'What is kept, and what is not',
  'privacy.not-kept':
    'A question or a remit check is answered and not kept. A message that does not read as an instruction is never stored.',
  'privacy.kept':
    'Something is kept when you refer it to the {clerk}, or when a message reads as an instruction from a {councillor} to {staff}: who sent it, where, the sentence, the words that led to it, the clause and your comment.',
  'privacy.see':
    'You are told at once, and can see what was recorded of your own message and where it has got to. The notes are not shown to you.',
  'privacy.channels':
    'A channel is watched only where the {clerk} has switched that on and a notice has been posted in it.',
  'privacy.time':
    'What is kept is kept for a set time that depends on the outcome, and then removed. Nobody is counted or ranked.',
  'privacy.concern': 'A concern about the {clerk} does not reach the {clerk}.',
  'off-topic.heading': 'Not something the protocol is about',
  'off-topic.body':
    'Remit answers one kind of question: what your council’s protocol says about dealings between {councillor}s and {staff}.',

  'unreadable.heading': 'Remit could not read that',
  'unreadable.empty': 'There is nothing in the message. Type your question in a sentence or two.',
  'unreadable.no-words': 'There are no words in the message. Type your question in a sentence or two.',
  'unreadable.other-script': 'Remit reads English for now. Type your question in English.',
  'unreadable.too-long':
    'The message has {length} characters, and Remit reads up to {limit}. Ask in a sentence or two, or leave out what you pasted.',

  'sample.councillor.1': 'Can I ask the groundsman to deliver my leaflets?',
  'sample.councillor.2': 'Who do I go to if I am unhappy with an officer?',
  'sample.councillor.3': 'Which papers am I allowed to see?',
  'sample.chair.1': 'Can I tell staff what to work on?',
  'sample.chair.2': 'Can I change an officer’s report before it goes out?',
  'sample.chair.3': 'Who speaks to the press?',
  'sample.officer.1': 'A councillor wants me to print election leaflets. Is that within my remit?',
  'sample.officer.2': 'Who do I go to if a councillor is rude to me?',
  'sample.officer.3': 'Do I have to change my advice because a councillor asked me to?',
  'sample.clerk.1': 'Can a councillor give instructions to my staff?',
  'sample.clerk.2': 'Which documents may a councillor inspect?',
  'sample.clerk.3': 'Who deals with a concern about a councillor?',
} as const;
