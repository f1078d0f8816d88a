/** A text for administrators: in the languages that there are templates of group policies for; others read the English one. */
export type Described = Record<'en' | 'de', string>;

/**
 * What every key of a policy means, for the reference page, for editors and for group policies. `targets[].tls` is a key
 * of each element of a list, `checks.*.use` one of each entry; both parts of a policy, `enforced` and `defaults`, have
 * the keys from `targets` on.
 */
export const policyDescriptions: Record<string, Described> = {
  $schema: {
    en: 'The JSON Schema of this file, for editors.',
    de: 'Das JSON-Schema dieser Datei, für Editoren.',
  },
  version: { en: 'The format of the policy: 1.', de: 'Das Format der Richtlinie: 1.' },
  owner: {
    en: 'The person whose Fettle reports for this machine, by their login name. Everybody else’s keeps to itself. Without it, the first who answers the notice.',
    de: 'Die Person, deren Fettle für diesen Rechner meldet, mit ihrem Anmeldenamen. Bei allen anderen bleibt alles auf dem Rechner. Sonst, wer den Hinweis zuerst beantwortet.',
  },
  enforced: {
    en: 'What the person cannot change.',
    de: 'Was die Person nicht ändern kann.',
  },
  defaults: {
    en: 'What the person may change in the settings.',
    de: 'Was die Person in den Einstellungen ändern darf.',
  },
  organisation: { en: 'Who is behind the policy.', de: 'Wer hinter der Richtlinie steht.' },
  'organisation.name': {
    en: 'The organisation as people know it. Required as soon as there is a target.',
    de: 'Die Organisation, wie man sie kennt. Nötig, sobald es ein Ziel gibt.',
  },
  'organisation.contact': { en: 'Whom to ask about Fettle.', de: 'Wen man zu Fettle fragt.' },
  'organisation.privacyContact': {
    en: 'Whom to write to about one’s data. Required as soon as there is a target.',
    de: 'Wem man zu den eigenen Daten schreibt. Nötig, sobald es ein Ziel gibt.',
  },
  'organisation.controller': {
    en: 'Who is responsible by law, where that is not the name: name and address.',
    de: 'Wer rechtlich verantwortlich ist, wenn das nicht der Name ist: Name und Anschrift.',
  },
  'organisation.agreement': {
    en: 'The works-council agreement that covers this; in the DPIA sheet.',
    de: 'Die Betriebsvereinbarung, die das regelt; steht im DSFA-Blatt.',
  },
  'organisation.helpUrl': { en: 'IT’s page of help, https.', de: 'Die Hilfeseite der IT, https.' },
  'organisation.accent': {
    en: 'Colour of buttons and links, such as #1f6feb; made darker or lighter where text in it would be hard to read.',
    de: 'Farbe von Knöpfen und Links, etwa #1f6feb; dunkler oder heller gemacht, wo Text darin schlecht zu lesen wäre.',
  },
  'organisation.logo': {
    en: 'A PNG or SVG file on the workstation, at most 64 KB; shown in the welcome and on the page about Fettle.',
    de: 'Eine PNG- oder SVG-Datei auf dem Rechner, höchstens 64 KB; zu sehen bei der Begrüßung und auf der Seite über Fettle.',
  },
  targets: { en: 'The Icinga zones that results go to.', de: 'Die Icinga-Zonen, an die Ergebnisse gehen.' },
  'targets[].name': {
    en: 'How the target is called, and part of its password’s name in the key ring (NAME/USER).',
    de: 'Wie das Ziel heißt, und ein Teil des Namens seines Passworts im Schlüsselbund (NAME/USER).',
  },
  'targets[].mode': {
    en: 'failover: the next endpoint when one does not answer. all: every endpoint gets every result.',
    de: 'failover: der nächste Endpunkt, wenn einer nicht antwortet. all: jeder Endpunkt bekommt jedes Ergebnis.',
  },
  'targets[].endpoints': {
    en: 'Addresses of the Icinga API, https.',
    de: 'Adressen der Icinga-API, https.',
  },
  'targets[].host': {
    en: 'The Icinga host. Without it the certificate’s common name, else the short host name in lower case.',
    de: 'Der Icinga-Host. Sonst der Name im Zertifikat, sonst der kurze Rechnername in Kleinbuchstaben.',
  },
  'targets[].ca': {
    en: 'PEM file that replaces the public authorities; may hold several, the old and the new one during a rotation. Without it the authority that enrollment brought, else the public ones.',
    de: 'PEM-Datei, die die öffentlichen Stellen ersetzt; darf mehrere enthalten, die alte und die neue während eines Wechsels. Sonst die Stelle aus der Anmeldung, sonst die öffentlichen.',
  },
  'targets[].tls': {
    en: 'lax: TLS 1.2 and newer. intermediate: TLS 1.2 with ECDHE and AES-GCM or ChaCha20, and newer. modern: TLS 1.3, in which nobody on the way can read the client certificate.',
    de: 'lax: ab TLS 1.2. intermediate: ab TLS 1.2 mit ECDHE und AES-GCM oder ChaCha20. modern: TLS 1.3, bei dem unterwegs niemand das Client-Zertifikat lesen kann.',
  },
  'targets[].auth': { en: 'How the workstation proves who it is.', de: 'Wie der Rechner sich ausweist.' },
  'targets[].auth.type': {
    en: 'certificate, or password; the password is only ever in the person’s key ring.',
    de: 'certificate oder password; das Passwort liegt nur im Schlüsselbund der Person.',
  },
  'targets[].auth.user': {
    en: 'The ApiUser of a password; {host} is filled in.',
    de: 'Der ApiUser zum Passwort; {host} wird ersetzt.',
  },
  'targets[].auth.cert': {
    en: 'PEM file of the certificate. Without it, what fettle enroll brings, kept and renewed by Fettle.',
    de: 'PEM-Datei des Zertifikats. Sonst das, was fettle enroll bringt und Fettle pflegt und erneuert.',
  },
  'targets[].auth.key': {
    en: 'PEM file of the key; it belongs to the person, mode 0400. Without it the key is in the key ring as NAME/key.',
    de: 'PEM-Datei des Schlüssels; sie gehört der Person, Modus 0400. Sonst liegt er im Schlüsselbund als NAME/key.',
  },
  'targets[].proxy': {
    en: 'none, environment (https_proxy, all_proxy, no_proxy), or a proxy by its address.',
    de: 'none, environment (https_proxy, all_proxy, no_proxy) oder ein Proxy mit seiner Adresse.',
  },
  'targets[].proxy.url': { en: 'The proxy’s address, http.', de: 'Die Adresse des Proxys, http.' },
  'targets[].proxy.user': {
    en: 'Its user; the password is in the key ring as proxy/USER.',
    de: 'Sein Benutzer; das Passwort liegt im Schlüsselbund als proxy/USER.',
  },
  'targets[].proxy.noProxy': {
    en: 'Names, domains and networks that are reached without it.',
    de: 'Namen, Domänen und Netze, die ohne ihn erreicht werden.',
  },
  'targets[].splay': {
    en: 'A fleet that comes back at once (start, wake-up, end of a pause) spreads its deliveries and overdue checks over this time, each workstation always at the same place in it; 60s for thousands.',
    de: 'Eine Flotte, die auf einmal zurückkommt (Start, Aufwachen, Ende einer Pause), verteilt ihre Meldungen und überfälligen Prüfungen über diese Zeit, jeder Rechner immer an derselben Stelle; 60s für Tausende.',
  },
  checks: {
    en: 'What is checked; the key is the entry’s id. Options and thresholds are those of the check.',
    de: 'Was geprüft wird; der Schlüssel ist die Kennung des Eintrags. Optionen und Schwellen sind die der Prüfung.',
  },
  'checks.*.use': {
    en: 'The check; without it the entry’s id.',
    de: 'Die Prüfung; sonst die Kennung des Eintrags.',
  },
  'checks.*.enabled': { en: 'false drops the entry.', de: 'false lässt den Eintrag weg.' },
  'checks.*.service': {
    en: 'The Icinga service; without it the entry’s id.',
    de: 'Der Icinga-Service; sonst die Kennung des Eintrags.',
  },
  'checks.*.required': {
    en: 'true: the person reads the card. false: the person chooses.',
    de: 'true: die Person liest die Karte. false: die Person entscheidet.',
  },
  'checks.*.interval': { en: 'How often it runs, at least 60s.', de: 'Wie oft sie läuft, mindestens 60s.' },
  'checks.*.timeout': {
    en: 'When it is given up, at most the interval.',
    de: 'Wann sie aufgegeben wird, höchstens der Abstand.',
  },
  'checks.*.freshness': {
    en: 'How long a result is good; sent as ttl.',
    de: 'Wie lange ein Ergebnis gilt; wird als ttl gesendet.',
  },
  'checks.*.thresholds': {
    en: 'The check’s own, see the page of checks.',
    de: 'Die der Prüfung, siehe die Seite der Prüfungen.',
  },
  'checks.*.options': {
    en: 'The check’s own, see the page of checks.',
    de: 'Die der Prüfung, siehe die Seite der Prüfungen.',
  },
  'checks.*.environment': {
    en: 'Variables for the check’s programs. A locale here (LANG, LC_ALL, ...) stands above Fettle’s own LC_ALL=C.',
    de: 'Variablen für die Programme der Prüfung. Eine Sprachumgebung hier (LANG, LC_ALL, ...) geht Fettles eigenem LC_ALL=C vor.',
  },
  'checks.*.title': {
    en: 'Its name on the screen, by language.',
    de: 'Ihr Name auf dem Bildschirm, je Sprache.',
  },
  'checks.*.purpose': {
    en: 'What it is for, in the notice, by language. Required for a plugin as soon as there is a target.',
    de: 'Wozu sie dient, im Hinweis, je Sprache. Nötig bei einem Plugin, sobald es ein Ziel gibt.',
  },
  'checks.*.legalBasis': {
    en: 'The legal basis that the notice names.',
    de: 'Die Rechtsgrundlage, die der Hinweis nennt.',
  },
  'checks.*.retention': {
    en: 'How long IT keeps results, for the notice.',
    de: 'Wie lange die IT Ergebnisse aufhebt, für den Hinweis.',
  },
  departure: {
    en: 'What happens when the machine goes away.',
    de: 'Was geschieht, wenn der Rechner ausgeht.',
  },
  'departure.mode': {
    en: 'Any of acknowledge, downtime and passive-down; an empty list for nothing.',
    de: 'Beliebig aus acknowledge, downtime und passive-down; eine leere Liste für nichts.',
  },
  'departure.on': {
    en: 'shutdown, suspend (Linux; hibernation too).',
    de: 'shutdown, suspend (Linux; auch der Ruhezustand).',
  },
  'departure.preAcknowledge': {
    en: 'Acknowledge problems as they appear.',
    de: 'Probleme quittieren, sobald sie auftreten.',
  },
  'departure.sticky': {
    en: 'Whether an acknowledgement survives changes between problem states.',
    de: 'Ob eine Quittierung Wechsel zwischen Problemzuständen übersteht.',
  },
  'departure.expiry': {
    en: 'When acknowledgement and downtime end: next-workday or a duration.',
    de: 'Wann Quittierung und Wartungszeit enden: next-workday oder eine Dauer.',
  },
  'departure.author': { en: 'The author; {host} is filled in.', de: 'Der Verfasser; {host} wird ersetzt.' },
  'departure.comment': { en: 'The comment; {host} is filled in.', de: 'Der Kommentar; {host} wird ersetzt.' },
  snooze: {
    en: 'How the person may snooze a finding; only IT sets it.',
    de: 'Wie die Person einen Befund zurückstellen darf; das legt nur die IT fest.',
  },
  'snooze.limit': {
    en: 'How often one finding may be snoozed; 0 for never.',
    de: 'Wie oft ein Befund zurückgestellt werden darf; 0 für nie.',
  },
  'snooze.longest': {
    en: 'The longest that one snooze may last.',
    de: 'Wie lange eine Zurückstellung höchstens dauern darf.',
  },
  'snooze.author': {
    en: 'The author of the acknowledgement; {host} is filled in.',
    de: 'Der Verfasser der Quittierung; {host} wird ersetzt.',
  },
  health: {
    en: 'An optional service about Fettle itself, with a card of its own.',
    de: 'Ein Service über Fettle selbst, wenn gewünscht, mit eigener Karte.',
  },
  'health.service': { en: 'The Icinga service.', de: 'Der Icinga-Service.' },
  'health.required': {
    en: 'true: the person reads the card. false: the person chooses.',
    de: 'true: die Person liest die Karte. false: die Person entscheidet.',
  },
  'health.interval': { en: 'How often it reports.', de: 'Wie oft er meldet.' },
  'health.freshness': { en: 'How long a result is good.', de: 'Wie lange ein Ergebnis gilt.' },
  hours: {
    en: 'Outside them no request leaves the machine.',
    de: 'Außerhalb verlässt keine Anfrage den Rechner.',
  },
  'hours.days': { en: 'The working days.', de: 'Die Arbeitstage.' },
  'hours.from': { en: 'The first time of day, 24 hours.', de: 'Der Beginn, in 24 Stunden.' },
  'hours.to': { en: 'The last time of day, 24 hours.', de: 'Das Ende, in 24 Stunden.' },
  'hours.timeZone': { en: 'The time zone by its IANA name.', de: 'Die Zeitzone mit ihrem IANA-Namen.' },
  privacy: {
    en: 'How much of the person stays in what is sent.',
    de: 'Wie viel von der Person im Gesendeten bleibt.',
  },
  'privacy.redaction': {
    en: 'standard, allow-list or off.',
    de: 'standard, allow-list oder off.',
  },
  'privacy.allow': {
    en: 'Words of programs that may leave with allow-list.',
    de: 'Wörter von Programmen, die bei allow-list hinausdürfen.',
  },
  'privacy.timeRounding': {
    en: 'Start and end of a check are rounded down to a multiple of it.',
    de: 'Beginn und Ende einer Prüfung werden auf ein Vielfaches davon abgerundet.',
  },
  'privacy.sendJitter': {
    en: 'A result is sent after a random wait of up to this.',
    de: 'Ein Ergebnis wird nach einer zufälligen Wartezeit bis zu dieser gesendet.',
  },
  language: {
    en: 'The language of the screen.',
    de: 'Die Sprache des Bildschirms.',
  },
  notifications: {
    en: 'What may pop up: all: what needs attention and problems; problems: problems alone; none.',
    de: 'Was auf dem Bildschirm erscheinen darf: all: was Aufmerksamkeit braucht, und Probleme; problems: nur Probleme; none: nichts.',
  },
  pause: {
    en: 'The pause that the tray offers first: an hour, four hours, or until tomorrow morning.',
    de: 'Die Pause, die im Menü zuerst angeboten wird: eine Stunde, vier Stunden oder bis morgen früh.',
  },
};
