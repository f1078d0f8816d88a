import { watchPaths } from '../platform/files/watchFiles';
import { watchManaged } from '../platform/managed';
import { credentialFolders } from '../store/credentials';
import type { AppAgent } from './agent';
import { claimFor, createAgent } from './createAgent';
import { loadConfiguration, pathsOf } from './plan/configuration';
import { ReloadingAgent } from './reloadingAgent';

export interface AppAgentOptions {
  environment: NodeJS.ProcessEnv;
  /** Fettle's own version. */
  version: string;
  /** A changed configuration could not be taken up. */
  failed(error: unknown): void;
}

/** The agent of the app: one that follows changes of policy and settings. */
export function createAppAgent({ environment, version, failed }: AppAgentOptions): AppAgent {
  const paths = pathsOf(environment);
  return new ReloadingAgent({
    load: () => loadConfiguration(environment),
    create: (configuration, claim) => createAgent({ environment, version, configuration, claim }),
    claim: (agent, quit) =>
      claimFor(
        {
          snapshot: () => agent.snapshot(),
          depart: (cause) => agent.depart(cause),
          deliver: async (seconds) => (await agent.current()).deliver(seconds),
          // By the configuration that there is now: enrollment may have brought another host's name.
          enrolled: async () => {
            await agent.reload();
            await (await agent.current()).enrolled();
          },
        },
        quit,
        paths,
      ),
    watch: (changed) => {
      const { policyFile, policyFolder, settingsFile, machineFolder, state } = paths;
      const machine = machineFolder === undefined ? [] : [machineFolder];
      const watched = () => [policyFile, policyFolder, settingsFile, ...machine, ...credentialFolders(state)];
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
