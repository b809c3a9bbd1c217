/** What cards and dialogs need besides what they show, in English (United Kingdom). */
export const cardEnGb = {
  'card.more': 'More',
  'card.again': 'You may have this already: it was sent again in case it had not arrived. Either copy works.',
  'card.product': 'Remit',
  'card.conversation': 'Open the conversation',
  'card.read-whole': 'Read the whole of {place}',
  'card.rest-of-document': 'There is more than fits into one message. The rest is in the document: {document}',
  'card.rest-of-item': 'There is more than fits into one message. The rest is in the register, under {reference}.',
  'card.rest-of-list': 'There is more than fits into one message. Open one to read it whole.',
  'card.read': 'Read it in full',
  'card.ask': 'Ask this',
  'card.open': 'Open',
  'card.open-item': 'Open {reference}',
  'card.close': 'Close',
  'card.cancel': 'Cancel',
  'card.down-heading': 'Not just now',
  'card.down':
    'Remit could not do that at the moment. Nothing was kept, and nobody was told. Please try again in a few minutes.',
  'card.too-late': 'The form could not be opened in time. Nothing was sent. Please press the button again.',
  'card.working': 'is looking in the protocol…',
  'field.required': 'Fill in “{label}”.',
  'field.left-out': '{count} more do not fit into this list. If you mean one of those, do not send this form.',
} as const;
