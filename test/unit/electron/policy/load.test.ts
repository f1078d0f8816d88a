import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resolvePaths } from '../../../../electron/platform/paths';
import { loadPolicy } from '../../../../electron/policy/load';
import { distrust, policyOwners } from '../../../../electron/policy/readTrusted';
import { Translator } from '../../../../shared/i18n';
import { ConfigurationFolder, fakeCatalog } from '../../../support/agent/configuration';

let config: ConfigurationFolder;
beforeEach(() => {
  config = new ConfigurationFolder();
});
afterEach(() => config.remove());

const english = new Translator('en');
const organisation = { name: 'Example', privacyContact: 'dpo@example.com' };
const load = () => loadPolicy(config.paths, fakeCatalog, () => undefined, config.owners);

/** `line:column field: message remedy` of every problem. */
function told(): string[] {
  return load().faults.map(({ place, message, remedy }) => {
    const at = place?.line === undefined ? '' : `${place.line}:${place.column} `;
    return `${at}${english.render(message)} | ${english.render(remedy)}`;
  });
}

describe('without a policy', () => {
  it.each([
    ['no files', () => undefined],
    ['an empty file', () => config.write(config.paths.policyFile, '')],
    ['a file of comments', () => config.write(config.paths.policyFile, '// for IT\n')],
    ['an empty folder', () => mkdirSync(config.paths.policyFolder, { recursive: true })],
  ])('%s is none', (_, write) => {
    write();
    expect(load()).toMatchObject({ state: 'none', faults: [] });
  });
});

describe('a good policy', () => {
  it('may have comments, trailing commas and a byte order mark', () => {
    config.policy('\uFEFF{ // who\n "version": 1, "owner": "alice", }');
    expect(load()).toMatchObject({ state: 'loaded', faults: [] });
  });

  it('is read in name order, policy.json first, and only from .json files', () => {
    config.policy({ version: 1, enforced: { language: 'de' } }, '60-b.json');
    config.policy({ version: 1, enforced: { language: 'en' } }, '50-a.json');
    config.policy('not JSON', '70-c.json.bak');
    config.write(config.paths.policyFile, { version: 1 });
    const { enforced } = load();
    expect(enforced.map((layer) => layer.document?.file)).toEqual([
      config.paths.policyFile,
      expect.stringMatching(/50-a\.json$/),
      expect.stringMatching(/60-b\.json$/),
    ]);
  });

  it('may spread an entry over files and parts', () => {
    config.policy(
      { version: 1, defaults: { checks: { backups: { use: 'restic', interval: '1h' } } } },
      '50-a.json',
    );
    config.policy(
      { version: 1, enforced: { checks: { backups: { options: { repository: '/r' } } } } },
      '60-b.json',
    );
    expect(told()).toEqual([]);
  });
});

describe('a policy with errors', () => {
  it('is refused as a whole and tells every error with place, value and remedy', () => {
    config.policy(`{
  "version": 1, "organisation": { "name": "Example", "privacyContact": "dpo@example.com" },
  "enforce": {},
  "enforced": {
    "targets": [{ "name": "main", "endpoints": ["http://m"], "tls": "strong", "auth": { "type": "passwort" } }],
    "checks": {
      "updates": { "intervall": "1h", "interval": "10s", "required": "yes" },
      "backups": { "use": "resticc" },
      "Archive": {}
    }
  }
}`);
    expect(load()).toMatchObject({ state: 'refused', about: [], defaults: [], enforced: [] });
    expect(told().sort()).toEqual(
      [
        '3:3 enforce is not a known key | Did you mean “enforced”?',
        '5:49 enforced.targets[0].endpoints[0] cannot be "http://m" | Expected: an https:// address such as https://icinga.example.com:5665.',
        '5:62 enforced.targets[0].tls cannot be "strong" | Expected: one of "lax", "intermediate", "modern".',
        '5:89 enforced.targets[0].auth.type cannot be "passwort" | Expected: one of "password", "certificate".',
        '7:20 enforced.checks.updates.intervall is not a known key | Did you mean “interval”?',
        '7:39 enforced.checks.updates.interval cannot be "10s", which is too short | Expected: at least 1m.',
        '7:58 enforced.checks.updates.required cannot be "yes" | Expected: true or false.',
        '8:20 enforced.checks.backups.use: there is no check “resticc” | Did you mean “restic”?',
        '9:7 enforced.checks.Archive cannot be "Archive" | Expected: a name of lower case letters, digits, - and _.',
        '9:7 enforced.checks.Archive: there is no check “Archive” | Known here: updates, restic, plugin.',
      ].sort(),
    );
  });

  it('names line and column of malformed JSON, and still judges the other files', () => {
    config.policy('{\n  "version" 1\n}', '50-a.json');
    config.policy({ version: 2 }, '60-b.json');
    expect(told()).toEqual([
      '2:13 This is not valid JSON: a colon is missing | Correct line 2, column 13. Comments and trailing commas are allowed.',
      '2:3 version cannot be 2 | Expected: 1.',
    ]);
  });

  it.each([
    ['[]', /cannot be \[…\] \| Expected: an object/],
    ['{}', /^1:1 version is missing \| Expected: 1/],
    ['{"version":1,"version":1}', /^1:14 version is written twice/],
    [
      '{"version":1,"enforced":{"checks":{"updates":{"timeout":"2h"}}}}',
      /timeout: the time limit of 2h is longer than the interval of 1h/,
    ],
    [
      '{"version":1,"enforced":{"checks":{"updates":{"timeout":"0s"}}}}',
      /timeout cannot be "0s", which is too short/,
    ],
    [
      '{"version":1,"enforced":{"checks":{"departure":{"use":"updates"}}}}',
      /name “departure” is Fettle’s own/,
    ],
    [
      '{"version":1,"defaults":{"checks":{"restic":{}}}}',
      /defaults\.checks\.restic\.options\.repository is missing \| Expected: a text/,
    ],
    [
      '{"version":1,"defaults":{"checks":{"restic":{"options":{"repository":1}}}}}',
      /^1:57 .*repository cannot be 1 \| Expected: a text/,
    ],
    [
      '{"version":1,"defaults":{"checks":{"restic":{"options":{"repositry":"/r","repository":"/r"}}}}}',
      /mean “repository”/,
    ],
    [
      '{"version":1,"defaults":{"checks":{"updates":{"thresholds":{"age":{"warning":"x"}}}}}}',
      /thresholds\.age\.warning cannot be "x" \| Expected: a duration/,
    ],
    [
      '{"version":1,"defaults":{"checks":{"plugin":{"options":{"command":"check_apt -v"}}}}}',
      /command cannot be "check_apt -v" \| Expected: a list/,
    ],
    [
      '{"version":1,"defaults":{"checks":{"plugin":{"options":{"command":[]}}}}}',
      /command\[0\] is missing \| Expected: a text/,
    ],
    [
      '{"version":1,"defaults":{"departure":{"expiry":"soon"}}}',
      /expiry cannot be "soon" \| Expected: “next-workday” or/,
    ],
    [
      '{"version":1,"defaults":{"hours":{"days":["mon"],"from":"8","to":"18:00","timeZone":"UTC"}}}',
      /hours\.from cannot be "8" \| Expected: a time of day/,
    ],
  ])('%s', (text, expected) => {
    config.policy(text);
    expect(load().state).toBe('refused');
    expect(told()).toEqual([expect.stringMatching(expected)]);
  });

  it('refuses a service or a target name that is used twice, also across the two parts', () => {
    const target = { name: 'main', endpoints: ['https://m'], auth: { type: 'password', user: 'u' } };
    config.policy({
      version: 1,
      organisation,
      enforced: { checks: { updates: {} }, targets: [target, target] },
      defaults: { checks: { packages: { use: 'restic', service: 'updates', options: { repository: 'x' } } } },
    });
    expect(told()).toEqual([
      expect.stringMatching(/already a target called “main”/),
      expect.stringMatching(/service “updates” already belongs to the entry “packages”/),
    ]);
  });

  it('is refused when a part of the privacy notice is missing, by name', () => {
    const target = { name: 'main', endpoints: ['https://m'], auth: { type: 'password', user: 'u' } };
    const own = { use: 'plugin', options: { command: ['x'] } };
    config.policy({ version: 1, enforced: { targets: [target], checks: { own, updates: {} } } });
    expect(told()).toEqual([
      expect.stringContaining('organisation.name is missing: it is part of the privacy notice'),
      expect.stringContaining('organisation.privacyContact is missing'),
      expect.stringContaining('enforced.checks.own.purpose is missing'),
    ]);
    config.policy({ version: 1, enforced: { checks: { own } } });
    expect(told(), 'nothing is sent').toEqual([]);
  });

  it('does not judge the rest of an entry that is switched off', () => {
    config.policy({ version: 1, enforced: { checks: { backups: { enabled: false } } } });
    expect(told()).toEqual([]);
  });

  it.each(['consent', 'accepted'])('refuses to have the notice answered by IT with "%s"', (key) => {
    config.policy({ version: 1, enforced: { checks: { updates: { [key]: true } } } });
    expect(told()).toEqual([expect.stringMatching(/the employee’s alone/)]);
  });

  it('never repeats a secret', () => {
    config.policy({
      version: 1,
      organisation,
      password: 'hunter2',
      enforced: {
        targets: [
          {
            name: 'm',
            endpoints: ['https://u:hunter2@m'],
            auth: { type: 'password', user: 'u', password: 'hunter2' },
          },
        ],
        checks: {
          updates: {
            environment: { RESTIC_PASSWORD: { hunter2: 1 }, N: ['hunter2'], O: 8472 },
            retention: 'https://u:hunter2@m',
          },
        },
      },
    });
    expect(told()).toHaveLength(7);
    expect(JSON.stringify([told(), load()])).not.toMatch(/hunter2|8472/);
  });
});

describe('a policy that cannot be trusted', () => {
  it.each([0o646, 0o664])('is refused when its permissions are %o', (mode) => {
    chmodSync(config.policy({ version: 1 }), mode);
    const { state, faults } = load();
    expect(state).toBe('refused');
    expect(faults[0]?.message).toEqual({ id: 'config.writable', params: { mode: mode.toString(8) } });
  });

  it('is refused when others can write to its folder', () => {
    config.policy({ version: 1 });
    chmodSync(config.paths.policyFolder, 0o777);
    expect(load().faults.map((fault) => fault.place?.file)).toEqual([config.paths.policyFolder]);
  });

  it('is refused when it belongs to somebody else', () => {
    config.policy({ version: 1 });
    const { state, faults } = loadPolicy(config.paths, fakeCatalog, () => undefined, [4_000_000]);
    expect([state, faults[0]?.message.id]).toEqual(['refused', 'config.foreign-owner']);
  });

  it('belongs to root; elsewhere than in the system folder also to oneself', () => {
    expect(policyOwners(resolvePaths({}, '/home/x'))).toEqual([0]);
    expect(policyOwners(config.paths)).toEqual([0, process.getuid?.()]);
    expect(distrust('f', { uid: 1000, mode: 0o100644 }, [0])).toHaveLength(1);
    expect(distrust('f', { uid: 1000, mode: 0o100666 }, undefined)).toEqual([]);
  });
});

describe('a policy that cannot be read', () => {
  it.each([
    [
      'a folder in its place',
      () => mkdirSync(`${config.paths.policyFolder}/50-x.json`, { recursive: true }),
      /EISDIR/,
    ],
    [
      'a link to nowhere',
      () => {
        mkdirSync(config.paths.policyFolder, { recursive: true });
        symlinkSync('/nowhere/at/all', config.paths.policyFile);
      },
      /ENOENT/,
    ],
    ['a file in place of its folder', () => config.write(config.paths.policyFolder, ''), /ENOTDIR/],
  ])('%s refuses it and says why', (_, make, reason) => {
    make();
    expect(load().state).toBe('refused');
    expect(told()).toEqual([expect.stringMatching(reason)]);
  });
});

describe('what the system’s own management set', () => {
  const managed = (text: string) => () => ({ place: 'the registry', text });

  it('is stronger than every file', () => {
    config.policy({ version: 1, enforced: { language: 'en' } });
    const { enforced, state } = loadPolicy(
      config.paths,
      fakeCatalog,
      managed('{"version": 1, "enforced": {"language": "de"}}'),
      config.owners,
    );
    expect(state).toBe('loaded');
    expect(enforced.at(-1)?.value).toEqual({ language: 'de' });
  });

  it('is judged like a file, by its place', () => {
    const { state, faults } = loadPolicy(
      config.paths,
      fakeCatalog,
      managed('{"version": 1, "enforced": {"langage": "de"}}'),
      config.owners,
    );
    expect(state).toBe('refused');
    expect(faults[0]?.place).toMatchObject({ file: 'the registry', field: 'enforced.langage' });
  });

  it('that cannot be looked at refuses the policy', () => {
    config.policy({ version: 1, enforced: { language: 'en' } });
    const managed = () => {
      throw new Error('access denied');
    };
    const { state, faults } = loadPolicy(config.paths, fakeCatalog, managed, config.owners);
    expect(state).toBe('refused');
    expect(english.render(faults[0]?.message ?? { id: 'state.ok' })).toContain('access denied');
  });
});
