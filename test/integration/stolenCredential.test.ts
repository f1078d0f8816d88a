import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workstationConfiguration } from '../../electron/icinga/configurationLanguage';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import type { KeyFiles } from '../support/icinga/pki';

/** What a thief of one workstation can do with its certificate, on a server with the objects that Fettle itself makes. */
const own = 'laptop-alice';
const other = 'laptop-bob';

let icinga: RunningIcinga;
let stolen: KeyFiles;

beforeAll(async () => {
  const objects = [own, other].map((name) =>
    workstationConfiguration({
      host: { name },
      modes: ['acknowledge', 'downtime', 'passive-down'],
      withHost: true,
      withUser: true,
      services: [{ name: 'updates', freshness: 604_800 }],
    }),
  );
  icinga = await startIcinga({ ticketSalt: 'salt', hosts: [], config: objects.join('\n') });
  stolen = await icinga.clientCertificate(own);
  // The other one has a problem, so that there is something to acknowledge.
  const result = { type: 'Service', service: `${other}!updates`, exit_status: 2, plugin_output: 'old' };
  await icinga.ask('POST', '/v1/actions/process-check-result', result);
});
afterAll(() => icinga.stop());

interface Heard {
  status: number;
  text: string;
}

function ask(method: string, path: string, body?: unknown): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const call = request(
      `${icinga.url}${path}`,
      {
        method,
        ca: readFileSync(icinga.caFile),
        cert: readFileSync(stolen.cert),
        key: readFileSync(stolen.key),
        headers: { accept: 'application/json' },
        agent: false,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.once('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    call.once('error', reject);
    call.setTimeout(20_000, () => call.destroy(new Error('no answer')));
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Everything about the other host that anybody could change. */
async function otherHost(): Promise<unknown> {
  const names = [
    `/v1/objects/hosts/${other}`,
    `/v1/objects/services/${encodeURIComponent(`${other}!updates`)}`,
  ];
  const found = await Promise.all(names.map((name) => icinga.ask('GET', name)));
  const there = await Promise.all(
    ['comments', 'downtimes'].map((kind) => icinga.ask('GET', `/v1/objects/${kind}`)),
  );
  return [
    found.map(({ results }) => results[0]?.attrs),
    there.map(({ results }) => results.filter(({ attrs }) => attrs.host_name === other)),
  ];
}

const words = { author: 'thief', comment: 'gone', plugin_output: 'all is well', exit_status: 0 };
const soon = Math.round(Date.now() / 1000) + 3600;
const downtime = { start_time: soon, end_time: soon + 60, fixed: true };
const actions = [
  'process-check-result',
  'acknowledge-problem',
  'remove-acknowledgement',
  'schedule-downtime',
  'remove-downtime',
  'add-comment',
  'reschedule-check',
];
const aims: [string, object][] = [
  ['by name', { type: 'Service', service: `${other}!updates` }],
  ['the host by name', { type: 'Host', host: other }],
  ['by a list of names', { type: 'Service', services: [`${other}!updates`] }],
  ['by a filter that takes all', { type: 'Service', filter: 'true' }],
  ['by a filter on hosts that takes all', { type: 'Host', filter: 'true' }],
  ['by a filter on its name', { type: 'Service', filter: `host.name == "${other}"` }],
  ['by a filter that writes', { type: 'Service', filter: `get_object(Host, "${other}").display_name = "x"` }],
  [
    'by a filter that calls',
    {
      type: 'Service',
      filter: `get_object(Service, "${other}!updates").modify_attribute("display_name", "x")`,
    },
  ],
  ['without any aim', { type: 'Service' }],
  ['by a name that carries a filter', { type: 'Service', service: `x" || "a" == "a` }],
];

describe('a stolen credential of one workstation', () => {
  it.each(aims)('acts on no other host: %s', async (_, aim) => {
    const before = await otherHost();
    const heard = await Promise.all(
      actions.map((action) => ask('POST', `/v1/actions/${action}`, { ...words, ...downtime, ...aim })),
    );
    expect(heard.map(({ text }) => text).join()).not.toContain(`${other}!`);
    expect(await otherHost()).toEqual(before);
  });

  it('reads no other host', async () => {
    for (const kind of ['hosts', 'services']) {
      const all = await ask('GET', `/v1/objects/${kind}`);
      expect(all.text).toContain(own);
      expect(all.text).not.toContain(other);
      const filtered = await ask('GET', `/v1/objects/${kind}?filter=true`);
      expect(filtered.text).not.toContain(other);
    }
    expect((await ask('GET', `/v1/objects/hosts/${other}`)).status).toBe(404);
  });

  it.each([
    ['GET', '/v1/objects/apiusers'],
    ['GET', '/v1/objects/comments'],
    ['GET', '/v1/objects/downtimes'],
    ['GET', '/v1/objects/users'],
    ['GET', '/v1/objects/zones'],
    ['GET', '/v1/status'],
    ['GET', '/v1/types'],
    ['GET', '/v1/variables'],
    ['GET', '/v1/templates/hosts'],
    ['GET', '/v1/config/packages'],
    ['POST', '/v1/config/packages/stolen'],
    ['POST', '/v1/config/stages/stolen', { files: { 'conf.d/x.conf': '' } }],
    ['DELETE', '/v1/config/packages/_api'],
    ['POST', '/v1/console/execute-script?command=1', undefined],
    ['POST', '/v1/console/auto-complete-script?command=get', undefined],
    ['POST', '/v1/events?queue=q&types=CheckResult', undefined],
    ['POST', '/v1/actions/generate-ticket', { cn: other }],
    ['POST', '/v1/actions/restart-process', undefined],
    ['POST', '/v1/actions/shutdown-process', undefined],
    ['POST', '/v1/actions/send-custom-notification', { type: 'Host', filter: 'true', ...words }],
    ['POST', '/v1/actions/execute-command', { type: 'Host', host: own, command: 'x' }],
    ['PUT', `/v1/objects/hosts/new`, { attrs: { check_command: 'dummy' } }],
    ['PUT', `/v1/objects/services/${own}!new`, { attrs: { check_command: 'dummy' } }],
    ['POST', `/v1/objects/hosts/${own}`, { attrs: { display_name: 'mine' } }],
    ['POST', `/v1/objects/hosts/${other}`, { attrs: { display_name: 'mine' } }],
    ['DELETE', `/v1/objects/hosts/${own}?cascade=1`],
    ['DELETE', `/v1/objects/hosts/${other}?cascade=1`],
    ['PUT', '/v1/objects/apiusers/thief', { attrs: { password: 'x', permissions: ['*'] } }],
  ])('may not %s %s', async (method, path, body?: unknown) => {
    const before = await otherHost();
    const { status } = await ask(method, path, body);
    expect([401, 403, 404, 500]).toContain(status);
    expect(await otherHost()).toEqual(before);
  });

  it('can do what it is for, on its own host', async () => {
    const result = { ...words, type: 'Service', service: `${own}!updates` };
    expect((await ask('POST', '/v1/actions/process-check-result', result)).status).toBe(200);
  });

  const guess = async (filter: string) =>
    (await ask('GET', `/v1/objects/hosts?filter=${encodeURIComponent(filter)}`)).text.includes(own);

  it.each([
    ['get_service', (state: number) => `get_service("${other}", "updates").state == ${state}`],
    [
      'get_objects',
      (state: number) =>
        `get_objects(Service).filter(s => s.host_name == "${other}" && s.state == ${state}).len() > 0`,
    ],
    [
      'a password',
      (state: number) => `get_object(ApiUser, "root").password.len() ${state === 2 ? '>' : '<'} 3`,
    ],
  ])('learns nothing by a filter with %s', async (_, filter) => {
    expect(await guess(filter(2))).toBe(await guess(filter(0)));
  });

  it('learns attributes of others by yes and no at most from a server before Icinga 2.16: docs/security.md says so', async () => {
    const states = [0, 1, 2].map((state) =>
      guess(`get_object(Service, "${other}!updates").state == ${state}`),
    );
    const version = (await icinga.ask('GET', '/v1/status/IcingaApplication')).results[0];
    const old = /"version":"r?2\.1[0-5]\./.test(JSON.stringify(version));
    // Where a distribution took the correction over, as Debian 13 did into its 2.14.6, the number says nothing of it.
    expect([[false, false, false], ...(old ? [[false, false, true]] : [])]).toContainEqual(
      await Promise.all(states),
    );
  });
});
