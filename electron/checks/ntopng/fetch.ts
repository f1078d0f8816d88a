import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { type Message, message } from '../../../shared/message';
import { identityProblem } from '../../platform/serverIdentity';
import { openTcp } from '../../platform/tcp';
import type { CheckContext } from '../check';
import { expandPath } from '../macros';

/** What a server said (`location`: where it would rather send us), or why nothing came. */
export type Answered =
  | { kind: 'text'; status: number; text: string; location?: string | undefined }
  | { kind: 'failed'; reason: Message };

const maxBytes = 1024 * 1024;

/** One GET over verified TLS without following redirects, until the signal. The credentials are in no message and no fact. */
export async function fetchText(
  context: Pick<CheckContext<{ ca?: string | undefined }>, 'options' | 'macros' | 'signal'>,
  url: URL,
  credentials: { value: string },
): Promise<Answered> {
  // Loaded with the first question, like everything that few machines need.
  const { Client } = await import('undici');
  const file = context.options.ca;
  const ca = file === undefined ? undefined : await readPem(expandPath(file, context.macros));
  if (ca === null) return failed(message('ntopng.reason.file', { file: file ?? '', code: 'EACCES' }));
  const client = new Client(url.origin, {
    // The signal limits the whole; undici's own limits would undercut it.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (_options, callback) => openTls(url, ca, context.signal, callback),
  });
  try {
    const { statusCode, headers, body } = await client.request({
      method: 'GET',
      path: `${url.pathname}${url.search}`,
      headers: { authorization: credentials.value, accept: 'application/json' },
      signal: context.signal,
    });
    let text = '';
    for await (const chunk of body.setEncoding('utf8')) {
      text += String(chunk);
      if (text.length > maxBytes) return failed(message('ntopng.reason.form'));
    }
    const location = [headers.location].flat()[0];
    return { kind: 'text', status: statusCode, text, location };
  } catch (error) {
    return failed(message('ntopng.reason.unreachable', { code: codeOf(error) }));
  } finally {
    await client.destroy();
  }
}

/** Verified TLS over whichever address answers first. */
function openTls(
  url: URL,
  ca: string | undefined,
  signal: AbortSignal,
  done: (...outcome: [null, TLSSocket] | [Error, null]) => void,
): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const giveUp = openTcp({ host, port: Number(url.port || 443) }, (error, socket) => {
    if (error) {
      done(error, null);
      return;
    }
    const secure = connectTls({
      socket,
      host,
      servername: isIP(host) === 0 ? host : '',
      // Said, because otherwise NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment would decide.
      rejectUnauthorized: true,
      checkServerIdentity: identityProblem,
      ALPNProtocols: ['http/1.1'],
      ...(ca ? { ca } : {}),
    });
    const fail = (reason: Error) => done(reason, null);
    secure.once('error', fail);
    secure.once('secureConnect', () => {
      secure.off('error', fail);
      done(null, secure);
    });
  });
  signal.addEventListener('abort', giveUp, { once: true });
}

function failed(reason: Message): Answered {
  return { kind: 'failed', reason };
}

async function readPem(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}

function codeOf(error: unknown): string {
  const { code, name } = error as NodeJS.ErrnoException;
  return name === 'TimeoutError' ? name : typeof code === 'string' ? code : name;
}
