import { z } from 'zod';

/**
 * The form of GitHub's issue forms. Sources: docs.github.com, "Syntax for issue forms" and "Syntax for GitHub's form schema"; what
 * SchemaStore's github-issue-forms.json (Apache-2.0) refuses is refused here as well.
 */
const text = z.string().min(1);
const id = z
  .string()
  .regex(/^[\w-]+$/)
  .optional();
const validations = z.strictObject({ required: z.boolean().optional() }).optional();
const labelled = { label: text, description: z.string().optional() };
const prefilled = { ...labelled, placeholder: z.string().optional(), value: z.string().optional() };
const options = <Option extends z.ZodType>(option: Option) =>
  z
    .array(option)
    .min(1)
    .refine((all) => new Set(all.map((one) => JSON.stringify(one))).size === all.length, 'an option twice');

const markdown = z.strictObject({
  type: z.literal('markdown'),
  attributes: z.strictObject({ value: text }),
});
const textarea = z.strictObject({
  type: z.literal('textarea'),
  id,
  attributes: z.strictObject({ ...prefilled, render: z.string().optional() }),
  validations,
});
const input = z.strictObject({
  type: z.literal('input'),
  id,
  attributes: z.strictObject(prefilled),
  validations,
});
const dropdown = z.strictObject({
  type: z.literal('dropdown'),
  id,
  attributes: z.strictObject({
    ...labelled,
    multiple: z.boolean().optional(),
    default: z.int().nonnegative().optional(),
    options: options(text),
  }),
  validations,
});
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  id,
  attributes: z.strictObject({
    ...labelled,
    options: options(z.strictObject({ label: text, required: z.boolean().optional() })),
  }),
});

export const issueForm = z.strictObject({
  name: text,
  description: text,
  title: text.optional(),
  labels: z.array(text).min(1).optional(),
  assignees: z.union([text, z.array(text).min(1)]).optional(),
  body: z
    .array(z.discriminatedUnion('type', [markdown, textarea, input, dropdown, checkboxes]))
    .min(1)
    // GitHub refuses a form with nothing to fill in.
    .refine((fields) => fields.some(({ type }) => type !== 'markdown'), 'nothing to fill in'),
});
