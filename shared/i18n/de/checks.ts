import type { checks as english } from '../en/checks';

/** German texts: states, checks in general, plugins, ntopng. */
export const checks: Record<keyof typeof english, string> = {
  // States
  'state.ok': 'OK',
  'state.warning': 'Warnung',
  'state.critical': 'Kritisch',
  'state.unknown': 'Nicht feststellbar',
  'overall.fine': 'Alles in Ordnung',
  'overall.attention': 'Braucht Aufmerksamkeit',
  'overall.problem': 'Problem',
  'overall.cannot-tell': 'Nicht feststellbar',
  'overall.paused': 'Pausiert',
  'overall.not-connected': 'Nicht verbunden',
  'overall.snoozed': 'Zurückgestellt',
  'overall.answer-needed': 'Ihre Antwort fehlt',

  // Checks: any
  'check.joined': '{first}; {rest}',
  'check.nothing': 'Es wurde nichts nachgesehen',
  'process.exited': '{program} endete mit Exit-Code {code}: {words}',
  'process.exited-silent': '{program} endete mit Exit-Code {code}',
  'process.signalled': '{program} wurde durch das Signal {signal} beendet',
  'process.timed-out': '{program} wurde nicht rechtzeitig fertig (Zeitlimit: {timeout})',
  'process.not-found': '{program} ist nicht installiert',
  'process.not-executable': '{program} lässt sich nicht starten ({reason})',
  'process.not-executable.line-ends':
    '{program} lässt sich nicht starten: Die erste Zeile endet wie unter Windows (CR LF)',
  'process.not-executable.first-line':
    '{program} lässt sich nicht starten: Die erste Zeile nennt keinen Interpreter (#!)',
  'process.not-executable.interpreter':
    '{program} lässt sich nicht starten: {interpreter} ist nicht installiert',
  'process.not-executable.noexec':
    '{program} lässt sich nicht starten: In diesem Dateisystem darf nichts ausgeführt werden (noexec)',
  'process.not-executable.architecture':
    '{program} lässt sich nicht starten: Die Datei ist für eine andere Art von Computer oder Systembibliothek gemacht',
  'process.aborted': '{program} wurde vorzeitig angehalten',
  'process.not-understood': 'die Antwort von {program} war nicht zu verstehen',
  'check.failed': 'Die Prüfung konnte nicht nachsehen: {reason}',

  // Checks: plugin
  'plugin.title': 'Monitoring-Plugin',
  'plugin.purpose': 'Eine Prüfung, die Ihre IT ausgesucht hat.',
  'plugin.collects.output': 'Alles, was das Plugin ausgibt: sein Text und seine Zahlen',
  'plugin.progress': '{program} läuft …',
  'plugin.output': '{output}',
  'plugin.silent': '{program} meldet einen Befund ohne Worte',
  'plugin.nothing-said': 'Nicht feststellbar: {program} gab nichts aus',
  'plugin.no-verdict': 'Nicht feststellbar: {reason}',
  'plugin.cut': '{program} gab mehr aus, als aufgehoben wird; der Rest wurde weggelassen',
  'plugin.words': '{program} sagte: {words}',
  'plugin.remedy.finding':
    'Die Worte stammen von einem Plugin, das die IT ausgesucht hat; die IT kann sagen, was sie bedeuten',
  'plugin.remedy.protocol':
    'Bitten Sie die IT, den Befehl zu prüfen: Ein Monitoring-Plugin gibt eine Zeile aus und endet mit 0, 1, 2 oder 3',
  'plugin.remedy.inside':
    '{program} ruft ein Programm auf, das fehlt oder sich nicht starten lässt; die IT kann es installieren',
  'plugin.remedy.signalled':
    '{program} stürzte ab oder wurde angehalten; geschieht das wieder, sagen Sie es der IT',
  'plugin.remedy.timed-out':
    'Es wird von selbst wieder versucht; bleibt es dabei, bitten Sie die IT, {program} mehr Zeit zu geben',
  'plugin.remedy.aborted': 'Es wird von selbst wieder versucht',
  'plugin.remedy.not-found':
    'Bitten Sie die IT, das Plugin {program} zu installieren oder seinen Namen zu berichtigen',
  'plugin.remedy.not-executable': 'Bitten Sie die IT, die Datei {program} ausführbar zu machen',
  'plugin.remedy.line-ends': 'Bitten Sie die IT, {program} mit Unix-Zeilenenden zu speichern (dos2unix)',
  'plugin.remedy.first-line': 'Bitten Sie die IT, {program} mit einer Zeile wie #!/bin/sh beginnen zu lassen',
  'plugin.remedy.interpreter':
    'Bitten Sie die IT, {interpreter} zu installieren oder die erste Zeile von {program} zu berichtigen',
  'plugin.remedy.noexec':
    'Bitten Sie die IT, {program} in einen Ordner wie /usr/local/lib/monitoring-plugins zu legen',
  'plugin.remedy.architecture': 'Bitten Sie die IT um ein {program}, das für diesen Computer gemacht ist',
  'plugin.remedy.library': '{program} fehlt eine Bibliothek; die IT kann sie installieren',
  'plugin.remedy.arguments':
    '{program} versteht nicht, wie es aufgerufen wird; die IT kann den Befehl berichtigen',
  'plugin.remedy.permission':
    '{program} darf ohne weitere Rechte nicht nachsehen; die IT kann sie geben oder ein anderes Plugin wählen',
  'plugin.remedy.crash':
    '{program} brach ab, bevor es nachgesehen hatte; die IT kann es reparieren oder ersetzen',

  // Checks: what can be checked here
  'detect.here': 'sie kann hier prüfen',
  'detect.program': '{program} ist installiert',
  'detect.not-configured': '{program} ist installiert, aber nicht eingerichtet',
  'detect.no-program': 'nicht installiert: {program}',
  'detect.other-system': 'nicht für dieses Betriebssystem',
  'detect.needs-server': 'braucht einen Server, den die IT nennt',
  'detect.needs-command': 'braucht einen Befehl, den die IT nennt',

  // Checks: ntopng
  'ntopng.purpose': 'Ungewöhnlicher Netzwerkverkehr dieses Computers fällt früh auf.',
  'ntopng.collects.network':
    'Dass dieser Computer gefragt hat und von welcher Adresse; mehr erfährt ntopng nicht',
  'ntopng.alerts.title': 'Netzwerkwarnungen',
  'ntopng.alerts.collects': 'Wie viele Warnungen ntopng zu diesem Computer offen hat (nur die Zahl)',
  'ntopng.alerts.count':
    '{count, plural, =0 {ntopng hat keine offene Warnung} one {ntopng hat # offene Warnung} other {ntopng hat # offene Warnungen}} zu diesem Computer',
  'ntopng.flows.title': 'Verdächtige Verbindungen',
  'ntopng.flows.collects':
    'Wie viele Verbindungen dieses Computers ntopng verdächtig fand (nur die Zahl, keine Gegenstellen)',
  'ntopng.flows.count':
    '{count, plural, =0 {Keine Verbindung war} one {# Verbindung war} other {# Verbindungen waren}} verdächtig, im Zeitraum: {window}',
  'ntopng.elsewhere': 'Trifft hier nicht zu: Dieser Computer ist nicht im Netz der Organisation',
  'ntopng.progress': 'ntopng wird gefragt …',
  'ntopng.remedy': 'Fragen Sie die IT, was ntopng gesehen hat',
  'ntopng.unknown': 'Lässt sich nicht sagen, was ntopng gesehen hat: {reason}',
  'ntopng.unknown.remedy':
    'Es wird von selbst erneut versucht; wenn es so bleibt, bitten Sie die IT, die Einstellungen dieser Prüfung anzusehen',
  'ntopng.reason.address': 'die Adresse dieses Computers ist keine IP-Adresse',
  'ntopng.reason.login': 'ntopng nimmt den Benutzer oder das Token nicht an',
  'ntopng.reason.interface': 'das Konto in ntopng darf dessen Schnittstelle {number} nicht sehen',
  'ntopng.reason.question': 'diese Version von ntopng kennt die Frage nicht',
  'ntopng.reason.status': 'ntopng antwortete mit Status {status}',
  'ntopng.reason.html':
    'ntopng antwortete mit einer Seite statt mit Zahlen, wie auch dann, wenn es eine Anmeldung will',
  'ntopng.reason.form': 'die Antwort von ntopng hat eine andere Form als erwartet',
  'ntopng.reason.rc': 'ntopng lehnte die Frage ab mit {rc} ({words})',
  'ntopng.reason.unfiltered': 'ntopng antwortete auch über andere Computer',
  'ntopng.reason.unreachable': 'ntopng ist nicht erreichbar ({code})',
  'ntopng.reason.locked': 'Ihr Schlüsselbund ist gesperrt',
  'ntopng.reason.no-secret': 'Ihr Schlüsselbund hat kein „{name}“ für diese Prüfung',
  'ntopng.reason.file': '{file} ist nicht lesbar ({code})',
  'ntopng.reason.file-mode':
    'andere dürfen {file} lesen, deshalb wird es nicht benutzt; richtig ist der Modus 0400',
  'ntopng.reason.file-content': '{file} enthält nicht eine Zeile mit einem Geheimnis',
};
