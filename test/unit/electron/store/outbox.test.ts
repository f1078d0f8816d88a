import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Outbox, type OutboxItem } from '../../../../electron/store/outbox';

const item = (service: string, executionEnd: number, output = 'ok'): OutboxItem => ({
  lane: 'main',
  entry: service,
  host: 'laptop',
  service,
  exitStatus: 0,
  output,
  performanceData: ['a=1;2;3'],
  executionStart: executionEnd - 1,
  executionEnd,
  ttl: 604_800,
  checkSource: 'laptop',
});

describe('the outbox', () => {
  let folder: string;
  const open = () =>
    new Outbox(folder, (fault) => {
      throw new Error(JSON.stringify(fault));
    });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fettle-outbox-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the newest result of each service, oldest first, across restarts', async () => {
    const outbox = open();
    await outbox.enqueue([item('updates', 200, 'first')]);
    await outbox.enqueue([item('backups', 150)]);
    await outbox.enqueue([item('updates', 300, 'second')]);
    for (const seen of [outbox, open()]) {
      expect(seen.waiting('main').map(({ service, output }) => [service, output])).toEqual([
        ['backups', 'ok'],
        ['updates', 'second'],
      ]);
    }
  });

  it('never lets times go back, even when the clock does, and across restarts', async () => {
    await open().enqueue([item('updates', 1000)]);
    const outbox = open();
    await outbox.settle(
      outbox.waiting('main').map((sent) => ({ item: sent })),
      100,
    );
    await outbox.enqueue([item('updates', 500)]);
    const [waiting] = outbox.waiting('main');
    expect(waiting?.executionEnd).toBeGreaterThan(1000);
    expect(waiting?.executionEnd).toBeLessThan(1001);
    expect(waiting?.executionStart).toBe(999);
  });

  it('keeps a result that came while the older one was on its way', async () => {
    const outbox = open();
    await outbox.enqueue([item('updates', 100, 'older')]);
    const sent = outbox.waiting('main');
    await outbox.enqueue([item('updates', 200, 'newer')]);
    await outbox.settle(
      sent.map((settled) => ({ item: settled })),
      100,
    );
    expect(outbox.waiting('main').map(({ output }) => output)).toEqual(['newer']);
  });

  it('remembers when each lane last delivered, and that a refusal is no delivery', async () => {
    const outbox = open();
    await outbox.enqueue([item('updates', 100), { ...item('updates', 100), lane: 'other' }]);
    await outbox.settle([{ item: item('updates', 100) }], 130);
    await outbox.settle([{ item: { ...item('updates', 100), lane: 'other' }, rejected: 'no' }], 140);
    expect(['main', 'other'].map((lane) => open().lastDelivered(lane))).toEqual([130, undefined]);
  });

  it('does not offer a rejected result again, but the next one of its service', async () => {
    const outbox = open();
    await outbox.enqueue([item('updates', 100)]);
    await outbox.settle(
      outbox.waiting('main').map((sent) => ({ item: sent, rejected: 'No objects found.' })),
      100,
    );
    expect(outbox.waiting('main')).toEqual([]);
    expect(outbox.rejected('main')).toHaveLength(1);
    await outbox.enqueue([item('updates', 200)]);
    expect(outbox.waiting('main')).toHaveLength(1);
    expect(outbox.rejected('main')).toEqual([]);
  });

  it('keeps lanes apart and purges an entry from all of them', async () => {
    const outbox = open();
    await outbox.enqueue([
      item('updates', 100),
      { ...item('updates', 100), lane: 'second' },
      item('backups', 100),
    ]);
    await outbox.purge('updates');
    expect(outbox.waiting('second')).toEqual([]);
    expect(outbox.waiting('main').map(({ service }) => service)).toEqual(['backups']);
  });
});
