#!/bin/bash
# The shell recipe of the field: one jq and one curl per check result. The benchmark's peer.
# Environment: URL, CA, USER_NAME, PASSWORD. Standard input: one result a line,
# HOST<TAB>SERVICE<TAB>STATE<TAB>OUTPUT<TAB>PERFDATA<TAB>START<TAB>END<TAB>TTL.
# The last line of standard error: seconds on the wall, of user and of system CPU time, children included.
set -eu
TIMEFORMAT='%3R %3U %3S'

send() {
  local host service state output perfdata start end ttl
  while IFS=$'\t' read -r host service state output perfdata start end ttl; do
    jq -nc \
      --arg service "$host!$service" --argjson state "$state" --arg output "$output" --arg perfdata "$perfdata" \
      --argjson began "$start" --argjson ended "$end" --argjson ttl "$ttl" --arg source "$host" \
      '{type: "Service", service: $service, exit_status: $state, plugin_output: $output, performance_data: [$perfdata],
        execution_start: $began, execution_end: $ended, ttl: $ttl, check_source: $source}' |
      curl --silent --show-error --fail --output /dev/null --cacert "$CA" --user "$USER_NAME:$PASSWORD" \
        --header 'Accept: application/json' --request POST --data-binary @- \
        "$URL/v1/actions/process-check-result"
  done
}

set -o pipefail
time send
