import * as z from 'zod';
import { type AnyCheck, type CheckContext, defineCheck } from '../check';
import { gatherSources, type ToolSource } from './gather';
import { judgeBackups } from './judge/judge';
import { BackupThresholdsSchema } from './judge/thresholds';
import { backupTools } from './tools';
import { type AnyBackupTool, type Source, sourceSchema, type Tools, toolOf } from './tools/tool';

/** Every check of backups. */
export const backupChecks = backupChecksOf(backupTools);

/** `backups` looks at several sources; the check of a tool's name at one of that tool. */
export function backupChecksOf(tools: Tools<AnyBackupTool>): readonly AnyCheck[] {
  return [ofSeveral(tools), ...tools.map(ofOne)];
}

function ofSeveral(tools: Tools<AnyBackupTool>): AnyCheck {
  const examples = tools.flatMap(({ id, example }) => (example ? [{ tool: id, ...example }] : []));
  return backupCheck(
    {
      id: 'backups',
      platforms: ['linux', 'darwin', 'win32'],
      title: 'backups.title',
      // The first and the last tell enough: tools that are not alike may stand side by side.
      example: { sources: [...examples.slice(0, 1), ...examples.slice(1).slice(-1)] },
    },
    z.lazy(() =>
      z.strictObject({
        sources: z
          .array(sourceSchema(tools))
          .min(1)
          .describe(
            "The worst of them counts. Each has its `tool` and the options of that tool's own check.",
          ),
      }),
    ),
    ({ sources }) => sources.map((source) => ({ tool: toolOf(tools, source), source })),
  );
}

function ofOne(tool: AnyBackupTool): AnyCheck {
  const { id, platforms, title, example, programs, configuredIn, schema } = tool;
  return backupCheck(
    {
      id,
      platforms,
      title,
      programs,
      ...(example ? { example } : {}),
      ...(configuredIn ? { configuredIn } : {}),
    },
    z.lazy(() => optionsOf(schema)),
    (options) => [{ tool, source: { ...options, tool: id } }],
  );
}

/** A tool's own check may leave its options out where all have defaults. */
function optionsOf(schema: AnyBackupTool['schema']): z.ZodType<Omit<Source, 'tool'>> {
  // Interpreted: a schema that is asked once, at every start, is not worth compiling.
  return schema.safeParse({}, { jitless: true }).success ? schema.prefault({}) : schema;
}

/** What tells the checks of backups apart. */
type About = Pick<AnyCheck, 'id' | 'title' | 'platforms' | 'example' | 'programs' | 'configuredIn'>;

function backupCheck<Options>(
  about: About,
  options: z.ZodType<Options>,
  sources: (options: Options) => ToolSource[],
): AnyCheck {
  return defineCheck({
    ...about,
    kind: 'backups',
    purpose: 'backups.purpose',
    collects: ['backups.collects.age', 'backups.collects.reason'],
    options,
    thresholds: BackupThresholdsSchema,
    defaults: { interval: 3600, timeout: 60 },
    gather: (context: CheckContext<Options>) => gatherSources(context, sources(context.options)),
    judge: judgeBackups,
  });
}
