import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { IcingaClient } from '../../electron/icinga/rest/client';
import { Journal } from '../../electron/store/journal';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import type { DeliveryJob } from '../support/programs/deliverForever';

const host = 'laptop-alice';
const services = ['one', 'two', 'three', 'four'];
const kills = 200;
/** From the start, long enough for start, connection and some deliveries; from the first result, for the last two. */
const longestLifeMs = { start: 300, result: 120 };

let icinga: RunningIcinga;
let folder: string;
let program: string;
let jobFile: string;
let job: DeliveryJob;

beforeAll(async () => {
  icinga = await startIcinga({ hosts: [{ name: host, services }] });
  folder = await mkdtemp(join(tmpdir(), 'fettle-killed-'));
  program = join(folder, 'deliverForever.cjs');
  await build({
    entryPoints: [join(__dirname, '../support/programs/deliverForever.ts')],
    outfile: program,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
  });
  jobFile = join(folder, 'job.json');
  job = {
    state: join(folder, 'state'),
    host,
    services,
    connection: {
      endpoint: icinga.url,
      ca: await readFile(icinga.caFile, 'utf8'),
      tls: 'intermediate',
      credentials: { type: 'password', ...icinga.credentials(host) },
    },
  };
  await writeFile(jobFile, JSON.stringify(job), { mode: 0o600 });
});
afterAll(async () => {
  await icinga.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Lets the process live for a while, from its start or from its first result (for ever without a time), and gives what it said. */
function live(argument: string, from: 'start' | 'result' = 'start', ms?: number): Promise<string> {
  const child = spawn(process.execPath, [program, jobFile, argument], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  let timer: NodeJS.Timeout | undefined;
  const limit = () => {
    if (ms !== undefined) timer = setTimeout(() => child.kill('SIGKILL'), ms);
  };
  if (from === 'start') limit();
  else child.stdout.once('data', limit);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0 || signal === 'SIGKILL') resolve(said);
      else reject(new Error(`the process ended with ${code}`));
    });
  });
}

/** The numbers that Icinga holds. */
async function held(client: IcingaClient): Promise<Map<string, number>> {
  const answer = await client.services(host, services);
  if (answer.kind !== 'services') throw new Error(JSON.stringify(answer));
  return new Map(answer.services.map(({ name, result }) => [name, Number(result?.output ?? -1)]));
}

it(`loses nothing and never goes back when it is killed at ${kills} random moments`, {
  timeout: 400_000,
}, async () => {
  const made = new Map<string, number>();
  let before = new Map<string, number>();
  let midway = 0;
  const reader = new IcingaClient(job.connection);
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const from = kill % 2 === 0 ? 'start' : 'result';
      const said = await live(String(kill * 100_000), from, Math.random() * longestLifeMs[from]);
      for (const line of said.split('\n').slice(0, -1)) {
        const [service = '', number] = line.split(' ');
        made.set(service, Number(number));
      }
      const now = await held(reader);
      for (const [service, number] of now) {
        expect(number).toBeGreaterThanOrEqual(before.get(service) ?? -1);
        if (number < (made.get(service) ?? -1)) midway += 1;
      }
      before = now;
    }
    await live('drain');
    // Half-written files of the killed do not pile up.
    expect((await readdir(job.state)).sort()).toEqual(['journal.jsonl', 'outbox.json']);
    const last = await held(reader);
    expect([...made.keys()].sort()).toEqual([...services].sort());
    for (const [service, number] of made) expect(last.get(service)).toBeGreaterThanOrEqual(number);
  } finally {
    await reader.close();
  }
  // Otherwise no kill came between making and delivering, and nothing was tried.
  expect(midway).toBeGreaterThan(10);
  const journal = new Journal(
    job.state,
    () => Date.now() / 1000,
    (fault) => expect(fault).toBeUndefined(),
  );
  expect(journal.entries().length).toBeGreaterThan(kills);
});
