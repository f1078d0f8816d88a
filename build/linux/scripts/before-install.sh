#!/bin/sh
# deb: install|upgrade|abort-upgrade; rpm: 1 to install, 2 and more to upgrade.
set -e
case "$1" in
  upgrade | [2-9]*)
    if [ -x /opt/fettle/stop-running ]; then /opt/fettle/stop-running || true; fi
    ;;
esac
exit 0
