import path from 'node:path';
import type { Traces } from '../../stamp';
import { isRemote } from './places';

/** Files below a folder, which tell whether a tool would answer as it did before. */
export interface TracePlace {
  folder: string;
  traces: Traces;
}

/**
 * What an answer depends on. `here`: only on these places. `elsewhere`: on something that only the tool can look at; the
 * places then tell of backups that were made from this account.
 */
export interface Dependence {
  kind: 'here' | 'elsewhere';
  places: readonly TracePlace[];
}

/** Only these places tell. */
function here(...places: TracePlace[]): Dependence {
  return { kind: 'here', places };
}

/** Only the tool can tell; these places tell of some backups. */
export function elsewhere(...places: TracePlace[]): Dependence {
  return { kind: 'elsewhere', places };
}

/** One file or form of names in a folder tells, which must be there, and others that may be. */
export function below(folder: string, needed: string, ...also: string[]): Dependence {
  return here({ folder, traces: { needed: [[needed]], also } });
}

/**
 * A repository with its traces, and what is left in the `cache` when a backup goes to another machine. Undefined for a place
 * whose folder nobody knows.
 */
export function ofRepository(place: string, traces: Traces, cache: TracePlace): Dependence | undefined {
  if (isRemote(place)) return elsewhere(cache);
  return path.isAbsolute(place) ? here({ folder: place, traces }) : undefined;
}

/** One file and nothing else. */
export function alone(file: string): TracePlace {
  return { folder: path.dirname(file), traces: { needed: [[path.basename(file)]], also: [] } };
}
