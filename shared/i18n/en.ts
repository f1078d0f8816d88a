import { dpiaEn } from './dpia.en';

/** English texts in ICU MessageFormat. Keys are sorted by area; every language has the same keys and parameters. */
export const en = {
  // States
  'state.ok': 'OK',
  'state.warning': 'Warning',
  'state.critical': 'Critical',
  'state.unknown': 'Cannot tell',
  'overall.fine': 'All fine',
  'overall.attention': 'Needs attention',
  'overall.problem': 'Problem',
  'overall.cannot-tell': 'Cannot tell',
  'overall.paused': 'Paused',
  'overall.not-connected': 'Not connected',
  'overall.answer-needed': 'Your answer is needed',

  // Checks: any
  'check.joined': '{first}; {rest}',
  'check.nothing': 'Nothing was looked at',
  'process.exited': '{program} ended with exit code {code}: {words}',
  'process.exited-silent': '{program} ended with exit code {code}',
  'process.signalled': '{program} was ended by signal {signal}',
  'process.timed-out': '{program} did not finish within {timeout}',
  'process.not-found': '{program} is not installed',
  'process.not-executable': '{program} cannot be started ({reason})',
  'process.aborted': '{program} was stopped before it was done',
  'process.not-understood': 'the answer of {program} could not be understood',
  'check.failed': 'The check could not look: {reason}',

  // Checks: updates
  'updates.title': 'Updates',
  'updates.purpose': 'Security updates and restarts that are pending are noticed before they become a risk.',
  'updates.collects.packages':
    'How many package updates and security updates are pending, and how old the package index is (no package names)',
  'updates.collects.reboot':
    'Whether a restart is pending, with the running and the installed kernel version',
  'updates.collects.end-of-life': 'The name of the operating system and the end of its support',
  'updates.progress.apt': 'asking apt which updates are pending ...',
  'updates.apt.none': 'No updates are pending',
  'updates.apt.security':
    '{count, plural, one {# security update is pending} other {# security updates are pending}}, please install by {deadline}',
  'updates.apt.security.overdue':
    '{count, plural, one {# security update is pending} other {# security updates are pending}}, due since {deadline}',
  'updates.apt.other':
    '{count, plural, one {# other update is} other {# other updates are}} available, none of them urgent',
  'updates.apt.other.old':
    '{count, plural, one {# other update has} other {# other updates have}} been available, the oldest for {age}',
  'updates.apt.remedy': 'Install the pending updates with your update program, or with this command',
  'updates.apt.index': 'The package index was refreshed {age}',
  'updates.apt.stale': 'Cannot tell, the package index is {age} old',
  'updates.apt.no-index': 'Cannot tell, there is no package index',
  'updates.apt.stale.remedy': 'Connect to a network and refresh the package index',
  'updates.apt.failed': 'Cannot tell which updates are pending: {reason}',
  'updates.apt.failed.remedy': 'This command shows what apt has to say; if it names an error, IT can help',
  'updates.reboot.none': 'No restart is pending',
  'updates.reboot.pending': 'A restart is pending, please by {deadline} ({why})',
  'updates.reboot.overdue': 'A restart is pending, due since {deadline} ({why})',
  'updates.reboot.why.kernel': 'kernel {installed} is installed, {running} is running',
  'updates.reboot.why.packages': 'updated packages ask for it',
  'updates.reboot.unknown':
    'Whether a restart is pending is not known here: the running kernel {running} is none of the installed ones',
  'updates.reboot.remedy': 'Save your work and restart the computer when it suits you',
  'updates.end-of-life.fine': '{system} is supported until {date}',
  'updates.end-of-life.soon': 'Support for {system} ends on {date}, in {left}',
  'updates.end-of-life.over': 'Support for {system} ended on {date}',
  'updates.end-of-life.unknown': 'How long {system} is supported is not known',
  'updates.end-of-life.remedy': 'Plan the move to a newer release of the system; IT can help',
  'updates.no-source': 'Cannot tell: nothing that Fettle knows how to ask applies on this computer',
  'updates.no-source.remedy': 'Ask IT to choose another check for this kind of system',

  // Checks: backups
  'backups.title': 'Backups',
  'backups.borg.title': 'Borg backup',
  'backups.restic.title': 'Restic backup',
  'backups.stamp-file.title': 'Backup',
  'backups.purpose': 'A backup that stopped is noticed before it is needed.',
  'backups.collects.age': 'When the newest backup was made (no file names and no contents)',
  'backups.collects.reason': 'If it cannot be told: the reason that the backup program gives',
  'backups.progress': 'asking {source} for the newest backup ...',
  'backups.recent': 'Last backup {age}',
  'backups.all-recent': 'All {count} backups are recent, the oldest of them {age}',
  'backups.old': 'Last backup {age}, expected within {limit}',
  'backups.none': 'No backup yet',
  'backups.future': 'The newest backup is dated in the future ({at}), so its age cannot be told',
  'backups.running': 'A backup is running',
  'backups.unreachable': '{finding}; not reachable since {since}',
  'backups.failed-run': 'The last run of {tool} failed {age}',
  'backups.failed-run.good': '{failed}; before that: {good}',
  'backups.of-source': '{source}: {finding}',
  'backups.unknown': 'Cannot tell when the last backup was made: {reason}',
  'backups.reason.locked': 'a backup is running and no earlier one is known here',
  'backups.reason.unreachable':
    'its place is not reachable since {since} and no earlier backup is known here',
  'backups.reason.passphrase-wrong': '{tool} does not accept the passphrase',
  'backups.reason.passphrase-missing': '{tool} needs a passphrase and none is set',
  'backups.reason.passphrase-command': '{tool} could not get its passphrase from the given file or command',
  'backups.reason.missing': 'there is no {tool} repository at the given place',
  'backups.reason.permission': 'this account may not read it ({tool})',
  'backups.reason.first-access':
    'Borg asks before it opens this unencrypted repository for the first time from this account',
  'backups.reason.relocated': 'Borg asks because the repository was at another place before',
  'backups.reason.host-key': 'the server is not known to ssh, or its key has changed',
  'backups.reason.ssh-refused': 'the server does not accept the ssh key of this account',
  'backups.reason.no-remote-borg': 'borg is not installed on the server',
  'backups.reason.no-stamp': 'the backup job has not left its stamp file yet',
  'backups.reason.stamp-unreadable': 'the stamp file cannot be read ({code})',
  'backups.reason.stamp-garbage': 'the stamp file does not hold what is expected',
  'backups.remedy.start': 'Start a backup, and leave the computer on until it is done',
  'backups.remedy.locked': 'Wait for the running backup; it is looked at again by itself',
  'backups.remedy.unreachable': 'Connect to the network or plug in the disk that holds the backup',
  'backups.remedy.future': 'Check the date and time of this computer and of the one that made the backup',
  'backups.remedy.failed-run': 'Look at what {tool} reported, or ask IT, and start the backup again',
  'backups.remedy.passphrase':
    'Ask IT to check where {tool} gets its passphrase from in the settings of this check',
  'backups.remedy.missing':
    'Check the place in the settings of this check, or set up the {tool} repository there',
  'backups.remedy.permission':
    'If the backup runs as administrator, let its job write a stamp file that you may read; IT knows how',
  'backups.remedy.not-understood': 'Check that {tool} is the backup program and not another one of this name',
  'backups.remedy.install': 'Install {tool}, or ask IT to',
  'backups.remedy.timed-out': 'If this stays so, ask IT to give this check of {tool} more time',
  'backups.remedy.other': 'Ask IT to look at the {tool} repository',
  'backups.remedy.ask-borg':
    'Run this command once with the repository in a terminal and answer its question',
  'backups.remedy.host-key': 'Connect to the server once with ssh in a terminal and check its key with IT',
  'backups.remedy.ssh-refused': 'Unlock your ssh key, or ask IT to allow it on the server',
  'backups.remedy.stamp': 'Ask IT to check the path of the stamp file and the backup job that writes it',

  // Checks: plugin
  'plugin.title': 'Monitoring plugin',
  'plugin.purpose': 'A check that your IT chose.',
  'plugin.collects.output': 'Everything that the plugin prints: its text and its figures',
  'plugin.progress': 'running {program} ...',
  'plugin.output': '{output}',
  'plugin.silent': '{program} reports a finding without words',
  'plugin.nothing-said': 'Cannot tell: {program} printed nothing',
  'plugin.no-verdict': 'Cannot tell: {reason}',
  'plugin.cut': '{program} printed more than is kept; the rest was left out',
  'plugin.remedy.finding': 'The words come from a plugin that IT chose; IT can say what they mean',
  'plugin.remedy.protocol':
    'Ask IT to check the command: a monitoring plugin prints a line and ends with 0, 1, 2 or 3',
  'plugin.remedy.inside': '{program} calls a program that is missing or cannot be started; IT can install it',
  'plugin.remedy.signalled': '{program} crashed or was stopped; if it happens again, tell IT',
  'plugin.remedy.timed-out':
    'It is tried again by itself; if this stays so, ask IT to give {program} more time',
  'plugin.remedy.aborted': 'It is tried again by itself',
  'plugin.remedy.not-found': 'Ask IT to install the plugin {program} or to correct its name',
  'plugin.remedy.not-executable': 'Ask IT to make the file {program} executable',

  // Policy and settings
  'config.unreadable': 'This file or folder cannot be read: {reason}',
  'config.unreadable.remedy':
    'Make it readable for the person at this computer: chmod u+rw,go+rX,go-w {file}',
  'config.writable': 'Others than the administrator can change this: its permissions are {mode}',
  'config.writable.remedy': 'Take that away as administrator: chmod go-w {file}',
  'config.foreign-owner': 'This does not belong to the administrator but to user {owner}',
  'config.foreign-owner.remedy': 'Check what it says, then give it to the administrator: chown root {file}',
  'config.malformed':
    'This is not valid JSON: {error, select, PropertyNameExpected {a name in double quotes is missing} ValueExpected {a value is missing} ColonExpected {a colon is missing} CommaExpected {a comma is missing} CloseBraceExpected {a closing brace is missing} CloseBracketExpected {a closing bracket is missing} UnexpectedEndOfString {a text is not closed with a double quote} UnexpectedEndOfComment {a comment is not closed} EndOfFileExpected {something follows after the end} InvalidSymbol {a word that is neither in quotes nor true, false or null} InvalidNumberFormat {a number is malformed} other {{error}}}',
  'config.malformed.remedy':
    'Correct line {line}, column {column}. Comments and trailing commas are allowed.',
  'config.duplicate-key': '{field} is written twice',
  'config.duplicate-key.remedy': 'Keep one of the two.',
  'config.unknown-key': '{field} is not a known key',
  'config.preset-answer': '{field} would answer the privacy notice, but that answer is the employee’s alone',
  'config.preset-answer.remedy':
    'Remove it. To make a check required, set “required”; the employee then confirms having read the notice.',
  'config.secret-key': '{field}: passwords do not belong in this file, which others can read',
  'config.secret-key.remedy': 'Remove it, change the password and put the new one in the owner’s key ring.',
  'config.missing': '{field} is missing',
  'config.wrong-value': '{field} cannot be {value}',
  'config.wrong-secret': '{field} has a value that does not fit',
  'config.remedy.did-you-mean': 'Did you mean “{suggestion}”?',
  'config.remedy.known': 'Known here: {known}.',
  'config.remedy.remove': 'Remove it.',
  'config.remedy.expected': 'Expected: {expected}.',
  'config.expected.type':
    '{type, select, string {a text in double quotes} number {a number} int {a whole number} boolean {true or false} array {a list in square brackets} other {an object in braces}}',
  'config.expected.one-of': '{count, plural, one {} other {one of }}{values}',
  'config.expected.not-empty':
    '{type, select, array {a list that is not empty} other {a text that is not empty}}',
  'config.expected.at-least': 'at least {minimum}',
  'config.expected.at-most': 'at most {maximum}',
  'config.expected.duration': 'a duration such as 90s, 5m, 1h or 7d',
  'config.expected.expiry': '“next-workday” or a duration such as 12h or 3d',
  'config.expected.https': 'an https:// address such as https://icinga.example.com:5665',
  'config.expected.http-proxy': 'an http:// address such as http://proxy.example.com:3128',
  'config.expected.proxy': '“none”, “environment” or an object with “url”',
  'config.expected.no-credentials': 'an address without user name and password in it',
  'config.expected.time-of-day': 'a time of day such as 08:00',
  'config.expected.time-zone': 'an IANA time zone such as Europe/Berlin',
  'config.expected.entry-id': 'a name of lower case letters, digits, - and _',
  'config.expected.other': '{detail}',
  'config.unknown-check': '{field}: there is no check “{check}”',
  'config.too-short': '{field} cannot be {value}, which is too short',
  'config.timeout-over-interval':
    '{field}: the time limit of {timeout} is longer than the interval of {interval}',
  'config.timeout-over-interval.remedy': 'Make the time limit shorter or the interval longer.',
  'config.duplicate-service': '{field}: the service “{service}” already belongs to the entry “{other}”',
  'config.duplicate-service.remedy': 'Give each entry a service of its own with “service”.',
  'config.duplicate-target': '{field}: there is already a target called “{name}”',
  'config.duplicate-target.remedy': 'Give each target a name of its own.',
  'config.reserved-id': '{field}: the name “{id}” is Fettle’s own',
  'config.reserved-id.remedy': 'Choose another name for this entry.',

  'config.notice-missing':
    '{field} is missing: it is part of the privacy notice, without which nothing may be sent',
  'config.notice-missing.remedy': 'Add it, or remove the targets so that nothing is sent.',

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
  'delivery.certificate-untrusted': 'The certificate of {target} is not trusted',
  'delivery.certificate-untrusted.remedy':
    'Nothing was sent. Ask IT to check the certificate authority in the policy: {status}',
  'delivery.certificate-expired': 'The certificate of {target} has expired',
  'delivery.certificate-expired.remedy':
    'Nothing was sent. Ask IT to renew the certificate of the monitoring server; if this computer’s date is wrong, correct it.',
  'delivery.certificate-not-yet-valid': 'The certificate of {target} is not valid yet',
  'delivery.certificate-not-yet-valid.remedy':
    'Nothing was sent. Check the date and time of this computer; if they are right, ask IT to check the certificate.',
  'delivery.host-name-mismatch': 'The certificate of {target} belongs to another name',
  'delivery.host-name-mismatch.remedy':
    'Nothing was sent. Ask IT to check the address in the policy: {status}',
  'delivery.unreachable':
    '{phase, select, lookup {The name of {target} is not known in this network} proxy {The proxy on the way to {target} cannot be reached} other {{target} cannot be reached}}',
  'delivery.unreachable.remedy': 'Results wait here and are sent when the network is back.',
  'delivery.timeout':
    '{phase, select, lookup {The name of {target} could not be looked up in time} connect {{target} does not take the connection} proxy {The proxy on the way to {target} does not answer} tls {{target} does not complete the encryption} other {{target} does not answer}}',
  'delivery.timeout.remedy': 'Results wait here; Fettle tries again by itself.',
  'delivery.server-error': '{target} answered with an error',
  'delivery.server-error.remedy':
    'Results wait here; Fettle tries again by itself. The server said: {status}',
  'delivery.connection-lost': 'The connection to {target} was lost',
  'delivery.connection-lost.remedy': 'Results wait here; Fettle tries again by itself.',
  'delivery.tls-refused': '{target} offers no encryption that the policy accepts',
  'delivery.tls-refused.remedy': 'Nothing was sent. Ask IT to check the TLS level in the policy: {status}',
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
  'delivery.no-password.remedy': 'Ask IT to enrol this workstation again.',
  'delivery.no-key-store': 'No key ring is available: {reason}',
  'delivery.no-key-store.remedy':
    'Sign in to your desktop as usual; without a desktop, ask IT for a client certificate. Results wait here.',
  'delivery.no-file': 'A certificate file cannot be read: {reason}',
  'delivery.no-file.remedy': 'Ask IT to check {file}.',

  'delivery.expires':
    '{days, plural, =0 {The certificate in {file} expires within a day} one {The certificate in {file} expires in # day} other {The certificate in {file} expires in # days}}, on {at}',
  'delivery.expired': 'The certificate in {file} has expired on {at}',
  'delivery.expires.remedy': 'Ask IT to renew it in time; without it, results wait here.',
  'delivery.clock-back': 'The clock of this computer is {seconds} behind results that were already sent',
  'delivery.clock-back.remedy':
    'Check the date and time. Results go on being sent; until the clock has caught up, their times follow the earlier ones.',

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
  'privacy.departure.collects.time': 'That this computer is being switched off, and when',
  'privacy.departure.collects.services': 'Which of the reported checks have a problem at that moment',
  'privacy.departure.collects.texts': 'The author “{author}” and the comment “{comment}”',
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

  // Departure
  'departure.acknowledged':
    'When this computer went away ({at}), {count, plural, one {one open item was} other {# open items were}} acknowledged until {expiry}',
  'departure.nothing': 'When this computer went away ({at}), there was nothing to acknowledge',
  'departure.unknown':
    'When this computer went away ({at}), no answer came in time; it is not known whether its open items were acknowledged',
  'departure.failed':
    'When this computer went away ({at}), its open items could not be acknowledged: {reason}',

  // Engine
  'engine.checking': 'looking ...',
  'engine.timed-out': 'The check took longer than {timeout} and was ended',
  'headline.answer-needed': 'Before anything is checked or sent, your answer is needed',
  'headline.fine': 'Your computer is in good order',
  'headline.findings': '{count, plural, one {# thing needs} other {# things need}} attention',
  'headline.cannot-tell': '{count, plural, one {One check} other {# checks}} could not look',
  'headline.waiting': 'Looking at your computer for the first time',
  'headline.nothing': 'Nothing is checked at the moment',
  'headline.not-connected': 'Your results are waiting to be sent',
  'headline.paused': 'Paused until {until}. Nothing runs and nothing is sent.',
  'headline.policy-refused': "Your organisation''s policy has an error, so nothing is checked or sent",

  // Tray and window
  'ui.nav': 'Pages',
  'ui.nav.status': 'Status',
  'ui.nav.notice': 'Notice',
  'ui.nav.privacy': 'Privacy',
  'ui.help': 'Help',
  'ui.loading': 'Loading the state of this computer.',
  'ui.load-failed': 'Fettle cannot show how this computer is at the moment',
  'ui.try-again': 'Try again',
  'ui.call-failed': 'That did not work: {reason}',
  'ui.copy': 'Copy',
  'ui.copied': 'Copied',
  'ui.cancel': 'Cancel',
  'ui.print': 'Print',
  'ui.version': 'Fettle {version}',
  'ui.just-now': 'just now',
  'ui.any-moment': 'any moment',
  'ui.check-now': 'Check now',
  'ui.check-again': 'Check again',
  'ui.checking': 'Checking …',
  'ui.checked': 'Checked {when}',
  'ui.checked-headline': 'The check has finished. {headline}',
  'ui.not-checked-yet': 'Not checked yet',
  'ui.nothing-sent': 'nothing is sent',
  'ui.sent': 'sent to {name}, {when}',
  'ui.last-sent': 'last sent {when}',
  'ui.not-sent-yet': 'not sent yet',
  'ui.results-waiting':
    '{count, plural, =0 {no result waiting} one {# result waiting} other {# results waiting}}',
  'ui.checks': 'Checks',
  'ui.no-checks': 'Nothing is checked on this computer.',
  'ui.declined': 'Not checked (your choice)',
  'ui.declined.list': '{titles}.',
  'ui.declined.change': 'Change under Privacy',
  'ui.answer-needed': 'Checks without your answer do not run, and nothing is sent about them.',
  'ui.answer-needed.open': 'Read and answer',
  'ui.local-only': 'Nothing is sent',
  'ui.local-only.no-policy':
    'No organisation has set up Fettle on this computer. What is checked stays here and is for you only.',
  'ui.local-only.no-target':
    'Your organisation has not named a server for the results. What is checked stays on this computer.',
  'ui.local-only.policy-refused':
    'The policy of your organisation could not be used, so nothing is sent until IT has corrected it. What is checked stays on this computer.',
  'ui.local-only.other-owner':
    'Another person reports for this computer. What is checked here is for you only.',
  'ui.problem.policy': 'The policy cannot be used',
  'ui.problem.settings': 'The settings cannot be used',
  'ui.problem.delivery': 'About the way to the monitoring server',
  'ui.problem.store': 'A file could not be read',
  'ui.problem.tray': 'There is no place for the icon',
  'ui.target.not-connected': 'Not connected to {target}',
  'ui.target.key-ring-locked': 'The key ring is locked',
  'ui.target.refused': '{target} did not accept the results',
  'ui.card.fine': 'Fine',
  'ui.card.waiting': 'First check to come',
  'ui.card.no-result': 'There is no result yet.',
  'ui.card.answer-needed': 'Not checked until you have answered.',
  'ui.card.deadline': '{left} left, until {date}',
  'ui.card.deadline-passed': 'The deadline was {date}',
  'ui.card.since': 'Since {date} ({ago})',
  'ui.card.why': 'Why',
  'ui.card.output': 'What the program printed',
  'ui.card.remedy': 'What you can do',
  'ui.card.next-run': 'next {when}',
  'ui.notice.title': 'Before anything is checked',
  'ui.notice.title.local': 'Welcome to Fettle',
  'ui.notice.welcome':
    '{organisation} would like Fettle to look after this computer. Here is what that means for you. Nothing runs and nothing is sent until you have answered, and not answering means no.',
  'ui.notice.welcome.local':
    'Fettle keeps an eye on updates and backups of this computer and tells you how things are.',
  'ui.notice.progress': '{done} of {total} answered',
  'ui.notice.empty': 'There is nothing to answer.',
  'ui.notice.required': 'Required',
  'ui.notice.optional': 'Your choice',
  'ui.notice.details': 'Details',
  'ui.notice.collects': 'What is collected',
  'ui.notice.recipient': 'Who receives it',
  'ui.notice.retention': 'How long it is kept',
  'ui.notice.legal-basis': 'Legal basis',
  'ui.notice.interval': 'Time from one check to the next',
  'ui.notice.need': 'Do I have a choice?',
  'ui.notice.required.long': 'Required by your organisation. You can object; the privacy page says how.',
  'ui.notice.optional.long':
    'Yes. A no has no disadvantage here, and you can change your mind at any time on the privacy page.',
  'ui.notice.read': 'I have read this',
  'ui.notice.start': 'Start checking',
  'ui.notice.yes': 'Yes, allow',
  'ui.notice.no': 'No, do not allow',
  'ui.notice.later': 'Answer later',
  'ui.notice.to-status': 'To the status page',
  'ui.contacts': 'Whom to ask',
  'ui.contacts.questions': 'Questions',
  'ui.contacts.objection': 'Objections and your data',
  'ui.answer.read': 'You have read this on {date}.',
  'ui.answer.accepted': 'You allowed this on {date}.',
  'ui.answer.declined': 'You did not allow this on {date}. It is neither checked nor sent.',
  'ui.answer.started': 'You started the checks on {date}.',
  'ui.answer.none': 'Not answered yet, so this does not run.',
  'ui.answer.change': 'Change',
  'ui.privacy.title': 'Privacy',
  'ui.privacy.lead': 'What Fettle does on this computer for {organisation}, and what you answered.',
  'ui.privacy.lead.local': 'What Fettle does on this computer, for you only. Nothing is sent.',
  'ui.allow': 'Allow',
  'ui.withdraw': 'Withdraw',
  'ui.withdraw.question': 'It stops at once, and results that were not sent yet are deleted.',
  'ui.withdraw.confirm': 'Withdraw now',
  'ui.example': 'See what would be sent',
  'ui.example.looking': 'Looking …',
  'ui.example.kept-nowhere': 'Made on this computer just now. It is not stored and not sent.',
  'ui.example.raw': 'What the check found',
  'ui.example.sent': 'What would be sent',
  'ui.example.marked': 'What is marked is taken out before anything leaves.',
  'ui.example.nothing-marked': 'There is nothing personal in it that would have to be taken out.',
  'ui.example.not-sent': 'Nothing of it is sent to anybody.',
  'ui.example.exact': 'The exact request',
  'ui.save': 'Save',
  'ui.saved': 'Saved',
  'ui.pause': 'Pause',
  'ui.pause.lead':
    'Nothing is checked and nothing is sent while Fettle is paused. A pause always has an end.',
  'ui.pause.hour': 'For one hour',
  'ui.pause.hours': 'For four hours',
  'ui.pause.tomorrow': 'Until tomorrow at 08:00',
  'ui.pause.end': 'End the pause',
  'ui.data': 'Your data',
  'ui.data.lead':
    'Everything that Fettle keeps here about you, and everything it has sent, is yours to read and to take along.',
  'ui.data.lead.local':
    'Everything that Fettle keeps here about you is yours to read and to take along. Nothing was sent.',
  'ui.data.bundle': 'Save all my data',
  'ui.data.record': 'Save my answers',
  'ui.data.sheet': 'Save the assessment sheet (DPIA)',
  'ui.sent.title': 'What was sent',
  'ui.sent.back': 'Back to Privacy',
  'ui.sent.lead':
    'Every request that left this computer, as it left, with the server’s answer. Kept here for 30 days, for you only.',
  'ui.sent.empty': 'Nothing has been sent.',
  'ui.sent.count': '{count, plural, one {One request} other {# requests}} since {since}.',
  'ui.sent.outside-hours':
    '{count, plural, one {One request} other {# requests}} outside your hours since {since}.',
  'ui.sent.search': 'Search',
  'ui.sent.found': '{count, plural, =0 {Nothing found} one {One request} other {# requests}}',
  'ui.sent.more':
    '{count, plural, one {One older request is} other {# older requests are}} not shown. The search finds them.',
  'ui.sent.save': 'Save all as a file',
  'ui.sent.delete': 'Delete',
  'ui.sent.delete.question': 'What is deleted cannot be looked up here any more.',
  'ui.sent.delete.confirm': 'Delete now',
  'ui.sent.kind.result': 'Result',
  'ui.sent.kind.acknowledge': 'Acknowledgement',
  'ui.sent.kind.remove': 'Acknowledgement taken back',
  'ui.sent.kind.query': 'Question about the state',
  'ui.sent.kind.other': 'Request',
  'ui.sent.raw': 'As it left',
  'ui.sent.answer': 'The server’s answer',
  'ui.sent.failed': 'no answer ({reason})',
  'ui.sent.unanswered': 'no answer is known',
  'ui.sent.status': 'answered with {status}',
  'ui.deletion': 'Ask for deletion',
  'ui.deletion.to':
    'What waited here is deleted. If something was sent before, write to {contact}; this text can be a start:',
  'ui.deletion.to-it':
    'What waited here is deleted. If something was sent before, write to the data protection officer of your organisation; this text can be a start:',
  'ui.deletion.letter':
    'I have withdrawn my choice about “{title}” in Fettle on my computer. Please delete under Article 17 GDPR the results that you have received about it, and confirm it to me.',
  'ui.deletion.text': 'Text of the deletion request',
  'ui.objection': 'Object',
  'ui.objection.to': 'You can object to this. Write to {contact}; this text can be a start:',
  'ui.objection.to-it':
    'You can object to this. Write to the data protection officer of your organisation; this text can be a start:',
  'ui.objection.letter':
    'I object under Article 21 GDPR to the processing “{title}” by Fettle on my computer, on grounds relating to my particular situation: …',
  'ui.objection.text': 'Text of the objection',
  'desktop.cannotStart': 'Fettle could not start',
  'tray.run': 'Check now',
  'tray.open': 'Open Fettle',
  'tray.privacy': 'Privacy…',
  'tray.quit': 'Quit',
  'tray.more': '{count, plural, one {and # more} other {and # more}}',
  'tray.sent': 'Last sent {at}',
  'tray.sentTo': 'Last sent to {name} {at}',
  'tray.notSentYet': 'Nothing sent yet',
  'tray.localOnly': 'Nothing is sent from this computer',
  'tray.missing': 'Your desktop shows no tray icons, so Fettle has no icon.',
  'tray.missing.remedy':
    'Open Fettle from the applications menu. On GNOME the extension “AppIndicator” adds the icon.',

  // Command line
  'cli.description':
    "Fettle keeps this workstation''s update and backup checks, shows them to you, and reports them to Icinga 2.",
  'cli.help-hint': 'fettle --help lists the commands.',
  'cli.exit-codes':
    "Exit codes: status and run give a plugin''s (0 ok, 1 warning, 2 critical, 3 unknown); the others 0, or 1 when it did not work; 2 for wrong use.\nFiles: IT''s policy in /etc/fettle/policy.d, your settings in ~/.config/fettle/settings.json, results in ~/.local/state/fettle.",
  'cli.option.json': 'print JSON for programs',
  'cli.status': 'show what is known, without checking anew',
  'cli.status.details':
    'Asks the running app, or reads its last results when it does not run. The exit code is that of the worst result.',
  'cli.status.not-running': '(Fettle is not running; these are its last results.)',
  'cli.phase.answer-needed': 'your answer is needed',
  'cli.phase.declined': 'not checked, your choice',
  'cli.phase.waiting': 'not checked yet',
  'cli.target.waiting':
    '{target}: {count, plural, =0 {nothing waits} one {one result waits} other {# results wait}} for {host}.',
  'cli.target.delivered': 'Last delivered {at}.',
  'cli.run': 'run checks now and print what they find',
  'cli.run.entry': 'the id of one check of the plan; all of them without it',
  'cli.run.details':
    'Prints what a monitoring plugin would print, in English, and exits like one. Stores and sends nothing.\nOutside a terminal it runs only what was agreed to in the privacy notice; otherwise it exits with 3.',
  'cli.run.not-answered': 'privacy notice not answered: open Fettle and answer it first',
  'cli.run.nothing': 'Nothing is configured to be checked.',
  'cli.run.unknown-entry': 'There is no check {entry} in the plan. There are: {ids}',
  'cli.report': 'deliver the results that wait',
  'cli.report.details':
    'Lets the running app deliver, or does so itself. Exits with 1 when results still wait or a server refuses them.',
  'cli.report.nowhere': 'Nothing is reported to anybody: there is no target in the policy.',
  'cli.acknowledge': 'acknowledge the present problems in Icinga, as at a shutdown',
  'cli.acknowledge.details':
    'Delivers what waits and acknowledges what is not in order, with the author, comment and expiry of the policy. The next start of the app takes the acknowledgements back.',
  'cli.acknowledge.nothing': 'There is nothing to acknowledge.',
  'cli.show-config': 'show every value of the configuration with its origin',
  'cli.show-config.details':
    'Origins from weak to strong: built-in, policy defaults, settings, policy enforced. Secrets are masked. Exits with 1 when a file has errors, which are listed with line and column.',
  'cli.option.output': 'write to this file, readable by you only, instead of the terminal',
  'cli.privacy': 'your answers to the privacy notice and your data',
  'cli.privacy.status': 'show every card of the notice with your answer; answering is done in the window',
  'cli.privacy.verify': 'check that nobody has changed the record of your answers',
  'cli.privacy.verify.details':
    'One changed byte is found and its line named. What it cannot show: that whole lines were cut off the end.',
  'cli.privacy.export': 'show or write the record of your answers',
  'cli.privacy.journal': 'show every request that was sent, with its body',
  'cli.privacy.bundle': 'write one file with everything that Fettle keeps here about you',
  'cli.privacy.where-to-answer':
    'Open Fettle to read and answer. Until then nothing of it runs and nothing of it is sent.',
  'cli.privacy.intact':
    '{file} is as it was written: {count, plural, =0 {no answers} one {one answer} other {# answers}}.',
  'cli.privacy.altered': '{file} was changed: line {line} is not what was written there.',
  'cli.privacy.record': 'Answers of {user} (a random name that means nothing elsewhere):',
  'cli.privacy.preset': '{at}: a policy that would have answered for you was refused ({detail}).',
  'cli.privacy.written': 'Written to {file}.',
  'cli.dpia': 'print the sheet for a data protection impact assessment',
  'cli.dpia.format': 'how to print it',
  'cli.dpia.details':
    'Made from the active configuration only. Exits with 1, without a sheet, when the policy is refused.',
  'cli.dpia.diff': 'show what a changed policy changes in the sheet',
  'cli.dpia.diff.path': 'a policy file or a folder of them',
  'cli.quit': 'end the running app',
  'cli.quit.details':
    'Neither delivers nor acknowledges anything: ending the app, or updating it, is not a shutdown.',
  'cli.quit.for-update': 'for package scripts: the app is about to be replaced',
  'cli.quit.done': 'Fettle is ending.',
  'cli.quit.not-running': 'Fettle is not running.',

  ...dpiaEn,
} as const;
