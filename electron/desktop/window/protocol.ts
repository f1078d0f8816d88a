import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol, type Session } from 'electron';
import { appScheme, fileFor, isAppUrl } from '../appUrl';
import { dev } from '../dev';
import { contentSecurityPolicy } from './csp';
import { readLogo } from './logo';

/** Stands in index.html where the nonce belongs; each load gets its own. */
export const noncePlaceholder = '__CSP_NONCE__';

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Makes app:// a secure origin of its own. Must be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
    },
  ]);
}

/** Serves the files of one folder, and IT's logo, and nothing else, as app://fettle/. `logo` names the file, where there is one. */
export function serveApp(session: Session, root: string, logo: () => string | undefined): void {
  session.protocol.handle(appScheme, (request) =>
    request.method === 'GET' &&
    isAppUrl(request.url) &&
    new URL(request.url).pathname === '/organisation/logo'
      ? answerLogo(logo())
      : answer(root, request.method, request.url),
  );
}

/** IT's logo; 404 when there is none that can be shown. */
async function answerLogo(file: string | undefined): Promise<Response> {
  const picture = file === undefined ? undefined : await readLogo(file);
  if (!picture) return refuse(404);
  const nonce = randomBytes(16).toString('base64');
  return new Response(new Uint8Array(picture.body), { headers: headers(picture.contentType, nonce) });
}

/** The answer to one request; 404 for whatever is not a file of a known type inside `root`. */
export async function answer(root: string, method: string, url: string): Promise<Response> {
  if (method !== 'GET') return refuse(405);
  const found = await (dev && isAppUrl(url) ? dev.load(url) : load(root, url));
  if (!found) return refuse(404);
  const { body, contentType } = found;
  const nonce = randomBytes(16).toString('base64');
  const text = contentType.startsWith('text/html')
    ? body.toString().replaceAll(noncePlaceholder, nonce)
    : undefined;
  return new Response(text ?? new Uint8Array(body), { headers: headers(contentType, nonce) });
}

async function load(root: string, url: string) {
  const file = fileFor(root, url);
  const contentType = file && contentTypes[path.extname(file)];
  const body = contentType && (await readFile(file).catch(() => undefined));
  return body && { body, contentType };
}

function headers(contentType: string, nonce: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'X-DNS-Prefetch-Control': 'off',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: { 'X-Content-Type-Options': 'nosniff' } });
}
