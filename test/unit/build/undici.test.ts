import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type * as Undici from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onlyUndiciClient } from '../../../build/programs.mjs';

const root = path.join(import.meta.dirname, '../../..');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fettle-undici-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the files of undici that the programs are bundled from are there', () => {
  for (const file of ['lib/dispatcher/dispatcher.js', 'lib/dispatcher/client.js', 'lib/api/index.js'])
    expect(existsSync(path.join(root, 'node_modules/undici', file)), file).toBe(true);
});

test('a Client as the programs have it sends a request, and the bundle holds no more of undici than that', async () => {
  const outfile = path.join(folder, 'client.cjs');
  const { metafile } = await build({
    stdin: { contents: "export { Client } from 'undici';", resolveDir: root },
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    metafile: true,
    plugins: [onlyUndiciClient],
  });
  expect(
    Object.keys(metafile.inputs).filter((file) => /lib\/web\/(fetch\/index|websocket)/.test(file)),
  ).toEqual([]);

  const server = createServer((request, response) => response.end(`${request.method} ${request.url}`));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { Client } = (await import(pathToFileURL(outfile).href)) as typeof Undici;
    const client = new Client(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const { statusCode, body } = await client.request({ method: 'POST', path: '/v1/actions', body: 'x' });
    expect([statusCode, await body.text()]).toEqual([200, 'POST /v1/actions']);
    await client.close();
  } finally {
    server.close();
  }
});
