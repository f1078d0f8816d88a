import { type Body, BodySchema, OrganisationSchema } from '../../../shared/policy';
import type { LocalOnlyReason } from '../../../shared/snapshot';
import type { AnyCheck } from '../../checks/check';
import { judgeConfiguration } from '../../policy/judge';
import type { LoadedPolicy } from '../../policy/load';
import { isMap, type Layer, Merged } from '../../policy/merge';
import type { LoadedSettings } from '../../policy/settings';
import type { CredentialFiles, CredentialsState } from '../../store/credentials';
import { healthCheck, healthEntry } from './healthCheck';
import type { Origin, Plan, PlanDeparture, PlanEntry, PlanPrivacy, PlanSnooze, PlanTarget } from './plan';
import { pathName, planValues } from './values';

export interface PlanInputs {
  policy: LoadedPolicy;
  settings: LoadedSettings;
  catalog: ReadonlyMap<string, AnyCheck>;
  /** Login name of the person whose app this is. */
  user: string;
  /** The short host name in lower case. */
  host: string;
  /** Somebody else was the first on this machine to answer; counts where the policy names no owner. */
  othersMachine?: boolean;
  /** The common name in a certificate file, if it can be read. */
  commonName(certificate: string): string | undefined;
  /** What `fettle enroll` brought for a target, as far as it is. */
  identity(target: string): { files: CredentialFiles; state: CredentialsState };
}

type Entry = NonNullable<Body['checks']>[string];

const day = 86_400;

/** Without a policy, a computer still looks after its updates. */
const builtIn: Layer = { name: 'built-in', prefix: [], value: { checks: { updates: {} } } };

const builtInDeparture: PlanDeparture = {
  mode: ['acknowledge'],
  on: ['shutdown'],
  preAcknowledge: false,
  sticky: true,
  expiry: 'next-workday',
  author: 'Fettle on {host}',
  comment: 'The workstation has been switched off; nothing can be done about this until it is back.',
};

/**
 * Three times a week at the most covers a holiday and a part on order; after that somebody should talk to somebody. Never
 * is worse: who cannot put a reminder off learns to overlook it.
 */
const builtInSnooze: PlanSnooze = { limit: 3, longest: 7 * day, author: 'Fettle on {host}' };

/**
 * Rounded times are IT's choice: the server drops a result that is not later than the one it holds, so when the last
 * time sent is forgotten (a broken or full disk), results go missing until the next multiple.
 */
const builtInPrivacy: PlanPrivacy = { redaction: 'standard', allow: [], timeRounding: 0, sendJitter: 0 };

/** Settles every value of the configuration and remembers whose it is. */
export function resolvePlan(inputs: PlanInputs): Plan {
  const { policy, settings, catalog } = inputs;
  const withSettings = new Merged(layersOf(policy, settings.layer));
  // The policy is sound by itself, so what is wrong now came with the settings; then they are left out as a whole.
  const misfits = settings.layer ? judgeConfiguration(withSettings, catalog, 'settings') : [];
  const merged = misfits.length === 0 ? withSettings : new Merged(layersOf(policy, undefined));
  const about = new Merged(policy.about);
  const body = BodySchema.parse(merged.value);
  const localOnly = localOnlyReason(inputs, about.value.owner, body);
  const configuration = {
    ...(about.value.organisation ? { organisation: OrganisationSchema.parse(about.value.organisation) } : {}),
    ...(typeof about.value.owner === 'string' ? { owner: about.value.owner } : {}),
    // Without targets there is nothing that a mistake elsewhere could send to.
    targets: localOnly ? [] : (body.targets ?? []).map((target) => planTarget(target, inputs)),
    entries: [
      ...Object.entries(body.checks ?? {}).flatMap(([id, entry]) => planEntry(id, entry, catalog)),
      ...(body.health && !localOnly ? [healthPlanEntry(body.health)] : []),
    ],
    departure: { ...builtInDeparture, ...body.departure },
    snooze: { ...builtInSnooze, ...body.snooze },
    ...(body.hours ? { hours: body.hours } : {}),
    privacy: { ...builtInPrivacy, ...body.privacy },
    language: body.language ?? 'system',
    preferences: { notifications: body.notifications ?? 'all', pause: body.pause ?? 'hour' },
  };
  const origins = planValues(configuration).map(({ path }): [string, Origin] => [
    pathName(path),
    originOf(path, path[0] === 'organisation' || path[0] === 'owner' ? about : merged),
  ]);
  return {
    ...configuration,
    ...(localOnly ? { localOnly } : {}),
    faults: [...policy.faults, ...settings.faults, ...misfits],
    origins: new Map(origins),
  };
}

/** Order of strength, weakest first: built-in < policy defaults < settings < policy enforced. */
export function layersOf(policy: LoadedPolicy, settings: Layer | undefined): Layer[] {
  // A refused policy could have forbidden anything: nothing is checked, and only the language is still the person's.
  if (policy.state === 'refused')
    return settings ? [{ ...settings, value: languageOnly(settings.value) }] : [];
  const base = policy.state === 'none' ? [builtIn] : policy.defaults;
  return [...base, ...(settings ? [obedient(settings, policy.enforced)] : []), ...policy.enforced];
}

/** A check that IT enforces cannot be switched off by the person, though IT did not write that it is on. */
function obedient(settings: Layer, enforced: readonly Layer[]): Layer {
  const own = isMap(settings.value) ? settings.value : {};
  if (!isMap(own.checks)) return settings;
  const named = new Set(
    enforced.flatMap(({ value }) => (isMap(value) && isMap(value.checks) ? Object.keys(value.checks) : [])),
  );
  const checks = Object.entries(own.checks).map(([id, entry]) => {
    if (!named.has(id) || !isMap(entry)) return [id, entry];
    const { enabled: _, ...rest } = entry;
    return [id, rest];
  });
  return { ...settings, value: { ...own, checks: Object.fromEntries(checks) } };
}

function languageOnly(value: unknown): unknown {
  const { language } = BodySchema.parse(value);
  return language === undefined ? {} : { language };
}

function localOnlyReason(
  { policy, user, othersMachine }: PlanInputs,
  owner: unknown,
  body: Body,
): LocalOnlyReason | undefined {
  if (policy.state === 'refused') return 'policy-refused';
  if (policy.state === 'none') return 'no-policy';
  if (owner !== undefined && owner !== user) return 'other-owner';
  if (!body.targets?.length) return 'no-target';
  return owner === undefined && othersMachine ? 'other-owner' : undefined;
}

function planTarget(
  target: NonNullable<Body['targets']>[number],
  { host, commonName, identity }: PlanInputs,
): PlanTarget {
  const { auth } = target;
  if (auth.type === 'password') {
    const own = target.host ?? host;
    // So that one policy fits a fleet.
    return { ...target, auth: { ...auth, user: auth.user.replaceAll('{host}', own) }, host: own };
  }
  const { cert, key } = auth;
  if (cert !== undefined)
    return { ...target, auth: { ...auth, cert }, host: target.host ?? commonName(cert) ?? host };
  const { files, state } = identity(target.name);
  return {
    ...target,
    ca: target.ca ?? files.ca,
    auth: { type: 'certificate', cert: files.cert, key: key ?? files.key },
    host: target.host ?? commonName(files.cert) ?? commonName(files.request) ?? host,
    enrollment: state,
  };
}

function planEntry(id: string, entry: Entry, catalog: PlanInputs['catalog']): PlanEntry[] {
  const check = catalog.get(entry.use ?? id);
  if (entry.enabled === false || !check) return [];
  const interval = entry.interval ?? check.defaults.interval;
  return [
    {
      id,
      check,
      service: entry.service ?? id,
      required: entry.required ?? false,
      interval,
      timeout: entry.timeout ?? Math.min(check.defaults.timeout, interval),
      freshness: entry.freshness ?? 7 * day,
      thresholds: check.thresholds.parse(entry.thresholds ?? {}),
      options: check.options.parse(entry.options ?? {}),
      environment: entry.environment ?? {},
      title: entry.title ?? { id: check.title },
      purpose: entry.purpose ?? { id: check.purpose },
      legalBasis: entry.legalBasis ?? 'legitimate-interest',
      retention: entry.retention ?? 30 * day,
    },
  ];
}

/** Fettle's own service is an entry like the others, so that gate, schedule and delivery are the same. */
function healthPlanEntry({ service, required, interval, freshness }: NonNullable<Body['health']>): PlanEntry {
  const check = healthCheck();
  return {
    id: healthEntry,
    check,
    service: service ?? 'fettle',
    required: required ?? false,
    interval: interval ?? check.defaults.interval,
    timeout: check.defaults.timeout,
    freshness: freshness ?? 7 * day,
    thresholds: {},
    options: {},
    environment: {},
    title: { id: check.title },
    purpose: { id: check.purpose },
    legalBasis: 'legitimate-interest',
    retention: 30 * day,
  };
}

/** Target values are found by the target's name, but lie in one list, which is one file's. */
function originOf(path: readonly string[], merged: Merged): Origin {
  const [area, id, key = ''] = path;
  const isHealth = area === 'checks' && id === healthEntry;
  const written = isHealth ? [healthEntry, key] : [...path];
  const layer = area === 'targets' ? targetOrigin(path, merged) : merged.originOf(written);
  if (!layer) return { layer: 'built-in' };
  return { layer: layer.name, ...(layer.document ? { file: layer.document.file } : {}) };
}

function targetOrigin([, name, ...keys]: readonly string[], merged: Merged): Layer | undefined {
  const targets = Array.isArray(merged.value.targets) ? merged.value.targets : [];
  const target: unknown = targets.find((one: { name?: unknown }) => one.name === name);
  let value: unknown = target;
  for (const key of keys) value = isMap(value) ? value[key] : undefined;
  return value !== undefined ? merged.originOf(['targets']) : undefined;
}
