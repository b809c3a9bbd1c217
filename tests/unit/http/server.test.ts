import { once } from 'node:events';
import { request } from 'node:http';
import express, { Router } from 'express';
import { createReadiness } from '../../../src/http/ask-readiness';
import { createServer, type HttpEvent, type Readiness } from '../../../src/http/create-server';
import { ListenError, type RunningServer, startServer } from '../../../src/http/start-server';

type Answer = { readonly status: number; readonly body: string; readonly headers: Record<string, unknown> };

const call = async (port: number, path: string, body: string | null = null): Promise<Answer> => {
  const method = body === null ? 'GET' : 'POST';
  const headers = { 'content-type': 'application/json' };
  const sent = request({ host: '127.0.0.1', port, path, method, headers }).end(body ?? undefined);
  const [response] = await once(sent, 'response');
  let text = '';
  for await (const piece of response) text += piece;
  return { status: response.statusCode, body: text, headers: response.headers };
};

const running: RunningServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close(100);
});

const ready: Readiness = { store: 'reachable', relay: 'running' };

const open = async (routers: readonly Router[] = [], readiness: Readiness = ready) => {
  const events: HttpEvent[] = [];
  const app = createServer({ routers, readiness: async () => readiness, report: (event) => events.push(event) });
  const server = await startServer(app, { port: 0, host: '127.0.0.1' });
  running.push(server);
  return { server, events };
};

describe('the web server', () => {
  it('says that it is alive, and whether it can work', async () => {
    const { server } = await open();
    expect(await call(server.port, '/healthz')).toMatchObject({ status: 200, body: '{"status":"alive"}' });
    expect((await call(server.port, '/readyz')).status).toBe(200);
    for (const lacking of [{ store: 'unreachable' }, { relay: 'stopped' }] as const) {
      const { port } = (await open([], { ...ready, ...lacking })).server;
      const answer = await call(port, '/readyz');
      expect([answer.status, JSON.parse(answer.body)]).toEqual([503, { status: 'not ready', ...ready, ...lacking }]);
      expect((await call(port, '/healthz')).status).toBe(200);
    }
  });

  it('leaves every body to the routers, byte for byte', async () => {
    const router = Router().post('/raw', express.raw({ type: '*/*' }), (request, response) => {
      response.send(String(request.body));
    });
    const { server } = await open([router]);
    expect((await call(server.port, '/raw', '{ "a" : 1}')).body).toBe('{ "a" : 1}');
  });

  it('answers what fails without saying how it is made, and reports it without the words', async () => {
    const router = Router()
      .post('/json', express.json({ limit: 50 }), (_, response) => void response.send('fine'))
      .get('/throws', async () => {
        throw new Error('secret words');
      });
    const { server, events } = await open([router]);
    const { port } = server;
    const answers = [
      await call(port, '/json', '{'),
      await call(port, '/json', JSON.stringify('x'.repeat(99))),
      await call(port, '/throws'),
      await call(port, '/nowhere'),
    ];
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [400, 'Bad request'],
      [413, 'Too large'],
      [500, 'Remit could not do that'],
      [404, 'Not found'],
    ]);
    for (const { headers } of answers) expect(Object.keys(headers)).not.toContain('x-powered-by');
    expect(events.map(({ status }) => status)).toEqual([400, 413, 500]);
    expect(JSON.stringify([answers, events])).not.toMatch(/secret|node_modules|at \w+ \(/);
  });

  it('lets what is under way end before it closes', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const router = Router().get('/slow', async (_, response) => {
      await held;
      response.send('done');
    });
    const { server } = await open([router]);
    const answer = call(server.port, '/slow');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closed = server.close();
    await expect(call(server.port, '/healthz')).rejects.toThrow();
    release();
    expect((await answer).body).toBe('done');
    await closed;
  });

  it('says what to do where its port is taken', async () => {
    const { server } = await open();
    const second = startServer(createServer({ routers: [], readiness: async () => ready, report: () => undefined }), {
      port: server.port,
      host: '127.0.0.1',
    });
    await expect(second).rejects.toThrow(ListenError);
    await expect(second).rejects.toThrow(/is taken by another program\. Set PORT/);
  });
});

it('a store that answers, fails or says nothing is reachable, unreachable and unreachable', async () => {
  const relay = () => 'running' as const;
  const of = (watched: () => Promise<readonly []>) => createReadiness({ watched }, relay)();
  expect((await of(async () => [])).store).toBe('reachable');
  expect((await of(() => Promise.reject(new Error('gone')))).store).toBe('unreachable');
  expect((await of(() => new Promise(() => undefined))).store).toBe('unreachable');
});
