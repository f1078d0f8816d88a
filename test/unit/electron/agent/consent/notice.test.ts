import { describe, expect, it } from 'vitest';
import { composeCards } from '../../../../../electron/agent/consent/notice';
import { resolvePlan } from '../../../../../electron/agent/plan/resolve';
import { JsonDocument } from '../../../../../electron/policy/document';
import type { LoadedPolicy } from '../../../../../electron/policy/load';
import { credentialFiles } from '../../../../../electron/store/credentials';
import { Translator } from '../../../../../shared/i18n';
import type { BodyInput, PolicyInput } from '../../../../../shared/policy';
import type { CardView } from '../../../../../shared/snapshot';
import { fakeCatalog } from '../../../../support/agent/configuration';

const organisation: PolicyInput['organisation'] = { name: 'Example GmbH' };
const target = {
  name: 'main',
  endpoints: ['https://m1.example:5665', 'https://m2.example:5665'],
  host: 'laptop-7',
  auth: { type: 'password' as const, user: 'u' },
};
const base: BodyInput = {
  targets: [target],
  checks: {
    updates: { required: true },
    packages: { use: 'plugin', options: { command: ['check_apt'] }, purpose: { en: 'Counts packages.' } },
  },
};

function cards(
  body: BodyInput,
  about: { organisation?: PolicyInput['organisation']; owner?: string } = { organisation },
) {
  const document = new JsonDocument('policy.json', '');
  const policy: LoadedPolicy = {
    state: 'loaded',
    faults: [],
    about: [{ name: 'policy enforced', document, prefix: [], value: about }],
    defaults: [],
    enforced: [{ name: 'policy enforced', document, prefix: [], value: body }],
  };
  const inputs = { policy, settings: { faults: [] }, catalog: fakeCatalog, user: 'alice', host: 'h' };
  const identity = (name: string) => ({ files: credentialFiles('/state', name), state: 'none' as const });
  return composeCards(resolvePlan({ ...inputs, commonName: () => undefined, identity }));
}

function hashes(body: BodyInput, about?: Parameters<typeof cards>[1]): Record<string, string> {
  return Object.fromEntries(cards(body, about).map(({ id, hash }) => [id, hash]));
}

/** The ids of the cards that would have to be answered again. */
function changed(body: BodyInput, about?: Parameters<typeof cards>[1]): string[] {
  const before = hashes(base);
  return Object.entries(hashes(body, about)).flatMap(([id, hash]) => (before[id] === hash ? [] : [id]));
}

const entry = (id: string, change: object): BodyInput => ({
  ...base,
  checks: { ...base.checks, [id]: { ...base.checks?.[id], ...change } },
});

describe('composeCards', () => {
  it('makes a card per entry and one for the departure', () => {
    const [updates, packages, departure] = cards(base);
    expect(updates).toMatchObject({
      id: 'updates',
      kind: 'check',
      required: true,
      interval: 3600,
      retention: 2_592_000,
    });
    expect(updates?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(packages).toMatchObject({ id: 'packages', required: false, purpose: { en: 'Counts packages.' } });
    expect(departure).toMatchObject({ id: 'departure', kind: 'departure', required: false });
    expect(cards(base)).toHaveLength(4);
  });

  it('says who receives what, in both languages', () => {
    const render = (card: CardView | undefined, language: 'en' | 'de') =>
      card && new Translator(language).render(card.recipient);
    expect(render(cards(base)[0], 'en')).toBe(
      'Example GmbH, as host laptop-7 on the monitoring server m1.example and m2.example',
    );
    expect(render(cards(base, {})[0], 'de')).toContain('m1.example und m2.example');
    const texts = cards(base)[2]?.collects.map((text) => new Translator('en').render(text));
    expect(texts?.[2]).toContain('“Fettle on laptop-7”');
  });

  it('makes no card for snoozing where there is none', () => {
    expect(Object.keys(hashes({ ...base, snooze: { limit: 0 } }))).not.toContain('snooze');
  });

  it('makes no departure card when nothing is done then', () => {
    expect(Object.keys(hashes({ ...base, departure: { mode: [] } }))).toEqual([
      'updates',
      'packages',
      'snooze',
    ]);
  });

  it('makes one card for all when nothing is sent', () => {
    const [local, ...others] = cards({ checks: base.checks });
    expect(local).toMatchObject({ id: 'local', kind: 'local', required: true });
    expect(others).toEqual([]);
    expect(cards(base, { owner: 'bob' })).toHaveLength(1);
    expect(cards({})).toEqual([]);
  });
});

describe('the hash of a card', () => {
  it.each([
    [entry('updates', { interval: '2h' }), ['updates']],
    [entry('updates', { required: false }), ['updates']],
    [entry('updates', { retention: '90d' }), ['updates']],
    [entry('updates', { legalBasis: 'contract' }), ['updates']],
    [entry('updates', { service: 'u' }), ['updates']],
    [entry('packages', { purpose: { en: 'Counts users.' } }), ['packages']],
    [entry('packages', { options: { command: ['check_users'] } }), ['packages']],
    [{ ...base, departure: { author: 'Alice' } }, ['departure']],
    [{ ...base, snooze: { author: 'Alice' } }, ['snooze']],
    [{ ...base, snooze: { limit: 5, longest: '3d' } }, []],
    [
      { ...base, targets: [{ ...target, endpoints: ['https://m3.example'] }] },
      ['updates', 'packages', 'departure', 'snooze'],
    ],
    [{ ...base, targets: [{ ...target, host: 'other' }] }, ['updates', 'packages', 'departure', 'snooze']],
  ] as [BodyInput, string[]][])('changes with what matters: %j', (body, expected) => {
    expect(changed(body)).toEqual(expected);
  });

  it.each([
    entry('updates', { title: { en: 'Updates of this computer' } }),
    entry('updates', { thresholds: { age: { warning: '1d' } }, timeout: '10s', freshness: '3d' }),
    entry('packages', { purpose: { en: 'counts  packages' } }),
    { ...base, language: 'de' },
    { ...base, targets: [{ ...target, tls: 'modern', endpoints: [...target.endpoints].reverse() }] },
    { ...base, checks: Object.fromEntries(Object.entries(base.checks ?? {}).reverse()) },
  ] as BodyInput[])('stays with what does not: %j', (body) => {
    expect(changed(body)).toEqual([]);
  });

  it('changes for all when somebody else receives', () => {
    expect(changed(base, { organisation: { name: 'Other' } })).toHaveLength(4);
    expect(changed(base, { organisation: { name: 'Example GmbH', contact: 'it@example' } })).toEqual([]);
  });
});
