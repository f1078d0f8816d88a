#!/usr/bin/env node
/**
 * Tells Git where the project's hooks are; npm runs it after an installation. Nothing happens where it is of no use or not wanted: outside of a
 * clone, in CI, where the developer has a folder of hooks or a hook of their own. Never fails, because an installation would fail with it.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const HOOKS = 'build/hooks';

/**
 * @param {{root?: string, env?: NodeJS.ProcessEnv}} options
 * @returns {boolean} whether the hooks are now Git's
 */
export function installHooks({ root = ROOT, env = process.env } = {}) {
  // A folder inside another project's clone has hooks of that one.
  if (env.CI || !fs.existsSync(path.join(root, '.git'))) return false;
  const git = (...args) =>
    execFileSync('git', args, {
      cwd: root,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    if (git('config', '--default', '', '--get', 'core.hooksPath') !== '') return false;
    const own = path.resolve(root, git('rev-parse', '--git-path', 'hooks/pre-commit'));
    if (fs.existsSync(own)) return false;
    git('config', '--local', 'core.hooksPath', HOOKS);
    return true;
  } catch {
    // No Git here, or one that may not write.
    return false;
  }
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) installHooks();
