import { _electron, type ElectronApplication } from '@playwright/test';

export interface ElectronStart {
  /** Folder of the runtime, as build/setup/runtime.mjs finds it. */
  runtime: string;
  /** Chromium's switches, the app's folder and the app's own arguments. */
  args: string[];
  env: Record<string, string>;
}

/**
 * Starts the app under Playwright's hand. Playwright is not told the executable, because only then does it load its own
 * module first, which keeps the app from getting ready until Playwright listens; otherwise an app that opens its window
 * at once sometimes hangs the launch for ever.
 */
export async function launchElectron({ runtime, args, env }: ElectronStart): Promise<ElectronApplication> {
  process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime;
  // Without `colorScheme: null` Playwright presents every page a light desktop, whatever the system says.
  return _electron.launch({ args, env, colorScheme: null });
}
