import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { catalog } from '../../checks/catalog';
import { type ManagedPolicy, managedPolicy } from '../../platform/managed';
import { type Paths, resolvePaths } from '../../platform/paths';
import { shortHostName, userId, userName } from '../../platform/user';
import { judgePolicyFiles, loadPolicy } from '../../policy/load';
import type { Layer } from '../../policy/merge';
import { loadSettings } from '../../policy/settings';
import { certificateCommonName } from '../../store/certificateFile';
import { credentialFiles, credentialsState } from '../../store/credentials';
import { machineOwner } from '../../store/machineOwner';
import type { Plan } from './plan';
import { layersOf, type PlanInputs, resolvePlan } from './resolve';

/** Where everything of this person's Fettle lies. */
export function pathsOf(environment: NodeJS.ProcessEnv): Paths {
  return resolvePaths(environment, homedir());
}

/** What governs a person's Fettle, and where its files lie. */
export interface Configuration {
  paths: Paths;
  plan: Plan;
  layers: Layers;
}

/** Whose word is stronger: what lies under the person's own settings, these as they are written, and what lies over them. */
interface Layers {
  under: readonly Layer[];
  own: Layer | undefined;
  over: readonly Layer[];
}

/**
 * Reads policy and settings, the only way to them, and settles them to a plan. Errors in them are problems of the plan. `managed` is
 * given by tests only.
 */
export function loadConfiguration(
  environment: NodeJS.ProcessEnv,
  managed: () => ManagedPolicy | undefined = managedPolicy,
): Configuration {
  const paths = pathsOf(environment);
  const policy = loadPolicy(paths, catalog, managed);
  const settings = loadSettings(paths.settingsFile);
  const plan = resolvePlan({
    policy,
    settings,
    catalog,
    user: userName(),
    host: shortHostName(),
    othersMachine: isOthers(paths),
    commonName: certificateCommonName,
    identity: identityOf(paths),
  });
  const under = layersOf(policy, undefined).filter((layer) => !policy.enforced.includes(layer));
  return { paths, plan, layers: { under, own: settings.layer, over: policy.enforced } };
}

/** Of a mark that cannot be somebody's answer, nobody can be the owner. */
function isOthers({ machineFolder }: Paths): boolean {
  const owner = machineOwner(machineFolder);
  return owner.kind === 'unclear' || (owner.kind === 'somebody' && owner.uid !== userId());
}

function identityOf({ state }: Paths): PlanInputs['identity'] {
  return (target) => {
    const files = credentialFiles(state, target);
    return { files, state: credentialsState(files) };
  };
}

/** The plan that a policy's files make by themselves, whoever they belong to; without settings, for no one in particular. */
export function planOfFiles(files: readonly string[]): Plan {
  const { faults, defaults, enforced } = judgePolicyFiles(files, catalog);
  const refused = faults.length > 0;
  return resolvePlan({
    policy: {
      state: refused ? 'refused' : 'loaded',
      faults,
      about: [],
      defaults: refused ? [] : defaults,
      enforced: refused ? [] : enforced,
    },
    settings: { faults: [] },
    catalog,
    user: '',
    // What is each host's own stays to be filled in.
    host: '{host}',
    commonName: () => undefined,
    identity: (target) => ({ files: credentialFiles('', target), state: 'none' }),
  });
}

/**
 * The plan that a draft of a policy (a file, or a folder like /etc/fettle or its policy.d) would give to its owner on
 * this computer, without settings. Nothing runs by it, so whom the files belong to does not matter.
 */
export function planOfDraft(path: string, environment: NodeJS.ProcessEnv): Plan {
  const folder = statSync(path).isDirectory();
  const whole = folder && statSync(join(path, 'policy.d'), { throwIfNoEntry: false })?.isDirectory() === true;
  const places = {
    ...pathsOf(environment),
    policyFile: folder ? join(path, 'policy.json') : path,
    policyFolder: whole ? join(path, 'policy.d') : folder ? path : `${path}.no-folder`,
  };
  const policy = loadPolicy(places, catalog, () => undefined, 'anybody');
  const owner = policy.about.map(({ value }) => value).find(hasOwner)?.owner;
  return resolvePlan({
    policy,
    settings: { faults: [] },
    catalog,
    user: owner ?? userName(),
    host: shortHostName(),
    commonName: certificateCommonName,
    identity: identityOf(places),
  });
}

function hasOwner(value: unknown): value is { owner: string } {
  return typeof value === 'object' && value !== null && 'owner' in value && typeof value.owner === 'string';
}
