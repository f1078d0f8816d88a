import path from 'node:path';
import { App } from './app';
import { addressOf, startPageServer } from './pageServer';
import { openPrograms } from './programs';
import { oneAtATime } from './restarting';

interface LoopOptions {
  /** The checkout. */
  root: string;
  /** For all that is made; whoever calls removes it. */
  folder: string;
  /** More of Electron's switches. */
  switches: readonly string[];
  /** The app's. */
  environment: NodeJS.ProcessEnv;
  say(text: string): void;
  /** The person has ended the app. */
  quit(): void;
}

/** Starts the app, shows changes of renderer/ in its window at once, and starts it again when a program of electron/ became another. */
export async function startLoop(options: LoopOptions): Promise<{ stop(): Promise<void> }> {
  const { root, folder, switches, environment, say, quit } = options;
  const server = await startPageServer({ root, cache: path.join(folder, 'vite') });
  const appFolder = path.join(folder, 'app');
  const programs = await openPrograms({ root, app: appFolder, page: addressOf(server) });
  const app = new App({
    root,
    folder: appFolder,
    switches,
    environment,
    ended: (status) => {
      if (status === 0) return quit();
      say(`The app has ended (${status}); the next change starts it again.`);
    },
  });
  let stopped = false;
  const changed = oneAtATime(async () => {
    const began = performance.now();
    const another = await programs.rebuild().catch(() => false);
    if (!another || stopped) return;
    await app.restart();
    say(`Started the app (${((performance.now() - began) / 1000).toFixed(1)} s).`);
  });
  const watched = ['electron', 'shared'].map((name) => path.join(root, name));
  server.watcher.add(watched);
  server.watcher.on('all', (_event, file) => {
    if (watched.some((place) => file.startsWith(place + path.sep))) void changed();
  });
  await changed();
  say(
    'Changes of renderer/ show at once, those of electron/ and shared/ start the app again. F12 opens the developer tools; Ctrl-C ends it all.',
  );
  return {
    stop: async () => {
      stopped = true;
      await app.stop();
      await programs.stop();
      await server.close();
    },
  };
}
