#!/bin/sh
# Runs the tests of the storage and of the staging database (or those that are named) against a real PostgreSQL of their own: a fresh cluster in
# a temporary folder, thrown away at the end.
# Wants root on Debian or Ubuntu; installs PostgreSQL when it is missing.
set -eu
cd "$(dirname "$0")/../.."

binaries() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }
[ -n "$(binaries)" ] || { apt-get update -qq && apt-get install -y -qq postgresql >/dev/null; }
bin=$(binaries)

user=woogestanpg
port=22432
work=$(mktemp -d)
finish() {
  su "$user" -c "$bin/pg_ctl -D $work/data -m immediate stop" >/dev/null 2>&1 || true
  userdel "$user" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT INT TERM

# The server refuses to run as root.
useradd --no-create-home --home-dir "$work" --shell /bin/sh "$user"
chown "$user" "$work"
su "$user" -c "$bin/initdb -D $work/data -A trust --encoding=UTF8 --locale=C.UTF-8" >/dev/null
su "$user" -c "$bin/pg_ctl -D $work/data -o '-p $port -k $work -h 127.0.0.1' -l $work/log -w start" >/dev/null

[ $# -gt 0 ] || set -- test/storage/postgres.test.ts test/storage/postgres-failures.test.ts \
  test/gestan/staging/postgres.test.ts
# Some tests kill their server: they start one of their own.
WOO_GESTAN_PG_BIN="$bin" WOO_GESTAN_PG_URL="postgres://$user@127.0.0.1:$port/postgres" npx vitest run "$@"
