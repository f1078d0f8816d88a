/** English texts: the updates check. */
export const updates = {
  // Checks: updates
  'updates.title': 'Updates',
  'updates.purpose': 'Security updates and restarts that are pending are noticed before they become a risk.',
  'updates.collects.packages':
    'How many package updates and security updates are pending, and how old the package index is, with the address of an archive that is left behind (no package names)',
  'updates.collects.reboot':
    'Whether a restart is pending, with the running and the installed kernel version',
  'updates.collects.end-of-life': 'The name of the operating system and the end of its support',
  'updates.collects.browser':
    'The versions of those browsers for which your organisation sets a minimum (never a profile)',
  'updates.progress': 'asking {source} which updates are pending…',
  'updates.packages.none': '{source}: no updates are pending',
  'updates.packages.none-for-security':
    '{source}: no security update is pending; other updates are not looked at',
  'updates.packages.security':
    '{source}: {count, plural, one {# security update is pending} other {# security updates are pending}}, please install by {deadline}',
  'updates.packages.security.overdue':
    '{source}: {count, plural, one {# security update is pending} other {# security updates are pending}}, due since {deadline}',
  'updates.packages.other':
    '{source}: {count, plural, one {# other update is} other {# other updates are}} available, none of them urgent',
  'updates.packages.unmarked':
    '{source}: {count, plural, one {# update is} other {# updates are}} available; {source} does not say which are for security',
  'updates.packages.partly-unmarked':
    '{source}: {count, plural, one {# other update is} other {# other updates are}} available; for {unmarked} of {count} the archive does not say which are for security',
  'updates.packages.remark': '{source}: its list was understood; beside it, {remark}',
  'updates.unasked':
    'The system’s own packages could not be looked at: Fettle does not know the package manager of {system}',
  'updates.unasked.remedy':
    'Ask IT to watch this system with a check of its own, and to name the sources that Fettle is to ask',
  'updates.packages.other.old':
    '{source}: {count, plural, one {# update has} other {# updates have}} been available, the oldest for {age}',
  'updates.packages.remedy':
    'Install the pending updates of {source} with your update program, or with the command where one is shown',
  'updates.apt.unread': 'the package index {file} cannot be read',
  'updates.apt.no-archive': 'the package lists of {archive} are missing',
  'updates.packages.stale-part':
    '{source}: cannot tell whether that is all: the index of {name} is {age} old',
  'updates.obstacle.unfinished':
    '{source}: {count, plural, one {# package is} other {# packages are}} not fully installed',
  'updates.obstacle.unfinished.remedy':
    'Let the installation be finished, with the command or with the help of IT',
  'updates.obstacle.kept-back':
    '{source}: {count, plural, one {# security update is} other {# security updates are}} kept back, by a hold or by another package',
  'updates.obstacle.kept-back.remedy': 'See whether a hold keeps it back; IT can help to let it go',
  'updates.obstacle.withheld':
    '{source}: {count, plural, one {# update is} other {# updates are}} kept back by {setting}; whether for security is not known',
  'updates.obstacle.withheld.security':
    '{source}: {count, plural, one {# security update is} other {# security updates are}} kept back by {setting}',
  'updates.obstacle.withheld.remedy':
    'See whether that setting is still wanted; whoever made it can take it back, and IT can help',
  'updates.obstacle.no-security-archive':
    '{source}: cannot tell what is pending for security, because no archive for security is configured',
  'updates.obstacle.no-security-archive.remedy':
    'Let IT add the security archive of this release to the package sources',
  'updates.obstacle.decided': '{said} (your organisation decided so)',
  'updates.setting.apt-pin': 'a pin or a default release in apt’s settings',
  'updates.setting.dnf-exclude': 'an exclude in DNF’s settings',
  'updates.setting.dnf-versionlock': 'DNF’s versionlock',
  'updates.setting.xbps-hold': 'a hold of XBPS',
  'updates.setting.no-security-archive': 'the package sources',
  'updates.obstacle.unsupported':
    '{source}: {count, plural, one {# program or runtime gets} other {# programs or runtimes get}} no updates any more',
  'updates.obstacle.unsupported.remedy':
    'See which they are (“eol”), and move to something newer or remove what you do not need',
  'updates.obstacle.restart':
    '{source}: {count, plural, one {# installed update waits} other {# installed updates wait}} for a restart',
  'updates.obstacle.restart.remedy': 'Save your work and restart the computer when it suits you',
  'updates.packages.index': '{source}: the index was refreshed {age}',
  'updates.packages.stale': '{source}: cannot tell, the index is {age} old',
  'updates.packages.future':
    '{source}: cannot tell, the index is from the future ({at}): the clock of this computer is or was wrong',
  'updates.packages.future-part':
    '{source}: cannot tell whether that is all: the index of {name} is from the future ({at})',
  'updates.packages.future.remedy':
    'Look at date and time of this computer, and whether it sets its clock by the network',
  'updates.packages.no-index': '{source}: cannot tell, there is no index',
  'updates.packages.stale.remedy': 'Connect to a network and let {source} look for updates',
  'updates.packages.failed': '{source}: cannot tell which updates are pending: {reason}',
  'updates.packages.failed.remedy': 'See what {source} has to say; if it names an error, IT can help',
  'updates.packages.incomplete': '{source}: cannot tell whether that is all: {reason}',
  'updates.incomplete': 'it says "{words}"',
  'updates.nixos.no-system': 'no built system is to be seen',
  'updates.dnf.no-repositories': 'no repository is set up',
  'updates.windows.partial': 'the last search was not complete (result code {code})',
  'updates.fwupd.no-device': 'no device here takes firmware updates',
  'updates.count.exceeded':
    '{count, plural, one {# update is} other {# updates are}} pending in all, more than your organisation allows',
  'updates.count.security.exceeded':
    '{count, plural, one {# security update is} other {# security updates are}} pending in all, more than your organisation allows',
  'updates.reboot.none': 'No restart is pending',
  'updates.reboot.pending': 'A restart is pending, please by {deadline} ({why})',
  'updates.reboot.overdue': 'A restart is pending, due since {deadline} ({why})',
  'updates.reboot.why.kernel': 'kernel {installed} is installed, {running} is running',
  'updates.reboot.why.packages': 'updated packages ask for it',
  'updates.reboot.why.removed': 'the running kernel {running} is no longer on the disk, {installed} is',
  'updates.reboot.why.kept': 'kernel {installed} is installed, but {running} is set as the one to start',
  'updates.reboot.why.staged': 'an updated system waits to be started',
  'updates.reboot.why.switched': 'the system was switched to another kernel than {running}, which is running',
  'updates.reboot.why.livepatch': '{why}; a live patch closes single holes until then',
  'updates.reboot.kept.remedy': 'Ask IT to let the computer start its newest kernel, and restart it then',
  'updates.reboot.unknown':
    'Whether a restart is pending is not known here: the running kernel {running} is none of the installed ones',
  'updates.reboot.failed': 'Cannot tell whether a restart is pending: {reason}',
  'updates.reboot.remedy': 'Save your work and restart the computer when it suits you',
  'updates.end-of-life.fine': '{system} is supported until {date}',
  'updates.end-of-life.soon': 'Support for {system} ends on {date}, in {left}',
  'updates.end-of-life.over': 'Support for {system} ended on {date}',
  'updates.end-of-life.unknown': 'How long {system} is supported is not known',
  'updates.end-of-life.unknown.base':
    'How long {system} is supported is not known; {base}, of which it is made, ends on {date}',
  'updates.end-of-life.unknown.remedy':
    'Look up with the makers of the system until when they support it; IT can leave the end of support out of this check',
  'updates.end-of-life.rolling': '{system} has no end of support, it is renewed all the time',
  'updates.end-of-life.open':
    '{system} was supported in {table} by Fettle’s own table, its end is not announced',
  'updates.end-of-life.table': '{said} (from Fettle’s own table of {table})',
  'updates.end-of-life.remedy': 'Plan the move to a newer release of the system; IT can help',
  'updates.browser.fine': '{browser} {version} is new enough',
  'updates.browser.old': '{browser} {version} is older than {minimum}, please update it by {deadline}',
  'updates.browser.overdue': '{browser} {version} is older than {minimum}, due since {deadline}',
  'updates.browser.unknown': 'Cannot tell which version {browser} has: {reason}',
  'updates.browser.none': 'None of these browsers was found: {names}',
  'updates.browser.remedy': 'Update {browser} and start it again',
  'updates.browser.remedy.page': 'Open this page in {browser}, let it look for an update and start it again',
  'updates.no-source': 'Cannot tell: nothing that Fettle knows how to ask applies on this computer',
  'updates.no-source.remedy': 'Ask IT to choose another check for this kind of system',
} as const;
