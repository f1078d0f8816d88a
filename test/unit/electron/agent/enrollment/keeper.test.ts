import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CredentialsKeeper, type KeeperParts } from '../../../../../electron/agent/enrollment/keeper';
import type { PlanTarget } from '../../../../../electron/agent/plan/plan';
import { credentialFiles, writeCredentials } from '../../../../../electron/store/credentials';
import { ManualClock } from '../../../../support/agent/manualClock';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fettle-keeper-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function keeperWith(override: Partial<KeeperParts>) {
  const clock = new ManualClock();
  const files = credentialFiles(folder, 'main');
  const target: PlanTarget = {
    name: 'main',
    mode: 'failover',
    endpoints: ['https://m1:5665', 'https://m2:5665'],
    host: 'laptop',
    tls: 'intermediate',
    auth: { type: 'certificate', cert: files.cert, key: files.key },
    enrollment: 'pending',
  };
  const way = vi.fn(async () => undefined);
  const keeper = new CredentialsKeeper([target], {
    clock,
    way,
    mayAsk: () => true,
    issued: () => undefined,
    failed: () => undefined,
    random: () => 1,
    ...override,
  });
  const armed = () => vi.waitFor(() => expect(clock.pendingTimers()).toBe(1));
  return { clock, files, keeper, way, armed };
}

it('asks ever more rarely, an hour apart at most, and at every server', async () => {
  const { clock, files, keeper, way, armed } = keeperWith({});
  await writeCredentials(files, { key: 'k', request: 'r' });
  keeper.start();
  for (const wait of [60, 120, 240, 480, 960, 1920, 3600, 3600]) {
    clock.advance(wait - 1);
    expect(way).not.toHaveBeenCalled();
    clock.advance(1);
    await armed();
    expect(way.mock.calls.map((call) => (call as unknown[])[1])).toEqual([
      'https://m1:5665',
      'https://m2:5665',
    ]);
    way.mockClear();
  }
  await keeper.stop();
  expect(clock.pendingTimers()).toBe(0);
});

it('asks nothing while nothing may be sent', async () => {
  let allowed = false;
  const { clock, files, keeper, way, armed } = keeperWith({ mayAsk: () => allowed });
  await writeCredentials(files, { key: 'k', request: 'r' });
  keeper.start();
  clock.advance(60);
  await armed();
  expect(way).not.toHaveBeenCalled();
  allowed = true;
  clock.advance(300);
  await armed();
  expect(way).toHaveBeenCalledTimes(2);
  await keeper.stop();
});

it('leaves alone what IT brought and what was taken away', async () => {
  const { clock, files, keeper, way } = keeperWith({});
  await writeCredentials(files, { key: 'k', cert: 'c' });
  keeper.start();
  clock.advance(60);
  await keeper.stop();
  expect(way).not.toHaveBeenCalled();
});

it('says that files cannot be used, and tries again', async () => {
  const failed = vi.fn();
  const way = async () => ({ endpoint: 'https://m1:5665', tls: 'intermediate' as const });
  const { clock, files, keeper, armed } = keeperWith({ failed, way });
  // Ends before it is asked for, so that it would be renewed: but it is no certificate at all.
  await writeCredentials(files, { key: 'k', request: 'r', cert: 'no certificate' });
  keeper.start();
  clock.advance(60);
  await armed();
  expect(failed).toHaveBeenCalledWith('main', expect.any(Error));
  await keeper.stop();
});
