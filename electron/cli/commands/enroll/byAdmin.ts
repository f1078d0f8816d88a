import { randomBytes } from 'node:crypto';
import { message } from '../../../../shared/message';
import { userNameOf, workstationConfiguration } from '../../../icinga/configurationLanguage';
import { type Administration, packageNameOf } from '../../../icinga/rest/administration';
import { systemKeyStore } from '../../../platform/keystore';
import type { Surroundings } from '../../surroundings';
import { type AdministratorOptions, asAdministrator } from './administrator';
import { accountOf, enrolledAs, keepPassword } from './byFiles';
import { requestWith } from './byTicket';
import type { Enrolled } from './result';
import { mustTakeCertificate, Refusal, type Subject, wayOf } from './subject';
import { trustedFingerprint, unreachable } from './trust';

export type AdminOptions = AdministratorOptions & { fingerprint?: string; user?: string };

/**
 * Makes host, services and restricted ApiUser on the server, each only where nobody made it yet, and then this workstation's certificate or
 * password, as the policy wants it. Throws a Refusal.
 */
export async function enrollByAdmin(
  subject: Subject,
  surroundings: Surroundings,
  options: AdminOptions,
): Promise<Enrolled> {
  const wantsPassword = subject.target ? subject.target.auth.type === 'password' : options.user !== undefined;
  if (!wantsPassword) mustTakeCertificate(subject);
  const fingerprint = await trustedFingerprint(subject, surroundings, options.fingerprint);
  const way = await wayOf(subject, surroundings.environment, fingerprint);
  if (wantsPassword) {
    const account = accountOf(subject, options.user);
    const password = randomBytes(24).toString('base64url');
    await asAdministrator(way, surroundings, options, [password], (administration) =>
      withPassword(account, password, () =>
        provide(administration, subject, { user: account.slice(subject.name.length + 1), password }),
      ),
    );
    return enrolledAs(subject, account);
  }
  const ticket = await asAdministrator(way, surroundings, options, [], async (administration) => {
    await provide(administration, subject, {});
    return administration.ticket(subject.host);
  });
  return requestWith(subject, surroundings, fingerprint, ticket);
}

/** The key ring first: a password that cannot be kept must not be made on the server. It is as before when that fails. */
async function withPassword(account: string, password: string, make: () => Promise<void>): Promise<void> {
  const store = systemKeyStore();
  const before = await store.get(account);
  await keepPassword(account, password);
  try {
    await make();
  } catch (error) {
    if (before.kind === 'found') await store.set(account, before.value);
    else await store.delete(account);
    throw error;
  }
}

async function provide(
  administration: Administration,
  subject: Subject,
  access: { user?: string; password?: string },
): Promise<void> {
  const { host: name, services, modes } = subject;
  const host = { name, ...access };
  const packageName = packageNameOf(name);
  const user = userNameOf(host);
  const there = await administration.foreign(
    packageName,
    name,
    user,
    services.map((service) => service.name),
  );
  if (there.kind !== 'foreign') throw unreachable(subject, there);
  if (there.user && access.password !== undefined)
    throw new Refusal(
      message('cli.enroll.user-exists', { user }),
      message('cli.enroll.user-exists.remedy', { user }),
    );
  const missing = services.filter((service) => !there.services.includes(service.name));
  if (there.host && there.user && missing.length === 0) return;
  const [withHost, withUser] = [!there.host, !there.user];
  const installed = await administration.install(packageName, {
    text: workstationConfiguration({ host, modes, withHost, withUser, services: missing }),
    host: name,
    withHost,
    services: missing.map((service) => service.name),
    ...(withUser ? { user } : {}),
  });
  if (installed.kind === 'installed') return;
  if (installed.kind === 'refused')
    throw new Refusal(
      message('cli.enroll.refused-config', { endpoint: subject.endpoint, reason: installed.reason }),
      message('cli.enroll.refused-config.remedy'),
    );
  throw unreachable(subject, installed);
}
