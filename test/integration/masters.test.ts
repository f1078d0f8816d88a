import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../electron/platform/clock';
import { makeAuthority } from '../support/certificates';
import { DeliveryBench, heldNumbers } from '../support/deliveryBench';
import { freePort, type RunningIcinga, startIcinga } from '../support/icinga';
import type { KeyFiles } from '../support/icingaPki';

const host = 'laptop-alice';
const services = ['one', 'two', 'three'];
const names = ['master-1', 'master-2'];

let folder: string;
let masters: RunningIcinga[] = [];
let ca: string;

/** Two masters of one zone, which call each other and pass on what either is told. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fettle-masters-'));
  const authority = await makeAuthority(join(folder, 'ca'), 'Zone CA');
  ca = authority.ca;
  const ports = [await freePort(), await freePort()];
  const certificates: KeyFiles[] = [];
  for (const name of names) {
    certificates.push(await authority.issue({ commonName: name, names: `DNS:${name},DNS:localhost` }));
  }
  masters = await Promise.all(
    names.map((name, index) => {
      const files = certificates[index];
      if (!files) throw new Error('a certificate for each');
      const peers = names.flatMap((peer, other) =>
        other === index ? [] : [{ name: peer, port: ports[other] ?? 0 }],
      );
      return startIcinga({
        hosts: [{ name: host, services, password: 'same' }],
        port: ports[index],
        node: { name, files, caFile: authority.caFile, peers },
      });
    }),
  );
});
afterAll(async () => {
  for (const master of masters) await master.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Watches what a master holds, until called off; a number that goes down within one life of it is a fault. */
function watch(master: RunningIcinga): { faults: string[]; end(): Promise<void> } {
  const faults: string[] = [];
  let before: Record<string, number> = {};
  let life = master.pid();
  let over = false;
  const watching = (async () => {
    while (!over) {
      const now = await heldNumbers(master, host).catch(() => undefined);
      if (master.pid() !== life) before = {};
      life = master.pid();
      for (const [service, number] of Object.entries(now ?? {})) {
        if (number < (before[service] ?? -1)) faults.push(`${service}: ${number} over ${before[service]}`);
      }
      before = now ?? before;
      await pause(50);
    }
  })();
  const end = async () => {
    over = true;
    await watching;
  };
  return { faults, end };
}

async function bothHold(wanted: Record<string, number>): Promise<void> {
  await expect
    .poll(() => Promise.all(masters.map((master) => heldNumbers(master, host))), {
      timeout: 60_000,
      interval: 200,
    })
    .toEqual([wanted, wanted]);
}

it('two masters of a zone that replicate: one killed and brought back, nothing lost, none older over newer', {
  timeout: 180_000,
}, async () => {
  const [first, second] = masters;
  if (!first || !second) throw new Error('two masters were started');
  const bench = new DeliveryBench(host, systemClock());
  const connection = {
    ca,
    tls: 'intermediate',
    credentials: { type: 'password', ...first.credentials(host) },
  } as const;
  const reporter = bench.reporter([first.url, second.url], connection);
  const watches = masters.map(watch);
  let over = false;
  try {
    await bench.make(services);
    await reporter.deliver();
    // What the first is told, the second gets from it.
    await bothHold(bench.newest());

    const producing = (async () => {
      while (!over) {
        await bench.make(services);
        await reporter.deliver();
        await pause(20);
      }
    })();
    await pause(300);
    await first.end('SIGKILL');
    await expect.poll(() => reporter.view()).toMatchObject({ phase: 'delivered', endpoint: second.url });
    await pause(300);
    await first.startAgain();
    // The second tells what the first has missed, while new results still come in.
    await expect
      .poll(async () => (await heldNumbers(first, host)).one, { timeout: 60_000, interval: 100 })
      .toBeGreaterThan(1);
    over = true;
    await producing;

    // And the other way round, as after a restart of the app: it begins at the first again.
    const restarted = bench.reporter([first.url, second.url], connection);
    await second.end('SIGKILL');
    await bench.make(services);
    await restarted.deliver();
    expect(restarted.view()).toMatchObject({ waiting: 0, endpoint: first.url });
    await second.startAgain();
    // A master that was killed has forgotten what it had not saved, and its peer repeats only what it missed meanwhile, if
    // anything; the workstation's next results are held by both.
    const secondHolds = async () => {
      await bench.make(services);
      await restarted.deliver();
      return (await heldNumbers(second, host)).one;
    };
    await expect.poll(secondHolds, { timeout: 90_000, interval: 500 }).toBeGreaterThan(0);
    await bothHold(bench.newest());
  } finally {
    over = true;
    for (const one of watches) await one.end();
    await bench.close();
  }
  expect(watches.map(({ faults }) => faults)).toEqual([[], []]);
});
