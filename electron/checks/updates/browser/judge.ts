import type { Remedy } from '../../../../shared/checkResult';
import { message } from '../../../../shared/message';
import type { BrowserFacts } from '../facts';
import type { UpdatesThresholds } from '../thresholds';
import { type FirstSeen, unknownVerdict, type Verdict } from '../verdict';
import type { BrowserName } from './names';
import { isTooOld } from './versions';

/** Whether the browsers are as new as the policy wants; an older one has the grace of a security update. */
export function judgeBrowsers(
  browsers: readonly BrowserFacts[],
  thresholds: UpdatesThresholds,
  now: number,
  firstSeen: FirstSeen,
): Verdict {
  const found = browsers.filter(({ version }) => version.kind !== 'absent');
  if (found.length === 0) {
    const names = { list: browsers.map(({ browser }) => browser) };
    return { ...unknownVerdict(message('updates.browser.none', { names })), notApplicable: true };
  }
  const verdicts = found.map((one) => judgeBrowser(one, thresholds, now, firstSeen));
  const deadlines = verdicts.flatMap((verdict) => verdict.deadline ?? []);
  return {
    evidence: verdicts.flatMap((verdict) => verdict.evidence),
    remedy: verdicts.flatMap((verdict) => verdict.remedy),
    perfdata: [],
    ...(deadlines.length > 0 ? { deadline: Math.min(...deadlines) } : {}),
  };
}

/** The key under which the first sight of an old browser is remembered. */
export function browserKey({ browser, minimum }: BrowserFacts): string {
  return `browser ${browser} ${minimum}`;
}

function judgeBrowser(
  facts: BrowserFacts,
  thresholds: UpdatesThresholds,
  now: number,
  firstSeen: FirstSeen,
): Verdict {
  const { browser, minimum, version } = facts;
  if (version.kind !== 'found') {
    const reason = version.kind === 'unknown' ? version.reason : message('check.nothing');
    return unknownVerdict(message('updates.browser.unknown', { browser, reason: { message: reason } }));
  }
  const params = { browser, version: version.version, minimum };
  if (!isTooOld(facts))
    return {
      evidence: [{ state: 'ok', message: message('updates.browser.fine', params) }],
      remedy: [],
      perfdata: [],
    };
  const deadline = firstSeen(browserKey(facts)) + thresholds.security.critical;
  const overdue = now >= deadline;
  const id = overdue ? 'updates.browser.overdue' : 'updates.browser.old';
  return {
    evidence: [
      {
        state: overdue ? 'critical' : 'warning',
        message: message(id, { ...params, deadline: { date: deadline } }),
      },
    ],
    remedy: [updateRemedy(facts)],
    perfdata: [],
    deadline,
  };
}

/** Where each browser says how new it is, and updates itself unless a package does. */
const pages: Readonly<Record<BrowserName, string>> = {
  firefox: 'about:preferences',
  chrome: 'chrome://settings/help',
  chromium: 'chrome://settings/help',
  edge: 'edge://settings/help',
};

function updateRemedy({ browser, install }: BrowserFacts): Remedy {
  return install === undefined
    ? { message: message('updates.browser.remedy.page', { browser }), command: pages[browser] }
    : { message: message('updates.browser.remedy', { browser }), command: install, settings: 'updates' };
}
