import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ordinaryUser } from '../../support/ordinaryUser';

const why = await ordinaryUser.missing();
const program = path.resolve('test/support/runOneCheck.ts');
let folder = '';
const place = (...names: string[]) => path.join(folder, ...names);

/** Runs a check as somebody who is not root, without a network and without a terminal. */
function look(check: string, options: unknown): { state: string; words: string } {
  const [become, args] = ordinaryUser.command(process.execPath, '--import', 'tsx', program);
  const alone = [
    '--net',
    '--',
    'setsid',
    '--wait',
    become,
    ...args,
    check,
    JSON.stringify(options),
    place('home'),
  ];
  const env = { PATH: process.env.PATH, HOME: place('home'), TMPDIR: place('home') };
  return JSON.parse(
    execFileSync('unshare', alone, { env, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' }),
  );
}

describe.skipIf(why !== undefined)(
  'as an ordinary user without network and terminal',
  { timeout: 60_000 },
  () => {
    beforeAll(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'fettle-ordinary-'));
      chmodSync(folder, 0o755);
      for (const name of ['home', 'closed', 'open']) mkdirSync(place(name));
      chmodSync(place('closed'), 0o700);
      await ordinaryUser.adopt(place('home'));
      for (const name of ['closed', 'open']) {
        const lines = [`snapshot_root\t${place(name)}/`, 'retain\talpha\t3', ''];
        writeFileSync(place(`${name}.conf`), lines.join('\n'));
      }
      mkdirSync(place('open/alpha.0'));
      writeFileSync(
        place('stamp.json'),
        JSON.stringify({ time: new Date().toISOString(), ok: true, tool: 'tar' }),
      );
      writeFileSync(place('closed/stamp.json'), '{}');
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it('what may be read is judged, and what may not is UNKNOWN with the reason', () => {
      expect(look('rsnapshot', { config: place('open.conf') }).state).toBe('ok');
      expect(look('stamp-file', { path: place('stamp.json') }).state).toBe('ok');
      for (const [check, options] of [
        ['rsnapshot', { config: place('closed.conf') }],
        ['stamp-file', { path: place('closed/stamp.json') }],
        ['vorta', { database: place('closed/settings.db') }],
        ['back-in-time', { config: place('closed/config') }],
        ['duplicity', { target: `file://${place('closed')}` }],
      ] as const)
        expect(look(check, options)).toMatchObject({
          state: 'unknown',
          words: expect.stringMatching(/may not read it/),
        });
    });
  },
);
