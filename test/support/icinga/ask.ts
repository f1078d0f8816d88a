import { readFile } from 'node:fs/promises';
import { request } from 'node:https';

/** One service as the server holds it. */
export interface ReadService {
  name: string;
  state: number;
  output: string;
  perfdata: string[];
  checkSource: string;
  /** Epoch seconds of the last result; both 0 when there was none. */
  executionStart: number;
  executionEnd: number;
  ttl: number;
  acknowledged: boolean;
  sticky: boolean;
  author: string;
  comment: string;
  /** Epoch seconds when the server took the acknowledgement; 0 = there is none. */
  acknowledgedAt: number;
  /** Epoch seconds when the acknowledgement ends by itself; 0 = never. */
  expiry: number;
}

interface Answer {
  status: number;
  // Icinga's answers are read by tests that know the shape they asked for.
  results: { name?: string; code?: number; status?: string; attrs: Record<string, unknown> }[];
}

export type AskRoot = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<Answer>;

/** Asks the server over a new verified connection each time, independent of the client under test. */
export function askAsRoot(server: { url: string; caFile: string; user: string; password: string }): AskRoot {
  return async (method, path, body) => {
    const ca = await readFile(server.caFile);
    return new Promise((resolve, reject) => {
      const call = request(new URL(path, server.url), {
        method,
        ca,
        auth: `${server.user}:${server.password}`,
        headers: { accept: 'application/json' },
        agent: false,
        timeout: 10_000,
      });
      call.on('error', reject);
      call.on('timeout', () => call.destroy(new Error('Icinga did not answer')));
      call.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('error', reject);
        response.on('end', () => {
          try {
            resolve({ status: response.statusCode ?? 0, results: JSON.parse(text).results ?? [] });
          } catch (error) {
            reject(error);
          }
        });
      });
      call.end(body === undefined ? undefined : JSON.stringify(body));
    });
  };
}

interface ServiceAttributes {
  name: string;
  host_name: string;
  state: number;
  acknowledgement: number;
  acknowledgement_expiry: number;
  last_check_result: {
    output: string;
    performance_data: string[] | null;
    check_source: string;
    execution_start: number;
    execution_end: number;
    ttl: number;
  } | null;
}

interface CommentAttributes {
  host_name: string;
  service_name: string;
  entry_type: number;
  entry_time: number;
  author: string;
  text: string;
}

const acknowledgementComment = 4;

export async function readServices(ask: AskRoot, host: string): Promise<ReadService[]> {
  const services = (await ask('GET', '/v1/objects/services')).results.map(
    (one) => one.attrs as unknown as ServiceAttributes,
  );
  const comments = (await ask('GET', '/v1/objects/comments')).results
    .map((one) => one.attrs as unknown as CommentAttributes)
    .filter((one) => one.host_name === host && one.entry_type === acknowledgementComment)
    .sort((a, b) => b.entry_time - a.entry_time);
  return services
    .filter((one) => one.host_name === host)
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((one) => {
      const result = one.last_check_result;
      const acknowledged = one.acknowledgement !== 0;
      const comment = acknowledged ? comments.find((each) => each.service_name === one.name) : undefined;
      return {
        name: one.name,
        state: one.state,
        output: result?.output ?? '',
        perfdata: result?.performance_data ?? [],
        checkSource: result?.check_source ?? '',
        executionStart: result?.execution_start ?? 0,
        executionEnd: result?.execution_end ?? 0,
        ttl: result?.ttl ?? 0,
        acknowledged,
        sticky: one.acknowledgement === 2,
        author: comment?.author ?? '',
        comment: comment?.text ?? '',
        acknowledgedAt: comment?.entry_time ?? 0,
        expiry: one.acknowledgement_expiry,
      };
    });
}
