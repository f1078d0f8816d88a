import type { Fault } from '../../shared/fault';
import { message } from '../../shared/message';
import { watchPaths } from '../platform/files/watchFiles';
import { watchManaged } from '../platform/managed';
import { credentialFolders } from '../store/credentials';
import type { AppAgent } from './agent';
import { claimFor, createAgent } from './createAgent';
import { loadConfiguration, pathsOf } from './plan/configuration';
import { ReloadingAgent } from './reloadingAgent';

/** A changed policy is noticed some seconds later than it should be. */
const slowWatch: Fault = {
  area: 'policy',
  message: message('config.slow-watch'),
  remedy: message('config.slow-watch.remedy'),
};

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
  let watchesSlowly = false;
  const faults = () => (watchesSlowly ? [slowWatch] : []);
  return new ReloadingAgent({
    load: () => loadConfiguration(environment),
    create: (configuration, claim) => createAgent({ environment, version, configuration, claim, faults }),
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
      const onSlow = (slow: boolean) => {
        watchesSlowly = slow;
      };
      const files = watchPaths(watched, changed, { onSlow });
      const managed = watchManaged(changed);
      return () => {
        files();
        managed();
      };
    },
    failed,
  });
}
