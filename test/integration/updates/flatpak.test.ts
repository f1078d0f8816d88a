import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english, repeatedly, runCheck } from '../../support/agent/checks';
import { holdLocks } from '../../support/packages/aptWorld';
import {
  hasPrograms,
  makeFolder,
  makeOld,
  neverWritten,
  whenItHangs,
  withArguments,
  write,
} from '../../support/packages/packageTools';
import { endProcess } from '../../support/processes/childProcess';
import { ordinaryUser } from '../../support/processes/ordinaryUser';
import { atWork } from '../../support/servers/silentServer';

const skip = !hasPrograms('flatpak');
if (skip) console.log('flatpak is not tried: it is not installed here');
const options = { sources: ['flatpak'] };

describe.skipIf(skip)('the updates check with the real flatpak', { timeout: 60_000 }, () => {
  const { folder, remove } = makeFolder('flatpak', !skip);
  // Where the check looks for the person's installation; the home folder of the tests' macros.
  const user = path.join(folder, 'home/alice/.local/share/flatpak');
  const repository = path.join(folder, 'repository');
  const environment = {
    HOME: path.join(folder, 'home/alice'),
    FLATPAK_USER_DIR: user,
    FLATPAK_SYSTEM_DIR: path.join(folder, 'var/lib/flatpak'),
    FLATPAK_CONFIG_DIR: path.join(folder, 'etc/flatpak'),
  };
  const flatpak = (...args: string[]) =>
    promisify(execFile)('flatpak', args, { env: { ...process.env, ...environment } });
  const check = () => runCheck('updates', { options, environment, root: folder });
  let server: Server;
  const give = (url: string, response: ServerResponse) =>
    void readFile(path.join(repository, decodeURIComponent(url))).then(
      (body) => response.end(body),
      () => response.writeHead(404).end(),
    );

  const publish = async (content: string, ...more: string[]) => {
    const build = path.join(folder, 'build');
    const platform = 'org.example.Platform/x86_64/1';
    write(path.join(build, 'files/content'), content);
    mkdirSync(path.join(build, 'export'), { recursive: true });
    write(
      path.join(build, 'metadata'),
      `[Application]\nname=org.example.Tiny\nruntime=${platform}\nsdk=${platform}\n`,
    );
    await flatpak('build-export', '--arch=x86_64', ...more, repository, build);
    await flatpak('build-update-repo', repository);
  };

  beforeAll(async () => {
    // A remote on the disk is never cached: only one over HTTP behaves like those that people have.
    server = createServer((request, response) => give(request.url ?? '', response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const runtime = path.join(folder, 'runtime');
    mkdirSync(path.join(runtime, 'usr'), { recursive: true });
    mkdirSync(path.join(runtime, 'files'), { recursive: true });
    const platform = 'org.example.Platform/x86_64/1';
    write(
      path.join(runtime, 'metadata'),
      `[Runtime]\nname=org.example.Platform\nruntime=${platform}\nsdk=${platform}\n`,
    );
    await flatpak('build-export', '--runtime', '--arch=x86_64', repository, runtime, '1');
    await publish('one');
  }, 60_000);
  afterAll(async () => {
    await new Promise((resolve) => server?.close(resolve));
    remove();
  });

  it('empty: has nothing to say where nothing is installed', async () => {
    const result = await check();
    expect([result.state, english(result.summary)]).toEqual(['ok', 'Flatpak: no updates are pending']);
  });

  it('ok: is OK with an app that is new, and counts it when a newer one is known', async () => {
    const { port } = server.address() as AddressInfo;
    await flatpak('--user', 'remote-add', '--no-gpg-verify', 'tiny', `http://127.0.0.1:${port}/`);
    const look = repeatedly('updates', { options, environment, root: folder });
    expect([(await look()).asked, (await look()).asked]).toEqual([1, 0]);
    await flatpak('--user', 'install', '-y', '--noninteractive', '--arch=x86_64', 'tiny', 'org.example.Tiny');
    const fresh = await look();
    expect([fresh.asked, fresh.result.state, english(fresh.result.summary)]).toEqual([
      2,
      'ok',
      'Flatpak: no updates are pending',
    ]);
    expect((await look()).asked).toBe(0);
    await publish('two');
    // What a software centre does from time to time.
    await flatpak('--user', 'remote-ls', '--updates');
    const { asked, result } = await look();
    expect([asked, (await look()).asked]).toEqual([2, 0]);
    expect(english(result.summary)).toMatch(/^Flatpak: 1 update is available/);
    expect(result.perfdata[0]).toBe('available_updates=1;;;0');
    const first = Object.keys((result.memory as { firstSeen: object }).firstSeen)[0];
    expect(first).toMatch(/^flatpak other org\.example\.Tiny\/x86_64\/master [0-9a-f]+$/);
  });

  it('leaves out what the person keeps as it is with a mask', async () => {
    await flatpak('--user', 'mask', 'org.example.T*');
    expect(english((await check()).summary)).toBe('Flatpak: no updates are pending');
    await flatpak('--user', 'mask', '--remove', 'org.example.T*');
    expect(english((await check()).summary)).toMatch(/^Flatpak: 1 update is available/);
  });

  it('says the same to an ordinary user without a network', async () => {
    if (await ordinaryUser.missing()) return;
    const said = await check();
    const run = withArguments('flatpak', [], 'ordinary user');
    // A person's own installation is theirs.
    const give = (id: number) => promisify(execFile)('chown', ['-R', String(id), path.join(folder, 'home')]);
    await give(ordinaryUser.id);
    const theirs = await runCheck('updates', { options, environment, root: folder, run });
    await give(0);
    expect([theirs.summary, theirs.perfdata[0]]).toEqual([said.summary, said.perfdata[0]]);
  });

  it('old: says when its knowledge is old', async () => {
    makeOld(path.join(user, 'repo/tmp/cache/summaries'), 9);
    const result = await check();
    makeOld(path.join(user, 'repo/tmp/cache/summaries'), 0);
    expect(result.state).toBe('unknown');
    expect(english(result.summary)).toBe('Flatpak: cannot tell, the index is 9 days old');
  });

  it('empty: is UNKNOWN with the reason when nothing is cached', async () => {
    const cache = path.join(user, 'repo/tmp/cache');
    const aside = path.join(folder, 'aside');
    renameSync(cache, aside);
    const empty = await check();
    rmSync(cache, { recursive: true, force: true });
    renameSync(aside, cache);
    expect([empty.state, english(empty.summary)]).toEqual([
      'unknown',
      expect.stringContaining('No cached summary'),
    ]);
  });

  it('garbage: is UNKNOWN with the reason when the installation is broken', async () => {
    const configuration = await readFile(path.join(user, 'repo/config'));
    write(path.join(user, 'repo/config'), 'garbage');
    const garbage = await check();
    write(path.join(user, 'repo/config'), configuration);
    expect([garbage.state, english(garbage.summary)]).toEqual([
      'unknown',
      expect.stringContaining('parse config'),
    ]);
  });

  it('locked: does not wait for somebody who holds the lock of its repository', async () => {
    const said = await check();
    const holder = await holdLocks([path.join(user, 'repo/.lock')]);
    const locked = await check();
    await endProcess(holder);
    expect([locked.summary, locked.perfdata[0]]).toEqual([said.summary, said.perfdata[0]]);
  });

  it('locked: says what was pending before while a real flatpak is at work on the update', async () => {
    const said = await check();
    const config = path.join(user, 'repo/config');
    const before = await readFile(config, 'utf8');
    // The summary comes, what it speaks of does not.
    const other = await atWork(
      (address) => {
        write(config, before.replace(/http:\/\/127\.0\.0\.1:\d+/, address));
        return { argv: ['flatpak', '--user', 'update', '-y', '--noninteractive'], environment };
      },
      (request, response) => {
        if (/\/objects\/|\/deltas\//.test(request.url ?? '')) return false;
        give(request.url ?? '', response);
        return true;
      },
    );
    const busy = await check();
    await other.end();
    write(config, before);
    expect([busy.summary, busy.perfdata[0]]).toEqual([said.summary, said.perfdata[0]]);
    expect(busy.perfdata[0]).toBe('available_updates=1;;;0');
  });

  it('hanging: is UNKNOWN in time when its configuration never ends, and no flatpak is left', async () => {
    const undo = neverWritten(path.join(user, 'repo/config'));
    const look = () => runCheck('updates', { options, environment, root: folder, timeout: 2 });
    const seen = await whenItHangs(look, 'flatpak', folder);
    undo();
    expect(seen).toEqual({
      state: 'unknown',
      words: expect.stringMatching(/flatpak .*2 seconds/),
      inTime: true,
      left: [],
    });
  });

  it('no permission: is UNKNOWN with the reason', async (test) => {
    if (await ordinaryUser.missing()) return test.skip();
    chmodSync(user, 0o700);
    const run = withArguments('flatpak', [], 'ordinary user');
    const denied = await runCheck('updates', { options, environment, root: folder, run });
    chmodSync(user, 0o755);
    expect([denied.state, english(denied.summary)]).toEqual(['unknown', expect.stringMatching(/flatpak/i)]);
  });

  it('counts what is at the end of its life, with its updates, and wants it gone after a month', async () => {
    chmodSync(user, 0o755);
    const { port } = server.address() as AddressInfo;
    await flatpak('--user', 'remote-modify', '--url', `http://127.0.0.1:${port}/`, 'tiny');
    await publish('three', '--end-of-life=no more');
    await flatpak('--user', 'remote-ls', '--updates');
    const before = await check();
    expect([before.state, before.perfdata[0]]).toEqual(['ok', 'available_updates=1;;;0']);
    await flatpak('--user', 'update', '-y', '--noninteractive');
    const result = await check();
    const told = result.evidence.map((one) => `${one.state} ${english(one.message)}`);
    expect([result.perfdata[0], told]).toEqual([
      'available_updates=0;;;0',
      expect.arrayContaining(['ok Flatpak: 1 program or runtime gets no updates any more']),
    ]);
    const firstSeen = { 'flatpak obstacle unsupported': 1 };
    const later = await runCheck('updates', { options, environment, root: folder, memory: { firstSeen } });
    expect([later.state, later.remedy[0]?.command]).toEqual([
      'warning',
      'flatpak list --columns=ref,options',
    ]);
  });

  it('missing: is UNKNOWN where the policy names it, and no finding where it does not', async () => {
    const environment = { PATH: '/nonexistent' };
    const named = await runCheck('updates', { options, environment, root: folder });
    expect([named.state, english(named.summary)]).toEqual([
      'unknown',
      expect.stringContaining('flatpak is not installed'),
    ]);
    write(path.join(folder, 'etc/os-release'), 'ID=other\nSUPPORT_END=2099-01-01\n');
    const found = await runCheck('updates', { environment, root: folder });
    // Nobody asked this system's own packages, whatever else is fine.
    expect([found.state, english(found.summary)]).toEqual([
      'unknown',
      expect.stringContaining('own packages could not be looked at'),
    ]);
    expect(found.perfdata.join()).not.toContain('_updates');
    expect(found.evidence.map((one) => english(one.message)).join()).not.toContain('Flatpak');
  });
});
