import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { globForm } from '../../glob';
import { namesIn } from './source';

/**
 * Which of some refs `ID/ARCH/BRANCH` somebody keeps as they are with `flatpak mask`: every installation that has one
 * masks it. `flatpak update` passes these by, and the list of updates does not (tried with 1.14.10).
 */
export async function maskedRefs(
  installations: readonly string[],
  refs: readonly string[],
): Promise<ReadonlySet<string>> {
  const masks = await Promise.all(
    installations.map(async (folder) => ({ folder, patterns: await patternsOf(folder) })),
  );
  const masked = await Promise.all(
    refs.map(async (ref) => {
      const holds = await Promise.all(masks.map(({ folder }) => isIn(folder, ref)));
      const holding = masks.filter((_, index) => holds[index]);
      return holding.length > 0 && holding.every(({ patterns }) => patterns.some((one) => matches(one, ref)));
    }),
  );
  return new Set(refs.filter((_, index) => masked[index]));
}

async function patternsOf(installation: string): Promise<string[]> {
  const config = await readFile(path.join(installation, 'repo/config'), 'utf8').catch(() => '');
  return (/^xa\.masked=(.*)$/m.exec(config)?.[1] ?? '').split(';').filter((pattern) => pattern !== '');
}

async function isIn(installation: string, ref: string): Promise<boolean> {
  const kinds = ['app', 'runtime'].map((kind) => namesIn(path.join(installation, kind, ref)));
  return (await Promise.all(kinds)).some((names) => names.length > 0);
}

/**
 * A pattern is `[app/|runtime/]ID[/ARCH[/BRANCH]]`; `*` stands for anything within a part, and a part that is empty or
 * not there for all. Source: flatpak-mask(1).
 */
export function matches(pattern: string, ref: string): boolean {
  const given = ref.split('/');
  const wanted = pattern.replace(/^(?:app|runtime)\//, '').split('/');
  return wanted.every((part, index) => part === '' || globForm(part).test(given[index] ?? ''));
}
