import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../../../shared/message';
import type { CheckContext } from '../check';
import { expandPath } from '../macros';
import { type Looked, unseen } from './information';

/** One value of a KConfig file; nobody may change an immutable one further on. */
interface Entry {
  value: string;
  immutable: boolean;
}

/**
 * [Daemon] of kscreenlockerrc: the system's file, and over it the person's. What is written in neither is KDE's default,
 * on after 5 minutes with 5 seconds of grace. Source: kscreenlocker's kcfg, and KConfig's order of files.
 */
export async function readKde(
  context: Pick<CheckContext<unknown>, 'macros' | 'root'>,
): Promise<Looked<{ after: number | 'never' }>> {
  const places = ['/etc/xdg/kscreenlockerrc', expandPath('~/.config/kscreenlockerrc', context.macros)];
  const texts = await Promise.all(places.map((file) => textOf(path.join(context.root, file))));
  return texts.some((text) => text === undefined)
    ? unseen(message('system.reason.garbage'))
    : parseKde(texts.filter((text) => text !== undefined));
}

/** Undefined when the file cannot be read; `none` when there is none. */
async function textOf(file: string): Promise<string | 'none' | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? 'none' : undefined,
  );
}

/** What some files say together, the later over the earlier; a text is `none` where there is no file. */
export function parseKde(texts: readonly string[]): Looked<{ after: number | 'never' }> {
  const known = new Map<string, Entry>();
  for (const text of texts) {
    const entries = text === 'none' ? [] : entriesOf(text);
    if (!entries) return unseen(message('system.reason.garbage'));
    for (const [key, entry] of entries) if (!known.get(key)?.immutable) known.set(key, entry);
  }
  const value = (key: string, usual: string) => known.get(key)?.value ?? usual;
  const [minutes, grace] = [numberOf(value('Timeout', '5')), numberOf(value('LockGrace', '5'))];
  const isOn = booleanOf(value('Autolock', 'true'));
  if (minutes === undefined || grace === undefined || isOn === undefined)
    return unseen(message('system.reason.garbage'));
  return {
    kind: 'seen',
    facts: { after: isOn && minutes > 0 ? minutes * 60 + Math.max(0, grace) : 'never' },
  };
}

/**
 * The entries of [Daemon]. Undefined when there is a line of another form, or when the last one has no end: KConfig ends
 * every line and leaves no empty file behind, so the rest is missing.
 */
function entriesOf(text: string): [string, Entry][] | undefined {
  if (!text.endsWith('\n')) return undefined;
  const entries: [string, Entry][] = [];
  let group = '';
  let closed = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const heading = /^\[([^\]]*)\](?:\[[^\]]*\])*$/.exec(line);
    const entry = /^([\w.,:/ -]+)((?:\[[^\]]*\])*)=(.*)$/.exec(line);
    if (heading) {
      group = heading[1] ?? '';
      closed = line.endsWith('[$i]');
    } else if (!entry) return undefined;
    else if (group === 'Daemon') {
      const [, key = '', marks = '', value = ''] = entry;
      entries.push([key.trim(), { value: value.trim(), immutable: closed || marks.includes('[$i]') }]);
    }
  }
  return entries;
}

function numberOf(text: string): number | undefined {
  return /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** The words that KConfig takes for a truth value. */
function booleanOf(text: string): boolean | undefined {
  if (/^(?:true|on|yes|1)$/i.test(text)) return true;
  return /^(?:false|off|no|0)$/i.test(text) ? false : undefined;
}
