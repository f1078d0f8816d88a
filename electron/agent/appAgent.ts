import { watchPaths } from '../platform/files/watchFiles';
import { watchManaged } from '../platform/managed';
import { identityFolders } from '../store/identity';
import type { Agent } from './agent';
import { claimFor, createAgent } from './createAgent';
import { loadConfiguration, placesOf } from './plan/configuration';
import { ReloadingAgent } from './reloadingAgent';

export interface AppAgentOptions {
  environment: NodeJS.ProcessEnv;
  /** Fettle's own version. */
  version: string;
  /** A changed configuration could not be taken up. */
  failed(error: unknown): void;
}

/** The agent of the app: one that follows changes of policy and settings. */
export function createAppAgent({ environment, version, failed }: AppAgentOptions): Agent {
  const places = placesOf(environment);
  return new ReloadingAgent({
    load: () => loadConfiguration(environment),
    create: (configuration, claim) => createAgent({ environment, version, configuration, claim }),
    claim: (agent, quit) => claimFor(agent, quit, places),
    watch: (changed) => {
      const { policyFile, policyFolder, settingsFile, machineFolder, state } = places;
      const machine = machineFolder === undefined ? [] : [machineFolder];
      const paths = () => [policyFile, policyFolder, settingsFile, ...machine, ...identityFolders(state)];
      const files = watchPaths(paths, changed);
      const managed = watchManaged(changed);
      return () => {
        files();
        managed();
      };
    },
    failed,
  });
}
