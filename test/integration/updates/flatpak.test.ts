import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english, repeatedly, runCheck } from '../../support/checks';
import { ordinaryUser } from '../../support/ordinaryUser';
import { hanging, hasPrograms, makeFolder, makeOld, withArguments, write } from '../../support/packageTools';

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

  const publish = async (content: string) => {
    const build = path.join(folder, 'build');
    const platform = 'org.example.Platform/x86_64/1';
    write(path.join(build, 'files/content'), content);
    mkdirSync(path.join(build, 'export'), { recursive: true });
    write(
      path.join(build, 'metadata'),
      `[Application]\nname=org.example.Tiny\nruntime=${platform}\nsdk=${platform}\n`,
    );
    await flatpak('build-export', '--arch=x86_64', repository, build);
    await flatpak('build-update-repo', repository);
  };

  beforeAll(async () => {
    // A remote on the disk is never cached: only one over HTTP behaves like those that people have.
    server = createServer((request, response) => {
      readFile(path.join(repository, decodeURIComponent(request.url ?? ''))).then(
        (body) => response.end(body),
        () => response.writeHead(404).end(),
      );
    });
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

  it('has nothing to say where nothing is installed', async () => {
    const result = await check();
    expect([result.state, english(result.summary)]).toEqual(['ok', 'Flatpak: no updates are pending']);
  });

  it('is OK with an app that is new, and counts it when a newer one is known', async () => {
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

  it('says when its knowledge is old', async () => {
    makeOld(path.join(user, 'repo/tmp/cache/summaries'), 9);
    const result = await check();
    expect(result.state).toBe('unknown');
    expect(english(result.summary)).toBe('Flatpak: cannot tell, the index is 9 days old');
  });

  it('is UNKNOWN with the reason when nothing is cached, and when the installation is broken', async () => {
    const cache = path.join(user, 'repo/tmp/cache');
    const aside = path.join(folder, 'aside');
    cpSync(cache, aside, { recursive: true });
    rmSync(cache, { recursive: true });
    const empty = await check();
    expect([empty.state, english(empty.summary)]).toEqual([
      'unknown',
      expect.stringContaining('No cached summary'),
    ]);
    cpSync(aside, cache, { recursive: true });
    const configuration = await readFile(path.join(user, 'repo/config'));
    write(path.join(user, 'repo/config'), 'garbage');
    const garbage = await check();
    write(path.join(user, 'repo/config'), configuration);
    expect([garbage.state, english(garbage.summary)]).toEqual([
      'unknown',
      expect.stringContaining('parse config'),
    ]);
  });

  it('is UNKNOWN with the reason when it hangs and without permission', async () => {
    const stuck = { ...environment, ...hanging(folder, 'flatpak') };
    const hangs = await runCheck('updates', { options, environment: stuck, timeout: 1, root: folder });
    expect([hangs.state, english(hangs.summary)]).toEqual([
      'unknown',
      expect.stringMatching(/flatpak .*1 second/),
    ]);
    if (await ordinaryUser.missing()) return;
    chmodSync(user, 0o700);
    const run = withArguments('flatpak', [], 'ordinary user');
    const denied = await runCheck('updates', { options, environment, root: folder, run });
    expect([denied.state, english(denied.summary)]).toEqual(['unknown', expect.stringMatching(/flatpak/i)]);
  });

  it('is no finding where it is not installed, unless the policy names it', async () => {
    const environment = { PATH: '/nonexistent' };
    const named = await runCheck('updates', { options, environment, root: folder });
    expect([named.state, english(named.summary)]).toEqual([
      'unknown',
      expect.stringContaining('flatpak is not installed'),
    ]);
    write(path.join(folder, 'etc/os-release'), 'ID=other\nSUPPORT_END=2099-01-01\n');
    const found = await runCheck('updates', { environment, root: folder });
    expect(found.state).toBe('ok');
    expect(found.evidence.map((one) => english(one.message)).join()).not.toContain('Flatpak');
  });
});
