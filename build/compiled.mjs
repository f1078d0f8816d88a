/** Builds a program that starts quickly: beside it lies what V8 compiled of it when it ran here. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * Writes NAME.js, which starts the program, the program itself as NAME-HASH.js, and what a Node.js compiled of it as
 * NAME-HASH-SYSTEM-PROCESSOR.cache.
 * @param {import('esbuild').BuildOptions & {outfile: string}} options as for one file
 * @param {{compiler?: {executable: string, environment?: Record<string, string>}, args: string[]}} how
 *   `compiler`: the Node.js that will run the program, where it runs here too; `args`: of a run that needs what most runs need
 */
export async function buildCompiled({ outfile, ...options }, { compiler, args }) {
  const { build } = await import('esbuild');
  const folder = path.dirname(outfile);
  const { name } = path.parse(outfile);
  const { outputFiles } = await build({ ...options, outfile, write: false });
  const source = outputFiles.find(({ path: file }) => file.endsWith('.js'));
  // The name tells the source: V8 compares nothing of it but its length.
  const program = `${name}-${createHash('sha256').update(source.contents).digest('hex').slice(0, 12)}`;
  removeFormer(folder, name);
  for (const { path: file, contents } of outputFiles)
    fs.writeFileSync(path.join(folder, path.basename(file).replace(name, program)), contents);
  const loader = fs.readFileSync(beside('loader.cjs'), 'utf8');
  fs.writeFileSync(outfile, loader.replace('PROGRAM', JSON.stringify(program)));
  if (compiler) await keepCompiled(outfile, path.join(folder, program), compiler, args);
  return path.join(folder, `${program}.js`);
}

function removeFormer(folder, name) {
  for (const found of fs.readdirSync(folder))
    if (found.startsWith(`${name}-`)) fs.rmSync(path.join(folder, found));
}

/** Runs the program once as nobody, on a machine where nothing is set up. */
async function keepCompiled(outfile, program, { executable, environment = {} }, args) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'fettle-compiling-'));
  const nobody = {
    HOME: home,
    XDG_STATE_HOME: home,
    XDG_CONFIG_HOME: home,
    FETTLE_POLICY: home,
    FETTLE_MACHINE: home,
  };
  const file = `${program}-${process.platform}-${process.arch}.cache`;
  const child = spawn(executable, [beside('keepCompiled.cjs'), outfile, file, ...args], {
    env: { PATH: process.env.PATH, ...nobody, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  fs.rmSync(home, { recursive: true, force: true });
  if (!fs.existsSync(file)) throw new Error(`${executable} kept nothing of what it compiled`);
}
