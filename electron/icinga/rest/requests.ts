import type { PassiveResult } from '../../../shared/passiveResult';
import type { ApiRequest } from '../http/connection';
import type { Acknowledgement, Downtime } from '../types';

// `verbose` makes a 404 say whether the object or the permission is missing; it changes nothing else.
const action = (name: string): string => `/v1/actions/${name}?verbose=1`;

/** The name of a service object. Objects are only ever addressed by name: input in a filter would be code. */
function objectName(host: string, service: string): string {
  return `${host}!${service}`;
}

export function resultRequest(result: PassiveResult): ApiRequest {
  return {
    method: 'POST',
    path: action('process-check-result'),
    objects: [objectName(result.host, result.service)],
    body: {
      type: 'Service',
      service: objectName(result.host, result.service),
      exit_status: result.exitStatus,
      plugin_output: result.output,
      performance_data: result.performanceData,
      execution_start: result.executionStart,
      execution_end: result.executionEnd,
      ttl: result.ttl,
      check_source: result.checkSource,
    },
  };
}

/** A result without a state, which the server refuses after it has found the service and the permission. */
export function tryRequest(host: string, service: string): ApiRequest {
  const object = objectName(host, service);
  return {
    method: 'POST',
    path: action('process-check-result'),
    objects: [object],
    body: { type: 'Service', service: object },
  };
}

/** `services` must not be empty: Icinga takes an empty list for all services. */
export function acknowledgeRequest(request: Acknowledgement, services: readonly string[]): ApiRequest {
  const objects = services.map((service) => objectName(request.host, service));
  return {
    method: 'POST',
    path: action('acknowledge-problem'),
    objects,
    body: {
      type: 'Service',
      services: objects,
      author: request.author,
      comment: request.comment,
      sticky: request.sticky,
      expiry: request.expiry,
      notify: false,
    },
  };
}

/** As `acknowledgeRequest`. `author` only labels who removed it; whoever acknowledged, it is removed. */
export function removeRequest(host: string, services: readonly string[], author: string): ApiRequest {
  const objects = services.map((service) => objectName(host, service));
  return {
    method: 'POST',
    path: action('remove-acknowledgement'),
    objects,
    body: { type: 'Service', services: objects, author },
  };
}

/** A fixed downtime, so no `duration`. `all_services` makes one for each service as well. */
export function scheduleDowntimeRequest({ host, author, comment, start, end }: Downtime): ApiRequest {
  return {
    method: 'POST',
    path: action('schedule-downtime'),
    body: {
      type: 'Host',
      host,
      author,
      comment,
      start_time: start,
      end_time: end,
      fixed: true,
      all_services: true,
    },
  };
}

export function removeDowntimeRequest(name: string, author: string): ApiRequest {
  return {
    method: 'POST',
    path: action('remove-downtime'),
    body: { type: 'Downtime', downtime: name, author },
  };
}

/** The only filter we ever write: all that goes into it is a number. */
export function removeMarkedDowntimesRequest(end: number, author: string): ApiRequest {
  return {
    method: 'POST',
    path: action('remove-downtime'),
    body: { type: 'Downtime', filter: `downtime.end_time == ${end}`, author },
  };
}

/** A host is up (0) or down (1); a passive result of it brings no ttl, so it stays until the next. */
export function hostResultRequest(host: string, up: boolean, output: string, at: number): ApiRequest {
  return {
    method: 'POST',
    path: action('process-check-result'),
    body: {
      type: 'Host',
      host,
      exit_status: up ? 0 : 1,
      plugin_output: output,
      execution_start: at,
      execution_end: at,
      check_source: host,
    },
  };
}

export function acknowledgeHostRequest(request: Omit<Acknowledgement, 'services'>): ApiRequest {
  const { host, author, comment, sticky, expiry } = request;
  return {
    method: 'POST',
    path: action('acknowledge-problem'),
    body: { type: 'Host', host, author, comment, sticky, expiry, notify: false },
  };
}

const attributes = (...names: string[]): string => names.map((name) => `attrs=${name}`).join('&');

/** One service as the server holds it. */
export function serviceRequest(host: string, service: string): ApiRequest {
  return {
    method: 'GET',
    path: `/v1/objects/services/${encodeURIComponent(objectName(host, service))}?verbose=1&${serviceAttributes}`,
  };
}

const serviceAttributes = attributes(
  'name',
  'host_name',
  'state',
  'last_check_result',
  'acknowledgement',
  'acknowledgement_expiry',
  'acknowledgement_last_change',
);

export const commentsRequest: ApiRequest = {
  method: 'GET',
  path: `/v1/objects/comments?verbose=1&${attributes(
    'host_name',
    'service_name',
    'entry_type',
    'entry_time',
    'author',
    'text',
  )}`,
};
