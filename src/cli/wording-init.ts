/** What `remit init` asks and says, in English (United Kingdom). */
export const initWording = {
  opening:
    'A few questions set up a council. An empty answer takes what stands in brackets; everything can be edited later.',
  council: 'Whose protocol?',
  nation: 'Whose bank holidays?',
  clerk: 'Name of the Clerk?',
  email: 'E-mail address of the Clerk?',
  deputy: 'Name of the deputy, who gets what nobody acknowledges?',
  chair: 'Name of whoever chairs the council? A concern about the Clerk goes to them.',
  'monitoring-officer': 'Name of the Monitoring Officer?',
  nothing: 'leave out',
  'email-wrong': 'That is no e-mail address. Write one such as clerk@example.gov.uk, or nothing.',
  needed: 'This one is needed.',
  among: 'Choose one of:',
  ended: 'The answers ended before the questions did: nothing was written.',
  'too-often': 'Nothing was written. Run it again when you know the answer.',
  written: 'Written:',
  next: 'Next: list your councillors and officers under people, then run “npx --no remit doctor”.',
} as const;
