import { describe, expect, it } from 'vitest';
import { PhaseTimeout, ProxyRefusal, ProxyUnreachable } from '../../../../../electron/icinga/http/connection';
import { judgeBroken } from '../../../../../electron/icinga/http/transport';

const withCode = (code: string) => Object.assign(new Error('words'), { code });

describe('judgeBroken', () => {
  it.each([
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'rejected', 'host-name-mismatch'],
    ['HOSTNAME_MISMATCH', 'rejected', 'host-name-mismatch'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'rejected', 'certificate-untrusted'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'rejected', 'certificate-untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'rejected', 'certificate-untrusted'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'rejected', 'certificate-untrusted'],
    ['CERT_HAS_EXPIRED', 'rejected', 'certificate-expired'],
    ['CERT_NOT_YET_VALID', 'rejected', 'certificate-not-yet-valid'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'failed', 'tls-refused'],
    ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'failed', 'tls-refused'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'failed', 'tls-refused'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'failed', 'not-icinga'],
    ['HPE_INVALID_CONSTANT', 'failed', 'not-icinga'],
    ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'failed', 'not-icinga'],
    ['ECONNREFUSED', 'failed', 'unreachable'],
    ['ENOTFOUND', 'failed', 'unreachable'],
    ['EHOSTUNREACH', 'failed', 'unreachable'],
    ['ECONNRESET', 'failed', 'connection-lost'],
    ['UND_ERR_SOCKET', 'failed', 'connection-lost'],
    ['ETIMEDOUT', 'failed', 'timeout'],
  ])('%s', (code, kind, reason) => {
    expect(judgeBroken(withCode(code))).toMatchObject({ kind, reason, status: `${code}: words` });
  });

  it.each(['lookup', 'connect', 'proxy', 'tls', 'answer'] as const)(
    'names the phase that took too long: %s',
    (phase) => {
      expect(judgeBroken(new PhaseTimeout(phase, 5))).toEqual({
        kind: 'failed',
        reason: 'timeout',
        phase,
        status: expect.stringContaining('longer than 5 s'),
      });
    },
  );

  it('tells what the proxy did from what the server did', () => {
    expect(judgeBroken(new ProxyRefusal(407))).toMatchObject({ kind: 'failed', reason: 'proxy-refused' });
    expect(judgeBroken(new ProxyUnreachable(withCode('ECONNREFUSED')))).toMatchObject({
      reason: 'unreachable',
      phase: 'proxy',
    });
    expect(judgeBroken(withCode('ENOTFOUND'))).toMatchObject({ reason: 'unreachable', phase: 'lookup' });
  });
});
