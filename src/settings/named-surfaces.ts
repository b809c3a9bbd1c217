const isSet = (value: string | undefined): boolean => value !== undefined && value.trim() !== '';

/** The platforms whose lines are in the environment, right or wrong: over these a running Remit sends messages. */
export const namedSurfaces = (env: Readonly<Record<string, string | undefined>>): readonly string[] => [
  ...(isSet(env.SLACK_BOT_TOKEN) ? ['slack'] : []),
  ...(isSet(env.TEAMS_APP_ID) ? ['teams'] : []),
];
