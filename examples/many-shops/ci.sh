#!/usr/bin/env bash
# Builds the example, tests its rules, and runs the show in its short form. Wants `npm run build` of the library before.
set -euo pipefail
cd "$(dirname "$0")"

npm install --no-audit --no-fund --no-package-lock --loglevel=error
npm run typecheck
npm test
SHOPS=8 SECONDS=25 INTERVAL_SECONDS=10 KILL_EVERY_SECONDS=8 GESTANS=2 WORKERS=2 CONCURRENCY=2 ORDERS_PER_SECOND=1 npm run show
