import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../electron/platform/clock';
import { DeliveryBench, heldNumbers } from '../support/agent/deliveryBench';
import { makeAuthority } from '../support/icinga/certificates';
import { freePort, type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import type { KeyFiles } from '../support/icinga/pki';

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

const held = () => Promise.all(masters.map((master) => heldNumbers(master, host)));

async function bothHold(wanted: Record<string, number>): Promise<void> {
  await expect.poll(held, { timeout: 60_000, interval: 200 }).toEqual([wanted, wanted]);
}

/**
 * Resolves when a master knows that its peer is gone. What it is told from then on it writes into its replay log, and what it
 * was told before may have gone into a connection that nobody read any more; that is Icinga's own gap, not ours.
 */
async function knowsItIsAlone(master: RunningIcinga): Promise<void> {
  const peer = names[1 - masters.indexOf(master)];
  const connected = async () =>
    (await master.ask('GET', `/v1/objects/endpoints/${peer}?attrs=connected`)).results?.[0]?.attrs.connected;
  await expect.poll(connected, { timeout: 60_000, interval: 100 }).toBe(false);
}

it('two masters of a zone that replicate: one killed and brought back, nothing lost, none older over newer', {
  timeout: 300_000,
}, async () => {
  const [first, second] = masters;
  if (!first || !second) throw new Error('two masters were started');
  const bench = new DeliveryBench(host, systemClock());
  const connection = {
    ca,
    tls: 'intermediate',
    credentials: { type: 'password', ...first.credentials(host) },
  } as const;
  let reporter = bench.reporter([first.url, second.url], connection);
  const tell = async () => {
    await bench.make(services);
    await reporter.deliver();
    expect(reporter.view().waiting).toBe(0);
  };
  /** While the two find each other a result may miss the peer; the next ones reach both. */
  const nextResultsReachBoth = async () => {
    const stillApart = async () => {
      await tell();
      const all = [bench.newest(), bench.newest()];
      return expect
        .poll(held, { timeout: 2000, interval: 50 })
        .toEqual(all)
        .then(
          () => false,
          () => true,
        );
    };
    await expect.poll(stillApart, { timeout: 90_000, interval: 100 }).toBe(false);
  };
  const watches = masters.map(watch);
  try {
    await nextResultsReachBoth();

    // The one that is told is killed: the results go to the other, which repeats them to the first when it is back.
    await first.end('SIGKILL');
    await knowsItIsAlone(second);
    await tell();
    expect(reporter.view()).toMatchObject({ phase: 'delivered', endpoint: second.url });
    await first.startAgain();
    await bothHold(bench.newest());

    // And the other way round, as after a restart of the app: it begins at the first again.
    reporter = bench.reporter([first.url, second.url], connection);
    await second.end('SIGKILL');
    await knowsItIsAlone(first);
    await tell();
    expect(reporter.view()).toMatchObject({ phase: 'delivered', endpoint: first.url });
    await second.startAgain();
    await bothHold(bench.newest());

    // Once more while results keep coming in, through all of it.
    let over = false;
    const producing = (async () => {
      while (!over) {
        await bench.make(services);
        await reporter.deliver();
        await pause(20);
      }
    })();
    try {
      await moreResults(bench);
      await first.end('SIGKILL');
      await expect.poll(() => reporter.view(), { timeout: 60_000 }).toMatchObject({ endpoint: second.url });
      await moreResults(bench);
      await first.startAgain();
      await moreResults(bench);
    } finally {
      over = true;
      await producing;
    }
    await nextResultsReachBoth();
  } finally {
    for (const one of watches) await one.end();
    await bench.close();
  }
  expect(watches.map(({ faults }) => faults)).toEqual([[], []]);
});

/** Resolves when a few more results of each service were made. */
async function moreResults(bench: DeliveryBench<Clock>): Promise<void> {
  const before = bench.newest().one ?? 0;
  await expect.poll(() => bench.newest().one, { timeout: 60_000 }).toBeGreaterThan(before + 5);
}
