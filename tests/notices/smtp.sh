#!/bin/sh
# Mail through real SMTP servers: what arrives, what is refused, what a relay must offer, and that kill -9 loses none.
# With a number: kill -9 of the sender that many times.
# usage: tests/notices/smtp.sh BUILD_DIR [KILLS] (with baqylau, assets and smtp_client built)
set -eu
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $# -gt 1 ]; then
  node "$(dirname "$0")/kills.mjs" "$build" "$work" "$2"
  exit
fi
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=relay -addext "subjectAltName=IP:0.0.0.0,IP:127.0.0.1" \
  -keyout "$work/key.pem" -out "$work/certificate.pem" 2>/dev/null
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=other -addext "subjectAltName=DNS:other.example" \
  -keyout "$work/other-key.pem" -out "$work/other-certificate.pem" 2>/dev/null
node "$(dirname "$0")/smtp.mjs" "$build" "$work"
