import type { Input, WebContents } from 'electron';

/** The address of Vite's server; only `npm run dev` defines it, so that nothing of this file is in any other build. */
declare const FETTLE_DEV: string | undefined;

/** What is different in the window while Fettle itself is worked at. */
interface Development {
  /** Source of a page's connections in the Content-Security-Policy: the channel that says what has changed. */
  connect: string;
  /** Chromium's host-resolver-rules. */
  resolving: string;
  /** Whether a page may load an address that is not Fettle's own. */
  mayLoad(url: string): boolean;
  /** What app:// shows for an address; undefined for what Vite does not have. */
  load(url: string): Promise<{ body: Buffer; contentType: string } | undefined>;
  /** F5 and Ctrl-R load the page again, F12 and Ctrl-Shift-I open the developer tools. True when the key was one of them. */
  takeKey(contents: WebContents, input: Input): boolean;
}

export const dev: Development | undefined =
  typeof FETTLE_DEV === 'undefined' ? undefined : developAt(new URL(FETTLE_DEV));

function developAt({ origin, host, hostname }: URL): Development {
  const socket = `ws://${host}`;
  return {
    connect: socket,
    resolving: `MAP * ~NOTFOUND, EXCLUDE ${hostname}`,
    mayLoad: (url) => URL.canParse(url) && new URL(url).origin === socket,
    load: async (url) => {
      const { pathname, search } = new URL(url);
      const response = await fetch(origin + pathname + search);
      const contentType = response.headers.get('content-type');
      if (!response.ok || contentType === null) return undefined;
      return { body: Buffer.from(await response.arrayBuffer()), contentType };
    },
    takeKey: (contents, input) => {
      if (input.type !== 'keyDown') return false;
      const key = input.key.toLowerCase();
      const command = input.control || input.meta;
      const reload = key === 'f5' || (command && key === 'r');
      const tools = key === 'f12' || (command && (input.shift || input.alt) && key === 'i');
      if (reload) contents.reloadIgnoringCache();
      if (tools)
        contents.isDevToolsOpened() ? contents.closeDevTools() : contents.openDevTools({ mode: 'detach' });
      return reload || tools;
    },
  };
}
