import type { CheckResult } from '../../../../shared/checkResult';
import type { Language, MessageId } from '../../../../shared/i18n';
import { type Message, message } from '../../../../shared/message';
import type { CardView, EntryView, Snapshot, TargetView } from '../../../../shared/snapshot';
import type { ServiceState } from '../../../../shared/states';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Sample snapshots of every state of the window, in one language, around the time `now` (epoch seconds). */
export function samples(language: Language, now: number): Record<string, Snapshot> {
  // An id without a text renders as itself: so the samples need no texts of any check.
  const words = (en: string, de: string): Message => ({ id: (language === 'en' ? en : de) as MessageId });

  const result = (state: ServiceState, summary: Message, more: Partial<CheckResult> = {}): CheckResult => ({
    state,
    summary,
    evidence: [{ state, message: summary }],
    remedy: [],
    perfdata: [],
    started: now - 4 * MINUTE - 2,
    ended: now - 4 * MINUTE,
    ...more,
  });
  const known = (id: string, title: EntryView['title'], value: CheckResult): EntryView => ({
    id,
    service: id,
    check: id,
    title,
    phase: 'known',
    result: value,
    since: now - 3 * DAY,
    nextRun: now + 26 * MINUTE + 10,
  });

  const updatesTitle = { en: 'Updates', de: 'Updates' };
  const backupsTitle = { en: 'Backups', de: 'Sicherungen' };
  const archiveTitle = { en: 'Project archive', de: 'Projektarchiv' };
  const packagesTitle = { en: 'Packages', de: 'Pakete' };

  const updatesFine = known(
    'updates',
    updatesTitle,
    result('ok', words('Everything is up to date', 'Alles ist aktuell')),
  );
  const updatesWaiting = known(
    'updates',
    updatesTitle,
    result('warning', words('12 updates, 3 of them security', '12 Updates, davon 3 für die Sicherheit'), {
      deadline: now + 2 * DAY + 5 * HOUR,
      evidence: [
        {
          state: 'warning',
          message: words(
            '3 security updates: openssl, linux-image-6.8.0-48-generic, curl',
            '3 Sicherheitsupdates: openssl, linux-image-6.8.0-48-generic, curl',
          ),
        },
        {
          state: 'ok',
          message: words(
            '9 other updates, the oldest for 6 days',
            '9 weitere Updates, das älteste seit 6 Tagen',
          ),
        },
        { state: 'ok', message: words('No restart is needed', 'Kein Neustart nötig') },
      ],
      remedy: [
        {
          message: words('Install the updates', 'Installieren Sie die Updates'),
          command: 'sudo apt update && sudo apt upgrade',
        },
      ],
    }),
  );
  const backupsFine = known(
    'backups',
    backupsTitle,
    result('ok', words('The last backup was 3 hours ago', 'Die letzte Sicherung war vor 3 Stunden')),
  );
  const archiveOld = known(
    'archive',
    archiveTitle,
    result('critical', words('The last backup was 10 days ago', 'Die letzte Sicherung war vor 10 Tagen'), {
      evidence: [
        {
          state: 'critical',
          message: words('Newer than 7 days is expected', 'Erwartet wird eine aus den letzten 7 Tagen'),
        },
        {
          state: 'unknown',
          message: words(
            'backup.example.com is not reachable since yesterday',
            'backup.example.com ist seit gestern nicht erreichbar',
          ),
        },
      ],
      remedy: [
        {
          message: words(
            'Connect to the company network and start the backup',
            'Verbinden Sie sich mit dem Firmennetz und starten Sie die Sicherung',
          ),
          command: 'systemctl --user start backup.service',
        },
      ],
    }),
  );
  const packagesUnknown = known(
    'packages',
    packagesTitle,
    result(
      'unknown',
      words(
        'The check could not look: apt is busy',
        'Die Prüfung konnte nicht nachsehen: apt ist beschäftigt',
      ),
      {
        longOutput:
          'APT CRITICAL: could not get lock /var/lib/apt/lists/lock\nheld by process 2210 (apt-get)\n'.repeat(
            8,
          ),
      },
    ),
  );

  const target: TargetView = {
    name: 'main',
    host: 'laptop-alice',
    endpoint: 'https://icinga.example.com:5665',
    phase: 'delivered',
    lastDelivered: now - 4 * MINUTE,
    waiting: 0,
  };
  const card = (id: string, title: CardView['title'], more: Partial<CardView>): CardView => ({
    id: `check:${id}`,
    kind: 'check',
    hash: `hash-${id}`,
    title,
    purpose: words(
      'So that known weaknesses do not stay open.',
      'Damit bekannte Schwachstellen nicht offen bleiben.',
    ),
    collects: [
      words(
        'How many updates are pending, and how many of them are for security',
        'Wie viele Updates anstehen und wie viele davon der Sicherheit dienen',
      ),
      words('Whether a restart is needed', 'Ob ein Neustart nötig ist'),
    ],
    required: true,
    legalBasis: message('privacy.legal-basis.legitimate-interest'),
    recipient: words(
      'Example GmbH, as the entry of laptop-alice on the monitoring server icinga.example.com',
      'Example GmbH, als Eintrag von laptop-alice auf dem Überwachungsserver icinga.example.com',
    ),
    retention: 30 * DAY,
    interval: HOUR,
    ...more,
  });
  const cards: CardView[] = [
    card('updates', updatesTitle, {}),
    card('backups', backupsTitle, {
      purpose: words(
        'So that your work can be brought back when the disk fails.',
        'Damit sich Ihre Arbeit zurückholen lässt, wenn die Festplatte ausfällt.',
      ),
      collects: [words('When the last backup was made', 'Wann die letzte Sicherung gemacht wurde')],
    }),
    card('archive', archiveTitle, {
      required: false,
      legalBasis: message('privacy.legal-basis.consent'),
      purpose: words(
        'So that IT can tell you when your project archive stops being saved.',
        'Damit die IT Ihnen sagen kann, wenn Ihr Projektarchiv nicht mehr gesichert wird.',
      ),
      collects: [words('The age of the stamp file', 'Das Alter der Stempeldatei')],
    }),
    {
      ...card('departure', message('privacy.departure.title'), {
        required: false,
        purpose: words(
          'So that nobody is called about a computer that was only switched off.',
          'Damit niemand wegen eines Computers gerufen wird, der nur ausgeschaltet ist.',
        ),
        collects: [
          message('privacy.departure.collects.time'),
          message('privacy.departure.collects.services'),
        ],
      }),
      id: 'departure',
      kind: 'departure',
    },
  ];
  cards.push({
    ...card('snooze', message('privacy.snooze.title'), {
      required: false,
      purpose: message('privacy.snooze.purpose'),
      collects: [
        message('privacy.snooze.collects.what'),
        message('privacy.snooze.collects.words'),
        message('privacy.snooze.collects.author', { author: 'Fettle on laptop-alice' }),
        message('privacy.snooze.collects.limit', { limit: 3, longest: { duration: 7 * DAY } }),
      ],
    }),
    id: 'snooze',
    kind: 'snooze',
  });
  const answered = cards.map(
    (value): CardView => ({
      ...value,
      answer: { choice: value.required ? 'read' : 'accepted', at: now - 9 * DAY },
    }),
  );
  const localCard: CardView = {
    id: 'local',
    kind: 'local',
    hash: 'hash-local',
    title: message('privacy.local.title'),
    purpose: message('privacy.local.purpose'),
    collects: [
      words('Pending updates', 'Anstehende Updates'),
      words('The age of the last backup', 'Das Alter der letzten Sicherung'),
    ],
    required: true,
    legalBasis: message('privacy.legal-basis.own-device'),
    recipient: message('privacy.recipient.nobody'),
  };

  const fine: Snapshot = {
    version: '0.1.0',
    at: now,
    overall: 'fine',
    headline: message('headline.fine'),
    organisation: {
      name: 'Example GmbH',
      contact: 'it@example.com',
      privacyContact: 'dpo@example.com',
      helpUrl: 'https://intranet.example.com/fettle',
    },
    language,
    preferences: { notifications: 'all', pause: 'hour' },
    answerNeeded: false,
    entries: [updatesFine, backupsFine],
    targets: [target],
    cards: answered,
    faults: [],
  };
  const { organisation: _none, ...nobody } = fine;
  const local = {
    ...nobody,
    targets: [],
    localOnly: 'no-policy' as const,
    cards: [{ ...localCard, answer: answered[0]?.answer }] as CardView[],
  };
  const notAsked = (entries: EntryView[]): EntryView[] =>
    entries.map(({ id, service, check, title }) => ({ id, service, check, title, phase: 'answer-needed' }));
  const first: Snapshot = {
    ...fine,
    overall: 'answer-needed',
    headline: message('headline.answer-needed'),
    answerNeeded: true,
    entries: notAsked([updatesFine, backupsFine, archiveOld]),
    targets: [{ ...target, phase: 'idle' }],
    cards,
  };
  const partly: Snapshot = {
    ...first,
    entries: [updatesWaiting, ...notAsked([backupsFine, archiveOld])],
    cards: cards.map((value, position) => (position === 0 ? (answered[0] ?? value) : value)),
  };
  const findings: Snapshot = {
    ...fine,
    overall: 'problem',
    headline: message('headline.findings', { count: 2 }),
    entries: [backupsFine, updatesWaiting, packagesUnknown, archiveOld],
    lastDeparture: {
      at: now - 15 * HOUR,
      message: message('departure.acknowledged', {
        at: { date: now - 15 * HOUR },
        count: 1,
        expiry: { date: now - HOUR },
      }),
    },
  };
  const waiting = (entry: EntryView, running?: Message): EntryView => ({
    id: entry.id,
    service: entry.service,
    check: entry.check,
    title: entry.title,
    phase: 'waiting',
    ...(running ? { running } : {}),
  });
  const trouble = (phase: TargetView['phase'], what: Message, remedy: Message): TargetView[] => [
    { ...target, phase, message: what, remedy, lastDelivered: now - 2 * DAY, waiting: 3 },
  ];

  return {
    fine,
    findings,
    attention: {
      ...fine,
      overall: 'attention',
      headline: updatesWaiting.result?.summary ?? fine.headline,
      entries: [{ ...updatesWaiting, snoozesLeft: 3 }, backupsFine],
    },
    'cannot-tell': {
      ...fine,
      overall: 'cannot-tell',
      headline: message('headline.cannot-tell', { count: 1 }),
      entries: [updatesFine, packagesUnknown],
    },
    waiting: {
      ...fine,
      overall: 'cannot-tell',
      headline: message('headline.waiting'),
      entries: [
        waiting(updatesFine, words('reading the package lists ...', 'liest die Paketlisten ...')),
        waiting(backupsFine),
      ],
      targets: [{ ...target, phase: 'idle', lastDelivered: undefined } as unknown as TargetView],
    },
    running: {
      ...findings,
      entries: findings.entries.map((entry) =>
        entry.id === 'backups' ? { ...entry, running: words('asking borg ...', 'fragt borg ...') } : entry,
      ),
    },
    'not-connected': {
      ...fine,
      overall: 'not-connected',
      headline: message('headline.not-connected'),
      targets: trouble(
        'not-connected',
        message('delivery.unreachable', { target: 'icinga.example.com' }),
        message('delivery.unreachable.remedy'),
      ),
    },
    'key-ring-locked': {
      ...fine,
      targets: trouble(
        'key-ring-locked',
        message('delivery.key-ring-locked'),
        message('delivery.key-ring-locked.remedy'),
      ),
    },
    'waiting-for-approval': {
      ...fine,
      targets: trouble(
        'waiting-for-approval',
        message('delivery.waiting-for-approval', { target: 'main' }),
        message('delivery.waiting-for-approval.remedy', { target: 'main' }),
      ),
    },
    refused: {
      ...fine,
      targets: trouble(
        'refused',
        message('delivery.unauthorized', { target: 'icinga.example.com' }),
        message('delivery.unauthorized.remedy', { host: 'laptop-alice' }),
      ),
    },
    'policy-refused': {
      ...nobody,
      overall: 'cannot-tell',
      headline: message('headline.policy-refused'),
      localOnly: 'policy-refused',
      entries: [],
      targets: [],
      cards: [],
      faults: [
        {
          area: 'policy',
          message: words(
            'The interval “30s” is under one minute',
            'Der Abstand „30s“ liegt unter einer Minute',
          ),
          remedy: words('Ask IT to write at least “60s”', 'Bitten Sie die IT, mindestens „60s“ einzutragen'),
          place: {
            file: '/etc/fettle/policy.d/50-example.json',
            line: 14,
            column: 21,
            field: 'enforced.checks.updates.interval',
          },
        },
      ],
    },
    local,
    'other-owner': { ...local, localOnly: 'other-owner' },
    paused: {
      ...fine,
      overall: 'paused',
      headline: message('headline.paused', { until: { date: now + HOUR } }),
      pausedUntil: now + HOUR,
    },
    snoozed: {
      ...fine,
      overall: 'snoozed',
      headline: message('headline.snoozed', { count: 2 }),
      entries: [
        {
          ...updatesWaiting,
          snooze: {
            until: now + DAY,
            left: 2,
            phase: 'acknowledged',
            words: language === 'en' ? 'Restart planned for Friday' : 'Neustart ist für Freitag geplant',
          },
        },
        {
          ...archiveOld,
          snooze: { until: now + 3 * DAY, left: 0, phase: 'sending', message: message('snooze.sending') },
        },
        backupsFine,
      ],
    },
    empty: {
      ...local,
      overall: 'cannot-tell',
      headline: message('headline.nothing'),
      entries: [],
      cards: [],
    },
    declined: {
      ...fine,
      entries: [updatesFine, backupsFine, { ...waiting(archiveOld), phase: 'declined' }],
      cards: answered.map(
        (value): CardView =>
          value.required ? value : { ...value, answer: { choice: 'declined', at: now - DAY } },
      ),
    },
    first,
    partly,
    'first-local': {
      ...local,
      overall: 'answer-needed',
      headline: message('headline.answer-needed'),
      answerNeeded: true,
      entries: notAsked([updatesFine, backupsFine]),
      cards: [localCard],
    },
  };
}
