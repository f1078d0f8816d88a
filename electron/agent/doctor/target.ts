import type { ConnectionStep } from '../../../shared/diagnosis';
import { message } from '../../../shared/message';
import type { ConnectionSettings } from '../../icinga/http/connection';
import { type Feature, missingFor, tooMuch, unlimited } from '../../icinga/rest/permissions';
import type { Unsuccessful } from '../../icinga/types';
import { warningAhead } from '../../store/certificateFile';
import { type ConnectParts, connectionFor } from '../delivery/connect';
import { type Lane, lanesOf } from '../delivery/lanes';
import { failureMessage } from '../delivery/messages';
import type { Plan, PlanTarget } from '../plan/plan';
import { canSnooze } from '../plan/plan';

export interface ExamineParts extends ConnectParts {
  plan: Plan;
  /** Epoch seconds. */
  now(): number;
}

/**
 * Walks the way to one target, endpoint by endpoint, and says at each step how it is: credentials, name, TCP, proxy, TLS with its chain,
 * identity, permissions, and a dry run for the plan's services, which changes nothing. Never rejects.
 */
export async function examineTarget(target: PlanTarget, parts: ExamineParts): Promise<ConnectionStep[]> {
  const lanes = lanesOf([{ ...target, mode: 'all' }]);
  const steps: ConnectionStep[] = [];
  for (const lane of lanes) {
    const [endpoint = ''] = lane.endpoints;
    const found = await connectionFor(target, endpoint, parts);
    if (found.kind !== 'connection') {
      const words =
        found.kind === 'locked'
          ? {
              message: message('delivery.key-ring-locked'),
              remedy: message('delivery.key-ring-locked.remedy'),
            }
          : { message: found.message, remedy: found.remedy };
      return [...steps, { step: 'credentials', verdict: 'failed', ...words }];
    }
    if (steps.length === 0) steps.push(credentialsStep(target));
    const connection = { ...found.connection, record: parts.record(lane, endpoint) };
    const own = await examineEndpoint(connection, lane, parts);
    steps.push(...own.map((step) => ({ ...step, endpoint })));
  }
  return steps;
}

function credentialsStep({ auth }: PlanTarget): ConnectionStep {
  const words =
    auth.type === 'certificate'
      ? message('doctor.credentials.certificate', { file: auth.cert })
      : message('doctor.credentials.password', { user: auth.user });
  return { step: 'credentials', verdict: 'ok', message: words };
}

async function examineEndpoint(
  connection: ConnectionSettings,
  lane: Lane,
  parts: ExamineParts,
): Promise<ConnectionStep[]> {
  // Loaded when somebody asks, as the client is.
  const { shakeHands } = await import('../../icinga/http/handshake');
  const { reached, secured, failure } = await shakeHands(connection);
  if (!secured) {
    const done = reached.slice(0, -1).map(phaseStep);
    const step = reached.at(-1) ?? 'connect';
    return failure ? [...done, failed(step === 'answer' ? 'tls' : step, failure, lane)] : done;
  }
  const way = reached.filter((phase) => phase !== 'tls').map(phaseStep);
  const { protocol, cipher, chain } = secured;
  const tls = message('doctor.tls', { protocol, cipher });
  const certificates = chain.map(({ subject, issuer, until }): ConnectionStep => {
    const params = { subject, issuer, at: { date: until } };
    if (until - parts.now() > warningAhead) {
      return { step: 'certificate', verdict: 'ok', message: message('doctor.certificate', params) };
    }
    return {
      step: 'certificate',
      verdict: 'warning',
      message: message('doctor.certificate.soon', params),
      remedy: message('doctor.certificate.soon.remedy', params),
    };
  });
  return [
    ...way,
    { step: 'tls', verdict: 'ok', message: tls },
    ...certificates,
    ...(await examineRights(connection, lane, parts)),
  ];
}

function phaseStep(phase: string): ConnectionStep {
  const step = phase === 'lookup' || phase === 'proxy' || phase === 'tls' ? phase : 'connect';
  return { step, verdict: 'ok', message: message(`doctor.step.${step}`) };
}

function failed(step: ConnectionStep['step'], outcome: Unsuccessful, lane: Lane): ConnectionStep {
  const words =
    outcome.kind === 'failed' || outcome.kind === 'rejected'
      ? failureMessage(outcome, lane)
      : { message: message('doctor.odd-answer', { status: outcome.status }) };
  return { step, verdict: 'failed', ...words };
}

async function examineRights(
  connection: ConnectionSettings,
  lane: Lane,
  parts: ExamineParts,
): Promise<ConnectionStep[]> {
  const { IcingaClient } = await import('../../icinga/rest/client');
  const client = new IcingaClient(connection);
  try {
    const answer = await client.permissions();
    if (answer.kind !== 'permissions') return [failed('identity', answer, lane)];
    const { host } = lane.target;
    const known: ConnectionStep = {
      step: 'identity',
      verdict: 'ok',
      message: message('doctor.identity', { host }),
    };
    const services = parts.plan.entries.map(({ service }) => service);
    const tried = await client.tryResults(host, services);
    return [
      known,
      ...permissionSteps(answer.permissions, parts.plan),
      ...limitSteps(unlimited(answer.permissions, answer.filtered), host),
      ...tried.map(({ service, outcome }): ConnectionStep => {
        const params = { service, host };
        if (outcome.kind === 'accepted') {
          return { step: 'services', verdict: 'ok', message: message('doctor.service', params) };
        }
        return {
          step: 'services',
          verdict: 'failed',
          message: message('doctor.service.refused', params),
          remedy: message('doctor.service.refused.remedy', { ...params, status: outcome.status }),
        };
      }),
    ];
  } finally {
    await client.close();
  }
}

/** Whoever gets hold of this workstation's credentials could report for, and read about, every other. */
function limitSteps(unfiltered: readonly string[], host: string): ConnectionStep[] {
  if (unfiltered.length === 0) return [];
  return [
    {
      step: 'permissions',
      verdict: 'warning',
      message: message('doctor.permission.unfiltered', { permissions: { list: [...unfiltered] } }),
      remedy: message('doctor.permission.unfiltered.remedy', { host }),
    },
  ];
}

function permissionSteps(granted: readonly string[], plan: Plan): ConnectionStep[] {
  const modes: readonly string[] = plan.departure.mode;
  const wanted: Feature[] = ['results'];
  if (modes.length > 0) wanted.push('departure', 'return');
  if (modes.includes('downtime')) wanted.push('downtime');
  if (canSnooze(plan)) wanted.push('snooze');
  const steps = wanted.map((feature): ConnectionStep => {
    const missing = missingFor(feature, granted);
    if (missing.length === 0) {
      return { step: 'permissions', verdict: 'ok', message: message(`doctor.permission.${feature}`) };
    }
    return {
      step: 'permissions',
      verdict: feature === 'results' ? 'failed' : 'warning',
      message: message(`doctor.permission.${feature}.missing`),
      remedy: message('doctor.permission.remedy', { permissions: { list: missing } }),
    };
  });
  const surplus = tooMuch(granted);
  if (surplus.length === 0) return steps;
  return [
    ...steps,
    {
      step: 'permissions',
      verdict: 'warning',
      message: message('doctor.permission.too-much', { permissions: { list: surplus } }),
      remedy: message('doctor.permission.too-much.remedy'),
    },
  ];
}
