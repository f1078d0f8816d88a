import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Workstation } from '../support/agent/workstation';

let station: Workstation;
beforeEach(() => {
  station = new Workstation();
});
afterEach(() => station.remove());

function draft(text: string, name = 'draft.json'): string {
  const file = join(station.folder, name);
  writeFileSync(file, text);
  // Whoever writes a policy has not yet given it to root.
  chmodSync(file, 0o666);
  return file;
}

describe('fettle policy check', () => {
  it('names line, column, field, value and remedy, and exits with 1', async () => {
    const file = draft(
      '{ "version": 1,\n  "enforced": {\n    "checks": { "updates": { "intervall": "1h", "timeout": "soon" } } } }',
    );
    const check = await station.fettle('policy', 'check', file);
    expect(check.code).toBe(1);
    expect(check.stdout).toMatch(/draft\.json:3:\d+: .*enforced\.checks\.updates\.intervall.*interval/);
    expect(check.stdout).toMatch(/draft\.json:3:\d+: .*enforced\.checks\.updates\.timeout.*"soon"/);
  });

  it('says the same to programs', async () => {
    const check = await station.fettle('policy', 'check', '--json', draft('{ "version": 2 }'));
    expect(check.code).toBe(1);
    expect(JSON.parse(check.stdout).problems).toEqual([
      expect.objectContaining({ line: 1, column: 3, field: 'version', remedy: expect.any(String) }),
    ]);
  });

  it('judges several files together, as they will be merged', async () => {
    const first = draft(
      '{ "version": 1, "enforced": { "checks": { "a": { "use": "borg" } } } }',
      '50-a.json',
    );
    const options = '{ "checks": { "a": { "options": { "repository": "/r" } } } }';
    const second = draft(`{ "version": 1, "defaults": ${options} }`, '60-b.json');
    expect(await station.fettle('policy', 'check', first)).toMatchObject({ code: 1 });
    expect(await station.fettle('policy', 'check', first, second)).toMatchObject({ code: 0 });
  });

  it('warns of a service that Icinga will report while the machine is off, but not with a downtime', async () => {
    const policy = (departure: object) =>
      JSON.stringify({
        version: 1,
        organisation: { name: 'Example', privacyContact: 'dpo@example.com' },
        enforced: {
          targets: [
            { name: 'main', endpoints: ['https://icinga:5665'], auth: { type: 'password', user: 'laptop' } },
          ],
          checks: { updates: { freshness: '1d' } },
          departure,
        },
      });
    const short = await station.fettle('policy', 'check', draft(policy({ mode: ['acknowledge'] })));
    expect(short).toMatchObject({ code: 0, stdout: expect.stringMatching(/updates.*62 h|updates.*2 days/) });
    const quiet = await station.fettle('policy', 'check', '--json', draft(policy({ mode: ['downtime'] })));
    expect(JSON.parse(quiet.stdout)).toEqual({ problems: [], advice: [] });
  });

  it('says when there is no such file, and asks for one', async () => {
    expect(await station.fettle('policy', 'check', join(station.folder, 'none.json'))).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('none.json'),
    });
    expect(await station.fettle('policy', 'check')).toMatchObject({ code: 2 });
  });
});

describe('fettle policy schema', () => {
  it('prints the JSON Schema', async () => {
    const { code, stdout } = await station.fettle('policy', 'schema');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Fettle policy', definitions: { entry: {} } });
  });
});
