import * as z from 'zod';
import type { ServiceOnServer } from '../types';

// Icinga's own numbers: Comment.entry_type and Service.acknowledgement.
const acknowledgementEntry = 4;
const stickyAcknowledgement = 2;

const checkResult = z.object({
  output: z.string(),
  execution_start: z.number(),
  execution_end: z.number(),
  check_source: z.string(),
  // Icinga's own checks may bring objects; what was sent to it are texts.
  performance_data: z.array(z.unknown()).nullish(),
});

const serviceObject = z.object({
  attrs: z.object({
    name: z.string(),
    host_name: z.string(),
    state: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
    acknowledgement: z.number(),
    acknowledgement_expiry: z.number(),
    acknowledgement_last_change: z.number(),
    last_check_result: checkResult.nullable(),
  }),
});

const commentObject = z.object({
  attrs: z.object({
    host_name: z.string(),
    service_name: z.string(),
    entry_type: z.number(),
    entry_time: z.number(),
    author: z.string(),
    text: z.string(),
  }),
});

const selfObject = z.tuple([z.object({ permissions: z.array(z.string()) })], z.unknown());

/** The services of a host. Throws ZodError on other shapes. */
export function readServices(host: string, results: unknown): ServiceOnServer[] {
  return z
    .array(serviceObject)
    .parse(results)
    .map((one) => one.attrs)
    .filter((one) => one.host_name === host)
    .map((one) => ({
      name: one.name,
      state: one.state,
      ...(one.last_check_result ? { result: readResult(one.last_check_result) } : {}),
      acknowledged: one.acknowledgement !== 0,
      sticky: one.acknowledgement === stickyAcknowledgement,
      acknowledgementExpiry: one.acknowledgement_expiry,
      acknowledgementSince: one.acknowledgement_last_change,
    }));
}

/** The same services, with who acknowledged them and why. Throws ZodError on other shapes. */
export function withAuthors(
  host: string,
  services: readonly ServiceOnServer[],
  comments: unknown,
): ServiceOnServer[] {
  const acknowledgements = z
    .array(commentObject)
    .parse(comments)
    .map((one) => one.attrs)
    .filter((one) => one.host_name === host && one.entry_type === acknowledgementEntry)
    .sort((a, b) => b.entry_time - a.entry_time);
  return services.map((service) => {
    const comment = acknowledgements.find((each) => each.service_name === service.name);
    if (!comment || !service.acknowledged) return service;
    return { ...service, author: comment.author, comment: comment.text };
  });
}

function readResult(result: z.infer<typeof checkResult>): ServiceOnServer['result'] {
  return {
    output: result.output,
    performanceData: (result.performance_data ?? []).filter((metric) => typeof metric === 'string'),
    executionStart: result.execution_start,
    executionEnd: result.execution_end,
    checkSource: result.check_source,
  };
}

/**
 * Names of the own permissions, and those among them that the server limits to some objects (" (filtered)" is not part of the name).
 */
export function readPermissions(results: unknown): { permissions: string[]; filtered: string[] } {
  const mark = / \(filtered\)$/;
  const names = selfObject.parse(results)[0].permissions;
  return {
    permissions: names.map((name) => name.replace(mark, '')),
    filtered: names.filter((name) => mark.test(name)).map((name) => name.replace(mark, '')),
  };
}
