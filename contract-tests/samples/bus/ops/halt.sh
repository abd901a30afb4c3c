#!/usr/bin/env bash
# Halts trading by hand.
set -euo pipefail
redis-cli XADD quantum:stream:risk.halt '*' \
  event_type risk.halt \
  payload '{"halted": true, "loss": 0}' \
  timestamp "$(date -u +%Y-%m-%dT%H:%M:%SZ)" \
  source ops
