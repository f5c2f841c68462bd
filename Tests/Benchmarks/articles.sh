#!/usr/bin/env bash
# GET of the sample article from Marginalia and of the same bytes from nginx, alternating; prints both and their ratio.
#   usage: Tests/Benchmarks/articles.sh [ROUNDS] [SECONDS]
# Needs docker/install-dependencies.sh --benchmark. Talks to 127.0.0.1 alone; ends what it started.
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-5} seconds=${2:-5}
docker/install-dependencies.sh --benchmark
swift build -c release --static-swift-stdlib --product marginalia 2>&1 | tail -1
binary=$(swift build -c release --static-swift-stdlib --show-bin-path)/marginalia

folder=$(mktemp -d)
pids=()
finish() { for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; rm -rf "$folder"; }
trap finish EXIT

"$binary" serve --database "$folder/bench.sqlite" --port 0 >"$folder/out" 2>"$folder/log" &
pids+=($!)
for _ in $(seq 100); do grep -q http "$folder/out" && break; sleep 0.1; done
base=$(grep -o 'http://[^ ]*' "$folder/out" | head -1)
path=/v1/articles/on-citing-and-annotating

mkdir -p "$folder/www"
curl -sf "${base%/}$path" -o "$folder/www/article.json"
port=$((20000 + RANDOM % 20000))
cat >"$folder/nginx.conf" <<N
worker_processes auto; pid $folder/nginx.pid; daemon off; error_log $folder/nginx.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; open_file_cache max=100; keepalive_requests 1000000;
  client_body_temp_path $folder/b; proxy_temp_path $folder/p; fastcgi_temp_path $folder/f;
  uwsgi_temp_path $folder/u; scgi_temp_path $folder/s;
  types { application/json json; }
  server { listen 127.0.0.1:$port; root $folder/www; }
}
N
chmod -R a+rX "$folder"
nginx -c "$folder/nginx.conf" &
pids+=($!)
sleep 0.5

rate() { wrk -t1 -c64 -d"${seconds}s" "$1" | awk '/Non-2xx/ {bad=$NF} /Requests\/sec/ {rate=$2} END {if (bad) exit 1; print rate}'; }
rate "${base%/}$path" >/dev/null; rate "http://127.0.0.1:$port/article.json" >/dev/null
for _ in $(seq "$rounds"); do
    echo "$(rate "${base%/}$path") $(rate "http://127.0.0.1:$port/article.json")"
done >"$folder/rates"
python3 - "$folder/rates" "$(stat -c %s "$folder/www/article.json")" <<'P'
import statistics, sys
pairs = [tuple(map(float, line.split())) for line in open(sys.argv[1])]
ours, theirs = (statistics.median(column) for column in zip(*pairs))
print(f"GET of {sys.argv[2]} bytes, 64 connections, median of {len(pairs)}: "
      f"marginalia {ours:.0f}/s, nginx {theirs:.0f}/s, ratio {statistics.median(a / b for a, b in pairs):.2f}")
P
