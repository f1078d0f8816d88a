import path from 'node:path';
import { message } from '../../../../shared/message';
import type { Command, ProcessOutcome } from '../../../platform/processes/process';
import type { System } from '../../../platform/system';
import type { CheckContext } from '../../check';
import { complains, processFailure } from '../../processFailure';
import type { BrowserFacts, BrowsersFacts } from '../facts';
import { recallSource } from '../memory';
import type { UpdatesOptions } from '../options';
import { readText } from '../osRelease';
import { powershell } from '../sources/powershell';
import { ask, patience } from '../sources/source';
import type { BrowserName } from './names';
import { browserTraces, fromVersions, isTooOld, VersionsSchema, versionsOf } from './versions';

/** Where each browser's version is read; never in a profile. */
const places: Readonly<Record<BrowserName, { linux: string[]; windows: string; mac: string }>> = {
  firefox: { linux: ['firefox', 'firefox-esr'], windows: 'firefox.exe', mac: 'Firefox' },
  chrome: { linux: ['google-chrome', 'google-chrome-stable'], windows: 'chrome.exe', mac: 'Google Chrome' },
  chromium: { linux: ['chromium', 'chromium-browser'], windows: 'chromium.exe', mac: 'Chromium' },
  edge: { linux: ['microsoft-edge', 'microsoft-edge-stable'], windows: 'msedge.exe', mac: 'Microsoft Edge' },
};

/**
 * Reads the version of every browser that the policy names, or takes the last versions while nothing was installed. Only
 * what is new enough is remembered: an old one may be replaced in ways that leave no trace.
 */
export async function gatherBrowsers(
  context: CheckContext<UpdatesOptions>,
  system: System,
): Promise<BrowsersFacts> {
  const wanted = Object.entries(context.options.browsers) as [BrowserName, string][];
  const { before, remember } = await recallSource(
    context,
    'browser',
    browserTraces(context.macros.home),
    VersionsSchema,
  );
  const known = before && fromVersions(wanted, before.answer);
  if (before && known && !known.some(isTooOld)) return { browsers: known, remember: before.remember };
  const browsers = await askAll(context, wanted, system);
  const fine = browsers.every((one) => one.version.kind !== 'unknown' && !isTooOld(one));
  return remember && fine ? { browsers, remember: remember(versionsOf(browsers)) } : { browsers };
}

function askAll(
  context: CheckContext<UpdatesOptions>,
  wanted: readonly [BrowserName, string][],
  system: System,
): Promise<BrowserFacts[]> {
  return Promise.all(
    wanted.map(async ([browser, minimum]) => {
      for (const argv of await commandsFor(browser, system, context.root)) {
        const version = readVersion(await ask(context, argv), system, argv[0], patience(context));
        if (version.kind !== 'absent') return { browser, minimum, version };
      }
      return { browser, minimum, version: { kind: 'absent' } };
    }),
  );
}

/** The commands that print a browser's version, in the order in which they are tried; none where it cannot be. */
export async function commandsFor(
  browser: BrowserName,
  system: System,
  root: string,
): Promise<Command['argv'][]> {
  const place = places[browser];
  if (system === 'windows') return [powershell(appPaths(place.windows))];
  if (system === 'linux') return place.linux.map((program) => [program, '--version']);
  const bundle = path.join(root, 'Applications', `${place.mac}.app`, 'Contents/Info.plist');
  if ((await readText(bundle)) === undefined) return [];
  return [['plutil', '-extract', 'CFBundleShortVersionString', 'raw', bundle]];
}

/** The program that Windows starts by that name, and the version that is written into its file. */
function appPaths(program: string): string {
  return `
foreach ($hive in 'HKLM', 'HKCU') {
  $key = "$\{hive}:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\${program}"
  if (Test-Path $key) { (Get-Item ((Get-ItemProperty $key).'(default)').Trim('"')).VersionInfo.ProductVersion; exit 0 } }
exit 90`;
}

/** The version in what a command printed; exit code 90 of ours means that the browser is not there. `timeout` in seconds. */
export function readVersion(
  outcome: ProcessOutcome,
  system: System,
  program: string,
  timeout: number,
): BrowserFacts['version'] {
  if (outcome.kind === 'not-found') return { kind: 'absent' };
  if (outcome.kind === 'exited' && outcome.code === 90 && system === 'windows') return { kind: 'absent' };
  if (outcome.kind !== 'exited' || outcome.code !== 0)
    return { kind: 'unknown', reason: processFailure(program, outcome, timeout) };
  // "Mozilla Firefox 128.3.0esr", "Google Chrome 120.0.6099.109", on Windows and macOS the bare version.
  const line = outcome.stdout.trim().split('\n').at(-1) ?? '';
  const named = system === 'linux' ? /^[A-Z][A-Za-z ]*? / : /^/;
  const version = new RegExp(`${named.source}(\\d+(?:\\.\\d+)+)`).exec(line)?.[1];
  return version === undefined || outcome.truncated || complains(outcome.stdout)
    ? { kind: 'unknown', reason: message('process.not-understood', { program }) }
    : { kind: 'found', version };
}
