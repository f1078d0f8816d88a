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
