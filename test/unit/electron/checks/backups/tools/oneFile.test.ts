import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checksPage } from '../../../../../../build/docs.mjs';
import { backupChecks, backupChecksOf } from '../../../../../../electron/checks/backups';
import { below } from '../../../../../../electron/checks/backups/read/traces';
import { keyOf } from '../../../../../../electron/checks/backups/sources';
import { backupTools } from '../../../../../../electron/checks/backups/tools';
import { name, place } from '../../../../../../electron/checks/backups/tools/fields';
import { defineBackupTool, sourceSchema } from '../../../../../../electron/checks/backups/tools/tool';
import type { AnyCheck } from '../../../../../../electron/checks/check';
import { detected } from '../../../../../../electron/checks/detect';
import { snapshotTools } from '../../../../../../electron/checks/snapshots/tools';
import { contextFor, english, exited } from '../../../../../support/agent/checks';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fettle-tool-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const day = 86_400;
const asked: { repository: string | undefined; name: string }[] = [];
beforeEach(() => {
  asked.length = 0;
});

/** A tool that nobody has. Nothing but the list knows it. */
const attic = defineBackupTool({
  id: 'attic',
  title: 'backups.title',
  platforms: ['linux'],
  schema: z.strictObject({ name, repository: place.optional().describe('Where the attic is.') }),
  programs: ['attic', 'loft'],
  untold: [],
  configuredIn: ['/etc/attic'],
  start: { command: 'attic create' },
  dependence: (_, { repository }) =>
    repository === undefined ? undefined : below(path.dirname(repository), path.basename(repository)),
  async read(context, { repository }, named) {
    asked.push({ repository, name: named });
    return { kind: 'newest', newest: context.clock.now() - 5 * day };
  },
});
const checks = backupChecksOf([...backupTools, attic]);

function checkOf(id: string): AnyCheck {
  const check = checks.find((one) => one.id === id);
  if (!check) throw new Error(`no check ${id}`);
  return check;
}

function run(id: string, options: unknown, memory?: unknown) {
  const check = checkOf(id);
  // Whether a place answers at all is asked by a program.
  const context = contextFor(check.options.parse(options), { memory, run: async () => exited(0) });
  return check.run(context, check.thresholds.parse(undefined));
}

describe('a tool in the list', () => {
  it('has a check of its own, whose options may be left out where all have defaults', async () => {
    const { state, remedy } = await run('attic', undefined);
    expect([state, asked]).toEqual(['warning', [{ repository: undefined, name: 'attic' }]]);
    expect(remedy.map(({ command }) => command)).toEqual(['attic create']);
    await run('attic', { repository: '/srv/attic', name: 'mine' });
    expect(asked[1]).toEqual({ repository: '/srv/attic', name: 'mine' });
    expect(checkOf('attic').options.safeParse({ repositoy: '/srv/attic' }).success).toBe(false);
  });

  it('is a source of the check of several, beside any other', async () => {
    const sources = [{ tool: 'attic', repository: '/a' }, { tool: 'attic' }, { tool: 'vorta' }];
    const { evidence } = await run('backups', { sources });
    expect(evidence.map(({ state }) => state)).toEqual(['warning', 'warning', 'unknown']);
    expect(evidence.map(({ message }) => english(message).split(':')[0])).toEqual([
      'attic 1',
      'attic 2',
      'vorta',
    ]);
    expect(asked).toEqual([
      { repository: '/a', name: 'attic 1' },
      { repository: undefined, name: 'attic 2' },
    ]);
    const wrong = { sources: [{ tool: 'attic', path: '/a' }] };
    expect(checkOf('backups').options.safeParse(wrong).success).toBe(false);
  });

  it('is found on a machine by its programs and its configuration', async () => {
    const said = async (platform: 'linux' | 'darwin', ...programs: string[]) => {
      const has = async (program: string) => programs.includes(program);
      const machine = { platform, root: folder, home: '/home/alice', has };
      const { available, reason } = await detected(checkOf('attic'), machine);
      return [available, english(reason)];
    };
    expect(await said('darwin', 'attic')).toEqual([false, 'not for this operating system']);
    expect(await said('linux')).toEqual([false, 'not installed: attic, loft']);
    expect(await said('linux', 'loft')).toEqual([false, 'loft is installed, but nothing is set up for it']);
    mkdirSync(path.join(folder, 'etc/attic'), { recursive: true });
    expect(await said('linux', 'loft')).toEqual([true, 'loft is installed']);
  });

  it('is asked again only when something changed that its answer depends on', async () => {
    const repository = path.join(folder, 'attic');
    mkdirSync(repository);
    const { memory } = await run('attic', { repository });
    const second = await run('attic', { repository }, memory);
    expect([asked.length, second.state]).toEqual([1, 'warning']);
    mkdirSync(path.join(repository, 'new'));
    await run('attic', { repository }, second.memory);
    expect(asked).toHaveLength(2);
  });

  it('stands on the page of the checks and in the schema of the policy', () => {
    const page = checksPage([...checks]);
    expect(page).toContain('\n| [attic](#attic) |');
    expect(page).toContain('\n| `repository` | text |  | Where the attic is. |\n');
    expect(page).toContain('{ "tool": "attic", ... }');
    const schema = JSON.stringify(z.toJSONSchema(checkOf('backups').options, { io: 'input' }));
    expect(schema).toContain('"tool":{"type":"string","const":"attic"}');
  });
});

describe('electron/checks', () => {
  const files = readdirSync('electron/checks', { recursive: true, encoding: 'utf8' })
    // Checks of the system know ZFS and btrfs as file systems.
    .filter((file) => file.endsWith('.ts') && !file.startsWith('system/'))
    .map((file) => ({ file, text: readFileSync(path.join('electron/checks', file), 'utf8') }));
  const fileOf = (id: string) => id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

  it.each([...backupTools, ...snapshotTools].map(({ id }) => id))('names %s in its own file only', (id) => {
    const quoted = new RegExp(`['"\`]${id}['"\`]`);
    const naming = files.filter(({ text }) => quoted.test(text)).map(({ file }) => path.basename(file));
    expect(naming).toContain(`${fileOf(id)}.ts`);
    // A long tool may have a second file, whose name begins with that of the first.
    expect(naming.filter((file) => !file.startsWith(fileOf(id)))).toEqual([]);
  });

  it('lists every tool that it has', () => {
    const defined = (define: string) => files.filter(({ text }) => text.includes(` ${define}({`)).length;
    expect(defined('defineBackupTool')).toBe(backupTools.length);
    expect(files.filter(({ text }) => text.includes('...defineSourceTool({'))).toHaveLength(
      snapshotTools.length,
    );
    expect(backupChecks.map(({ id }) => id)).toEqual(['backups', ...backupTools.map(({ id }) => id)]);
  });
});

/** They are on the disks of workstations: under other keys nobody would know the last backup of a place that is away. */
it.each([
  [
    {
      tool: 'borg',
      archives: 'x-*',
      repository: '/r',
      passphrase: 'keystore',
      passphraseFile: '~/p',
      name: 'n',
    },
    '9d98851cbdf84488',
  ],
  [{ tool: 'restic', path: '/p', host: 'h', repository: '/r', passwordFile: 'f' }, '1efbc56cc41c762e'],
  [{ tool: 'borgmatic' }, 'c1c14a213fe56a2b'],
  [{ tool: 'back-in-time', profile: 2, config: '/c' }, 'e516168e5a05a92f'],
  [{ tool: 'stamp-file', path: '/s' }, '94d018dbe12539a4'],
])('remembers %j by the key that it always had', async (source, key) => {
  expect(keyOf(sourceSchema(backupTools).parse(source))).toBe(key);
  const { tool, ...options } = source;
  const check = backupChecks.find(({ id }) => id === tool);
  const context = contextFor(check?.options.parse(options), { run: async () => exited(1) });
  const result = await check?.run(context, check.thresholds.parse(undefined));
  expect(Object.keys(result?.memory as object)).toEqual([key]);
});
