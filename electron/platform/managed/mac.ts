import { existsSync } from 'node:fs';
import type { ReadManaged } from './managed';

/** The preferences domain of a configuration profile. */
export const managedDomain = 'org.fettle.Fettle';

/** Where macOS puts what a profile for the whole machine says; only root writes there. */
const file = `/Library/Managed Preferences/${managedDomain}.plist`;

/** The policy of a configuration profile, whose keys are those of a policy file. Never run on a Mac by us. */
export const readMacManaged: ReadManaged = (run) => {
  if (!existsSync(file)) return undefined;
  const text = run(['/usr/bin/plutil', '-convert', 'json', '-o', '-', file]);
  return { place: file, text: withoutPayload(text) };
};

/** macOS adds keys of the profile itself, which are no part of the policy. */
export function withoutPayload(text: string): string {
  const keys: unknown = JSON.parse(text);
  const own = Object.entries(Object(keys)).filter(([key]) => !key.startsWith('Payload'));
  return JSON.stringify(Object.fromEntries(own), undefined, 2);
}
