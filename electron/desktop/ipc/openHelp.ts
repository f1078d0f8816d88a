import { shell } from 'electron';
import type { Snapshot } from '../../../shared/snapshot';

/** Opens IT's help page in the browser. The address is the policy's, checked to be https; nobody else can name one. */
export async function openHelp({ organisation }: Snapshot): Promise<void> {
  if (organisation?.helpUrl) await shell.openExternal(organisation.helpUrl);
}
