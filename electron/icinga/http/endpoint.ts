/**
 * The part of an endpoint's path that stands before the API's own, for servers behind a reverse proxy: `/icinga2` of `https://monitor/icinga2/`. That
 * somebody wrote the API's own `/v1` there as well does no harm.
 */
export function prefixOf(endpoint: string): string {
  return new URL(endpoint).pathname.replace(/\/+$/, '').replace(/\/v1$/, '');
}
