import { chmodSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { english, runCheck } from '../../support/agent/checks';
import { makeFolder, write } from '../../support/packages/packageTools';

const { folder, remove } = makeFolder('updates');
afterAll(remove);

/** A program of the test that says one thing. */
function standIn(name: string, says: string): Record<string, string> {
  const bin = path.join(folder, `bin-${says.length}`);
  write(path.join(bin, name), `#!/bin/sh\necho '${says}'\n`);
  chmodSync(path.join(bin, name), 0o755);
  return { PATH: `${bin}:/bin` };
}

describe('the minimum version of a browser', () => {
  const check = (environment: Record<string, string>, memory?: unknown) =>
    runCheck('updates', {
      options: { sources: ['browser'], browsers: { firefox: '128.3' } },
      environment,
      memory,
      root: folder,
      thresholds: { security: { critical: '1d' } },
    });

  it('is read from what the browser says about itself', async () => {
    const fine = await check(standIn('firefox-esr', 'Mozilla Firefox 128.3.1esr'));
    expect([fine.state, english(fine.summary)]).toEqual(['ok', 'firefox 128.3.1 is new enough']);
    const old = await check(standIn('firefox', 'Mozilla Firefox 115.9'));
    expect([old.state, english(old.summary)]).toEqual([
      'warning',
      expect.stringMatching(/115\.9 is older than 128\.3, please/),
    ]);
    const overdue = await check(standIn('firefox', 'Mozilla Firefox 115.9'), {
      firstSeen: { 'browser firefox 128.3': 1 },
    });
    expect([overdue.state, english(overdue.summary)]).toEqual([
      'critical',
      expect.stringContaining('due since'),
    ]);
  });

  it('is UNKNOWN when nothing can be read, and where no such browser is', async () => {
    const garbage = await check(standIn('firefox', 'command not found: 42'));
    expect([garbage.state, english(garbage.summary)]).toEqual([
      'unknown',
      expect.stringContaining('could not be understood'),
    ]);
    const none = await check({ PATH: '/nonexistent' });
    expect([none.state, english(none.summary)]).toEqual([
      'unknown',
      'None of these browsers was found: firefox',
    ]);
  });
});
