import { startFakeLogind } from '../support/desktop/fakeLogind';
import { startDelayingProxy } from '../support/servers/delayingProxy';
import { type Benchmark, type Context, interleaved, type Row, rowOf } from './benchmark';
import { type Desktop, root, startDesktop } from './desktop';
import { runProgram } from './runProgram';
import { host, prepareWorkstation, type Workstation } from './workstation';

const runs = 20;
const goneWithin = 10;
/** Milliseconds that the far server's line adds to a round trip. */
const far = 100;

/** From the announcement of the shutdown until the last problem is acknowledged, against one curl. */
export const departure: Benchmark = {
  name: 'departure',
  about:
    'the shutdown is announced, the real app acknowledges the problems in Icinga; against one curl, from its start to the answer',
  run: async (context) => departureRows('departure', context, await prepareWorkstation(context)),
};

/** The same over a line of 100 ms a round trip. */
export const departureFar: Benchmark = {
  name: 'departure-far',
  about: `the same with a server that is ${far} ms a round trip away`,
  async run(context) {
    const workstation = await prepareWorkstation(context, async ({ port }) => {
      const proxy = await startDelayingProxy(port, far);
      context.defer(() => proxy.stop());
      return proxy.port;
    });
    return departureRows('departure-far', context, workstation);
  },
};

/** Two rows: until Icinga has the last acknowledgement, and until logind is let go. */
async function departureRows(name: string, context: Context, workstation: Workstation): Promise<Row[]> {
  const desktop = await startDesktop(context);
  const { problems } = workstation;
  context.say(`${problems.length} problems: ${problems.join(', ')}`);
  const after = async <T>(how: () => Promise<T>) => {
    await removeAcknowledgements(workstation);
    return how();
  };
  const ours = () => after(() => shutDown(workstation, desktop));
  const peer = () => after(() => acknowledgeByCurl(workstation));
  const times = await interleaved(runs, { ours, peer, say: context.say });
  const of = (which: keyof Departed) => times.ours.map((one) => one[which]);
  return [
    rowOf(name, 'ms', of('acknowledged'), times.peer),
    rowOf(`${name}-released`, 'ms', of('released'), times.peer),
  ];
}

/** Milliseconds from the announcement: to the acknowledgement that Icinga dates last, and to the release of the lock. */
interface Departed {
  acknowledged: number;
  released: number;
}

/** All clocks are this machine's. */
async function shutDown(workstation: Workstation, desktop: Desktop): Promise<Departed> {
  const logind = await startFakeLogind(desktop.system.address);
  const app = await desktop.start(root, ['--hidden'], await workstation.environmentWith('results'));
  try {
    const lock = await logind.inhibited('shutdown', 30);
    const announced = Date.now();
    await logind.announceShutdown();
    const released = (await logind.released(lock, goneWithin)).at * 1000;
    await within(goneWithin, app.gone, 'the app did not end after the announcement');
    return {
      acknowledged: (await requireAcknowledged(workstation)) - announced,
      released: released - announced,
    };
  } finally {
    await app.stop();
    await logind.stop();
  }
}

async function acknowledgeByCurl(workstation: Workstation): Promise<number> {
  const { icinga, endpoint, identity, problems } = workstation;
  const body = {
    type: 'Service',
    services: problems.map((service) => `${host}!${service}`),
    author: `curl on ${host}`,
    comment: 'The computer was shut down.',
    sticky: true,
    expiry: Math.floor(Date.now() / 1000) + 86_400,
  };
  const { wallMs } = await runProgram('curl', [
    ...[
      '--silent',
      '--show-error',
      '--fail',
      '--cacert',
      icinga.caFile,
      '--cert',
      identity.cert,
      '--key',
      identity.key,
    ],
    ...['--header', 'Accept: application/json', '--request', 'POST', '--data-binary', JSON.stringify(body)],
    `${endpoint}/v1/actions/acknowledge-problem`,
  ]);
  await requireAcknowledged(workstation);
  return wallMs;
}

/** Epoch milliseconds of the last acknowledgement; rejects when one problem has none. */
async function requireAcknowledged({ icinga, problems }: Workstation): Promise<number> {
  const held = (await icinga.readServices(host)).filter(({ name }) => problems.includes(name));
  const missing = held.filter(({ acknowledged, acknowledgedAt }) => !acknowledged || acknowledgedAt === 0);
  if (held.length !== problems.length || missing.length > 0)
    throw new Error(`not acknowledged: ${missing.map(({ name }) => name).join(', ')}`);
  return Math.max(...held.map(({ acknowledgedAt }) => acknowledgedAt)) * 1000;
}

async function removeAcknowledgements({ icinga }: Workstation): Promise<void> {
  const { status } = await icinga.ask('POST', '/v1/actions/remove-acknowledgement', { type: 'Service' });
  if (status !== 200) throw new Error(`the acknowledgements could not be removed: ${status}`);
}

async function within(seconds: number, work: Promise<void>, failure: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(failure)), seconds * 1000);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
