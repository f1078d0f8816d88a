import { describePlan } from '../../electron/agent/plan/describe';
import { resolvePlan } from '../../electron/agent/plan/resolve';
import { catalog } from '../../electron/checks/catalog';
import { credentialFiles } from '../../electron/store/credentials';

/** Says nothing but what must be said, so that every part is there: Fettle's own service needs a target. */
const emptyPolicy = {
  checks: { updates: {} },
  health: {},
  targets: [
    {
      name: 'main',
      endpoints: ['https://icinga.example.com:5665'],
      auth: { type: 'password', user: 'laptop' },
    },
  ],
};

/** The values that hold where a policy says nothing, by the path of the key; what each check has of its own is left out. */
export function builtInValues(): Map<string, unknown> {
  const plan = resolvePlan({
    policy: {
      state: 'loaded',
      faults: [],
      about: [],
      defaults: [],
      enforced: [{ name: 'policy enforced', prefix: ['enforced'], value: emptyPolicy }],
    },
    settings: { faults: [] },
    catalog,
    user: '',
    host: '',
    commonName: () => undefined,
    identity: (target) => ({ files: credentialFiles('', target), state: 'none' }),
  });
  return new Map(describePlan(plan).map(({ path, value }) => [keyOf(path), value]));
}

/** Fettle's own service is an entry like others; what the entry `updates` has from nobody in particular, every entry has. */
function keyOf(path: string): string {
  const ofAny = /^checks\.updates\.(required|freshness|legalBasis|retention)$/.exec(path)?.[1];
  return ofAny ? `checks.*.${ofAny}` : path.replace(/^checks\.health\./, 'health.');
}
