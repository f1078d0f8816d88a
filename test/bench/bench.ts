import type { Benchmark, Context, Figure, Row } from './benchmark';
import { checksCpu } from './checksCpu';
import { cliStart } from './cliStart';
import { departure, departureFar } from './departure';
import { fleet } from './fleet';
import { idlePss } from './idlePss';
import { report } from './report';
import { jsonLine, tables } from './table';

const benchmarks: readonly Benchmark[] = [
  report(10),
  report(50),
  departure,
  departureFar,
  idlePss,
  cliStart,
  checksCpu,
  fleet,
];

const help = `npm run bench [-- [--json] [NAME ...]]

Measures Fettle against a peer in the same run, in turns; medians, lower is better; ratio = Fettle / peer.
  --json   one object a line: name, ours, peer, ratio, unit; or name, value, unit

${benchmarks.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join('\n')}
`;

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    process.stdout.write(help);
    return;
  }
  const json = args.includes('--json');
  const names = args.filter((arg) => arg !== '--json');
  const unknown = names.filter((name) => !benchmarks.some((one) => one.name === name));
  if (unknown.length > 0) throw new Error(`no benchmark ${unknown.join(', ')}\n\n${help}`);

  const rows: (Row | Figure)[] = [];
  for (const benchmark of benchmarks.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const made = await runOne(benchmark);
    rows.push(...made);
    if (json) for (const row of made) process.stdout.write(`${jsonLine(row)}\n`);
  }
  if (!json) process.stdout.write(`\n${tables(rows)}\n`);
}

/** Runs one benchmark; whatever it started is ended and removed when this returns, and at Ctrl-C. */
async function runOne(benchmark: Benchmark): Promise<(Row | Figure)[]> {
  const undos: (() => Promise<void> | void)[] = [];
  const undoAll = async () => {
    for (let undo = undos.pop(); undo; undo = undos.pop()) await undo();
  };
  const stopped = (signal: NodeJS.Signals) => {
    process.stderr.write(`${benchmark.name}: stopped by ${signal}, cleaning up\n`);
    void undoAll().finally(() => process.exit(1));
  };
  for (const signal of signals) process.once(signal, stopped);
  const context: Context = {
    say: (text) => process.stderr.write(`${benchmark.name}: ${text}\n`),
    defer: (undo) => undos.push(undo),
  };
  try {
    context.say(benchmark.about);
    return await benchmark.run(context);
  } finally {
    await undoAll();
    for (const signal of signals) process.off(signal, stopped);
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
