/**
 * Builds a program of which each run loads only what it needs: one file that starts it, and beside it chunks, loaded when the
 * source's `import()` asks for them. esbuild cuts ES modules only, so each piece becomes CommonJS afterwards, which Node loads faster.
 */
import fs from 'node:fs';
import path from 'node:path';

/**
 * @param {import('esbuild').BuildOptions & {outfile: string}} options as for one file; the chunks of NAME.js are NAME-HASH.js
 */
export async function buildInChunks({ outfile, supported, ...options }) {
  const { build, transform } = await import('esbuild');
  const folder = path.dirname(outfile);
  const { name } = path.parse(outfile);
  const { outputFiles } = await build({
    ...options,
    outdir: folder,
    entryNames: name,
    // Beside the program: what is loaded by a relative path lies there.
    chunkNames: `${name}-[hash]`,
    format: 'esm',
    splitting: true,
    sourcemap: options.sourcemap ? 'inline' : false,
    write: false,
    plugins: [...(options.plugins ?? []), noLatePackages(options.external ?? [])],
  });
  const written = await Promise.all(
    outputFiles.map(async ({ path: file, text }) => {
      const { code, map } = await transform(text, {
        sourcefile: path.basename(file),
        format: 'cjs',
        platform: 'node',
        target: options.target,
        supported,
        minify: options.minify,
        sourcemap: options.sourcemap ? 'external' : false,
        logLevel: 'warning',
      });
      fs.writeFileSync(file, map ? `${code}//# sourceMappingURL=${path.basename(file)}.map\n` : code);
      if (map) fs.writeFileSync(`${file}.map`, map);
      return path.basename(file);
    }),
  );
  removeFormer(folder, name, written);
}

/**
 * An esbuild plugin that refuses `import('package')`: a chunk of a CommonJS package has only a default export, so its names would be
 * undefined when the program runs. A file of ours that names them in a static export can be imported late instead.
 */
function noLatePackages(external) {
  return {
    name: 'no-late-packages',
    setup(build) {
      build.onResolve({ filter: /^[^.]/ }, ({ kind, path: name, importer }) => {
        // What stays outside, as Node's own modules do, is loaded as it is.
        const outside = name.startsWith('node:') || external.includes(name);
        const late = kind === 'dynamic-import' && !outside && !importer.includes('node_modules');
        return late
          ? {
              errors: [
                { text: `import('${name}') has no names in a chunk; import a file that exports them` },
              ],
            }
          : undefined;
      });
    },
  };
}

/** Chunks of builds before: their names say what was in them. */
function removeFormer(folder, name, written) {
  for (const found of fs.readdirSync(folder)) {
    const former = found.startsWith(`${name}-`) && !written.includes(found.replace(/\.map$/, ''));
    if (former) fs.rmSync(path.join(folder, found));
  }
}
