import { describe, expect, it } from 'vitest';
import { judge, judgeStranger, readAnswer, readItem } from '../../../../../electron/icinga/rest/outcome';

describe('judge', () => {
  it.each([
    [200, "Successfully processed check result for object 'h!s'.", { kind: 'accepted' }],
    [200, "Ignoring passive check result for unreachable object 'h!s'.", { kind: 'dropped' }],
    [409, "Newer check result already present. Check result for 'h!s' was discarded.", { kind: 'dropped' }],
    [409, 'Service h!s is OK.', { kind: 'nothing-to-do' }],
    [409, 'Host h is UP.', { kind: 'nothing-to-do' }],
    [409, 'Service h!s is already acknowledged.', { kind: 'nothing-to-do' }],
    [
      409,
      "Acknowledgement 'expiry' timestamp must be in the future",
      { kind: 'rejected', reason: 'bad-request' },
    ],
    [400, 'Invalid request body', { kind: 'rejected', reason: 'bad-request' }],
    [401, 'Unauthorized.', { kind: 'rejected', reason: 'unauthorized' }],
    [403, "Passive checks are disabled for object 'h!s'.", { kind: 'rejected', reason: 'bad-request' }],
    [404, 'No objects found.', { kind: 'rejected', reason: 'not-found' }],
    [403, 'Missing permission: actions/process-check-result', { kind: 'rejected', reason: 'not-found' }],
    [500, 'Internal error', { kind: 'failed', reason: 'server-error' }],
    [503, 'Icinga is reloading', { kind: 'failed', reason: 'server-error' }],
  ])('%i %s', (code, status, outcome) => {
    expect(judge({ code, status })).toMatchObject(outcome);
  });
});

describe('readAnswer', () => {
  it('keeps the results, whatever the HTTP status', () => {
    const answer = readAnswer(409, '{"results":[{"code":409,"status":"Service h!s is OK."}]}');
    expect(answer?.results?.map(readItem)).toEqual([{ code: 409, status: 'Service h!s is OK.' }]);
  });

  it('says what is missing, without the stack trace', () => {
    const text = JSON.stringify({
      error: 404,
      status: 'No objects found.',
      diagnostic_information: 'Error: Missing permission: actions/process-check-result\n\nStacktrace:\n 0# x',
    });
    expect(readAnswer(404, text)).toEqual({
      code: 404,
      status: 'No objects found. (Missing permission: actions/process-check-result)',
    });
  });

  it.each(['<html>sign in</html>', '', '[]', '"text"', '{"hello":1}', 'null'])(
    'does not take %s for Icinga',
    (text) => {
      expect(readAnswer(200, text)).toBeUndefined();
    },
  );

  it('takes a result without a code for a server error', () => {
    expect(judge(readItem({ status: 'odd' }))).toMatchObject({ kind: 'failed', reason: 'server-error' });
  });
});

describe('judgeStranger', () => {
  it('tells a captive portal from a broken proxy', () => {
    expect(judgeStranger(200)).toMatchObject({ kind: 'failed', reason: 'not-icinga' });
    expect(judgeStranger(302)).toMatchObject({ kind: 'failed', reason: 'not-icinga' });
    expect(judgeStranger(502)).toMatchObject({ kind: 'failed', reason: 'server-error' });
  });
});
