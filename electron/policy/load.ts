import { dirname } from 'node:path';
import type { Fault } from '../../shared/fault';
import { PolicySchema } from '../../shared/policy';
import type { ManagedPolicy } from '../platform/managed';
import type { Paths } from '../platform/paths';
import { JsonDocument } from './document';
import { issueFaults } from './issues';
import { judgeConfiguration, judgeNotice, type KnownChecks } from './judge';
import { isMap, type JsonMap, type Layer, Merged } from './merge';
import {
  distrustFolder,
  isThere,
  listTrusted,
  type Owners,
  policyOwners,
  readTrusted,
  type TrustedText,
  unreadable,
} from './readTrusted';

/** IT's policy as found. `refused`: it has at least one problem, and nothing of it is used. */
export interface LoadedPolicy {
  state: 'none' | 'refused' | 'loaded';
  faults: Fault[];
  /** `organisation` and `owner`. */
  about: Layer[];
  /** In name order, later files over earlier ones; values have passed the schema. */
  defaults: Layer[];
  enforced: Layer[];
}

/**
 * Reads `policy.json`, `policy.d/*.json` and what the system's own management set, which is the strongest. Missing and
 * empty ones are no policy. Any problem refuses the whole policy, for half a policy would be one that nobody wrote; all
 * problems that can be found at once are told. `managed`: what the management set, which nobody may forget to say. `owners`: user
 * ids that the files may belong to.
 */
export function loadPolicy(
  paths: Paths,
  checks: KnownChecks,
  managed: () => ManagedPolicy | undefined,
  owners: Owners = policyOwners(paths),
): LoadedPolicy {
  const folder = listTrusted(paths.policyFolder, owners);
  const files = [...(isThere(paths.policyFile) ? [paths.policyFile] : []), ...folder.files];
  const texts = [...files.map((file) => ({ file, ...readTrusted(file, owners) })), ...managedText(managed)];
  const { policies, layers, problems: faults } = judgeTexts(texts, checks);
  faults.unshift(...folder.faults);
  if (policies.length > 0) faults.unshift(...distrustFolder(dirname(paths.policyFile), owners));
  if (faults.length > 0) return { state: 'refused', faults, about: [], defaults: [], enforced: [] };
  return { state: policies.length > 0 ? 'loaded' : 'none', faults, ...layers };
}

/** Only an administrator can write what the system's management holds, so there is nobody to distrust. */
function managedText(managed: () => ManagedPolicy | undefined): (TrustedText & { file: string })[] {
  try {
    const found = managed();
    return found ? [{ file: found.place, text: found.text, faults: [] }] : [];
  } catch (error) {
    const file = 'managed policy';
    return [{ file, faults: [unreadable(file, error, 'policy')] }];
  }
}

/** A policy's files by their content alone, whoever they belong to: for whoever is writing them. */
export function judgePolicyFiles(
  files: readonly string[],
  checks: KnownChecks,
): Pick<LoadedPolicy, 'faults' | 'enforced' | 'defaults'> {
  const { layers, problems: faults } = judgeTexts(
    files.map((file) => ({ file, ...readTrusted(file, undefined) })),
    checks,
  );
  return { ...layers, faults };
}

/** What the texts of a policy's files say, laid over each other in their order, and what is wrong with them. */
function judgeTexts(texts: readonly (TrustedText & { file: string })[], checks: KnownChecks) {
  const documents = texts.flatMap(({ file, text }) =>
    text === undefined ? [] : [new JsonDocument(file, text)],
  );
  const policies = documents.filter((document) => document.value !== undefined);
  const layers = {
    about: policies.map(aboutLayer),
    defaults: policies.map((document) => bodyLayer(document, 'defaults')),
    enforced: policies.map((document) => bodyLayer(document, 'enforced')),
  };
  // What a file that could not be read holds may be what another one needs: then the whole cannot be judged.
  const complete =
    texts.every(({ text }) => text !== undefined) && documents.every(({ wellFormed }) => wellFormed);
  const faults = [
    ...texts.flatMap((text) => text.faults),
    ...documents.flatMap((document) => document.faults('policy')),
    ...policies.filter(({ wellFormed }) => wellFormed).flatMap(schemaFaults),
    ...(complete ? judge(layers, checks) : []),
  ];
  return { policies, layers, problems: faults };
}

function judge(layers: Pick<LoadedPolicy, 'about' | 'defaults' | 'enforced'>, checks: KnownChecks): Fault[] {
  const merged = new Merged([...layers.defaults, ...layers.enforced]);
  return [
    ...judgeConfiguration(merged, checks, 'policy'),
    ...judgeNotice(new Merged(layers.about), merged, checks),
  ];
}

function schemaFaults(document: JsonDocument): Fault[] {
  const parsed = PolicySchema.safeParse(document.value);
  if (parsed.success) return [];
  return issueFaults(parsed.error.issues, {
    area: 'policy',
    schema: PolicySchema,
    value: document.value,
    base: [],
    placeOf: (path) => document.placeOf(path),
  });
}

function bodyLayer(document: JsonDocument, part: 'defaults' | 'enforced'): Layer {
  return { name: `policy ${part}`, document, prefix: [part], value: mapOf(mapOf(document.value)[part]) };
}

function aboutLayer(document: JsonDocument): Layer {
  const { organisation, owner } = mapOf(document.value);
  const value = {
    ...(organisation === undefined ? {} : { organisation }),
    ...(owner === undefined ? {} : { owner }),
  };
  return { name: 'policy enforced', document, prefix: [], value };
}

function mapOf(value: unknown): JsonMap {
  return isMap(value) ? value : {};
}
