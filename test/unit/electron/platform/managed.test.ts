import { afterEach, describe, expect, it, vi } from 'vitest';
import { managedPolicy, watchManaged } from '../../../../electron/platform/managed';
import { withoutPayload } from '../../../../electron/platform/managed/mac';

const parent = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies';

describe('the policy of the system’s own management', () => {
  it('is none on Linux, and no program is started', () => {
    expect(managedPolicy('linux', () => expect.fail('nothing to run'))).toBeUndefined();
  });

  it('is none on Windows without a key of ours', () => {
    const asked: (readonly string[])[] = [];
    const run = (argv: readonly string[]) => {
      asked.push(argv);
      return `\r\n${parent}\\Microsoft\r\n`;
    };
    expect(managedPolicy('windows', run)).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  it('is what the registry of Windows holds', () => {
    const run = (argv: readonly string[]) =>
      argv.includes('/s')
        ? `\r\n${parent}\\Fettle\\organisation\r\n    name    REG_SZ    Example GmbH\r\n\r\n`
        : `\r\n${parent}\\Fettle\r\n${parent}\\Microsoft\r\n`;
    const found = managedPolicy('windows', run);
    expect(found?.place).toBe(`${parent}\\Fettle`);
    expect(JSON.parse(found?.text ?? '')).toEqual({ version: 1, organisation: { name: 'Example GmbH' } });
  });

  it('leaves the profile’s own keys out on macOS', () => {
    const text = withoutPayload('{"PayloadUUID":"1","version":1,"owner":"alice"}');
    expect(JSON.parse(text)).toEqual({ version: 1, owner: 'alice' });
  });
});

describe('a managed policy that changes', () => {
  afterEach(() => vi.useRealTimers());

  it.each([
    ['windows', 4],
    ['mac', 4],
    ['linux', 0],
  ] as const)('is looked at again on %s: %i times an hour, until called off', (system, times) => {
    vi.useFakeTimers();
    const changed = vi.fn();
    const end = watchManaged(changed, system);
    vi.advanceTimersByTime(3_600_000);
    expect(changed).toHaveBeenCalledTimes(times);
    end();
    vi.advanceTimersByTime(3_600_000);
    expect(changed).toHaveBeenCalledTimes(times);
  });
});
