import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeBackupRepositories, writeStamp } from '../support/backups/backupRepositories';
import { makeStandIns, type StandIns } from '../support/backups/standIns';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import { type RecordingProxy, startRecordingProxy } from '../support/servers/recordingProxy';
import type { Cleanup } from './cleanup';
import { demoPolicy, writePolicy } from './policy';
import type { Terminal } from './terminal';

export const demoHost = 'demo-laptop';
export const demoServices = ['archive', 'backups', 'packages', 'updates'];

/** Every program that one of the demo's checks may start. */
const tools = ['apt-get', 'borg', 'check_apt', 'restic'];
const tenDays = 10 * 86_400;

/** All that the app finds around it: its server, its backups, its policy. */
export interface Scene {
  /** Absent where Icinga 2 is not installed: the app then runs in local-only mode. */
  server?: { icinga: RunningIcinga; proxy: RecordingProxy };
  standIns: StandIns;
  /** Variables that make the app use all this and nothing of the person's own Fettle. */
  environment: Record<string, string>;
}

export interface SceneParts {
  cleanup: Cleanup;
  terminal: Terminal;
  language: 'system' | 'en';
}

/** Sets up server, backups and policy in the demo's folder. */
export async function buildScene({ cleanup, terminal, language }: SceneParts): Promise<Scene> {
  const { folder } = cleanup;
  const server = await startServer(cleanup, terminal);
  const backups = await terminal.step(
    'Backups with borg and restic',
    () => makeBackupRepositories(join(folder, 'backups')),
    ({ missing }) => (missing.length > 0 ? `not on this machine: ${missing.join(', ')}` : ''),
  );
  const stampFile = join(folder, 'archive-stamp.json');
  await writeStamp(stampFile, tenDays);
  const standIns = await makeStandIns(join(folder, 'stand-ins'), tools, process.env.PATH ?? '');
  const policy = join(folder, 'etc');
  await writePolicy(
    policy,
    demoPolicy({
      host: demoHost,
      backups,
      stampFile,
      hasCheckApt: !standIns.missing.includes('check_apt'),
      language,
      ...(server
        ? {
            server: {
              url: `https://localhost:${server.proxy.port}`,
              caFile: server.icinga.caFile,
              ...(await server.icinga.clientCertificate(demoHost)),
            },
          }
        : {}),
    }),
  );
  const own = { XDG_STATE_HOME: join(folder, 'state'), XDG_CONFIG_HOME: join(folder, 'config') };
  for (const place of Object.values(own)) await mkdir(place, { mode: 0o700 });
  return {
    ...(server ? { server } : {}),
    standIns,
    environment: { ...own, FETTLE_POLICY: policy, PATH: standIns.path },
  };
}

async function startServer(cleanup: Cleanup, terminal: Terminal): Promise<Scene['server']> {
  if (!(await hasIcinga())) return undefined;
  const icinga = await terminal.step(
    'Icinga 2',
    () => startIcinga({ parent: cleanup.folder, hosts: [{ name: demoHost, services: demoServices }] }),
    ({ url }) => url,
  );
  cleanup.add(() => icinga.stop());
  const proxy = await startRecordingProxy(icinga.port);
  cleanup.add(() => proxy.stop());
  return { icinga, proxy };
}

async function hasIcinga(): Promise<boolean> {
  try {
    await promisify(execFile)('icinga2', ['--version']);
    return true;
  } catch {
    return false;
  }
}
