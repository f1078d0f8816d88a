import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { newestChange } from '../../../build/fresh.mjs';

const run = promisify(execFile);
const root = resolve(__dirname, '../../..');
const dist = join(root, 'dist');
const madeOf = ['electron', 'renderer', 'shared', 'build', 'package.json', 'package-lock.json', 'LICENSE'];

/**
 * The path of a test package of this checkout, built unless the newest one is as new as its sources; what another format of it was packed
 * from is taken again.
 */
export async function testPackage(target: 'deb' | 'rpm' | 'tar.gz'): Promise<string> {
  const changed = newestChange(madeOf.map((name) => join(root, name)));
  const isNew = async (file: string) =>
    stat(join(dist, file)).then(
      ({ mtimeMs }) => mtimeMs > changed,
      () => false,
    );
  const names = await readdir(dist).catch(() => []);
  const there = names.find((name) => name.includes('-test') && name.endsWith(`.${target}`));
  if (there !== undefined && (await isNew(there))) return join(dist, there);
  // A release leaves the same folders, and must not become a test package.
  const marked = await readFile(join(dist, 'staged/fettle.1'), 'utf8').then(
    (text) => text.includes('-test'),
    () => false,
  );
  const again = marked && (await isNew('linux-unpacked/resources/app.asar')) ? ['--again'] : [];
  const args = ['build/package/dist.mjs', '--linux', target, '--test', ...again];
  const { stdout } = await run(process.execPath, args, { cwd: root, maxBuffer: 16 * 1024 * 1024 });
  return stdout.trim().split('\n').at(-1) ?? '';
}

/** The same deb in another version, at `to`, uncompressed because that is quick. */
export async function withVersion(deb: string, version: string, to: string): Promise<void> {
  const work = await mkdtemp(join(dirname(to), 'repacked-'));
  try {
    await run('dpkg-deb', ['--raw-extract', deb, work]);
    const control = join(work, 'DEBIAN/control');
    const text = await readFile(control, 'utf8');
    await writeFile(control, text.replace(/^Version: .*$/m, `Version: ${version}`));
    await run('dpkg-deb', ['--root-owner-group', '-Znone', '--build', work, to]);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
