import { z } from 'zod';
import { message } from '../../../shared/message';
import { type AnyCheck, type CheckContext, defineCheck, type Platform } from '../check';
import { judgeBackups } from './judge/judge';
import type { SourceFacts } from './judge/judgeSource';
import { BackupMemorySchema, BackupThresholdsSchema } from './judge/thresholds';
import { readSource } from './read';
import { readingOf, recall } from './remembered';
import { keyOf, namesOf, type Source, SourceSchema, sourceSchemas } from './sources';

const everywhere: readonly Platform[] = ['linux', 'darwin', 'win32'];
const unix: readonly Platform[] = ['linux', 'darwin'];

/** What a check of backups is called, on which systems it can look, and options to start from where it needs some. */
type About = Pick<AnyCheck, 'title' | 'platforms' | 'example'>;

const borgExample = {
  repository: 'ssh://backup.example.com/./laptop-alice',
  passphraseFile: '~/.config/borg/passphrase',
};
const stampFileExample = { path: '/var/lib/backup/stamp.json' };

const tools: Record<Source['tool'], About> = {
  borg: { platforms: everywhere, title: 'backups.borg.title', example: borgExample },
  borgmatic: { platforms: unix, title: 'backups.borgmatic.title' },
  restic: {
    platforms: everywhere,
    title: 'backups.restic.title',
    example: { repository: 'sftp:backup.example.com:laptop-alice', passphrase: 'keystore' },
  },
  kopia: { platforms: everywhere, title: 'backups.kopia.title' },
  duplicity: {
    platforms: unix,
    title: 'backups.duplicity.title',
    example: { target: 'sftp://backup.example.com/laptop-alice' },
  },
  'deja-dup': { platforms: ['linux'], title: 'backups.deja-dup.title' },
  vorta: { platforms: unix, title: 'backups.vorta.title' },
  rsnapshot: { platforms: unix, title: 'backups.rsnapshot.title' },
  'back-in-time': { platforms: ['linux'], title: 'backups.back-in-time.title' },
  'time-machine': { platforms: ['darwin'], title: 'backups.time-machine.title' },
  'file-history': { platforms: ['win32'], title: 'backups.file-history.title' },
  'veeam-agent': { platforms: ['win32'], title: 'backups.veeam-agent.title' },
  'windows-backup': { platforms: ['win32'], title: 'backups.windows-backup.title' },
  'stamp-file': { platforms: everywhere, title: 'backups.stamp-file.title', example: stampFileExample },
};

/** `backups` looks at several sources; the check of a tool's name at one of that tool. */
export const backupChecks: readonly AnyCheck[] = [
  backupCheck(
    'backups',
    {
      platforms: everywhere,
      title: 'backups.title',
      example: {
        sources: [
          { tool: 'borg', ...borgExample },
          { tool: 'stamp-file', ...stampFileExample },
        ],
      },
    },
    z.strictObject({
      sources: z
        .array(SourceSchema)
        .min(1)
        .describe("The worst of them counts. Each has its `tool` and the options of that tool's own check."),
    }),
    ({ sources }) => sources,
  ),
  ...(Object.keys(tools) as Source['tool'][]).map((tool) => {
    const options: z.ZodType<object> = sourceSchemas[tool];
    return backupCheck(tool, tools[tool], options, (source) => [SourceSchema.parse({ ...source, tool })]);
  }),
];

function backupCheck<Options>(
  id: string,
  about: About,
  options: z.ZodType<Options>,
  sources: (options: Options) => Source[],
): AnyCheck {
  return defineCheck({
    id,
    kind: 'backups',
    ...about,
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
    const name = names[index] ?? source.tool;
    context.progress(message('backups.progress', { source: name }));
    const key = keyOf(source);
    const { answer: _, ...before } = memory[key] ?? {};
    const recalled = await recall(one, source, memory[key] ?? {});
    const reading = recalled.answer ? readingOf(recalled.answer) : await readSource(one, source, name);
    facts.push({ name, key, tool: source.tool, reading, before, recalled });
  }
  return facts;
}
