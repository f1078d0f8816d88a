#!/usr/bin/env node
/**
 * Formats and lints what is staged, as `npm run format` does, and stages the result. A file of which only a part is staged is formatted in the
 * index alone: the rest stays in the working tree, as the developer left it.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

// Git starts hooks at the top of the working tree.
const root = process.cwd();
const read = (...args) => git(args).toString();
const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
const flags = ['--error-on-warnings', '--no-errors-on-unmatched', '--files-ignore-unknown=true'];

function git(args, input) {
  return execFileSync('git', args, {
    cwd: root,
    input,
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

function check(args, options) {
  return execFileSync(process.execPath, [biome, 'check', '--write', ...args], {
    cwd: root,
    maxBuffer: 1 << 28,
    ...options,
  });
}

/** Paths below the root. */
function changed(...args) {
  return read('diff', '--name-only', '--diff-filter=ACMR', '-z', ...args)
    .split('\0')
    .filter(Boolean);
}

function formatInIndex(file) {
  const text = git(['show', `:${file}`]);
  const formatted = check([`--stdin-file-path=${file}`, ...flags], {
    input: text,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (formatted.equals(text)) return;
  const mode = read('ls-files', '--stage', '--', file).split(' ')[0];
  const hash = git(['hash-object', '-w', '--stdin'], formatted).toString().trim();
  git(['update-index', '--cacheinfo', `${mode},${hash},${file}`]);
}

function main() {
  const staged = changed('--cached').filter((file) => /\.(?:[cm]?[jt]s|[jt]sx|jsonc?|css|html)$/.test(file));
  if (staged.length === 0) return;
  if (!fs.existsSync(biome)) {
    process.stderr.write(
      'What is staged is not formatted: there are no packages here ("npm ci" installs them).\n',
    );
    return;
  }
  const inPart = new Set(changed());
  const whole = staged.filter((file) => !inPart.has(file));
  if (whole.length > 0) {
    check([...flags, '--', ...whole], { stdio: 'inherit' });
    git(['add', '--', ...whole]);
  }
  for (const file of staged.filter((name) => inPart.has(name))) formatInIndex(file);
}

try {
  main();
} catch {
  // Git or Biome has said why.
  process.stderr.write('Not committed; "git commit --no-verify" commits it as it is.\n');
  process.exitCode = 1;
}
