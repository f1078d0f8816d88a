import type { Diagnosis } from '../../../shared/diagnosis';
import { message } from '../../../shared/message';
import { type DoctorParts, failed, fine, warning } from './diagnosis';

/** Whether the key ring answers and has what the targets need of it. */
export async function examineKeyRing({
  plan,
  keyStore,
}: Pick<DoctorParts, 'plan' | 'keyStore'>): Promise<Diagnosis[]> {
  const accounts = plan.targets.flatMap(({ name, auth, proxy }) => [
    ...(auth.type === 'password' ? [`${name}/${auth.user}`] : []),
    ...(auth.type === 'certificate' && auth.key === undefined ? [`${name}/key`] : []),
    ...(typeof proxy === 'object' && proxy.user !== undefined ? [`proxy/${proxy.user}`] : []),
  ]);
  if (accounts.length === 0) return [fine('key-ring', message('doctor.key-ring.unused'))];
  const found = await Promise.all([...new Set(accounts)].map((account) => examine(account, keyStore)));
  const departs = plan.departure.mode.length > 0;
  return departs
    ? [...found, warning('key-ring', message('doctor.key-ring.unit'), message('doctor.key-ring.unit.remedy'))]
    : found;
}

async function examine(account: string, keyStore: DoctorParts['keyStore']): Promise<Diagnosis> {
  const secret = await keyStore.get(account);
  switch (secret.kind) {
    case 'found':
      return fine('key-ring', message('doctor.key-ring.found', { account }));
    case 'locked':
      return failed(
        'key-ring',
        message('delivery.key-ring-locked'),
        message('delivery.key-ring-locked.remedy'),
      );
    case 'absent':
      return failed(
        'key-ring',
        message('delivery.no-password', { account }),
        message('delivery.no-password.remedy'),
      );
    case 'unavailable':
      return failed(
        'key-ring',
        message('delivery.no-key-store', { reason: secret.reason }),
        message('delivery.no-key-store.remedy'),
      );
  }
}
