import { BlockList, isIP } from 'node:net';
import * as z from 'zod';
import { DurationSchema } from '../../../shared/duration';
import { type Message, message } from '../../../shared/message';
import { type AnyCheck, type CheckContext, defineCheck, type Judgement, unknownJudgement } from '../check';
import { expandMacros } from '../macros';
import { type Levels, levelsSchema, metric, stateOf } from '../system/levels';
import { verdictOf } from '../system/verdict';
import { credentialsOf } from './credentials';
import { fetchText } from './fetch';
import { blindTo, countOf, interfacesQuestion, questionOf, type What } from './question';

const NtopngOptionsSchema = z.lazy(() =>
  z.strictObject({
    server: z
      .url({ protocol: /^https$/, error: 'config.expected.https' })
      .refine((url) => !URL.canParse(url) || new URL(url).username === '', 'config.expected.no-credentials')
      .describe('Address of ntopng, such as `https://ntopng.example.com:3001`.'),
    interface: z
      .int()
      .min(0)
      .default(0)
      .describe("ntopng's number of the network interface that sees this computer."),
    address: z.string().min(1).default('$address$').describe("The computer's address as ntopng knows it."),
    networks: z
      .array(z.string().refine((text) => networksOf([text]) !== undefined, 'config.expected.network'))
      .min(1)
      .optional()
      .describe("The office's networks, such as `192.0.2.0/24`. Outside them the check does not apply."),
    api: z
      .enum(['v2', 'legacy'])
      .default('v2')
      .describe('ntopng 5 and newer speak `v2`; `legacy` is /lua/get_alerts_table_data.lua of older ones.'),
    user: z
      .string()
      .min(1)
      .optional()
      .describe(
        "User whose password is in the person's key ring under `check/ENTRY/USER`. Without it a token is used.",
      ),
    secretFile: z
      .string()
      .min(1)
      .optional()
      .describe(
        'File with the token or password, readable by its owner only; without it the key ring is asked (`check/ENTRY/token`).',
      ),
    ca: z.string().min(1).optional().describe('PEM file that replaces the public authorities.'),
    window: DurationSchema.prefault('1h').describe('Flows: how far back alerted flows count.'),
  }),
);
type NtopngOptions = z.infer<typeof NtopngOptionsSchema>;

const AlertsThresholdsSchema = z.lazy(() =>
  z
    .strictObject({ count: levelsSchema({ warning: '0', critical: '5' }).describe('Number of open alerts.') })
    .prefault({}),
);
const FlowsThresholdsSchema = z.lazy(() =>
  z.strictObject({ count: levelsSchema({ warning: '0' }).describe('Number of alerted flows.') }).prefault({}),
);

type NtopngFacts =
  | { kind: 'elsewhere' }
  | { kind: 'counted'; count: number; what: What; window: number }
  | { kind: 'unknown'; reason: Message };

/** How many alerts ntopng has open about this computer. Only the count is read and told. */
export const ntopngAlertsCheck = ntopngCheck('alerts', AlertsThresholdsSchema);

/** How many of this computer's connections ntopng found suspicious. Only the count is read and told. */
export const ntopngFlowsCheck = ntopngCheck('flows', FlowsThresholdsSchema);

function ntopngCheck(what: What, thresholds: z.ZodType<{ count: Levels }>): AnyCheck {
  return defineCheck({
    id: `ntopng-${what}`,
    kind: 'custom',
    platforms: ['linux', 'darwin', 'win32'],
    title: `ntopng.${what}.title`,
    purpose: 'ntopng.purpose',
    collects: [`ntopng.${what}.collects`, 'ntopng.collects.network'],
    options: NtopngOptionsSchema,
    example: { server: 'https://ntopng.example.com:3001', interface: 0, networks: ['192.0.2.0/24'] },
    thresholds,
    defaults: { interval: 900, timeout: 30 },
    detect: async () => ({ available: false, reason: message('detect.needs-server') }),
    gather: (context: CheckContext<NtopngOptions>) => gatherNtopng(context, what),
    judge: judgeNtopng,
  });
}

async function gatherNtopng(context: CheckContext<NtopngOptions>, what: What): Promise<NtopngFacts> {
  const { options, macros, clock } = context;
  const networks = networksOf(options.networks ?? []);
  // Known not to be there is a fact; an address that does not answer is not, so it stays "cannot tell".
  if (options.networks && networks && !isWithin(networks, macros.address)) return { kind: 'elsewhere' };
  const address = expandMacros(options.address, macros);
  if (isIP(address) === 0) return { kind: 'unknown', reason: message('ntopng.reason.address') };
  const credentials = await credentialsOf(context);
  if (credentials.kind === 'missing') return { kind: 'unknown', reason: credentials.reason };
  context.progress(message('ntopng.progress'));
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(context.timeout * 1000)]);
  const ask = (path: string) => fetchText({ ...context, signal }, below(options.server, path), credentials);
  if (options.api === 'v2') {
    const listed = await ask(interfacesQuestion);
    const reason = listed.kind === 'failed' ? listed.reason : blindTo(listed, options.interface);
    if (reason) return { kind: 'unknown', reason };
  }
  const answered = await ask(questionOf(what, options, address, clock.now()));
  if (answered.kind === 'failed') return { kind: 'unknown', reason: answered.reason };
  const counted = countOf(answered, options.api, address);
  return counted.kind === 'count'
    ? { kind: 'counted', count: counted.count, what, window: options.window }
    : { kind: 'unknown', reason: counted.reason };
}

/** ntopng may lie below a path (its `--http-prefix`, or a reverse proxy's). */
function below(server: string, path: string): URL {
  return new URL(server.replace(/[?#].*$/s, '').replace(/\/+$/, '') + path);
}

/** Undefined when one of the texts is no network. */
function networksOf(texts: readonly string[]): BlockList | undefined {
  const list = new BlockList();
  for (const text of texts) {
    const [address = '', bits = '', ...rest] = text.split('/');
    const family = isIP(address);
    if (family === 0 || rest.length > 0 || !/^\d{1,3}$/.test(bits)) return undefined;
    if (Number(bits) > (family === 4 ? 32 : 128)) return undefined;
    list.addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

function isWithin(networks: BlockList, address: string): boolean {
  return networks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function judgeNtopng(facts: NtopngFacts, { count: levels }: { count: Levels }): Judgement {
  switch (facts.kind) {
    case 'elsewhere':
      return verdictOf([{ state: 'ok', message: message('ntopng.elsewhere') }]);
    case 'unknown':
      return unknownJudgement(message('ntopng.unknown', { reason: { message: facts.reason } }), [
        { message: message('ntopng.unknown.remedy') },
      ]);
    case 'counted': {
      const { count, what, window } = facts;
      return verdictOf([
        {
          state: stateOf(count, levels),
          message: message(`ntopng.${what}.count`, { count, window: { duration: window } }),
          remedy: { message: message('ntopng.remedy') },
          perfdata: [metric(what, count, '', levels)],
        },
      ]);
    }
  }
}
