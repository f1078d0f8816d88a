import { describe, expect, it } from 'vitest';
import { contentRefusal, plainer } from '../../../../../electron/icinga/rest/plainer';

const answered = (statusCode: number, text: string) =>
  ({ kind: 'answered', statusCode, text, repeated: false }) as const;
const icinga = (error: number, status: string) => answered(error, JSON.stringify({ error, status }));

describe('a refusal of what a result holds', () => {
  it.each([
    ['Icinga cannot read the body', icinga(400, 'Invalid request body'), 'Invalid request body'],
    [
      'Icinga refuses the one item',
      answered(400, '{"results":[{"code":400,"status":"Parameter x is wrong."}]}'),
      'Parameter x is wrong.',
    ],
    ['github.com/openresty/lua-resty-upload/issues/27', answered(413, '<html>413</html>'), 'HTTP 413'],
    ['github.com/owasp-modsecurity/ModSecurity/issues/2170', answered(403, '<html>403</html>'), 'HTTP 403'],
    ['github.com/uc-cdis/cloud-automation/pull/2063', answered(400, '<html>400</html>'), 'HTTP 400'],
  ])('%s', (_, response, words) => {
    expect(contentRefusal(response)).toBe(words);
  });

  it.each([
    ['it was taken', answered(200, '{"results":[{"code":200,"status":"ok"}]}')],
    ['passive checks are off', icinga(403, 'Passive checks are disabled.')],
    ['there is no such service', icinga(404, 'No objects found.')],
    ['the password is wrong', answered(401, '<h1>Unauthorized</h1>')],
    ['a hotel wants a sign-in', answered(200, '<html>Welcome</html>')],
    ['the server reloads', answered(503, '')],
    ['a newer one is there', answered(500, '{"results":[{"code":409,"status":"discarded"}]}')],
    ['no answer came', { kind: 'broken', error: new Error('x') } as const],
  ])('is not that %s', (_, response) => {
    expect(contentRefusal(response)).toBeUndefined();
  });
});

describe('the plainer form', () => {
  const result = {
    host: 'laptop',
    service: 'documents',
    exitStatus: 2 as const,
    output: '',
    performanceData: ['a=1'],
    executionStart: 1,
    executionEnd: 2,
    ttl: 3,
    checkSource: 'laptop',
  };
  it.each([
    ['CRITICAL - 3 files\nmore', 'CRITICAL - 3 files (the server refused the full text)'],
    ['\n  \nZweite Zeile', 'Zweite Zeile (the server refused the full text)'],
    ['Größe: naïve 📄 ok', 'Grosse: naive ? ok (the server refused the full text)'],
    ['cut \ud83d', 'cut ? (the server refused the full text)'],
    ['nul \u0000 esc \u001b[31m', 'nul ? esc ?[31m (the server refused the full text)'],
    ['', '(the server refused the full text)'],
  ])('of %j', (output, plain) => {
    expect(plainer({ ...result, output })).toEqual({ ...result, output: plain, performanceData: [] });
  });

  it('is short, whatever the text', () => {
    expect(plainer({ ...result, output: 'x'.repeat(9000) }).output.length).toBeLessThan(500);
  });
});
