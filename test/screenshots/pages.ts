import type { Page } from '@playwright/test';
import type { Language } from '../../shared/i18n';
import type { ExampleView, SentView } from '../../shared/privacyViews';
import { someActivity, whatIsSeen } from '../support/desktop/rendererHarness/answers';
import { backupHistory } from '../support/desktop/rendererHarness/histories';

/**
 * One page in one state. `npm run screenshots` draws it in each language and theme into docs/screenshots, and the tests
 * of the window look at its accessibility and width: a new page is one line here.
 */
export interface Screen {
  /** The beginning of the picture's file name. */
  name: string;
  /** Of test/support/desktop/rendererHarness/snapshots.ts. */
  sample: string;
  /** The page as the address names it; without it, the one that the window begins with. */
  page?: string;
  /** Opens everything that can be unfolded. */
  unfold?: boolean;
  /** What the agent answers, by the names of test/support/agent/fakeAgent.ts; `now` in epoch seconds. */
  answers?(now: number): Record<string, unknown>;
  /** What is done before looking. */
  act?(page: Page, language: Language): Promise<void>;
  /** The window as it is and not the whole page: for what lies above it. */
  window?: boolean;
  /** Its accessibility and width are looked at by a test of its own. */
  looked?: boolean;
}

const day = 86_400;

export const screens: readonly Screen[] = [
  ...[
    'fine',
    'attention',
    'cannot-tell',
    'waiting',
    'running',
    'not-connected',
    'key-ring-locked',
    'waiting-for-approval',
    'refused',
    'policy-refused',
    'local',
    'other-owner',
    'empty',
    'declined',
    'partly',
  ].map((name) => ({ name, sample: name, page: 'status' })),
  { name: 'findings', sample: 'findings', page: 'status' },
  { name: 'findings-open', sample: 'findings', page: 'status', unfold: true },
  { name: 'snoozed', sample: 'snoozed', page: 'status' },
  { name: 'snoozed-open', sample: 'snoozed', page: 'status', unfold: true },
  {
    name: 'snooze-dialog',
    sample: 'attention',
    page: 'status',
    unfold: true,
    window: true,
    answers: (now) => ({ snoozeChoices: [now + day, now + 3 * day, now + 7 * day] }),
    act: async (page, language) => {
      await page.getByRole('button', { name: language === 'en' ? /^Snooze/ : /^Zurückstellen/ }).click();
      await page.getByRole('radio').first().waitFor({ state: 'attached' });
      await page
        .getByRole('textbox')
        .fill(language === 'en' ? 'Restart planned for Friday.' : 'Neustart ist für Freitag geplant.');
    },
  },
  {
    name: 'check',
    sample: 'findings',
    page: 'check/archive',
    looked: true,
    answers: (now) => ({ historyView: backupHistory(now, 89) }),
  },
  {
    name: 'check-snoozed',
    sample: 'snoozed',
    page: 'check/updates',
    answers: (now) => ({ historyView: backupHistory(now, 20) }),
  },
  {
    name: 'activity',
    sample: 'findings',
    page: 'activity',
    looked: true,
    answers: (now) => ({ activityView: { items: someActivity(now), more: true } }),
  },
  {
    name: 'seen',
    sample: 'findings',
    page: 'seen',
    looked: true,
    answers: (now) => ({ seenView: whatIsSeen('asked', now) }),
  },
  { name: 'notice', sample: 'first' },
  { name: 'notice-open', sample: 'first', unfold: true },
  { name: 'notice-partly', sample: 'partly', page: 'notice' },
  { name: 'notice-local', sample: 'first-local' },
  {
    name: 'notice-example',
    sample: 'first',
    answers: () => ({ exampleView: example }),
    act: async (page, language) => {
      const name = language === 'en' ? 'See what would be sent' : 'Zeigen, was';
      await page.getByRole('button', { name }).first().click();
      await page.locator('.example-shown .unfold-trigger').click();
    },
  },
  { name: 'settings', sample: 'fine', page: 'settings' },
  { name: 'about', sample: 'fine', page: 'about' },
  { name: 'privacy', sample: 'declined', page: 'privacy' },
  { name: 'privacy-open', sample: 'fine', page: 'privacy', unfold: true },
  { name: 'privacy-local', sample: 'other-owner', page: 'privacy' },
  { name: 'privacy-paused', sample: 'paused', page: 'privacy' },
  {
    name: 'privacy-objection',
    sample: 'fine',
    page: 'privacy',
    act: async (page, language) => {
      const name = language === 'en' ? 'Object' : 'Widersprechen';
      await page.getByRole('button', { name, exact: true }).first().click();
    },
  },
  { name: 'sent', sample: 'fine', page: 'sent', answers: (now) => ({ sentView: sentAt(now) }) },
  {
    name: 'sent-open',
    sample: 'fine',
    page: 'sent',
    unfold: true,
    answers: (now) => ({ sentView: sentAt(now) }),
  },
  { name: 'sent-empty', sample: 'fine', page: 'sent', answers: () => ({ sentView: { requests: [] } }) },
];

const example: ExampleView = {
  host: 'laptop-alice',
  service: 'archive',
  output: [{ text: 'Backup of ' }, { text: '[home]', was: '/home/alice' }, { text: ' is 3 days old' }],
  perfdata: { raw: ['age=259200s'], sent: ['age=259200s'] },
  request: {
    path: '/v1/actions/process-check-result?verbose=1',
    body: '{"type":"Service","service":"laptop-alice!archive","exit_status":0,"plugin_output":"Backup of [home] is 3 days old"}',
  },
};

function sentAt(now: number): SentView {
  const request = (id: string, service: string, ago: number, more: object) => ({
    id,
    at: now - ago,
    lane: 'main',
    kind: 'result' as const,
    endpoint: 'https://icinga.example.com:5665',
    method: 'POST',
    path: '/v1/actions/process-check-result?verbose=1',
    objects: [`laptop-alice!${service}`],
    body: JSON.stringify({
      type: 'Service',
      service: `laptop-alice!${service}`,
      exit_status: 0,
      plugin_output: 'Everything is up to date',
    }),
    ...more,
  });
  const answered = (ago: number) => ({
    answered: now - ago,
    status: 200,
    answer: '{"results":[{"code":200}]}',
  });
  return {
    since: now - 9 * day,
    outsideHours: 0,
    requests: [
      request('c', 'updates', 240, answered(240)),
      request('b', 'backups', 3840, { answered: now - 3830, error: 'no answer within 10 s' }),
      request('a', 'updates', 7440, {
        path: '/v1/actions/acknowledge-problem?verbose=1',
        body: JSON.stringify({
          type: 'Service',
          services: ['laptop-alice!updates'],
          author: 'Fettle on laptop-alice',
          comment: 'Snoozed by the person at this workstation.',
        }),
        ...answered(7440),
      }),
    ],
  };
}
