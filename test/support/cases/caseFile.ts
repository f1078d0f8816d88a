import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { ServiceStateSchema } from '../../../shared/states';

const PatternSchema = z.string().refine(isPattern, 'is no regular expression');
const AnswerSchema = z.strictObject({
  state: ServiceStateSchema,
  says: z.array(PatternSchema).default([]),
  never: z.array(PatternSchema).default([]),
  perfdata: z.array(PatternSchema).default([]),
});
const CommandSchema = z
  .strictObject({
    argv: z.array(z.string()).min(1),
    stdout: z.string().default(''),
    stdoutFile: z.string().optional(),
    stderr: z.string().default(''),
    exit: z.int().default(0),
    signal: z.string().optional(),
    failure: z.enum(['timed-out', 'not-found', 'not-executable']).optional(),
  })
  .refine(({ stdout, stdoutFile }) => stdout === '' || stdoutFile === undefined, 'has stdout and stdoutFile');

const TimeSchema = z.iso.datetime();
const CaseSchema = z.strictObject({
  met: z.string().min(20),
  source: z.url({ protocol: /^https$/ }),
  system: z.enum(['linux', 'darwin', 'win32']),
  now: TimeSchema,
  options: z.unknown().optional(),
  thresholds: z.unknown().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  programs: z.array(z.string()).default([]),
  commands: z.array(CommandSchema).default([]),
  memory: z.unknown().optional(),
  secrets: z.record(z.string(), z.string()).default({}),
  library: z.record(z.string(), z.unknown()).default({}),
  os: z.record(z.string(), z.unknown()).default({}),
  /** Empty folders, which Git does not keep, below `root/` or `home/`. */
  folders: z.array(z.string()).default([]),
  /** When files below `root/` or `home/` were changed; default: at `now`. */
  times: z.record(z.string(), TimeSchema).default({}),
  answer: AnswerSchema,
  /** What `fettle run --save` adds for whoever makes the case: what Fettle said, and what is not in the file. */
  said: z.unknown().optional(),
  missing: z.array(z.string()).optional(),
  zealous: z.boolean().default(false),
});
export type CaseCommand = z.infer<typeof CommandSchema>;

/** One case of the corpus with the check that it is about and the folder that it lies in. */
export type Case = z.infer<typeof CaseSchema> & { check: string; name: string; folder: string };

/** Reads CHECK-ID/SHORT-NAME/case.json; an error names the file and the field. */
export function readCase(folder: string): Case {
  const file = path.join(folder, 'case.json');
  const parsed = CaseSchema.safeParse(parsedJson(file));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'case'}: ${issue.message}`);
    throw new Error(`${file}: ${faults.join('; ')}`);
  }
  const check = path.basename(path.dirname(folder));
  return { ...parsed.data, check, name: path.basename(folder), folder };
}

/** The folders of all cases below a corpus: every CHECK-ID/SHORT-NAME. */
export function caseFolders(corpus: string): string[] {
  const inside = (folder: string) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(folder, entry.name))
      .sort();
  return existsSync(corpus) ? inside(corpus).flatMap(inside) : [];
}

function parsedJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'm');
    return true;
  } catch {
    return false;
  }
}
