import { type Message, message } from '../../../../shared/message';
import { wayTo } from '../../../agent/delivery/connect';
import type { Way } from '../../../agent/enrollment/enroll';
import { loadConfiguration } from '../../../agent/plan/configuration';
import type { PlanTarget } from '../../../agent/plan/plan';
import type { FleetService } from '../../../icinga/configurationLanguage';
import { systemKeyStore } from '../../../platform/keystore';
import { shortHostName } from '../../../platform/user';
import { type CredentialFiles, credentialFiles } from '../../../store/credentials';
import { stateBeside } from '../../../store/state';

export const wrongUse = 2;

/** Enrollment cannot go on; `code` is the exit code. */
export class Refusal extends Error {
  constructor(
    readonly words: Message,
    readonly remedy: Message,
    readonly code = 1,
  ) {
    super(words.id);
  }
}

export interface SubjectOptions {
  target?: string;
  endpoint?: string;
  host?: string;
}

/** What is to be enrolled where: the command's words, and the policy's where it says nothing. */
export interface Subject {
  name: string;
  host: string;
  /** Empty when neither command nor policy names one. */
  endpoint: string;
  /** The policy's target of that name. */
  target: PlanTarget | undefined;
  services: readonly FleetService[];
  /** How a departure is told. */
  modes: readonly string[];
  files: CredentialFiles;
  stateFolder: string;
}

/** Settles what is to be enrolled. Throws a Refusal when the words do not say it. */
export function subjectOf(environment: NodeJS.ProcessEnv, options: SubjectOptions): Subject {
  const { paths, plan } = loadConfiguration(environment);
  const [only, ...others] = plan.targets;
  const name = options.target ?? (others.length === 0 ? only?.name : undefined);
  if (name === undefined) {
    throw new Refusal(
      message('cli.enroll.no-target'),
      message('cli.enroll.no-target.remedy', { targets: plan.targets.map((one) => one.name).join(', ') }),
      wrongUse,
    );
  }
  const target = plan.targets.find((one) => one.name === name);
  const endpoint = options.endpoint ?? target?.endpoints[0] ?? '';
  if (endpoint !== '' && (!URL.canParse(endpoint) || new URL(endpoint).protocol !== 'https:'))
    throw new Refusal(
      message('cli.enroll.bad-endpoint', { endpoint }),
      message('cli.enroll.no-endpoint.remedy'),
      wrongUse,
    );
  return {
    name,
    host: options.host ?? target?.host ?? shortHostName(),
    endpoint,
    target,
    services: plan.entries.map(({ service, freshness }) => ({ name: service, freshness })),
    modes: plan.departure.mode,
    files: credentialFiles(paths.state, name),
    stateFolder: paths.state,
  };
}

/** A certificate can only be kept where the policy leaves it to Fettle. Throws a Refusal elsewhere. */
export function mustTakeCertificate({ name, target }: Subject): void {
  if (!target || target.enrollment !== undefined) return;
  throw new Refusal(
    message(
      target.auth.type === 'password' ? 'cli.enroll.wants-password' : 'cli.enroll.has-files',
      target.auth.type === 'password' ? { target: name } : { target: name, file: target.auth.cert },
    ),
    message('cli.enroll.leave-out.remedy', { target: name }),
  );
}

/**
 * The way to the subject's server, which must have this fingerprint; without one, the authority must be the one that enrollment brought or the policy
 * names. Throws a Refusal when there is none.
 */
export async function wayOf(
  subject: Subject,
  environment: NodeJS.ProcessEnv,
  fingerprint?: string,
): Promise<Way> {
  const { endpoint, name, target, files, stateFolder } = subject;
  if (endpoint === '')
    throw new Refusal(message('cli.enroll.no-endpoint'), message('cli.enroll.no-endpoint.remedy'), wrongUse);
  const asked = {
    tls: target?.tls ?? ('modern' as const),
    proxy: target?.proxy,
    // At first the authority is what enrollment is to bring; the fingerprint stands in for it.
    ...(fingerprint === undefined ? { ca: target?.ca ?? files.ca } : {}),
  };
  const found = await wayTo(asked, endpoint, { keyStore: systemKeyStore(), environment });
  if (found.kind === 'locked')
    throw new Refusal(message('delivery.key-ring-locked'), message('delivery.key-ring-locked.remedy'));
  if (found.kind !== 'way') throw new Refusal(found.message, found.remedy);
  return {
    ...found.way,
    ...(fingerprint === undefined ? {} : { fingerprint }),
    record: stateBeside(stateFolder).journal.recorder({ name }, endpoint),
  };
}
