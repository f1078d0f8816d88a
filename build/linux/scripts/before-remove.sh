#!/bin/sh
# deb: remove|upgrade|deconfigure|failed-upgrade; rpm: 0 to remove, 1 to upgrade (the new version is there then).
set -e
case "$1" in
  remove | upgrade | deconfigure | 0)
    if [ -x /opt/fettle/stop-running ]; then /opt/fettle/stop-running || true; fi
    ;;
esac
case "$1" in
  remove | 0)
    for unit in /usr/lib/systemd/system/fettle*.service; do
      if [ ! -e "$unit" ] || ! command -v systemctl >/dev/null 2>&1; then continue; fi
      # Without a running systemd, as in an image build, only the links are there to be undone.
      if [ -d /run/systemd/system ]; then systemctl stop "$(basename "$unit")" || true; fi
      systemctl --no-reload disable "$(basename "$unit")" >/dev/null 2>&1 || true
    done
    ;;
esac
exit 0
