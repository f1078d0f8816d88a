import type { updates as english } from '../en/updates';

/** German texts: the updates check. */
export const updates: Record<keyof typeof english, string> = {
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
  'updates.progress': '{source} wird nach ausstehenden Aktualisierungen gefragt …',
  'updates.packages.none': '{source}: keine Aktualisierungen stehen aus',
  'updates.packages.none-for-security':
    '{source}: keine Sicherheitsaktualisierung steht aus; andere Aktualisierungen werden nicht geprüft',
  'updates.packages.security':
    '{source}: {count, plural, one {# Sicherheitsaktualisierung steht aus} other {# Sicherheitsaktualisierungen stehen aus}}, bitte bis {deadline} einspielen',
  'updates.packages.security.overdue':
    '{source}: {count, plural, one {# Sicherheitsaktualisierung steht aus} other {# Sicherheitsaktualisierungen stehen aus}}, fällig seit {deadline}',
  'updates.packages.other':
    '{source}: {count, plural, one {# weitere Aktualisierung ist verfügbar und nicht dringend} other {# weitere Aktualisierungen sind verfügbar, keine davon dringend}}',
  'updates.packages.unmarked':
    '{source}: {count, plural, one {# Aktualisierung ist} other {# Aktualisierungen sind}} verfügbar; {source} sagt nicht, welche der Sicherheit dienen',
  'updates.packages.partly-unmarked':
    '{source}: {count, plural, one {# weitere Aktualisierung ist} other {# weitere Aktualisierungen sind}} verfügbar; bei {unmarked} von {count} sagt das Archiv nicht, welche der Sicherheit dienen',
  'updates.packages.remark': '{source}: Die Liste wurde verstanden; daneben: {remark}',
  'updates.unasked':
    'Die Pakete des Systems selbst konnten nicht geprüft werden: Fettle kennt die Paketverwaltung von {system} nicht',
  'updates.unasked.remedy':
    'Bitten Sie die IT, dieses System mit einer eigenen Prüfung zu beobachten und die Quellen zu nennen, die Fettle fragen soll',
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
  'updates.obstacle.withheld':
    '{source}: {count, plural, one {# Aktualisierung wird} other {# Aktualisierungen werden}} zurückgehalten durch {setting}; ob sie der Sicherheit dienen, ist nicht bekannt',
  'updates.obstacle.withheld.security':
    '{source}: {count, plural, one {# Sicherheitsaktualisierung wird} other {# Sicherheitsaktualisierungen werden}} zurückgehalten durch {setting}',
  'updates.obstacle.withheld.remedy':
    'Sehen Sie nach, ob diese Einstellung noch gewollt ist; wer sie getroffen hat, kann sie zurücknehmen, und die IT hilft dabei',
  'updates.obstacle.no-security-archive':
    '{source}: Was für die Sicherheit ansteht, lässt sich nicht sagen, denn es ist kein Archiv für Sicherheit eingerichtet',
  'updates.obstacle.no-security-archive.remedy':
    'Lassen Sie die IT das Sicherheitsarchiv dieser Ausgabe bei den Paketquellen eintragen',
  'updates.obstacle.decided': '{said} (so von Ihrer Organisation entschieden)',
  'updates.setting.apt-pin': 'einen Pin oder eine Standardausgabe in den Einstellungen von apt',
  'updates.setting.dnf-exclude': 'einen Ausschluss (exclude) in den Einstellungen von DNF',
  'updates.setting.dnf-versionlock': 'versionlock von DNF',
  'updates.setting.xbps-hold': 'eine Sperre (hold) von XBPS',
  'updates.setting.no-security-archive': 'die Paketquellen',
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
  'updates.packages.future':
    '{source}: nicht feststellbar, der Index stammt aus der Zukunft ({at}): Die Uhr dieses Computers geht oder ging falsch',
  'updates.packages.future-part':
    '{source}: ob das alles ist, lässt sich nicht sagen: Der Index von {name} stammt aus der Zukunft ({at})',
  'updates.packages.future.remedy':
    'Sehen Sie nach Datum und Uhrzeit dieses Computers und ob er seine Uhr nach dem Netz stellt',
  'updates.packages.no-index': '{source}: nicht feststellbar, es gibt keinen Index',
  'updates.packages.stale.remedy':
    'Verbinden Sie sich mit einem Netz und lassen Sie {source} nach Aktualisierungen suchen',
  'updates.packages.failed': '{source}: ausstehende Aktualisierungen nicht feststellbar: {reason}',
  'updates.packages.failed.remedy':
    'Sehen Sie nach, was {source} zu sagen hat; wird ein Fehler genannt, hilft die IT',
  'updates.packages.incomplete': '{source}: nicht feststellbar, ob das alles ist: {reason}',
  'updates.incomplete': 'die Meldung ist „{words}“',
  'updates.nixos.no-system': 'kein gebautes System ist zu sehen',
  'updates.dnf.no-repositories': 'keine Paketquelle ist eingerichtet',
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
  'updates.reboot.why.removed':
    'der laufende Kernel {running} ist nicht mehr auf der Platte, wohl aber {installed}',
  'updates.reboot.why.kept': 'Kernel {installed} ist installiert, aber {running} ist zum Starten eingestellt',
  'updates.reboot.why.staged': 'ein aktualisiertes System wartet auf den Start',
  'updates.reboot.why.switched':
    'das System wurde auf einen anderen Kernel als den laufenden {running} umgestellt',
  'updates.reboot.why.livepatch': '{why}; bis dahin schließt ein Live-Patch einzelne Lücken',
  'updates.reboot.kept.remedy':
    'Bitten Sie die IT, den neuesten Kernel starten zu lassen, und starten Sie den Computer dann neu',
  'updates.reboot.unknown':
    'Ob ein Neustart aussteht, ist hier nicht bekannt: Der laufende Kernel {running} ist keiner der installierten',
  'updates.reboot.failed': 'Ob ein Neustart aussteht, ist nicht feststellbar: {reason}',
  'updates.reboot.remedy': 'Sichern Sie Ihre Arbeit und starten Sie den Computer neu, wenn es Ihnen passt',
  'updates.end-of-life.fine': '{system} wird bis {date} unterstützt',
  'updates.end-of-life.soon': 'Die Unterstützung für {system} endet am {date}, es bleiben {left}',
  'updates.end-of-life.over': 'Die Unterstützung für {system} endete am {date}',
  'updates.end-of-life.unknown': 'Wie lange {system} unterstützt wird, ist nicht bekannt',
  'updates.end-of-life.unknown.base':
    'Wie lange {system} unterstützt wird, ist nicht bekannt; {base}, woraus es besteht, endet am {date}',
  'updates.end-of-life.unknown.remedy':
    'Sehen Sie bei den Herstellern des Systems nach, bis wann sie es unterstützen; die IT kann das Ende der Unterstützung aus dieser Prüfung herausnehmen',
  'updates.end-of-life.rolling': '{system} hat kein Ende der Unterstützung, es wird laufend erneuert',
  'updates.end-of-life.open':
    '{system} wurde laut eigener Tabelle von Fettle im Stand {table} unterstützt, ein Ende ist nicht angekündigt',
  'updates.end-of-life.table': '{said} (aus der eigenen Tabelle von Fettle, Stand {table})',
  'updates.end-of-life.remedy':
    'Planen Sie den Umstieg auf eine neuere Version des Systems; die IT hilft dabei',
  'updates.browser.fine': '{browser} {version} ist neu genug',
  'updates.browser.old': '{browser} {version} ist älter als {minimum}, bitte bis {deadline} aktualisieren',
  'updates.browser.overdue': '{browser} {version} ist älter als {minimum}, fällig seit {deadline}',
  'updates.browser.unknown': 'Die Version von {browser} ist nicht feststellbar: {reason}',
  'updates.browser.none': 'Keiner dieser Browser wurde gefunden: {names}',
  'updates.browser.remedy': 'Aktualisieren Sie {browser} und starten Sie ihn neu',
  'updates.browser.remedy.page':
    'Öffnen Sie diese Seite in {browser}, lassen Sie ihn nach einer Aktualisierung suchen und starten Sie ihn neu',
  'updates.no-source': 'Nicht feststellbar: Auf diesem Computer gibt es nichts, das Fettle fragen kann',
  'updates.no-source.remedy': 'Bitten Sie die IT, für diese Art von System eine andere Prüfung zu wählen',
};
