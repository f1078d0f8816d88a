#!/usr/bin/env node
/**
 * Runs every suite, or those that are named, and prints one closing line: `N passed, N failed` (and `, N skipped`).
 *
 *   node build/test.mjs [lint|types|floors|unit|integration|e2e|system ...]
 *
 * Lint (with formatting), types and floors count as one test each.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'fettle-test-'));

const suites = {
  lint: () => single('biome', ['ci', '--error-on-warnings', '.']),
  types: () => single('tsc', ['--noEmit', '-p', '.']),
  floors: () => single('depcruise', ['--config', 'build/floors.cjs', 'electron', 'renderer', 'shared']),
  unit: () => vitest('unit'),
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

async function single(program, args) {
  const code = await run(program, args);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

async function vitest(suite) {
  const file = path.join(reports, `${suite}.json`);
  const code = await run(
    'vitest',
    [
      'run',
      '-c',
      'test/vitest.config.mts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { FETTLE_SUITE: suite },
  );
  return counted(file, code, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

async function playwright() {
  const file = path.join(reports, 'e2e.json');
  const code = await run('playwright', ['test', '-c', 'test/playwright.config.ts', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  return counted(file, code, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));
}

/** A runner that failed without a failed test (a crash, a file that does not load) counts as one failure. */
function counted(file, code, read) {
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = read(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch (error) {
    console.error(`No report: ${error.message}`);
  }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in suites));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}`);
  process.exit(2);
}

const total = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
for (const [name, suite] of Object.entries(suites)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n== ${name}`);
  const began = Date.now();
  const counts = await suite();
  for (const key of Object.keys(total)) total[key] += counts[key];
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  lines.push(
    `${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped (${seconds} s)`,
  );
}
fs.rmSync(reports, { recursive: true, force: true });
console.log(`\n${lines.join('\n')}`);
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
