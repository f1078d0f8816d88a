import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ protocol: {} }));

const { answer, noncePlaceholder } = await import('../../../../../electron/desktop/window/protocol');

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fettle-protocol-'));
  const page = `<meta property="csp-nonce" nonce="${noncePlaceholder}">`;
  await writeFile(path.join(folder, 'index.html'), page);
  await writeFile(path.join(folder, 'a.js'), `"${noncePlaceholder}"`);
  await writeFile(path.join(folder, 'notes.txt'), 'secret');
});
afterAll(() => rm(folder, { recursive: true }));

function nonceIn(policy: string | null): string | undefined {
  return /script-src 'self' 'nonce-([^']+)'/.exec(policy ?? '')?.[1];
}

describe('answer', () => {
  it('gives a page the nonce that its policy names, a new one each time', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await answer(folder, 'GET', 'app://fettle/index.html');
        const nonce = nonceIn(response.headers.get('Content-Security-Policy'));
        expect(await response.text()).toBe(`<meta property="csp-nonce" nonce="${nonce}">`);
        expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('serves a script with its type, unchanged, not to be guessed', async () => {
    const response = await answer(folder, 'GET', 'app://fettle/a.js');
    expect(response.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(await response.text()).toBe(`"${noncePlaceholder}"`);
  });

  it.each([
    ['GET', 'app://fettle/missing.js', 404],
    ['GET', 'app://fettle/notes.txt', 404],
    ['GET', 'app://fettle/..%2fa.js', 404],
    ['POST', 'app://fettle/index.html', 405],
  ])('%s %s is refused with %i', async (method, url, status) => {
    const response = await answer(folder, method, url);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
  });
});
