import { dpiaDe } from './dpia.de';
import type { LanguageTexts } from './languages';

/** German texts in ICU MessageFormat. */
export const de: LanguageTexts = {
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
  'process.aborted': '{program} wurde vorzeitig angehalten',
  'process.not-understood': 'die Antwort von {program} war nicht zu verstehen',
  'check.failed': 'Die Prüfung konnte nicht nachsehen: {reason}',

  // Checks: updates
  'updates.title': 'Aktualisierungen',
  'updates.purpose':
    'Ausstehende Sicherheitsaktualisierungen und Neustarts fallen auf, bevor sie zum Risiko werden.',
  'updates.collects.packages':
    'Wie viele Aktualisierungen und Sicherheitsaktualisierungen ausstehen und wie alt der Paketindex ist, mit der Adresse eines zurückgebliebenen Archivs (keine Paketnamen)',
  'updates.collects.reboot':
    'Ob ein Neustart aussteht, mit der laufenden und der installierten Kernelversion',
  'updates.collects.end-of-life': 'Der Name des Betriebssystems und das Ende seiner Unterstützung',
  'updates.collects.browser':
    'Die Versionen der Browser, für die Ihre Organisation eine Mindestversion festlegt (nie ein Profil)',
  'updates.progress': '{source} wird nach ausstehenden Aktualisierungen gefragt ...',
  'updates.packages.none': '{source}: keine Aktualisierungen stehen aus',
  'updates.packages.security':
    '{source}: {count, plural, one {# Sicherheitsaktualisierung steht aus} other {# Sicherheitsaktualisierungen stehen aus}}, bitte bis {deadline} einspielen',
  'updates.packages.security.overdue':
    '{source}: {count, plural, one {# Sicherheitsaktualisierung steht aus} other {# Sicherheitsaktualisierungen stehen aus}}, fällig seit {deadline}',
  'updates.packages.other':
    '{source}: {count, plural, one {# weitere Aktualisierung ist verfügbar und nicht dringend} other {# weitere Aktualisierungen sind verfügbar, keine davon dringend}}',
  'updates.packages.unmarked':
    '{source}: {count, plural, one {# Aktualisierung ist} other {# Aktualisierungen sind}} verfügbar; {source} sagt nicht, welche der Sicherheit dienen',
  'updates.packages.other.old':
    '{source}: {count, plural, one {# Aktualisierung ist} other {# Aktualisierungen sind}} verfügbar, die älteste seit: {age}',
  'updates.packages.remedy':
    'Spielen Sie die Aktualisierungen von {source} mit Ihrem Aktualisierungsprogramm ein oder mit dem Befehl, wo einer gezeigt wird',
  'updates.apt.unread': 'der Paketindex {file} ist nicht lesbar',
  'updates.apt.no-archive': 'die Paketlisten von {archive} fehlen',
  'updates.packages.stale-part':
    '{source}: ob das alles ist, lässt sich nicht sagen: Der Index von {name} ist {age} alt',
  'updates.obstacle.unfinished':
    '{source}: {count, plural, one {# Paket ist} other {# Pakete sind}} nicht fertig installiert',
  'updates.obstacle.unfinished.remedy':
    'Lassen Sie die Installation zu Ende führen, mit dem Befehl oder mit Hilfe der IT',
  'updates.obstacle.kept-back':
    '{source}: {count, plural, one {# Sicherheitsaktualisierung wird} other {# Sicherheitsaktualisierungen werden}} zurückgehalten, von Hand oder von einem anderen Paket',
  'updates.obstacle.kept-back.remedy':
    'Sehen Sie nach, ob jemand sie von Hand zurückhält; die IT hilft dabei',
  'updates.obstacle.unsupported':
    '{source}: {count, plural, one {# Programm oder Laufzeitumgebung bekommt} other {# Programme oder Laufzeitumgebungen bekommen}} keine Aktualisierungen mehr',
  'updates.obstacle.unsupported.remedy':
    'Sehen Sie nach, welche es sind („eol“), und steigen Sie auf etwas Neueres um oder entfernen Sie, was Sie nicht brauchen',
  'updates.obstacle.restart':
    '{source}: {count, plural, one {# installierte Aktualisierung wartet} other {# installierte Aktualisierungen warten}} auf einen Neustart',
  'updates.obstacle.restart.remedy':
    'Sichern Sie Ihre Arbeit und starten Sie den Computer neu, wenn es Ihnen passt',
  'updates.packages.index': '{source}: Der Index wurde {age} aufgefrischt',
  'updates.packages.stale': '{source}: nicht feststellbar, Alter des Index: {age}',
  'updates.packages.no-index': '{source}: nicht feststellbar, es gibt keinen Index',
  'updates.packages.stale.remedy':
    'Verbinden Sie sich mit einem Netz und lassen Sie {source} nach Aktualisierungen suchen',
  'updates.packages.failed': '{source}: ausstehende Aktualisierungen nicht feststellbar: {reason}',
  'updates.packages.failed.remedy':
    'Sehen Sie nach, was {source} zu sagen hat; wird ein Fehler genannt, hilft die IT',
  'updates.packages.incomplete': '{source}: nicht feststellbar, ob das alles ist: {reason}',
  'updates.incomplete': 'die Meldung ist „{words}“',
  'updates.windows.partial': 'die letzte Suche war nicht vollständig (Ergebniscode {code})',
  'updates.fwupd.no-device': 'kein Gerät hier nimmt Firmware-Aktualisierungen an',
  'updates.count.exceeded':
    'Insgesamt {count, plural, one {steht # Aktualisierung} other {stehen # Aktualisierungen}} aus, mehr als Ihre Organisation zulässt',
  'updates.count.security.exceeded':
    'Insgesamt {count, plural, one {steht # Sicherheitsaktualisierung} other {stehen # Sicherheitsaktualisierungen}} aus, mehr als Ihre Organisation zulässt',
  'updates.reboot.none': 'Es steht kein Neustart aus',
  'updates.reboot.pending': 'Ein Neustart steht aus, bitte bis {deadline} ({why})',
  'updates.reboot.overdue': 'Ein Neustart steht aus, fällig seit {deadline} ({why})',
  'updates.reboot.why.kernel': 'Kernel {installed} ist installiert, {running} läuft',
  'updates.reboot.why.packages': 'aktualisierte Pakete verlangen ihn',
  'updates.reboot.unknown':
    'Ob ein Neustart aussteht, ist hier nicht bekannt: Der laufende Kernel {running} ist keiner der installierten',
  'updates.reboot.failed': 'Ob ein Neustart aussteht, ist nicht feststellbar: {reason}',
  'updates.reboot.remedy': 'Sichern Sie Ihre Arbeit und starten Sie den Computer neu, wenn es Ihnen passt',
  'updates.end-of-life.fine': '{system} wird bis {date} unterstützt',
  'updates.end-of-life.soon': 'Die Unterstützung für {system} endet am {date}, es bleiben {left}',
  'updates.end-of-life.over': 'Die Unterstützung für {system} endete am {date}',
  'updates.end-of-life.unknown': 'Wie lange {system} unterstützt wird, ist nicht bekannt',
  'updates.end-of-life.table': '{said} (aus der eigenen Tabelle von Fettle, Stand {table})',
  'updates.end-of-life.remedy':
    'Planen Sie den Umstieg auf eine neuere Version des Systems; die IT hilft dabei',
  'updates.browser.fine': '{browser} {version} ist neu genug',
  'updates.browser.old': '{browser} {version} ist älter als {minimum}, bitte bis {deadline} aktualisieren',
  'updates.browser.overdue': '{browser} {version} ist älter als {minimum}, fällig seit {deadline}',
  'updates.browser.unknown': 'Die Version von {browser} ist nicht feststellbar: {reason}',
  'updates.browser.none': 'Keiner dieser Browser wurde gefunden: {names}',
  'updates.browser.remedy': 'Aktualisieren Sie {browser} und starten Sie ihn neu',
  'updates.no-source': 'Nicht feststellbar: Auf diesem Computer gibt es nichts, das Fettle fragen kann',
  'updates.no-source.remedy': 'Bitten Sie die IT, für diese Art von System eine andere Prüfung zu wählen',

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
  'backups.progress': '{source} wird nach der neuesten Sicherung gefragt ...',
  'backups.recent': 'Letzte Sicherung {age}',
  'backups.all-recent': 'Alle {count} Sicherungen sind aktuell, die älteste von ihnen {age}',
  'backups.old': 'Letzte Sicherung {age}, vorgesehen alle {limit}',
  'backups.none': 'Noch keine Sicherung',
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
  'snapshots.progress': '{source} wird nach dem neuesten Schnappschuss gefragt ...',
  'snapshots.newest': 'Neuester Schnappschuss {age}',
  'snapshots.none': 'Noch kein Schnappschuss',
  'snapshots.unknown': 'Zeitpunkt des letzten Schnappschusses nicht feststellbar: {reason}',
  'snapshots.unclear':
    'Zeitpunkt des letzten Schnappschusses nicht feststellbar: Er ist auf die Zukunft datiert oder nicht erreichbar',
  'snapshots.no-backup':
    'Ein Schnappschuss liegt auf demselben Datenträger wie die Dateien und ist keine Sicherung',
  'snapshots.remedy.start': 'Fragen Sie die IT, warum keine Schnappschüsse mehr entstehen',

  // Checks: plugin
  'plugin.title': 'Monitoring-Plugin',
  'plugin.purpose': 'Eine Prüfung, die Ihre IT ausgesucht hat.',
  'plugin.collects.output': 'Alles, was das Plugin ausgibt: sein Text und seine Zahlen',
  'plugin.progress': '{program} läuft ...',
  'plugin.output': '{output}',
  'plugin.silent': '{program} meldet einen Befund ohne Worte',
  'plugin.nothing-said': 'Nicht feststellbar: {program} gab nichts aus',
  'plugin.no-verdict': 'Nicht feststellbar: {reason}',
  'plugin.cut': '{program} gab mehr aus, als aufgehoben wird; der Rest wurde weggelassen',
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

  // Checks: what can be checked here
  'detect.here': 'sie kann hier prüfen',
  'detect.program': '{program} ist installiert',
  'detect.not-configured': '{program} ist installiert, aber nicht eingerichtet',
  'detect.no-program': 'nicht installiert: {program}',
  'detect.other-system': 'nicht für dieses Betriebssystem',
  'detect.needs-server': 'braucht einen Server, den die IT nennt',
  'detect.needs-command': 'braucht einen Befehl, den die IT nennt',

  // Checks: system
  'system.purpose': 'Eine Störung dieses Computers fällt auf, bevor sie hinderlich wird.',
  'system.protection.purpose': 'Der Schutz dieses Computers und seiner Daten ist da, wenn er gebraucht wird.',
  'system.cannot-tell': 'Lässt sich nicht sagen: {reason}',
  'system.cannot-tell.remedy': 'Es wird von selbst erneut geprüft; wenn es so bleibt, hilft die IT',
  'system.reason.garbage': 'das System lieferte keine brauchbaren Angaben',
  'system.reason.late': 'das System antwortete nicht innerhalb von {timeout}',
  'system.reason.error': '{detail}',
  'disk.title': 'Speicherplatz',
  'disk.collects': 'Wie voll jeder Datenträger ist, mit dem Ordner, in dem er eingehängt ist',
  'disk.used': '{mount} ist zu {percent} % voll, {free} GB sind frei',
  'disk.all-well': 'Alle {count} Datenträger haben Platz',
  'disk.remedy': 'Leeren Sie den Papierkorb und entfernen Sie auf {mount}, was nicht mehr gebraucht wird',
  'disk.missing': '{mount} ist nicht eingehängt oder nicht lesbar',
  'disk.missing.remedy':
    'Schließen Sie den Datenträger von {mount} an, oder bitten Sie die IT, ihn aus dieser Prüfung zu nehmen',
  'memory.title': 'Arbeitsspeicher',
  'memory.collects': 'Wie viel Arbeitsspeicher belegt ist (nicht wodurch)',
  'memory.used': '{percent} % von {total} GB Arbeitsspeicher sind belegt',
  'memory.remedy':
    'Schließen Sie Programme, die nicht gebraucht werden, oder starten Sie den Computer neu, wenn es passt',
  'swap.title': 'Auslagerungsspeicher',
  'swap.collects': 'Wie viel Auslagerungsspeicher belegt ist',
  'swap.used': '{percent} % von {total} GB Auslagerungsspeicher sind belegt',
  'swap.none': 'Dieser Computer hat keinen Auslagerungsspeicher',
  'load.title': 'Auslastung',
  'load.collects': 'Wie beschäftigt der Computer in den letzten 15 Minuten war (nicht womit)',
  'load.average': 'Last über {minutes, plural, one {# Minute} other {# Minuten}}: {load} je Kern',
  'load.remedy':
    'Suchen Sie nach einem Programm, das nicht fertig wird, oder starten Sie den Computer neu, wenn es passt',
  'uptime.title': 'Laufzeit',
  'uptime.collects': 'Wie lange der Computer schon läuft',
  'uptime.running': 'Läuft seit {uptime}',
  'temperature.title': 'Temperatur',
  'temperature.collects': 'Wie warm der Prozessor ist',
  'temperature.processor': 'Der Prozessor hat {degrees} °C',
  'temperature.no-sensor': 'kein Sensor nennt die Temperatur',
  'temperature.remedy':
    'Halten Sie die Lüftung frei, und sagen Sie der IT Bescheid, wenn es warm bleibt oder der Lüfter stillsteht',
  'battery.title': 'Akku',
  'battery.collects': 'Ladung und Verschleiß des Akkus',
  'battery.none': 'Dieser Computer hat keinen Akku',
  'battery.charge': '{name} ist zu {charge} % geladen{discharging, select, yes { und entlädt sich} other {}}',
  'battery.no-charge': '{name} nennt seine Ladung nicht',
  'battery.charge.remedy': 'Schließen Sie das Ladegerät an',
  'battery.health': '{name} fasst {health} % dessen, was er neu fasste',
  'battery.health.remedy': 'Bitten Sie die IT um einen neuen Akku',
  'battery.no-health': '{name} verrät nicht, wie verbraucht der Akku ist',
  'interfaces.title': 'Netzwerkverbindung',
  'interfaces.collects': 'Welche Netzwerkanschlüsse verbunden sind (keine Adressen, keine Netznamen)',
  'interfaces.up': 'Verbunden: {names}',
  'interfaces.none': 'Kein Netzwerkanschluss ist verbunden',
  'interfaces.down': '{name} ist nicht verbunden',
  'interfaces.remedy': 'Stecken Sie das Netzwerkkabel ein oder verbinden Sie sich mit dem WLAN',
  'processes.title': 'Programme, die laufen müssen',
  'processes.collects': 'Ob die von der IT genannten Programme laufen und wie oft (keine anderen Programme)',
  'processes.count': '{name}: {count, plural, =0 {läuft nicht} one {# Prozess} other {# Prozesse}}',
  'processes.hidden':
    '{name}: {count, plural, =0 {keiner} other {#}} von Ihnen selbst, die anderer sind hier verborgen',
  'processes.all-well': 'Alle {count} Programme laufen, wie sie sollen',
  'processes.remedy': 'Starten Sie {name}, oder bitten Sie die IT darum',
  'services.title': 'Dienste, die laufen müssen',
  'services.collects': 'Ob die von der IT genannten Dienste laufen (keine anderen Dienste)',
  'services.state':
    '{name}: {state, select, active {läuft} reloading {liest seine Einstellungen neu} activating {startet} deactivating {hält an} inactive {läuft nicht} failed {ist gescheitert} masked {dauerhaft abgeschaltet} absent {nicht installiert} other {{state}}}',
  'services.all-well': 'Alle {count} Dienste laufen',
  'services.remedy': 'Bitten Sie die IT, nach dem Dienst {name} zu sehen; dieser Befehl zeigt, was er meldet',
  'disk-encryption.title': 'Verschlüsselung des Datenträgers',
  'disk-encryption.collects': 'Ob der Datenträger des Systems verschlüsselt ist (keine Schlüssel)',
  'disk-encryption.on': 'Der Datenträger von {mount} ist verschlüsselt',
  'disk-encryption.off': 'Der Datenträger von {mount} ist nicht verschlüsselt',
  'disk-encryption.partly':
    'Der Datenträger von {mount} ist nur teilweise verschlüsselt oder wird gerade verschlüsselt',
  'disk-encryption.unknown': 'Ob der Datenträger von {mount} verschlüsselt ist, lässt sich nicht sagen',
  'disk-encryption.all-well': 'Alle {count} Datenträger sind verschlüsselt',
  'disk-encryption.remedy': 'Bitten Sie die IT, den Datenträger dieses Computers zu verschlüsseln',
  'firewall.title': 'Firewall',
  'firewall.collects': 'Ob eine Firewall eingeschaltet ist (nicht ihre Regeln)',
  'firewall.on': 'Die Firewall ist an ({names})',
  'firewall.off': 'Die Firewall ist aus für {names}',
  'firewall.none': 'Kein Firewall-Dienst läuft ({names})',
  'firewall.weak': 'Das ist ein schwacher Anhaltspunkt: Welche Regeln gelten, sieht nur der Administrator',
  'firewall.remedy': 'Schalten Sie die Firewall in den Systemeinstellungen ein, oder bitten Sie die IT darum',
  'screen-lock.title': 'Bildschirmsperre',
  'screen-lock.collects': 'Nach welcher Zeit ohne Benutzung der Bildschirm gesperrt wird',
  'screen-lock.after': 'Der Bildschirm wird nach {after} ohne Benutzung gesperrt',
  'screen-lock.never': 'Der Bildschirm wird nicht von selbst gesperrt',
  'screen-lock.desktop': 'die Einstellungen dieser Arbeitsumgebung kennt Fettle nicht',
  'screen-lock.remedy':
    'Stellen Sie in den Systemeinstellungen unter Privatsphäre eine kürzere Zeit für die Bildschirmsperre ein',

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
  'ntopng.progress': 'ntopng wird gefragt ...',
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

  // Policy and settings
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

  // Store
  'store.cannot-write': 'Fettle kann {file} nicht schreiben: {reason}',
  'store.cannot-write.remedy':
    'Schaffen Sie Platz auf dem Datenträger oder bitten Sie die IT, die Rechte des Ordners zu prüfen. Die Prüfungen laufen weiter.',
  'store.set-aside': 'Eine Zustandsdatei war nicht lesbar und wurde als {aside} beiseitegelegt: {reason}',
  'store.set-aside.remedy':
    'Sie müssen nichts tun; heben Sie die Datei auf, falls die IT sie ansehen möchte. Neue Ergebnisse werden wie gewohnt gespeichert.',

  // Delivery
  'delivery.unauthorized': '{target} nimmt die Zugangsdaten dieses Rechners nicht an',
  'delivery.unauthorized.remedy':
    'Bitten Sie die IT, Benutzer und Passwort oder das Zertifikat von {host} auf dem Überwachungsserver zu prüfen.',
  'delivery.not-found': '{target} kennt einen Dienst von {host} nicht oder lässt ihn nicht melden',
  'delivery.not-found.remedy':
    'Bitten Sie die IT, den Rechner und seine Dienste anzulegen und die Rechte seines API-Benutzers zu prüfen. Antwort des Servers: {status}',
  'delivery.bad-request': '{target} konnte ein Ergebnis nicht lesen',
  'delivery.bad-request.remedy': 'Bitte sagen Sie der IT Bescheid; Antwort des Servers: {status}',
  'delivery.certificate-untrusted': 'Dem Zertifikat von {target} wird nicht vertraut',
  'delivery.certificate-untrusted.remedy':
    'Es wurde nichts gesendet. Bitten Sie die IT, die Zertifizierungsstelle in der Richtlinie zu prüfen: {status}',
  'delivery.certificate-expired': 'Das Zertifikat von {target} ist abgelaufen',
  'delivery.certificate-expired.remedy':
    'Es wurde nichts gesendet. Bitten Sie die IT, das Zertifikat des Überwachungsservers zu erneuern; falls das Datum dieses Rechners falsch ist, stellen Sie es richtig.',
  'delivery.certificate-not-yet-valid': 'Das Zertifikat von {target} gilt noch nicht',
  'delivery.certificate-not-yet-valid.remedy':
    'Es wurde nichts gesendet. Prüfen Sie Datum und Uhrzeit dieses Rechners; wenn sie stimmen, bitten Sie die IT, das Zertifikat zu prüfen.',
  'delivery.host-name-mismatch': 'Das Zertifikat von {target} gehört zu einem anderen Namen',
  'delivery.host-name-mismatch.remedy':
    'Es wurde nichts gesendet. Bitten Sie die IT, die Adresse in der Richtlinie zu prüfen: {status}',
  'delivery.unreachable':
    '{phase, select, lookup {Der Name von {target} ist in diesem Netz nicht bekannt} proxy {Der Proxy auf dem Weg zu {target} ist nicht erreichbar} other {{target} ist nicht erreichbar}}',
  'delivery.unreachable.remedy': 'Ergebnisse warten hier und werden gesendet, sobald das Netz wieder da ist.',
  'delivery.timeout':
    '{phase, select, lookup {Der Name von {target} ließ sich nicht rechtzeitig auflösen} connect {{target} nimmt die Verbindung nicht an} proxy {Der Proxy auf dem Weg zu {target} antwortet nicht} tls {{target} schließt den Aufbau der Verschlüsselung nicht ab} other {{target} antwortet nicht}}',
  'delivery.timeout.remedy': 'Ergebnisse warten hier; Fettle versucht es von selbst wieder.',
  'delivery.server-error': '{target} hat mit einem Fehler geantwortet',
  'delivery.server-error.remedy':
    'Ergebnisse warten hier; Fettle versucht es von selbst wieder. Antwort des Servers: {status}',
  'delivery.connection-lost': 'Die Verbindung zu {target} ist abgebrochen',
  'delivery.connection-lost.remedy': 'Ergebnisse warten hier; Fettle versucht es von selbst wieder.',
  'delivery.tls-refused': '{target} bietet keine Verschlüsselung an, die die Richtlinie zulässt',
  'delivery.tls-refused.remedy':
    'Es wurde nichts gesendet. Bitten Sie die IT, die TLS-Stufe in der Richtlinie zu prüfen: {status}',
  'delivery.not-icinga': 'Für {target} hat etwas anderes als Icinga geantwortet',
  'delivery.not-icinga.remedy':
    'Vielleicht möchte dieses Netz zuerst eine Anmeldung. Ergebnisse warten so lange hier.',
  'delivery.bad-proxy': 'Der Proxy dieses Rechners ist nicht verwendbar: {reason}',
  'delivery.bad-proxy.remedy':
    'Bitten Sie die IT, die Proxy-Einstellungen dieses Rechners zu prüfen. Ergebnisse warten hier.',
  'delivery.proxy-refused': 'Der Proxy auf dem Weg zu {target} lässt Fettle nicht durch',
  'delivery.proxy-refused.remedy':
    'Ergebnisse warten hier. Bitten Sie die IT, den Proxy und seine Zugangsdaten in der Richtlinie zu prüfen: {status}',
  'delivery.busy': '{target} ist ausgelastet und bittet um eine Pause',
  'delivery.busy.remedy': 'Ergebnisse warten hier; Fettle versucht es von selbst wieder.',
  'delivery.key-ring-locked': 'Ihr Schlüsselbund ist gesperrt, daher kann noch nichts gesendet werden',
  'delivery.key-ring-locked.remedy':
    'Entsperren Sie Ihren Schlüsselbund (meist geschieht das beim Anmelden). Die Prüfungen laufen weiter, Ergebnisse warten hier.',
  'delivery.no-password': 'Ihr Schlüsselbund enthält kein Passwort für {account}',
  'delivery.no-password.remedy': 'Bitten Sie die IT, diesen Rechner neu anzumelden.',
  'delivery.no-key-store': 'Es ist kein Schlüsselbund verfügbar: {reason}',
  'delivery.no-key-store.remedy':
    'Melden Sie sich wie gewohnt an Ihrer Oberfläche an; ohne Oberfläche bitten Sie die IT um ein Client-Zertifikat. Ergebnisse warten hier.',
  'delivery.not-enrolled': 'Dieser Rechner hat noch kein Zertifikat für {target}',
  'delivery.not-enrolled.remedy':
    'Bitten Sie die IT, ihn anzumelden (fettle enroll --target {target}). Die Ergebnisse warten hier.',
  'delivery.waiting-for-approval':
    'Dieser Rechner wartet auf die Freigabe durch die IT; bis dahin wird nichts gesendet',
  'delivery.waiting-for-approval.remedy':
    'Sie müssen nichts tun: Fettle fragt {target} von Zeit zu Zeit, ob die IT das Zertifikat unterschrieben hat.',
  'delivery.no-file': 'Eine Zertifikatsdatei ist nicht lesbar: {reason}',
  'delivery.no-file.remedy': 'Bitten Sie die IT, {file} zu prüfen.',

  'delivery.expires':
    '{days, plural, =0 {Das Zertifikat in {file} läuft in weniger als einem Tag ab} one {Das Zertifikat in {file} läuft in # Tag ab} other {Das Zertifikat in {file} läuft in # Tagen ab}}, am {at}',
  'delivery.expired': 'Das Zertifikat in {file} ist am {at} abgelaufen',
  'delivery.expires.remedy':
    'Bitten Sie die IT, es rechtzeitig zu erneuern; ohne das Zertifikat warten Ergebnisse hier.',
  'delivery.clock-back':
    'Die Uhr dieses Rechners geht gegenüber schon gesendeten Ergebnissen um {seconds} nach',
  'delivery.clock-back.remedy':
    'Prüfen Sie Datum und Uhrzeit. Ergebnisse werden weiter gesendet; bis die Uhr aufgeholt hat, folgen ihre Zeiten den früheren.',

  // Doctor
  'doctor.area.policy': 'Richtlinie',
  'doctor.area.settings': 'Einstellungen',
  'doctor.area.runtime': 'Programm',
  'doctor.area.key-ring': 'Schlüsselbund',
  'doctor.area.permissions': 'Dateien und ihre Rechte',
  'doctor.area.clock': 'Uhr',
  'doctor.area.checks': 'Prüfungen',
  'doctor.area.tray': 'Symbolleiste',
  'doctor.area.unit': 'Systemdienst für das Herunterfahren',
  'doctor.at': '{where}: {what}',
  'doctor.policy': 'Die Richtlinie von {organisation} gilt',
  'doctor.settings': 'Die Einstellungen sind brauchbar ({file})',
  'doctor.key-ring.unused': 'Aus dem Schlüsselbund wird nichts gebraucht',
  'doctor.key-ring.found': 'Der Schlüsselbund hat {account}',
  'doctor.key-ring.unit':
    'Der Systemdienst kann beim Herunterfahren nicht für die App sprechen, weil das Passwort im Schlüsselbund der Person liegt',
  'doctor.key-ring.unit.remedy':
    'Lassen Sie sich von der IT ein Zertifikat und einen Schlüssel als Dateien geben.',
  'doctor.runtime': 'Fettle {version} (Node {node}, Electron {electron})',
  'doctor.runtime.test': 'Fettle {version} ist ein Test-Build (Node {node}, Electron {electron})',
  'doctor.runtime.test.remedy':
    'Installieren Sie eine Veröffentlichung; ein Test-Build hat eine ältere Laufzeit.',
  'doctor.app.on': 'Die App läuft',
  'doctor.app.off': 'Die App läuft nicht; von selbst wird nichts geprüft und nichts gesendet',
  'doctor.app.off.remedy':
    'Starten Sie Fettle aus dem Anwendungsmenü; bei der nächsten Anmeldung startet es von selbst.',
  'doctor.app.other': 'Die laufende App ist {running}, dies ist {version}',
  'doctor.app.other.remedy': 'Beenden Sie Fettle in seinem Menü und starten Sie es neu.',
  'doctor.app.silent': 'Die App antwortet nicht: {reason}',
  'doctor.state': 'Fettle kann in {folder} schreiben',
  'doctor.state.new': '{folder} wird beim ersten Start angelegt',
  'doctor.state.not-writable': 'Fettle kann nicht in {folder} schreiben: {reason}',
  'doctor.state.not-writable.remedy': 'Sorgen Sie dafür, dass {folder} Ihnen gehört, oder fragen Sie die IT.',
  'doctor.readable': 'Andere können {file} lesen',
  'doctor.readable.remedy': 'Nehmen Sie das Recht weg: {command}',
  'doctor.key': 'Der private Schlüssel {file} ist nur für seinen Besitzer lesbar',
  'doctor.key.missing': 'Der private Schlüssel {file} fehlt, oder Sie dürfen dort nicht nachsehen',
  'doctor.key.missing.remedy': 'Bitten Sie die IT, {file} für Sie lesbar abzulegen.',
  'doctor.clock': 'Ein Zeitserver stellt die Uhr',
  'doctor.clock.plausible': 'Die Uhr ist nicht hinter dem, was Fettle gesendet hat',
  'doctor.clock.free': 'Kein Zeitserver stellt die Uhr',
  'doctor.clock.free.remedy':
    'Schalten Sie in den Systemeinstellungen „Zeit automatisch stellen“ ein, oder: timedatectl set-ntp true',
  'doctor.checks.none.remedy': 'Fragen Sie die IT, welche Prüfungen die Richtlinie haben soll.',
  'doctor.check': '{title}: zuletzt geprüft {at}',
  'doctor.check.declined': '{title}: wird nicht geprüft, wie in der Datenschutzinformation gewählt',
  'doctor.check.unanswered': '{title}: wartet auf eine Antwort zur Datenschutzinformation',
  'doctor.check.unanswered.remedy': 'Öffnen Sie Fettle und beantworten Sie die Datenschutzinformation.',
  'doctor.check.never': '{title}: noch nicht geprüft',
  'doctor.check.never.remedy': 'Wählen Sie in Fettle „Jetzt prüfen“.',
  'doctor.check.blind': '{title}: konnte nicht nachsehen. {summary}',
  'doctor.check.blind.remedy': 'So ist zu sehen, was geschieht: fettle run {entry} --explain',
  'doctor.tray': 'Die Arbeitsumgebung zeigt Symbole in der Leiste',
  'doctor.unit': '{unit} ist eingeschaltet',
  'doctor.unit.unused': 'Wird hier nicht gebraucht',
  'doctor.unit.off':
    '{unit} ist nicht eingeschaltet ({state}); ein Herunterfahren, das die App nicht sieht, wird nicht angekündigt',
  'doctor.unit.off.remedy': 'Als Administrator: {command}',
  'doctor.unit.folder': '{folder} fehlt oder hat andere Rechte, als das Paket ihm gibt',
  'doctor.unit.folder.remedy': 'Als Administrator: {command}',
  'doctor.credentials.certificate': 'Das Zertifikat {file} und sein Schlüssel sind lesbar',
  'doctor.credentials.password': 'Der Schlüsselbund hat das Passwort von {user}',
  'doctor.step.lookup': 'Der Name ist bekannt',
  'doctor.step.connect': 'Die Verbindung wird angenommen',
  'doctor.step.proxy': 'Der Proxy lässt Fettle durch',
  'doctor.step.tls': 'Die Verschlüsselung ist vereinbart',
  'doctor.tls': 'Verschlüsselt mit {protocol}, {cipher}',
  'doctor.certificate': 'Zertifikat von {subject}, ausgestellt von {issuer}, gültig bis {at}',
  'doctor.certificate.soon': 'Das Zertifikat von {subject}, ausgestellt von {issuer}, endet bald: {at}',
  'doctor.certificate.soon.remedy':
    'Bitten Sie die IT, das Zertifikat von {subject} rechtzeitig zu erneuern.',
  'doctor.odd-answer': 'Eine unerwartete Antwort: {status}',
  'doctor.identity': 'Der Server kennt diesen Rechner als {host}',
  'doctor.permission.results': 'Ergebnisse dürfen gemeldet werden',
  'doctor.permission.results.missing': 'Ergebnisse dürfen nicht gemeldet werden; ohne das geht nichts',
  'doctor.permission.departure': 'Probleme dürfen beim Ausschalten bestätigt werden',
  'doctor.permission.departure.missing':
    'Probleme können beim Ausschalten nicht bestätigt werden; nur Ergebnisse werden gesendet',
  'doctor.permission.return': 'Bestätigungen dürfen beim nächsten Start zurückgenommen werden',
  'doctor.permission.return.missing':
    'Bestätigungen können nicht zurückgenommen werden; sie enden durch Ablauf oder Erholung',
  'doctor.permission.downtime': 'Wartungszeiten dürfen gesetzt und entfernt werden',
  'doctor.permission.downtime.missing': 'Wartungszeiten können nicht gesetzt und entfernt werden',
  'doctor.permission.snooze': 'Befunde dürfen zurückgestellt werden',
  'doctor.permission.snooze.missing':
    'Ein Zurückstellen erreicht die IT möglicherweise nicht oder lässt sich dort nicht zurücknehmen; dann gilt es nur auf diesem Rechner',
  'doctor.permission.remedy':
    'Bitten Sie die IT, dem API-Benutzer dieses Rechners zu geben: {permissions}, jeweils nur für den eigenen Host.',
  'doctor.permission.too-much': 'Der API-Benutzer darf mehr als den eigenen Host sehen: {permissions}',
  'doctor.permission.too-much.remedy': 'Bitten Sie die IT, dieses Recht zu entziehen; Fettle braucht es nie.',
  'doctor.service': 'Ein Ergebnis für den Service {service} würde angenommen',
  'doctor.service.refused': 'Ein Ergebnis für den Service {service} von {host} würde nicht angenommen',
  'doctor.service.refused.remedy':
    'Bitten Sie die IT, den Service anzulegen und die Rechte zu prüfen. Antwort des Servers: {status}',

  // Health
  'health.title': 'Fettle selbst',
  'health.purpose': 'Damit die IT bemerkt, wenn Fettle auf diesem Rechner nicht mehr richtig arbeitet.',
  'health.collects.version': 'Version von Fettle und Anzahl seiner eigenen Probleme',
  'health.collects.delivery': 'Wann zuletzt Ergebnisse zugestellt wurden und wie lange das älteste wartet',
  'health.collects.policy': 'Wann das Zertifikat endet, und eine Prüfsumme der Richtlinie',
  'health.ok': 'Fettle {version} arbeitet, wie es soll',
  'health.trouble': 'Fettle {version} braucht Aufmerksamkeit',
  'health.delivered': 'Ergebnisse wurden zuletzt am {at} zugestellt',
  'health.never-delivered': 'Seit dem Start wurden keine Ergebnisse zugestellt',
  'health.waiting': 'Das älteste wartende Ergebnis ist {age} alt',
  'health.certificate': 'Das erste Zertifikat endet am {at}',
  'health.problems': '{count, plural, one {# eigenes Problem} other {# eigene Probleme}}',
  'health.policy': 'Richtlinie {hash}',

  // Privacy
  'privacy.legal-basis.legitimate-interest':
    'Berechtigtes Interesse Ihrer Organisation (Art. 6 Abs. 1 lit. f DSGVO)',
  'privacy.legal-basis.legal-obligation':
    'Rechtliche Verpflichtung Ihrer Organisation (Art. 6 Abs. 1 lit. c DSGVO)',
  'privacy.legal-basis.contract': 'Ihr Vertrag mit Ihrer Organisation (Art. 6 Abs. 1 lit. b DSGVO)',
  'privacy.legal-basis.consent': 'Ihre Einwilligung (Art. 6 Abs. 1 lit. a DSGVO)',
  'privacy.legal-basis.own-device': 'Nichts verlässt diesen Computer',
  'privacy.recipient': '{organisation}, als Host {hosts} auf dem Überwachungsserver {servers}',
  'privacy.recipient.unnamed': 'Der Betreiber des Überwachungsservers {servers}, als Eintrag {hosts}',
  'privacy.recipient.nobody': 'Niemand; die Ergebnisse bleiben auf diesem Computer',
  'privacy.redaction.standard':
    'Vor dem Senden werden Ihr Name und der dieses Computers, Home-Ordner, Adressen, Seriennummern und Zugangsdaten entfernt',
  'privacy.redaction.allow-list':
    'Vor dem Senden wird alles entfernt, was Programme geschrieben haben, außer Zahlen, Zuständen und gelisteten Wörtern',
  'privacy.redaction.off':
    'Texte werden so gesendet, wie Programme sie schreiben; Namen und Adressen darin werden nicht entfernt',
  'privacy.departure.title': 'Wenn dieser Computer ausgeschaltet wird',
  'privacy.departure.purpose':
    'Offene Probleme dieses Computers werden beim Ausschalten auf dem Überwachungsserver bestätigt, damit in der Zwischenzeit niemand deswegen alarmiert wird.',
  'privacy.departure.collects.mode.downtime':
    'Eine Wartungszeit dieses Computers bis zum nächsten Arbeitstag',
  'privacy.departure.collects.mode.passive-down':
    'Dass dieser Computer aus ist, als sein Zustand auf dem Überwachungsserver',
  'privacy.departure.collects.suspend': 'Dasselbe bei Bereitschaft und Ruhezustand, und wann er aufwacht',
  'privacy.departure.collects.early': 'Probleme werden schon bestätigt, wenn sie auftreten',
  'privacy.departure.collects.time': 'Dass und wann dieser Computer ausgeschaltet wird',
  'privacy.departure.collects.services': 'Welche der gemeldeten Prüfungen in diesem Moment ein Problem haben',
  'privacy.departure.collects.texts': 'Der Autor „{author}“ und der Kommentar „{comment}“',
  'privacy.snooze.title': 'Wenn Sie etwas zurückstellen',
  'privacy.snooze.purpose':
    'Sie können einen Befund bis zu einem Zeitpunkt Ihrer Wahl zurückstellen. Er wird dann auf dem Überwachungsserver bestätigt, sodass auch die IT Sie nicht daran zu erinnern braucht.',
  'privacy.snooze.collects.what':
    'Welchen Befund Sie wann und bis wann zurückstellen, und dass Sie es zurücknehmen',
  'privacy.snooze.collects.words':
    'Ihre eigenen Worte an die IT, falls Sie welche schreiben; Namen, Adressen und Zugangsdaten darin werden wie überall entfernt',
  'privacy.snooze.collects.author':
    'Der Autor „{author}“, nie Ihr Name, es sei denn, die IT hat ihn dort eingetragen',
  'privacy.snooze.collects.limit':
    'Jeder Befund lässt sich {limit, plural, one {einmal} other {bis zu #-mal}} zurückstellen, höchstens für {longest}; wie oft Sie es getan haben, wird nur auf diesem Rechner gezählt',
  'privacy.local.title': 'Prüfungen auf diesem Computer',
  'privacy.local.purpose': 'Fettle kümmert sich um diesen Computer und zeigt Ihnen, was es findet.',
  'privacy.record.torn':
    'Der letzte Eintrag des Einwilligungsprotokolls war abgeschnitten, vermutlich durch einen Stromausfall, und wurde nach {aside} verschoben',
  'privacy.record.torn.remedy':
    'Beantworten Sie die Frage des Datenschutzhinweises erneut, falls sie wieder erscheint; alle früheren Antworten sind erhalten.',
  'privacy.record.altered':
    'Das Einwilligungsprotokoll wurde außerhalb von Fettle verändert (Zeile {line}) und als {aside} beiseitegelegt',
  'privacy.record.altered.remedy':
    'Bitte beantworten Sie den Datenschutzhinweis erneut und sagen Sie der Datenschutzbeauftragten oder dem Datenschutzbeauftragten Bescheid. Bis dahin läuft nichts und wird nichts gesendet.',
  'privacy.record.unreadable': 'Das Einwilligungsprotokoll ist nicht lesbar: {reason}',
  'privacy.record.unreadable.remedy':
    'Bitten Sie die IT, die Berechtigungen von {file} zu prüfen. Bis dahin läuft nichts und wird nichts gesendet.',

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

  // Engine
  'engine.checking': 'wird geprüft ...',
  'engine.timed-out': 'Die Prüfung dauerte länger als {timeout} und wurde beendet',
  'headline.answer-needed': 'Bevor etwas geprüft oder gesendet wird, fehlt Ihre Antwort',
  'headline.fine': 'Ihr Rechner ist in gutem Zustand',
  'headline.findings': '{count, plural, one {# Punkt braucht} other {# Punkte brauchen}} Aufmerksamkeit',
  'headline.cannot-tell':
    '{count, plural, one {Eine Prüfung} other {# Prüfungen}} konnte{count, plural, one {} other {n}} nicht nachsehen',
  'headline.waiting': 'Ihr Rechner wird zum ersten Mal geprüft',
  'headline.nothing': 'Im Moment wird nichts geprüft',
  'headline.not-connected': 'Ihre Ergebnisse warten darauf, gesendet zu werden',
  'headline.snoozed': '{count, plural, one {Ein Punkt ist} other {# Punkte sind}} zurückgestellt',
  'headline.paused': 'Pausiert bis {until}. Nichts läuft, und nichts wird gesendet.',
  'headline.policy-refused':
    'Die Richtlinie Ihrer Organisation hat einen Fehler, daher wird nichts geprüft oder gesendet',

  // Tray and window
  'ui.nav': 'Seiten',
  'ui.nav.status': 'Status',
  'ui.nav.notice': 'Hinweis',
  'ui.nav.settings': 'Einstellungen',
  'ui.nav.about': 'Über Fettle',
  'ui.nav.privacy': 'Datenschutz',
  'ui.nav.sent': 'Was gesendet wurde',
  'ui.nav.more': 'Mehr',
  'ui.check.back': 'Zurück zum Status',
  'ui.check.gone': 'Diese Prüfung gibt es nicht mehr',
  'ui.as-is': '{value}',
  'ui.nav.activity': 'Aktivität',
  'ui.nav.seen': 'Was die IT sieht',
  'ui.history': 'Verlauf',
  'ui.history.days': '{count} Tage',
  'ui.history.span': 'Zeitraum',
  'ui.history.empty':
    'Noch kein Verlauf. Er entsteht hier ab der ersten Prüfung Tag für Tag und bleibt 90 Tage, nur auf diesem Computer.',
  'ui.history.kept': 'Bleibt 90 Tage, nur auf diesem Computer.',
  'ui.history.begins': 'Der Verlauf beginnt am {date}.',
  'ui.history.read': 'Einen Tag ansehen',
  'ui.history.unknown': 'Nicht nachgesehen: Computer aus, oder Fettle pausiert oder nicht gestartet',
  'ui.history.unknown.short': 'Nicht nachgesehen',
  'ui.history.value': '{name}: {value}',
  'ui.history.cell': '{low} bis {high}',
  'ui.history.alt': '{title}, die letzten {days} Tage. {states}.',
  'ui.history.alt.state': '{state}: {count, plural, one {# Tag} other {# Tage}}',
  'ui.history.alt.metric': '{name} zwischen {low} und {high}.',
  'ui.history.limit': '{state}: {value}',
  'ui.history.table': 'Als Tabelle',
  'ui.history.when': 'Wann',
  'ui.history.state': 'Zustand',
  'ui.limits': 'Ab wann',
  'ui.limits.none': 'Es zählt, was Fettle vorfindet; keine Zahl setzt eine Grenze.',
  'ui.card.open': 'Verlauf von {title}',
  'ui.activity.title': 'Aktivität',
  'ui.activity.lead':
    'Was gefunden, gesendet und bestätigt wurde. Nur auf diesem Computer: Befunde 90 Tage, Anfragen 30 Tage.',
  'ui.activity.kind': 'Anzeigen',
  'ui.activity.all': 'Alles',
  'ui.activity.result': 'Befunde',
  'ui.activity.delivery': 'Sendungen',
  'ui.activity.acknowledgement': 'Bestätigungen',
  'ui.activity.empty':
    'Noch ist nichts geschehen. Was die Prüfungen finden und was gesendet wird, steht später hier.',
  'ui.activity.empty.kind': 'Davon ist noch nichts geschehen.',
  'ui.activity.more': 'Frühere anzeigen',
  'ui.today': 'Heute',
  'ui.yesterday': 'Gestern',
  'activity.sent': '{count, plural, one {Ein Ergebnis} other {# Ergebnisse}} an {target} gesendet',
  'activity.refused':
    '{target} hat {count, plural, one {ein Ergebnis} other {# Ergebnisse}} nicht angenommen (Status {status})',
  'activity.unanswered':
    'Keine Antwort von {target} auf {count, plural, one {ein Ergebnis} other {# Ergebnisse}}',
  'activity.acknowledged': 'Bestätigt bis {expiry}',
  'activity.taken-back': 'Bestätigung zurückgenommen',
  'activity.downtime-ended': 'Wartungszeit beendet',
  'activity.snoozed': 'Von Ihnen zurückgestellt bis {until}.',
  'activity.snoozed.words': 'Von Ihnen zurückgestellt bis {until}: „{words}“',
  'activity.snooze.taken-back': 'Von Ihnen nicht länger zurückgestellt.',
  'activity.snooze.expired': 'Nicht länger zurückgestellt: Die Zeit ist um.',
  'activity.snooze.recovered': 'Nicht länger zurückgestellt, weil es wieder in Ordnung ist.',
  'activity.snooze.worse': 'Nicht länger zurückgestellt, weil es schlimmer geworden ist.',
  'activity.snooze.not-allowed': 'Nicht länger zurückgestellt, weil das nicht mehr vereinbart ist.',
  'ui.seen.title': 'Was die IT sieht',
  'ui.seen.lead': 'Die Worte, die der Überwachungsserver über diesen Computer hat, so wie sie dort stehen.',
  'ui.seen.none': 'Von diesem Computer wird nichts gesendet, also sieht die IT nichts davon.',
  'ui.seen.asking': 'Der Server wird gefragt …',
  'ui.seen.again': 'Noch einmal fragen',
  'ui.seen.asked': 'Gefragt {when}',
  'ui.seen.target': '{host} auf {target}',
  'ui.seen.not-permitted':
    'Der Server lässt diesen Computer seine eigenen Einträge nicht lesen. Unten steht, was zuletzt gesendet und angenommen wurde. Bestätigungen lassen sich nicht zeigen.',
  'ui.seen.not-now':
    'Im Augenblick verlässt nichts diesen Computer (Pause oder außerhalb der Zeiten), also wird der Server nicht gefragt. Unten steht, was zuletzt gesendet und angenommen wurde.',
  'ui.seen.not-connected':
    'Der Server hat nicht geantwortet. Unten steht, was zuletzt gesendet und angenommen wurde.',
  'ui.seen.empty': 'Der Server hat noch keinen Eintrag für diesen Computer.',
  'ui.seen.empty.sent': 'Bisher wurde nichts gesendet und angenommen.',
  'ui.seen.no-result': 'Noch kein Ergebnis',
  'ui.seen.since': 'Ergebnis vom {date}',
  'ui.seen.acknowledged': 'Bestätigt',
  'ui.seen.acknowledged.until': 'Bestätigt bis {date}',
  'ui.seen.acknowledged.by': 'von {author}: {comment}',
  'ui.seen.acknowledged.unnamed': 'Der Server sagt diesem Computer nicht, wer es war.',
  'ui.seen.perfdata': 'Zahlen',
  'figure.number': '{value, number}',
  'figure.unit': '{value, number} {unit}',
  'metric.age': 'Alter der neuesten Sicherung',
  'metric.available-updates': 'Anstehende Updates',
  'metric.security-updates': 'Anstehende Sicherheitsupdates',
  'metric.uptime': 'Zeit seit dem Start',
  'metric.memory': 'Belegter Arbeitsspeicher',
  'metric.swap': 'Belegter Auslagerungsspeicher',
  'metric.load1': 'Last über eine Minute',
  'metric.load5': 'Last über fünf Minuten',
  'metric.load15': 'Last über 15 Minuten',
  'metric.lock-after': 'Zeit bis zur Bildschirmsperre',
  'metric.interfaces-up': 'Verbundene Netzwerkschnittstellen',
  'metric.processor': 'Temperatur des Prozessors',
  'metric.disk': '{place} belegt',
  'limits.warning.above': '{name}: braucht Aufmerksamkeit über {value}',
  'limits.warning.below': '{name}: braucht Aufmerksamkeit unter {value}',
  'limits.warning.outside': '{name}: braucht Aufmerksamkeit unter {from} und über {to}',
  'limits.warning.inside': '{name}: braucht Aufmerksamkeit von {from} bis {to}',
  'limits.critical.above': '{name}: ein Problem über {value}',
  'limits.critical.below': '{name}: ein Problem unter {value}',
  'limits.critical.outside': '{name}: ein Problem unter {from} und über {to}',
  'limits.critical.inside': '{name}: ein Problem von {from} bis {to}',
  'limits.updates.security':
    'Ein anstehendes Sicherheitsupdate braucht sofort Aufmerksamkeit und ist nach {critical} ein Problem.',
  'limits.updates.reboot':
    'Ein anstehender Neustart braucht sofort Aufmerksamkeit und ist nach {critical} ein Problem.',
  'limits.updates.other': 'Jedes andere Update braucht Aufmerksamkeit, wenn es seit {warning} ansteht.',
  'limits.updates.end-of-life':
    'Das Ende der Systemunterstützung braucht {warning} vorher Aufmerksamkeit und ist danach ein Problem.',
  'limits.updates.index': 'Paketlisten, die älter als {unknown} sind, sagen nichts aus.',
  'ui.help': 'Hilfe',
  'ui.loading': 'Der Zustand dieses Computers wird geladen.',
  'ui.load-failed': 'Fettle kann gerade nicht zeigen, wie es diesem Computer geht',
  'ui.try-again': 'Erneut versuchen',
  'ui.call-failed': 'Das hat nicht geklappt: {reason}',
  'ui.copy': 'Kopieren',
  'ui.copied': 'Kopiert',
  'ui.cancel': 'Abbrechen',
  'ui.print': 'Drucken',
  'ui.version': 'Fettle {version}',
  'ui.just-now': 'gerade eben',
  'ui.any-moment': 'gleich',
  'ui.check-now': 'Jetzt prüfen',
  'ui.check-again': 'Erneut prüfen',
  'ui.checking': 'Wird geprüft …',
  'ui.checked': 'Geprüft {when}',
  'ui.checked-headline': 'Die Prüfung ist fertig. {headline}',
  'ui.not-checked-yet': 'Noch nicht geprüft',
  'ui.nothing-sent': 'nichts wird gesendet',
  'ui.sent': 'an {name} gesendet, {when}',
  'ui.last-sent': 'zuletzt gesendet {when}',
  'ui.not-sent-yet': 'noch nicht gesendet',
  'ui.target.test': 'Verbindung prüfen',
  'ui.target.testing': 'Wird geprüft ...',
  'ui.results-waiting':
    '{count, plural, =0 {kein Ergebnis wartet} one {# Ergebnis wartet} other {# Ergebnisse warten}}',
  'ui.checks': 'Prüfungen',
  'ui.no-checks': 'Auf diesem Computer wird nichts geprüft.',
  'ui.declined': 'Nicht geprüft (Ihre Wahl)',
  'ui.declined.list': '{titles}.',
  'ui.declined.change': 'Unter Datenschutz ändern',
  'ui.answer-needed': 'Prüfungen ohne Ihre Antwort laufen nicht, und es wird nichts dazu gesendet.',
  'ui.answer-needed.open': 'Lesen und antworten',
  'ui.local-only': 'Nichts wird gesendet',
  'ui.local-only.no-policy':
    'Keine Organisation hat Fettle auf diesem Computer eingerichtet. Was geprüft wird, bleibt hier und ist nur für Sie.',
  'ui.local-only.no-target':
    'Ihre Organisation hat keinen Server für die Ergebnisse genannt. Was geprüft wird, bleibt auf diesem Computer.',
  'ui.local-only.policy-refused':
    'Die Richtlinie Ihrer Organisation ließ sich nicht verwenden; bis die IT sie korrigiert hat, wird nichts gesendet. Was geprüft wird, bleibt auf diesem Computer.',
  'ui.local-only.other-owner':
    'Für diesen Computer berichtet eine andere Person. Was hier geprüft wird, ist nur für Sie.',
  'ui.problem.policy': 'Die Richtlinie ist nicht verwendbar',
  'ui.problem.settings': 'Die Einstellungen sind nicht verwendbar',
  'ui.problem.delivery': 'Zum Weg zum Überwachungsserver',
  'ui.problem.store': 'Eine Datei war nicht lesbar',
  'ui.problem.tray': 'Es gibt keinen Platz für das Symbol',
  'ui.target.not-connected': 'Nicht verbunden mit {target}',
  'ui.target.waiting-for-approval': 'Wartet auf Freigabe',
  'ui.target.key-ring-locked': 'Der Schlüsselbund ist gesperrt',
  'ui.target.refused': '{target} hat die Ergebnisse nicht angenommen',
  'ui.card.fine': 'In Ordnung',
  'ui.card.waiting': 'Erste Prüfung steht aus',
  'ui.card.no-result': 'Es gibt noch kein Ergebnis.',
  'ui.card.answer-needed': 'Wird erst nach Ihrer Antwort geprüft.',
  'ui.card.deadline': 'Noch {left}, bis {date}',
  'ui.card.deadline-passed': 'Die Frist endete am {date}',
  'ui.card.since': 'Seit {date} ({ago})',
  'ui.card.why': 'Warum',
  'ui.card.output': 'Was das Programm ausgab',
  'ui.card.remedy': 'Was Sie tun können',
  'ui.settings.updates': 'Updates öffnen',
  'ui.settings.storage': 'Speicherbelegung ansehen',
  'ui.settings.programs': 'Laufende Programme ansehen',
  'ui.settings.network': 'Netzwerkeinstellungen öffnen',
  'ui.settings.encryption': 'Verschlüsselung öffnen',
  'ui.settings.firewall': 'Firewall-Einstellungen öffnen',
  'ui.settings.screen-lock': 'Bildschirmsperre einstellen',
  'ui.settings.clock': 'Datum und Uhrzeit öffnen',
  'ui.settings.backup': 'Sicherungseinstellungen öffnen',
  'ui.settings.disk-access': 'Festplattenzugriff einstellen',
  'ui.card.next-run': 'nächste {when}',
  'ui.snooze': 'Zurückstellen ...',
  'ui.snooze.title': 'Zurückstellen: {title}',
  'ui.snooze.lead':
    'Fettle lässt Sie damit bis dahin in Ruhe, und die IT sieht, dass Sie davon wissen. Wird es schlimmer, erfahren Sie es sofort.',
  'ui.snooze.until': 'Bis wann?',
  'ui.snooze.words': 'Ein paar Worte an die IT (freiwillig)',
  'ui.snooze.preview': 'Was die IT lesen wird, als {author}',
  'ui.snooze.left':
    '{count, plural, =0 {Das ist das letzte Mal} one {Danach noch einmal möglich} other {Danach noch #-mal möglich}}',
  'ui.snooze.none-left': 'Das lässt sich nicht weiter zurückstellen.',
  'ui.snooze.confirm': 'Zurückstellen',
  'ui.snooze.until-date': 'Zurückgestellt bis {date}',
  'ui.snooze.count-left':
    '{count, plural, =0 {zum letzten Mal} one {noch einmal möglich} other {noch #-mal möglich}}',
  'ui.snooze.your-words': 'Ihre Worte: {words}',
  'ui.snooze.acknowledged': 'Die IT sieht, dass Sie davon wissen.',
  'ui.snooze.end': 'Nicht länger zurückstellen',
  'ui.notice.title': 'Bevor etwas geprüft wird',
  'ui.notice.title.local': 'Willkommen bei Fettle',
  'ui.notice.welcome':
    '{organisation} möchte, dass Fettle sich um diesen Computer kümmert. Hier steht, was das für Sie heißt. Bevor Sie geantwortet haben, läuft nichts und wird nichts gesendet. Nicht zu antworten heißt Nein.',
  'ui.notice.welcome.local':
    'Fettle behält Updates und Sicherungen dieses Computers im Auge und sagt Ihnen, wie es steht.',
  'ui.notice.progress': '{done} von {total} beantwortet',
  'ui.notice.empty': 'Es gibt nichts zu beantworten.',
  'ui.notice.required': 'Erforderlich',
  'ui.notice.optional': 'Ihre Wahl',
  'ui.notice.details': 'Einzelheiten',
  'ui.notice.collects': 'Was erhoben wird',
  'ui.notice.recipient': 'Wer es erhält',
  'ui.notice.retention': 'Wie lange es aufbewahrt wird',
  'ui.notice.legal-basis': 'Rechtsgrundlage',
  'ui.notice.interval': 'Zeit von einer Prüfung zur nächsten',
  'ui.notice.need': 'Habe ich eine Wahl?',
  'ui.notice.required.long':
    'Von Ihrer Organisation vorgeschrieben. Sie können widersprechen; die Seite Datenschutz sagt, wie.',
  'ui.notice.optional.long':
    'Ja. Ein Nein hat hier keinen Nachteil, und Sie können es sich auf der Seite Datenschutz jederzeit anders überlegen.',
  'ui.notice.read': 'Ich habe das gelesen',
  'ui.notice.start': 'Mit dem Prüfen beginnen',
  'ui.notice.yes': 'Ja, erlauben',
  'ui.notice.no': 'Nein, nicht erlauben',
  'ui.notice.later': 'Später antworten',
  'ui.notice.to-status': 'Zur Statusseite',
  'ui.contacts': 'An wen Sie sich wenden können',
  'ui.contacts.questions': 'Fragen',
  'ui.contacts.objection': 'Widerspruch und Ihre Daten',
  'ui.answer.read': 'Von Ihnen gelesen am {date}.',
  'ui.answer.accepted': 'Von Ihnen erlaubt am {date}.',
  'ui.answer.declined': 'Von Ihnen nicht erlaubt am {date}. Es wird weder geprüft noch gesendet.',
  'ui.answer.started': 'Von Ihnen gestartet am {date}.',
  'ui.answer.none': 'Noch nicht beantwortet, läuft also nicht.',
  'ui.answer.change': 'Ändern',
  'ui.privacy.title': 'Datenschutz',
  'ui.privacy.lead': 'Was Fettle auf diesem Computer für {organisation} tut und was Sie geantwortet haben.',
  'ui.privacy.lead.local': 'Was Fettle auf diesem Computer tut, nur für Sie. Nichts wird gesendet.',
  'ui.allow': 'Erlauben',
  'ui.withdraw': 'Widerrufen',
  'ui.withdraw.question': 'Es endet sofort, und noch nicht gesendete Ergebnisse werden gelöscht.',
  'ui.withdraw.confirm': 'Jetzt widerrufen',
  'ui.example': 'Zeigen, was gesendet würde',
  'ui.example.looking': 'Sieht nach …',
  'ui.example.kept-nowhere':
    'Eben auf diesem Computer erzeugt. Es wird nicht gespeichert und nicht gesendet.',
  'ui.example.raw': 'Was die Prüfung gefunden hat',
  'ui.example.sent': 'Was gesendet würde',
  'ui.example.marked': 'Was markiert ist, wird entfernt, bevor etwas hinausgeht.',
  'ui.example.nothing-marked': 'Es enthält nichts Persönliches, das entfernt werden müsste.',
  'ui.example.not-sent': 'Davon wird niemandem etwas gesendet.',
  'ui.example.exact': 'Die genaue Anfrage',
  'ui.save': 'Speichern',
  'ui.saved': 'Gespeichert',
  'ui.pause': 'Pause',
  'ui.pause.lead':
    'Während der Pause wird nichts geprüft und nichts gesendet. Eine Pause hat immer ein Ende.',
  'ui.pause.hour': 'Für eine Stunde',
  'ui.pause.hours': 'Für vier Stunden',
  'ui.pause.tomorrow': 'Bis morgen um 08:00',
  'ui.pause.end': 'Pause beenden',
  'ui.data': 'Ihre Daten',
  'ui.data.lead':
    'Alles, was Fettle hier über Sie speichert, und alles, was es gesendet hat, können Sie lesen und mitnehmen. Der Verlauf jeder Prüfung bleibt 90 Tage, was gesendet wurde 30.',
  'ui.data.lead.local':
    'Alles, was Fettle hier über Sie speichert, können Sie lesen und mitnehmen. Der Verlauf jeder Prüfung bleibt 90 Tage. Gesendet wurde nichts.',
  'ui.data.bundle': 'Alle meine Daten speichern',
  'ui.data.record': 'Meine Antworten speichern',
  'ui.data.sheet': 'Blatt zur Folgenabschätzung speichern',
  'ui.sent.title': 'Was gesendet wurde',
  'ui.sent.back': 'Zurück zum Datenschutz',
  'ui.sent.lead':
    'Jede Anfrage, die diesen Computer verlassen hat, so wie sie hinausging, mit der Antwort des Servers. Hier 30 Tage aufbewahrt, nur für Sie.',
  'ui.sent.empty': 'Es wurde nichts gesendet.',
  'ui.sent.count': '{count, plural, one {Eine Anfrage} other {# Anfragen}} seit {since}.',
  'ui.sent.outside-hours':
    '{count, plural, one {Eine Anfrage} other {# Anfragen}} außerhalb Ihrer Zeiten seit {since}.',
  'ui.sent.search': 'Suchen',
  'ui.sent.found': '{count, plural, =0 {Nichts gefunden} one {Eine Anfrage} other {# Anfragen}}',
  'ui.sent.more':
    '{count, plural, one {Eine ältere Anfrage wird} other {# ältere Anfragen werden}} nicht gezeigt. Die Suche findet sie.',
  'ui.sent.save': 'Alles als Datei speichern',
  'ui.sent.delete': 'Löschen',
  'ui.sent.delete.question': 'Was gelöscht ist, lässt sich hier nicht mehr nachlesen.',
  'ui.sent.delete.confirm': 'Jetzt löschen',
  'ui.sent.kind.result': 'Ergebnis',
  'ui.sent.kind.acknowledge': 'Bestätigung',
  'ui.sent.kind.remove': 'Zurückgenommene Bestätigung',
  'ui.sent.kind.query': 'Frage nach dem Zustand',
  'ui.sent.kind.other': 'Anfrage',
  'ui.sent.raw': 'Wie es hinausging',
  'ui.sent.answer': 'Die Antwort des Servers',
  'ui.sent.failed': 'keine Antwort ({reason})',
  'ui.sent.unanswered': 'keine Antwort bekannt',
  'ui.sent.status': 'beantwortet mit {status}',
  'ui.deletion': 'Löschung verlangen',
  'ui.deletion.to':
    'Was hier wartete, ist gelöscht. Wurde früher etwas gesendet, schreiben Sie an {contact}; dieser Text kann ein Anfang sein:',
  'ui.deletion.to-it':
    'Was hier wartete, ist gelöscht. Wurde früher etwas gesendet, schreiben Sie an die datenschutzbeauftragte Person Ihrer Organisation; dieser Text kann ein Anfang sein:',
  'ui.deletion.letter':
    'Ich habe meine Entscheidung zu „{title}“ in Fettle auf meinem Computer widerrufen. Bitte löschen Sie nach Artikel 17 DSGVO die Ergebnisse, die Sie dazu erhalten haben, und bestätigen Sie mir das.',
  'ui.deletion.text': 'Text des Löschantrags',
  'ui.objection': 'Widersprechen',
  'ui.objection.to':
    'Sie können dem widersprechen. Schreiben Sie an {contact}; dieser Text kann ein Anfang sein:',
  'ui.objection.to-it':
    'Sie können dem widersprechen. Schreiben Sie an die Datenschutzbeauftragten Ihrer Organisation; dieser Text kann ein Anfang sein:',
  'ui.objection.letter':
    'Ich widerspreche nach Artikel 21 DSGVO der Verarbeitung „{title}“ durch Fettle auf meinem Computer, aus Gründen, die sich aus meiner besonderen Situation ergeben: …',
  'ui.objection.text': 'Text des Widerspruchs',
  'desktop.cannotStart': 'Fettle konnte nicht starten',
  'notification.deadline': '{summary}. Frist: {at}',
  'tray.run': 'Jetzt prüfen',
  'tray.open': 'Fettle öffnen',
  'tray.privacy': 'Datenschutz …',
  'tray.pause': 'Pausieren',
  'tray.settings': 'Einstellungen …',
  'tray.help': 'Hilfe von {name}',
  'tray.quit': 'Beenden',
  'tray.more': '{count, plural, one {und # weitere} other {und # weitere}}',
  'tray.sent': 'Zuletzt gesendet: {at}',
  'tray.sentTo': 'Zuletzt an {name} gesendet: {at}',
  'tray.notSentYet': 'Noch nichts gesendet',
  'tray.localOnly': 'Von diesem Computer wird nichts gesendet',
  'tray.missing': 'Ihre Arbeitsumgebung zeigt keine Symbole im Infobereich, daher hat Fettle kein Symbol.',
  'tray.missing.remedy':
    'Öffnen Sie Fettle über das Anwendungsmenü. Unter GNOME ergänzt die Erweiterung „AppIndicator“ das Symbol.',

  // Einstellungen
  'settings.locked':
    '{field} ist von Ihrer Organisation in {file} festgelegt und kann hier nicht geändert werden',
  'settings.locked.remedy': 'Fragen Sie die IT, wenn es anders sein soll.',
  'setting.group.general': 'Allgemein',
  'setting.group.hours': 'Arbeitszeit',
  'setting.group.departure': 'Wenn der Computer ausgeht',
  'setting.group.privacy': 'Was den Computer verlässt',
  'setting.language': 'Sprache',
  'setting.language.system': 'Wie das System',
  'setting.language.one': '{name}',
  'language.name': 'Deutsch',
  'setting.notifications': 'Benachrichtigungen',
  'setting.notifications.all': 'Über alles, was Aufmerksamkeit braucht',
  'setting.notifications.problems': 'Nur über Probleme',
  'setting.notifications.none': 'Keine',
  'setting.pause': 'Pause, die zuerst angeboten wird',
  'setting.hours.about':
    'Mit einer Arbeitszeit wird außerhalb von ihr nichts gesendet, und nichts erscheint auf dem Bildschirm.',
  'setting.hours.days': 'Tage',
  'setting.hours.from': 'Von',
  'setting.hours.to': 'Bis',
  'setting.hours.timeZone': 'Zeitzone',
  'weekday.mon': 'Montag',
  'weekday.tue': 'Dienstag',
  'weekday.wed': 'Mittwoch',
  'weekday.thu': 'Donnerstag',
  'weekday.fri': 'Freitag',
  'weekday.sat': 'Samstag',
  'weekday.sun': 'Sonntag',
  'setting.departure.about':
    'Was Fettle Icinga beim Herunterfahren mitteilt, damit niemand wegen eines ausgeschalteten Computers gerufen wird.',
  'setting.departure.mode': 'Was getan wird',
  'setting.departure.mode.acknowledge': 'Offene Probleme bestätigen',
  'setting.departure.mode.downtime': 'Eine Downtime setzen',
  'setting.departure.mode.passive-down': 'Den Computer als ausgeschaltet melden',
  'setting.departure.expiry': 'Es endet',
  'setting.departure.expiry.next-workday': 'Am nächsten Arbeitstag',
  'setting.departure.sticky': 'Behalten, bis das Problem gelöst ist',
  'setting.departure.preAcknowledge': 'Probleme bestätigen, sobald sie auftreten',
  'setting.privacy.redaction': 'Namen und Adressen',
  'setting.privacy.redaction.standard': 'Persönliches herausnehmen',
  'setting.privacy.redaction.allow-list': 'Alle unbekannten Wörter herausnehmen',
  'setting.privacy.redaction.off': 'Alles belassen',
  'setting.privacy.timeRounding': 'Zeiten runden auf',
  'setting.privacy.sendJitter': 'Zu einem zufälligen Zeitpunkt senden innerhalb von',
  'setting.not-at-all': 'Gar nicht',
  'setting.duration': '{time}',
  'setting.check.enabled': 'Prüfen',
  'setting.check.interval': 'Zeit zwischen zwei Prüfungen',
  'ui.welcome': 'Was Fettle ist',
  'ui.welcome.what':
    'Fettle achtet auf Aktualisierungen, Datensicherungen und den Zustand dieses Computers und ist als kleines Symbol in der Leiste zu finden.',
  'ui.welcome.first': 'Sie sehen zuerst, was es findet, warum, und was Sie tun können.',
  'ui.welcome.then':
    'Danach sieht es {organisation}, und nur das, worüber Sie unten lesen. Nichts läuft, bevor Sie geantwortet haben.',
  'ui.welcome.then.local':
    'Was es findet, bleibt auf diesem Computer. Nichts läuft, bevor Sie geantwortet haben.',
  'ui.about.title': 'Über Fettle',
  'ui.about.lead':
    'Fettle behält diesen Computer im Auge, zeigt es zuerst Ihnen und meldet Ihrer Organisation, worüber Sie informiert sind.',
  'ui.about.test-build': 'Dies ist ein Test-Build. Er hat eine ältere Laufzeit und ist nicht für den Alltag.',
  'ui.about.versions': 'Versionen',
  'ui.about.licences': 'Lizenzen',
  'ui.about.licences.lead': 'Fettle ist freie Software und aus freier Software gebaut.',
  'ui.about.licences.show': 'Lizenzen anzeigen',
  'ui.bundle': 'Eine Datei für den Support',
  'ui.bundle.lead':
    'Wenn etwas nicht geht, zeigt diese Datei dem Support, wie Fettle eingerichtet ist und was es zuletzt getan hat. Geheimes und Persönliches ist herausgenommen. Von selbst geht sie nirgendwohin.',
  'ui.bundle.preview': 'Ansehen, was darin steht',
  'ui.bundle.again': 'Neu zusammenstellen',
  'ui.bundle.collecting': 'Wird zusammengestellt …',
  'ui.bundle.save': 'Diese Datei speichern',
  'ui.settings.title': 'Einstellungen',
  'ui.settings.lead': 'Was Sie hier wählen, gilt für Sie auf diesem Computer. Es steht in {file}.',
  'ui.settings.locked': 'Festgelegt von {organisation} in {file}',
  'ui.settings.locked.it': 'Festgelegt von der IT in {file}',
  'ui.settings.reset': 'Vorgabe verwenden',
  'ui.settings.saved': 'Gespeichert. Es gilt ab jetzt.',
  'ui.settings.save': 'Speichern',
  'ui.settings.hours.none': 'Es ist keine Arbeitszeit festgelegt.',
  'ui.settings.hours.remove': 'Meine Arbeitszeit entfernen',
  'ui.settings.duration.hint': 'Zum Beispiel 30m, 6h oder 1d',
  'ui.settings.problem': 'Das wurde nicht gespeichert',

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
  'cli.acknowledge.on-shutdown': 'für den Systemdienst: nach Zetteln handeln, und nur beim Herunterfahren',
  'cli.acknowledge.not-allowed':
    'Es würde nichts getan: Abschiede sind nicht eingerichtet, oder der Karte dazu wurde nicht zugestimmt.',
  'cli.acknowledge.outside-hours': 'Es würde nichts getan: Es ist außerhalb der Arbeitszeit.',
  'cli.acknowledge.would': '{target}, Host {host}, bis {expiry}: {what}',
  'cli.acknowledge.would.services': '{services} bestätigen',
  'cli.acknowledge.would.downtime': 'eine Wartungszeit mit allen Services ansetzen',
  'cli.acknowledge.would.host-down': 'den Host als DOWN melden und das bestätigen',
  'cli.acknowledge.nothing': 'Es gibt nichts zu bestätigen.',
  'cli.checks':
    'zeigen, was auf diesem Computer geprüft werden kann, was laufen würde und warum anderes nicht',
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
  'import.quote': 'ein Anführungszeichen in „{value}“ ist nicht geschlossen',
  'cli.option.explain': 'Befehl, Rohausgabe, Fakten, Schwellen und deren Herkunft zeigen',
  'cli.doctor': 'alles ansehen, was Fettle braucht, und den Weg zu jedem Überwachungsserver prüfen',
  'cli.doctor.details':
    'Prüft Richtlinie, Einstellungen, Programm, Schlüsselbund, Rechte, Uhr, Prüfungen, Symbolleiste und Systemdienst, dann für jeden Server Zugangsdaten, Namen, Verbindung, Verschlüsselung, Zertifikate, Identität und Rechte und probiert für jeden Service, ob ein Ergebnis angenommen würde; dort ändert sich nichts. Die Server werden zu jeder Tageszeit gefragt. Exit-Code 1, wenn ein Schritt nicht gelang.',
  'cli.doctor.target': '{target} (als Host {host})',
  'doctor.verdict.ok': 'ok',
  'doctor.verdict.warning': 'Hinweis',
  'doctor.verdict.failed': 'NICHT GELUNGEN',
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
    'Ohne --ticket-file wartet das Zertifikat, bis die IT es unterschreibt. Was hier nicht gesagt wird, kommt aus dem gleichnamigen Ziel der Richtlinie. Geheimnisse kommen in Dateien mit den Rechten 0600, die danach gelöscht werden, und nie als Argument.',
  'cli.enroll.option.target': 'Name des Ziels in der Richtlinie; entbehrlich, wenn es nur eines gibt',
  'cli.enroll.option.endpoint': 'Adresse des Icinga-Servers, https://HOST:5665',
  'cli.enroll.option.host': 'Name dieses Rechners in Icinga',
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
  'cli.enroll.option.password-file': 'Datei mit dem Passwort, das die IT für diesen Host vergeben hat',
  'cli.enroll.option.user': 'Name des ApiUser für ein Passwort, wenn die Richtlinie keinen nennt',
  'cli.enroll.option.admin':
    'Name eines Icinga-Administrators, der alles für diesen Host anlegt; das Passwort wird einmal benutzt und nie aufgehoben',
  'cli.enroll.option.admin-password-file':
    'Datei mit dem Passwort des Administrators; ohne sie wird es am Terminal erfragt',
  'cli.enroll.several': 'Es kann immer nur ein Weg der Anmeldung gegangen werden.',
  'cli.enroll.several.remedy':
    'Nehmen Sie --ticket-file, --certificate mit --key, --password-file oder --admin.',
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

  ...dpiaDe,
};
