import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

type WorkflowParser = typeof import('@actions/workflow-parser');

/** GitHub's own parser of workflows; it imports its JSON in a way that Node.js refuses and only a bundler takes. */
export async function loadWorkflowParser(): Promise<WorkflowParser> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fettle-workflow-parser-'));
  try {
    const outfile = path.join(folder, 'parser.cjs');
    const entryPoints = ['@actions/workflow-parser'];
    await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
    return createRequire(__filename)(outfile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
