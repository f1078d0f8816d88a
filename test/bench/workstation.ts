import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAgent } from '../../electron/agent/createAgent';
import type { Snapshot } from '../../shared/snapshot';
import { writePolicy } from '../demo/policy';
import { writeStamp } from '../support/backups/backupRepositories';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import type { KeyFiles } from '../support/icinga/pki';
import type { Context } from './benchmark';

export const host = 'laptop-alice';

/** Stamp files of backups by their age in days; the old ones are problems. */
const stamps = { documents: 10, archive: 5, photos: 30, mail: 0 };
const services = [...Object.keys(stamps), 'updates'].sort();

/** A workstation whose person has answered the notice and whose first results are in Icinga. */
export interface Workstation {
  icinga: RunningIcinga;
  /** Where the workstation sends to. */
  endpoint: string;
  identity: KeyFiles;
  /** The services that are problems now, by name. */
  problems: string[];
  /** Variables for one more process with a copy of the state: of everything, or of the person's answers alone. */
  environmentWith(state: 'results' | 'answers'): Promise<Record<string, string>>;
}

/**
 * Starts Icinga 2 and lets the engine answer the notice, run every check and deliver, as a person's first minutes would.
 * `way`: the port by which the workstation reaches that Icinga, when it is not Icinga's own.
 */
export async function prepareWorkstation(
  { say, defer }: Context,
  way: (icinga: RunningIcinga) => Promise<number> = async ({ port }) => port,
): Promise<Workstation> {
  say('starting Icinga 2, answering the notice, running the checks');
  const icinga = await startIcinga({ hosts: [{ name: host, services }] });
  defer(() => icinga.stop());
  const folder = await mkdtemp(join(tmpdir(), 'fettle-bench-'));
  defer(() => rm(folder, { recursive: true, force: true }));
  const identity = await icinga.clientCertificate(host);
  const endpoint = `https://localhost:${await way(icinga)}`;
  await writeThePolicy(folder, { endpoint, ca: icinga.caFile, identity });
  const template = await placesIn(join(folder, 'template'), folder);
  await liveThroughFirstMinutes({ ...process.env, ...template });
  const held = await icinga.readServices(host);
  const problems = held.filter(({ state }) => state !== 0).map(({ name }) => name);
  if (problems.length < 3) throw new Error(`not the problems that were made: ${problems.join(', ')}`);
  let copies = 0;
  const environmentWith = async (state: 'results' | 'answers') => {
    const copy = await placesIn(join(folder, `copy-${copies++}`), folder);
    const [from, to] = [join(template.XDG_STATE_HOME, 'fettle'), join(copy.XDG_STATE_HOME, 'fettle')];
    if (state === 'results')
      await cp(from, to, { recursive: true, filter: (file) => !file.endsWith('.sock') });
    else await cp(join(from, 'consent.jsonl'), join(to, 'consent.jsonl'));
    return copy;
  };
  return { icinga, endpoint, identity, problems, environmentWith };
}

/** Empty places for state and settings, under the one policy. */
async function placesIn(own: string, folder: string) {
  const places = { XDG_STATE_HOME: join(own, 'state'), XDG_CONFIG_HOME: join(own, 'config') };
  for (const place of Object.values(places)) await mkdir(place, { recursive: true, mode: 0o700 });
  return { ...places, FETTLE_POLICY: join(folder, 'etc') };
}

async function writeThePolicy(
  folder: string,
  { endpoint, ca, identity }: { endpoint: string; ca: string; identity: KeyFiles },
): Promise<void> {
  const archives: Record<string, { use: string; options: { path: string } }> = {};
  for (const [name, days] of Object.entries(stamps)) {
    const path = join(folder, `${name}.json`);
    await writeStamp(path, days * 86_400);
    archives[name] = { use: 'stamp-file', options: { path } };
  }
  const auth = { type: 'certificate' as const, ...identity };
  await writePolicy(join(folder, 'etc'), {
    version: 1,
    organisation: { name: 'Example GmbH', privacyContact: 'dpo@example.com' },
    enforced: {
      targets: [{ name: 'main', endpoints: [endpoint], host, ca, auth }],
      checks: { ...archives, updates: { use: 'updates' } },
    },
  });
}

/** In this process, with the product's own engine: answers every card with yes and waits for the delivery. */
async function liveThroughFirstMinutes(environment: NodeJS.ProcessEnv): Promise<void> {
  const agent = await createAgent({ environment, version: '0.0.0' });
  const refused = agent.snapshot().faults[0];
  if (refused) throw new Error(`the benchmark's own policy: ${JSON.stringify(refused)}`);
  await agent.start();
  try {
    const delivered = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`not delivered: ${JSON.stringify(agent.snapshot())}`)),
        120_000,
      );
      agent.onSnapshot((snapshot) => {
        if (!isDelivered(snapshot)) return;
        clearTimeout(timer);
        resolve();
      });
    });
    for (const card of agent.snapshot().cards) {
      await agent.answer(card.id, card.hash, card.required ? 'read' : 'accepted');
    }
    await delivered;
  } finally {
    await agent.stop();
  }
}

function isDelivered({ entries, targets }: Snapshot): boolean {
  return (
    entries.length === services.length &&
    entries.every((entry) => entry.phase === 'known') &&
    targets.every((target) => target.phase === 'delivered' && target.waiting === 0)
  );
}
