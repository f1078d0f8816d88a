/** English texts: the command line. */
export const commandLine = {
  // Command line
  'cli.description':
    "Fettle keeps this workstation''s update and backup checks, shows them to you, and reports them to Icinga 2.",
  'cli.help-hint': 'fettle --help lists the commands.',
  'cli.exit-codes':
    "Exit codes: status and run give a plugin''s (0 ok, 1 warning, 2 critical, 3 unknown); the others 0, or 1 when it did not work; 2 for wrong use.\nFiles: IT''s policy in /etc/fettle/policy.d, your settings in ~/.config/fettle/settings.json, results in ~/.local/state/fettle.",
  'cli.option.json': 'print JSON for programs',
  'cli.status': 'show what is known, without checking again',
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
  'cli.run.option.save':
    'show a case of this entry for a maintainer, then write it to this file; never written over',
  'cli.run.option.yes': 'write it without asking',
  'cli.run.save.one-entry': 'Name the check that is to be saved.',
  'cli.run.save.question':
    'Everything above is written to {file}. Have you read it, and may it be written? [y/N]',
  'cli.run.save.not-agreed':
    'Nothing was written. At a terminal Fettle asks; elsewhere --yes says that you agree.',
  'cli.run.save.failed': 'It cannot be written to {file}: {reason}',
  'cli.run.save.written': 'Written to {file}. Nothing was sent.',
  'cli.run.nothing': 'Nothing is configured to be checked.',
  'cli.run.unknown-entry': 'There is no check {entry} in the plan. There are: {ids}',
  'cli.report': 'deliver the results that wait',
  'cli.report.details':
    'Lets the running app deliver, or does so itself. Exits with 1 when results still wait or a server refuses them.',
  'cli.report.nowhere': 'Nothing is reported to anybody: there is no target in the policy.',
  'cli.acknowledge': 'acknowledge the present problems in Icinga, as at a shutdown',
  'cli.acknowledge.details':
    'Delivers what waits and acknowledges what is not in order, with the author, comment and expiry of the policy. The next start of the app takes the acknowledgements back.',
  'cli.acknowledge.dry-run': 'say what would be done now, and do nothing',
  'cli.acknowledge.on-shutdown':
    'for the system service: act on handovers, and only when the machine shuts down',
  'cli.acknowledge.not-allowed':
    'Nothing would be done: departures are not configured, or the card about them has not been accepted.',
  'cli.acknowledge.outside-hours': 'Nothing would be done: it is outside the working hours.',
  'cli.acknowledge.would': '{target}, host {host}, until {expiry}: {what}',
  'cli.acknowledge.would.services': 'acknowledge {services}',
  'cli.acknowledge.would.downtime': 'schedule a downtime with all services',
  'cli.acknowledge.would.host-down': 'report the host as DOWN and acknowledge that',
  'cli.acknowledge.nothing': 'There is nothing to acknowledge.',
  'cli.checks': 'list the checks: which run, which could, and why the rest cannot',
  'cli.checks.details':
    'Runs nothing and sends nothing. With --policy it prints a policy to start from.\nExit code 0.',
  'cli.checks.policy': 'Print a policy to start from',
  'cli.checks.line': '{id} ({title}): {reason}',
  'cli.checks.runs': 'What runs',
  'cli.checks.available': 'What could run as well',
  'cli.checks.unavailable': 'What cannot run here',
  'cli.checks.entry.known': 'runs every {interval} as “{entry}”',
  'cli.checks.entry.waiting': 'runs every {interval} as “{entry}”, first run to come',
  'cli.checks.entry.answer-needed': 'set up as “{entry}”, waits for your answer to the privacy notice',
  'cli.checks.entry.declined': 'set up as “{entry}”, you chose not to allow it',
  'cli.checks.none': 'Nothing.',
  'cli.import': "turn another program''s configuration into a part of the policy",
  'cli.import.details':
    '“fettle import customchecks FILE” reads the custom checks of the openITCOCKPIT agent.\nIt changes no file. Exit code 1 when the file has errors.',
  'cli.import.what': 'What the file is: customchecks',
  'cli.import.file': 'The file to read',
  'cli.import.unknown': '“{what}” cannot be imported; known is customchecks',
  'cli.import.unreadable': '{file} cannot be read: {reason}',
  'cli.import.problem': '{file}:{line}: {words}',
  'import.no-section': '“{text}” stands before the first [section]',
  'import.not-understood': '“{text}” is neither a [section] nor “key = value”',
  'import.unknown-key': '“{key}” is not a known key; known are {known}',
  'import.duplicate': '[{section}] is written twice',
  'import.no-command': '[{section}] has no command',
  'import.number': '{key} cannot be “{value}”; expected is a whole number of seconds',
  'import.boolean': '{key} cannot be “{value}”; expected is true or false',
  'import.shell': 'shell cannot be “{value}” here; known are {known}',
  'import.comment':
    'the agent takes everything from “{text}” on for a comment; here it is kept as part of the command. Check what is meant',
  'import.quote': 'a quotation mark in “{value}” is not closed',
  'cli.option.explain': 'Show command, raw output, facts, thresholds and where they come from',
  'cli.doctor': 'look at everything that Fettle needs, and test the way to every monitoring server',
  'cli.doctor.details':
    'Looks at policy, settings, program, key ring, permissions, clock, checks, tray and the system unit, then for each server at credentials, name, connection, encryption, certificates, identity and permissions, and tries for each service whether a result would be accepted; it changes nothing there. It asks the servers at any time of day. Exit code 1 when a step failed.',
  'cli.doctor.target': '{target} (as host {host})',
  'cli.support-bundle': 'write a file for support, without secrets and personal data',
  'cli.support-bundle.details':
    'Holds versions, policy and settings with their origin, what the app shows, what the doctor finds, and the last requests. It is one JSON file to read before it is sent; nothing is sent by itself.',
  'cli.support-bundle.file': 'the file to write; never written over',
  'cli.support-bundle.preview': 'print it and write nothing',
  'cli.support-bundle.written': 'Written to {file}. Please read it before you send it.',
  'cli.support-bundle.failed': 'It cannot be written to {file}: {reason}',
  'cli.show-config': 'show every value of the configuration with its origin',
  'cli.show-config.details':
    'Origins from weak to strong: built-in, policy defaults, settings, policy enforced. Secrets are masked. Exits with 1 when a file has errors, which are listed with line and column.',
  'cli.policy': 'judge a policy before it is rolled out',
  'cli.policy.check': 'say what is wrong with policy files, with line and column',
  'cli.policy.check.file': 'one file, or all files of a policy in the order in which they are merged',
  'cli.policy.check.details':
    'The files are judged together, as Fettle would merge them, and may belong to anybody. Exit code 1 when something is wrong.',
  'cli.policy.check.good':
    '{count, plural, one {The file is} other {The files are}} a policy that Fettle can use.',
  'cli.policy.schema': 'print the JSON Schema of a policy file, for editors',
  'cli.icinga-config': 'print the objects that Icinga needs for a list of hosts',
  'cli.icinga-config.details':
    'For a file in Icinga 2’s conf.d or a zone. Services come from the checks of the policy; each host has an ApiUser that is known by its certificate and may do nothing to other hosts.',
  'cli.icinga-config.host': 'names of hosts, each the common name of its certificate',
  'cli.icinga-config.hosts': 'a file with one host a line',
  'cli.icinga-config.zone': 'the zone of hosts and services; without it, the zone of the file',
  'cli.icinga-config.passwords':
    'know the hosts by passwords and not by certificates; one file for each is kept in this folder',
  'cli.icinga-config.time-period': 'let freshness count in the working hours of the policy only',
  'cli.icinga-config.event-command': 'a program on the server that is told each change of state',
  'cli.icinga-config.no-hours': 'The policy sets no working hours, so there is nothing for --time-period.',
  'cli.icinga-config.no-passwords': 'The policy wants passwords: name a folder for them with --passwords.',
  'cli.icinga-config.one-user':
    'The policy has one ApiUser, {user}, for all hosts. Write "fettle-\'{host}\'" there, so that each has its own.',
  'cli.icinga-config.bad-host':
    '{host} cannot be the name of a host in Icinga: it holds a space or an exclamation mark.',
  'cli.icinga-config.no-hosts': 'Name at least one host, or a file of hosts with --hosts.',
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
  'cli.enroll': 'give this workstation its certificate or password for a monitoring server',
  'cli.enroll.details':
    'Without a ticket the certificate waits until IT signs it. Missing options come from the policy’s target (`--target`, optional if there is only one). Secrets come through standard input, or in files of mode 0600 that are deleted after use, and never as an argument.',
  'cli.enroll.option.target': 'name of the target in the policy; may be left out when there is only one',
  'cli.enroll.option.endpoint': 'address of the Icinga server, https://HOST:5665',
  'cli.enroll.option.host': 'name of this workstation in Icinga',
  'cli.enroll.option.ticket-stdin': 'read the ticket that IT made for this host from standard input',
  'cli.enroll.option.ticket-file': 'file with the ticket that IT made for this host',
  'cli.enroll.option.fingerprint':
    'SHA-256 fingerprint of the certificate of the server; without it, it is shown and must be confirmed',
  'cli.enroll.no-target': 'It is not clear which target is meant.',
  'cli.enroll.no-target.remedy': 'Name it with --target. The policy has these: {targets}',
  'cli.enroll.no-endpoint': 'Neither the command nor the policy names a server.',
  'cli.enroll.bad-endpoint': '{endpoint} is not the address of a server.',
  'cli.enroll.no-endpoint.remedy': 'Name it with --endpoint https://HOST:5665.',
  'cli.enroll.wants-password': 'The policy wants a password for {target}, not a certificate.',
  'cli.enroll.has-files': 'The policy names the certificate for {target} itself: {file}',
  'cli.enroll.leave-out.remedy':
    'For a certificate that Fettle keeps and renews, the target {target} has "auth": \'{\' "type": "certificate" \'}\' in the policy, without "cert" and "key".',
  'cli.enroll.bad-fingerprint': 'The fingerprint must be the 64 digits of SHA-256.',
  'cli.enroll.no-fingerprint':
    'Without a terminal nobody can confirm the server, and no fingerprint was given.',
  'cli.enroll.fingerprint.remedy':
    'Give it with --fingerprint. The server prints it with: openssl x509 -noout -fingerprint -sha256 -in /var/lib/icinga2/certs/NAME.crt',
  'cli.enroll.confirm':
    'The certificate of {endpoint} has the SHA-256 fingerprint\n  {fingerprint}\nIs this what IT told you? (yes/no)',
  'cli.enroll.not-confirmed': 'The server was not confirmed; nothing was sent to it.',
  'cli.enroll.failed': '{endpoint} could not be asked: {status}',
  'cli.enroll.failed.remedy': 'Nothing was changed. Check address and network, then try again.',
  'cli.enroll.ask-secret': 'The secret from IT (it is not shown):',
  'cli.enroll.no-secret': 'Standard input does not hold one line with a secret.',
  'cli.enroll.no-secret.remedy': 'Pass nothing but the secret, for example through a pipe.',
  'cli.enroll.secret.foreign': '{file} belongs to another user ({reason}).',
  'cli.enroll.secret.readable-by-others': 'Others may read {file} (mode {reason}).',
  'cli.enroll.secret.not-a-secret': '{file} does not hold one line with a secret.',
  'cli.enroll.secret.unreadable': '{file} cannot be read: {reason}',
  'cli.enroll.secret.remedy':
    'It must be a file of yours with mode 0600 and hold nothing but the secret. If others may have read it, ask IT for a new one.',
  'cli.enroll.secret.left': '{file} could not be deleted.',
  'cli.enroll.secret.left.remedy': 'Please delete {file}: whoever reads it can become this workstation.',
  'cli.enroll.done': '{host} is enrolled with {target}.',
  'cli.enroll.until': 'The certificate is valid until {at}; Fettle renews it before that.',
  'cli.enroll.pending':
    '{host} is waiting for approval by {target}. On the server: icinga2 ca list, then icinga2 ca sign. Nothing is sent until then.',
  'cli.enroll.other-name': 'This workstation is already enrolled with {target} as {other}, not as {host}.',
  'cli.enroll.other-name.remedy':
    'If that is to change: fettle unenroll --target {target}, then enroll again.',
  'cli.enroll.other-server':
    '{endpoint} is not the server that was expected. Its fingerprint is {fingerprint}',
  'cli.enroll.other-server.remedy':
    'Nothing was sent. Please ask IT for the right fingerprint; somebody else may be answering in its place.',
  'cli.enroll.declined': '{endpoint} declined: {status}',
  'cli.enroll.declined.remedy':
    'Ask IT for a new ticket for {host}. A ticket is only good for the host that it was made for, and only until the salt of the server changes.',
  'cli.enroll.option.certificate': 'a certificate that IT made for this host',
  'cli.enroll.option.key': 'the key of that certificate',
  'cli.enroll.option.ca': 'the certificate of its authority, if the policy names none',
  'cli.enroll.option.delete': 'delete the originals of certificate and key afterwards without asking',
  'cli.enroll.option.password-stdin': 'read the password that IT made for this host from standard input',
  'cli.enroll.option.password-file': 'file with the password that IT made for this host',
  'cli.enroll.option.user': 'name of the ApiUser for a password, if the policy names none',
  'cli.enroll.option.admin':
    'name of an administrator of Icinga, who makes everything for this host; the password is used once and never kept',
  'cli.enroll.option.admin-password-file':
    'file with the password of the administrator; without it, it is asked for on the terminal',
  'cli.enroll.several': 'Only one way to enroll can be taken at a time.',
  'cli.enroll.several.remedy':
    'Take --ticket-stdin, --ticket-file, --certificate with --key, --password-stdin, --password-file, or --admin.',
  'cli.enroll.incomplete': 'A prepared certificate needs certificate, key and authority.',
  'cli.enroll.incomplete.remedy':
    'Name --certificate and --key, and --ca if the policy does not name the authority.',
  'cli.enroll.fault.no-certificate': '{file} is not a certificate.',
  'cli.enroll.fault.no-key': '{key} is not a key that can be used without a passphrase.',
  'cli.enroll.fault.no-authority': '{file} is not the certificate of an authority.',
  'cli.enroll.fault.other-key': 'The key {key} does not belong to the certificate {file}.',
  'cli.enroll.fault.other-name': 'The certificate {file} is not for {host}.',
  'cli.enroll.fault.untrusted': 'The certificate {file} is not from the authority.',
  'cli.enroll.fault.ended': 'The certificate {file} has ended.',
  'cli.enroll.fault.not-yet': 'The certificate {file} is not valid yet.',
  'cli.enroll.fault.remedy': 'Nothing was changed. Ask IT for a certificate with the common name {host}.',
  'cli.enroll.delete': 'It is installed. Delete the originals {files}? (yes/no)',
  'cli.enroll.originals': 'The original of the key is still in {key}; please delete it.',
  'cli.enroll.until.prepared': 'The certificate is valid until {at}; IT renews it.',
  'cli.enroll.wants-certificate': 'The policy wants a certificate for {target}, not a password.',
  'cli.enroll.wants-certificate.remedy':
    'For a password, the target {target} has "auth": \'{\' "type": "password", "user": "..." \'}\' in the policy.',
  'cli.enroll.no-user': 'Neither the command nor the policy says for which ApiUser the password is.',
  'cli.enroll.no-user.remedy': 'Name it with --user.',
  'cli.enroll.password': '{host} is enrolled with {target}; the password is in your key ring as {account}.',
  'cli.enroll.no-admin-password': 'Without a terminal nobody can type the password of the administrator.',
  'cli.enroll.no-admin-password.remedy': 'Hand it over with --admin-password-file.',
  'cli.enroll.ask-password': 'Password of {user} in Icinga:',
  'cli.enroll.user-exists':
    'Somebody else has made an ApiUser for this host already (as {user} or for its certificate).',
  'cli.enroll.user-exists.remedy':
    'Nothing was changed. Ask for the password of {user} and hand it over with --password-file.',
  'cli.enroll.refused-config': '{endpoint} did not accept the configuration: {reason}',
  'cli.enroll.refused-config.remedy':
    'Nothing was changed there. Please pass this on to whoever runs the server.',
  'cli.unenroll': 'take the credentials of this workstation for a monitoring server away',
  'cli.unenroll.details':
    'Removes key and certificate or the password in the key ring. With --admin it also removes what fettle enroll --admin made on the server, and nothing else there.',
  'cli.unenroll.option.fingerprint':
    'SHA-256 fingerprint of the certificate of the server, for --admin without an enrolled certificate',
  'cli.unenroll.option.yes': 'do not ask',
  'cli.unenroll.option.admin': 'name of an administrator of Icinga, to clean up there as well',
  'cli.unenroll.ask':
    'Take the credentials of {host} for {target} away? Nothing can be sent afterwards. (yes/no)',
  'cli.unenroll.no-yes': 'Without a terminal nobody can be asked.',
  'cli.unenroll.no-yes.remedy': 'To do it without a question, give --yes.',
  'cli.unenroll.not-agreed': 'Nothing was changed.',
  'cli.unenroll.done': 'The credentials of {host} for {target} are gone from this computer.',
  'cli.unenroll.nothing': 'There were no credentials for {target} on this computer.',
  'cli.unenroll.left':
    'A certificate stays valid until it ends: on the server, IT should delete the ApiUser {user}, and the host {host} with its services if it is not used any more.',
  'cli.unenroll.cleaned': 'What Fettle had made for {host} on the server is gone as well.',
  'cli.unenroll.kept': 'The key ring still holds {account}.',
  'cli.quit': 'end the running app',
  'cli.quit.details':
    'Neither delivers nor acknowledges anything: ending the app, or updating it, is not a shutdown.',
  'cli.quit.for-update': 'for package scripts: the app is about to be replaced',
  'cli.quit.done': 'Fettle is ending.',
  'cli.quit.not-running': 'Fettle is not running.',
} as const;
