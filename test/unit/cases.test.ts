import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { catalog } from '../../electron/checks/catalog';
import type { TraceStep } from '../../electron/checks/check';
import { save } from '../../electron/cli/commands/run/save';
import { savedCase } from '../../electron/cli/commands/run/savedCase';
import { contextFor, exited } from '../support/agent/checks';
import { type Case, caseFolders, readCase } from '../support/cases/caseFile';
import { differences, runCase } from '../support/cases/runCase';

const corpus = 'test/cases';
const folders = caseFolders(corpus);

/** What the case that runs says of its machine beside commands and files. */
const machine = vi.hoisted(() => ({
  system: 'linux',
  library: {} as Record<string, unknown>,
  os: {} as Record<string, unknown>,
}));
vi.mock('../../electron/platform/system', () => ({ currentSystem: () => machine.system }));
vi.mock('systeminformation', () => {
  const ask = (question: string) => async () => {
    if (!(question in machine.library))
      throw new Error(`the case has no answer of the library to ${question}`);
    return machine.library[question];
  };
  return { default: new Proxy({}, { get: (_, question) => ask(String(question)) }) };
});
vi.mock('node:os', async (original) => {
  const os = await original<Record<string, (...given: unknown[]) => unknown>>();
  const answered = ['uptime', 'loadavg', 'availableParallelism', 'networkInterfaces'].map((question) => [
    question,
    (...given: unknown[]) => (question in machine.os ? machine.os[question] : os[question]?.(...given)),
  ]);
  return { ...os, ...Object.fromEntries(answered) };
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const systems = { linux: 'linux', darwin: 'mac', win32: 'windows' } as const;
function said(one: Case) {
  Object.assign(machine, { system: systems[one.system], library: one.library, os: one.os });
  for (const name of ['XDG_CURRENT_DESKTOP', 'XDG_SESSION_DESKTOP', 'DESKTOP_SESSION'])
    vi.stubEnv(name, one.environment[name]);
  for (const [name, value] of Object.entries(one.environment)) vi.stubEnv(name, value);
  return runCase(one);
}

describe('what people met', () => {
  it.each(folders.map((folder) => [path.relative(corpus, folder), folder]))('%s', async (_, folder) => {
    const one = readCase(folder);
    const answer = await said(one);
    expect(differences(one, answer), JSON.stringify(answer, null, 2)).toEqual([]);
  });
});

describe('the corpus', () => {
  const cases = folders.map(readCase);

  it('has a public source of its own for each case', () => {
    const sources = cases.map(({ source }) => source.replace(/[#?].*$|\/$/g, '').toLowerCase());
    expect(sources.filter((source, index) => sources.indexOf(source) !== index)).toEqual([]);
  });

  it('is about checks of the catalog', () => {
    expect(cases.filter(({ check }) => !catalog.has(check)).map(({ folder }) => folder)).toEqual([]);
  });

  it('expects words of each answer, for a state alone can be right by chance', () => {
    expect(cases.filter(({ answer }) => answer.says.length === 0).map(({ folder }) => folder)).toEqual([]);
  });

  it('holds right answers that a zealous mend would break', () => {
    expect(cases.filter(({ zealous }) => zealous).length).toBeGreaterThanOrEqual(cases.length / 3);
  });
});

describe('the runner', () => {
  let made: string;
  beforeEach(() => {
    made = mkdtempSync(path.join(tmpdir(), 'fettle-corpus-'));
  });
  afterEach(() => rmSync(made, { recursive: true }));

  const valid = {
    met: 'A disk that is nearly full was told to be full.',
    source: 'https://example.org/1',
    system: 'linux',
    now: '2026-12-01T10:00:00Z',
    commands: [{ argv: ['df', '...'], failure: 'timed-out' }],
    answer: { state: 'unknown', says: ['df'] },
  };
  function put(content: object): string {
    const folder = path.join(made, 'disk/made-up');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'case.json'), JSON.stringify(content));
    return folder;
  }

  it('names the file and the field of a bad case', () => {
    const bad = { ...valid, commands: [{ argv: ['df'], failure: 'late' }] };
    expect(() => readCase(put(bad))).toThrow(/disk\/made-up\/case\.json: commands\.0\.failure/);
    expect(() => readCase(put({ ...valid, anwser: 1 }))).toThrow(/anwser/);
    expect(() => readCase(put({ ...valid, answer: { state: 'ok', says: ['('] } }))).toThrow(
      /answer\.says\.0/,
    );
  });

  it('takes a folder with no line of code, and tells a wrong answer', async () => {
    put(valid);
    const [folder = ''] = caseFolders(made);
    const one = readCase(folder);
    const answer = await said(one);
    expect(differences(one, answer)).toEqual([]);
    const other = { state: 'ok' as const, says: ['all is well'], never: ['df'], perfdata: ['/=1'] };
    expect(differences({ ...one, answer: other }, answer)).toHaveLength(4);
  });

  it('takes what `fettle run --save` wrote, which says the same there', async () => {
    const check = catalog.get('disk');
    if (!check) throw new Error('no check of the disks');
    const entry = { check, options: check.options.parse({}), thresholds: check.thresholds.parse({}) };
    const stdout =
      'Filesystem Type 1-blocks Used Available Capacity Mounted on\n/dev/a ext4 100 96 4 96% /\n';
    const steps: TraceStep[] = [];
    const run = async () => exited(0, stdout);
    const context = { ...contextFor({}, { run }), options: entry.options };
    const result = await check.run(
      {
        ...context,
        run: async (command) => {
          const outcome = await run();
          steps.push({ kind: 'command', argv: command.argv, environment: [], outcome });
          return outcome;
        },
      },
      entry.thresholds,
    );
    const content = savedCase(entry, { result, steps }, 'linux', (text) => text);
    const written: string[] = [];
    const write = { write: (text: string) => written.push(text) };
    const surroundings = { environment: {}, version: '0', out: write, error: write, terminal: false };
    const file = path.join(made, 'saved.json');
    expect(await save(surroundings, content, file, false)).toBe(false);
    expect(existsSync(file)).toBe(false);
    const asked = { ...surroundings, terminal: true, ask: async () => 'y' };
    expect(await save(asked, content, file, false)).toBe(true);
    expect(written[0]).toBe(readFileSync(file, 'utf8'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await save(surroundings, content, file, true)).toBe(false);
    const saved = JSON.parse(readFileSync(file, 'utf8'));
    expect(() => readCase(put(saved))).toThrow(/met: .*source: /);
    const one = readCase(put({ ...saved, met: valid.met, source: valid.source }));
    const answer = await said(one);
    expect(differences(one, answer)).toEqual([]);
    expect(answer.state).toBe('critical');
  });

  it('writes durations of a saved case as a policy does', () => {
    const check = catalog.get('uptime');
    if (!check) throw new Error('no check of the uptime');
    const entry = {
      check,
      options: check.options.parse({}),
      thresholds: check.thresholds.parse({ uptime: { warning: '9d' } }),
    };
    const result = {
      state: 'ok',
      summary: { id: 'swap.none' },
      evidence: [],
      remedy: [],
      perfdata: [],
    } as const;
    const times = { started: 0, ended: 0 };
    const ran = { result: { ...result, evidence: [], remedy: [], perfdata: [], ...times }, steps: [] };
    const saved = savedCase(entry, ran, 'linux', (text) => text);
    expect(saved).toMatchObject({ thresholds: { uptime: { warning: '9d' } } });
  });

  it('keeps what a case had no answer to', async () => {
    const one = readCase(put({ ...valid, commands: [], programs: ['df'] }));
    expect((await said(one)).unanswered).toEqual([expect.stringMatching(/^df -P/)]);
  });
});
