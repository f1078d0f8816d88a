/** English texts: policy and settings files. */
export const policy = {
  // Policy and settings
  'config.slow-watch': 'A change of the policy is noticed some seconds late',
  'config.slow-watch.remedy':
    'The programs of this session use all watches on files that the system lends. Close some, or ask IT to raise fs.inotify.max_user_instances and fs.inotify.max_user_watches.',
  'config.unreadable': 'This file or folder cannot be read: {reason}',
  'config.unreadable.remedy':
    'Make it readable for the person at this computer: chmod u+rw,go+rX,go-w {file}',
  'config.writable': 'Users other than the administrator can change this: its permissions are {mode}',
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
  'config.expected.cert-with-key':
    '"cert" beside "key", or neither of them for a certificate that Fettle enrolls itself',
  'config.expected.no-query': 'an address without “?” and “#”',
  'config.expected.no-pac':
    'the address of a proxy; Fettle does not read PAC files, so name the proxy that yours would choose',
  'config.expected.proxy-address': 'an address without a path',
  'config.expected.no-credentials': 'an address without user name and password in it',
  'config.expected.time-of-day': 'a time of day such as 08:00',
  'config.expected.time-zone': 'an IANA time zone such as Europe/Berlin',
  'config.expected.entry-id': 'a name of lower case letters, digits, - and _',
  'config.expected.range': 'a number such as 90 or a range such as 10: or ~:90 or @1:5',
  'config.expected.mount': 'a folder such as /home or a drive such as C:',
  'config.expected.program': 'the name of a program without folder and arguments',
  'config.expected.service': 'the name of a service such as ssh',
  'config.expected.network': 'a network such as 192.0.2.0/24',
  'config.expected.shell': '“script” with “shell”, or “command”, and not both',
  'config.expected.colour': 'a colour such as #1f6feb',
  'config.expected.logo': 'a file that ends in .png or .svg',
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
  'policy.advice.locale':
    'Note: {entry} sets a locale for programs whose words Fettle reads; in another language than English they may not be understood.',
} as const;
