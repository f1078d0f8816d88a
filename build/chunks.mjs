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
  const { outputFiles, metafile } = await build({
    ...options,
    outdir: folder,
    entryNames: name,
    // Beside the program: what is loaded by a relative path lies there.
    chunkNames: `${name}-[hash]`,
    format: 'esm',
    splitting: true,
    sourcemap: options.sourcemap ? 'inline' : false,
    write: false,
    metafile: true,
  });
  const packages = commonJsChunks(metafile);
  const written = await Promise.all(
    outputFiles.map(async ({ path: file, text }) => {
      const { code, map } = await transform(withNames(text, packages), {
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
 * Chunks of CommonJS packages that the source imports late. esbuild gives such a chunk a default export alone, so the names that the
 * source takes would be undefined when the program runs.
 */
function commonJsChunks({ inputs, outputs }) {
  return Object.entries(outputs)
    .filter(([, { entryPoint }]) => entryPoint !== undefined && inputs[entryPoint]?.format === 'cjs')
    .map(([file]) => path.basename(file));
}

/** The text of a piece in which every late import of a CommonJS package has the package's names. */
function withNames(text, chunks) {
  return chunks.reduce(
    (so, chunk) => so.replaceAll(`import("./${chunk}")`, `import("./${chunk}").then((m) => m.default)`),
    text,
  );
}

/** Chunks of builds before: their names say what was in them. */
function removeFormer(folder, name, written) {
  for (const found of fs.readdirSync(folder)) {
    const former = found.startsWith(`${name}-`) && !written.includes(found.replace(/\.map$/, ''));
    if (former) fs.rmSync(path.join(folder, found));
  }
}
