import { describe, expect, it } from 'vitest';
import { AnswerTimeout } from '../../../../electron/icinga/connection';
import { ConnectTimeout } from '../../../../electron/icinga/tls';
import { judgeBroken } from '../../../../electron/icinga/transport';

const withCode = (code: string) => Object.assign(new Error('words'), { code });

describe('judgeBroken', () => {
  it.each([
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'rejected', 'host-name-mismatch'],
    ['HOSTNAME_MISMATCH', 'rejected', 'host-name-mismatch'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'rejected', 'certificate-untrusted'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'rejected', 'certificate-untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'rejected', 'certificate-untrusted'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'rejected', 'certificate-untrusted'],
    ['CERT_HAS_EXPIRED', 'rejected', 'certificate-untrusted'],
    ['CERT_NOT_YET_VALID', 'rejected', 'certificate-untrusted'],
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

  it('knows its own time-outs', () => {
    expect(judgeBroken(new ConnectTimeout(5))).toMatchObject({ kind: 'failed', reason: 'timeout' });
    expect(judgeBroken(new AnswerTimeout(10))).toEqual({
      kind: 'failed',
      reason: 'timeout',
      status: 'no answer within 10 s',
    });
  });
});
