import type { dpia as english } from '../en/dpia';

/** German texts of the DPIA sheet. */
export const dpia: Record<keyof typeof english, string> = {
  'dpia.title': 'Datenschutz-Folgenabschätzung: Fettle bei {organisation}',
  'dpia.title.local': 'Datenschutz-Folgenabschätzung: Fettle ohne Empfänger',
  'dpia.lead':
    'Von Fettle {version} aus der Konfiguration erstellt, die auf diesem Computer gilt. Das Blatt hilft bei einer Abschätzung nach Art. 35 DSGVO; es ersetzt nicht das Urteil des Verantwortlichen und der oder des Datenschutzbeauftragten.',
  'dpia.lead.local': 'In dieser Konfiguration wird niemandem etwas gesendet: {reason}',
  'dpia.not-set': 'in der Richtlinie nicht angegeben',
  'dpia.none': 'keine',

  'dpia.about': 'Zuständig',
  'dpia.about.controller': 'Verantwortlicher',
  'dpia.about.contact': 'Ansprechstelle in der IT',
  'dpia.about.dpo': 'Datenschutzbeauftragte Person, auch für Widersprüche',
  'dpia.about.agreement': 'Betriebsvereinbarung',
  'dpia.about.owner': 'Person, die für diesen Computer meldet',
  'dpia.about.owner.first': 'wer hier den Hinweis zuerst beantwortet',

  'dpia.description': 'Systematische Beschreibung (Art. 35 Abs. 7 lit. a)',
  'dpia.description.subjects': 'Betroffene',
  'dpia.description.subjects.text':
    'Beschäftigte am eigenen Arbeitsplatzrechner, jede Person im eigenen Benutzerkonto',
  'dpia.description.flow': 'Ablauf',
  'dpia.description.flow.check':
    'Fettle sieht nach diesem Rechner, zeigt das Ergebnis zuerst der beschäftigten Person und behält hier je Prüfung das neueste Ergebnis.',
  'dpia.description.flow.send':
    'Danach sendet es das Ergebnis an die unten genannten Empfänger: Host, Service, Zustand, Ausgabe auf Englisch, Messwerte, Beginn und Ende der Prüfung.',
  'dpia.description.flow.gate':
    'Bevor die Karte einer Verarbeitung beantwortet ist, läuft davon nichts und wird nichts gesendet; keine Antwort bedeutet nein.',
  'dpia.description.processing': 'Verarbeitungen',
  'dpia.description.processing.text':
    '{title}: {purpose} ({need, select, required {erforderlich} other {freie Wahl}})',
  'dpia.description.never': 'Von den Prüfungen von Fettle nie erhoben',
  'dpia.description.never.text':
    'Namen und Inhalte von Dateien, Tastatureingaben, Bildschirminhalte, Aufenthaltsorte, Anmeldezeiten, Ranglisten von Personen',

  'dpia.recipients': 'Empfänger und Speicherdauer',
  'dpia.recipients.target': 'Ziel {name}',
  'dpia.recipients.target.text': '{servers}, als Host {host}; TLS-Stufe {tls}; {auth}',
  'dpia.recipients.certificate': 'ein Client-Zertifikat dieses Rechners',
  'dpia.recipients.password': 'ein Passwort aus dem Schlüsselbund der Person',
  'dpia.recipients.nobody': 'Niemand; die Ergebnisse bleiben auf diesem Computer',
  'dpia.recipients.transfer': 'Weitere Empfänger und Drittländer',
  'dpia.recipients.transfer.text':
    'Fettle selbst sendet sonst niemandem etwas: keinem Hersteller, keiner Telemetrie, keinem Aktualisierungsdienst',
  'dpia.recipients.there': 'Speicherdauer beim Empfänger',
  'dpia.recipients.there.text': '{title}: {retention}',
  'dpia.recipients.here': 'Auf diesem Computer gespeichert',
  'dpia.recipients.here.text':
    'Das neueste Ergebnis jeder Prüfung, ihr Verlauf der letzten 90 Tage, noch nicht gesendete Ergebnisse, die letzten 50 Abschaltungen, die Anfragen von 30 Tagen und das Protokoll der Antworten, nur für die beschäftigte Person lesbar',

  'dpia.necessity': 'Notwendigkeit und Verhältnismäßigkeit (Art. 35 Abs. 7 lit. b)',
  'dpia.necessity.basis': 'Rechtsgrundlage',
  'dpia.necessity.basis.text': '{title}: {basis}',
  'dpia.necessity.choice': 'Wahlmöglichkeit',
  'dpia.necessity.choice.text':
    '{optional, plural, =0 {Keine Verarbeitung ist freiwillig} one {Eine Verarbeitung ist freiwillig} other {# Verarbeitungen sind freiwillig}}, {required, plural, =0 {keine ist erforderlich} one {eine ist erforderlich} other {# sind erforderlich}}. Freiwillige sind aus, bis sie gewählt werden; ein Widerruf braucht zwei Klicks.',
  'dpia.necessity.minimal': 'So wenig wie möglich',
  'dpia.necessity.minimal.own':
    'Die Prüfungen von Fettle senden Zahlen und Zustände: wie viele Aktualisierungen, wie alt eine Sicherung.',
  'dpia.necessity.minimal.custom':
    'Dies sind Programme, die die IT gewählt hat; Fettle sendet, was sie ausgeben: {titles}. Was das ist, verantwortet die IT.',
  'dpia.necessity.rights': 'Rechte der Beschäftigten',
  'dpia.necessity.rights.inform': 'Information (Art. 12 bis 14): der Hinweis, eine Karte je Verarbeitung',
  'dpia.necessity.rights.access':
    'Auskunft (Art. 15): eine Datei mit allem, was Fettle hier speichert; den Teil des Empfängers gibt {contact}',
  'dpia.necessity.rights.erase':
    'Löschung (Art. 17): Wartendes wird beim Widerruf gelöscht, und ein Text für den Antrag beim Empfänger wird angeboten',
  'dpia.necessity.rights.object':
    'Widerspruch (Art. 21): eine Schaltfläche mit dem Text, gerichtet an {contact}',

  'dpia.risks': 'Risiken für die Beschäftigten (Art. 35 Abs. 7 lit. c)',
  'dpia.risk.measures': 'Eingeschaltete Maßnahmen dagegen: {measures}',
  'dpia.risk.missing': 'Nicht eingeschaltet und abzuwägen: {measures}',
  'dpia.risk.attendance': 'Anwesenheitsprofil',
  'dpia.risk.attendance.text':
    'Wann Ergebnisse eintreffen und wann der Rechner ausgeschaltet oder ein Befund zurückgestellt wird, verrät, wann jemand arbeitet.',
  'dpia.risk.inventory': 'Private Nutzung, an Programmen abgelesen',
  'dpia.risk.inventory.text':
    'Namen von Paketen, Ordnern oder Geräten können etwas über private Gewohnheiten verraten.',
  'dpia.risk.blame': 'Schuldzuweisung',
  'dpia.risk.blame.text':
    'Eine späte Aktualisierung oder fehlende Sicherung kann als Versäumnis der Person gelesen werden.',
  'dpia.risk.credentials': 'Gestohlene Zugangsdaten',
  'dpia.risk.credentials.text':
    'Wer die Zugangsdaten eines Rechners hat, kann in dessen Namen Ergebnisse senden.',
  'dpia.risk.interception': 'Mitlesen auf dem Weg',
  'dpia.risk.interception.text': 'Die Ergebnisse durchqueren Netze, die anderen gehören.',
  'dpia.risk.policy': 'Eine veränderte Richtlinie',
  'dpia.risk.policy.text': 'Wer die Richtlinie schreiben kann, bestimmt, was erhoben wird und wohin es geht.',
  'dpia.risk.shared': 'Gemeinsam genutzte Rechner',
  'dpia.risk.shared.text': 'Die Antwort einer Person darf nicht als die einer anderen gelten.',

  'dpia.measures': 'Maßnahmen (Art. 35 Abs. 7 lit. d)',
  'dpia.measures.on': 'Eingeschaltet',
  'dpia.measures.off': 'Nicht eingeschaltet',
  'dpia.measure.gate': 'Hinweis und Sperre: ohne Antwort läuft und sendet eine Verarbeitung nicht',
  'dpia.measure.record':
    'Protokoll der Antworten: nur Anfügen, jede Zeile mit dem Hash der vorigen, unter einem zufälligen Namen (es zeigt Änderungen, kein abgeschnittenes Ende)',
  'dpia.measure.journal':
    'Journal: die beschäftigte Person kann jede Anfrage 30 Tage lang Byte für Byte lesen, mit der Antwort des Servers',
  'dpia.measure.first': 'Die beschäftigte Person sieht jedes Ergebnis vor der IT',
  'dpia.measure.ranking': 'Kein Vergleich und keine Rangliste von Personen',
  'dpia.measure.choice': 'Echte Wahl: freiwillige Verarbeitungen sind aus, bis sie gewählt werden',
  'dpia.measure.choice.off': 'Echte Wahl: jede Verarbeitung ist erforderlich',
  'dpia.measure.redaction.standard':
    'Schwärzung: Namen von Person und Rechner, Home-Ordner, E-Mail- und Netzadressen, Seriennummern und Zugangsdaten werden entfernt; Paketnamen werden zu ihrer Anzahl',
  'dpia.measure.redaction.allow-list':
    'Schwärzung nach Positivliste: von den Worten der Programme gehen nur Zahlen, Zustände und gelistete Wörter hinaus; außerdem werden Namen, Adressen, Seriennummern und Zugangsdaten entfernt',
  'dpia.measure.redaction.off': 'Schwärzung: Texte gehen so hinaus, wie die Programme sie schreiben',
  'dpia.measure.hours':
    'Zeiten: gesendet wird nur {days}, {from} bis {to} ({timeZone}); außerhalb gibt es keine Anfragen',
  'dpia.measure.hours.off': 'Zeiten: gesendet werden kann, solange der Rechner läuft',
  'dpia.measure.rounding': 'Zeiten der Ergebnisse werden auf {duration} abgerundet',
  'dpia.measure.rounding.off': 'Runden der Zeiten: Ergebnisse tragen die genaue Zeit der Prüfung',
  'dpia.measure.jitter': 'Ergebnisse werden nach zufälliger Wartezeit von bis zu {duration} gesendet',
  'dpia.measure.jitter.off': 'Zufällige Wartezeit: Ergebnisse werden gesendet, sobald sie da sind',
  'dpia.measure.tls': 'Geprüftes TLS der Stufe {levels}; es lässt sich nicht abschalten',
  'dpia.measure.tls.off': 'Verschlüsselung des Weges: es wird nichts gesendet',
  'dpia.measure.authority': 'Nur der eigenen Zertifizierungsstelle der Organisation wird vertraut',
  'dpia.measure.authority.off': 'Eigene Zertifizierungsstelle: jeder öffentlichen Stelle wird vertraut',
  'dpia.measure.certificate': 'Jeder Rechner hat ein eigenes Client-Zertifikat',
  'dpia.measure.certificate.off':
    'Client-Zertifikat: stattdessen dient ein Passwort; es liegt im Schlüsselbund',
  'dpia.measure.trusted-policy':
    'Eine Richtlinie, die andere als die Administration ändern können, wird abgelehnt',
  'dpia.measure.enforced': 'Was erhoben und gesendet wird, gibt die Richtlinie fest vor',
  'dpia.measure.enforced.off':
    'Feste Vorgabe: diese Werte sind Voreinstellungen, die die beschäftigte Person ändern kann: {paths}',
  'dpia.measure.owner':
    'Eine benannte Person meldet für diesen Rechner; die Ergebnisse aller anderen bleiben hier',
  'dpia.measure.owner.off':
    'Benannte Person: die Richtlinie benennt niemanden, der für diesen Rechner meldet',
  'dpia.measure.agreement': 'Es gilt eine Betriebsvereinbarung: {agreement}',
  'dpia.measure.agreement.off': 'Betriebsvereinbarung: in der Richtlinie ist keine angegeben',
  'dpia.measure.departure': 'Das Ausschalten wird nicht gemeldet',
  'dpia.measure.departure.off':
    'Schweigen über das Ausschalten: erlaubt es die beschäftigte Person, werden offene Probleme dann bestätigt, als „{author}“',
  'dpia.measure.snooze':
    'Zurückstellen: die beschäftigte Person kann jeden Befund {limit, plural, one {einmal} other {bis zu #-mal}} und höchstens für {longest} zurückstellen, wenn sie es erlaubt; bestätigt wird er als „{author}“, ohne Worte, wenn sie keine schreibt',
  'dpia.measure.snooze.off': 'Zurückstellen: die beschäftigte Person kann keinen Befund zurückstellen',

  'dpia.iso': 'ISO/IEC 27001:2022, Anhang A',
  'dpia.iso.A.5.7': 'A.5.7 Informationen über die Bedrohungslage',
  'dpia.iso.A.5.7.text': 'Ausstehende Sicherheitsaktualisierungen sind der Zahl nach bekannt ({titles})',
  'dpia.iso.A.5.34': 'A.5.34 Datenschutz und Schutz personenbezogener Daten',
  'dpia.iso.A.5.34.text': 'Hinweis, Protokoll und Schwärzung wie oben; Schwärzung: {redaction}',
  'dpia.iso.A.8.1': 'A.8.1 Endgeräte der Benutzer',
  'dpia.iso.A.8.1.text': 'Zustand dieses Rechners ({titles})',
  'dpia.iso.A.8.8': 'A.8.8 Handhabung technischer Schwachstellen',
  'dpia.iso.A.8.8.text': 'Aktualisierungen, Neustarts und Ende der Unterstützung ({titles})',
  'dpia.iso.A.8.13': 'A.8.13 Sicherung von Informationen',
  'dpia.iso.A.8.13.text': 'Alter der neuesten Sicherung ({titles})',
  'dpia.iso.A.8.16': 'A.8.16 Überwachung von Aktivitäten',
  'dpia.iso.A.8.16.text': 'Ergebnisse werden gemeldet an {targets}',

  'dpia.limits': 'Was bleibt',
  'dpia.limits.receipt':
    'Den Zeitpunkt, zu dem der Server etwas empfängt, kann der Absender nicht verwischen. Runden und Warten machen ihn gröber, mehr nicht.',
  'dpia.limits.record':
    'Das Protokoll der Antworten zeigt jede Änderung in ihm, aber nicht, dass ganze Zeilen am Ende abgeschnitten wurden.',
  'dpia.limits.server':
    'Was der Empfänger mit den Ergebnissen tut, liegt außerhalb von Fettle: Zugriff dort, Löschung dort.',
  'dpia.limits.redaction':
    'Die Schwärzung weiß, wie das System Person und Rechner nennt. Einen Spitznamen oder einen Namen in einer fremden Datei kann sie nicht kennen.',

  'dpia.annex': 'Anhang: {title}',
  'dpia.annex.entry': 'Eintrag und Service',
  'dpia.annex.entry.text': '{id}, gemeldet als {service}',
  'dpia.annex.check': 'Prüfung',
  'dpia.annex.command': 'Befehl',
  'dpia.annex.purpose': 'Zweck',
  'dpia.annex.collects': 'Daten',
  'dpia.annex.recipient': 'Empfänger',
  'dpia.annex.need': 'Wahlmöglichkeit',
  'dpia.annex.need.text':
    '{need, select, required {erforderlich; Widerspruch möglich} other {freiwillig, aus bis zur Wahl}}',
  'dpia.annex.basis': 'Rechtsgrundlage',
  'dpia.annex.interval': 'Abstand',
  'dpia.annex.freshness': 'Gültig für',
  'dpia.annex.retention': 'Speicherdauer beim Empfänger',

  'dpia.diff.title': 'Was sich in der Abschätzung ändert',
  'dpia.diff.same': 'In der Abschätzung ändert sich nichts.',
  'dpia.diff.before': 'vorher',
  'dpia.diff.after': 'nachher',
};
