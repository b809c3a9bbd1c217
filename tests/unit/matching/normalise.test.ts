import { normalise } from '../../../src/core/normalise';

const MOST = 4_000;

it.each([
  ['white space becomes one space', '  may\tI\r\n\r\nsee   the\u00a0file? ', 'may I see the file?'],
  ['lines that quote another are dropped', 'may I?\n> no member may\n  > ever\nplease', 'may I? please'],
  ['so are those that a platform escaped', 'may I?\n&gt; no member may', 'may I?'],
  ['a sign for "more than" inside a line stays', 'if it costs > £500 may I?', 'if it costs > £500 may I?'],
  ['forwarded mail is dropped', 'may he?\n---------- Forwarded message ---------\nFrom: Jo\n\nDo it now', 'may he?'],
  [
    'so is the original below an answer',
    'is this right?\n\n-----Original Message-----\nCut the grass',
    'is this right?',
  ],
  [
    'so is mail under its sender',
    'is this right?\nFrom: Jo Lee <jo@example.org>\nTo: us\nCut the grass',
    'is this right?',
  ],
  ['with stars round the word too', 'is this right?\n*From:* Jo Lee\nCut the grass', 'is this right?'],
  ['so is what somebody wrote', 'is it?\nOn Tue, 3 Mar 2026 at 10:02, Jo <jo@x.org> wrote:\nCut it', 'is it?'],
  [
    'also where the line was broken',
    'is it?\nOn Tue, 3 Mar 2026 at 10:02, Jo Lee <jo@x.org>\nwrote:\nCut it',
    'is it?',
  ],
  [
    'a sentence that begins with "On" stays',
    'On Monday I wrote: cut it. Was that wrong?',
    'On Monday I wrote: cut it. Was that wrong?',
  ],
  ['code is dropped', 'may I run\n```\nrm -rf /\n```\non the server?', 'may I run on the server?'],
  ['to the end where it is left open', 'what is this ```From: me', 'what is this'],
  ['a signature is dropped', 'may I?\n-- \nCllr A. Brown\nWard 3', 'may I?'],
  ['so is that of a telephone', 'may I?\nSent from my iPhone', 'may I?'],
  ['so is what follows a line of its own', 'may I?\n\nKind regards,\nCllr Brown\n07700 900000', 'may I?'],
  ['a greeting inside a sentence stays', 'Give her my regards,\nand may I?', 'Give her my regards, and may I?'],
  [
    'a question after the signature is read',
    'Cut it.\nMany thanks,\nJo\nPS may I?',
    'Cut it. Many thanks, Jo PS may I?',
  ],
  ['a rule over a signature ends it for good', 'Cut it.\n_____\nNeed help? Ring us', 'Cut it.'],
  ['typographic marks are folded', '“may” I – don’t…', '"may" I - don\'t...'],
  ['an accent that stands for an apostrophe is one', 'I don´t, she won`t', "I don't, she won't"],
  ['wide letters and ligatures become plain', 'ｃａｎ ｉ see the o\ufb03ce ﬁle', 'can i see the office file'],
  ['marks without width inside a word go', 'con\u00adfid\u200den\u200ctial\ufeff \u2060rule', 'confidential rule'],
  ['a space without width parts words', 'member\u200bofficer', 'member officer'],
  ['marks of direction go', '\u200fmay \u202eI\u202c see\u2069 it', 'may I see it'],
  ['control characters part words', 'may\u0000I\u0007see\u001bit', 'may I see it'],
  ['half a character goes', 'may \ud83dI', 'may I'],
  ['letters, case and order stay', ' Ŵyl ‘A’\n“B” —', 'Ŵyl \'A\' "B" -'],
  ['emoji stay', '👍🏽 ok', '👍🏽 ok'],
  ['other scripts stay', 'Можно ли мне?  可以', 'Можно ли мне? 可以'],
])('%s', (_, text, expected) => {
  expect(normalise(text)).toBe(expected);
});

it.each([
  ['a quotation', '> may I instruct staff?', '> may I instruct staff?'],
  ['code', '```may I```', "'''may I'''"],
  ['a signature', 'Kind regards,', 'Kind regards,'],
  ['a forwarded mail', 'From: may I', 'From: may I'],
  ['a quotation after something that nobody sees', '\u00ad\n> may I?', '> may I?'],
])('a message that is nothing but %s is kept', (_, text, expected) => {
  expect(normalise(text)).toBe(expected);
});

it('finds the question below a long quotation', () => {
  const quotation = '> the quick brown fox jumps over the lazy dog\n'.repeat(200);
  expect(normalise(`${quotation}may I answer him?`)).toBe('may I answer him?');
});

it('cuts a long message at a space', () => {
  const cut = normalise('clause '.repeat(2_000));
  expect(cut.length).toBeLessThanOrEqual(MOST);
  expect(cut).toBe('clause '.repeat(571).trim());
});

it('cuts a long word between whole characters', () => {
  expect(normalise(`a${'😀'.repeat(5_000)}`)).toBe(`a${'😀'.repeat((MOST - 2) / 2)}`);
});

it.each(['', ' \n', '\u0000', '\u200b\u200d\ufeff'])('nothing comes of %j', (text) => {
  expect(normalise(text)).toBe('');
});
