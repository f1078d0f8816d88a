import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describePlan } from '../../../../../electron/agent/plan/describe';
import type { Plan } from '../../../../../electron/agent/plan/plan';
import { resolvePlan } from '../../../../../electron/agent/plan/resolve';
import { loadPolicy } from '../../../../../electron/policy/load';
import { loadSettings } from '../../../../../electron/policy/settings';
import { type CredentialsState, credentialFiles } from '../../../../../electron/store/credentials';
import { ConfigurationFolder, fakeCatalog } from '../../../../support/agent/configuration';

let config: ConfigurationFolder;
beforeEach(() => {
  config = new ConfigurationFolder();
});
afterEach(() => config.remove());

function plan(
  commonName: (file: string) => string | undefined = () => undefined,
  state: CredentialsState = 'none',
): Plan {
  return resolvePlan({
    policy: loadPolicy(config.paths, fakeCatalog, () => undefined, config.owners),
    settings: loadSettings(config.paths.settingsFile),
    catalog: fakeCatalog,
    user: 'alice',
    host: 'laptop-7',
    commonName,
    identity: (name) => ({ files: credentialFiles('/state', name), state }),
  });
}

const target = { name: 'main', endpoints: ['https://m1:5665'], auth: { type: 'password', user: 'passive' } };
const organisation = { name: 'Example', privacyContact: 'dpo@example.com' };
const restic = { use: 'restic', options: { repository: '/srv/r' } };

describe('order of strength', () => {
  it('is built-in < policy defaults < settings < policy enforced, value by value', () => {
    const policy = config.policy({
      version: 1,
      defaults: { checks: { updates: { retention: '1d', freshness: '1d', interval: '1d' } } },
      enforced: { checks: { updates: { interval: '3d' } } },
    });
    const settings = config.settings({
      version: 1,
      checks: { updates: { freshness: '2d', interval: '2d' } },
    });
    const { entries, origins } = plan();
    expect(entries[0]).toMatchObject({
      timeout: 300,
      retention: 86_400,
      freshness: 172_800,
      interval: 259_200,
    });
    const of = (key: string) => origins.get(`checks.updates.${key}`);
    expect(of('timeout')).toEqual({ layer: 'built-in' });
    expect(of('retention')).toEqual({ layer: 'policy defaults', file: policy });
    expect(of('freshness')).toEqual({ layer: 'settings', file: settings });
    expect(of('interval')).toEqual({ layer: 'policy enforced', file: policy });
  });

  it('lets a later file win within a part, and replaces lists as a whole', () => {
    config.policy(
      {
        version: 1,
        organisation,
        enforced: { targets: [target, { ...target, name: 'two' }], language: 'en' },
      },
      '50-a.json',
    );
    const later = config.policy(
      { version: 1, enforced: { targets: [{ ...target, name: 'three' }] } },
      '60-b.json',
    );
    const { targets, language, origins } = plan();
    expect([targets.map(({ name }) => name), language]).toEqual([['three'], 'en']);
    expect(origins.get('targets.three.endpoints')).toEqual({ layer: 'policy enforced', file: later });
    expect(origins.get('targets.three.tls')).toEqual({ layer: 'built-in' });
  });
});

describe('built-in values', () => {
  it('fill what nobody set', () => {
    config.policy({ version: 1, organisation, defaults: { targets: [target], checks: { backups: restic } } });
    const resolved = plan();
    expect(resolved).toMatchObject({
      targets: [{ mode: 'failover', tls: 'modern', host: 'laptop-7' }],
      departure: { mode: ['acknowledge'], sticky: true, expiry: 'next-workday', author: 'Fettle on {host}' },
      language: 'system',
      faults: [],
    });
    expect(resolved.localOnly).toBeUndefined();
    const { check, ...entry } = resolved.entries[0] ?? {};
    expect(check?.id).toBe('restic');
    expect(entry).toEqual({
      id: 'backups',
      service: 'backups',
      required: false,
      interval: 1800,
      timeout: 300,
      freshness: 604_800,
      thresholds: { age: { warning: 345_600 } },
      options: { repository: '/srv/r' },
      environment: {},
      title: { id: 'state.ok' },
      purpose: { id: 'privacy.local.purpose' },
      legalBasis: 'legitimate-interest',
      retention: 2_592_000,
    });
  });

  it('cut the check’s own time limit to the interval', () => {
    config.policy({ version: 1, defaults: { checks: { updates: { interval: '90s' } } } });
    expect(plan().entries[0]?.timeout).toBe(90);
  });

  it('take the host from the policy, else from the certificate, else from the machine', () => {
    const auth = { type: 'certificate', cert: '/c.crt', key: '/c.key' };
    const targets = [
      { ...target, auth },
      { ...target, name: 'two', auth, host: 'named' },
    ];
    config.policy({ version: 1, organisation, enforced: { targets } });
    expect(plan((file) => `cn of ${file}`).targets.map(({ host }) => host)).toEqual([
      'cn of /c.crt',
      'named',
    ]);
    expect(plan().targets[0]?.host).toBe('laptop-7');
  });
});

describe('local-only mode', () => {
  it('without a policy looks after updates', () => {
    const { localOnly, entries, targets, origins } = plan();
    expect([localOnly, entries.map(({ id }) => id), targets]).toEqual(['no-policy', ['updates'], []]);
    expect(origins.get('checks.updates.interval')).toEqual({ layer: 'built-in' });
  });

  it.each([
    ['no-target', {}],
    ['no-target', { enforced: { targets: [] } }],
    ['other-owner', { owner: 'bob', enforced: { targets: [target] } }],
    [undefined, { owner: 'alice', enforced: { targets: [target] } }],
  ])('%s for %j', (reason, policy) => {
    config.policy({ version: 1, organisation, ...policy });
    const { localOnly, targets } = plan();
    expect(localOnly).toBe(reason);
    expect(targets).toHaveLength(reason ? 0 : 1);
  });

  it('does nothing of a refused policy, whatever the settings add; only their language counts', () => {
    config.policy({
      version: 1,
      organisation,
      oops: 1,
      enforced: { targets: [target], checks: { updates: {} } },
    });
    config.settings({ version: 1, language: 'de', checks: { updates: {} }, targets: [target] });
    expect(plan()).toMatchObject({ localOnly: 'policy-refused', entries: [], targets: [], language: 'de' });
    expect(plan().faults).toHaveLength(1);
  });
});

describe('settings', () => {
  it('can switch an entry off, but not one that is enforced', () => {
    config.policy({
      version: 1,
      defaults: { checks: { backups: restic, updates: {} } },
      enforced: { checks: { updates: { enabled: true } } },
    });
    config.settings({ version: 1, checks: { backups: { enabled: false }, updates: { enabled: false } } });
    expect(plan().entries.map(({ id }) => id)).toEqual(['updates']);
  });

  it.each([
    [{ checks: { updates: { timeout: '2h' } } }, 'config.timeout-over-interval', 'checks.updates.timeout'],
    [{ checks: { updates: { interval: '2m' } } }, 'config.timeout-over-interval', 'checks.updates.interval'],
    [{ checks: { mine: { use: 'nothing' } } }, 'config.unknown-check', 'checks.mine.use'],
    [
      { checks: { mine: { use: 'updates', service: 'updates' } } },
      'config.duplicate-service',
      'checks.mine.service',
    ],
  ])('that do not go with the policy are left out as a whole: %j', (settings, id, field) => {
    config.policy({ version: 1, defaults: { checks: { updates: { interval: '1h', timeout: '10m' } } } });
    const file = config.settings({ version: 1, language: 'de', ...settings });
    const { entries, language, faults } = plan();
    expect(faults).toMatchObject([{ area: 'settings', message: { id }, place: { file, field } }]);
    expect([entries.length, entries[0]?.interval, language]).toEqual([1, 3600, 'system']);
  });
});

describe('describePlan', () => {
  it('gives every value with its origin, in a fixed order, without secrets', () => {
    const file = config.policy({
      version: 1,
      organisation,
      owner: 'alice',
      enforced: {
        targets: [{ ...target, auth: { type: 'certificate', cert: '/c.crt', key: '/c.key' } }],
        checks: {
          backups: {
            use: 'restic',
            environment: { RESTIC_PASSWORD: 'hunter2' },
            options: { repository: 'rest:https://u:hunter2@b.example/r' },
          },
          custom: {
            use: 'plugin',
            options: { command: ['check', '--password=hunter2'] },
            title: { en: 'Mine' },
            purpose: { en: 'Why' },
          },
        },
        departure: { expiry: '12h' },
      },
    });
    const values = describePlan(plan());
    const enforced = { layer: 'policy enforced', file };
    const at = (path: string) => values.find((value) => value.path === path);
    expect(values.map(({ path }) => path).slice(0, 9)).toEqual([
      'organisation.name',
      'organisation.privacyContact',
      'owner',
      'targets.main.mode',
      'targets.main.endpoints',
      'targets.main.tls',
      'targets.main.auth.type',
      'targets.main.auth.cert',
      'targets.main.auth.key',
    ]);
    expect(at('owner')).toMatchObject({ value: 'alice', origin: enforced });
    expect(at('targets.main.auth.key')).toMatchObject({ value: '/c.key', origin: enforced });
    expect(at('targets.main.host')).toMatchObject({ value: 'laptop-7', origin: { layer: 'built-in' } });
    expect(at('checks.backups.interval')).toMatchObject({ value: '30m', origin: { layer: 'built-in' } });
    expect(at('checks.backups.environment.RESTIC_PASSWORD')).toMatchObject({
      value: '***',
      origin: enforced,
    });
    expect(at('checks.backups.options.repository')?.value).toBe('rest:https://***@b.example/r');
    expect(at('checks.backups.thresholds.age.warning')).toMatchObject({
      value: 345_600,
      origin: { layer: 'built-in' },
    });
    expect(at('checks.custom.options.command')?.value).toEqual(['check', '--password=***']);
    expect(at('checks.custom.title.en')).toMatchObject({ value: 'Mine', origin: enforced });
    expect(at('departure.expiry')).toMatchObject({ value: '12h', origin: enforced });
    expect(at('language')).toMatchObject({ value: 'system', origin: { layer: 'built-in' } });
    expect(JSON.stringify(values)).not.toContain('hunter2');
    expect(describePlan(plan())).toEqual(values);
  });
});

describe('credentials that Fettle enrolls itself', () => {
  const own = { name: 'a/b', endpoints: ['https://m1:5665'], auth: { type: 'certificate' } };
  const folder = '/state/credentials/a%2Fb';

  it('lie in a folder of the target, and bring the authority', () => {
    config.policy({ version: 1, organisation, enforced: { targets: [own] } });
    expect(plan(undefined, 'pending').targets).toEqual([
      {
        ...own,
        mode: 'failover',
        tls: 'modern',
        proxy: 'none',
        splay: 30,
        host: 'laptop-7',
        ca: `${folder}/ca.crt`,
        auth: { type: 'certificate', cert: `${folder}/host.crt`, key: `${folder}/host.key` },
        enrollment: 'pending',
      },
    ]);
  });

  it('name the host by the certificate, or by the request that waits', () => {
    config.policy({ version: 1, organisation, enforced: { targets: [own] } });
    const named = (end: string) =>
      plan((file) => (file === `${folder}/${end}` ? end : undefined)).targets[0]?.host;
    expect([named('host.crt'), named('request.crt')]).toEqual(['host.crt', 'request.crt']);
  });

  it('cannot have a key of IT without a certificate of IT', () => {
    const auth = { type: 'certificate', key: '/k' };
    config.policy({ version: 1, organisation, enforced: { targets: [{ ...own, auth }] } });
    expect(plan().faults).toHaveLength(1);
  });

  it('may be a password whose user is named after the host', () => {
    const auth = { type: 'password', user: 'fettle-{host}' };
    config.policy({ version: 1, organisation, enforced: { targets: [{ ...own, auth }] } });
    expect(plan().targets[0]?.auth).toEqual({ type: 'password', user: 'fettle-laptop-7' });
  });
});
