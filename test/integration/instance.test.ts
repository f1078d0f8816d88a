import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { link, mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askInstance, claimInstance } from '../../electron/platform/instance/instance';
import { endProcess, firstLine } from '../support/processes/childProcess';

vi.setConfig({ testTimeout: 30_000 });

const holderProgram = join(import.meta.dirname, '../support/programs/holdInstance.ts');

describe('the one instance', () => {
  let folder: string;
  let socket: string;
  const children: ChildProcess[] = [];
  const claimer = () => {
    const child = spawn(process.execPath, ['--import', 'tsx', holderProgram, socket], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    return child;
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fettle-instance-'));
    socket = join(folder, 'state', 'control.sock');
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map(endProcess));
    await rm(folder, { recursive: true });
  });
  const echo = async (request: unknown) => ({ echo: request });

  it('answers, refuses a second one, and can be claimed again after its release', async () => {
    expect(await askInstance(socket, 'hello', 2)).toEqual({ kind: 'nobody' });
    const claim = await claimInstance(socket, echo);
    expect(await askInstance(socket, { text: 'a\nb ü' }, 2)).toEqual({
      kind: 'answered',
      answer: { echo: { text: 'a\nb ü' } },
    });
    expect(await claimInstance(socket, echo)).toBeUndefined();
    expect(await askInstance(socket, 'still you?', 2)).toMatchObject({ kind: 'answered' });
    await claim?.release();
    expect(await askInstance(socket, 'hello', 2)).toEqual({ kind: 'nobody' });
    expect(await readdir(dirname(socket))).toEqual([]);
    const second = await claimInstance(socket, echo);
    expect(second).toBeDefined();
    await second?.release();
  });

  it('lets nobody else in', async () => {
    const claim = await claimInstance(socket, echo);
    expect((await stat(socket)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(socket))).mode & 0o777).toBe(0o700);
    await claim?.release();
  });

  it('takes over at once from a holder that was killed', async () => {
    const holder = claimer();
    expect(await firstLine(holder)).toBe('held');
    expect(await claimInstance(socket, echo)).toBeUndefined();
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(await askInstance(socket, 'hello', 2)).toEqual({ kind: 'nobody' });
    const started = performance.now();
    const claim = await claimInstance(socket, echo);
    expect(claim).toBeDefined();
    expect(performance.now() - started).toBeLessThan(500);
    expect(await askInstance(socket, 1, 2)).toEqual({ kind: 'answered', answer: { echo: 1 } });
    expect((await readdir(dirname(socket))).sort()).toEqual(['control.sock']);
    await claim?.release();
  });

  it('has exactly one winner when several processes claim a dead socket at the same time', async () => {
    const dead = claimer();
    expect(await firstLine(dead)).toBe('held');
    dead.kill('SIGKILL');
    await once(dead, 'exit');
    const said = await Promise.all(
      [claimer(), claimer(), claimer(), claimer()].map((child) => firstLine(child, 30)),
    );
    expect(said.sort()).toEqual(['held', 'refused', 'refused', 'refused']);
  });

  it('has exactly one winner in many close races', async () => {
    for (let round = 0; round < 25; round += 1) {
      await leaveDeadSocket(socket);
      const claims = await Promise.all(Array.from({ length: 8 }, () => claimInstance(socket, echo)));
      const won = claims.filter((claim) => claim !== undefined);
      expect(won).toHaveLength(1);
      expect(await askInstance(socket, round, 2)).toMatchObject({ kind: 'answered' });
      await won[0]?.release();
    }
  });

  it('is not stopped by a take-over that a crash cut short', async () => {
    await leaveDeadSocket(socket);
    await mkdir(`${socket}.lock`);
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(`${socket}.lock`, longAgo, longAgo);
    const claim = await claimInstance(socket, echo);
    expect(claim).toBeDefined();
    await claim?.release();
  });

  it('replaces a plain file that lies in its place', async () => {
    await mkdir(dirname(socket));
    await writeFile(socket, '');
    const claim = await claimInstance(socket, echo);
    expect(await askInstance(socket, 1, 2)).toMatchObject({ kind: 'answered' });
    await claim?.release();
  });

  it('rejects when the holder refuses or does not answer in time', async () => {
    const claim = await claimInstance(socket, async (request) => {
      if (request === 'refuse') throw new Error('not now');
      return new Promise(() => undefined);
    });
    await expect(askInstance(socket, 'refuse', 2)).rejects.toThrow('not now');
    await expect(askInstance(socket, 'wait', 0.2)).rejects.toThrow('0.2 s');
    await claim?.release();
  });

  it('survives askers that send rubbish, too much, or hang up', async () => {
    const claim = await claimInstance(socket, echo);
    const rubbish = createConnection(socket);
    rubbish.write('{"unfinished\n');
    const [line] = (await once(rubbish, 'data')) as [Buffer];
    expect(JSON.parse(line.toString())).toMatchObject({ ok: false });
    rubbish.destroy();
    const flood = createConnection(socket);
    flood.on('error', () => undefined);
    flood.write('x'.repeat(5 * 1024 * 1024));
    await new Promise((resolve) => flood.once('close', resolve));
    createConnection(socket).destroy();
    expect(await askInstance(socket, 1, 2)).toMatchObject({ kind: 'answered' });
    await claim?.release();
  });
});

/** Leaves a socket file that nobody listens on, as kill -9 does. */
async function leaveDeadSocket(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(`${path}.tmp`, resolve));
  await link(`${path}.tmp`, path);
  await new Promise((resolve) => server.close(resolve));
}
