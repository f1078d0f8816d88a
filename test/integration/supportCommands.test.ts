import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalog } from '../../electron/checks/catalog';
import { PolicySchema } from '../../shared/policy';
import { answerAll } from '../support/agent/agentParts';
import { Workstation } from '../support/agent/workstation';

let station: Workstation;
beforeEach(() => {
  station = new Workstation();
});
afterEach(() => station.remove());

async function answered(): Promise<void> {
  const agent = await station.agent();
  await agent.start();
  await answerAll(agent);
  await agent.stop();
}

describe('fettle run --explain', () => {
  it('shows command, output, facts, verdict, and thresholds with their origin, without secrets', async () => {
    const script =
      'echo "WARNING mail alice@example.com https://bob:hush@x/ | x=1"; echo "to $TOKEN" >&2; exit 1';
    const file = station.writePolicy(
      JSON.stringify({
        version: 1,
        enforced: {
          checks: {
            disk: { required: true, thresholds: { used: { warning: '~:99.5' } }, options: { mounts: ['/'] } },
            shout: {
              use: 'plugin',
              required: true,
              options: { shell: 'sh', script },
              environment: { TOKEN: 'hush-environment' },
            },
          },
        },
      }),
    );
    await answered();
    const disk = await station.fettle('run', 'disk', '--explain');
    expect(disk.stdout).toContain(
      `checks.disk.thresholds.used.warning = "~:99.5"  (policy enforced, ${file})`,
    );
    expect(disk.stdout).toContain('checks.disk.thresholds.used.critical = "95"  (built-in)');
    expect(disk.stdout).toContain('-- Command: df -P -T -B1 -- /');
    expect(disk.stdout).toMatch(/stdout: .*Mounted on/);
    expect(disk.stdout).toMatch(/-- Facts\n(.*\n)*.*"available": \d+/);
    expect(disk.stdout).toMatch(/-- Verdict: (OK|CRITICAL|WARNING) after [\d.]+ s/);
    const shout = await station.fettle('run', 'shout', '--explain');
    expect(shout.code).toBe(1);
    expect(shout.stdout).toContain('environment: TOKEN, FETTLE_USER');
    expect(shout.stdout).toContain('stderr: to [environment]');
    expect(shout.stdout).not.toMatch(
      /alice@example|bob:hush|hush-environment|checks\.shout\.environment\.TOKEN = "hush/,
    );
    const json = JSON.parse((await station.fettle('run', 'disk', '--explain', '--json')).stdout);
    expect(json.entries[0]).toMatchObject({ id: 'disk', verdict: { perfdata: expect.any(Array) } });
  });
});

describe('fettle checks', () => {
  it('lists every check once, with what would run and why not', async () => {
    station.setPolicy({ version: 1, defaults: { checks: { disk: {}, second: { use: 'disk' } } } });
    const { checks } = JSON.parse((await station.fettle('checks', '--json')).stdout);
    expect(new Set(checks.map((check: { id: string }) => check.id))).toEqual(new Set(catalog.keys()));
    expect(checks.filter((check: { id: string }) => check.id === 'disk')).toMatchObject([
      { available: true, entry: 'disk', phase: 'answer-needed' },
      { available: true, entry: 'second' },
    ]);
    const ntopng = checks.find((check: { id: string }) => check.id === 'ntopng-alerts');
    expect(ntopng).toMatchObject({ available: false, entry: null, reason: 'needs a server that IT names' });
    const text = await station.fettle('checks');
    expect(text.stdout).toMatch(/What runs\n.*disk[\s\S]*What could run as well[\s\S]*What cannot run here/);
  });

  it('says that a program is missing', async () => {
    station.environment.PATH = '/nowhere';
    const { checks } = JSON.parse((await station.fettle('checks', '--json')).stdout);
    expect(checks.find((check: { id: string }) => check.id === 'borg')).toMatchObject({
      available: false,
      reason: 'not installed: borg',
    });
  });

  it('prints a policy that loads as it is', async () => {
    const { stdout } = await station.fettle('checks', '--policy');
    const policy = parse(stdout, [], { allowTrailingComma: true });
    expect(PolicySchema.parse(policy).defaults?.checks).toMatchObject({ updates: { required: true } });
    expect(stdout).toContain('// "disk": {},');
    station.writePolicy(stdout);
    expect((await station.fettle('show-config')).code).toBe(0);
  });
});

describe('fettle import customchecks', () => {
  it('prints a part of a policy that loads, or the lines that are wrong', async () => {
    const file = join(station.folder, 'customchecks.ini');
    writeFileSync(file, '[check_users]\ncommand = check_users -w 5 -c 10\nenabled = true\n');
    const good = await station.fettle('import', 'customchecks', file);
    expect(good.code).toBe(0);
    station.writePolicy(good.stdout);
    expect((await station.fettle('show-config')).stdout).toContain('checks.check_users.use = "plugin"');
    writeFileSync(file, '[check_users]\ninterval = soon\ncommand = x\n');
    const bad = await station.fettle('import', 'customchecks', file);
    expect(bad).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('customchecks.ini:2: interval'),
    });
    expect((await station.fettle('import', 'nrpe', file)).code).toBe(2);
    expect((await station.fettle('import', 'customchecks', '/nowhere')).code).toBe(1);
  });
});
