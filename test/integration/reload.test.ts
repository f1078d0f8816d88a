import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppAgent } from '../../electron/agent/agent';
import { createAppAgent } from '../../electron/agent/appAgent';
import type { PolicyInput } from '../../shared/policy';
import type { Snapshot } from '../../shared/snapshot';
import { answerAll } from '../support/agent/agentParts';
import { Workstation } from '../support/agent/workstation';
import { Happenings } from '../support/processes/waiting';

const day = 86_400;
let station: Workstation;
let agent: AppAgent;
let seen: Happenings<Snapshot>;

beforeEach(async () => {
  station = new Workstation();
  station.setPolicy(policy({ archive: stamp(0) }));
  agent = createAppAgent({
    environment: station.environment,
    version: '0.0.0',
    failed: (error) => {
      throw error;
    },
  });
  seen = new Happenings();
  agent.onSnapshot((snapshot) => seen.add(snapshot));
  await agent.start();
  await answerAll(await agent.current());
  await seen.first((one) => stateOf(one, 'archive') === 'ok');
  seen.all.length = 0;
});
afterEach(async () => {
  await agent.stop();
  station.remove();
});

/** A stamp file of a backup so many seconds ago, with a name of its own. */
function stamp(age: number): string {
  const file = join(station.folder, `stamp-${age}.json`);
  renameSync(station.writeStamp(Date.now() / 1000 - age), file);
  return file;
}

function policy(stamps: Record<string, string>, extra: object = {}): PolicyInput {
  const checks = Object.entries(stamps).map(([id, path]) => [
    id,
    { use: 'stamp-file', required: true, options: { path } },
  ]);
  return { version: 1, enforced: { checks: Object.fromEntries(checks) }, ...extra };
}

const stateOf = (snapshot: Snapshot, id: string) =>
  snapshot.entries.find((entry) => entry.id === id)?.result?.state;

describe('a running app', () => {
  it('looks at once where a changed policy points, and keeps the answers', async () => {
    station.setPolicy(policy({ archive: stamp(10 * day) }));
    const after = await seen.first((one) => stateOf(one, 'archive') === 'critical');
    expect(after.answerNeeded).toBe(false);
  });

  it('says what is wrong with a changed policy, checks nothing, and recovers', async () => {
    station.setPolicy({ version: 2 } as unknown as PolicyInput);
    const refused = await seen.first((one) => one.localOnly === 'policy-refused');
    expect(refused.entries).toEqual([]);
    station.setPolicy(policy({ archive: stamp(1) }));
    await seen.first((one) => one.faults.length === 0 && stateOf(one, 'archive') === 'ok');
  });

  it('follows settings that were not there before, and ones that go away', async () => {
    station.setPolicy({
      ...policy({}),
      enforced: {},
      defaults: policy({ archive: stamp(2) }).enforced ?? {},
    });
    await seen.first((one) => one.entries.length === 1);
    const file = station.setSettings({ version: 1, checks: { archive: { enabled: false } } });
    await seen.first((one) => one.entries.length === 0);
    seen.all.length = 0;
    rmSync(file);
    await seen.first((one) => stateOf(one, 'archive') !== undefined);
  });

  it('stays the one instance meanwhile, and answers the command line', async () => {
    station.setPolicy(policy({ archive: stamp(10 * day) }));
    await seen.first((one) => stateOf(one, 'archive') === 'critical');
    const status = await station.fettle('status', '--json');
    expect(JSON.parse(status.stdout)).toMatchObject({ running: true, state: 'critical' });
    await expect(station.agent().then((other) => other.start())).rejects.toThrow('already running');
  });

  it('does nothing when a file is written again with the same content', async () => {
    const before = agent.snapshot().entries[0]?.result?.started;
    station.setPolicy(policy({ archive: join(station.folder, 'stamp-0.json') }));
    writeFileSync(join(station.folder, 'etc', 'note.txt'), 'not a policy');
    station.setSettings({ version: 1, language: 'de' });
    const after = await seen.first((one) => one.language === 'de');
    expect(after.entries[0]?.result?.started).toBe(before);
  });
});
