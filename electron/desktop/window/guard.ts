import { app, type Session } from 'electron';
import { isAppUrl } from '../appUrl';
import { dev } from '../dev';

/**
 * Takes from every page what Fettle's own page never needs: the network, permissions, devices, downloads, new windows,
 * other addresses. The page is our own; this holds even when something gets into it.
 */
export function guardSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, respond) => {
    const allowed = isAppUrl(details.url) || isDevtools(details.url) || dev?.mayLoad(details.url);
    respond({ cancel: !allowed });
  });
  session.setPermissionRequestHandler((_contents, _permission, respond) => respond(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // Otherwise Chromium may fetch dictionaries from its maker.
  session.setSpellCheckerEnabled(false);
}

/** Guards every session there will ever be, the default one too, which nothing here uses. */
export function guardSessions(): void {
  app.on('session-created', guardSession);
}

/** Denies navigation, new windows and embedded pages in every web contents there will ever be. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}

/** The developer tools' own pages; they cannot be opened in a release. */
function isDevtools(url: string): boolean {
  return url.startsWith('devtools://');
}
