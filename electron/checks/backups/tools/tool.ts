import * as z from 'zod';
import type { Remedy } from '../../../../shared/checkResult';
import type { AnyCheck, CheckContext } from '../../check';
import type { Question, Reading } from '../read/reading';
import type { Dependence } from '../read/traces';

/** The options of a source without the tool's name; beside what a tool needs, each may have a name. */
export type OptionsSchema = z.ZodObject<{ name: z.ZodOptional<z.ZodString> }, z.core.$strict>;

/** What a policy says about one source: its tool, and that tool's options. */
export interface Source {
  tool: string;
  name?: string | undefined;
  [option: string]: unknown;
}

/** Something that knows how old its newest backup, or snapshot, is. */
export interface SourceTool<Schema extends OptionsSchema> {
  /** What the policy calls it. */
  id: string;
  /** Where a source of it is. */
  schema: Schema;
  /** Any one of these in PATH tells that it is installed; none where nobody needs to install anything. */
  programs: readonly string[];
  /** Reads one source; `name` is what the source is called, also in the key store. */
  read(context: CheckContext<unknown>, source: z.output<Schema>, name: string): Promise<Reading>;
}

/** A tool that makes backups, or a file that tells of them. It is a check as well: what it picks here is the check's. */
export interface BackupTool<Schema extends OptionsSchema>
  extends SourceTool<Schema>,
    Pick<AnyCheck, 'title' | 'platforms' | 'example' | 'configuredIn'> {
  /** How the person starts a backup, from the tool's manual; without it IT says what to back up. */
  start?: Pick<Remedy, 'command' | 'settings'>;
  /** What of whose, of what, how many files and how the run ended it cannot tell; the evidence says so. */
  untold: readonly Question[];
  /** What a source's answer depends on; without it, or undefined, nobody can tell and the tool is asked each time. */
  dependence?(
    context: CheckContext<unknown>,
    source: z.output<Schema>,
  ): Dependence | undefined | Promise<Dependence | undefined>;
}

/** Tools whose options are settled inside; what the lists hold. They take a source that their `schema` parsed. */
export interface AnySourceTool extends Omit<SourceTool<OptionsSchema>, 'read'> {
  read(context: CheckContext<unknown>, source: Source, name: string): Promise<Reading>;
}
export interface AnyBackupTool extends Omit<BackupTool<OptionsSchema>, 'read' | 'dependence'>, AnySourceTool {
  dependence(context: CheckContext<unknown>, source: Source): Promise<Dependence | undefined>;
}

/** A list that holds something, as an option of a policy needs a choice. */
export type Tools<Tool> = readonly [Tool, ...Tool[]];

/** Closes a tool over its options, so that who holds the list need not know them. */
export function defineSourceTool<Schema extends OptionsSchema>(tool: SourceTool<Schema>): AnySourceTool {
  return {
    ...tool,
    read: (context, source, name) => tool.read(context, source as z.output<Schema>, name),
  };
}

/** The same for a tool that makes backups. */
export function defineBackupTool<Schema extends OptionsSchema>(tool: BackupTool<Schema>): AnyBackupTool {
  return {
    ...tool,
    ...defineSourceTool(tool),
    dependence: async (context, source) => tool.dependence?.(context, source as z.output<Schema>),
  };
}

/** One source of any of these tools: the `tool`, and the options of that one. */
export function sourceSchema([first, ...others]: Tools<AnySourceTool>) {
  const choice = ({ id, schema }: AnySourceTool) => schema.extend({ tool: z.literal(id) });
  return z.discriminatedUnion('tool', [choice(first), ...others.map(choice)]);
}

/** The tool of a source. */
export function toolOf<Tool extends AnySourceTool>(tools: Tools<Tool>, { tool }: Source): Tool {
  const found = tools.find(({ id }) => id === tool);
  // Whoever parsed the source with the schema of these tools never comes here.
  if (!found) throw new Error(`no tool ${tool}`);
  return found;
}
