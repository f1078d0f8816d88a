import { describe, expect, it } from 'vitest';
import { isSameExpiry } from '../../../../electron/icinga/expiry';
import type { ApiRequest } from '../../../../electron/icinga/http/connection';
import { isAbout, readRecorded, readResult } from '../../../../electron/icinga/recorded';
import * as requests from '../../../../electron/icinga/rest/requests';

const acknowledgement = {
  host: 'laptop',
  services: ['a', 'b!c'],
  author: 'Fettle',
  comment: 'off',
  sticky: true,
  expiry: 1_800_000_000.123,
};
const result = {
  host: 'laptop',
  service: 'a',
  exitStatus: 2 as const,
  output: 'bad\nmore',
  performanceData: ['age=1s'],
  executionStart: 1,
  executionEnd: 2,
  ttl: 3,
  checkSource: 'laptop',
};

/** As the journal holds it. */
const recorded = ({ path, objects = [], body }: ApiRequest, status?: number) => ({
  path,
  objects,
  body: body === undefined ? null : JSON.stringify(body),
  ...(status === undefined ? {} : { status }),
});

describe('a recorded request', () => {
  it.each([
    ['result', requests.resultRequest(result), ['a']],
    ['result', requests.hostResultRequest('laptop', true, 'up', 1), []],
    ['acknowledge', requests.acknowledgeRequest(acknowledgement, ['a', 'b!c']), ['a', 'b!c']],
    ['acknowledge', requests.acknowledgeHostRequest(acknowledgement), []],
    ['remove-acknowledgement', requests.removeRequest('laptop', ['a'], 'Fettle'), ['a']],
    [
      'downtime',
      requests.scheduleDowntimeRequest({ host: 'laptop', author: 'F', comment: 'off', start: 1, end: 2 }),
      [],
    ],
    ['remove-downtime', requests.removeDowntimeRequest('laptop!x', 'Fettle'), []],
    ['remove-downtime', requests.removeMarkedDowntimesRequest(2.5, 'Fettle'), []],
    ['query', requests.serviceRequest('laptop', 'a'), []],
    ['other', { method: 'GET', path: '/v1' } as const, []],
    ['other', { method: 'POST', path: '/v1/actions/generate-ticket', body: {} } as const, []],
  ] as const)('is read back as %s', (kind, request, services) => {
    expect(readRecorded(recorded(request, 200))).toMatchObject({ kind, services, accepted: true });
  });

  it('is accepted only where the server said so', () => {
    const request = requests.resultRequest(result);
    expect(
      [200, 404, 500, undefined].map((status) => readRecorded(recorded(request, status)).accepted),
    ).toEqual([true, false, false, false]);
  });

  it('has the expiry of an acknowledgement and of nothing else', () => {
    expect(readRecorded(recorded(requests.acknowledgeRequest(acknowledgement, ['a']))).expiry).toBe(
      acknowledgement.expiry,
    );
    expect(readRecorded(recorded(requests.removeRequest('laptop', ['a'], 'F')))).not.toHaveProperty('expiry');
  });

  it('gives a service’s result back', () => {
    expect(readResult(recorded(requests.resultRequest(result)))).toEqual({
      service: 'a',
      exitStatus: 2,
      output: 'bad\nmore',
      performanceData: ['age=1s'],
      executionEnd: 2,
    });
    expect(readResult(recorded(requests.hostResultRequest('laptop', true, 'up', 1)))).toBeUndefined();
    expect(readResult(recorded(requests.tryRequest('laptop', 'a')))).toBeUndefined();
    expect(readResult(recorded(requests.removeRequest('laptop', ['a'], 'F')))).toBeUndefined();
  });

  it('is about a service of its host, not of another', () => {
    const request = recorded(requests.acknowledgeRequest(acknowledgement, ['a', 'b!c']));
    expect(isAbout(request, 'laptop', 'b!c')).toBe(true);
    expect(isAbout(request, 'laptop', 'c')).toBe(false);
    expect(isAbout(request, 'other', 'a')).toBe(false);
  });

  it('with a body that is no JSON says what its path says', () => {
    const request = {
      path: '/v1/actions/acknowledge-problem?verbose=1',
      objects: ['laptop!a'],
      body: '{"exp',
    };
    expect(readRecorded(request)).toEqual({ kind: 'acknowledge', services: ['a'], accepted: false });
    expect(readResult({ ...request, path: '/v1/actions/process-check-result' })).toBeUndefined();
  });
});

it('two expiries are the same to less than a millisecond', () => {
  expect(isSameExpiry(1_800_000_000.123, 1_800_000_000.123_000_1)).toBe(true);
  expect(isSameExpiry(1_800_000_000.123, 1_800_000_000.124)).toBe(false);
});
