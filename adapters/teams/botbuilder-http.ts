import type { ConnectorClient } from 'botframework-connector';

/** An answer of the connector that is no success. */
export class RefusedCall extends Error {
  override readonly name = 'RefusedCall';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly afterMs: number | null,
  ) {
    super(`the connector answered ${status} ${code}`);
  }
}

/** No answer came; `isDoubtful` where the request may have been read. */
export class LostCall extends Error {
  override readonly name = 'LostCall';

  constructor(
    readonly reason: string,
    readonly isDoubtful: boolean,
    options: { readonly cause: unknown },
  ) {
    super(`no answer of the connector: ${reason}`, options);
  }
}

type HttpClient = NonNullable<NonNullable<ConstructorParameters<typeof ConnectorClient>[1]>['httpClient']>;
type Request = Parameters<HttpClient['sendRequest']>[0];

/** The other side never saw the request. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

const lostCall = (error: unknown): LostCall => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  const reason = typeof code === 'string' ? code : cause instanceof Error ? cause.name : 'unknown error';
  return new LostCall(reason, !NOT_CONNECTED.has(reason), { cause: error });
};

/** Retry-After, in seconds or as a date. */
const patienceOf = (header: string | null): number | null => {
  if (header === null) return null;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1_000;
  return Number.isNaN(ms) ? null : Math.max(0, ms);
};

/** `{"error":{"code":"ConversationNotFound"}}`; a name only, in case the platform says more. */
const codeOf = (text: string): string => /"code"\s*:\s*"([A-Za-z0-9_.-]{1,60})"/.exec(text)?.[1] ?? 'no code';

const sent = async (request: Request, timeoutMs: number): Promise<{ response: Response; text: string }> => {
  const caller = new AbortController();
  request.abortSignal?.addEventListener('abort', () => caller.abort());
  if (request.abortSignal?.aborted === true) caller.abort();
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers.toJson(),
      redirect: 'error',
      signal: AbortSignal.any([caller.signal, AbortSignal.timeout(timeoutMs)]),
      ...(typeof request.body === 'string' ? { body: request.body } : {}),
    });
    return { response, text: await response.text() };
  } catch (error) {
    throw lostCall(error);
  }
};

/** How botbuilder's client reaches the connector: once, since whoever calls knows better when to try again. */
export const createHttpClient = (timeoutMs: number): HttpClient => ({
  sendRequest: async (request) => {
    const { response, text } = await sent(request, timeoutMs);
    if (!response.ok) {
      throw new RefusedCall(response.status, codeOf(text), patienceOf(response.headers.get('retry-after')));
    }
    const headers = request.headers.clone();
    for (const name of headers.headerNames()) headers.remove(name);
    for (const [name, value] of response.headers) headers.set(name, value);
    return { request, status: response.status, headers, bodyAsText: text };
  },
});
