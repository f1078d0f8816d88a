import { beforeEach, describe, expect, it } from 'vitest';
import { Scheduler } from '../../../../../electron/agent/checking/scheduler';
import { splay, turnOf } from '../../../../../electron/agent/plan/splay';
import { ManualClock } from '../../../../support/agent/manualClock';

describe('the scheduler', () => {
  let clock: ManualClock;
  let runs: string[];
  let scheduler: Scheduler;

  beforeEach(() => {
    clock = new ManualClock();
    runs = [];
    scheduler = new Scheduler(clock, (id) => runs.push(id));
  });

  it('runs an entry at its time and then once an interval', () => {
    scheduler.schedule({ id: 'updates', interval: 3600 }, clock.now() + 10);
    clock.advance(9);
    expect(runs).toEqual([]);
    clock.advance(1);
    expect(runs).toEqual(['updates']);
    clock.advance(3600);
    expect(runs).toEqual(['updates', 'updates']);
  });

  it('runs what became due in sleep once, soon after waking', () => {
    scheduler.schedule({ id: 'updates', interval: 3600 }, clock.now() + 3600);
    clock.sleep(3 * 86_400);
    scheduler.wake();
    expect(runs).toEqual(['updates']);
    expect(scheduler.nextRun('updates')).toBe(clock.now() + 3600);
  });

  it('gives what became due in sleep its turn, and what falls due awake none', () => {
    scheduler = new Scheduler(
      clock,
      (id) => runs.push(id),
      (id) => (id === 'updates' ? 20 : 40),
    );
    for (const id of ['updates', 'backups']) scheduler.schedule({ id, interval: 3600 }, clock.now() + 30);
    clock.advance(30);
    expect(runs.splice(0)).toEqual(['updates', 'backups']);
    clock.sleep(86_400);
    scheduler.wake();
    expect(runs).toEqual([]);
    clock.advance(20);
    expect(runs).toEqual(['updates']);
    clock.advance(20);
    expect(runs).toEqual(['updates', 'backups']);
  });

  it('notices within a minute when nobody says that the machine woke', () => {
    scheduler.schedule({ id: 'updates', interval: 3600 }, clock.now() + 3600);
    clock.sleep(7200);
    clock.advance(60);
    expect(runs).toEqual(['updates']);
  });

  it('does not wait a day because the clock was set back a day', () => {
    scheduler.schedule({ id: 'updates', interval: 3600 }, clock.now() + 1800);
    clock.jump(-86_400);
    clock.advance(60);
    clock.advance(3600);
    expect(runs).toEqual(['updates']);
  });

  it('counts the interval from a run by hand', () => {
    scheduler.schedule({ id: 'updates', interval: 3600 }, clock.now() + 100);
    clock.advance(50);
    scheduler.started('updates');
    clock.advance(3599);
    expect(runs).toEqual([]);
    clock.advance(1);
    expect(runs).toEqual(['updates']);
  });

  it('forgets an entry and leaves no timer when stopped', () => {
    scheduler.schedule({ id: 'updates', interval: 60 }, clock.now() + 10);
    scheduler.unschedule('updates');
    clock.advance(120);
    expect(runs).toEqual([]);
    scheduler.stop();
    expect(clock.pendingTimers()).toBe(0);
  });
});

describe('the splay', () => {
  it('is as wide as the widest of the targets, and half a minute where none says', () => {
    const widest = (targets: { splay?: number }[]) =>
      Math.max(...Array.from({ length: 500 }, (_, i) => turnOf(`laptop-${i}`, 'updates', targets)));
    expect(widest([{ splay: 10 }, { splay: 60 }])).toBeGreaterThan(55);
    expect(widest([{ splay: 0 }])).toBe(0);
    expect(widest([{}])).toBeGreaterThan(25);
    expect(widest([])).toBeLessThan(30);
  });

  it('is stable for a name, inside the window and spread over it', () => {
    const shares = Array.from({ length: 1000 }, (_, i) => splay(`laptop-${i}!updates`, 60));
    expect(splay('laptop-7!updates', 60)).toBe(shares[7]);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...shares)).toBeLessThan(60);
    const firstHalf = shares.filter((share) => share < 30).length;
    expect(firstHalf).toBeGreaterThan(400);
    expect(firstHalf).toBeLessThan(600);
  });
});
