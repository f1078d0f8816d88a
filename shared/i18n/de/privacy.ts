import type { privacy as english } from '../en/privacy';

/** German texts: the privacy notice and page. */
export const privacy: Record<keyof typeof english, string> = {
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
};
