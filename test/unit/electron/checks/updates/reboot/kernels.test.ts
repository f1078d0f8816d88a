import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newestKernel } from '../../../../../../electron/checks/updates/reboot/kernels';

interface Pair {
  system: string;
  running: string;
  installed: string[];
  /** The kernel that a restart would bring; null where the other one is older, or of another line. */
  newer: string | null;
  /** Where people met kernels of these names, or the rule that they follow. */
  source: string;
}

const pairs = JSON.parse(readFileSync('test/fixtures/linux/kernels/pairs.json', 'utf8')) as Pair[];

describe('kernels by the rules of their distributions', () => {
  it('are many, each with a public source', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(60);
    for (const { source } of pairs)
      expect(source).toMatch(/^https:\/\/github\.com\/[^/]+\/[^/]+\/(issues|pull)\/\d+$/);
  });

  it.each(pairs)('$system: $running beside $installed', ({ running, installed, newer }) => {
    expect(newestKernel(installed, running) ?? null).toBe(newer);
    expect(newestKernel([...installed].reverse(), running) ?? null).toBe(newer);
  });
});
