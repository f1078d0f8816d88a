import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Connection, IcingaClient } from '../../electron/icinga/rest/client';
import type { PassiveResult } from '../../shared/passiveResult';
import { freePort } from '../support/icinga/icinga';
import { type KeyFiles, provideAuthority } from '../support/icinga/pki';
import {
  type FaultOptions,
  type FaultServer,
  httpAnswer,
  startFaultServer,
} from '../support/servers/faultServer';

const patience = 0.4;
let folder: string;
let files: KeyFiles;
let ca: string;
let server: FaultServer | undefined;
let client: IcingaClient | undefined;

const processed =
  '{"results":[{"code":200,"status":"Successfully processed check result for object \'h!s\'."}]}';
const request = /^POST .*?\r\n\r\n\{.*?\}(?=POST|GET|$)/s;

const result = (service: string): PassiveResult => ({
  host: 'h',
  service,
  exitStatus: 0,
  output: 'fine',
  performanceData: [],
  executionStart: 1_700_000_000,
  executionEnd: 1_700_000_001,
  ttl: 60,
  checkSource: 'h',
});
const three = [result('a'), result('b'), result('c')];

function connect(endpoint: string, changes: Partial<Connection> = {}): IcingaClient {
  client = new IcingaClient({
    endpoint,
    ca,
    tls: 'intermediate',
    credentials: { type: 'password', user: 'u', password: 'p' },
    connectTimeout: patience,
    answerTimeout: patience,
    ...changes,
  });
  return client;
}

async function against(options: FaultOptions, changes: Partial<Connection> = {}): Promise<IcingaClient> {
  server = await startFaultServer({ files, ...options });
  return connect(server.url, changes);
}

async function secondsOf(work: Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work;
  return (performance.now() - start) / 1000;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fettle-faults-'));
  await provideAuthority(folder);
  const certs = join(folder, 'data', 'certs');
  files = { cert: join(certs, 'localhost.crt'), key: join(certs, 'localhost.key') };
  ca = await readFile(join(certs, 'ca.crt'), 'utf8');
}, 60_000);

afterEach(async () => {
  await client?.close();
  await server?.stop();
  client = undefined;
  server = undefined;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a server that', () => {
  it('is down is unreachable', async () => {
    const down = connect(`https://localhost:${await freePort()}`);
    expect(await down.sendResults(three)).toMatchObject(
      three.map(() => ({ kind: 'failed', reason: 'unreachable' })),
    );
  });

  it('has no address is unreachable', async () => {
    const nowhere = connect('https://no-such-host.invalid:5665', { connectTimeout: 10 });
    expect(await nowhere.sendResults([result('a')])).toMatchObject([
      { kind: 'failed', reason: 'unreachable' },
    ]);
  });

  it('never begins TLS ends in the time for connecting', async () => {
    const silent = await against({ files: undefined }, { answerTimeout: 60 });
    const sent = silent.sendResults(three);
    expect(await secondsOf(sent)).toBeLessThan(patience + 10);
    expect(await sent).toMatchObject(three.map(() => ({ kind: 'failed', reason: 'timeout' })));
  });

  it('is given up while it keeps us waiting', async () => {
    let arrived = () => {};
    const connected = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let gone = () => {};
    const closed = new Promise<void>((resolve) => {
      gone = resolve;
    });
    const silent = await against(
      {
        files: undefined,
        onConnection: (socket) => {
          socket.once('close', () => gone());
          arrived();
        },
      },
      { connectTimeout: 60 },
    );
    const sent = silent.sendResults([result('a')]);
    await connected;
    await silent.close();
    expect(await sent).toMatchObject([{ kind: 'failed', reason: 'connection-lost' }]);
    await closed;
  });

  it('never answers ends in the time for answers, for all results at once', async () => {
    const silent = await against({}, { connectTimeout: 60 });
    const sent = silent.sendResults(three);
    expect(await secondsOf(sent)).toBeLessThan(patience + 10);
    expect(await sent).toMatchObject(three.map(() => ({ kind: 'failed', reason: 'timeout' })));
    expect(server?.connections()).toBe(1);
  });

  it('stops in the middle of an answer', async () => {
    const half = httpAnswer('200 OK', processed);
    const halting = await against({
      onData: (socket, data) => {
        if (request.test(data)) socket.write(half.slice(0, -20));
      },
    });
    expect(await halting.sendResults([result('a')])).toMatchObject([{ kind: 'failed', reason: 'timeout' }]);
  });

  it('trickles an answer for ever', async () => {
    const timers: NodeJS.Timeout[] = [];
    const trickle = (socket: Socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n');
      timers.push(setInterval(() => socket.write('x'), 50));
    };
    const slow = await against({ onData: trickle });
    try {
      expect(await slow.sendResults([result('a')])).toMatchObject([{ kind: 'failed', reason: 'timeout' }]);
    } finally {
      for (const timer of timers) clearInterval(timer);
    }
  });

  it('always drops the connection is asked twice, not for ever', async () => {
    const dropping = await against({ onData: (socket) => void socket.destroy() });
    expect(await dropping.sendResults(three)).toMatchObject(
      three.map(() => ({ kind: 'failed', reason: 'connection-lost' })),
    );
    expect(server?.connections()).toBe(2);
  });

  it('drops a kept connection is asked again at once', async () => {
    let answers = 0;
    const once = await against({
      onData: (socket, data) => {
        if (!request.test(data)) return;
        answers += 1;
        if (answers === 2) socket.destroy();
        else socket.write(httpAnswer('200 OK', processed));
      },
    });
    expect(await once.sendResults([result('a')])).toEqual([{ kind: 'accepted' }]);
    expect(await once.sendResults([result('b')])).toEqual([{ kind: 'accepted' }]);
    expect(answers).toBe(3);
  });

  it('lost the answer to an acknowledgement may have set it', async () => {
    let asked = 0;
    const losing = await against({
      onData: (socket, data) => {
        if (!request.test(data)) return;
        asked += 1;
        const already = '{"results":[{"code":409,"status":"Service h!a is already acknowledged."}]}';
        if (asked === 1) socket.destroy();
        else socket.write(httpAnswer('409 Conflict', already));
      },
    });
    const acknowledgement = {
      host: 'h',
      services: ['a'],
      author: 'x',
      comment: 'y',
      sticky: true,
      expiry: 2e9,
    };
    expect(await losing.acknowledge(acknowledgement)).toMatchObject([
      { service: 'a', outcome: { kind: 'failed', reason: 'connection-lost' } },
    ]);
  });

  it('holds its answer back until something more arrives gets a small question', async () => {
    const seen: string[] = [];
    const holding = await against(
      {
        onData: (socket, data) => {
          seen.push(data.split(' HTTP')[0] ?? '');
          if (data.includes('GET /v1 ')) socket.write(httpAnswer('200 OK', processed).repeat(2));
        },
      },
      { answerTimeout: 10 },
    );
    expect(await holding.sendResults([result('a')])).toEqual([{ kind: 'accepted' }]);
    expect(seen).toEqual([expect.stringMatching(/^POST /), 'GET /v1']);
  });

  it.each([
    ['a sign-in page', '200 OK', '<html>Welcome to the hotel</html>', 'not-icinga'],
    ['a redirection', '302 Found', '', 'not-icinga'],
    ["a proxy's error", '502 Bad Gateway', '<html>', 'server-error'],
    ['no results', '200 OK', '{"results":[]}', 'server-error'],
    [
      'that it reloads',
      '503 Service Unavailable',
      '{"error":503,"status":"Icinga is reloading"}',
      'server-error',
    ],
  ])('answers with %s', async (_, status, body, reason) => {
    const odd = await against({
      onData: (socket) => void socket.write(httpAnswer(status, body, 'text/html')),
    });
    expect(await odd.sendResults([result('a')])).toMatchObject([{ kind: 'failed', reason }]);
  });

  it('answers an acknowledgement with HTTP 500 and no results has nothing to acknowledge', async () => {
    const none = await against({
      onData: (socket) => void socket.write(httpAnswer('500 Internal Server Error', '{"results":[]}')),
    });
    const acknowledgement = {
      host: 'h',
      services: ['a'],
      author: 'x',
      comment: 'y',
      sticky: true,
      expiry: 2e9,
    };
    expect(await none.acknowledge(acknowledgement)).toMatchObject([{ outcome: { kind: 'nothing-to-do' } }]);
  });

  it('sends more than an answer can be is not Icinga', async () => {
    const huge = await against(
      { onData: (socket) => void socket.write(httpAnswer('200 OK', 'x'.repeat(5 * 1024 * 1024))) },
      { answerTimeout: 10 },
    );
    expect(await huge.sendResults([result('a')])).toMatchObject([{ kind: 'failed', reason: 'not-icinga' }]);
  });

  it('does not speak TLS at all is not Icinga', async () => {
    const plain = await against({
      files: undefined,
      onData: (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    });
    expect(await plain.sendResults([result('a')])).toMatchObject([{ kind: 'failed', reason: 'not-icinga' }]);
  });
});

describe('TLS levels', () => {
  const answering = (socket: Socket) => void socket.write(httpAnswer('200 OK', processed));

  it('modern refuses a server without TLS 1.3, intermediate takes it', async () => {
    const old = await against({ maxVersion: 'TLSv1.2', onData: answering }, { tls: 'modern' });
    expect(await old.sendResults([result('a')])).toMatchObject([{ kind: 'failed', reason: 'tls-refused' }]);
    await old.close();
    const fit = connect(server?.url ?? '', { tls: 'intermediate' });
    expect(await fit.sendResults([result('a')])).toEqual([{ kind: 'accepted' }]);
  });

  it('intermediate refuses a server with CBC ciphers only, lax takes it', async () => {
    const options = { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-SHA384', onData: answering } as const;
    const old = await against(options, { tls: 'intermediate' });
    expect(await old.sendResults([result('a')])).toMatchObject([{ kind: 'failed', reason: 'tls-refused' }]);
    await old.close();
    const fit = connect(server?.url ?? '', { tls: 'lax' });
    expect(await fit.sendResults([result('a')])).toEqual([{ kind: 'accepted' }]);
  });
});
