#!/bin/sh
# deb: remove|purge|upgrade|...; rpm: 0 to remove, 1 to upgrade, when everything of the new version must stay.
set -e
case "$1" in
  remove | purge | 0) ;;
  *) exit 0 ;;
esac

if [ -d /run/systemd/system ] && command -v systemctl >/dev/null 2>&1; then systemctl daemon-reload || true; fi

# Handovers of departures that nobody will make any more, and the mark of who answers for a machine that no longer reports.
rm -rf /var/lib/fettle/departure /var/lib/fettle/machine /run/fettle
rmdir /var/lib/fettle 2>/dev/null || true

if [ "$1" != remove ]; then
  # IT's own files stay, and with them their folder.
  rmdir /etc/fettle/policy.d /etc/fettle 2>/dev/null || true
fi
exit 0
