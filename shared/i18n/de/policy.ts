import type { policy as english } from '../en/policy';

/** German texts: policy and settings files. */
export const policy: Record<keyof typeof english, string> = {
  // Policy and settings
  'config.slow-watch': 'Eine Änderung der Richtlinie wird erst nach einigen Sekunden bemerkt',
  'config.slow-watch.remedy':
    'Die Programme dieser Sitzung belegen alle Dateiüberwachungen, die das System vergibt. Schließen Sie einige, oder bitten Sie die IT, fs.inotify.max_user_instances und fs.inotify.max_user_watches zu erhöhen.',
  'config.unreadable': 'Diese Datei oder dieser Ordner ist nicht lesbar: {reason}',
  'config.unreadable.remedy':
    'Machen Sie sie für die Person an diesem Computer lesbar: chmod u+rw,go+rX,go-w {file}',
  'config.writable': 'Nicht nur die Administration kann dies ändern: Die Berechtigungen sind {mode}',
  'config.writable.remedy': 'Entziehen Sie das als Administrator: chmod go-w {file}',
  'config.foreign-owner': 'Dies gehört nicht der Administration, sondern dem Benutzer {owner}',
  'config.foreign-owner.remedy':
    'Prüfen Sie den Inhalt und übergeben Sie es dann der Administration: chown root {file}',
  'config.malformed':
    'Dies ist kein gültiges JSON: {error, select, PropertyNameExpected {ein Name in Anführungszeichen fehlt} ValueExpected {ein Wert fehlt} ColonExpected {ein Doppelpunkt fehlt} CommaExpected {ein Komma fehlt} CloseBraceExpected {eine schließende geschweifte Klammer fehlt} CloseBracketExpected {eine schließende eckige Klammer fehlt} UnexpectedEndOfString {ein Text ist nicht mit einem Anführungszeichen geschlossen} UnexpectedEndOfComment {ein Kommentar ist nicht geschlossen} EndOfFileExpected {nach dem Ende folgt noch etwas} InvalidSymbol {ein Wort, das weder in Anführungszeichen steht noch true, false oder null ist} InvalidNumberFormat {eine Zahl ist falsch geschrieben} other {{error}}}',
  'config.malformed.remedy':
    'Berichtigen Sie Zeile {line}, Spalte {column}. Kommentare und Kommas am Ende sind erlaubt.',
  'config.duplicate-key': '{field} steht zweimal da',
  'config.duplicate-key.remedy': 'Behalten Sie eines von beiden.',
  'config.unknown-key': '{field} ist kein bekannter Schlüssel',
  'config.preset-answer':
    '{field} würde den Datenschutzhinweis beantworten, doch diese Antwort steht allein der beschäftigten Person zu',
  'config.preset-answer.remedy':
    'Entfernen Sie es. Eine Prüfung wird mit „required“ verpflichtend; dann bestätigt die Person, dass sie den Hinweis gelesen hat.',
  'config.secret-key': '{field}: Passwörter gehören nicht in diese Datei, denn andere können sie lesen',
  'config.secret-key.remedy':
    'Entfernen Sie es, ändern Sie das Passwort und legen Sie das neue in den Schlüsselbund der zuständigen Person.',
  'config.missing': '{field} fehlt',
  'config.wrong-value': '{field} kann nicht {value} sein',
  'config.wrong-secret': '{field} hat einen Wert, der nicht passt',
  'config.remedy.did-you-mean': 'Meinten Sie „{suggestion}“?',
  'config.remedy.known': 'Bekannt ist hier: {known}.',
  'config.remedy.remove': 'Entfernen Sie es.',
  'config.remedy.expected': 'Erwartet: {expected}.',
  'config.expected.type':
    '{type, select, string {ein Text in Anführungszeichen} number {eine Zahl} int {eine ganze Zahl} boolean {true oder false} array {eine Liste in eckigen Klammern} other {ein Objekt in geschweiften Klammern}}',
  'config.expected.one-of': '{count, plural, one {} other {eines von }}{values}',
  'config.expected.not-empty':
    '{type, select, array {eine Liste, die nicht leer ist} other {ein Text, der nicht leer ist}}',
  'config.expected.at-least': 'mindestens {minimum}',
  'config.expected.at-most': 'höchstens {maximum}',
  'config.expected.duration': 'eine Dauer wie 90s, 5m, 1h oder 7d',
  'config.expected.expiry': '„next-workday“ oder eine Dauer wie 12h oder 3d',
  'config.expected.https': 'eine https://-Adresse wie https://icinga.example.com:5665',
  'config.expected.http-proxy': 'eine http://-Adresse wie http://proxy.example.com:3128',
  'config.expected.proxy': '„none“, „environment“ oder ein Objekt mit „url“',
  'config.expected.cert-with-key':
    '"cert" neben "key", oder keines von beiden bei einem Zertifikat, das Fettle selbst einholt',
  'config.expected.no-query': 'eine Adresse ohne „?“ und „#“',
  'config.expected.no-pac':
    'die Adresse eines Proxys; Fettle liest keine PAC-Dateien, nennen Sie daher den Proxy, den Ihre wählen würde',
  'config.expected.proxy-address': 'eine Adresse ohne Pfad',
  'config.expected.no-credentials': 'eine Adresse ohne Benutzernamen und Passwort',
  'config.expected.time-of-day': 'eine Uhrzeit wie 08:00',
  'config.expected.time-zone': 'eine IANA-Zeitzone wie Europe/Berlin',
  'config.expected.entry-id': 'ein Name aus Kleinbuchstaben, Ziffern, - und _',
  'config.expected.range': 'eine Zahl wie 90 oder ein Bereich wie 10: oder ~:90 oder @1:5',
  'config.expected.mount': 'ein Ordner wie /home oder ein Laufwerk wie C:',
  'config.expected.program': 'der Name eines Programms ohne Ordner und Argumente',
  'config.expected.service': 'der Name eines Dienstes wie ssh',
  'config.expected.network': 'ein Netz wie 192.0.2.0/24',
  'config.expected.shell': '„script“ mit „shell“ oder „command“, und nicht beides',
  'config.expected.colour': 'eine Farbe wie #1f6feb',
  'config.expected.logo': 'eine Datei, die auf .png oder .svg endet',
  'config.expected.other': '{detail}',
  'config.unknown-check': '{field}: Es gibt keine Prüfung „{check}“',
  'config.too-short': '{field} kann nicht {value} sein, das ist zu kurz',
  'config.timeout-over-interval':
    '{field}: Das Zeitlimit von {timeout} ist länger als der Abstand von {interval}',
  'config.timeout-over-interval.remedy': 'Verkürzen Sie das Zeitlimit oder verlängern Sie den Abstand.',
  'config.duplicate-service': '{field}: Der Service „{service}“ gehört bereits zum Eintrag „{other}“',
  'config.duplicate-service.remedy': 'Geben Sie jedem Eintrag mit „service“ einen eigenen Service.',
  'config.duplicate-target': '{field}: Ein Ziel namens „{name}“ gibt es bereits',
  'config.duplicate-target.remedy': 'Geben Sie jedem Ziel einen eigenen Namen.',
  'config.reserved-id': '{field}: Der Name „{id}“ ist Fettle vorbehalten',
  'config.reserved-id.remedy': 'Wählen Sie einen anderen Namen für diesen Eintrag.',

  'config.notice-missing':
    '{field} fehlt: Es gehört zum Datenschutzhinweis, ohne den nichts gesendet werden darf',
  'config.notice-missing.remedy':
    'Ergänzen Sie es, oder entfernen Sie die Ziele, damit nichts gesendet wird.',
  'policy.advice.locale':
    'Hinweis: {entry} setzt eine Sprachumgebung für Programme, deren Worte Fettle liest; in einer anderen Sprache als Englisch versteht es sie vielleicht nicht.',
};
