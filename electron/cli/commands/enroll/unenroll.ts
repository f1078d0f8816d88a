import { message } from '../../../../shared/message';
import { userNameOf } from '../../../icinga/configurationLanguage';
import { packageNameOf } from '../../../icinga/rest/administration';
import { systemKeyStore } from '../../../platform/keystore';
import { removeCredentials } from '../../../store/credentials';
import { json, line, type Surroundings, translatorFor } from '../../surroundings';
import { type AdministratorOptions, asAdministrator } from './administrator';
import { refuse } from './result';
import { Refusal, type Subject, type SubjectOptions, subjectOf, wayOf, wrongUse } from './subject';
import { saysYes, unreachable } from './trust';

export interface UnenrollOptions extends SubjectOptions, AdministratorOptions {
  json?: boolean;
  yes?: boolean;
  fingerprint?: string;
}

/** Takes this workstation's credentials for a target away, and with an administrator's also what was made for it on the server. */
export async function unenroll(surroundings: Surroundings, options: UnenrollOptions): Promise<number> {
  const t = translatorFor(surroundings.environment);
  try {
    const subject = subjectOf(surroundings.environment, options);
    const { name: target, host } = subject;
    const params = { target, host, user: userOf(subject) };
    await mustAgree(surroundings, options, t.render(message('cli.unenroll.ask', params)));
    const cleaned = options.admin !== undefined && (await cleanServer(subject, surroundings, options));
    const removed = await removeHere(subject);
    const words = message(removed ? 'cli.unenroll.done' : 'cli.unenroll.nothing', params);
    const rest = message(cleaned ? 'cli.unenroll.cleaned' : 'cli.unenroll.left', params);
    if (options.json) {
      const told = { target, host, removed, cleaned };
      json(surroundings, { ...told, message: t.render(words), remedy: t.render(rest) });
    } else for (const said of [words, rest]) line(surroundings, t.render(said));
    return 0;
  } catch (error) {
    return refuse(error, surroundings, options.json);
  }
}

async function mustAgree(
  surroundings: Surroundings,
  { yes }: UnenrollOptions,
  question: string,
): Promise<void> {
  if (yes) return;
  if (!surroundings.terminal)
    throw new Refusal(message('cli.unenroll.no-yes'), message('cli.unenroll.no-yes.remedy'), wrongUse);
  if (!(await saysYes(surroundings, question)))
    throw new Refusal(message('cli.unenroll.not-agreed'), message('cli.unenroll.no-yes.remedy'));
}

/** Removes the configuration package of this workstation; what others made stays. False when there was none. */
async function cleanServer(
  subject: Subject,
  surroundings: Surroundings,
  options: UnenrollOptions,
): Promise<boolean> {
  const { fingerprintOf } = await import('../../../icinga/pki/certificateRequest');
  const fingerprint = options.fingerprint === undefined ? undefined : fingerprintOf(options.fingerprint);
  const way = await wayOf(subject, surroundings.environment, fingerprint);
  const outcome = await asAdministrator(way, surroundings, options, [], (administration) =>
    administration.uninstall(packageNameOf(subject.host)),
  );
  if (outcome.kind === 'accepted') return true;
  if (outcome.kind === 'nothing-to-do') return false;
  throw unreachable(subject, outcome);
}

async function removeHere({ name, target, files }: Subject): Promise<boolean> {
  const removed = removeCredentials(files);
  if (target?.auth.type !== 'password') return removed;
  const account = `${name}/${target.auth.user}`;
  const store = systemKeyStore();
  const before = await store.get(account);
  await store.delete(account);
  const after = await store.get(account);
  if (after.kind === 'found' || after.kind === 'locked')
    throw new Refusal(message('cli.unenroll.kept', { account }), message('delivery.key-ring-locked.remedy'));
  return removed || before.kind === 'found';
}

function userOf({ host, target }: Subject): string {
  return target?.auth.type === 'password' ? target.auth.user : userNameOf({ name: host });
}
