import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { certificateCommonName } from '../../../../electron/store/certificateFile';

const certificate = (name: string) => join(__dirname, '../../../fixtures/certificates', name);

describe('the common name', () => {
  it('is read from the certificate’s subject', () => {
    expect(certificateCommonName(certificate('laptop-alice.crt'))).toBe('laptop-alice');
  });

  it('is unknown where the subject has none, and for a file that is missing or no certificate', () => {
    expect(certificateCommonName(certificate('nameless.crt'))).toBeUndefined();
    expect(certificateCommonName(certificate('nobody.crt'))).toBeUndefined();
    expect(certificateCommonName(certificate('README.md'))).toBeUndefined();
  });
});
