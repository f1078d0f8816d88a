import type { commandLine as english } from '../en/commandLine';

/** German texts: the command line. */
export const commandLine: Record<keyof typeof english, string> = {
  // Command line
  'cli.description':
    'Fettle prüft Updates und Sicherungen dieses Rechners, zeigt sie Ihnen und meldet sie an Icinga 2.',
  'cli.help-hint': 'fettle --help zeigt die Befehle.',
  'cli.exit-codes':
    'Rückgabewerte: status und run wie ein Plugin (0 ok, 1 Warnung, 2 kritisch, 3 unbekannt); die anderen 0, oder 1, wenn es nicht ging; 2 bei falschem Aufruf.\nDateien: Richtlinie der IT in /etc/fettle/policy.d, Ihre Einstellungen in ~/.config/fettle/settings.json, Ergebnisse in ~/.local/state/fettle.',
  'cli.option.json': 'JSON für Programme ausgeben',
  'cli.status': 'zeigen, was bekannt ist, ohne neu zu prüfen',
  'cli.status.details':
    'Fragt die laufende App oder liest ihre letzten Ergebnisse, wenn sie nicht läuft. Der Rückgabewert ist der des schlechtesten Ergebnisses.',
  'cli.status.not-running': '(Fettle läuft nicht; dies sind die letzten Ergebnisse.)',
  'cli.phase.answer-needed': 'Ihre Antwort fehlt',
  'cli.phase.declined': 'wird nicht geprüft, Ihre Wahl',
  'cli.phase.waiting': 'noch nicht geprüft',
  'cli.target.waiting':
    '{target}: {count, plural, =0 {nichts wartet} one {ein Ergebnis wartet} other {# Ergebnisse warten}} für {host}.',
  'cli.target.delivered': 'Zuletzt zugestellt {at}.',
  'cli.run': 'jetzt prüfen und ausgeben, was gefunden wird',
  'cli.run.entry': 'die Kennung einer Prüfung des Plans; ohne sie alle',
  'cli.run.details':
    'Gibt auf Englisch aus, was ein Monitoring-Plugin ausgeben würde, und endet wie eines. Speichert und sendet nichts.\nOhne Terminal läuft nur, was im Datenschutzhinweis beantwortet wurde; sonst ist der Rückgabewert 3.',
  'cli.run.not-answered':
    'Datenschutzhinweis nicht beantwortet: öffnen Sie Fettle und beantworten Sie ihn zuerst',
  'cli.run.option.save':
    'einen Fall dieser Prüfung für die Entwickler zeigen, dann in diese Datei schreiben; nie wird überschrieben',
  'cli.run.option.yes': 'ohne Rückfrage schreiben',
  'cli.run.save.one-entry': 'Nennen Sie die Prüfung, die gespeichert werden soll.',
  'cli.run.save.question':
    'Alles oben wird nach {file} geschrieben. Haben Sie es gelesen, und darf es geschrieben werden? [j/N]',
  'cli.run.save.not-agreed':
    'Nichts wurde geschrieben. Am Terminal fragt Fettle; sonst sagt --yes, dass Sie einverstanden sind.',
  'cli.run.save.failed': 'Das Schreiben nach {file} ist nicht möglich: {reason}',
  'cli.run.save.written': 'Geschrieben nach {file}. Gesendet wurde nichts.',
  'cli.run.nothing': 'Es ist nichts zum Prüfen eingerichtet.',
  'cli.run.unknown-entry': 'Im Plan gibt es keine Prüfung {entry}. Es gibt: {ids}',
  'cli.report': 'wartende Ergebnisse zustellen',
  'cli.report.details':
    'Lässt die laufende App zustellen oder stellt selbst zu. Rückgabewert 1, wenn danach noch Ergebnisse warten oder ein Server sie ablehnt.',
  'cli.report.nowhere': 'Es wird niemandem etwas gemeldet: die Richtlinie nennt kein Ziel.',
  'cli.acknowledge': 'die gegenwärtigen Probleme in Icinga bestätigen, wie beim Herunterfahren',
  'cli.acknowledge.details':
    'Stellt Wartendes zu und bestätigt, was nicht in Ordnung ist, mit Autor, Kommentar und Ablauf aus der Richtlinie. Der nächste Start der App nimmt die Bestätigungen zurück.',
  'cli.acknowledge.dry-run': 'sagen, was jetzt getan würde, und nichts tun',
  'cli.acknowledge.on-shutdown': 'für den Systemdienst: nach Übergaben handeln, und nur beim Herunterfahren',
  'cli.acknowledge.not-allowed':
    'Es würde nichts getan: Abschiede sind nicht eingerichtet, oder der Karte dazu wurde nicht zugestimmt.',
  'cli.acknowledge.outside-hours': 'Es würde nichts getan: Es ist außerhalb der Arbeitszeit.',
  'cli.acknowledge.would': '{target}, Host {host}, bis {expiry}: {what}',
  'cli.acknowledge.would.services': '{services} bestätigen',
  'cli.acknowledge.would.downtime': 'eine Wartungszeit mit allen Services ansetzen',
  'cli.acknowledge.would.host-down': 'den Host als DOWN melden und das bestätigen',
  'cli.acknowledge.nothing': 'Es gibt nichts zu bestätigen.',
  'cli.checks': 'die Prüfungen auflisten: welche laufen, welche laufen könnten und warum die übrigen nicht',
  'cli.checks.details':
    'Führt nichts aus und sendet nichts. Mit --policy wird eine Richtlinie als Anfang ausgegeben.\nExit-Code 0.',
  'cli.checks.policy': 'Eine Richtlinie als Anfang ausgeben',
  'cli.checks.line': '{id} ({title}): {reason}',
  'cli.checks.runs': 'Was läuft',
  'cli.checks.available': 'Was außerdem laufen könnte',
  'cli.checks.unavailable': 'Was hier nicht laufen kann',
  'cli.checks.entry.known': 'läuft alle {interval} als „{entry}“',
  'cli.checks.entry.waiting': 'läuft alle {interval} als „{entry}“, der erste Lauf kommt noch',
  'cli.checks.entry.answer-needed':
    'eingerichtet als „{entry}“, wartet auf Ihre Antwort zum Datenschutzhinweis',
  'cli.checks.entry.declined': 'eingerichtet als „{entry}“, von Ihnen nicht erlaubt',
  'cli.checks.none': 'Nichts.',
  'cli.import': 'die Konfiguration eines anderen Programms in einen Teil der Richtlinie umsetzen',
  'cli.import.details':
    '„fettle import customchecks DATEI“ liest die eigenen Prüfungen des openITCOCKPIT-Agenten.\nEs ändert keine Datei. Exit-Code 1, wenn die Datei Fehler hat.',
  'cli.import.what': 'Was die Datei ist: customchecks',
  'cli.import.file': 'Die zu lesende Datei',
  'cli.import.unknown': '„{what}“ lässt sich nicht importieren; bekannt ist customchecks',
  'cli.import.unreadable': '{file} ist nicht lesbar: {reason}',
  'cli.import.problem': '{file}:{line}: {words}',
  'import.no-section': '„{text}“ steht vor dem ersten [Abschnitt]',
  'import.not-understood': '„{text}“ ist weder ein [Abschnitt] noch „Schlüssel = Wert“',
  'import.unknown-key': '„{key}“ ist kein bekannter Schlüssel; bekannt sind {known}',
  'import.duplicate': '[{section}] steht zweimal da',
  'import.no-command': '[{section}] hat keinen Befehl',
  'import.number': '{key} kann nicht „{value}“ sein; erwartet wird eine ganze Zahl von Sekunden',
  'import.boolean': '{key} kann nicht „{value}“ sein; erwartet wird true oder false',
  'import.shell': 'shell kann hier nicht „{value}“ sein; bekannt sind {known}',
  'import.comment':
    'der Agent hält alles ab „{text}“ für einen Kommentar; hier bleibt es Teil des Befehls. Bitte prüfen, was gemeint ist',
  'import.quote': 'ein Anführungszeichen in „{value}“ ist nicht geschlossen',
  'cli.option.explain': 'Befehl, Rohausgabe, Fakten, Schwellen und deren Herkunft zeigen',
  'cli.doctor': 'alles ansehen, was Fettle braucht, und den Weg zu jedem Überwachungsserver prüfen',
  'cli.doctor.details':
    'Prüft Richtlinie, Einstellungen, Programm, Schlüsselbund, Rechte, Uhr, Prüfungen, Symbolleiste und Systemdienst, dann für jeden Server Zugangsdaten, Namen, Verbindung, Verschlüsselung, Zertifikate, Identität und Rechte und probiert für jeden Service, ob ein Ergebnis angenommen würde; dort ändert sich nichts. Die Server werden zu jeder Tageszeit gefragt. Exit-Code 1, wenn ein Schritt nicht gelang.',
  'cli.doctor.target': '{target} (als Host {host})',
  'cli.support-bundle': 'eine Datei für den Support schreiben, ohne Geheimes und Persönliches',
  'cli.support-bundle.details':
    'Enthält Versionen, Richtlinie und Einstellungen mit Herkunft, was die App zeigt, was der Doktor findet, und die letzten Anfragen. Es ist eine JSON-Datei, die vor dem Senden gelesen werden kann; von selbst wird nichts gesendet.',
  'cli.support-bundle.file': 'die zu schreibende Datei; sie wird nie überschrieben',
  'cli.support-bundle.preview': 'nur ausgeben und nichts schreiben',
  'cli.support-bundle.written': 'In {file} geschrieben. Bitte lesen Sie die Datei, bevor Sie sie senden.',
  'cli.support-bundle.failed': 'In {file} kann nicht geschrieben werden: {reason}',
  'cli.show-config': 'jeden Wert der Konfiguration mit seiner Herkunft zeigen',
  'cli.show-config.details':
    'Herkunft von schwach nach stark: built-in, policy defaults, settings, policy enforced. Geheimnisse sind verdeckt. Rückgabewert 1, wenn eine Datei Fehler hat; sie werden mit Zeile und Spalte genannt.',
  'cli.policy': 'eine Richtlinie prüfen, bevor sie verteilt wird',
  'cli.policy.check': 'sagen, was an Richtliniendateien nicht stimmt, mit Zeile und Spalte',
  'cli.policy.check.file':
    'eine Datei oder alle Dateien einer Richtlinie in der Reihenfolge, in der sie zusammengeführt werden',
  'cli.policy.check.details':
    'Die Dateien werden gemeinsam beurteilt, so wie Fettle sie zusammenführen würde, und dürfen jedem gehören. Ende-Code 1, wenn etwas nicht stimmt.',
  'cli.policy.check.good':
    '{count, plural, one {Die Datei ist} other {Die Dateien sind}} eine Richtlinie, die Fettle verwenden kann.',
  'cli.policy.schema': 'das JSON-Schema einer Richtliniendatei ausgeben, für Editoren',
  'cli.icinga-config': 'die Objekte ausgeben, die Icinga für eine Liste von Hosts braucht',
  'cli.icinga-config.details':
    'Für eine Datei in conf.d von Icinga 2 oder in einer Zone. Die Services folgen aus den Prüfungen der Richtlinie; jeder Host hat einen ApiUser, der an seinem Zertifikat erkannt wird und an anderen Hosts nichts ändern darf.',
  'cli.icinga-config.host': 'Namen von Hosts, jeweils der Common Name seines Zertifikats',
  'cli.icinga-config.hosts': 'eine Datei mit einem Host je Zeile',
  'cli.icinga-config.zone': 'die Zone von Hosts und Services; sonst die Zone der Datei',
  'cli.icinga-config.passwords':
    'die Hosts an Passwörtern erkennen statt an Zertifikaten; je eine Datei bleibt in diesem Ordner',
  'cli.icinga-config.time-period': 'die Frische nur in den Arbeitszeiten der Richtlinie zählen lassen',
  'cli.icinga-config.event-command': 'ein Programm auf dem Server, das jeden Zustandswechsel erfährt',
  'cli.icinga-config.no-hours':
    'Die Richtlinie nennt keine Arbeitszeiten, also gibt es nichts für --time-period.',
  'cli.icinga-config.no-passwords':
    'Die Richtlinie verlangt Passwörter: Nennen Sie mit --passwords einen Ordner dafür.',
  'cli.icinga-config.one-user':
    'Die Richtlinie hat einen ApiUser, {user}, für alle Hosts. Schreiben Sie dort "fettle-\'{host}\'", damit jeder seinen eigenen hat.',
  'cli.icinga-config.bad-host':
    '{host} kann in Icinga nicht der Name eines Hosts sein: Er enthält ein Leerzeichen oder ein Ausrufezeichen.',
  'cli.icinga-config.no-hosts':
    'Bitte nennen Sie mindestens einen Host oder mit --hosts eine Datei mit Hosts.',
  'cli.option.output': 'in diese Datei schreiben, die nur Sie lesen können, statt in das Terminal',
  'cli.privacy': 'Ihre Antworten auf den Datenschutzhinweis und Ihre Daten',
  'cli.privacy.status': 'jede Karte des Hinweises mit Ihrer Antwort zeigen; beantwortet wird sie im Fenster',
  'cli.privacy.verify': 'prüfen, dass niemand das Protokoll Ihrer Antworten verändert hat',
  'cli.privacy.verify.details':
    'Ein verändertes Byte wird gefunden und seine Zeile genannt. Nicht zeigen kann es, dass ganze Zeilen am Ende abgeschnitten wurden.',
  'cli.privacy.export': 'das Protokoll Ihrer Antworten zeigen oder schreiben',
  'cli.privacy.journal': 'jede gesendete Anfrage mit ihrem Inhalt zeigen',
  'cli.privacy.bundle': 'eine Datei mit allem schreiben, was Fettle hier über Sie speichert',
  'cli.privacy.where-to-answer':
    'Öffnen Sie Fettle, um zu lesen und zu antworten. Bis dahin läuft davon nichts und wird nichts davon gesendet.',
  'cli.privacy.intact':
    '{file} ist so, wie es geschrieben wurde: {count, plural, =0 {keine Antworten} one {eine Antwort} other {# Antworten}}.',
  'cli.privacy.altered': '{file} wurde verändert: Zeile {line} ist nicht das, was dort geschrieben wurde.',
  'cli.privacy.record': 'Antworten von {user} (ein Zufallsname, der anderswo nichts bedeutet):',
  'cli.privacy.preset': '{at}: Eine Richtlinie, die für Sie geantwortet hätte, wurde abgelehnt ({detail}).',
  'cli.privacy.written': 'Geschrieben: {file}.',
  'cli.dpia': 'das Blatt für eine Datenschutz-Folgenabschätzung ausgeben',
  'cli.dpia.format': 'wie es ausgegeben wird',
  'cli.dpia.details':
    'Nur aus der geltenden Konfiguration erstellt. Endet mit 1 und ohne Blatt, wenn die Richtlinie abgelehnt ist.',
  'cli.dpia.diff': 'zeigen, was eine geänderte Richtlinie am Blatt ändert',
  'cli.dpia.diff.path': 'eine Richtliniendatei oder ein Ordner mit solchen',
  'cli.enroll': 'diesem Rechner sein Zertifikat oder Passwort für einen Monitoring-Server geben',
  'cli.enroll.details':
    'Ohne Ticket wartet das Zertifikat, bis die IT es unterschreibt. Fehlende Angaben kommen aus dem Ziel der Richtlinie (`--target`, entbehrlich, wenn es nur eines gibt). Geheimnisse kommen über die Standardeingabe oder in Dateien mit den Rechten 0600, die danach gelöscht werden, und nie als Argument.',
  'cli.enroll.option.target': 'Name des Ziels in der Richtlinie; entbehrlich, wenn es nur eines gibt',
  'cli.enroll.option.endpoint': 'Adresse des Icinga-Servers, https://HOST:5665',
  'cli.enroll.option.host': 'Name dieses Rechners in Icinga',
  'cli.enroll.option.ticket-stdin':
    'das Ticket, das die IT für diesen Host ausgestellt hat, von der Standardeingabe lesen',
  'cli.enroll.option.ticket-file': 'Datei mit dem Ticket, das die IT für diesen Host ausgestellt hat',
  'cli.enroll.option.fingerprint':
    'SHA-256-Fingerabdruck des Server-Zertifikats; ohne ihn wird er gezeigt und muss bestätigt werden',
  'cli.enroll.no-target': 'Es ist nicht klar, welches Ziel gemeint ist.',
  'cli.enroll.no-target.remedy': 'Nennen Sie es mit --target. In der Richtlinie stehen: {targets}',
  'cli.enroll.no-endpoint': 'Weder der Befehl noch die Richtlinie nennt einen Server.',
  'cli.enroll.bad-endpoint': '{endpoint} ist nicht die Adresse eines Servers.',
  'cli.enroll.no-endpoint.remedy': 'Nennen Sie ihn mit --endpoint https://HOST:5665.',
  'cli.enroll.wants-password': 'Die Richtlinie verlangt für {target} ein Passwort, kein Zertifikat.',
  'cli.enroll.has-files': 'Die Richtlinie nennt das Zertifikat für {target} selbst: {file}',
  'cli.enroll.leave-out.remedy':
    'Für ein Zertifikat, das Fettle verwahrt und erneuert, steht beim Ziel {target} in der Richtlinie "auth": \'{\' "type": "certificate" \'}\', ohne "cert" und "key".',
  'cli.enroll.bad-fingerprint': 'Der Fingerabdruck muss aus den 64 Ziffern von SHA-256 bestehen.',
  'cli.enroll.no-fingerprint':
    'Ohne Terminal kann niemand den Server bestätigen, und es wurde kein Fingerabdruck angegeben.',
  'cli.enroll.fingerprint.remedy':
    'Geben Sie ihn mit --fingerprint an. Der Server zeigt ihn mit: openssl x509 -noout -fingerprint -sha256 -in /var/lib/icinga2/certs/NAME.crt',
  'cli.enroll.confirm':
    'Das Zertifikat von {endpoint} hat den SHA-256-Fingerabdruck\n  {fingerprint}\nIst das der, den die IT Ihnen genannt hat? (ja/nein)',
  'cli.enroll.not-confirmed': 'Der Server wurde nicht bestätigt; es wurde nichts an ihn gesendet.',
  'cli.enroll.failed': '{endpoint} konnte nicht gefragt werden: {status}',
  'cli.enroll.failed.remedy':
    'Es wurde nichts geändert. Prüfen Sie Adresse und Netzwerk und versuchen Sie es noch einmal.',
  'cli.enroll.ask-secret': 'Das Geheimnis von der IT (es wird nicht angezeigt):',
  'cli.enroll.no-secret': 'Die Standardeingabe enthält nicht genau eine Zeile mit einem Geheimnis.',
  'cli.enroll.no-secret.remedy': 'Übergeben Sie nur das Geheimnis, zum Beispiel durch eine Pipe.',
  'cli.enroll.secret.foreign': '{file} gehört einem anderen Benutzer ({reason}).',
  'cli.enroll.secret.readable-by-others': 'Andere dürfen {file} lesen (Rechte {reason}).',
  'cli.enroll.secret.not-a-secret': '{file} enthält nicht genau eine Zeile mit einem Geheimnis.',
  'cli.enroll.secret.unreadable': '{file} kann nicht gelesen werden: {reason}',
  'cli.enroll.secret.remedy':
    'Es muss eine Datei von Ihnen mit den Rechten 0600 sein, in der nur das Geheimnis steht. Wenn andere sie gelesen haben können, bitten Sie die IT um ein neues.',
  'cli.enroll.secret.left': '{file} konnte nicht gelöscht werden.',
  'cli.enroll.secret.left.remedy':
    'Bitte löschen Sie {file}: Wer sie liest, kann sich als dieser Rechner ausgeben.',
  'cli.enroll.done': '{host} ist bei {target} angemeldet.',
  'cli.enroll.until': 'Das Zertifikat gilt bis {at}; Fettle erneuert es vorher.',
  'cli.enroll.pending':
    '{host} wartet auf die Freigabe durch {target}. Auf dem Server: icinga2 ca list, dann icinga2 ca sign. Bis dahin wird nichts gesendet.',
  'cli.enroll.other-name': 'Dieser Rechner ist bei {target} schon als {other} angemeldet, nicht als {host}.',
  'cli.enroll.other-name.remedy':
    'Wenn sich das ändern soll: fettle unenroll --target {target}, danach neu anmelden.',
  'cli.enroll.other-server':
    '{endpoint} ist nicht der erwartete Server. Sein Fingerabdruck ist {fingerprint}',
  'cli.enroll.other-server.remedy':
    'Es wurde nichts gesendet. Bitte fragen Sie die IT nach dem richtigen Fingerabdruck; vielleicht antwortet ein anderer an seiner Stelle.',
  'cli.enroll.declined': '{endpoint} hat abgelehnt: {status}',
  'cli.enroll.declined.remedy':
    'Bitten Sie die IT um ein neues Ticket für {host}. Ein Ticket gilt nur für den Host, für den es ausgestellt wurde, und nur, bis sich das Salz des Servers ändert.',
  'cli.enroll.option.certificate': 'ein Zertifikat, das die IT für diesen Host ausgestellt hat',
  'cli.enroll.option.key': 'der Schlüssel zu diesem Zertifikat',
  'cli.enroll.option.ca': 'das Zertifikat seiner Zertifizierungsstelle, wenn die Richtlinie keines nennt',
  'cli.enroll.option.delete': 'die Originale von Zertifikat und Schlüssel danach ohne Nachfrage löschen',
  'cli.enroll.option.password-stdin':
    'das Passwort, das die IT für diesen Host vergeben hat, von der Standardeingabe lesen',
  'cli.enroll.option.password-file': 'Datei mit dem Passwort, das die IT für diesen Host vergeben hat',
  'cli.enroll.option.user': 'Name des ApiUser für ein Passwort, wenn die Richtlinie keinen nennt',
  'cli.enroll.option.admin':
    'Name eines Icinga-Administrators, der alles für diesen Host anlegt; das Passwort wird einmal benutzt und nie aufgehoben',
  'cli.enroll.option.admin-password-file':
    'Datei mit dem Passwort des Administrators; ohne sie wird es am Terminal erfragt',
  'cli.enroll.several': 'Es kann immer nur ein Weg der Anmeldung gegangen werden.',
  'cli.enroll.several.remedy':
    'Nehmen Sie --ticket-stdin, --ticket-file, --certificate mit --key, --password-stdin, --password-file oder --admin.',
  'cli.enroll.incomplete': 'Ein fertiges Zertifikat braucht Zertifikat, Schlüssel und Zertifizierungsstelle.',
  'cli.enroll.incomplete.remedy':
    'Nennen Sie --certificate und --key, und --ca, wenn die Richtlinie die Zertifizierungsstelle nicht nennt.',
  'cli.enroll.fault.no-certificate': '{file} ist kein Zertifikat.',
  'cli.enroll.fault.no-key': '{key} ist kein Schlüssel, der sich ohne Passphrase benutzen lässt.',
  'cli.enroll.fault.no-authority': '{file} ist nicht das Zertifikat einer Zertifizierungsstelle.',
  'cli.enroll.fault.other-key': 'Der Schlüssel {key} gehört nicht zum Zertifikat {file}.',
  'cli.enroll.fault.other-name': 'Das Zertifikat {file} ist nicht für {host}.',
  'cli.enroll.fault.untrusted': 'Das Zertifikat {file} ist nicht von der Zertifizierungsstelle.',
  'cli.enroll.fault.ended': 'Das Zertifikat {file} ist abgelaufen.',
  'cli.enroll.fault.not-yet': 'Das Zertifikat {file} gilt noch nicht.',
  'cli.enroll.fault.remedy':
    'Es wurde nichts geändert. Bitten Sie die IT um ein Zertifikat mit dem Common Name {host}.',
  'cli.enroll.delete': 'Es ist eingerichtet. Die Originale {files} löschen? (ja/nein)',
  'cli.enroll.originals': 'Das Original des Schlüssels liegt noch in {key}; bitte löschen Sie es.',
  'cli.enroll.until.prepared': 'Das Zertifikat gilt bis {at}; die IT erneuert es.',
  'cli.enroll.wants-certificate': 'Die Richtlinie verlangt für {target} ein Zertifikat, kein Passwort.',
  'cli.enroll.wants-certificate.remedy':
    'Für ein Passwort steht beim Ziel {target} in der Richtlinie "auth": \'{\' "type": "password", "user": "..." \'}\'.',
  'cli.enroll.no-user': 'Weder der Befehl noch die Richtlinie sagt, für welchen ApiUser das Passwort ist.',
  'cli.enroll.no-user.remedy': 'Nennen Sie ihn mit --user.',
  'cli.enroll.password':
    '{host} ist bei {target} angemeldet; das Passwort ist in Ihrem Schlüsselbund als {account}.',
  'cli.enroll.no-admin-password': 'Ohne Terminal kann niemand das Passwort des Administrators eingeben.',
  'cli.enroll.no-admin-password.remedy': 'Übergeben Sie es mit --admin-password-file.',
  'cli.enroll.ask-password': 'Passwort von {user} in Icinga:',
  'cli.enroll.user-exists':
    'Für diesen Host hat schon jemand anderes einen ApiUser angelegt (als {user} oder für sein Zertifikat).',
  'cli.enroll.user-exists.remedy':
    'Es wurde nichts geändert. Fragen Sie nach dem Passwort von {user} und übergeben Sie es mit --password-file.',
  'cli.enroll.refused-config': '{endpoint} hat die Konfiguration nicht angenommen: {reason}',
  'cli.enroll.refused-config.remedy':
    'Dort wurde nichts geändert. Bitte geben Sie das an die weiter, die den Server betreiben.',
  'cli.unenroll': 'diesem Rechner seine Zugangsdaten für einen Monitoring-Server wegnehmen',
  'cli.unenroll.details':
    'Entfernt Schlüssel und Zertifikat oder das Passwort im Schlüsselbund. Mit --admin entfernt es auch, was fettle enroll --admin auf dem Server angelegt hat, und sonst nichts dort.',
  'cli.unenroll.option.fingerprint':
    'SHA-256-Fingerabdruck des Server-Zertifikats, für --admin ohne eingeholtes Zertifikat',
  'cli.unenroll.option.yes': 'nicht nachfragen',
  'cli.unenroll.option.admin': 'Name eines Icinga-Administrators, um auch dort aufzuräumen',
  'cli.unenroll.ask':
    'Die Zugangsdaten von {host} für {target} wegnehmen? Danach kann nichts mehr gesendet werden. (ja/nein)',
  'cli.unenroll.no-yes': 'Ohne Terminal kann niemand gefragt werden.',
  'cli.unenroll.no-yes.remedy': 'Ohne Nachfrage geht es mit --yes.',
  'cli.unenroll.not-agreed': 'Es wurde nichts geändert.',
  'cli.unenroll.done': 'Die Zugangsdaten von {host} für {target} sind von diesem Rechner entfernt.',
  'cli.unenroll.nothing': 'Auf diesem Rechner waren keine Zugangsdaten für {target}.',
  'cli.unenroll.left':
    'Ein Zertifikat gilt, bis es abläuft: Die IT sollte auf dem Server den ApiUser {user} löschen, und den Host {host} mit seinen Services, wenn er nicht mehr gebraucht wird.',
  'cli.unenroll.cleaned': 'Was Fettle für {host} auf dem Server angelegt hatte, ist ebenfalls entfernt.',
  'cli.unenroll.kept': 'Im Schlüsselbund steht noch {account}.',
  'cli.quit': 'die laufende App beenden',
  'cli.quit.details':
    'Stellt nichts zu und bestätigt nichts: die App zu beenden oder zu aktualisieren ist kein Herunterfahren.',
  'cli.quit.for-update': 'für Paketskripte: die App wird gleich ersetzt',
  'cli.quit.done': 'Fettle wird beendet.',
  'cli.quit.not-running': 'Fettle läuft nicht.',
};
