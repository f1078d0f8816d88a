import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles a program of this folder as the product is, so that no loader takes part; returns its file. */
export async function buildProgram(
  folder: string,
  name: 'sendReport' | 'bareSocket' | 'fleetAgents' | 'checksAgain',
): Promise<string> {
  const outfile = join(folder, `${name}.cjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    // jsonc-parser's UMD build cannot be bundled.
    mainFields: ['module', 'main'],
    external: ['electron', 'keytar'],
  });
  return outfile;
}
