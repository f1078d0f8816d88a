import { type Bus, type BusFailure, connectBus } from '../logind/bus';
import type { KeyStore, Secret } from './keyStore';

const secrets = 'org.freedesktop.secrets';
const service = {
  destination: secrets,
  path: '/org/freedesktop/secrets',
  interface: 'org.freedesktop.Secret.Service',
};
/** The service may have to be started by the bus first. */
const limitMs = 4000;

/** What can be learnt about a secret without touching it, so that nobody is prompted. */
type Looked = { kind: 'reachable' } | Extract<Secret, { kind: 'absent' | 'locked' | 'unavailable' }>;

/**
 * Looks over D-Bus before the real store is asked: libsecret gives nothing, in silence, for an item that is there but
 * locked, and without a bus address it starts a bus of its own and hangs.
 * Source: Secret Service API 0.2, Service.SearchItems and Collection.Locked.
 */
export function guardedBySecretService(store: KeyStore, name: string): KeyStore {
  return {
    async get(account) {
      const looked = await look(name, account);
      return looked.kind === 'reachable' ? store.get(account) : looked;
    },
    async set(account, value) {
      const before = await look(name, account);
      if (before.kind === 'unavailable') return before;
      const stored = await store.set(account, value);
      if (stored.kind !== 'unavailable') return stored;
      // A prompt that nobody answered, or no prompter at all: the cause is the lock.
      const after = await look(name, account);
      return after.kind === 'locked' ? after : stored;
    },
    async delete(account) {
      if ((await look(name, account)).kind === 'reachable') await store.delete(account);
    },
  };
}

async function look(name: string, account: string): Promise<Looked> {
  const connected = await connectBus('session', limitMs);
  if (!connected.ok) return unavailable(connected);
  try {
    return await lookOn(connected.bus, name, account);
  } finally {
    connected.bus.close();
  }
}

async function lookOn(bus: Bus, name: string, account: string): Promise<Looked> {
  const attributes = { service: name, account };
  const found = await bus.call(
    { ...service, member: 'SearchItems', signature: 'a{ss}', body: [attributes] },
    limitMs,
  );
  if (!found.ok) return unavailable(found);
  const [open, locked] = found.body as [string[], string[]];
  if (open.length > 0) return { kind: 'reachable' };
  if (locked.length > 0) return { kind: 'locked' };
  // Some services hide the items of a locked collection, so "absent" can be said only when it is open.
  return (await defaultIsLocked(bus)) ? { kind: 'locked' } : { kind: 'absent' };
}

async function defaultIsLocked(bus: Bus): Promise<boolean> {
  const alias = await bus.call(
    { ...service, member: 'ReadAlias', signature: 's', body: ['default'] },
    limitMs,
  );
  if (!alias.ok || alias.body[0] === '/') return false;
  const collection = {
    destination: secrets,
    path: String(alias.body[0]),
    interface: 'org.freedesktop.Secret.Collection',
  };
  const locked = await bus.property({ ...collection, name: 'Locked' }, limitMs);
  return locked.ok && locked.body[0] === true;
}

function unavailable(failure: BusFailure): Extract<Secret, { kind: 'unavailable' }> {
  return { kind: 'unavailable', reason: failure.detail };
}
