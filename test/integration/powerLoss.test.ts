import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import type { DeliveryJob } from '../support/programs/deliverForever';

const run = promisify(execFile);
const host = 'laptop-alice';
const services = ['one', 'two', 'three'];

let icinga: RunningIcinga;
let folder: string;

beforeAll(async () => {
  icinga = await startIcinga({ hosts: [{ name: host, services }] });
  folder = await mkdtemp(join(tmpdir(), 'fettle-power-'));
});
afterAll(async () => {
  await icinga.stop();
  await rm(folder, { recursive: true, force: true });
});

async function mayTrace(): Promise<boolean> {
  return run('strace', ['-f', '-o', join(folder, 'none'), 'true']).then(
    () => true,
    () => false,
  );
}

/** One line for each call that matters to what a power cut leaves: what was made durable, named, or sent. */
function orderOf(trace: string): string[] {
  const calls = wholeCalls(trace).flatMap((line): string[] => {
    const synced = /\b(fsync|fdatasync)\(\d+<([^>]*)>.* = 0$/.exec(line)?.[2];
    if (synced !== undefined) return [`durable ${nameOf(synced)}`];
    const named = /\brename\("[^"]*", "([^"]*)"\) = 0$/.exec(line)?.[1];
    if (named !== undefined) return [`named ${nameOf(named)}`];
    // A TLS record with data; what ends a handshake is shorter.
    const sent = /\bwritev?\(\d+<(?:TCP|socket):.*?"?\\27\\3\\3.* = (\d+)$/.exec(line)?.[1];
    return sent !== undefined && Number(sent) > 250 ? ['sent'] : [];
  });
  return calls.filter((call, index) => call !== calls[index - 1]);
}

/** The calls of a trace, each in one line where it ended: while a thread waits, strace writes what others do between its two halves. */
function wholeCalls(trace: string): string[] {
  const begun = new Map<string, string>();
  return trace.split('\n').flatMap((line): string[] => {
    const thread = /^\d+/.exec(line)?.[0] ?? '';
    const begin = / <unfinished \.\.\.>$/.exec(line);
    if (begin) {
      begun.set(thread, line.slice(0, begin.index));
      return [];
    }
    return [line.replace(/^\d+ +<\.\.\. \w+ resumed>(.*?) +=/, (_, rest) => `${begun.get(thread)}${rest} =`)];
  });
}

function nameOf(path: string): string {
  const name = path.startsWith(join(folder, 'state')) ? path.slice(join(folder, 'state').length + 1) : path;
  return name === '' ? 'folder' : name.replace(/\.json\.\d+$/, '.json (new)');
}

it('results, requests and intents are on the disk before the first byte that follows from them leaves', {
  timeout: 120_000,
}, async (context) => {
  if (!(await mayTrace())) return context.skip();
  const program = join(folder, 'deliverAndDepart.cjs');
  await build({
    entryPoints: [join(__dirname, '../support/programs/deliverAndDepart.ts')],
    outfile: program,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
  });
  const job: DeliveryJob = {
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
  const jobFile = join(folder, 'job.json');
  await writeFile(jobFile, JSON.stringify(job), { mode: 0o600 });
  const trace = join(folder, 'trace');
  const what = 'trace=fsync,fdatasync,rename,write,writev';
  await run('strace', ['-f', '-yy', '-s', '8', '-e', what, '-o', trace, process.execPath, program, jobFile]);
  expect((await icinga.readServices(host)).map(({ acknowledged }) => acknowledged)).toEqual([
    true,
    true,
    true,
  ]);
  const order = orderOf(await readFile(trace, 'utf8'));
  const written = (file: string) => [`durable ${file} (new)`, `named ${file}`, 'durable folder'];
  expect(order).toEqual([
    ...written('outbox.json'),
    ...['durable journal.jsonl', 'durable folder', 'sent'],
    ...written('outbox.json'),
    ...written('departures.json'),
    ...['durable journal.jsonl', 'sent'],
    ...written('departures.json'),
  ]);
});
