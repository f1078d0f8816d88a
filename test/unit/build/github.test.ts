import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readArguments } from '../../../build/package/dist.mjs';
import { issueForm } from './issueForm';
import { loadWorkflowParser } from './workflowParser';

/** What GitHub would read; nothing of it ever ran, so it is held against what GitHub says of it. */
const read = (file: string) => readFileSync(file, 'utf8');

interface Step {
  uses?: string;
  run?: string;
}

interface Field {
  attributes: { label?: string };
}

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { permissions?: object; 'timeout-minutes'?: number; steps: Step[] }>;
}

const loaded = loadWorkflowParser();

/** The errors that GitHub's own parser finds, of the form and of the expressions. */
async function errorsOf(name: string, content: string): Promise<string[]> {
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await loaded;
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

const workflows = readdirSync('.github/workflows').map((name) => `.github/workflows/${name}`);

test('there are workflows for tests and for releases', () => {
  expect(workflows).toEqual(['.github/workflows/ci.yml', '.github/workflows/release.yml']);
});

describe.each(workflows)('%s', (file) => {
  const text = read(file);
  const workflow: Workflow = parse(text);
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  test("is what GitHub's own parser takes", async () => {
    expect(await errorsOf(file, text)).toEqual([]);
  });

  test.each([
    ['an unknown key', text.replace('timeout-minutes:', 'timeout-hours:')],
    ['a job without a runner', text.replace(/^ {4}runs-on:.*\n/m, '')],
    ['an unknown right', text.replace('contents: read', 'contents: all')],
    ['an unknown name in an expression', text.replace('{{ matrix.os }}', '{{ matrux.os }}')],
  ])('would not be taken with %s', async (_, broken) => {
    expect(broken).not.toBe(text);
    expect(await errorsOf(file, broken)).not.toEqual([]);
  });

  test('may only read, except in a job that says what else', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const more = jobs.filter(([, job]) => job.permissions !== undefined).map(([name]) => name);
    expect(more).toEqual(file.endsWith('release.yml') ? ['publish'] : []);
  });

  test('pins each action by its commit and says which version that is', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used).not.toEqual([]);
    for (const one of used) expect(text).toMatch(new RegExp(`uses: ${one} # v\\d+\\.\\d+\\.\\d+\n`));
    expect(used.filter((one) => !/^actions\/[a-z-]+@[0-9a-f]{40}$/.test(one))).toEqual([]);
  });

  test('ends a job that hangs, and puts no expression into a script', () => {
    for (const [name, job] of jobs)
      expect([name, job['timeout-minutes']]).toEqual([name, expect.any(Number)]);
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  test('calls only what is there', () => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
    const run = steps.map(({ run: one }) => one ?? '').join('\n');
    for (const [, name] of run.matchAll(/npm run ([\w:]+)/g)) expect(scripts).toContain(name);
    for (const [called] of run.matchAll(/(?:^|\s)(?:\.ci\/run|build\/[\w/.-]+|test\/[\w/.-]+)/gm))
      expect([called, existsSync(called.trim())]).toEqual([called, true]);
    const programs = [...run.matchAll(/npx ([\w-]+)/g)].map(([, name]) => name);
    expect(programs.filter((name) => !existsSync(`node_modules/.bin/${name}`))).toEqual([]);
  });
});

test('a release has every package that can be built', () => {
  const { jobs } = parse(read('.github/workflows/release.yml'));
  const linux = jobs.linux.steps.flatMap(({ run }: Step) => [
    ...(run ?? '').matchAll(/npm run dist -- (--\w+) (\w+)/g),
  ]);
  const elsewhere = jobs.elsewhere.strategy.matrix.include as { system: string; targets: string }[];
  const built = [
    ...linux.map(([, system, target]: string[]) => readArguments([system, target])),
    ...elsewhere.flatMap(({ system, targets }) =>
      targets.split(' ').map((target) => readArguments([`--${system}`, target])),
    ),
  ];
  expect(built.map(({ system, target }) => `${system} ${target}`)).toEqual([
    'linux deb',
    'linux rpm',
    'win nsis',
    'win msi',
    'mac dmg',
  ]);
  expect(built.filter(({ test: marked }) => marked)).toEqual([]);
});

describe('the issue forms', () => {
  const folder = '.github/ISSUE_TEMPLATE';
  const forms = readdirSync(folder).filter((name) => name !== 'config.yml');

  test.each(forms)('%s has the form that GitHub asks for', (name) => {
    const form = issueForm.parse(parse(read(`${folder}/${name}`)));
    const ids = form.body.flatMap((field) => ('id' in field ? (field.id ?? []) : []));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('are the only way, because a blank issue forgets the version', () => {
    expect(parse(read(`${folder}/config.yml`))).toEqual({ blank_issues_enabled: false });
  });

  test.each([
    ['a field without a label', (body: Field[]) => delete body[0]?.attributes.label],
    ['a field of an unknown type', (body: Field[]) => body[0] && Object.assign(body[0], { type: 'date' })],
    ['an unknown key', (body: Field[]) => body[0] && Object.assign(body[0], { valid: true })],
    ['nothing to fill in', (body: Field[]) => body.splice(0)],
  ])('would not be taken with %s', (_, spoil) => {
    const form = parse(read(`${folder}/idea.yml`));
    spoil(form.body);
    expect(issueForm.safeParse(form).success).toBe(false);
  });
});

test('code owners are named for places that are there', () => {
  const lines = read('.github/CODEOWNERS')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(lines[0]).toMatch(/^\* @/);
  for (const line of lines) {
    const [place = '', ...owners] = line.split(' ');
    expect(owners.filter((owner) => !/^@[\w-]+\/[\w-]+$/.test(owner))).toEqual([]);
    if (place !== '*') expect([place, existsSync(`.${place}`)]).toEqual([place, true]);
  }
});
