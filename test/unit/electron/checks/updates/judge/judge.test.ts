import { describe, expect, it } from 'vitest';
import type { PackageFacts, UpdatesFacts } from '../../../../../../electron/checks/updates/facts';
import { judgeUpdates } from '../../../../../../electron/checks/updates/judge/judge';
import { UpdatesThresholdsSchema } from '../../../../../../electron/checks/updates/thresholds';
import { message } from '../../../../../../shared/message';
import { english } from '../../../../../support/agent/checks';

const day = 86_400;
const now = 1_800_000_000;
const thresholds = UpdatesThresholdsSchema.parse(undefined);
const security = { id: 'openssl 3.0', security: true };
const other = { id: 'vim 9.0', security: false };
const why = message('updates.reboot.why.packages');

const apt = (updates: { id: string; security: boolean }[], indexAge = 3600): PackageFacts => ({
  source: 'apt',
  index: { kind: 'refreshed', at: now - indexAge },
  pending: { kind: 'known', updates },
});
const judged = (facts: Partial<UpdatesFacts>) =>
  judgeUpdates({ chosen: false, system: 'linux', packages: [], firstSeen: {}, ...facts }, thresholds, now);
const since = (id: string, days: number) => ({ [id]: now - days * day });

describe('the updates check', () => {
  it.each<[string, Partial<UpdatesFacts>, string, RegExp]>([
    ['nothing pending', { packages: [apt([])] }, 'ok', /apt: no updates are pending/],
    [
      'a security update at first sight',
      { packages: [apt([security])] },
      'warning',
      /1 security update is pending, please install by/,
    ],
    [
      'one on its last day',
      { packages: [apt([security])], firstSeen: since('apt security openssl 3.0', 13.9) },
      'warning',
      /please install by/,
    ],
    [
      'one after its deadline',
      { packages: [apt([security])], firstSeen: since('apt security openssl 3.0', 14) },
      'critical',
      /due since/,
    ],
    ['another update', { packages: [apt([other])] }, 'ok', /1 other update is available/],
    [
      'another update after 30 days',
      { packages: [apt([other])], firstSeen: since('apt other vim 9.0', 30) },
      'warning',
      /the oldest for 30 days/,
    ],
    [
      'an index of eight days',
      { packages: [apt([], 8 * day)] },
      'unknown',
      /^apt: cannot tell, the index is 8 days old$/,
    ],
    [
      'an index of eight days with a security update in it',
      { packages: [apt([security], 8 * day)] },
      'warning',
      /security update/,
    ],
    [
      'no index',
      { packages: [{ source: 'apt', index: { kind: 'missing' }, pending: { kind: 'known', updates: [] } }] },
      'unknown',
      /there is no index/,
    ],
    ['an index that another clock made', { packages: [apt([], -200)] }, 'ok', /apt: no updates are pending/],
    [
      'an index from the future',
      { packages: [apt([], -3600)] },
      'unknown',
      /index is from the future .*: the clock/,
    ],
    [
      'apt-get that failed',
      {
        packages: [
          {
            source: 'apt',
            index: { kind: 'refreshed', at: now },
            pending: {
              kind: 'unknown',
              reason: message('process.not-found', { program: 'apt-get' }),
              absent: true,
            },
          },
        ],
      },
      'unknown',
      /apt-get is not installed/,
    ],
    [
      'a restart at first sight',
      { reboot: { kind: 'pending', id: 'reboot b', why } },
      'warning',
      /restart is pending, please by/,
    ],
    [
      'a restart after its deadline',
      { reboot: { kind: 'pending', id: 'reboot b', why }, firstSeen: since('reboot b', 15) },
      'critical',
      /due since/,
    ],
    ['no restart', { reboot: { kind: 'none' } }, 'ok', /No restart/],
    [
      'support that goes on',
      { endOfLife: { kind: 'known', system: 'X 1', lastDay: '2030-01-01', end: now + 31 * day } },
      'ok',
      /X 1 is supported until 2030-01-01/,
    ],
    [
      'support that ends soon',
      { endOfLife: { kind: 'known', system: 'X 1', lastDay: '2030-01-01', end: now + 29 * day } },
      'warning',
      /in 29 days/,
    ],
    [
      'support that ended',
      { endOfLife: { kind: 'known', system: 'X 1', lastDay: '2020-01-01', end: now - 1 } },
      'critical',
      /ended on 2020-01-01/,
    ],
    ['nothing that applies', {}, 'unknown', /Cannot tell/],
  ])('%s', (_, facts, state, words) => {
    const result = judged(facts);
    expect(result.state).toBe(state);
    expect(english(result.summary)).toMatch(words);
    if (state !== 'ok') expect(result.remedy.length).toBeGreaterThan(0);
  });

  it('names all of the worst findings and keeps the rest as evidence', () => {
    const result = judged({
      packages: [apt([security, other])],
      reboot: { kind: 'pending', id: 'reboot b', why },
      endOfLife: { kind: 'known', system: 'X 1', lastDay: '2030-01-01', end: now + 400 * day },
    });
    expect(result.state).toBe('warning');
    expect(english(result.summary)).toMatch(/security update.*; A restart is pending/);
    expect(result.evidence.map((one) => one.state)).toEqual(['warning', 'ok', 'ok', 'warning', 'ok']);
    expect(result.perfdata).toEqual([
      'available_updates=2;;;0',
      'security_updates=1;0;;0',
      'apt_updates=2;;;0',
      'apt_index_age=3600s;604800;;0',
      'reboot_pending=1;0;;0;1',
      `support_left=${400 * day}s;2592000:;0:`,
    ]);
  });

  it('neither counts nor hides what cannot be known on this machine, unless the policy asks for it', () => {
    const facts: Partial<UpdatesFacts> = { packages: [apt([])], reboot: { kind: 'unknown', why } };
    expect(judged(facts).state).toBe('ok');
    expect(judged(facts).evidence.map((one) => one.state)).toEqual(['ok', 'ok', 'unknown']);
    expect(judged({ ...facts, chosen: true }).state).toBe('unknown');
    expect(judged({ reboot: facts.reboot }).state).toBe('unknown');
  });

  it('is UNKNOWN where the end of support is not known, and says what has none', () => {
    const judgedWith = (endOfLife: UpdatesFacts['endOfLife']) => judged({ packages: [apt([])], endOfLife });
    expect(judgedWith({ kind: 'unknown', system: 'X' })).toMatchObject({ state: 'unknown' });
    const rolling = judgedWith({ kind: 'rolling', system: 'Arch Linux' });
    expect([rolling.state, rolling.evidence.map(({ message }) => english(message)).at(-1)]).toEqual([
      'ok',
      expect.stringContaining('Arch Linux has no end of support'),
    ]);
    const open = { kind: 'open', system: 'LMDE 7', table: '2026-11', until: now + 1 } as const;
    expect(judgedWith(open).state).toBe('ok');
    expect(judgedWith({ ...open, until: now }).state).toBe('unknown');
    const base = { name: 'Ubuntu jammy', lastDay: '2027-06-01', end: now + 1 };
    expect(english(judgedWith({ kind: 'unknown', system: 'X', base }).summary)).toContain('Ubuntu jammy');
    expect(judgedWith({ kind: 'unknown', system: 'X', base: { ...base, end: now } }).state).toBe('critical');
  });

  it('gives the first deadline', () => {
    const facts: Partial<UpdatesFacts> = {
      packages: [apt([security])],
      reboot: { kind: 'pending', id: 'reboot b', why },
      firstSeen: since('reboot b', 4),
    };
    expect(judged(facts).deadline).toBe(now + 10 * day);
  });
});

describe('what the updates check remembers', () => {
  const seen = (facts: Partial<UpdatesFacts>) =>
    (judged(facts).memory as { firstSeen: Record<string, number> }).firstSeen;

  it('is the first sight of what is pending, and forgets what was installed or restarted', () => {
    const firstSeen = {
      ...since('apt security openssl 3.0', 5),
      ...since('apt security curl 8', 20),
      ...since('reboot a', 9),
    };
    expect(seen({ packages: [apt([security])], reboot: { kind: 'none' }, firstSeen })).toEqual(
      since('apt security openssl 3.0', 5),
    );
    expect(judged({ packages: [apt([security])], firstSeen }).state).toBe('warning');
  });

  it('stays while a source cannot look, so that no deadline starts again', () => {
    const firstSeen = { ...since('apt security openssl 3.0', 5), ...since('reboot a', 9) };
    const failed: PackageFacts = {
      source: 'apt',
      index: { kind: 'missing' },
      pending: { kind: 'unknown', reason: message('check.nothing') },
    };
    expect(seen({ packages: [failed], reboot: { kind: 'unknown', why }, firstSeen })).toEqual(firstSeen);
  });

  it('is never in the future, whatever the clock did', () => {
    expect(seen({ packages: [apt([security])], firstSeen: since('apt security openssl 3.0', -100) })).toEqual(
      {
        'apt security openssl 3.0': now,
      },
    );
  });
});

describe('several sources of updates', () => {
  const flatpak: PackageFacts = {
    source: 'flatpak',
    index: { kind: 'refreshed', at: now - 9 * day },
    pending: { kind: 'known', updates: [{ id: 'org.example.Tiny 1', security: false }] },
  };
  const broken: PackageFacts = {
    source: 'fwupd',
    index: { kind: 'live' },
    pending: { kind: 'unknown', reason: message('process.not-found', { program: 'fwupdmgr' }) },
  };

  it('are combined: the worst counts, each keeps its evidence and perfdata', () => {
    const result = judged({ packages: [apt([security]), flatpak] });
    expect(result.state).toBe('warning');
    expect(english(result.summary)).toMatch(/^apt: 1 security update is pending/);
    expect(result.evidence.map((one) => one.state)).toEqual(['warning', 'ok', 'ok', 'unknown']);
    expect(result.perfdata.slice(0, 3)).toEqual([
      'available_updates=2;;;0',
      'security_updates=1;0;;0',
      'apt_updates=1;;;0',
    ]);
    expect(result.perfdata.slice(4)).toEqual([
      'flatpak_updates=1;;;0',
      `flatpak_index_age=${9 * day}s;604800;;0`,
    ]);
  });

  it('are UNKNOWN when one of them cannot tell, and then have no sum', () => {
    const result = judged({ packages: [apt([]), broken] });
    expect([result.state, english(result.summary)]).toEqual([
      'unknown',
      expect.stringContaining('fwupdmgr is not installed'),
    ]);
    expect(result.perfdata.join()).not.toContain('available_updates');
  });

  it('may not exceed the numbers that the policy sets', () => {
    const limits = (given: object) =>
      judgeUpdates(
        { chosen: false, system: 'linux', packages: [apt([security, other])], firstSeen: {} },
        UpdatesThresholdsSchema.parse(given),
        now,
      );
    expect(limits({ count: { warning: 2, critical: 3 }, securityCount: { critical: 1 } }).state).toBe(
      'warning',
    );
    expect(english(limits({ count: { critical: 1 } }).summary)).toBe(
      '2 updates are pending in all, more than your organisation allows',
    );
    expect(limits({ securityCount: { critical: 0 } }).state).toBe('critical');
    expect(limits({ count: { warning: 2 } }).perfdata[0]).toBe('available_updates=2;2;;0');
  });

  it('give firmware more time: its index is old after 30 days', () => {
    const firmware = (days: number): PackageFacts => ({
      source: 'fwupd',
      index: { kind: 'refreshed', at: now - days * day },
      pending: { kind: 'known', updates: [] },
    });
    expect(judged({ packages: [firmware(29)] }).state).toBe('ok');
    expect(judged({ packages: [firmware(31)] }).state).toBe('unknown');
  });

  it('keep the first sights of what an incomplete answer left out', () => {
    const partial: PackageFacts = {
      ...apt([security]),
      pending: { kind: 'known', updates: [security], incomplete: message('check.nothing') },
    };
    const firstSeen = since('apt security curl 8', 20);
    const result = judged({ packages: [partial], firstSeen });
    expect(result.memory).toEqual({ firstSeen: { ...firstSeen, 'apt security openssl 3.0': now } });
  });
});
