import { parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../electron/checks/catalog';
import { startingPolicy } from '../../../../electron/cli/commands/checks/startingPolicy';
import { message } from '../../../../shared/message';
import { PolicySchema } from '../../../../shared/policy';

describe('the example of a check', () => {
  it('is there where a check needs options, and is right', () => {
    for (const { id, options, example } of catalog.values()) {
      const bare = options.safeParse({}).success;
      expect(example === undefined, id).toBe(bare);
      if (example) expect(options.safeParse(example).error, id).toBeUndefined();
    }
  });

  it('makes the policy to start from a policy, whatever of it IT switches on', () => {
    const found = [...catalog.values()].map((check) => ({
      check,
      detection: { available: true, reason: message('detect.here') },
    }));
    const text = startingPolicy(found).replaceAll('// "', '"');
    const policy = PolicySchema.parse(parse(text, [], { allowTrailingComma: true }));
    expect(Object.keys(policy.defaults?.checks ?? {})).toEqual(expect.arrayContaining([...catalog.keys()]));
  });
});
