#!/usr/bin/env bash
# Copies the template out of the repository, as an author does, on the packed library, and builds and tests it there. Wants `npm run build`
# of the library before.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

(cd "$here/../.." && npm pack --silent --ignore-scripts --pack-destination "$copy" >/dev/null)
cp -R "$here/package.json" "$here"/tsconfig*.json "$here/src" "$here/test" "$copy"
cd "$copy"
mv woo-gestan-*.tgz woo-gestan.tgz
npm pkg set devDependencies.woo-gestan=file:woo-gestan.tgz
npm install --no-audit --no-fund --loglevel=error
npm run typecheck
npm run build
npm test
npm run test:node
