import { setFlagsFromString } from 'node:v8';
import { app } from 'electron';
import { dev } from './dev';

/** Sets up Chromium itself. Must be called before the app is ready. */
export function configureChromium(profile: string): void {
  // A start grows V8's nursery to many times what an idle app needs, and nothing shrinks it again; saves 4 MB.
  setFlagsFromString('--semi-space-growth-factor=1');
  // Beside Fettle's own state, so that one variable moves everything; it holds no page data, see window.ts.
  app.setPath('userData', profile);
  // Windows shows notifications only of programs that have such an id; it is the package's.
  app.setAppUserModelId('org.fettle.Fettle');
  // Nothing here is worth a GPU process, and without the software one for 3D the rest of it is 10 MB smaller.
  app.disableHardwareAcceleration();
  app.commandLine.appendSwitch('disable-software-rasterizer');
  // No name or address resolves inside Chromium; delivery uses Node's network, not this one.
  app.commandLine.appendSwitch('host-resolver-rules', dev?.resolving ?? 'MAP * ~NOTFOUND');
  // A window that was closed must not leave a renderer waiting for the next one.
  addFeature('disable-features', 'SpareRendererForSitePerProcess');
  // A process of its own would guard against what comes from the network, and nothing does (see guard.ts); saves 10 MB.
  addFeature('enable-features', 'NetworkServiceInProcess2');
}

/** A second switch of the same name replaces the first, so what was given from outside is kept. */
function addFeature(name: 'enable-features' | 'disable-features', feature: string): void {
  const given = app.commandLine.getSwitchValue(name);
  app.commandLine.appendSwitch(name, given ? `${given},${feature}` : feature);
}
