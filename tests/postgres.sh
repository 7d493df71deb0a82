# A PostgreSQL server for the tests, thrown away afterwards. To be sourced: postgres_start sets PLENARY_TEST_POSTGRES, postgres_stop ends it.
postgres_home() {
  local found
  found=$(ls -d /usr/lib/postgresql/*/bin /usr/local/opt/postgresql*/bin /opt/homebrew/opt/postgresql*/bin 2>/dev/null | sort -V | tail -1)
  [ -n "$found" ] || { found=$(command -v initdb || true); found=${found%/initdb}; }
  echo "$found"
}

postgres_start() {
  PG_BIN=$(postgres_home)
  PG_DIR=$(mktemp -d)
  chmod 755 "$PG_DIR"
  PG_AS=()
  if [ "$(id -u)" = 0 ]; then   # initdb refuses root
    id plenary-test >/dev/null 2>&1 || useradd --system --no-create-home plenary-test
    chown plenary-test "$PG_DIR"
    PG_AS=(setpriv --reuid=plenary-test --regid=plenary-test --clear-groups env "HOME=$PG_DIR")
  fi
  local port
  port=$(( 20000 + RANDOM % 20000 ))
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$(( port + 1 )); done
  "${PG_AS[@]}" "$PG_BIN/initdb" -D "$PG_DIR/data" -U plenary -A trust -E UTF8 --locale-provider=icu --icu-locale=und --locale=C.UTF-8 >/dev/null
  # Data for throwing away need not survive a power cut.
  "${PG_AS[@]}" "$PG_BIN/pg_ctl" -D "$PG_DIR/data" -w -l "$PG_DIR/log" \
    -o "-p $port -k $PG_DIR -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c max_connections=400" start >/dev/null || { cat "$PG_DIR/log" >&2; return 1; }
  export PLENARY_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=plenary"
}

postgres_stop() {
  [ -n "${PG_DIR:-}" ] || return 0
  "${PG_AS[@]}" "$PG_BIN/pg_ctl" -D "$PG_DIR/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$PG_DIR"
  PG_DIR=
}
