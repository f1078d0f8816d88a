import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connect } from '../../../../../electron/agent/delivery/connect';
import { lanesOf } from '../../../../../electron/agent/delivery/lanes';
import { Reporter } from '../../../../../electron/agent/delivery/reporter';
import type { PlanTarget } from '../../../../../electron/agent/plan/plan';
import type { RequestOutcome } from '../../../../../electron/icinga/types';
import { Outbox, type OutboxItem } from '../../../../../electron/store/outbox';
import { ManualClock } from '../../../../support/agent/manualClock';
import { FakeServer } from '../../../../support/servers/fakeServer';

const target: PlanTarget = {
  name: 'main',
  mode: 'failover',
  endpoints: ['https://m1:5665', 'https://m2:5665'],
  host: 'laptop',
  tls: 'intermediate',
  auth: { type: 'password', user: 'laptop' },
};

const item = (service: string, executionEnd: number): OutboxItem => ({
  lane: 'main',
  entry: service,
  host: 'laptop',
  service,
  exitStatus: 1,
  output: 'old',
  performanceData: [],
  executionStart: executionEnd - 1,
  executionEnd,
  ttl: 604_800,
  checkSource: 'laptop',
});

describe('a reporter', () => {
  let folder: string;
  let outbox: Outbox;
  let server: FakeServer;
  let clock: ManualClock;
  let open: boolean;

  const reporter = (connect: Connect = server.connect, of = target) => {
    const [lane] = lanesOf([of]);
    if (!lane) throw new Error('no lane');
    return new Reporter(lane, { clock, outbox, connect, mayLeave: () => open, onChange: () => undefined });
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fettle-reporter-'));
    outbox = new Outbox(folder, (fault) => {
      throw new Error(JSON.stringify(fault));
    });
    server = new FakeServer();
    clock = new ManualClock();
    open = true;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('begins no connection once it is stopped', async () => {
    const one = reporter();
    await one.stop();
    expect(await one.open()).toBeUndefined();
    expect(server.log).toEqual([]);
  });

  it('makes no connection when nothing waits', async () => {
    await reporter().deliver();
    expect(server.log).toEqual([]);
  });

  it('sends what waits in one go and says when', async () => {
    await outbox.enqueue([item('updates', 10), item('backups', 20)]);
    const sender = reporter();
    await sender.deliver();
    expect(server.log).toEqual(['connect https://m1:5665', 'results updates backups']);
    expect(sender.view()).toMatchObject({ phase: 'delivered', waiting: 0, lastDelivered: clock.now() });
  });

  it('moves to the next endpoint at once and uses it further', async () => {
    await outbox.enqueue([item('updates', 10)]);
    server.answers = [
      { kind: 'failed', reason: 'unreachable', status: 'ECONNREFUSED' },
      { kind: 'accepted' },
    ];
    const sender = reporter();
    await sender.deliver();
    expect(server.log).toEqual([
      'connect https://m1:5665',
      'results updates',
      'connect https://m2:5665',
      'results updates',
    ]);
    expect(sender.view().endpoint).toBe('https://m2:5665');
  });

  it('keeps everything when no endpoint answers, says so, and tries again by itself', async () => {
    await outbox.enqueue([item('updates', 10)]);
    server.answers = [{ kind: 'failed', reason: 'timeout', status: '' }];
    const sender = reporter();
    await sender.deliver();
    expect(sender.view()).toMatchObject({
      phase: 'not-connected',
      waiting: 1,
      message: { id: 'delivery.timeout' },
    });
    server.answers = [];
    clock.advance(5);
    await sender.deliver();
    expect(server.results).toHaveLength(1);
    expect(sender.view()).toMatchObject({ phase: 'delivered', waiting: 0 });
  });

  it('does not repeat what the server rejected for good, but sends the next result', async () => {
    await outbox.enqueue([item('updates', 10)]);
    server.answers = [{ kind: 'rejected', reason: 'not-found', status: 'No objects found.' }];
    const sender = reporter();
    await sender.deliver();
    await sender.deliver();
    expect(server.log.filter((line) => line.startsWith('results'))).toHaveLength(1);
    expect(sender.view()).toMatchObject({ phase: 'refused', message: { id: 'delivery.not-found' } });
    server.answers = [];
    await outbox.enqueue([item('updates', 30)]);
    await sender.deliver();
    expect(server.results).toHaveLength(1);
    expect(sender.view().phase).toBe('delivered');
  });

  it('keeps results when a certificate is wrong: it may be a hotel’s sign-in page', async () => {
    await outbox.enqueue([item('updates', 10)]);
    server.answers = [{ kind: 'rejected', reason: 'host-name-mismatch', status: 'wrong name' }];
    const sender = reporter();
    await sender.deliver();
    expect(sender.view()).toMatchObject({
      phase: 'refused',
      waiting: 1,
      message: { id: 'delivery.host-name-mismatch' },
    });
    expect(clock.pendingTimers()).toBe(1);
  });

  it('treats a locked key ring as a state and looks again after a minute', async () => {
    await outbox.enqueue([item('updates', 10)]);
    let locked = true;
    const sender = reporter(async (lane, endpoint) =>
      locked ? { kind: 'locked' } : server.connect(lane, endpoint),
    );
    await sender.deliver();
    expect(sender.view()).toMatchObject({ phase: 'key-ring-locked', waiting: 1 });
    locked = false;
    clock.advance(60);
    await sender.deliver();
    expect(server.results).toHaveLength(1);
  });

  it('sends nothing while nothing may leave', async () => {
    await outbox.enqueue([item('updates', 10)]);
    open = false;
    await reporter().deliver();
    expect(server.log).toEqual([]);
  });

  it('gives each endpoint its own lane in mode all', () => {
    expect(lanesOf([{ ...target, mode: 'all' }]).map(({ name, endpoints }) => [name, endpoints])).toEqual([
      ['main (m1:5665)', ['https://m1:5665']],
      ['main (m2:5665)', ['https://m2:5665']],
    ]);
  });

  it('goes back to the first endpoint by itself after a while, and on when that is still away', async () => {
    const away: RequestOutcome = { kind: 'failed', reason: 'unreachable', status: '' };
    const connects = () =>
      server.log.filter((line) => line.startsWith('connect')).map((line) => line.slice(-7, -5));
    const sender = reporter();
    await outbox.enqueue([item('updates', 10)]);
    server.answers = [away, { kind: 'accepted' }];
    await sender.deliver();
    clock.advance(299);
    await outbox.enqueue([item('updates', 20)]);
    await sender.deliver();
    expect(connects()).toEqual(['m1', 'm2']);
    clock.advance(1);
    await outbox.enqueue([item('updates', 30)]);
    server.answers = [away, { kind: 'accepted' }];
    await sender.deliver();
    expect(connects()).toEqual(['m1', 'm2', 'm1', 'm2']);
    clock.advance(300);
    await outbox.enqueue([item('updates', 40)]);
    await sender.deliver();
    expect(connects()).toEqual(['m1', 'm2', 'm1', 'm2', 'm1']);
    expect(sender.view()).toMatchObject({ endpoint: 'https://m1:5665', phase: 'delivered', waiting: 0 });
  });

  it('leaves a busy server alone for as long as it asks, whatever happens meanwhile', async () => {
    await outbox.enqueue([item('updates', 10)]);
    server.answers = [{ kind: 'failed', reason: 'server-error', status: 'busy', retryAfter: 120 }];
    const sender = reporter(server.connect, { ...target, endpoints: ['https://m1:5665'] });
    await sender.deliver();
    expect(sender.view()).toMatchObject({ phase: 'not-connected', message: { id: 'delivery.busy' } });
    const asked = server.log.length;
    clock.advance(119);
    await outbox.enqueue([item('updates', 20)]);
    await sender.deliver();
    expect(server.log).toHaveLength(asked);
    server.answers = [];
    // And a little longer, each for itself.
    clock.advance(21);
    await sender.deliver();
    expect(server.results).toHaveLength(1);
  });

  it('does not press a server that answers with errors, although new results are made', async () => {
    await outbox.enqueue([item('updates', 10)]);
    server.answers = [{ kind: 'failed', reason: 'server-error', status: 'HTTP 503' }];
    const sender = reporter(server.connect, { ...target, endpoints: ['https://m1:5665'] });
    await sender.deliver();
    const asked = server.log.length;
    clock.advance(0.9);
    await outbox.enqueue([item('updates', 20)]);
    await sender.deliver();
    expect(server.log).toHaveLength(asked);
    server.answers = [];
    clock.advance(19.1);
    await sender.deliver();
    expect(server.results).toHaveLength(1);
  });

  it('speaks at its own place in the splay, which is always the same', async () => {
    const moments = ['laptop', 'laptop', 'desktop'].map((host) => {
      const at = clock.monotonic();
      const sender = reporter(server.connect, { ...target, host, splay: 60 });
      const deliver = vi.spyOn(sender, 'deliver').mockResolvedValue();
      sender.deliverInTurn();
      while (deliver.mock.calls.length === 0) clock.advance(0.5);
      return clock.monotonic() - at;
    });
    expect(moments[0]).toBe(moments[1]);
    expect(moments[2]).not.toBe(moments[0]);
    expect(Math.max(...moments)).toBeLessThanOrEqual(60.5);
  });

  it('does not wait for the lane of another target', async () => {
    await outbox.enqueue([item('updates', 10), { ...item('updates', 10), lane: 'other' }]);
    const hanging = new FakeServer();
    hanging.hanging = true;
    const slow = reporter(hanging.connect);
    const quick = reporter(server.connect, { ...target, name: 'other' });
    void slow.deliver();
    await quick.deliver();
    expect(server.results).toHaveLength(1);
    expect(slow.view().waiting).toBe(1);
  });
});
