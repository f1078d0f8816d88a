import type { backups as english } from '../en/backups';

/** German texts: the backup checks. */
export const backups: Record<keyof typeof english, string> = {
  // Checks: backups
  'backups.title': 'Sicherungen',
  'backups.borg.title': 'Borg-Sicherung',
  'backups.restic.title': 'Restic-Sicherung',
  'backups.borgmatic.title': 'Borgmatic-Sicherung',
  'backups.kopia.title': 'Kopia-Sicherung',
  'backups.duplicity.title': 'Duplicity-Sicherung',
  'backups.deja-dup.title': 'Déjà-Dup-Sicherung',
  'backups.vorta.title': 'Vorta-Sicherung',
  'backups.rsnapshot.title': 'Rsnapshot-Sicherung',
  'backups.back-in-time.title': 'Back-In-Time-Sicherung',
  'backups.time-machine.title': 'Time-Machine-Sicherung',
  'backups.file-history.title': 'Windows-Dateiversionsverlauf',
  'backups.veeam-agent.title': 'Veeam-Agent-Sicherung',
  'backups.windows-backup.title': 'Windows-Sicherung',
  'backups.stamp-file.title': 'Sicherung',
  'backups.purpose': 'Eine Sicherung, die ausbleibt, fällt auf, bevor sie gebraucht wird.',
  'backups.collects.age': 'Wann die neueste Sicherung gemacht wurde (keine Dateinamen und keine Inhalte)',
  'backups.collects.reason': 'Wenn es nicht feststellbar ist: der Grund, den das Sicherungsprogramm nennt',
  'backups.progress': '{source} wird nach der neuesten Sicherung gefragt …',
  'backups.recent': 'Letzte Sicherung {age}',
  'backups.all-recent': 'Alle {count} Sicherungen sind aktuell, die älteste von ihnen {age}',
  'backups.old': 'Letzte Sicherung {age}, vorgesehen alle {limit}',
  'backups.none': 'Noch keine Sicherung',
  'backups.none-counts': 'Keine Sicherung, die zählt: {why}',
  'backups.passed': 'Neuere zählen nicht: {newer}',
  'backups.passed.empty': '{count} ohne eine einzige Datei',
  'backups.passed.foreign': '{count} von anderen Rechnern oder Personen',
  'backups.passed.partial': '{count} abgebrochen oder fehlgeschlagen',
  'backups.untold': '{tool} sagt nicht: {what}',
  'backups.untold.whose': 'welcher Rechner eine Sicherung gemacht hat',
  'backups.untold.what': 'welche Ordner darin sind',
  'backups.untold.files': 'ob sie Dateien enthält',
  'backups.untold.run': 'ob ihr Lauf mit Fehlern endete',
  'backups.future':
    'Die neueste Sicherung ist auf die Zukunft datiert ({at}), ihr Alter ist daher nicht feststellbar',
  'backups.running': 'Eine Sicherung läuft gerade',
  'backups.unreachable': '{finding}; nicht erreichbar seit {since}',
  'backups.failed-run': 'Der letzte Lauf von {tool} schlug {age} fehl',
  'backups.failed-run.good': '{failed}; davor: {good}',
  'backups.of-source': '{source}: {finding}',
  'backups.unknown': 'Zeitpunkt der letzten Sicherung nicht feststellbar: {reason}',
  'backups.reason.locked': 'eine Sicherung läuft und eine frühere ist hier nicht bekannt',
  'backups.reason.unreachable':
    'ihr Ort ist seit {since} nicht erreichbar und eine frühere Sicherung ist hier nicht bekannt',
  'backups.reason.passphrase-wrong': '{tool} nimmt die Passphrase nicht an',
  'backups.reason.passphrase-missing': '{tool} braucht eine Passphrase und keine ist hinterlegt',
  'backups.reason.passphrase-command':
    '{tool} bekam aus der angegebenen Datei oder dem Befehl keine Passphrase',
  'backups.reason.missing': 'am angegebenen Ort gibt es kein Repository von {tool}',
  'backups.reason.permission': 'dieses Konto darf sie nicht lesen ({tool})',
  'backups.reason.first-access':
    'Borg fragt nach, bevor es dieses unverschlüsselte Repository von diesem Konto aus zum ersten Mal öffnet',
  'backups.reason.relocated': 'Borg fragt nach, weil das Repository vorher an einem anderen Ort war',
  'backups.reason.host-key': 'der Server ist ssh nicht bekannt, oder sein Schlüssel hat sich geändert',
  'backups.reason.ssh-refused': 'der Server nimmt den SSH-Schlüssel dieses Kontos nicht an',
  'backups.reason.no-remote-borg': 'borg ist auf dem Server nicht installiert',
  'backups.reason.other-host': 'die neuesten Sicherungen dort ({tool}) sind alle von anderen Rechnern',
  'backups.reason.no-stamp': 'der Sicherungsauftrag hat seine Stempeldatei noch nicht hinterlassen',
  'backups.reason.place-unreadable': 'ihre Dateien lassen sich nicht lesen ({code})',
  'backups.reason.no-answer': 'der Ort ihrer Dateien hat innerhalb von {timeout} nicht geantwortet',
  'backups.reason.stamp-garbage': 'die Stempeldatei enthält nicht das Erwartete',
  'backups.remedy.start': 'Starten Sie eine Sicherung und lassen Sie den Computer an, bis sie fertig ist',
  'backups.remedy.start-how':
    'Starten Sie eine Sicherung, wie die IT es Ihnen gezeigt hat, oder fragen Sie die IT, und lassen Sie den Computer an, bis sie fertig ist',
  'backups.remedy.other-host':
    'Starten Sie eine Sicherung dieses Rechners; heißt er dort anders, bitten Sie die IT, den Namen in den Einstellungen dieser Prüfung anzugeben ({tool})',
  'backups.remedy.locked': 'Warten Sie die laufende Sicherung ab; es wird von selbst wieder nachgesehen',
  'backups.remedy.unreachable':
    'Verbinden Sie sich mit dem Netz oder schließen Sie den Datenträger mit der Sicherung an',
  'backups.remedy.future':
    'Prüfen Sie Datum und Uhrzeit dieses Computers und dessen, der die Sicherung gemacht hat',
  'backups.remedy.failed-run':
    'Sehen Sie nach, was {tool} gemeldet hat, oder fragen Sie die IT, und starten Sie die Sicherung erneut',
  'backups.remedy.passphrase':
    'Bitten Sie die IT zu prüfen, woher {tool} laut den Einstellungen dieser Prüfung seine Passphrase bekommt',
  'backups.remedy.missing':
    'Prüfen Sie den Ort in den Einstellungen dieser Prüfung oder richten Sie das Repository von {tool} dort ein',
  'backups.remedy.permission':
    'Läuft die Sicherung als Administrator, lassen Sie ihren Auftrag eine Stempeldatei schreiben, die Sie lesen dürfen; die IT weiß, wie',
  'backups.remedy.not-understood':
    'Prüfen Sie, ob {tool} das Sicherungsprogramm ist und kein anderes dieses Namens',
  'backups.remedy.install': 'Installieren Sie {tool} oder bitten Sie die IT darum',
  'backups.remedy.timed-out':
    'Bleibt es dabei, bitten Sie die IT, dieser Prüfung von {tool} mehr Zeit zu geben',
  'backups.remedy.other': 'Bitten Sie die IT, nach dem Repository von {tool} zu sehen',
  'backups.remedy.ask-borg':
    'Führen Sie diesen Befehl einmal mit dem Repository in einem Terminal aus und beantworten Sie die Frage',
  'backups.remedy.host-key':
    'Verbinden Sie sich einmal mit ssh in einem Terminal und prüfen Sie den Schlüssel mit der IT',
  'backups.remedy.ssh-refused':
    'Entsperren Sie Ihren SSH-Schlüssel oder bitten Sie die IT, ihn auf dem Server zuzulassen',
  'backups.remedy.stamp':
    'Bitten Sie die IT, den Pfad der Stempeldatei und den Auftrag, der sie schreibt, zu prüfen',
  'backups.reason.key-store-locked': 'der Schlüsselbund mit der Passphrase ist gesperrt',
  'backups.reason.key-store-absent': 'im Schlüsselbund liegt keine Passphrase für {name}',
  'backups.reason.key-store-unavailable': 'der Schlüsselbund antwortet nicht ({reason})',
  'backups.reason.no-configuration': '{tool} hat hier keine Konfiguration, die dieses Konto lesen kann',
  'backups.reason.not-connected': 'kopia ist mit keinem Repository verbunden',
  'backups.reason.no-deja-dup': 'Déjà Dup ist für dieses Konto nicht installiert',
  'backups.reason.not-set-up': '{tool} ist auf diesem Computer nicht eingerichtet',
  'backups.reason.time-machine-off': 'Time Machine hat kein Volume für Sicherungen',
  'backups.reason.full-disk-access': 'macOS lässt Fettle nicht lesen, was Time Machine weiß',
  'backups.remedy.key-store-locked':
    'Entsperren Sie Ihren Schlüsselbund, zum Beispiel durch erneutes Anmelden mit Ihrem Passwort',
  'backups.remedy.key-store-absent':
    'Fragen Sie die IT, welche Passphrase für {name} in Ihren Schlüsselbund gehört',
  'backups.remedy.key-store-unavailable':
    'Melden Sie sich neu an Ihrem Desktop an oder bitten Sie die IT, nach dem Schlüsselbund zu sehen',
  'backups.remedy.not-connected': 'Verbinden Sie kopia mit seinem Repository oder bitten Sie die IT darum',
  'backups.remedy.no-deja-dup':
    'Installieren Sie Déjà Dup aus der Distribution oder lassen Sie die Sicherung eine Stempeldatei hinterlassen; die IT weiß, wie',
  'backups.remedy.not-set-up':
    'Richten Sie {tool} ein oder fragen Sie die IT, welche Sicherung dieser Computer haben soll',
  'backups.remedy.time-machine-off': 'Wählen Sie in den Einstellungen von Time Machine ein Volume',
  'backups.remedy.full-disk-access':
    'Erlauben Sie Fettle in den Datenschutzeinstellungen von macOS den Festplattenvollzugriff',
  'snapshots.title': 'Schnappschüsse',
  'snapshots.purpose':
    'Schnappschüsse helfen nach einem Versehen; hier wird geprüft, ob noch welche entstehen. Eine Sicherung sind sie nicht.',
  'snapshots.collects.age': 'Wann der neueste Schnappschuss gemacht wurde',
  'snapshots.progress': '{source} wird nach dem neuesten Schnappschuss gefragt …',
  'snapshots.newest': 'Neuester Schnappschuss {age}',
  'snapshots.none': 'Noch kein Schnappschuss',
  'snapshots.unknown': 'Zeitpunkt des letzten Schnappschusses nicht feststellbar: {reason}',
  'snapshots.unclear':
    'Zeitpunkt des letzten Schnappschusses nicht feststellbar: Er ist auf die Zukunft datiert oder nicht erreichbar',
  'snapshots.no-backup':
    'Ein Schnappschuss liegt auf demselben Datenträger wie die Dateien und ist keine Sicherung',
  'snapshots.foreign': 'Neuere Snapshots von Containern oder anderen Orten zählen nicht: {count}',
  'snapshots.remedy.start': 'Fragen Sie die IT, warum keine Schnappschüsse mehr entstehen',
};
