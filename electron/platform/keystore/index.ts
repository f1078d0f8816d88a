import { currentSystem } from '../system';
import { keytarStore } from './keytar';
import { guardedBySecretService } from './secretService';

/** What the person's key store says about one secret. `reason` is a technical detail, to be shown inside a message. */
export type Secret =
  | { kind: 'found'; value: string }
  | { kind: 'absent' }
  | { kind: 'locked' }
  | { kind: 'unavailable'; reason: string };

/** Secrets of the person, kept by the system. Nothing rejects, and every call ends within some seconds. */
export interface KeyStore {
  get(account: string): Promise<Secret>;
  /** `found` carries what is stored now; a locked store may ask the person to unlock it. */
  set(account: string, value: string): Promise<Exclude<Secret, { kind: 'absent' }>>;
  /** Removes the secret if it is there and can be reached. */
  delete(account: string): Promise<void>;
}

/** The name under which the system's own tools show our secrets. */
export const keyStoreService = 'fettle';

/** The key store of this system: Secret Service, the macOS Keychain or Windows' Credential Manager. */
export function systemKeyStore(): KeyStore {
  const store = keytarStore(keyStoreService);
  return currentSystem() === 'linux' ? guardedBySecretService(store, keyStoreService) : store;
}
