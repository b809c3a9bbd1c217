import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';

export type RunningServer = {
  /** The one that was asked for; where that was 0, the one that the system gave. */
  readonly port: number;
  /** Takes no more requests, lets those under way end, at most for `graceMs`, then resolves. */
  readonly close: (graceMs?: number) => Promise<void>;
};

/** Why a port cannot be listened on; the message says what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Longer than the load balancers in front of it keep a connection. */
const KEEP_ALIVE_MS = 65_000;
const REQUEST_MS = 30_000;

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'no reason given';

const explain = (code: string, port: number): string => {
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. Set PORT to another one.`;
  if (code === 'EACCES') return `Port ${port} may not be listened on by this user. Set PORT to one above 1023.`;
  return `Port ${port} cannot be listened on (${code}).`;
};

const portOf = (server: Server, wanted: number): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : wanted;
};

/** Listens until it is closed. Rejects with ListenError where it cannot. */
export const startServer = async (
  handler: RequestListener,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<RunningServer> => {
  const server = createHttpServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: REQUEST_MS }, handler);
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new ListenError(explain(codeOf(error), port), { cause: error });
  }
  return {
    port: portOf(server, port),
    close: async (graceMs = 10_000) => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const grace = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(grace);
    },
  };
};
