import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { certificateCommonName } from '../../../../electron/agent/hostName';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fettle-cert-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('certificateCommonName', () => {
  it.each([
    ['/O=Example/CN=laptop-alice/OU=x', 'laptop-alice'],
    ['/O=Example', undefined],
  ])('of %s is %s', (subject, expected) => {
    const file = join(folder, 'c.crt');
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-keyout', join(folder, 'k')];
    execFileSync('openssl', ['req', '-x509', '-nodes', ...key, '-out', file, '-subj', subject], {
      stdio: 'ignore',
    });
    expect(certificateCommonName(file)).toBe(expected);
  });

  it('is unknown for a file that is missing or no certificate', () => {
    const file = join(folder, 'x');
    expect(certificateCommonName(file)).toBeUndefined();
    writeFileSync(file, 'no certificate');
    expect(certificateCommonName(file)).toBeUndefined();
  });
});
