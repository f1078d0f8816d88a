#!/bin/sh
# Ends every running Fettle the way that is no departure: nothing is acknowledged because of an update.
# Run as root by the package's scripts; a failure here never holds up the package manager.
for link in /proc/[0-9]*/exe; do
  [ "$(readlink "$link" 2>/dev/null)" = /opt/fettle/fettle ] || continue
  process=$(dirname "$link")
  arguments=$(tr '\0' ' ' <"$process/cmdline" 2>/dev/null) || continue
  # Chromium's helpers end with the app; the command line is not the app.
  case "$arguments" in *--type=* | *out/cli.js*) continue ;; esac
  user=$(id -nu "$(stat -c %u "$process" 2>/dev/null)" 2>/dev/null) || continue
  value() { tr '\0' '\n' <"$process/environ" 2>/dev/null | sed -n "s/^$1=//p" | head -n 1; }
  home=$(value HOME)
  state=$(value XDG_STATE_HOME)
  timeout 15 runuser -u "$user" -- env ${home:+HOME="$home"} ${state:+XDG_STATE_HOME="$state"} \
    /usr/bin/fettle quit --for-update >/dev/null 2>&1 || true
  pid=${process#/proc/}
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.5
  done
done
exit 0
