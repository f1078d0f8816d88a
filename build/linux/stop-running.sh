#!/bin/sh
# Asks every running Fettle to end in the way that is no departure: nothing is acknowledged because of an update. Run as root by the
# package's scripts; a failure here never holds up the package manager.
#
# Root's word is a mark that only root can make, and each app watches it. So root runs nothing as a person, shares its terminal and its
# environment with nobody, reads nothing that a person wrote, and signals no process that might be another by then. Whoever poses as the
# app, or does not end, can make this wait: 10 s in all, for everybody together.
program=/opt/fettle/fettle
mark=/run/fettle/end

seconds() { read -r up _ </proc/uptime && echo "${up%%.*}"; }
# Of the links themselves, which the kernel makes; ` (deleted)` follows where the file was replaced.
running() { ls -l /proc/[0-9]*/exe 2>/dev/null | grep -q -e "-> $program\$" -e "-> $program (deleted)\$"; }

running || exit 0
mkdir -p -m 0755 "${mark%/*}" && touch "$mark" || exit 0
limit=$(($(seconds) + 10))
while running && [ "$(seconds)" -lt "$limit" ]; do sleep 0.2; done
exit 0
