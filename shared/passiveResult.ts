import * as z from 'zod';

/** One passive check result as the server takes it. Times are epoch seconds. */
export const PassiveResultSchema = z.object({
  host: z.string(),
  service: z.string(),
  exitStatus: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  output: z.string(),
  performanceData: z.array(z.string()),
  executionStart: z.number(),
  executionEnd: z.number(),
  ttl: z.number(),
  checkSource: z.string(),
});
export type PassiveResult = z.infer<typeof PassiveResultSchema>;
