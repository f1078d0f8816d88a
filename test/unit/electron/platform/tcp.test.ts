import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FoundAddress, openTcp } from '../../../../electron/platform/tcp';
import { startDeafServer } from '../../../support/servers/deafServer';

let server: Server;
let port: number;
let taken: Socket[];
const opened: Socket[] = [];

beforeEach(async () => {
  taken = [];
  server = createServer((socket) => taken.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterEach(async () => {
  for (const socket of [...opened.splice(0), ...taken]) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

/** Where a name leads, by the test's word. */
function open(addresses: string[], at = port): Promise<Socket> {
  const found = addresses.map(
    (address): FoundAddress => ({ address, family: address.includes(':') ? 6 : 4 }),
  );
  return new Promise((resolve, reject) => {
    openTcp({ host: 'server.example', port: at, lookup: (_, done) => done(null, found) }, (error, socket) => {
      if (error) reject(error);
      else {
        opened.push(socket);
        resolve(socket);
      }
    });
  });
}

it('takes the address that answers, when the first of the other family has no way', async () => {
  // Addresses of documentation lead nowhere.
  const socket = await open(['2001:db8::1', '127.0.0.1']);
  expect(socket.remoteAddress).toBe('127.0.0.1');
});

it('does not end an attempt because another one begins: a slow first address still wins when it is the only one', async () => {
  const deaf = await startDeafServer();
  const deafPort = Number(new URL(deaf.url).port);
  try {
    let settled = false;
    const giveUp = openTcp(
      {
        host: 'server.example',
        port: deafPort,
        // The first swallows what is sent, as a slow line does at first; the second refuses at once.
        lookup: (_, done) =>
          done(null, [
            { address: '127.0.0.1', family: 4 },
            { address: '127.0.0.2', family: 4 },
          ]),
      },
      () => {
        settled = true;
      },
    );
    // Node's own way has given up by now.
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(settled).toBe(false);
    giveUp();
    await new Promise((resolve) => setImmediate(resolve));
    expect(settled).toBe(false);
  } finally {
    await deaf.stop();
  }
});

it('tries a second address beside one that swallows what is sent', async () => {
  const deaf = await startDeafServer();
  const deafPort = Number(new URL(deaf.url).port);
  const other = createServer((socket) => taken.push(socket));
  await new Promise<void>((resolve) => other.listen(deafPort, '127.0.0.2', resolve));
  try {
    expect((await open(['127.0.0.1', '127.0.0.2'], deafPort)).remoteAddress).toBe('127.0.0.2');
  } finally {
    for (const socket of opened.splice(0)) socket.destroy();
    for (const socket of taken) socket.destroy();
    await new Promise((resolve) => other.close(resolve));
    await deaf.stop();
  }
});

it('names address and port of what refused, and not the way that this machine lacks', async () => {
  await new Promise((resolve) => server.close(resolve));
  await expect(open(['2001:db8::1', '127.0.0.1'])).rejects.toThrow(`ECONNREFUSED 127.0.0.1:${port}`);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
});

it('says that a name leads nowhere', async () => {
  await expect(open([])).rejects.toMatchObject({ code: 'ENOTFOUND' });
});
