import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CheckRun, english, holding, runCheck } from '../support/agent/checks';
import { provideAuthority, serverName } from '../support/icinga/pki';

interface Request {
  url: URL;
  authorization: string | undefined;
}
interface Answer {
  status?: number;
  body: string;
  location?: string;
}

// A stand-in that answers what ntopng 5.2.1 answered when the check was tried against it (test/fixtures/linux/README.md): ntopng
// itself is not in Debian's stable release.
let folder = '';
let server: Server;
let answer: (request: Request) => Answer | undefined;
let interfaces: Answer;
const asked: Request[] = [];
const recorded = (name: string) => readFileSync(`test/fixtures/linux/ntopng/${name}`, 'utf8');
const aboutInterfaces = '/lua/rest/v2/get/ntopng/interfaces.lua';
let base: { server: string; ca: string };

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'fettle-ntopng-'));
  await provideAuthority(folder);
  const certs = path.join(folder, 'data/certs');
  const file = (ending: string) => readFileSync(path.join(certs, `${serverName}.${ending}`));
  server = createServer({ cert: file('crt'), key: file('key') }, (request, response) => {
    const seen = {
      url: new URL(request.url ?? '', 'https://localhost'),
      authorization: request.headers.authorization,
    };
    const first = seen.url.pathname === aboutInterfaces;
    if (!first) asked.push(seen);
    const given = first ? interfaces : answer(seen);
    if (!given) return;
    response.writeHead(given.status ?? 200, given.location ? { location: given.location } : {});
    response.end(given.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  base = { server: `https://localhost:${port}`, ca: path.join(certs, 'ca.crt') };
}, 60_000);
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  asked.length = 0;
  interfaces = { body: recorded('interfaces.json') };
});

const list = (count: number, ip = '192.0.2.7') =>
  JSON.stringify({
    rc: 0,
    rc_str: 'OK',
    recordsFiltered: count,
    recordsTotal: Math.min(count, 1),
    rsp: {
      records: count > 0 ? [{ ip: { value: ip, label: 'laptop' }, msg: { name: 'x' } }] : [],
      stats: {},
    },
  });
const secret = holding({ token: 'hush-hush' });
const run = (id: string, options: Record<string, unknown> = {}, given: CheckRun = {}) =>
  runCheck(id, { secret, timeout: 5, ...given, options: { ...base, ...options } });

describe('ntopng-alerts', () => {
  it.each([
    [0, 'ok', /no open alert/],
    [1, 'warning', /1 open alert about/],
    [6, 'critical', /6 open alerts/],
  ])('%i open alerts', async (count, state, words) => {
    answer = () => ({ body: list(count) });
    const result = await run('ntopng-alerts');
    expect([result.state, result.perfdata]).toEqual([state, [`alerts=${count};0;5;0`]]);
    expect(english(result.summary)).toMatch(words);
    const [{ url, authorization }] = asked as [Request];
    expect(url.pathname).toBe('/lua/rest/v2/get/host/alert/list.lua');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      ifid: '0',
      status: 'engaged',
      ip: '192.0.2.7',
    });
    expect(authorization).toBe('Token hush-hush');
  });

  it('asks an older ntopng at its own place', async () => {
    answer = () => ({ body: JSON.stringify({ totalRows: 2, data: [{}] }) });
    const result = await run(
      'ntopng-alerts',
      { api: 'legacy', user: 'fettle' },
      { secret: holding({ fettle: 'p:w' }) },
    );
    expect(result.perfdata).toEqual(['alerts=2;0;5;0']);
    const [{ url, authorization }] = asked as [Request];
    expect(url.pathname).toBe('/lua/get_alerts_table_data.lua');
    expect(url.searchParams.get('entity_val')).toBe('192.0.2.7@0');
    expect(authorization).toBe(`Basic ${Buffer.from('fettle:p:w').toString('base64')}`);
  });

  it('does not apply outside the office network, and asks nobody', async () => {
    const result = await run('ntopng-alerts', { networks: ['198.51.100.0/24'] });
    expect(result.state).toBe('ok');
    expect(english(result.summary)).toMatch(/Does not apply here/);
    expect(asked).toEqual([]);
    answer = () => ({ body: list(1) });
    expect((await run('ntopng-alerts', { networks: ['192.0.2.0/24', '2001:db8::/32'] })).state).toBe(
      'warning',
    );
  });

  it.each<[string, Answer, RegExp]>([
    ['a login page', { body: '<!DOCTYPE html><html>Login' }, /page instead of figures/],
    ['a redirect to the login', { status: 302, body: '', location: '/lua/login.lua' }, /does not accept/],
    ['a refusal', { status: 401, body: '' }, /does not accept/],
    ['an error', { status: 500, body: '<html>' }, /status 500/],
    ['an empty answer', { body: '' }, /page instead/],
    ['another form', { body: '{"rc":0,"rsp":[]}' }, /another form/],
    [
      'an error of its own',
      { body: '{"rc":-2,"rc_str":"INVALID_INTERFACE","rsp":[]}' },
      /-2 \(INVALID_INTERFACE\)/,
    ],
    ['alerts of others', { body: list(3, '192.0.2.8') }, /other computers/],
    ['alerts without a host', { body: list(3).replace('"ip"', '"as"') }, /other computers/],
    [
      'a count without an alert',
      { body: list(0).replace('recordsFiltered":0', 'recordsFiltered":3') },
      /another form/,
    ],
    ['the recorded login page', { body: recorded('login.html') }, /page instead of figures/],
    [
      'the recorded redirect of a version without the question',
      { status: 302, body: '', location: '/lua/http_status_code.lua?message=not_found&error_message=' },
      /does not know the question/,
    ],
    [
      'the recorded redirect of an account that must change its password',
      { status: 302, body: '', location: '/lua/change_password.lua?referer=192.0.2.1' },
      /does not accept/,
    ],
    ['the recorded refusal of a token', { status: 401, body: recorded('token.json') }, /-3 \(NOT_GRANTED\)/],
    [
      'the recorded answer about an interface that is not there',
      { status: 400, body: recorded('invalid-interface.json') },
      /-2 \(INVALID_INTERFACE\)/,
    ],
    ['a cut answer', { body: list(0).slice(0, -5) }, /page instead/],
  ])('%s is UNKNOWN', async (_, given, words) => {
    answer = () => given;
    const result = await run('ntopng-alerts');
    expect(result.state).toBe('unknown');
    expect(english(result.summary)).toMatch(words);
    expect(result.perfdata).toEqual([]);
    expect(JSON.stringify(result)).not.toContain('hush');
  });

  it('counts the recorded alerts', async () => {
    answer = () => ({ body: recorded('hosts.json') });
    const result = await run('ntopng-alerts', { address: '192.0.2.8' });
    expect([result.state, result.perfdata]).toEqual(['warning', ['alerts=1;0;5;0']]);
    answer = () => ({ body: recorded('hosts-none.json') });
    expect((await run('ntopng-alerts', { address: '203.0.113.9' })).state).toBe('ok');
  });

  // An account that may not see the interface got "Success" and no alert, while there was one.
  it.each([
    ['no interface', 0, { body: recorded('interfaces-none.json') }, /may not see its interface 0/],
    ['other interfaces', 7, { body: recorded('interfaces.json') }, /may not see its interface 7/],
    ['a login page', 0, { body: recorded('login.html') }, /page instead of figures/],
    ['another form', 0, { body: '{"rc":0}' }, /another form/],
    ['a refusal', 0, { status: 401, body: '' }, /does not accept/],
  ])('an account that sees %s is UNKNOWN', async (_, number, given, words) => {
    interfaces = given;
    answer = () => ({ body: recorded('hosts-other-interface.json') });
    const result = await run('ntopng-alerts', { interface: number });
    expect(result.state).toBe('unknown');
    expect(english(result.summary)).toMatch(words);
    expect(asked).toEqual([]);
  });

  it('a server that hangs, is not there or is not trusted is UNKNOWN', async () => {
    answer = () => undefined;
    expect(english((await run('ntopng-alerts', {}, { timeout: 0.5 })).summary)).toMatch(/TimeoutError/);
    const away = await run('ntopng-alerts', { server: 'https://localhost:1' });
    expect(english(away.summary)).toMatch(/ECONNREFUSED/);
    const untrusted = await runCheck('ntopng-alerts', { secret, options: { server: base.server } });
    expect(untrusted.state).toBe('unknown');
    expect(english(untrusted.summary)).toMatch(/SIGNATURE|CERT|SIGNED/);
  });
});

describe('ntopng-flows', () => {
  it('counts the recorded connections, and none that are of others', async () => {
    answer = () => ({ body: recorded('flows.json') });
    const result = await run('ntopng-flows');
    expect([result.state, result.perfdata]).toEqual(['warning', ['flows=6327;0;;0']]);
    const others = await run('ntopng-flows', { address: '192.0.2.9' });
    expect(english(others.summary)).toMatch(/other computers/);
    answer = () => ({ body: recorded('flows-none.json') });
    expect((await run('ntopng-flows')).state).toBe('ok');
  });

  it('counts the flows of a window', async () => {
    answer = () => ({ body: list(2) });
    const result = await run('ntopng-flows', { window: '2h' });
    expect([result.state, result.perfdata]).toEqual(['warning', ['flows=2;0;;0']]);
    const { searchParams, pathname } = (asked[0] as Request).url;
    expect(pathname).toBe('/lua/rest/v2/get/flow/alert/list.lua');
    expect(Number(searchParams.get('epoch_end')) - Number(searchParams.get('epoch_begin'))).toBe(7200);
  });
});

describe('the secret', () => {
  it('comes from a file that only its owner reads', async () => {
    const secretFile = path.join(folder, 'token');
    writeFileSync(secretFile, 'from-file\n', { mode: 0o400 });
    answer = () => ({ body: list(0) });
    expect((await run('ntopng-alerts', { secretFile })).state).toBe('ok');
    expect(asked[0]?.authorization).toBe('Token from-file');
    chmodSync(secretFile, 0o444);
    const open = await run('ntopng-alerts', { secretFile });
    expect(english(open.summary)).toMatch(/others may read/);
    expect(asked).toHaveLength(1);
  });

  it('that is not there is said', async () => {
    const result = await run('ntopng-alerts', {}, { secret: holding({}) });
    expect(english(result.summary)).toMatch(/no “token”/);
  });
});
