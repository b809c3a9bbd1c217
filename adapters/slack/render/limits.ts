/** What Slack takes, in characters and in pieces: docs.slack.dev/reference/block-kit. */
export const LIMITS = {
  sectionText: 3_000,
  /** Our own, so that a message that has to be cut still has the beginning of each text: see `weightOf`. */
  blockWeight: 6_000,
  blocksInMessage: 50,
  blocksInView: 100,
  header: 150,
  buttonLabel: 75,
  buttonValue: 2_000,
  elementsInActions: 25,
  elementsInContext: 10,
  modalTitle: 24,
  modalButton: 24,
  metadata: 3_000,
  blockId: 255,
  textTwin: 40_000,
  /** Bytes, where a message is changed; in the reference it is the same, but Slack answers `msg_too_long`. */
  changedText: 4_000,
  inputLabel: 2_000,
  inputText: 3_000,
  optionLabel: 75,
  optionValue: 75,
  /** In a list that opens, and in each of its groups (select-menu-element); 25 is what an actions block holds, above. */
  options: 100,
  optionGroups: 100,
  link: 3_000,
} as const;

/**
 * How much JSON all blocks of one surface may come to. For messages Slack documents nothing, and answers
 * `msg_blocks_too_long` from about 13,200 on; a view may come to 250 kB.
 */
export const ROOM = {
  message: { blocks: LIMITS.blocksInMessage, characters: 12_000 },
  view: { blocks: LIMITS.blocksInView, characters: 150_000 },
} as const;

/** A label of this length stays whole on a phone's button; a longer one stands as text beside the button. */
export const SHORT_LABEL = 36;
