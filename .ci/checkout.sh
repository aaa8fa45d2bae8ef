# A fresh clone of this repository in which dev mode is started and stopped; for the gates that look at it from outside. To be sourced.
# shellcheck shell=bash
# Each job gets a process group of its own, and SIGINT like a job in a terminal.
set -m
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
log="$work/log"
maven=

clean_up() {
  # Nothing is left to kill after a good end; the exit code has to stay what it is.
  [[ -z $maven ]] || kill -KILL -- "-$maven" 2>/dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT

fail() {
  tail -n 100 "$log" 2>/dev/null | cut -c1-500
  echo "FAILED: $*"
  exit 1
}

seen() {
  echo "== $* (after $SECONDS s)"
}

# wait_until SECONDS WHAT COMMAND...
wait_until() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < deadline)) || fail "$what"
    sleep 0.5
  done
}

is_free() {
  ! (exec 3<>"/dev/tcp/localhost/$1") 2>/dev/null
}

# start [SETTING=VALUE]...
start() {
  # Even where whoever runs this ignores SIGINT, as a shell lets its background jobs do.
  env --default-signal=INT "$@" ./mvnw quarkus:dev </dev/null >>"$log" 2>&1 &
  maven=$!
  wait_until 300 "dev mode did not come up" curl -sf -o "$work/ready" http://localhost:9000/q/health/ready
}

nothing_left() {
  ! pgrep -f "$work/checkout" && is_free 8080 && is_free 8000 && is_free 9000
}

# Ctrl-C
stop() {
  kill -INT -- "-$maven"
  wait_until 90 "Ctrl-C left a process or a port behind" nothing_left
}

for port in 8080 8000 9000; do
  is_free $port || fail "port $port is in use by another program"
done
git clone -q "$root" "$work/checkout"
cd "$work/checkout" || exit
