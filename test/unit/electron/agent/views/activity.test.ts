import { describe, expect, test } from 'vitest';
import { activityView } from '../../../../../electron/agent/views/activity';
import type { DepartureIntent, EarlyIntent, Intent } from '../../../../../electron/store/departures';
import type { Look } from '../../../../../electron/store/history';
import type { Snooze } from '../../../../../electron/store/snoozes';
import type { ActivityQuestion } from '../../../../../shared/activity';
import { message } from '../../../../../shared/message';
import type { RecordedRequest } from '../../../../../shared/sentRequest';

// Noon by the reader's calendar, so that some hours either way are the same day.
const noon = new Date(2026, 10, 20, 12).getTime() / 1000;
const hour = 3600;
const day = 86_400;

function request(at: number, path: string, override: Partial<RecordedRequest> = {}): RecordedRequest {
  return {
    id: `${at} ${path}`,
    at,
    lane: 'main',
    endpoint: 'https://m1:5665',
    method: 'POST',
    path: `/v1/actions/${path}?verbose=1`,
    objects: ['laptop!backups'],
    body: '{}',
    status: 200,
    ...override,
  };
}

const result = (at: number, override: Partial<RecordedRequest> = {}) =>
  request(at, 'process-check-result', override);

function intent(override: Partial<DepartureIntent> = {}): DepartureIntent {
  return {
    id: 'd',
    at: noon,
    kind: 'departure',
    cause: 'shutdown',
    lane: 'main',
    host: 'laptop',
    author: 'Fettle',
    comment: 'off',
    sticky: true,
    expiry: noon + day + 0.123,
    services: { backups: 'acknowledged' },
    ...override,
  };
}

function early(override: Partial<EarlyIntent>): EarlyIntent {
  const { cause: _, ...asked } = intent({ id: 'early' });
  return { ...asked, kind: 'early', ...override };
}

function snooze(override: Partial<Snooze> = {}): Snooze {
  return {
    id: 's',
    at: noon,
    entry: 'backups',
    service: 'backups',
    state: 'warning',
    comment: 'Snoozed',
    expiry: noon + day + 0.321,
    lanes: { main: { host: 'laptop', author: 'Fettle', outcome: 'acknowledged' } },
    closed: false,
    ...override,
  };
}

function view(
  {
    looks = [],
    journal = [],
    departures = [],
    snoozes = [],
  }: { looks?: Look[]; journal?: RecordedRequest[]; departures?: Intent[]; snoozes?: Snooze[] },
  asked: ActivityQuestion = {},
) {
  return activityView(asked, {
    history: { looks: () => looks },
    journal: { entries: () => journal },
    departures: { all: () => departures },
    snoozes: { all: () => snoozes },
  });
}

describe('the activity', () => {
  test('tells a finding only where the state changed', () => {
    const { items } = view({
      looks: [
        { entry: 'backups', at: noon, state: 'warning', summary: message('state.warning') },
        { entry: 'backups', at: noon + hour, state: 'warning' },
      ],
    });
    expect(items).toMatchObject([{ kind: 'result', entry: 'backups', state: 'warning', at: noon }]);
  });

  test('tells deliveries that went the same way on one day as one', () => {
    const { items } = view({
      journal: [
        result(noon - 2 * hour),
        result(noon - hour, { objects: ['laptop!updates'] }),
        result(noon, { status: undefined, error: 'no answer' }),
        result(noon + hour, { status: 404 }),
        result(noon + 2 * hour),
        result(noon + day),
        request(noon + day, '', { path: '/v1/objects/services?attrs=name', method: 'GET' }),
        // That the host is down is told with the departure.
        result(noon + day, { objects: [] }),
      ],
    });
    expect(
      items.toReversed().map(({ message: { id, params }, services }) => [id, params?.count, services]),
    ).toEqual([
      ['activity.sent', 2, ['backups', 'updates']],
      ['activity.unanswered', 1, ['backups']],
      ['activity.refused', 1, ['backups']],
      ['activity.sent', 1, ['backups']],
      ['activity.sent', 1, ['backups']],
    ]);
  });

  test('keeps two servers apart', () => {
    const journal = [0, 1, 2, 3].map((index) => result(noon + index, { lane: index % 2 ? 'a' : 'b' }));
    expect(view({ journal }).items.map(({ message: { params } }) => params?.count)).toEqual([2, 2]);
  });

  test('tells a departure once, what was taken back, and acknowledgements of the person', () => {
    const { items } = view({
      departures: [intent(), early({ at: noon - hour, expiry: noon })],
      journal: [
        request(noon - 2 * hour, 'acknowledge-problem', { body: JSON.stringify({ expiry: noon + 5 }) }),
        request(noon, 'acknowledge-problem', { body: JSON.stringify({ expiry: noon + day + 0.123 }) }),
        request(noon + 1, 'acknowledge-problem', { body: JSON.stringify({ expiry: 1 }), status: 409 }),
        request(noon + day, 'remove-acknowledgement'),
        request(noon + day + 1, 'remove-downtime', { objects: [] }),
      ],
    });
    expect(items.toReversed().map(({ kind, message: { id } }) => [kind, id])).toEqual([
      ['acknowledgement', 'activity.acknowledged'],
      ['acknowledgement', 'activity.acknowledged'],
      ['acknowledgement', 'departure.acknowledged'],
      ['acknowledgement', 'activity.taken-back'],
      ['acknowledgement', 'activity.downtime-ended'],
    ]);
  });

  test('tells a snooze and its end once, in the person’s own words', () => {
    const expiry = noon + day + 0.321;
    const { items } = view({
      snoozes: [
        snooze({ expiry, ended: { at: noon + hour, why: 'taken-back' } }),
        snooze({ id: 't', at: noon + 3 * hour, words: 'On Friday', expiry: expiry + 1 }),
      ],
      journal: [
        request(noon + 1, 'acknowledge-problem', { body: JSON.stringify({ expiry }) }),
        request(noon + hour + 1, 'remove-acknowledgement'),
        // A departure's, much later.
        request(noon + 2 * hour, 'remove-acknowledgement'),
      ],
    });
    expect(
      items.toReversed().map(({ entry, message: { id, params } }) => [entry, id, params?.words]),
    ).toEqual([
      ['backups', 'activity.snoozed', undefined],
      ['backups', 'activity.snooze.taken-back', undefined],
      [undefined, 'activity.taken-back', undefined],
      ['backups', 'activity.snoozed.words', 'On Friday'],
    ]);
  });

  test.each(['expired', 'recovered', 'worse', 'not-allowed'] as const)('says that a snooze is %s', (why) => {
    const { items } = view({ snoozes: [snooze({ ended: { at: noon + hour, why } })] });
    expect(items[0]?.message.id).toBe(`activity.snooze.${why}`);
  });

  test('comes a page at a time, newest first, and loses nothing in between', () => {
    const looks = Array.from(
      { length: 120 },
      (_, index): Look => ({
        entry: `e${index}`,
        at: noon + Math.floor(index / 3),
        state: 'ok',
        summary: message('state.ok'),
      }),
    );
    const seen = new Set<string>();
    let before: number | undefined;
    for (let pages = 0; pages < 10; pages += 1) {
      const { items, more } = view({ looks }, before === undefined ? {} : { before });
      for (const { id } of items) seen.add(id);
      before = items.at(-1)?.at;
      if (!more) break;
    }
    expect(seen.size).toBe(120);
  });

  test('shows one kind where only that is asked for', () => {
    const all = { departures: [intent()], journal: [result(noon)] };
    expect(view(all, { kind: 'delivery' }).items.map(({ kind }) => kind)).toEqual(['delivery']);
    expect(view(all, { kind: 'result' }).items).toEqual([]);
  });
});
