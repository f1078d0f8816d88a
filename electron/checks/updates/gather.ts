import { currentSystem, type System } from '../../platform/system';
import type { CheckContext } from '../check';
import { gatherBrowsers } from './browser/browser';
import { gatherEndOfLife } from './endOfLife/endOfLife';
import {
  type BrowsersFacts,
  isSystems,
  type PackageFacts,
  packageSourceIds,
  type UpdateSource,
  type UpdatesFacts,
} from './facts';
import { MemorySchema } from './memory';
import type { UpdatesOptions } from './options';
import { readOsRelease } from './osRelease';
import { gatherPackages } from './packages';
import { gatherReboot } from './reboot/reboot';
import type { Machine, PackageSource } from './sources/source';
import { packageSources } from './sources/sources';

/** Asks the chosen sources, or all that this machine has; side by side, so that one which hangs delays no other. */
export async function gatherUpdates(
  context: CheckContext<UpdatesOptions>,
  system: System = currentSystem(),
): Promise<UpdatesFacts> {
  const { options } = context;
  const chosen = options.sources !== undefined;
  const asked = (source: UpdateSource) =>
    (options.sources?.includes(source) ?? true) && !options.without.includes(source);
  const release = await readOsRelease(context.root);
  const machine: Machine = { system, release, root: context.root };
  const applying = await sourcesOf(machine, chosen);
  const sources = applying.filter(({ id }) => asked(id));
  const wantsBrowsers = asked('browser') && Object.keys(options.browsers).length > 0;
  const remembered = MemorySchema.safeParse(context.memory);
  const [packages, reboot, endOfLife, browsers] = await Promise.all([
    Promise.all(sources.map((source) => gatherPackages(source, context))),
    asked('reboot') ? gatherReboot(context, system) : undefined,
    asked('end-of-life') ? gatherEndOfLife(context, options.support, system) : undefined,
    wantsBrowsers ? gatherBrowsers(context, system) : undefined,
  ]);
  return {
    chosen,
    system,
    // A tool that is not there is no finding, unless the policy names it. The system's own must be there.
    packages: packages
      .filter(
        ({ source, pending }) => chosen || pending.kind === 'known' || !pending.absent || isSystems(source),
      )
      .map((one) => withDecisions(one, options)),
    // The additions speak for themselves only; of the system itself nobody was asked.
    ...(applying.some(({ id }) => isSystems(id))
      ? {}
      : { unasked: release.PRETTY_NAME || release.NAME || 'Linux' }),
    ...(reboot ? { reboot } : {}),
    ...(endOfLife ? { endOfLife } : {}),
    ...(browsers ? { browsers: withInstall(browsers, sources) } : {}),
    firstSeen: remembered.success ? remembered.data.firstSeen : {},
  };
}

/** Marks what IT says that it decided itself. */
function withDecisions(facts: PackageFacts, { decided }: UpdatesOptions): PackageFacts {
  if (!facts.obstacles) return facts;
  const obstacles = facts.obstacles.map((one) =>
    one.setting && decided.includes(one.setting) ? { ...one, decided: true } : one,
  );
  return { ...facts, obstacles };
}

/** The system's own packages bring the browsers as well, where a command of theirs installs updates. */
function withInstall(facts: BrowsersFacts, sources: readonly PackageSource[]): BrowsersFacts {
  const install = sources.find(({ id }) => isSystems(id))?.commands.install;
  if (install === undefined) return facts;
  return { ...facts, browsers: facts.browsers.map((one) => ({ ...one, install })) };
}

/** The sources of updates that a machine has; all of them when the policy chooses by itself. */
export async function sourcesOf(machine: Machine, all = false): Promise<PackageSource[]> {
  const sources = packageSourceIds.map((id) => packageSources[id]);
  const applies = await Promise.all(sources.map((source) => all || source.applies(machine)));
  return sources.filter((_, index) => applies[index]);
}
