import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

export type Acknowledged = { readonly payload: unknown };

/** The WebSocket by which Slack sends what it would otherwise post. */
export const serveSocketMode = (server: Server) => {
  const sockets = new Set<WebSocket>();
  const waiting = new Map<string, (acknowledged: Acknowledged) => void>();
  const arrivals = new Set<() => void>();
  const listener = new WebSocketServer({ server, path: '/socket' });
  let sent = 0;
  listener.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('message', (data) => {
      const { envelope_id, payload }: { envelope_id: string; payload?: unknown } = JSON.parse(String(data));
      waiting.get(envelope_id)?.({ payload });
      waiting.delete(envelope_id);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0REMIT' } }));
    for (const arrived of arrivals) arrived();
    arrivals.clear();
  });

  const connected = async (): Promise<void> => {
    if (sockets.size === 0) await new Promise<void>((resolve) => arrivals.add(resolve));
  };

  return {
    connected,
    count: () => sockets.size,
    /** What was acknowledged with; null where nothing was in time. */
    send: async (
      type: 'events_api' | 'interactive' | 'slash_commands',
      payload: unknown,
      retry: { readonly attempt: number; readonly reason: string },
      timeoutMs: number,
    ): Promise<Acknowledged | null> => {
      const [socket] = sockets;
      if (socket === undefined) return null;
      sent += 1;
      const envelope_id = `envelope-${sent}`;
      const envelope = {
        envelope_id,
        type,
        payload,
        accepts_response_payload: type !== 'events_api',
        retry_attempt: retry.attempt,
        retry_reason: retry.reason,
      };
      return await new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(envelope_id);
          resolve(null);
        }, timeoutMs);
        waiting.set(envelope_id, (acknowledged) => {
          clearTimeout(timer);
          resolve(acknowledged);
        });
        socket.send(JSON.stringify(envelope));
      });
    },
    /** Breaks every connection, as a network does. */
    drop: () => {
      for (const socket of sockets) socket.terminate();
    },
    /** Asks politely to connect anew, as Slack does every few hours. */
    refresh: () => {
      for (const socket of sockets) socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    close: () => {
      for (const socket of sockets) socket.terminate();
      listener.close();
    },
  };
};
