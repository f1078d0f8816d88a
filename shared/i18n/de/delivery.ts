import type { delivery as english } from '../en/delivery';

/** German texts: the stores and the delivery. */
export const delivery: Record<keyof typeof english, string> = {
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
  'delivery.plainer':
    '{target} hat den Text von {service} abgelehnt; der Zustand kam nur mit der ersten Zeile an',
  'delivery.plainer.remedy':
    'Bitte sagen Sie der IT Bescheid: Der Server oder etwas vor ihm antwortete: {status}. Der ganze Text steht in Fettle.',
  'delivery.certificate-untrusted': 'Dem Zertifikat von {target} wird nicht vertraut',
  'delivery.certificate-untrusted.remedy':
    'Es wurde nichts gesendet. In einem Hotel-, Zug- oder Gastnetz melden Sie sich zuerst dort an. {sent, select, one {Sonst sagen Sie der IT: Der Server sendet nur sein eigenes Zertifikat. Entweder fehlt das seines Ausstellers, das er mitsenden muss, oder „ca“ in der Richtlinie ist eine andere Zertifizierungsstelle: {status}} other {Sonst bitten Sie die IT, die Zertifizierungsstelle in der Richtlinie zu prüfen: {status}}}',
  'delivery.certificate-expired': 'Das Zertifikat von {target} ist abgelaufen',
  'delivery.certificate-expired.remedy':
    'Es wurde nichts gesendet. Bitten Sie die IT, das Zertifikat des Überwachungsservers zu erneuern; falls das Datum dieses Rechners falsch ist, stellen Sie es richtig.',
  'delivery.certificate-not-yet-valid': 'Das Zertifikat von {target} gilt noch nicht',
  'delivery.certificate-not-yet-valid.remedy':
    'Es wurde nichts gesendet. Prüfen Sie Datum und Uhrzeit dieses Rechners; wenn sie stimmen, bitten Sie die IT, das Zertifikat zu prüfen.',
  'delivery.host-name-mismatch': 'Das Zertifikat von {target} gehört zu einem anderen Namen',
  'delivery.host-name-mismatch.remedy':
    'Es wurde nichts gesendet. In einem Hotel-, Zug- oder Gastnetz melden Sie sich zuerst dort an. Sonst bitten Sie die IT, die Adresse in der Richtlinie zu prüfen: {status}',
  'delivery.unreachable':
    '{phase, select, lookup {Der Name von {target} ist in diesem Netz nicht bekannt} proxy {Der Proxy auf dem Weg zu {target} ist nicht erreichbar} connect {Unter Adresse und Port von {target} nimmt nichts Verbindungen an ({status})} other {{target} ist nicht erreichbar}}',
  'delivery.unreachable.remedy':
    '{phase, select, connect {Ergebnisse warten hier. Wenn es so bleibt, fragen Sie die IT, ob der Server läuft und ob der Port in der Richtlinie stimmt.} other {Ergebnisse warten hier und werden gesendet, sobald das Netz wieder da ist.}}',
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
    'Es wurde nichts gesendet. Bitten Sie die IT, den Server zu aktualisieren oder „tls“ dieses Ziels in der Richtlinie zu setzen („intermediate“ nimmt auch TLS 1.2): {status}',
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
  'delivery.authority-changed': 'Der Server von {target} kam am {at} mit einer anderen Zertifizierungsstelle',
  'delivery.authority-changed.remedy':
    'Fragen Sie die IT, ob das von ihr kam; Ergebnisse werden weiter gesendet. Das Zertifikat hat den SHA-256-Fingerabdruck {fingerprint}',
  'delivery.clock-back':
    'Die Uhr dieses Rechners geht gegenüber schon gesendeten Ergebnissen um {seconds} nach',
  'delivery.clock-back.remedy':
    'Prüfen Sie Datum und Uhrzeit. Ergebnisse werden weiter gesendet; bis die Uhr aufgeholt hat, folgen ihre Zeiten den früheren.',
};
