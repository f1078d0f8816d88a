import * as z from 'zod';
import type { MessageId } from '../../shared/i18n';
import { message } from '../../shared/message';
import type { ServiceState } from '../../shared/states';
import { stateOfExitStatus } from '../../shared/states';
import type { ProcessOutcome } from '../platform/processes/process';
import { parsePluginOutput } from '../plugins/output';
import { type CheckContext, defineCheck, type Judgement, unknownJudgement } from './check';
import { expandMacros, expandPath } from './macros';
import { processFailure } from './processFailure';

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

/** What became of a plugin's run; `timeout` in seconds. */
export interface PluginFacts {
  program: string;
  outcome: ProcessOutcome;
  timeout: number;
}

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

/** The plugin's own verdict if it kept to the protocol, else UNKNOWN with the reason. */
export function judgePlugin(facts: PluginFacts): Judgement {
  const { program, outcome } = facts;
  if (outcome.kind !== 'exited') return noVerdict(facts);
  const state = stateOfExitStatus(outcome.code);
  if (state === undefined) return noVerdict(facts);
  const output = parsePluginOutput(outcome.stdout, outcome.truncated);
  const said = output.summary !== '' || output.longOutput !== '' || output.perfdata.length > 0;
  // A program that says nothing is no plugin: its exit code 0 means "ended", not "looked and all is well".
  if (!said && state === 'ok') return noVerdict(facts);
  return {
    state,
    summary:
      output.summary === ''
        ? message('plugin.silent', { program })
        : message('plugin.output', { output: output.summary }),
    evidence: outcome.truncated ? [{ state, message: message('plugin.cut', { program }) }] : [],
    remedy: remedyFor(state),
    ...(output.longOutput === '' ? {} : { longOutput: output.longOutput }),
    perfdata: output.perfdata,
  };
}

function noVerdict({ program, outcome, timeout }: PluginFacts): Judgement {
  const ended = outcome.kind === 'exited' ? outcome : undefined;
  if (ended?.code === 0) {
    return unknownJudgement(message('plugin.nothing-said', { program }), [
      { message: message('plugin.remedy.protocol') },
    ]);
  }
  // 126 and 127 are what a shell script ends with when its own command is not executable or missing.
  const remedy =
    remedies[ended ? (ended.code === 126 || ended.code === 127 ? 'inside' : 'protocol') : outcome.kind];
  const summary = message('plugin.no-verdict', {
    reason: { message: processFailure(program, outcome, timeout) },
  });
  return unknownJudgement(summary, [{ message: message(remedy, { program }) }]);
}

const remedies = {
  inside: 'plugin.remedy.inside',
  protocol: 'plugin.remedy.protocol',
  exited: 'plugin.remedy.protocol',
  signalled: 'plugin.remedy.signalled',
  'timed-out': 'plugin.remedy.timed-out',
  aborted: 'plugin.remedy.aborted',
  'not-found': 'plugin.remedy.not-found',
  'not-executable': 'plugin.remedy.not-executable',
} as const;

function remedyFor(state: ServiceState): Judgement['remedy'] {
  return state === 'ok' ? [] : [{ message: message('plugin.remedy.finding') }];
}
