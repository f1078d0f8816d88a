import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../electron/checks/catalog';
import { policyJsonSchema } from '../../../../electron/policy/jsonSchema';

const schema = policyJsonSchema(catalog);
const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);

/** Where a policy with these checks is wrong, as an editor would mark it. */
function wrong(checks: unknown): string[] {
  validate({ version: 1, enforced: { checks } });
  return (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map((error) => error.instancePath);
}

describe("the policy's JSON Schema", () => {
  it('accepts the example of docs/policy.md', () => {
    const page = readFileSync(new URL('../../../../docs/policy.md', import.meta.url), 'utf8');
    const example = /```jsonc\n([\s\S]*?)```/.exec(page)?.[1]?.replace(/\s\/\/.*$/gm, '') ?? '';
    expect([validate(JSON.parse(example)), validate.errors]).toEqual([true, null]);
  });

  it('knows the options and thresholds of the check that `use` names', () => {
    expect(wrong({ archive: { use: 'borg', options: { repository: '/r', archives: 'a-*' } } })).toEqual([]);
    expect(wrong({ archive: { use: 'borg', options: { command: ['x'] } } })).toEqual([
      '/enforced/checks/archive/options',
    ]);
    expect(wrong({ archive: { use: 'borg', thresholds: { age: { warning: 'soon' } } } })).toEqual([
      '/enforced/checks/archive/thresholds/age/warning',
    ]);
  });

  it('takes the id for the check where `use` is left out', () => {
    expect(wrong({ updates: { options: { support: 'free' } } })).toEqual([]);
    expect(wrong({ updates: { options: { support: 'none' } } })).toEqual([
      '/enforced/checks/updates/options/support',
    ]);
    expect(wrong({ updates: { use: 'plugin', options: { command: ['check_apt'] } } })).toEqual([]);
  });

  it('does not ask one file for what another may hold, but for the whole of what is in a list', () => {
    expect(wrong({ archive: { use: 'borg', options: {} } })).toEqual([]);
    expect(wrong({ backups: { options: { sources: [{ tool: 'borg' }] } } })).not.toEqual([]);
  });

  it('names the checks that there are', () => {
    expect(wrong({ archive: { use: 'brog' } })).toEqual(['/enforced/checks/archive/use']);
  });
});
