/** English texts: the stores and the delivery. */
export const delivery = {
  // Store
  'store.cannot-write': 'Fettle cannot write {file}: {reason}',
  'store.cannot-write.remedy':
    "Make room on the disk or ask IT to check the folder''s permissions. Checks go on meanwhile.",
  'store.set-aside': 'A state file could not be read and was set aside as {aside}: {reason}',
  'store.set-aside.remedy':
    'Nothing needs doing; keep the file if IT wants to look at it. New results are stored as usual.',

  // Delivery
  'delivery.unauthorized': "{target} does not accept this workstation''s credentials",
  'delivery.unauthorized.remedy':
    'Ask IT to check the user and password or the certificate of {host} on the monitoring server.',
  'delivery.not-found': '{target} does not know a service of {host}, or does not allow it to be reported',
  'delivery.not-found.remedy':
    'Ask IT to create the host and its services and to check the permissions of its API user. The server said: {status}',
  'delivery.bad-request': '{target} could not read a result',
  'delivery.bad-request.remedy': 'Please tell IT; the server said: {status}',
  'delivery.plainer': '{target} refused the text of {service}; its state arrived with the first line only',
  'delivery.plainer.remedy':
    'Please tell IT: the server, or what stands in front of it, said: {status}. The whole text is in Fettle.',
  'delivery.certificate-untrusted': 'The certificate of {target} is not trusted',
  'delivery.certificate-untrusted.remedy':
    'Nothing was sent. In a hotel, train or guest network, sign in there first. {sent, select, one {Otherwise tell IT: the server sends its own certificate alone. Either it leaves out its issuer’s, which it must send too, or the “ca” in the policy is another authority: {status}} other {Otherwise ask IT to check the certificate authority in the policy: {status}}}',
  'delivery.certificate-expired': 'The certificate of {target} has expired',
  'delivery.certificate-expired.remedy':
    'Nothing was sent. Ask IT to renew the certificate of the monitoring server; if this computer’s date is wrong, correct it.',
  'delivery.certificate-not-yet-valid': 'The certificate of {target} is not valid yet',
  'delivery.certificate-not-yet-valid.remedy':
    'Nothing was sent. Check the date and time of this computer; if they are right, ask IT to check the certificate.',
  'delivery.host-name-mismatch': 'The certificate of {target} belongs to another name',
  'delivery.host-name-mismatch.remedy':
    'Nothing was sent. In a hotel, train or guest network, sign in there first. Otherwise ask IT to check the address in the policy: {status}',
  'delivery.unreachable':
    '{phase, select, lookup {The name of {target} is not known in this network} proxy {The proxy on the way to {target} cannot be reached} connect {Nothing takes connections at the address and port of {target} ({status})} other {{target} cannot be reached}}',
  'delivery.unreachable.remedy':
    '{phase, select, connect {Results wait here. If it stays so, ask IT whether the server runs and whether the port in the policy is right.} other {Results wait here and are sent when the network is back.}}',
  'delivery.timeout':
    '{phase, select, lookup {The name of {target} could not be looked up in time} connect {{target} does not take the connection} proxy {The proxy on the way to {target} does not answer} tls {{target} does not complete the encryption} other {{target} does not answer}}',
  'delivery.timeout.remedy': 'Results wait here; Fettle tries again by itself.',
  'delivery.server-error': '{target} answered with an error',
  'delivery.server-error.remedy':
    'Results wait here; Fettle tries again by itself. The server said: {status}',
  'delivery.connection-lost': 'The connection to {target} was lost',
  'delivery.connection-lost.remedy': 'Results wait here; Fettle tries again by itself.',
  'delivery.tls-refused': '{target} offers no encryption that the policy accepts',
  'delivery.tls-refused.remedy':
    'Nothing was sent. Ask IT to update the server, or to set "tls" of this target in the policy ("intermediate" also takes TLS 1.2): {status}',
  'delivery.not-icinga': 'Something other than Icinga answered for {target}',
  'delivery.not-icinga.remedy':
    'Perhaps this network wants you to sign in first. Results wait here until then.',
  'delivery.bad-proxy': 'The proxy of this computer cannot be used: {reason}',
  'delivery.bad-proxy.remedy': 'Ask IT to check the proxy settings of this computer. Results wait here.',
  'delivery.proxy-refused': 'The proxy on the way to {target} does not let Fettle through',
  'delivery.proxy-refused.remedy':
    'Results wait here. Ask IT to check the proxy and its credentials in the policy: {status}',
  'delivery.busy': '{target} is busy and asked to be left alone for a while',
  'delivery.busy.remedy': 'Results wait here; Fettle tries again by itself.',
  'delivery.key-ring-locked': 'Your key ring is locked, so results cannot be sent yet',
  'delivery.key-ring-locked.remedy':
    'Unlock your key ring (it usually opens when you sign in). Checks go on and results wait here.',
  'delivery.no-password': 'Your key ring holds no password for {account}',
  'delivery.no-password.remedy': 'Ask IT to enroll this workstation again.',
  'delivery.no-key-store': 'No key ring is available: {reason}',
  'delivery.no-key-store.remedy':
    'Sign in to your desktop as usual; without a desktop, ask IT for a client certificate. Results wait here.',
  'delivery.not-enrolled': 'This workstation has no certificate for {target} yet',
  'delivery.not-enrolled.remedy': 'Ask IT to enroll it (fettle enroll --target {target}). Results wait here.',
  'delivery.waiting-for-approval':
    'This workstation is waiting for approval by IT; nothing is sent meanwhile',
  'delivery.waiting-for-approval.remedy':
    'Nothing to do for you: Fettle asks {target} from time to time whether IT has signed its certificate.',
  'delivery.no-file': 'A certificate file cannot be read: {reason}',
  'delivery.no-file.remedy': 'Ask IT to check {file}.',

  'delivery.expires':
    '{days, plural, =0 {The certificate in {file} expires within a day} one {The certificate in {file} expires in # day} other {The certificate in {file} expires in # days}}, on {at}',
  'delivery.expired': 'The certificate in {file} has expired on {at}',
  'delivery.expires.remedy': 'Ask IT to renew it in time; without it, results wait here.',
  'delivery.authority-changed': 'The server of {target} came with another authority on {at}',
  'delivery.authority-changed.remedy':
    'Ask IT whether that was theirs; results go on being sent. Its certificate has the SHA-256 fingerprint {fingerprint}',
  'delivery.clock-back': 'The clock of this computer is {seconds} behind results that were already sent',
  'delivery.clock-back.remedy':
    'Check the date and time. Results go on being sent; until the clock has caught up, their times follow the earlier ones.',
} as const;
