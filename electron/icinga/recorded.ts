import * as z from 'zod';
import type { PassiveResult } from '../../shared/passiveResult';
import type { RecordedRequest, RequestKind } from '../../shared/sentRequest';

/** What a recorded request meant, in words that are not the server's. */
export interface Recorded {
  kind: RequestKind;
  /** The services it is about; none where it is about the host as a whole. */
  services: string[];
  /** Whether the server took the request as a whole. Without an answer it is not known to have. */
  accepted: boolean;
  /** When the acknowledgement that it asks for is to end (epoch seconds). */
  expiry?: number;
}

/** A result as it stands in a request. */
export type RecordedResult = Pick<
  PassiveResult,
  'service' | 'output' | 'performanceData' | 'executionEnd'
> & { exitStatus: number };

type Request = Pick<RecordedRequest, 'path' | 'objects' | 'body' | 'status'>;

const kinds: Partial<Record<string, RequestKind>> = {
  'process-check-result': 'result',
  'acknowledge-problem': 'acknowledge',
  'remove-acknowledgement': 'remove-acknowledgement',
  'schedule-downtime': 'downtime',
  'remove-downtime': 'remove-downtime',
};

/** Reads back what a request was that `rest/requests.ts` once made, of this version or one before. */
export function readRecorded({ path, objects, body, status }: Request): Recorded {
  const kind = kindOf(path);
  const expiry = kind === 'acknowledge' ? expiryOf(body) : undefined;
  return {
    kind,
    services: objects.flatMap((object) => partsOf(object)?.service ?? []),
    accepted: status === 200,
    ...(expiry === undefined ? {} : { expiry }),
  };
}

/** The result of a service that a request brings; undefined for any other request, that of a host's result among them. */
export function readResult({ path, body }: Pick<Request, 'path' | 'body'>): RecordedResult | undefined {
  if (kindOf(path) !== 'result') return undefined;
  const read = ResultBodySchema.safeParse(jsonOf(body));
  if (!read.success) return undefined;
  const { service: object, exit_status, plugin_output, performance_data, execution_end } = read.data;
  const service = partsOf(object)?.service;
  if (service === undefined) return undefined;
  return {
    service,
    exitStatus: exit_status,
    output: plugin_output,
    performanceData: performance_data,
    executionEnd: execution_end,
  };
}

/** Whether a request is about a service of a host, be it with others. */
export function isAbout({ objects }: Pick<Request, 'objects'>, host: string, service: string): boolean {
  return objects.some((object) => {
    const parts = partsOf(object);
    return parts?.host === host && parts.service === service;
  });
}

const ResultBodySchema = z.object({
  service: z.string(),
  exit_status: z.number(),
  plugin_output: z.string(),
  performance_data: z.array(z.string()),
  execution_end: z.number(),
});
const AcknowledgementBodySchema = z.object({ expiry: z.number() });

function kindOf(path: string): RequestKind {
  const action = /^\/v1\/actions\/([a-z-]+)/.exec(path)?.[1];
  if (action !== undefined) return kinds[action] ?? 'other';
  return path.startsWith('/v1/objects/') ? 'query' : 'other';
}

/** Host names have no exclamation mark. */
function partsOf(object: string): { host: string; service: string } | undefined {
  const mark = object.indexOf('!');
  return mark < 0 ? undefined : { host: object.slice(0, mark), service: object.slice(mark + 1) };
}

function expiryOf(body: string | null): number | undefined {
  return AcknowledgementBodySchema.safeParse(jsonOf(body)).data?.expiry;
}

function jsonOf(body: string | null): unknown {
  try {
    return JSON.parse(body ?? 'null');
  } catch {
    return undefined;
  }
}
