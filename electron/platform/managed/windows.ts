import type { ReadManaged, RunNow } from './managed';

/** Where group policies lie; only administrators write there. */
const parentKey = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies';
const registryKey = `${parentKey}\\Fettle`;

/** The policy that group policies (ADMX, Intune) wrote into the registry. Never run on Windows by us. */
export const readWindowsManaged: ReadManaged = (run) => {
  // The parent is always there; asking for a missing key fails like any other trouble, in the system's language.
  if (!query(run, parentKey).split(/\r?\n/).includes(registryKey)) return undefined;
  const policy = policyOfRegistry(query(run, registryKey, '/s'));
  return policy && { place: registryKey, text: JSON.stringify(policy, undefined, 2) };
};

/** What `reg query` prints; without the code page of UTF-8 it would lose every letter that is not of the system's own. */
function query(run: RunNow, ...argv: string[]): string {
  return run(['cmd.exe', '/d', '/c', 'chcp', '65001>nul', '&', 'reg.exe', 'query', ...argv]);
}

type Tree = { [key: string]: unknown };

/**
 * What `reg query KEY /s` printed, as a policy: subkeys are objects, values their members. `true` and `false` are
 * booleans, numbers are numbers, several lines are a list, and what begins like JSON is JSON. Undefined without values.
 */
export function policyOfRegistry(printed: string): Tree | undefined {
  const policy: Tree = {};
  let found = false;
  let here: Tree = policy;
  for (const line of printed.split(/\r?\n/)) {
    if (line.startsWith('HKEY_'))
      here = treeAt(policy, line.slice(registryKey.length).split('\\').filter(Boolean));
    const value = /^ {4}(.+?) {4}(REG_\w+)(?: {4}(.*))?$/.exec(line);
    if (!value?.[1] || !value[2]) continue;
    here[value[1]] = readValue(value[2], value[3] ?? '');
    found = true;
  }
  return found ? { version: 1, ...policy } : undefined;
}

function treeAt(root: Tree, path: readonly string[]): Tree {
  let tree = root;
  for (const name of path) {
    const inner = tree[name];
    const next: Tree = isTree(inner) ? inner : {};
    tree[name] = next;
    tree = next;
  }
  return tree;
}

function readValue(type: string, printed: string): unknown {
  if (type === 'REG_DWORD' || type === 'REG_QWORD') return Number(printed);
  const lines = type === 'REG_MULTI_SZ' ? printed.split('\\0').filter((line) => line !== '') : [printed];
  const whole = lines.join('\n').trim();
  if (/^[[{]/.test(whole)) return jsonOf(whole);
  if (type === 'REG_MULTI_SZ') return lines;
  return whole === 'true' ? true : whole === 'false' ? false : printed;
}

/** Text that only looks like JSON stays text, which the policy's schema then names with its place. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
