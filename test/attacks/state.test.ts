import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { askInstance, claimInstance } from '../../electron/platform/instance/instance';
import { isOwnPlace } from '../../electron/platform/instance/reach';
import { resolvePaths } from '../../electron/platform/paths';
import { removeLeftovers, removeSetAside } from '../../electron/store/leftovers';
import { openState } from '../../electron/store/state';
import type { Fault } from '../../shared/fault';
import { ordinaryUser } from '../support/processes/ordinaryUser';

let folder: string;
let socket: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'fettle-state-')));
  socket = join(folder, 'control.sock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const echo = async (request: unknown) => ({ request });

it('16 a long home keeps the socket in the state folder, where nobody else can take its place', async () => {
  const home = join(folder, 'x'.repeat(120));
  const { controlSocket } = resolvePaths({}, home, 'linux');
  expect(dirname(controlSocket)).toBe(join(home, '.local/state/fettle'));
  expect(await askInstance(controlSocket, 'hello', 2)).toEqual({ kind: 'nobody' });
  const claim = await claimInstance(controlSocket, echo);
  expect(await askInstance(controlSocket, 'hello', 2)).toMatchObject({ answer: { request: 'hello' } });
  expect(await claimInstance(controlSocket, echo)).toBeUndefined();
  await claim?.release();
  expect(readdirSync(dirname(controlSocket))).toEqual([]);
});

it.skipIf(await ordinaryUser.missing())(
  '16 nobody is asked where somebody else could answer (root only)',
  () => {
    // The folder is root's; who asks is not.
    const script = `import('./electron/platform/instance/reach.ts').then(async (reach) => process.stdout.write(String(await (reach.default ?? reach).isOwnPlace('${socket}'))))`;
    const [program, args] = ordinaryUser.command(process.execPath, '--import', 'tsx', '-e', script);
    expect(
      execFileSync(program, args, { encoding: 'utf8', env: { PATH: process.env.PATH, TMPDIR: '/tmp' } }),
    ).toBe('false');
    return expect(isOwnPlace(socket)).resolves.toBe(true);
  },
);

it.each([
  ['a dangling link', () => symlinkSync('nowhere', socket)],
  ['a link to itself', () => symlinkSync('control.sock', socket)],
  ['a folder', () => mkdirSync(join(socket, 'inside'), { recursive: true })],
  ['a pipe', () => void execFileSync('mkfifo', [socket])],
  ['a file', () => writeFileSync(socket, '')],
])("19 %s in the socket's place holds up no start", async (_, put) => {
  put();
  const claim = await claimInstance(socket, echo);
  expect(await askInstance(socket, 'hello', 2)).toMatchObject({ kind: 'answered' });
  await claim?.release();
});

it('19 a state folder that its person linked to another place of theirs is taken', async () => {
  mkdirSync(join(folder, 'elsewhere'));
  symlinkSync('elsewhere', join(folder, 'linked'));
  const claim = await claimInstance(join(folder, 'linked/control.sock'), echo);
  expect(claim).toBeDefined();
  await claim?.release();
});

it('19 pipes and folders in the place of state files hold up nothing, and are set aside', async () => {
  const names = [
    'results.json',
    'history.jsonl',
    'journal.jsonl',
    'outbox.json',
    'departures.json',
    'pause.json',
  ];
  for (const name of names) execFileSync('mkfifo', [join(folder, name)]);
  mkdirSync(join(folder, 'snoozes.json'));
  const faults: Fault[] = [];
  const state = openState(folder, { now: () => 1_800_000_000, report: (fault) => void faults.push(fault) });
  await state.pause.set(1_900_000_000);
  expect(state.pause.until(1_800_000_000)).toBe(1_900_000_000);
  state.journal.tidy();
  state.history.tidy();
  expect(Object.values(state)).not.toContain(undefined);
  expect(faults.map(({ message }) => message.id)).toContain('store.set-aside');
});

it('23 what was set aside goes after a month, and at once when the person says no', () => {
  const now = 1_800_000_000;
  const put = (name: string, age: number) => {
    writeFileSync(join(folder, name), '');
    utimesSync(join(folder, name), now - age, now - age);
  };
  put('results.json.unreadable-2026-11-01T10-00-00-000Z', 31 * 86_400);
  put('pause.json.unreadable-2026-11-30T10-00-00-000Z', 86_400);
  put('consent.jsonl.altered-2026-11-30T10-00-00-000Z', 86_400);
  put('results.json', 40 * 86_400);
  removeLeftovers(folder, now);
  expect(readdirSync(folder)).toEqual([
    'consent.jsonl.altered-2026-11-30T10-00-00-000Z',
    'pause.json.unreadable-2026-11-30T10-00-00-000Z',
    'results.json',
  ]);
  removeSetAside(folder);
  expect(readdirSync(folder)).toEqual(['consent.jsonl.altered-2026-11-30T10-00-00-000Z', 'results.json']);
});
