import { cpSync, existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activityView } from '../../../../electron/agent/views/activity';
import { sentView } from '../../../../electron/agent/views/sent';
import { Departures } from '../../../../electron/store/departures';
import { History } from '../../../../electron/store/history';
import { Journal } from '../../../../electron/store/journal';
import { removeLeftovers } from '../../../../electron/store/leftovers';
import { Outbox } from '../../../../electron/store/outbox';
import { Snoozes } from '../../../../electron/store/snoozes';
import { toldFile } from '../../../../electron/store/told';
import { AgentBench } from '../../../support/agent/agentParts';

/**
 * The state folder that version 0.1 left: a snooze, problems acknowledged as they appeared, a departure with everything it can do, and
 * results that found no server. Its agent wrote it, over the same stand-ins as here.
 */
const fixture = join(import.meta.dirname, '../../../fixtures/state-0.1');
const left = 1_795_190_460;
const day = 86_400;

let bench: AgentBench;
const fail = (fault: unknown) => {
  throw new Error(JSON.stringify(fault));
};
const path = (name: string) => join(bench.folder, name);
const original = (name: string) => readFileSync(join(fixture, name), 'utf8');
const journalAt = (now: number) => new Journal(bench.folder, () => now, fail);

beforeEach(() => {
  bench = new AgentBench();
  cpSync(fixture, bench.folder, { recursive: true });
  bench.clock.jump(left + 3600 - bench.clock.now());
});
afterEach(() => bench.close());

function plan() {
  return bench.plan([{ id: 'updates' }, { id: 'archive' }, { id: 'backups' }], {
    snooze: { limit: 2, longest: 604_800, author: 'Fettle on {host}' },
    departure: {
      mode: ['acknowledge', 'downtime', 'passive-down'],
      on: ['shutdown'],
      preAcknowledge: false,
      sticky: true,
      expiry: 'next-workday',
      author: 'Fettle on {host}',
      comment: 'off',
    },
  });
}

/** The server as version 0.1 left it. */
function prepareServer() {
  for (const intent of new Departures(bench.folder, fail).all()) {
    for (const [service, outcome] of Object.entries(intent.services))
      if (outcome === 'acknowledged')
        bench.server.acknowledgements.set(service, { author: intent.author, expiry: intent.expiry });
    if (intent.kind === 'departure')
      for (const name of intent.downtime?.names ?? []) bench.server.downtimes.set(name, intent.expiry);
  }
  for (const { service, expiry, lanes } of new Snoozes(bench.folder, fail).all())
    bench.server.acknowledgements.set(service, { author: lanes.main?.author ?? '', expiry });
  bench.server.hostUp = false;
}

describe('the state of version 0.1', () => {
  it('is read whole, and reading changes nothing', () => {
    const departures = new Departures(bench.folder, fail);
    expect(departures.of('departure')).toMatchObject([
      { cause: 'shutdown', services: { updates: 'acknowledged', archive: 'nothing-to-do' } },
    ]);
    expect(departures.of('early').map(({ services }) => services)).toEqual([
      { backups: 'undone' },
      { archive: 'acknowledged' },
      { backups: 'nothing-to-do' },
    ]);
    const now = () => left;
    expect(new History(bench.folder, now, fail).looks()).toHaveLength(
      original('history.jsonl').trimEnd().split('\n').length,
    );
    expect(new Outbox(bench.folder, fail).waiting('main').map(({ service }) => service)).toEqual([
      'updates',
      'archive',
      'backups',
    ]);
    expect(toldFile(bench.folder, fail).read()).toHaveProperty('archive');
    for (const name of readdirSync(fixture)) expect(readFileSync(path(name), 'utf8')).toBe(original(name));
    expect(readdirSync(bench.folder).sort()).toEqual(readdirSync(fixture).sort());
  });

  it('is what the next start goes on with: answers, snooze, results; and the departure is undone', async () => {
    prepareServer();
    for (const [id, state] of [
      ['updates', 'warning'],
      ['archive', 'critical'],
      ['backups', 'warning'],
    ] as const)
      bench.states.set(id, state);
    const agent = bench.agent(plan());
    expect(agent.snapshot()).toMatchObject({
      answerNeeded: false,
      entries: [{ result: { state: 'warning' } }, { result: { state: 'critical' } }, { id: 'backups' }],
    });
    expect(agent.snapshot().entries[2]?.snooze).toMatchObject({
      words: 'the disk is on order',
      phase: 'acknowledged',
    });
    await agent.start();
    await agent.runNow();
    await expect.poll(() => bench.server.hostUp).toBe(true);
    await expect
      .poll(() => new Departures(bench.folder, fail).of('departure')[0])
      .toMatchObject({
        services: { updates: 'undone' },
        downtime: { outcome: 'undone' },
        hostDown: { outcome: 'undone' },
      });
    await agent.stop();
    expect(bench.faults).toEqual([]);
    expect(bench.server.downtimes.size).toBe(0);
    // Acknowledged as it appeared, and snoozed: both stay until the problem ends.
    expect([...bench.server.acknowledgements.keys()].sort()).toEqual(['archive', 'backups']);
    expect(readFileSync(path('departures.v1.json'), 'utf8')).toBe(original('departures.json'));
    expect(readdirSync(bench.folder).filter((name) => name.includes('unreadable'))).toEqual([]);
  });

  it('shows what was sent and what happened, before and after the journal is written again', () => {
    const sent = () => sentView(journalAt(left), plan()).requests;
    const happened = () =>
      activityView(
        {},
        {
          history: new History(bench.folder, () => left, fail),
          journal: journalAt(left),
          departures: new Departures(bench.folder, fail),
          snoozes: new Snoozes(bench.folder, fail),
        },
      ).items;
    const before = { sent: sent(), happened: happened() };
    const lines = original('journal.jsonl').trimEnd().split('\n');
    expect(before.sent).toHaveLength(lines.filter((line) => 'target' in JSON.parse(line)).length);
    expect(new Set(before.sent.map(({ lane }) => lane))).toEqual(new Set(['main']));
    expect(new Set(before.sent.map(({ kind }) => kind))).toEqual(
      new Set(['result', 'acknowledge', 'remove-acknowledgement', 'downtime', 'query']),
    );
    expect(before.happened.map(({ message: { id } }) => id)).toEqual(
      expect.arrayContaining(['activity.snoozed.words', 'activity.acknowledged', 'activity.sent']),
    );

    journalAt(left).tidy();
    expect(readFileSync(path('journal.jsonl'), 'utf8')).not.toContain('"target"');
    expect(readFileSync(path('journal.v1.jsonl'), 'utf8')).toBe(original('journal.jsonl'));
    expect({ sent: sent(), happened: happened() }).toEqual(before);
    // Once is enough.
    journalAt(left).tidy();
    expect(readFileSync(path('journal.v1.jsonl'), 'utf8')).toBe(original('journal.jsonl'));
  });

  it('is kept for going back, and not beyond what may be kept at all', async () => {
    journalAt(left).tidy();
    journalAt(left).remove(() => true);
    expect(existsSync(path('journal.v1.jsonl'))).toBe(false);

    cpSync(join(fixture, 'journal.jsonl'), path('journal.jsonl'));
    journalAt(left).tidy();
    journalAt(left + 30 * day - 2 * 3600).tidy();
    const times = readFileSync(path('journal.v1.jsonl'), 'utf8').trimEnd().split('\n');
    expect(times.flatMap((line) => JSON.parse(line).at ?? []).every((at) => at > left - 3 * 3600)).toBe(true);
    journalAt(left + 31 * day).tidy();
    expect(existsSync(path('journal.v1.jsonl'))).toBe(false);

    const departures = new Departures(bench.folder, fail);
    const [last] = departures.of('departure');
    if (!last) throw new Error('no departure');
    await departures.save(last);
    utimesSync(path('departures.v1.json'), left, left);
    removeLeftovers(bench.folder, left + 29 * day);
    expect(existsSync(path('departures.v1.json'))).toBe(true);
    removeLeftovers(bench.folder, left + 31 * day);
    expect(existsSync(path('departures.v1.json'))).toBe(false);
    expect(existsSync(path('departures.json'))).toBe(true);
  });
});
