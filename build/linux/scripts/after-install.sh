#!/bin/sh
# deb: configure|abort-upgrade|abort-remove|abort-deconfigure; rpm: 1 to install, 2 and more to upgrade.
set -e
case "$1" in
  configure | abort-upgrade | abort-remove | abort-deconfigure | [1-9]*) ;;
  *) exit 0 ;;
esac

# An image may be started on any system, so there the helper of Chromium's sandbox stays as it is packed until the first boot.
chown root:root /opt/fettle/chrome-sandbox
chmod 4755 /opt/fettle/chrome-sandbox
if [ -d /run/systemd/system ]; then /opt/fettle/set-sandbox || true; fi

# Versions before this one brought an AppArmor profile, which gave user namespaces to everybody who ran the program as Node.
if [ -f /etc/apparmor.d/fettle ]; then
  if apparmor_status --enabled >/dev/null 2>&1 && ! { command -v ischroot >/dev/null 2>&1 && ischroot; }; then
    apparmor_parser --remove /etc/apparmor.d/fettle || true
  fi
  rm -f /etc/apparmor.d/fettle
fi

# Handovers of the version before mean nothing to this one; the app writes its own when it starts. The folder was open to everybody once, and
# is root's alone from here on, so it is made anew with whatever anybody put there.
rm -rf /var/lib/fettle/departure

# The folders for the departure's handovers, for the machine's owner and for the mark that ends apps; systemd makes them again at each boot.
if command -v systemd-tmpfiles >/dev/null 2>&1; then
  systemd-tmpfiles --create /usr/lib/tmpfiles.d/fettle.conf || true
else
  mkdir -p /var/lib/fettle/departure /var/lib/fettle/machine /run/fettle
  chown root:root /var/lib/fettle /var/lib/fettle/departure /var/lib/fettle/machine /run/fettle
  chmod 0755 /var/lib/fettle /var/lib/fettle/departure /run/fettle
  chmod 1777 /var/lib/fettle/machine
fi

# Whoever is logged in already gets the folder now that others get at their next log-in.
for runtime in /run/user/*; do
  uid=${runtime##*/}
  case "$uid" in *[!0-9]* | 0) continue ;; esac
  install -d -o "$uid" -g root -m 0710 "/var/lib/fettle/departure/$uid" || true
done

for unit in /usr/lib/systemd/system/fettle*.service; do
  if [ ! -e "$unit" ] || ! command -v systemctl >/dev/null 2>&1; then continue; fi
  systemctl --no-reload enable "$(basename "$unit")" >/dev/null 2>&1 || true
  if [ -d /run/systemd/system ]; then
    systemctl daemon-reload || true
    # Its start does nothing; being active is what lets it act when the machine goes down.
    # Not waited for: that would be as long as the network takes to come up.
    systemctl start --no-block "$(basename "$unit")" || true
  fi
done

if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database -q || true; fi
if command -v gtk-update-icon-cache >/dev/null 2>&1; then gtk-update-icon-cache -q /usr/share/icons/hicolor || true; fi
exit 0
