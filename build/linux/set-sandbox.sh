#!/bin/sh
# Chromium's sandbox needs a user namespace, or its setuid helper where people may not make one. A setuid program that nobody needs is left
# out. Run as root by the package's scripts and at each boot, because a newer system may decide otherwise.
helper=/opt/fettle/chrome-sandbox
value() { cat "/proc/sys/$1" 2>/dev/null || echo "$2"; }

mode=0755
[ "$(value kernel/apparmor_restrict_unprivileged_userns 0)" = 0 ] || mode=4755
[ "$(value kernel/unprivileged_userns_clone 1)" != 0 ] || mode=4755
[ "$(value user/max_user_namespaces 1)" != 0 ] || mode=4755
chown root:root "$helper" && chmod "$mode" "$helper"
