# For the scripts bin/verify-*: an empty Plenary that serves this machine alone until the script ends. Sourced, not run.
# After `served NAME` there are PLENARY_URL, PLENARY_TOKEN (of an administrator, all scopes) and $data, the folder that is taken away at the end.
served() {
  data=$(mktemp -d "${TMPDIR:-/tmp}/plenary-verify.XXXXXX")
  server=
  trap unserved EXIT
  trap 'exit 130' INT TERM

  "$root/run" migrate --data "$data" >/dev/null
  "$root/run" user add verify@example.org --name "Verification" --role Administrator --without-password --data "$data" >/dev/null
  PLENARY_TOKEN=$("$root/run" user token verify@example.org --name "$1" --scopes all --days 1 --data "$data")

  "$root/artifacts/plenary/plenary" serve --data "$data" --urls http://127.0.0.1:0 --PublicUrl=http://127.0.0.1 --KnownProxies=none --Limits:Api=0 >"$data/serve.log" 2>&1 &
  server=$!
  PLENARY_URL=
  for _ in $(seq 300); do
    PLENARY_URL=$(sed -n 's/^Plenary is open at //p' "$data/serve.log")
    if [ -n "$PLENARY_URL" ]; then break; fi
    kill -0 "$server" 2>/dev/null || { cat "$data/serve.log" >&2; exit 2; }
    sleep 0.1
  done
  if [ -z "$PLENARY_URL" ]; then cat "$data/serve.log" >&2; exit 2; fi
  export PLENARY_URL PLENARY_TOKEN
}

unserved() {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; fi
  rm -rf "$data"
}
