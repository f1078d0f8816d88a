import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { IpcHandlers } from '../../../shared/ipc';
import type { Snapshot } from '../../../shared/snapshot';
import { supportBundle } from '../../agent/documents/supportBundle';
import { loadConfiguration } from '../../agent/plan/configuration';
import { buildInfo } from '../../platform/buildInfo';

/** Answers what the page about Fettle asks. `saveAs` asks the person where to. */
export function aboutHandlers(
  view: () => Snapshot,
  saveAs: (file: { name: string; text: string }) => Promise<boolean>,
): IpcHandlers['about'] {
  // What was read is what is saved, to the letter.
  let previewed: string | undefined;
  const made = () => supportBundle(loadConfiguration(process.env), process.env, view());
  return {
    get: async () => {
      const { version, testBuild } = buildInfo();
      const { electron = '', chrome = '', node } = process.versions;
      return { version, testBuild, electron, chromium: chrome, node };
    },
    licences: () => readFile(path.join(__dirname, 'licences.txt'), 'utf8'),
    previewBundle: async () => {
      previewed = await made();
      return previewed;
    },
    saveBundle: async () => {
      previewed ??= await made();
      return saveAs({ name: 'fettle-support.json', text: previewed });
    },
  };
}
