import type { Failed, FailReason, Unsuccessful } from '../types';
import { PhaseTimeout, ProxyRefusal, ProxyUnreachable } from './connection';

const hostNameCodes = new Set([
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'ERR_TLS_CERT_ALTNAME_FORMAT',
]);

/** Names that OpenSSL and BoringSSL give to a failed verification: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const certificateCodes =
  /^(CERT_|CRL_|UNABLE_TO_|ERROR_IN_(CERT|CRL)_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|ERR_SSL_CERTIFICATE_VERIFY_FAILED)/;

const tlsRefusedCodes =
  /^ERR_SSL_.*(PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|HANDSHAKE_FAILURE|NO_SHARED_CIPHER|NO_CIPHERS|INSUFFICIENT_SECURITY|WRONG_CIPHER)/;

/** Of getaddrinfo: https://nodejs.org/api/errors.html#common-system-errors */
const lookupCodes = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME']);

const failCodes: Record<string, FailReason> = {
  ECONNRESET: 'connection-lost',
  EPIPE: 'connection-lost',
  UND_ERR_SOCKET: 'connection-lost',
  UND_ERR_DESTROYED: 'connection-lost',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'not-icinga',
  UND_ERR_HEADERS_OVERFLOW: 'not-icinga',
  // What TLS makes of an answer in plain text; BoringSSL's name for HTTP comes second.
  ERR_SSL_WRONG_VERSION_NUMBER: 'not-icinga',
  ERR_SSL_HTTP_REQUEST: 'not-icinga',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'not-icinga',
  ETIMEDOUT: 'timeout',
};

/** Whether client and server found no version or cipher of TLS that both take. */
export function isTlsRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && tlsRefusedCodes.test(String(error.code));
}

/** Judges why no complete answer came. */
export function judgeBroken(error: unknown): Unsuccessful {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const message = error instanceof Error ? error.message.trim() : String(error);
  const status = code === '' || message.includes(code) ? message : `${code}: ${message}`;
  const failed = (reason: FailReason): Failed => ({ kind: 'failed', reason, status });
  if (error instanceof PhaseTimeout) return { ...failed('timeout'), phase: error.phase };
  if (error instanceof ProxyRefusal) return failed('proxy-refused');
  if (error instanceof ProxyUnreachable) return { ...failed('unreachable'), phase: 'proxy' };
  if (code === 'CERT_HAS_EXPIRED') return { kind: 'rejected', reason: 'certificate-expired', status };
  if (code === 'CERT_NOT_YET_VALID') return { kind: 'rejected', reason: 'certificate-not-yet-valid', status };
  if (hostNameCodes.has(code)) return { kind: 'rejected', reason: 'host-name-mismatch', status };
  if (certificateCodes.test(code)) return { kind: 'rejected', reason: 'certificate-untrusted', status };
  // The own certificate or key is not one, or they do not belong together.
  if (code.startsWith('ERR_OSSL_')) return { kind: 'rejected', reason: 'unauthorized', status };
  if (isTlsRefusal(error)) return failed('tls-refused');
  if (code.startsWith('HPE_')) return failed('not-icinga');
  if (lookupCodes.has(code)) return { ...failed('unreachable'), phase: 'lookup' };
  // The address is right and nobody listens at that port.
  if (code === 'ECONNREFUSED') return { ...failed('unreachable'), phase: 'connect' };
  return failed(failCodes[code] ?? 'unreachable');
}
