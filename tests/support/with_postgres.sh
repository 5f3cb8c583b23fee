#!/usr/bin/env bash
# Runs a command with a throw-away PostgreSQL: PG* for psql, BAQYLAU_TEST_PG for the contract tests.
# Its data is thrown away anyway, so it does not wait for the disk. One at a time: the cluster has a fixed name.
exec 9>"${TMPDIR:-/tmp}/baqylau-test-postgres.lock"
flock 9
exec pg_virtualenv -t -v 15 -o fsync=off -o synchronous_commit=off -o max_connections=200 bash -c '
  exec 9>&-
  export BAQYLAU_TEST_PG="host=$PGHOST port=$PGPORT user=$PGUSER password=$PGPASSWORD dbname=postgres"
  exec "$@"' with_postgres "$@"
