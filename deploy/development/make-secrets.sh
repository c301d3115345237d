#!/bin/sh
# Writes random secrets for development into a folder, each one only if it does not exist: a restart keeps them.
# Usage: make-secrets.sh <folder>
set -eu
folder=$1

# A file appears complete or not at all. The services run as different users, so all of them may read it.
keep() {
  [ ! -s "$folder/$1" ] || return 0
  printf '%s\n' "$2" >"$folder/.$1"
  chmod 444 "$folder/.$1"
  mv "$folder/.$1" "$folder/$1"
}

random() {
  od -An -v -N32 -tx1 /dev/urandom | tr -d ' \n'
}

for name in webhook-secrets outbox-key database-password playground-password; do
  keep "$name" "$(random)"
done
keep database-url "postgres://fulfillment:$(cat "$folder/database-password")@postgres:5432/fulfillment"

echo "Playground: http://127.0.0.1:3000/playground"
echo "Password (any user name): $(cat "$folder/playground-password")"
echo "Webhook: http://127.0.0.1:3000/webhook/$(cat "$folder/webhook-secrets")"
