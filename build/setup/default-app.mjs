/**
 * What `electron <folder>` runs first: looks into the folder's package.json, gives the app its name and version and loads its main
 * file, as Electron's own default app does. Runs inside Electron; set-up packs it into the development runtime's
 * `resources/default_app.asar`, because that runtime comes without one.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);

function readArguments(args) {
  const modules = [];
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '-r' || args[i] === '--require') modules.push(args[++i]);
    else if (!args[i].startsWith('-')) return { modules, folder: args[i] };
  }
  return { modules, folder: undefined };
}

async function load(folder) {
  const appPath = path.resolve(folder);
  const file = path.join(appPath, 'package.json');
  const manifest = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  if (manifest.version) app.setVersion(manifest.version);
  if (manifest.productName || manifest.name) app.name = manifest.productName || manifest.name;
  app.setDesktopName(manifest.desktopName || `${app.name}.desktop`);
  const main = require.resolve(appPath);
  app.setAppPath(fs.statSync(appPath).isDirectory() ? appPath : path.dirname(main));
  await import(pathToFileURL(main).href);
}

const { modules, folder } = readArguments(process.argv.slice(1));
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
try {
  for (const name of modules) require(path.isAbsolute(name) ? name : path.resolve(name));
  if (folder === undefined) throw new Error('which app? Usage: electron <folder>');
  await load(folder);
} catch (error) {
  console.error(`The app could not be loaded: ${error.stack}`);
  app.exit(1);
}
