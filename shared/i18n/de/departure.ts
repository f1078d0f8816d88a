import type { departure as english } from '../en/departure';

/** German texts: departure and snooze. */
export const departure: Record<keyof typeof english, string> = {
  // Departure
  'departure.acknowledged':
    'Beim Ausschalten dieses Rechners ({at}) {count, plural, one {wurde ein offener Punkt} other {wurden # offene Punkte}} bis {expiry} bestätigt',
  'departure.announced':
    'Beim Ausschalten dieses Rechners ({at}) wurde er auf dem Überwachungsserver bis {expiry} abgemeldet: {what}',
  'departure.did.acknowledged': '{count, plural, one {ein offener Punkt} other {# offene Punkte}} bestätigt',
  'departure.did.downtime': 'eine Wartungszeit',
  'departure.did.host-down': 'Rechner als ausgeschaltet gemeldet',
  'departure.advice.freshness':
    'Der Service {service} gilt {freshness}, dieser Rechner kann aber {absence} aus sein. Ist der Service beim Ausschalten in Ordnung, lässt er sich nicht bestätigen, und Icinga meldet ihn in der Zwischenzeit. Geben Sie ihm eine längere Gültigkeit (freshness), oder verwenden Sie den Abschied „downtime“.',
  'departure.nothing': 'Beim Ausschalten dieses Rechners ({at}) gab es nichts zu bestätigen',
  'departure.unknown':
    'Beim Ausschalten dieses Rechners ({at}) kam keine Antwort rechtzeitig; ob die offenen Punkte bestätigt wurden, ist nicht bekannt',
  'departure.failed':
    'Beim Ausschalten dieses Rechners ({at}) konnten die offenen Punkte nicht bestätigt werden: {reason}',

  // Snooze
  'snooze.sending': 'Die IT weiß noch nicht davon; es wird gesendet, sobald eine Verbindung besteht.',
  'snooze.refused':
    'Der Server der IT hat das nicht angenommen, daher gilt es nur auf diesem Rechner: {reason}',
  'snooze.theirs': 'Die IT hatte das schon bestätigt; dabei bleibt es.',
};
