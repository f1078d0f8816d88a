import path from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { programOptions, sources } from '../../../../build/programs.mjs';

const root = path.join(import.meta.dirname, '../../../..');

/** The text of the app's program. */
async function program(options: { release?: boolean; dev?: string }): Promise<string> {
  const { outputFiles } = await build({
    ...programOptions({ root, source: sources.main, outfile: '/main.js', ...options }),
    sourcemap: false,
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

const traces = ['EXCLUDE', 'reloadIgnoringCache', 'openDevTools', 'ws://', '"FETTLE_DEV', '5173'];

test("what the developer's loop needs is in its own build", async () => {
  const text = await program({ dev: 'http://127.0.0.1:5173' });
  for (const trace of ['EXCLUDE', 'reloadIgnoringCache', 'openDevTools', 'ws://', '5173'])
    expect(text).toContain(trace);
});

test.each([{ release: true }, { release: false }])('and in no other: %o', async (options) => {
  const text = await program(options);
  expect(traces.filter((trace) => text.includes(trace))).toEqual([]);
  expect(text).toContain("'none'");
});
