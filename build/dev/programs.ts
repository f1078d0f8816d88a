import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, context } from 'esbuild';
import { drawIcons } from '../icons.mjs';
import { writeLicences } from '../licences.mjs';
import { programOptions, sources } from '../programs.mjs';

export interface Programs {
  /** Builds again; true when a program is another than before. Rejects when it does not build, and esbuild has said why. */
  rebuild(): Promise<boolean>;
  stop(): Promise<void>;
}

interface ProgramsOptions {
  /** The checkout. */
  root: string;
  /** The folder to start Electron with; made here. */
  app: string;
  /** The address of the page's server. */
  page: string;
}

/** Builds the app except for its page, and again when asked to. */
export async function openPrograms({ root, app, page }: ProgramsOptions): Promise<Programs> {
  const out = path.join(app, 'out');
  mkdirSync(out, { recursive: true });
  const manifest = { name: 'fettle', productName: 'Fettle', type: 'commonjs', main: 'out/main.js' };
  writeFileSync(path.join(app, 'package.json'), JSON.stringify(manifest));
  // What is not bundled is found from the program's place upwards.
  symlinkSync(path.join(root, 'node_modules'), path.join(app, 'node_modules'), 'junction');
  const options = (source: string, name: string) =>
    programOptions({ root, source, outfile: path.join(out, name), dev: page });
  const [contexts] = await Promise.all([
    Promise.all(
      Object.entries(sources).map(([name, source]) =>
        context({ ...options(source, `${name}.js`), write: false }),
      ),
    ),
    build(options('node_modules/systeminformation/lib/index.js', 'systeminformation.js')),
    drawIcons(root, path.join(out, 'icons')),
    writeLicences(root, path.join(out, 'licences.txt')),
  ]);
  const written = new Map<string, string>();
  return {
    async rebuild() {
      const built = await Promise.all(contexts.map((one) => one.rebuild()));
      const changed = built
        .flatMap(({ outputFiles = [] }) => outputFiles)
        .filter((file) => written.get(file.path) !== file.hash);
      for (const { path: file, hash, contents } of changed) {
        writeFileSync(file, contents);
        written.set(file, hash);
      }
      // A comment changes no program, only where its lines come from.
      return changed.some(({ path: file }) => file.endsWith('.js'));
    },
    stop: async () => {
      await Promise.all(contexts.map((one) => one.dispose()));
    },
  };
}
