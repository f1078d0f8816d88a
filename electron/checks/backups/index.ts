import { z } from 'zod';
import type { MessageId } from '../../../shared/i18n';
import { message } from '../../../shared/message';
import { type AnyCheck, type CheckContext, defineCheck } from '../check';
import { readBorg } from './borg';
import { judgeBackups } from './judge';
import type { SourceFacts } from './judgeSource';
import type { Reading } from './reading';
import { readRestic } from './restic';
import {
  BorgSourceSchema,
  keyOf,
  namesOf,
  ResticSourceSchema,
  type Source,
  SourceSchema,
  StampFileSourceSchema,
} from './sources';
import { readStampFile } from './stampFile';
import { BackupMemorySchema, BackupThresholdsSchema } from './thresholds';

/** `backups` looks at several sources; `borg`, `restic` and `stamp-file` each at one. */
export const backupChecks: readonly AnyCheck[] = [
  backupCheck(
    'backups',
    'backups.title',
    z.strictObject({ sources: z.array(SourceSchema).min(1) }),
    ({ sources }) => sources,
  ),
  backupCheck('borg', 'backups.borg.title', BorgSourceSchema, (source) => [{ tool: 'borg', ...source }]),
  backupCheck('restic', 'backups.restic.title', ResticSourceSchema, (source) => [
    { tool: 'restic', ...source },
  ]),
  backupCheck('stamp-file', 'backups.stamp-file.title', StampFileSourceSchema, (source) => [
    { tool: 'stamp-file', ...source },
  ]),
];

function backupCheck<Options>(
  id: string,
  title: MessageId,
  options: z.ZodType<Options>,
  sources: (options: Options) => Source[],
): AnyCheck {
  return defineCheck({
    id,
    kind: 'backups',
    platforms: ['linux', 'darwin', 'win32'],
    title,
    purpose: 'backups.purpose',
    collects: ['backups.collects.age', 'backups.collects.reason'],
    options,
    thresholds: BackupThresholdsSchema,
    defaults: { interval: 3600, timeout: 60 },
    gather: (context: CheckContext<Options>) => gatherSources(context, sources(context.options)),
    judge: judgeBackups,
  });
}

/** Reads the sources one after the other, so that a laptop's disk and network are asked for one thing at a time. */
export async function gatherSources(
  context: CheckContext<unknown>,
  sources: readonly Source[],
): Promise<SourceFacts[]> {
  const parsed = BackupMemorySchema.safeParse(context.memory);
  const memory = parsed.success ? parsed.data : {};
  const names = namesOf(sources);
  // Each has its share of the time, so that one that hangs does not keep the others from being asked.
  const one = { ...context, timeout: context.timeout / sources.length };
  const facts: SourceFacts[] = [];
  for (const [index, source] of sources.entries()) {
    context.progress(message('backups.progress', { source: names[index] ?? source.tool }));
    const key = keyOf(source);
    facts.push({
      name: names[index] ?? source.tool,
      key,
      reading: await read(one, source),
      before: memory[key] ?? {},
    });
  }
  return facts;
}

function read(context: CheckContext<unknown>, source: Source): Promise<Reading> {
  switch (source.tool) {
    case 'borg':
      return readBorg(context, source);
    case 'restic':
      return readRestic(context, source);
    case 'stamp-file':
      return readStampFile(context, source);
  }
}
