#!/bin/sh
# The command line, run by the Electron that the package brings; it needs no display.
ELECTRON_RUN_AS_NODE=1 exec /opt/fettle/fettle /opt/fettle/resources/app.asar/out/cli.js "$@"
