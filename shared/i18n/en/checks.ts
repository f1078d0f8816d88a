/** English texts: states, checks in general, plugins, ntopng. */
export const checks = {
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
  'overall.snoozed': 'Snoozed',
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
  'process.not-executable.line-ends':
    '{program} cannot be started: its first line ends as on Windows (CR LF)',
  'process.not-executable.first-line':
    '{program} cannot be started: its first line names no interpreter (#!)',
  'process.not-executable.interpreter': '{program} cannot be started: {interpreter} is not installed',
  'process.not-executable.noexec':
    '{program} cannot be started: it lies on a file system where nothing may be executed (noexec)',
  'process.not-executable.architecture':
    '{program} cannot be started: it was made for another kind of computer or system library',
  'process.aborted': '{program} was stopped before it was done',
  'process.not-understood': 'the answer of {program} could not be understood',
  'check.failed': 'The check could not look: {reason}',

  // Checks: plugin
  'plugin.title': 'Monitoring plugin',
  'plugin.purpose': 'A check that your IT chose.',
  'plugin.collects.output': 'Everything that the plugin prints: its text and its figures',
  'plugin.progress': 'running {program}…',
  'plugin.output': '{output}',
  'plugin.silent': '{program} reports a finding without words',
  'plugin.nothing-said': 'Cannot tell: {program} printed nothing',
  'plugin.no-verdict': 'Cannot tell: {reason}',
  'plugin.cut': '{program} printed more than is kept; the rest was left out',
  'plugin.words': '{program} said: {words}',
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
  'plugin.remedy.line-ends': 'Ask IT to save {program} with Unix line ends (dos2unix)',
  'plugin.remedy.first-line': 'Ask IT to begin {program} with a line such as #!/bin/sh',
  'plugin.remedy.interpreter': 'Ask IT to install {interpreter} or to correct the first line of {program}',
  'plugin.remedy.noexec': 'Ask IT to put {program} into a folder such as /usr/local/lib/monitoring-plugins',
  'plugin.remedy.architecture': 'Ask IT for a {program} that was made for this computer',
  'plugin.remedy.library': '{program} lacks a library; IT can install it',
  'plugin.remedy.arguments': '{program} does not understand how it is called; IT can correct the command',
  'plugin.remedy.permission':
    '{program} may not look without more rights; IT can grant them or choose another plugin',
  'plugin.remedy.crash': '{program} broke off before it had looked; IT can mend or replace it',

  // Checks: what can be checked here
  'detect.here': 'it can look here',
  'detect.program': '{program} is installed',
  'detect.not-configured': '{program} is installed, but nothing is set up for it',
  'detect.no-program': 'not installed: {program}',
  'detect.other-system': 'not for this operating system',
  'detect.needs-server': 'needs a server that IT names',
  'detect.needs-command': 'needs a command that IT names',

  // Checks: ntopng
  'ntopng.purpose': 'Unusual network traffic of this computer is noticed early.',
  'ntopng.collects.network': 'That this computer asked, and from which address; ntopng is told no more',
  'ntopng.alerts.title': 'Network alerts',
  'ntopng.alerts.collects': 'How many alerts ntopng has open about this computer (the number only)',
  'ntopng.alerts.count':
    '{count, plural, =0 {ntopng has no open alert} one {ntopng has # open alert} other {ntopng has # open alerts}} about this computer',
  'ntopng.flows.title': 'Suspicious connections',
  'ntopng.flows.collects':
    "How many of this computer''s connections ntopng found suspicious (the number only, no peers)",
  'ntopng.flows.count':
    '{count, plural, =0 {No connection was} one {# connection was} other {# connections were}} found suspicious in the last {window}',
  'ntopng.elsewhere': 'Does not apply here: this computer is not in the office network',
  'ntopng.progress': 'asking ntopng…',
  'ntopng.remedy': 'Ask IT what ntopng has seen',
  'ntopng.unknown': 'Cannot tell what ntopng has seen: {reason}',
  'ntopng.unknown.remedy':
    'It is tried again by itself; if this stays so, ask IT to check the settings of this check',
  'ntopng.reason.address': 'the address of this computer is not an IP address',
  'ntopng.reason.login': 'ntopng does not accept the user or token',
  'ntopng.reason.interface': 'the account in ntopng may not see its interface {number}',
  'ntopng.reason.question': 'this version of ntopng does not know the question',
  'ntopng.reason.status': 'ntopng answered with status {status}',
  'ntopng.reason.html':
    'ntopng answered with a page instead of figures, which it also does when it wants a login',
  'ntopng.reason.form': 'the answer of ntopng has another form than expected',
  'ntopng.reason.rc': 'ntopng refused the question with {rc} ({words})',
  'ntopng.reason.unfiltered': 'ntopng answered about other computers as well',
  'ntopng.reason.unreachable': 'ntopng cannot be reached ({code})',
  'ntopng.reason.locked': 'your key ring is locked',
  'ntopng.reason.no-secret': 'your key ring holds no “{name}” for this check',
  'ntopng.reason.file': '{file} cannot be read ({code})',
  'ntopng.reason.file-mode': 'others may read {file}, so it is not used; mode 0400 is right',
  'ntopng.reason.file-content': '{file} does not hold one line with a secret',
} as const;
