import { dev } from '../dev';

/**
 * The Content-Security-Policy of a page. Scripts and styles come from Fettle's own files or carry the page's nonce;
 * nothing may connect anywhere, because the window gets its data over IPC only.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${dev?.connect ?? "'none'"}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
