import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Command, ProcessOutcome } from '../../electron/platform/processes/process';
import { createRunProcess } from '../../electron/platform/processes/run';

vi.setConfig({ testTimeout: 30_000 });

const run = createRunProcess({ ...process.env, SECRET_OF_THE_APP: 'x' });
const sh = (script: string, more: Partial<Command> = {}) =>
  run({ argv: ['sh', '-c', script], timeout: 20, ...more });

/** Zombies count as gone: in a container nobody may be there to reap an orphan. */
async function isRunning(pid: string): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat !== '' && !/\) [ZX] /.test(stat);
}

describe('running a program', () => {
  let folder: string;
  const script = async (name: string, text: string, mode = 0o755) => {
    const file = join(folder, name);
    await writeFile(file, text);
    await chmod(file, mode);
    return file;
  };
  /** The pids that a script wrote to files in the folder. */
  const pidsOf = (...names: string[]) =>
    Promise.all(names.map(async (name) => (await readFile(join(folder, name), 'utf8')).trim()));
  const expectAllGone = async (pids: string[]) => {
    for (const pid of pids) {
      expect(pid).toMatch(/^\d+$/);
      expect(await isRunning(pid), `process ${pid}`).toBe(false);
    }
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fettle-processes-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('gives exit code, both streams and how long it took', async () => {
    const outcome = await sh('echo out; echo err >&2; exit 3');
    expect(outcome).toMatchObject({
      kind: 'exited',
      code: 3,
      stdout: 'out\n',
      stderr: 'err\n',
      truncated: false,
    });
    expect(outcome.kind === 'exited' && outcome.duration).toBeGreaterThan(0);
    expect(outcome.kind === 'exited' && outcome.duration).toBeLessThan(5);
  });

  it('passes arguments as they are, without a shell', async () => {
    const outcome = await run({ argv: ['printf', '%s|', '$HOME', '; exit 9', 'a  b', ''], timeout: 5 });
    expect(outcome).toMatchObject({ code: 0, stdout: '$HOME|; exit 9|a  b||' });
  });

  it('closes stdin, sets the C locale and keeps our environment to itself', async () => {
    const outcome = await sh('readlink /proc/$$/fd/0; cat; echo "$LC_ALL|$SECRET_OF_THE_APP|$OWN"', {
      environment: { OWN: 'yes' },
    });
    expect(outcome).toMatchObject({ code: 0, stdout: '/dev/null\nC||yes\n' });
  });

  it('gives 127 as an exit code, which is not the same as a missing program', async () => {
    expect(await sh('exit 127')).toMatchObject({ kind: 'exited', code: 127 });
    expect(await run({ argv: ['fettle-no-such-program'], timeout: 5 })).toEqual({
      kind: 'not-found',
      program: 'fettle-no-such-program',
    });
    expect(await run({ argv: [join(folder, 'none')], timeout: 5 })).toMatchObject({ kind: 'not-found' });
  });

  it('names the signal that ended it', async () => {
    expect(await sh('echo before; kill -SEGV $$')).toMatchObject({
      kind: 'signalled',
      signal: 'SIGSEGV',
      stdout: 'before\n',
    });
  });

  it('tells why a file cannot be run', async () => {
    const reasonOf = async (file: string) => {
      const outcome = await run({ argv: [file], timeout: 5 });
      return outcome.kind === 'not-executable' ? outcome.reason : outcome;
    };
    expect(await reasonOf(await script('plain', '#!/bin/sh\n', 0o644))).toBe('EACCES');
    expect(await reasonOf(await script('empty', ''))).toBe('ENOEXEC');
    expect(await reasonOf(await script('no-interpreter', '#!/no/such/interpreter\n'))).toBe('ENOENT');
    expect(await reasonOf(folder)).toBe('EISDIR');
    const nul = await run({ argv: ['echo', 'a\0b'], timeout: 5 });
    expect(nul).toMatchObject({ kind: 'not-executable', reason: 'ERR_INVALID_ARG_VALUE' });
  });

  it('reads NULs and bytes that are not UTF-8', async () => {
    const outcome = await sh(String.raw`printf 'a\000b\377c\303\244'; printf '\000\376' >&2`);
    expect(outcome).toMatchObject({ code: 0, stdout: 'ab\ufffdcä', stderr: '\ufffd' });
  });

  it('keeps the first 64 KiB of 100 MB, and the program ends by itself', async () => {
    const outcome = await sh('yes 0123456789 | head -c 100000000; echo done >&2');
    expect(outcome).toMatchObject({ kind: 'exited', code: 0, truncated: true, stderr: 'done\n' });
    expect(outcome.kind === 'exited' && outcome.stdout.length).toBe(64 * 1024);
  });

  it('keeps as much as it is asked to', async () => {
    const outcome = await sh('yes 0123456789 | head -c 300000', { maxOutput: 1_000_000 });
    expect(outcome).toMatchObject({ truncated: false });
    expect(outcome.kind === 'exited' && outcome.stdout.length).toBe(300_000);
  });

  it('ends a hanging program with its children, even in a session of their own', async () => {
    const hanging = `
      trap '' TERM
      sleep 300 & echo $! > ${folder}/child
      setsid sh -c 'trap "" TERM; echo $$ > ${folder}/session; sleep 300 & echo $! > ${folder}/grandchild; wait' &
      echo $$ > ${folder}/self
      echo started
      wait; sleep 300`;
    const outcome = await sh(hanging, { timeout: 1 });
    expect(outcome).toMatchObject({ kind: 'timed-out', stdout: 'started\n' });
    await expectAllGone(await pidsOf('self', 'child', 'session', 'grandchild'));
  });

  it('finds a child that left group, session and parent', async () => {
    const hanging = `(setsid sh -c 'echo $$ > ${folder}/daemon; exec sleep 300' >/dev/null 2>&1 &); sleep 300`;
    expect(await sh(hanging, { timeout: 1 })).toMatchObject({ kind: 'timed-out' });
    await expectAllGone(await pidsOf('daemon'));
  });

  it('lets a program that heeds TERM clean up', async () => {
    const outcome = await sh(`trap 'echo cleaned; exit 0' TERM; sleep 300 & wait`, { timeout: 0.5 });
    expect(outcome).toMatchObject({ kind: 'timed-out', stdout: 'cleaned\n' });
  });

  it('does not wait for a process in the background that keeps stdout open', async () => {
    const outcome = await sh(`sleep 300 & echo $! > ${folder}/holder; echo result; exit 1`);
    const [holder] = await pidsOf('holder');
    expect(outcome).toMatchObject({ kind: 'exited', code: 1, stdout: 'result\n' });
    expect(outcome.kind === 'exited' && outcome.duration).toBeLessThan(10);
    // It is not ours to end: it might be an ssh-agent.
    expect(await isRunning(holder ?? '')).toBe(true);
    process.kill(Number(holder));
  });

  it('aborts a running program, and does not begin one that was aborted before', async () => {
    const controller = new AbortController();
    const running = sh(`echo $$ > ${folder}/self; touch ${folder}/up; exec sleep 300`, {
      signal: controller.signal,
    });
    await until(() => existsSync(join(folder, 'up')));
    controller.abort();
    expect(await running).toEqual({ kind: 'aborted' });
    await expectAllGone(await pidsOf('self'));
    const outcome: ProcessOutcome = await sh(`touch ${folder}/never`, { signal: controller.signal });
    expect(outcome).toEqual({ kind: 'aborted' });
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
