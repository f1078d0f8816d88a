/** English texts of the DPIA sheet. They state what is configured and promise nothing else. */
export const dpia = {
  'dpia.title': 'Data protection impact assessment: Fettle at {organisation}',
  'dpia.title.local': 'Data protection impact assessment: Fettle without a recipient',
  'dpia.lead':
    'Made by Fettle {version} from the configuration that is active on this computer. It helps with an assessment under Art. 35 GDPR and does not replace the judgement of the controller and the data protection officer.',
  'dpia.lead.local': 'In this configuration nothing is sent to anybody: {reason}',
  'dpia.not-set': 'not stated in the policy',
  'dpia.none': 'none',

  'dpia.about': 'Responsible',
  'dpia.about.controller': 'Controller',
  'dpia.about.contact': 'Contact in IT',
  'dpia.about.dpo': 'Data protection officer, and objections',
  'dpia.about.agreement': 'Works-council agreement',
  'dpia.about.owner': 'Person who reports for this computer',
  'dpia.about.owner.first': 'the first person who answers the notice here',

  'dpia.description': 'Systematic description (Art. 35(7)(a))',
  'dpia.description.subjects': 'Persons concerned',
  'dpia.description.subjects.text': 'Employees at their own workstation, each in an account of their own',
  'dpia.description.flow': 'What happens',
  'dpia.description.flow.check':
    'Fettle looks at this workstation, shows the result to the employee first, and keeps the newest result of each check here.',
  'dpia.description.flow.send':
    'It then sends the result to the recipients below: host, service, state, output in English, figures, start and end of the check.',
  'dpia.description.flow.gate':
    'Nothing runs and nothing leaves before the employee has answered the card of that processing; no answer means no.',
  'dpia.description.processing': 'Processings',
  'dpia.description.processing.text':
    '{title}: {purpose} ({need, select, required {required} other {the employee’s choice}})',
  'dpia.description.never': 'Never collected by the checks of Fettle',
  'dpia.description.never.text':
    'File names and contents, keystrokes, screens, locations, times of log-in, rankings of persons',

  'dpia.recipients': 'Recipients and retention',
  'dpia.recipients.target': 'Target {name}',
  'dpia.recipients.target.text': '{servers}, as host {host}; TLS level {tls}; {auth}',
  'dpia.recipients.certificate': 'a client certificate of this workstation',
  'dpia.recipients.password': 'a password from the person’s key ring',
  'dpia.recipients.nobody': 'Nobody; the results stay on this computer',
  'dpia.recipients.transfer': 'Other recipients and third countries',
  'dpia.recipients.transfer.text':
    'Fettle itself sends nothing to anybody else: no manufacturer, no telemetry, no update service',
  'dpia.recipients.there': 'Kept at the recipient',
  'dpia.recipients.there.text': '{title}: {retention}',
  'dpia.recipients.here': 'Kept on this computer',
  'dpia.recipients.here.text':
    'The newest result of each check, how each check has been for 90 days, results that wait to be sent, the last 50 departures, the requests of 30 days, and the record of the answers, readable by the employee only',

  'dpia.necessity': 'Necessity and proportionality (Art. 35(7)(b))',
  'dpia.necessity.basis': 'Legal basis',
  'dpia.necessity.basis.text': '{title}: {basis}',
  'dpia.necessity.choice': 'Choice',
  'dpia.necessity.choice.text':
    '{optional, plural, =0 {None of the processings is optional} one {One processing is optional} other {# processings are optional}}, {required, plural, =0 {none is required} one {one is required} other {# are required}}. Optional ones are off until chosen, and withdrawing takes two clicks.',
  'dpia.necessity.minimal': 'As little as possible',
  'dpia.necessity.minimal.own':
    'The checks of Fettle send figures and states: how many updates, how old a backup.',
  'dpia.necessity.minimal.custom':
    'These are programs that IT chose; Fettle sends what they print: {titles}. IT answers for what that is.',
  'dpia.necessity.rights': 'Rights of the employee',
  'dpia.necessity.rights.inform': 'Information (Art. 12 to 14): the notice, one card per processing',
  'dpia.necessity.rights.access':
    'Access (Art. 15): one file with everything that Fettle keeps here; the recipient’s part from {contact}',
  'dpia.necessity.rights.erase':
    'Erasure (Art. 17): what waits is deleted at a withdrawal, and the text of a request to the recipient is offered',
  'dpia.necessity.rights.object': 'Objection (Art. 21): a button with the text, addressed to {contact}',

  'dpia.risks': 'Risks to the employees (Art. 35(7)(c))',
  'dpia.risk.measures': 'Measures against it that are on: {measures}',
  'dpia.risk.missing': 'Not on, and to be weighed: {measures}',
  'dpia.risk.attendance': 'Attendance profile',
  'dpia.risk.attendance.text':
    'When results arrive, and when the computer is switched off or a finding is snoozed, tells when somebody is at work.',
  'dpia.risk.inventory': 'Private use seen through software',
  'dpia.risk.inventory.text': 'Names of packages, folders or devices can tell about private habits.',
  'dpia.risk.blame': 'Blame',
  'dpia.risk.blame.text': 'A late update or a missing backup may be read as a failing of the person.',
  'dpia.risk.credentials': 'Stolen credentials',
  'dpia.risk.credentials.text': 'Who has the credentials of a workstation can send results in its name.',
  'dpia.risk.interception': 'Reading along on the way',
  'dpia.risk.interception.text': 'Results pass networks that belong to others.',
  'dpia.risk.policy': 'A policy that was changed',
  'dpia.risk.policy.text': 'Who can write the policy decides what is collected and where it goes.',
  'dpia.risk.shared': 'Shared computers',
  'dpia.risk.shared.text': 'The answer of one person must not be taken for that of another.',

  'dpia.measures': 'Measures (Art. 35(7)(d))',
  'dpia.measures.on': 'On',
  'dpia.measures.off': 'Not on',
  'dpia.measure.gate': 'Notice and gate: without an answer a processing neither runs nor sends',
  'dpia.measure.record':
    'Record of the answers: append-only, each line with the hash of the one before, under a random name (it shows edits, not a cut-off end)',
  'dpia.measure.journal':
    'Journal: the employee can read every request byte for byte for 30 days, with the server’s answer',
  'dpia.measure.first': 'The employee sees every result before IT does',
  'dpia.measure.ranking': 'No comparison and no ranking of persons',
  'dpia.measure.choice': 'Real choice: optional processings are off until chosen',
  'dpia.measure.choice.off': 'Real choice: every processing is required',
  'dpia.measure.redaction.standard':
    'Redaction: names of person and computer, home folders, e-mail and network addresses, serial numbers and credentials are taken out; package names become their number',
  'dpia.measure.redaction.allow-list':
    'Redaction by allow-list: of the words of programs only figures, states and listed words leave; besides that names, addresses, serial numbers and credentials are taken out',
  'dpia.measure.redaction.off': 'Redaction: texts leave as the programs wrote them',
  'dpia.measure.hours':
    'Hours: requests leave only on {days}, {from} to {to} ({timeZone}); outside them there are none',
  'dpia.measure.hours.off': 'Hours: requests may leave at any time the computer is on',
  'dpia.measure.rounding': 'Times of results are rounded down to {duration}',
  'dpia.measure.rounding.off': 'Rounding of times: results carry the exact time of the check',
  'dpia.measure.jitter': 'Results are sent after a random wait of up to {duration}',
  'dpia.measure.jitter.off': 'Random wait before sending: results are sent as soon as they are there',
  'dpia.measure.tls': 'Verified TLS at the level {levels}; it cannot be switched off',
  'dpia.measure.tls.off': 'Transport encryption: nothing is sent',
  'dpia.measure.authority': 'Only the organisation’s own certificate authority is trusted',
  'dpia.measure.authority.off': 'Own certificate authority: any public authority is trusted',
  'dpia.measure.certificate': 'Each workstation has a client certificate of its own',
  'dpia.measure.certificate.off':
    'Client certificate: a password is used instead; it is kept in the key ring',
  'dpia.measure.trusted-policy': 'A policy that others than the administrator can change is refused',
  'dpia.measure.enforced': 'What is collected and sent is enforced by the policy',
  'dpia.measure.enforced.off': 'Enforcement: these values are defaults that the employee may change: {paths}',
  'dpia.measure.owner': 'One named person reports for this computer; everybody else’s results stay here',
  'dpia.measure.owner.off': 'Named owner: the policy names nobody who reports for this computer',
  'dpia.measure.agreement': 'A works-council agreement applies: {agreement}',
  'dpia.measure.agreement.off': 'Works-council agreement: none is stated in the policy',
  'dpia.measure.departure': 'Switching off is not reported',
  'dpia.measure.departure.off':
    'Silence about switching off: if the employee allows it, open problems are acknowledged then, as “{author}”',
  'dpia.measure.snooze':
    'Snoozing: the employee can put each finding off {limit, plural, one {once} other {up to # times}} and for {longest} at the most, if they allow it; it is acknowledged as “{author}”, without words unless they write some',
  'dpia.measure.snooze.off': 'Snoozing: the employee cannot put a finding off',

  'dpia.iso': 'ISO/IEC 27001:2022, Annex A',
  'dpia.iso.A.5.7': 'A.5.7 Threat intelligence',
  'dpia.iso.A.5.7.text': 'Pending security updates are known by their number ({titles})',
  'dpia.iso.A.5.34': 'A.5.34 Privacy and protection of personal data',
  'dpia.iso.A.5.34.text': 'Notice, record and redaction as listed above; redaction is {redaction}',
  'dpia.iso.A.8.1': 'A.8.1 User endpoint devices',
  'dpia.iso.A.8.1.text': 'State of this workstation ({titles})',
  'dpia.iso.A.8.8': 'A.8.8 Management of technical vulnerabilities',
  'dpia.iso.A.8.8.text': 'Updates, restarts and end of support ({titles})',
  'dpia.iso.A.8.13': 'A.8.13 Information backup',
  'dpia.iso.A.8.13.text': 'Age of the newest backup ({titles})',
  'dpia.iso.A.8.16': 'A.8.16 Monitoring activities',
  'dpia.iso.A.8.16.text': 'Results are reported to {targets}',

  'dpia.limits': 'What remains',
  'dpia.limits.receipt':
    'The time at which the server receives something cannot be blurred by the sender. Rounding and waiting make it coarser, no more.',
  'dpia.limits.record':
    'The record of the answers shows every change inside it, but not that whole lines were cut off its end.',
  'dpia.limits.server':
    'What the recipient does with the results is outside Fettle: access there, deletion there.',
  'dpia.limits.redaction':
    'Redaction knows what the system calls the person and the computer. A nickname, or a name in a file of somebody else, it cannot know.',

  'dpia.annex': 'Annex: {title}',
  'dpia.annex.entry': 'Entry and service',
  'dpia.annex.entry.text': '{id}, reported as {service}',
  'dpia.annex.check': 'Check',
  'dpia.annex.command': 'Command',
  'dpia.annex.purpose': 'Purpose',
  'dpia.annex.collects': 'Data',
  'dpia.annex.recipient': 'Recipient',
  'dpia.annex.need': 'Choice',
  'dpia.annex.need.text':
    '{need, select, required {required; objection possible} other {optional, off until chosen}}',
  'dpia.annex.basis': 'Legal basis',
  'dpia.annex.interval': 'Interval',
  'dpia.annex.freshness': 'Good for',
  'dpia.annex.retention': 'Retention at the recipient',

  'dpia.diff.title': 'What changes in the assessment',
  'dpia.diff.same': 'Nothing changes in the assessment.',
  'dpia.diff.before': 'before',
  'dpia.diff.after': 'after',
} as const;
