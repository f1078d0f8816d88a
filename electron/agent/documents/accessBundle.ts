import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Paths } from '../../platform/paths';
import { ownPerson } from '../../platform/person';
import { composeCards } from '../consent/notice';
import { type DescribedValue, describePlan } from '../plan/describe';
import type { Plan } from '../plan/plan';

/** Everything that Fettle keeps here about a person (Art. 15 GDPR). Times are epoch seconds. */
export interface AccessBundle {
  madeAt: number;
  version: string;
  /** What the system says about person and computer, which redaction takes out. */
  identity: ReturnType<typeof ownPerson>;
  /** The notice as it is now. */
  notice: ReturnType<typeof composeCards>;
  /** The configuration with the origin of every value, secrets masked. */
  configuration: DescribedValue[];
  /** Every file in the state folder, and the settings, as they are, but private keys; JSON files as values. */
  files: Record<string, unknown>;
}

/** Collects all local data of this person; reads only. */
export function accessBundle(paths: Paths, plan: Plan, version: string, now: number): AccessBundle {
  const settings = readable(paths.settingsFile);
  return {
    madeAt: now,
    version,
    identity: ownPerson(),
    notice: composeCards(plan),
    configuration: describePlan(plan),
    files: {
      ...(settings === undefined ? {} : { 'settings.json': settings }),
      ...filesOf(paths.state, ''),
    },
  };
}

/** Every file and not a list of known ones, so that what comes to be kept later is in it too. */
function filesOf(folder: string, inside: string): Record<string, unknown> {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch {
    return {};
  }
  return Object.assign(
    {},
    ...names.map((name) => {
      const path = join(folder, name);
      const kind = lstatSync(path, { throwIfNoEntry: false });
      if (kind?.isDirectory()) return filesOf(path, `${inside}${name}/`);
      // The control socket holds nothing.
      return kind?.isFile() ? { [`${inside}${name}`]: readable(path) } : {};
    }),
  );
}

function readable(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  // Who has this bundle must not become the workstation.
  if (text.includes('PRIVATE KEY-----')) return '***';
  try {
    return JSON.parse(text);
  } catch {
    return text.split('\n');
  }
}
