#!/usr/bin/env node
/**
 * Runs every suite, or those that are named, and prints one closing line: `N passed, N failed` (and `, N skipped`).
 *
 *   node build/test.mjs [lint|types|floors|unit|attacks|integration|e2e|system ...]
 *
 * Lint (with formatting, and what nothing uses), types and floors count as one test each; they run side by side.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'fettle-test-'));

/** What looks at the sources alone. */
const checks = {
  lint: [
    ['biome', 'ci', '--error-on-warnings', '.'],
    ['knip', '--cache', '--cache-location=node_modules/.cache/knip'],
  ],
  types: [['tsc', '--noEmit', '-p', '.']],
  floors: [['depcruise', '--config', 'build/floors.cjs', 'electron', 'renderer', 'shared']],
};

const suites = {
  unit: () => vitest('unit'),
  attacks: () => vitest('attacks', 'verbose'),
  integration: () => vitest('integration'),
  e2e: () => playwright(),
  system: () => vitest('system'),
};

/** Runs a program of node_modules to its end. */
function run(program, args, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(path.join(root, 'node_modules/.bin', program), args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs the programs of one check; what they say is shown when all of it is there, because another check says something meanwhile. */
async function look(name) {
  const began = Date.now();
  const results = await Promise.all(checks[name].map(collect));
  const failed = results.some(({ code }) => code !== 0);
  console.log(`\n== ${name}\n${results.map(({ said }) => said.trim()).join('\n')}`);
  note(name, { passed: failed ? 0 : 1, failed: failed ? [name] : [], skipped: [] }, began);
}

/** Runs a program of node_modules to its end and keeps what it says. */
function collect([program, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(path.join(root, 'node_modules/.bin', program), args, { cwd: root });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk;
      });
    child.on('error', (error) => resolve({ code: 1, said: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

/** `verbose`: a line for each test, which for the attacks is the list of them. */
async function vitest(suite, reporter = 'default') {
  const file = path.join(reports, `${suite}.json`);
  const code = await run(
    'vitest',
    ['run', `--reporter=${reporter}`, '--reporter=json', `--outputFile.json=${file}`],
    { FETTLE_SUITE: suite },
  );
  return counted(file, code, ({ testResults }) => {
    const tests = testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ status, fullName }) => ({ status, name: `${relative(name)} > ${fullName}` })),
    );
    const of = (...wanted) => tests.filter(({ status }) => wanted.includes(status));
    // A file that does not load has failed without a test.
    const broken = testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0);
    return {
      passed: of('passed').length,
      failed: [...of('failed'), ...broken].map(({ name }) => relative(name)),
      skipped: of('pending', 'skipped', 'todo').map(({ name }) => name),
    };
  });
}

async function playwright() {
  const file = path.join(reports, 'e2e.json');
  const code = await run('playwright', ['test', '-c', 'test/playwright.config.ts', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  return counted(file, code, ({ suites, stats }) => {
    const specs = suites.flatMap(function all({ specs = [], suites: inner = [] }) {
      return [...specs, ...inner.flatMap(all)];
    });
    const of = (...wanted) =>
      specs
        .filter(({ tests }) => tests.some(({ status }) => wanted.includes(status)))
        .map(({ file: place, title }) => `${place} > ${title}`);
    return { passed: stats.expected, failed: of('unexpected', 'flaky'), skipped: of('skipped') };
  });
}

/** A runner that failed without a failed test (a crash, a report that is not there) counts as one failure. */
function counted(file, code, read) {
  let counts = { passed: 0, failed: [], skipped: [] };
  try {
    counts = read(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch (error) {
    console.error(`No report: ${error.message}`);
  }
  return code !== 0 && counts.failed.length === 0 ? { ...counts, failed: ['the runner itself'] } : counts;
}

const relative = (file) => path.relative(root, path.resolve(root, file));

const known = [...Object.keys(checks), ...Object.keys(suites)];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; there are ${known.join(', ')}`);
  process.exit(2);
}
const chosen = (name) => wanted.length === 0 || wanted.includes(name);

const total = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
/** What did not pass, by name: the log of a whole run is long, and its end is what is looked at. */
const blamed = [];

/** Counts what a suite came to. On CI's machine everything is there, so a test that skips itself has failed. */
function note(name, { passed, failed, skipped }, began) {
  total.passed += passed;
  total.failed += failed.length + (process.env.CI ? skipped.length : 0);
  total.skipped += process.env.CI ? 0 : skipped.length;
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  lines.push(`${name}: ${passed} passed, ${failed.length} failed, ${skipped.length} skipped (${seconds} s)`);
  blamed.push(...failed.map((test) => `failed: ${test}`), ...skipped.map((test) => `skipped: ${test}`));
}

await Promise.all(Object.keys(checks).filter(chosen).map(look));
for (const [name, suite] of Object.entries(suites).filter(([name]) => chosen(name))) {
  console.log(`\n== ${name}`);
  const began = Date.now();
  note(name, await suite(), began);
}
fs.rmSync(reports, { recursive: true, force: true });
console.log(`\n${[...blamed, ...lines].join('\n')}`);
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
