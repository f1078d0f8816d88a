import path from 'node:path';
import { z } from 'zod';
import type { CheckContext } from '../../check';
import { parseJson } from '../../json';
import { expandMacros, expandPath } from '../../macros';
import type { Traces } from '../../stamp';
import { isRemote, type Source } from '../sources';
import { repositoriesOf } from '../tools/borgmaticConfig';
import { textOf } from './folder';

/** Files below a folder, which tell whether a tool would answer as it did before. */
export interface TracePlace {
  folder: string;
  traces: Traces;
}

/**
 * What an answer depends on. `here`: only on these places. `elsewhere`: on something that only the tool can look at; the
 * places then tell of backups that were made from this account.
 */
export interface Dependence {
  kind: 'here' | 'elsewhere';
  places: readonly TracePlace[];
}

/** What a source's answer depends on; undefined where no program is asked, or where nobody can tell. */
export async function dependenceOf(
  context: CheckContext<unknown>,
  source: Source,
): Promise<Dependence | undefined> {
  const { macros } = context;
  const { home } = macros;
  const below = (folder: string, needed: string, ...also: string[]) =>
    here({ folder, traces: { needed: [[needed]], also } });
  switch (source.tool) {
    case 'borg':
      return repository(expandPath(source.repository, macros), borgTraces, borgCache(home));
    case 'restic':
      return repository(expandPath(source.repository, macros), resticTraces, resticCache(home));
    case 'borgmatic':
      return ofBorgmatic(context, source.config);
    case 'kopia':
      return ofKopia(context, expandPath(source.config ?? '~/.config/kopia/repository.config', macros));
    case 'duplicity': {
      const folder = /^file:\/\/(\/.*)$/.exec(expandMacros(source.target, macros))?.[1];
      // A set's manifest is written when the set is whole, and goes with it.
      return folder === undefined ? elsewhere() : below(folder, 'duplicity-*.manifest*', '.');
    }
    case 'deja-dup':
      // The person's settings, of all programs together, and where they are without dconf.
      return below(home, '.config/dconf/user', '.config/glib-2.0/settings/keyfile');
    case 'vorta': {
      const file = expandPath(source.database ?? '~/.local/share/Vorta/settings.db', macros);
      const name = path.basename(file);
      return below(path.dirname(file), name, `${name}-wal`, `${name}-journal`);
    }
    case 'time-machine':
      return below('/Library/Preferences', 'com.apple.TimeMachine.plist');
    case 'file-history':
    case 'veeam-agent':
    case 'windows-backup':
      // Windows writes its registry and its logs to the disk when it likes.
      return elsewhere();
    case 'rsnapshot':
    case 'back-in-time':
    case 'stamp-file':
      return undefined;
  }
}

/**
 * A transaction of borg writes new files `index.N` and `hints.N`. Not the folder itself, in which a listing makes and
 * removes its lock; `lock.exclusive` is there while a backup runs. Tried with borg 1.2.4; borg 2 has none of these.
 */
const borgTraces: Traces = {
  needed: [['config'], ['index.*']],
  also: ['hints.*', 'integrity.*', 'data', 'data/*', 'lock.exclusive'],
};

/** restic has a file for each snapshot, whose name is its content. Not `locks`. Tried with restic 0.14.0. */
const resticTraces: Traces = {
  needed: [['config'], ['snapshots'], ['keys']],
  also: ['snapshots/*', 'keys/*'],
};

/**
 * kopia finds a snapshot only through its index blobs, `x...` or `n...`, in folders that begin like them. Known from its
 * design and never run by us, so they only tell of new backups and do not vouch that there is none.
 */
const kopiaTraces: Traces = { needed: [], also: ['kopia.repository*', 'x*/**', 'n*/**'] };

/** What borg leaves in the home folder after a backup; a listing makes at most the folder for it. */
function borgCache(home: string): TracePlace {
  return { folder: home, traces: { needed: [], also: ['.cache/borg/*/config*', '.cache/borg/*/chunks*'] } };
}

/** restic keeps the snapshots that it made or saw. */
function resticCache(home: string): TracePlace {
  const folders = ['.cache/restic', 'Library/Caches/restic'];
  const also = folders.flatMap((folder) => [`${folder}/*/snapshots`, `${folder}/*/snapshots/*`]);
  return { folder: home, traces: { needed: [], also } };
}

function repository(place: string, traces: Traces, cache: TracePlace): Dependence | undefined {
  if (isRemote(place)) return elsewhere(cache);
  return path.isAbsolute(place) ? here({ folder: place, traces }) : undefined;
}

function here(...places: TracePlace[]): Dependence {
  return { kind: 'here', places };
}

function elsewhere(...places: TracePlace[]): Dependence {
  return { kind: 'elsewhere', places };
}

/** Its configuration and all the repositories that it names. */
async function ofBorgmatic(
  context: CheckContext<unknown>,
  config: string | undefined,
): Promise<Dependence | undefined> {
  const { macros } = context;
  const found = await repositoriesOf(context, config === undefined ? undefined : expandPath(config, macros));
  if (!found) return undefined;
  const settings = found.files.map(alone);
  const each = found.repositories.map((one) => repository(one, borgTraces, borgCache(macros.home)));
  if (each.some((one) => one === undefined)) return undefined;
  const known = each.filter((one) => one !== undefined);
  return {
    kind: known.every(({ kind }) => kind === 'here') ? 'here' : 'elsewhere',
    places: [...settings, ...known.flatMap(({ places }) => places)],
  };
}

const KopiaConfigSchema = z.object({
  storage: z.object({ type: z.string(), config: z.object({ path: z.string().optional() }) }),
});

/** Only the connection's own file says where kopia's repository is. */
async function ofKopia(context: CheckContext<unknown>, config: string): Promise<Dependence> {
  const text = await textOf({ tool: 'kopia', context }, config);
  const parsed = KopiaConfigSchema.safeParse(text.kind === 'seen' ? parseJson(text.value) : undefined);
  if (!parsed.success) return elsewhere();
  const { type, config: where } = parsed.data.storage;
  if (type !== 'filesystem' || !where.path || !path.isAbsolute(where.path)) return elsewhere(alone(config));
  return elsewhere(alone(config), { folder: where.path, traces: kopiaTraces });
}

/** One file and nothing else. */
function alone(file: string): TracePlace {
  return { folder: path.dirname(file), traces: { needed: [[path.basename(file)]], also: [] } };
}
