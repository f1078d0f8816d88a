import * as z from 'zod';
import type { MessageId } from '../../shared/i18n';
import { message } from '../../shared/message';
import { parsePluginOutput } from '../plugins/output';
import { type CheckContext, defineCheck } from './check';
import { judgePlugin, type PluginFacts } from './judgePlugin';
import { expandMacros, expandPath } from './macros';

/** Where the distributions put plugins; looked up after PATH. */
const pluginFolders = [
  '/usr/lib/nagios/plugins',
  '/usr/lib/monitoring-plugins',
  '/usr/lib64/nagios/plugins',
  '/usr/local/lib/monitoring-plugins',
];

/** Bytes of output that are kept; more helps nobody and the server refuses large requests. */
const maxOutput = 64 * 1024;

const PluginOptionsSchema = z.lazy(() =>
  z
    .strictObject({
      command: z
        .tuple([z.string().min(1)], z.string())
        .optional()
        .describe('Program and arguments; no shell.'),
      shell: z
        .enum(['sh', 'bash', 'powershell'])
        .optional()
        .describe('The shell that runs `script`; never one by itself.'),
      script: z
        .string()
        .min(1)
        .optional()
        .describe('What the shell runs. Macros are its environment (`$FETTLE_HOST`), not text in it.'),
    })
    .refine(
      ({ command, shell, script }) =>
        (command !== undefined) === (script === undefined) &&
        (script === undefined) === (shell === undefined),
      'config.expected.shell' satisfies MessageId,
    ),
);
type PluginOptions = z.infer<typeof PluginOptionsSchema>;

const NoThresholdsSchema = z.lazy(() => z.strictObject({}).prefault({}));

/** Runs any program that follows the Monitoring Plugins protocol. */
export const pluginCheck = defineCheck({
  id: 'plugin',
  kind: 'custom',
  platforms: ['linux', 'darwin', 'win32'],
  title: 'plugin.title',
  purpose: 'plugin.purpose',
  collects: ['plugin.collects.output'],
  options: PluginOptionsSchema,
  example: { command: ['check_ntp_time', '-H', 'ntp.example.com', '-w', '1', '-c', '5'] },
  thresholds: NoThresholdsSchema,
  defaults: { interval: 15 * 60, timeout: 60 },
  detect: async () => ({ available: false, reason: message('detect.needs-command') }),
  gather: gatherPlugin,
  judge: judgePlugin,
});

/** Runs the plugin with the macros in its arguments replaced. */
async function gatherPlugin(context: CheckContext<PluginOptions>): Promise<PluginFacts> {
  const { argv, environment } = commandOf(context);
  const [program] = argv;
  context.progress(message('plugin.progress', { program }));
  const outcome = await context.run({
    argv,
    ...(environment ? { environment } : {}),
    searchIn: pluginFolders,
    timeout: context.timeout,
    maxOutput,
    signal: context.signal,
  });
  const leftOut = outcome.kind === 'exited' ? parsePluginOutput(outcome.stdout).leftOut : [];
  if (leftOut.length > 0) context.trace?.({ kind: 'left-out', metrics: leftOut });
  return { program, outcome, timeout: context.timeout };
}

const shells = {
  sh: ['sh', '-c'],
  bash: ['bash', '-c'],
  powershell: ['powershell', '-NoProfile', '-NonInteractive', '-Command'],
} as const;

/**
 * What is started. In arguments macros are text; a shell would take such a text apart (a home folder may hold a blank,
 * a quote or worse), so a script gets them as the variables FETTLE_USER, FETTLE_HOST, FETTLE_ADDRESS and FETTLE_HOME.
 */
function commandOf({ options, macros }: Pick<CheckContext<PluginOptions>, 'options' | 'macros'>): {
  argv: [string, ...string[]];
  environment?: Record<string, string>;
} {
  const { command, shell, script } = options;
  if (shell && script) {
    const variables = Object.entries(macros).map(([name, value]) => [`FETTLE_${name.toUpperCase()}`, value]);
    return { argv: [...shells[shell], script], environment: Object.fromEntries(variables) };
  }
  const [program = '', ...rest] = command ?? [];
  return { argv: [expandPath(program, macros), ...rest.map((argument) => expandMacros(argument, macros))] };
}
