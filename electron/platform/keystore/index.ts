import { currentSystem } from '../system';
import type { KeyStore } from './keyStore';
import { keytarStore } from './keytar';
import { guardedBySecretService } from './secretService';

/** The name under which the system's own tools show our secrets. */
const keyStoreService = 'fettle';

/** The key store of this system: Secret Service, the macOS Keychain or Windows' Credential Manager. */
export function systemKeyStore(): KeyStore {
  const store = keytarStore(keyStoreService);
  return currentSystem() === 'linux' ? guardedBySecretService(store, keyStoreService) : store;
}
