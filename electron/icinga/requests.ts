import type { Question } from './connection';
import type { Acknowledgement, PassiveResult } from './types';

// `verbose` makes a 404 say whether the object or the permission is missing; it changes nothing else.
const action = (name: string): string => `/v1/actions/${name}?verbose=1`;

/** The name of a service object. Objects are only ever addressed by name: input in a filter would be code. */
export function objectName(host: string, service: string): string {
  return `${host}!${service}`;
}

export function resultQuestion(result: PassiveResult): Question {
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

/** `services` must not be empty: Icinga takes an empty list for all services. */
export function acknowledgeQuestion(request: Acknowledgement, services: readonly string[]): Question {
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

/** As `acknowledgeQuestion`. `author` only labels who removed it; whoever acknowledged, it is removed. */
export function removeQuestion(host: string, services: readonly string[], author: string): Question {
  const objects = services.map((service) => objectName(host, service));
  return {
    method: 'POST',
    path: action('remove-acknowledgement'),
    objects,
    body: { type: 'Service', services: objects, author },
  };
}

const attributes = (...names: string[]): string => names.map((name) => `attrs=${name}`).join('&');

/** All services that the ApiUser may see; the permission's filter limits them, and the caller picks its host's. */
export const servicesQuestion: Question = {
  method: 'GET',
  path: `/v1/objects/services?verbose=1&${attributes(
    'name',
    'host_name',
    'state',
    'last_check_result',
    'acknowledgement',
    'acknowledgement_expiry',
    'acknowledgement_last_change',
  )}`,
};

export const commentsQuestion: Question = {
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

export const selfQuestion: Question = { method: 'GET', path: '/v1' };
