/** English texts: the privacy notice and page. */
export const privacy = {
  // Privacy
  'privacy.legal-basis.legitimate-interest': 'Legitimate interest of your organisation (Art. 6(1)(f) GDPR)',
  'privacy.legal-basis.legal-obligation': 'Legal obligation of your organisation (Art. 6(1)(c) GDPR)',
  'privacy.legal-basis.contract': 'Your contract with your organisation (Art. 6(1)(b) GDPR)',
  'privacy.legal-basis.consent': 'Your consent (Art. 6(1)(a) GDPR)',
  'privacy.legal-basis.own-device': 'Nothing leaves this computer',
  'privacy.recipient': '{organisation}, as host {hosts} on the monitoring server {servers}',
  'privacy.recipient.unnamed': 'The operator of the monitoring server {servers}, as the entry of {hosts}',
  'privacy.recipient.nobody': 'Nobody; the results stay on this computer',
  'privacy.redaction.standard':
    'Before it is sent, names of you and this computer, home folders, addresses, serial numbers and credentials are taken out',
  'privacy.redaction.allow-list':
    'Before it is sent, everything that programs wrote is taken out except figures, states and listed words',
  'privacy.redaction.off':
    'Texts are sent as programs wrote them; names and addresses in them are not taken out',
  'privacy.departure.title': 'When this computer is switched off',
  'privacy.departure.purpose':
    'Open problems of this computer are acknowledged on the monitoring server when it is switched off, so that nobody is alerted about it in the meantime.',
  'privacy.departure.collects.mode.downtime': 'A downtime of this computer until the next working day',
  'privacy.departure.collects.mode.passive-down':
    'That this computer is off, as its state on the monitoring server',
  'privacy.departure.collects.suspend':
    'The same when this computer is suspended or hibernated, and when it wakes up',
  'privacy.departure.collects.early': 'Problems are already acknowledged when they appear',
  'privacy.departure.collects.time': 'That this computer is being switched off, and when',
  'privacy.departure.collects.services': 'Which of the reported checks have a problem at that moment',
  'privacy.departure.collects.texts': 'The author “{author}” and the comment “{comment}”',
  'privacy.snooze.title': 'When you snooze something',
  'privacy.snooze.purpose':
    'You can ask to be left alone with a finding until a time that you choose. It is then acknowledged on the monitoring server, so that IT need not remind you either.',
  'privacy.snooze.collects.what': 'Which finding you snooze, when, and until when; and that you take it back',
  'privacy.snooze.collects.words':
    'Your own words to IT, if you write any; names, addresses and credentials in them are taken out as everywhere',
  'privacy.snooze.collects.author': 'The author “{author}”, never your name unless IT has written it there',
  'privacy.snooze.collects.limit':
    'Each finding can be snoozed {limit, plural, one {once} other {up to # times}}, for {longest} at the most; how often you did is counted on this computer only',
  'privacy.local.title': 'Checks on this computer',
  'privacy.local.purpose': 'Fettle looks after this computer and shows you what it finds.',
  'privacy.record.torn':
    'The last entry of the consent record was cut off, probably by a power failure, and was moved to {aside}',
  'privacy.record.torn.remedy':
    'Answer the question of the privacy notice again if it is shown again; all earlier answers are kept.',
  'privacy.record.altered':
    'The consent record was changed outside Fettle (line {line}) and was set aside as {aside}',
  'privacy.record.altered.remedy':
    'Please answer the privacy notice again, and tell your data protection officer. Nothing runs or is sent until then.',
  'privacy.record.unreadable': 'The consent record cannot be read: {reason}',
  'privacy.record.unreadable.remedy':
    'Ask IT to check the permissions of {file}. Nothing runs or is sent until then.',
} as const;
