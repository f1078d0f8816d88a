import { realpathSync } from 'node:fs';
import { createServer as createSocket } from 'node:net';
import path from 'node:path';
import { createServer, type Plugin, type ViteDevServer } from 'vite';
import config from '../vite.config';

interface PageServerOptions {
  /** The checkout. */
  root: string;
  /** Where Vite may keep what it prepares. */
  cache: string;
  /** Any free one when there is none. */
  port?: number;
  /** A module of the checkout that the page loads before its own. */
  before?: string;
}

/** Serves the sources of the window to this machine alone, each change at once. */
export async function startPageServer(options: PageServerOptions): Promise<ViteDevServer> {
  const { root, cache, before } = options;
  const port = options.port ?? (await freePort());
  const server = await createServer({
    ...config,
    root: path.join(root, 'renderer'),
    configFile: false,
    cacheDir: cache,
    clearScreen: false,
    logLevel: 'warn',
    plugins: [...(config.plugins ?? []), ...(before ? [loadedBefore(path.join(root, before))] : [])],
    // The whole, or what is met later has Vite load the page again.
    optimizeDeps: { entries: ['index.html', ...(before ? [path.join(root, before)] : [])] },
    // What app:// replaces in every page by a nonce, see electron/desktop/protocol.ts; a page without that policy needs none.
    ...(before ? {} : { html: { cspNonce: '__CSP_NONCE__' } }),
    server: {
      host: '127.0.0.1',
      port,
      strictPort: options.port === undefined,
      // The page of app:// has another origin than what tells it of changes.
      hmr: before ? true : { protocol: 'ws', host: '127.0.0.1', clientPort: port },
      // Packages may lie behind a link.
      fs: { allow: [root, realpathSync(path.join(root, 'node_modules'))] },
    },
  });
  return server.listen();
}

/** The server's address, without a path. */
export function addressOf(server: ViteDevServer): string {
  const address = server.httpServer?.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server does not listen');
  return `http://127.0.0.1:${address.port}`;
}

function loadedBefore(file: string): Plugin {
  return {
    name: 'loaded-before',
    transformIndexHtml: () => [
      { tag: 'script', attrs: { type: 'module', src: `/@fs/${file.replace(/^\//, '')}` }, injectTo: 'head' },
    ],
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createSocket().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
