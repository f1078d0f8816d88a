import { watchManaged } from '../platform/managed';
import { watchPaths } from '../platform/watchFiles';
import type { Agent } from './agent';
import { loadConfiguration, placesOf } from './configuration';
import { claimFor, createAgent } from './createAgent';
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
      const { policyFile, policyFolder, settingsFile, machineFolder } = places;
      const watched = [
        policyFile,
        policyFolder,
        settingsFile,
        ...(machineFolder === undefined ? [] : [machineFolder]),
      ];
      const files = watchPaths(watched, changed);
      const managed = watchManaged(changed);
      return () => {
        files();
        managed();
      };
    },
    failed,
  });
}
