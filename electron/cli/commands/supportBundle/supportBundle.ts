import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { message } from '../../../../shared/message';
import { askAgent } from '../../../agent/control/ask';
import { supportBundle } from '../../../agent/documents/supportBundle';
import { loadConfiguration } from '../../../agent/plan/configuration';
import { json, line, type Surroundings, translatorFor } from '../../surroundings';

export interface BundleOptions {
  json?: boolean;
  preview?: boolean;
}

/**
 * Writes what support needs to a file that only the person can read, or with `preview` prints it and writes nothing.
 * Never writes over a file. Exit code 1 when it cannot be written.
 */
export async function writeSupportBundle(
  surroundings: Surroundings,
  file: string,
  options: BundleOptions,
): Promise<number> {
  const { environment } = surroundings;
  const t = translatorFor(environment);
  // An app that does not answer is a reason for a bundle, not against it.
  const configuration = loadConfiguration(environment);
  const snapshot = await askAgent(configuration.paths.controlSocket, 'status').catch(() => undefined);
  const text = await supportBundle(configuration, environment, snapshot);
  if (options.preview) {
    surroundings.out.write(text);
    return 0;
  }
  const path = resolve(file);
  try {
    await writeFile(path, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    surroundings.error.write(`${t.render(message('cli.support-bundle.failed', { file: path, reason }))}\n`);
    return 1;
  }
  if (options.json) json(surroundings, { file: path });
  else line(surroundings, t.render(message('cli.support-bundle.written', { file: path })));
  return 0;
}
