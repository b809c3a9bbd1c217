import { complainedOf } from '../../../src/core/matching/complained-of';

it.each([
  'The clerk was rude to me in front of everybody',
  'the Clerk has been really quite dismissive',
  'our town clerk keeps losing my papers',
  'The Clerk just ignored me',
  'report the parish clerk for bullying me please',
  'I wish to make a formal complaint against the Clerk',
  'I have a grievance about the proper officer',
  'I am being bullied by the town clerk',
  'the Chief Executive is a bully',
  'tell the chair that the clerk swore at me',
  'complaining to the chair about our clerk',
])('complains of the Clerk: %s', (text) => {
  expect(complainedOf(text)).toBe('clerk');
});

it.each([
  'the mayor keeps interrupting me',
  'can you tell the Clerk that the chair shouted at Dave',
  'I was humiliated by the chairman',
  'concerns about our chairwoman',
])('complains of the chair: %s', (text) => {
  expect(complainedOf(text)).toBe('chair');
});

it.each([
  'refer it to the clerk: the hedge needs cutting',
  'raise a concern with the clerk about Dave',
  'report it to the clerk please',
  'the clerk is on leave',
  'the clerk said that I should ask you',
  'the clerk was kind about it',
  'the deputy clerk was rude to me',
  'the assistant clerk ignored me and the vice-chair swore',
  'I complained to the clerk about the bins',
  'the clerking was useless',
  '',
])('complains of neither: %s', (text) => {
  expect(complainedOf(text)).toBeNull();
});

it('where both are complained of it is the Clerk', () => {
  expect(complainedOf('the chair shouted and the clerk lied')).toBe('clerk');
});
