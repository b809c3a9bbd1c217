/** The code that a database driver gave an error; empty where it gave none. Drivers do not always share our Error class. */
export const errorCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What an error says, without its class. */
export const errorSays = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
