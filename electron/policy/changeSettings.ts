import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { applyEdits, modify } from 'jsonc-parser';
import writeFileAtomic from 'write-file-atomic';
import type { Fault } from '../../shared/fault';
import { message } from '../../shared/message';
import { SettingsSchema } from '../../shared/policy';
import { readRegular } from '../platform/files/regularFile';
import { JsonDocument } from './document';
import { issueFaults } from './issues';
import { judgeConfiguration, type KnownChecks } from './judge';
import { type Layer, Merged } from './merge';
import { isMissing } from './readTrusted';

/** One value of the settings file and what it is to be; undefined takes it out. */
export interface Change {
  path: readonly string[];
  value: unknown;
}

const formattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' };

/**
 * Changes values of the person's settings file and leaves everything else in it, comments too, as it is. Nothing is
 * written when the file would not be sound by itself or together with the policy's layers (`under` weaker and `over`
 * stronger than the settings): then the problems say field, value and remedy. Rejects when the file cannot be written.
 */
export async function changeSettings(
  file: string,
  changes: readonly Change[],
  checks: KnownChecks,
  policy: { under: readonly Layer[]; over: readonly Layer[] },
): Promise<Fault[]> {
  const before = read(file);
  const malformed = new JsonDocument(file, before).faults('settings');
  if (malformed.length > 0) return malformed;
  const after = [{ path: ['version'], value: 1 }, ...changes].reduce(
    (text, { path, value }) => applyEdits(text, modify(text, [...path], value, { formattingOptions })),
    before,
  );
  const faults = judge(new JsonDocument(file, after), checks, policy);
  if (faults.length > 0) return faults;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  await writeFileAtomic(file, `${after.trimEnd()}\n`, { mode: 0o600 });
  return [];
}

function read(file: string): string {
  try {
    const text = readRegular(file);
    return new JsonDocument(file, text).value === undefined ? `${text}{}` : text;
  } catch (error) {
    if (isMissing(error)) return '{}';
    throw error;
  }
}

function judge(
  document: JsonDocument,
  checks: KnownChecks,
  { under, over }: { under: readonly Layer[]; over: readonly Layer[] },
): Fault[] {
  const parsed = SettingsSchema.safeParse(document.value);
  if (!parsed.success) {
    return issueFaults(parsed.error.issues, {
      area: 'settings',
      schema: SettingsSchema,
      value: document.value,
      base: [],
      placeOf: (path) => document.placeOf(path),
    });
  }
  const own: Layer = { name: 'settings', document, prefix: [], value: withoutVersion(document.value) };
  return judgeConfiguration(new Merged([...under, own, ...over]), checks, 'settings');
}

function withoutVersion(value: unknown): unknown {
  const { version: _, ...body } = value as Record<string, unknown>;
  return body;
}

/** What is said when a value is IT's: the window does not offer it, but whoever asks must be told. */
export function lockedFault(field: string, file: string): Fault {
  return {
    area: 'settings',
    message: message('settings.locked', { field, file }),
    remedy: message('settings.locked.remedy'),
  };
}
