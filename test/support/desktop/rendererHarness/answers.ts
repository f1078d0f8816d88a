import type { ActivityItem } from '../../../../shared/activity';
import { message } from '../../../../shared/message';
import type { SeenService, SeenTarget, SeenView } from '../../../../shared/seen';

const hour = 3600;
const day = 86_400;

/** What may have happened in the last two days. */
export function someActivity(now: number): ActivityItem[] {
  return [
    {
      id: 'a',
      at: now - 60,
      kind: 'delivery',
      state: 'ok',
      services: ['updates', 'backups'],
      message: message('activity.sent', { count: 14, target: 'main', status: 200 }),
    },
    {
      id: 'b',
      at: now - 70,
      kind: 'result',
      state: 'critical',
      entry: 'archive',
      message: message('backups.old', { age: { ago: 10 * day }, limit: { duration: 7 * day } }),
    },
    {
      id: 'c',
      at: now - 80,
      kind: 'acknowledgement',
      services: ['archive'],
      message: message('activity.taken-back'),
    },
    {
      id: 's',
      at: now - 3 * hour,
      kind: 'acknowledgement',
      entry: 'updates',
      message: message('activity.snoozed', { until: { date: now + day } }),
    },
    {
      id: 'd',
      at: now - day,
      kind: 'acknowledgement',
      services: ['archive'],
      message: message('departure.acknowledged', {
        at: { date: now - day },
        count: 1,
        expiry: { date: now - hour },
      }),
    },
    {
      id: 'e',
      at: now - day - hour,
      kind: 'delivery',
      state: 'unknown',
      services: ['updates'],
      message: message('activity.unanswered', { count: 3, target: 'main', status: 0 }),
    },
    {
      id: 'f',
      at: now - 3 * day,
      kind: 'result',
      state: 'ok',
      entry: 'gone',
      message: message('updates.reboot.none'),
    },
  ];
}

/** A server's answer about three services, or what stands in for it. */
export function whatIsSeen(kind: SeenTarget['kind'], now: number): SeenView {
  const services: SeenService[] = [
    {
      service: 'backups',
      title: { en: 'Backups', de: 'Sicherungen' },
      result: {
        state: 'critical',
        output: 'The last backup of [home] was 10 days ago',
        longOutput: 'Newer than 7 days is expected',
        perfdata: ['age=864000s;345600;604800;0'],
        at: now - hour,
      },
      ...(kind === 'asked' ? { acknowledged: { until: now + day } } : {}),
    },
    {
      service: 'updates',
      title: { en: 'Updates' },
      result: { state: 'ok', output: 'Everything is up to date', longOutput: '', perfdata: [], at: now - 60 },
    },
    { service: 'ssh' },
  ];
  return {
    at: now,
    targets: [
      {
        name: 'main',
        host: 'laptop-alice',
        kind,
        ...(kind === 'not-connected'
          ? { reason: message('delivery.unreachable', { target: 'main', phase: 'connect' }) }
          : {}),
        services: kind === 'asked' ? services : services.slice(0, 2),
      },
    ],
  };
}
