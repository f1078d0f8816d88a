import * as z from 'zod';
import type { ProcessOutcome } from '../../../platform/processes/process';
import { askTool } from '../../backups/read/ask';
import { type FoundBackup, newestFound } from '../../backups/read/found';
import {
  noRepository,
  notPermitted,
  notUnderstood,
  type Reading,
  toolFailed,
} from '../../backups/read/reading';
import type { AnySourceTool } from '../../backups/tools/tool';
import type { CheckContext } from '../../check';

/** A tool that makes snapshots. It is no check of its own. */
export interface SnapshotTool extends AnySourceTool {
  /** Where a source of it says that its snapshots are; the end of a sentence in docs/checks.md. */
  where: string;
  /** Options of a source that show how one looks. */
  example?: Readonly<Record<string, unknown>>;
}

/** What every tool's sources may have. */
export const name = z.string().min(1).max(60).optional();

/**
 * Whether a path or dataset belongs to a program that makes snapshots for itself, as of the layers of its images: such a
 * snapshot says nothing about the person's files.
 */
export function isOfContainers(path: string): boolean {
  const names =
    'docker|containers?|containerd|podman|buildah|lxd|lxc|incus|machines|libvirt|waydroid|snapd|flatpak|k3s|rancher';
  return (
    new RegExp(`(?:^|/)(?:${names})(?:/|$)`, 'i').test(path) ||
    /\/(?:storage\/)?btrfs\/subvolumes\//.test(path)
  );
}

/** Runs a tool that gives times without a zone. */
export function askInUtc(
  context: CheckContext<unknown>,
  ...argv: [string, ...string[]]
): Promise<ProcessOutcome> {
  return askTool(context, argv, { TZ: 'UTC' });
}

/** The newest snapshot that is not of containers; those alone are no snapshot at all. */
export function newestOfPerson(tool: string, found: readonly FoundBackup[]): Reading {
  const own = found.filter(({ host }) => host === undefined);
  if (own.length > 0) return newestFound(tool, found, { host: 'person' });
  return found.length > 0 ? { kind: 'empty', passed: { foreign: found.length } } : { kind: 'empty' };
}

/** A last line without its end was cut off; it is kept with a mark that no line has. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  return rest === '' ? lines : [...lines, ''];
}

/** What kept a tool from answering; undefined when its answer is whole. */
export function failure(tool: string, outcome: ProcessOutcome, timeout: number): Reading | undefined {
  if (outcome.kind !== 'exited') return toolFailed(tool, outcome, timeout, '');
  const { code, stderr } = outcome;
  if (code === 0) return outcome.truncated ? notUnderstood(tool) : undefined;
  if (/not permitted|permission|No permissions/i.test(stderr)) return notPermitted(tool);
  if (/not found|does not exist|not a btrfs filesystem|can't access/i.test(stderr)) return noRepository(tool);
  return toolFailed(tool, outcome, timeout, '');
}
