/** English texts: departure and snooze. */
export const departure = {
  // Departure
  'departure.acknowledged':
    'When this computer went away ({at}), {count, plural, one {one open item was} other {# open items were}} acknowledged until {expiry}',
  'departure.announced':
    'When this computer went away ({at}), the monitoring server was told so until {expiry}: {what}',
  'departure.did.acknowledged': '{count, plural, one {one open item} other {# open items}} acknowledged',
  'departure.did.downtime': 'a downtime',
  'departure.did.host-down': 'computer reported as switched off',
  'departure.advice.freshness':
    'The service {service} is good for {freshness}, but this computer may be off for {absence}. If it is in order when the computer goes off, it cannot be acknowledged, and Icinga will report it in the meantime. Give it a longer freshness, or use the departure mode “downtime”.',
  'departure.nothing': 'When this computer went away ({at}), there was nothing to acknowledge',
  'departure.unknown':
    'When this computer went away ({at}), no answer came in time; it is not known whether its open items were acknowledged',
  'departure.failed':
    'When this computer went away ({at}), its open items could not be acknowledged: {reason}',

  // Snooze
  'snooze.sending': 'IT does not have this yet; it is sent as soon as there is a connection.',
  'snooze.refused': 'IT’s server did not take this, so it holds on this computer only: {reason}',
  'snooze.theirs': 'IT had acknowledged this before; that stays as it is.',
} as const;
