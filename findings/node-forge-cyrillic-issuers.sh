#!/usr/bin/env bash
# node-forge 1.4.3 (npm), a certificate issued in the way of its documentation, setIssuer(ca.subject.attributes), by an authority whose name is
# Kazakh and was written by OpenSSL as UTF-8:
#
# - The issuer's name is encoded a second time, so OpenSSL finds no authority for the certificate (error 20). Guessed was the name as it is in
#   the authority's certificate; forge's own verification finds nothing wrong with certificates of such an authority that OpenSSL issued.
# - With a name in Latin letters it verifies.
# Exit status 1: it behaves otherwise now.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null && npm install --no-audit --no-fund --loglevel=error node-forge@1.4.3 >/dev/null
cat > issue.js <<'JS'
const forge = require("node-forge");
const { execFileSync, spawnSync } = require("node:child_process");
const fs = require("node:fs");
const day = 24 * 60 * 60 * 1000;
for (const name of ["Root CA", "Негізгі куәландырушы орталық"]) {
  fs.writeFileSync("ca.cnf", `[req]\nutf8=yes\ndistinguished_name=name\nprompt=no\nx509_extensions=ca\n[name]\nCN=${name}\nC=KZ\n[ca]\nbasicConstraints=CA:TRUE\n`);
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "30", "-config", "ca.cnf"], { stdio: "ignore" });
  const authority = forge.pki.certificateFromPem(fs.readFileSync("ca.pem", "utf8"));
  const issued = forge.pki.createCertificate();
  issued.publicKey = forge.pki.rsa.generateKeyPair(2048).publicKey;
  issued.serialNumber = "01";
  issued.validity.notBefore = new Date(Date.now() - day);
  issued.validity.notAfter = new Date(Date.now() + 10 * day);
  issued.setSubject([{ shortName: "CN", value: "example.kz" }]);
  issued.setIssuer(authority.subject.attributes);
  issued.sign(forge.pki.privateKeyFromPem(fs.readFileSync("ca.key", "utf8")), forge.md.sha256.create());
  fs.writeFileSync("issued.pem", forge.pki.certificateToPem(issued));
  const found = spawnSync("openssl", ["verify", "-CAfile", "ca.pem", "issued.pem"], { encoding: "utf8" });
  console.log(`${name}: ${/OK/.test(found.stdout) ? "OK" : /error \d+/.exec(found.stderr)[0]}`);
}
JS
node issue.js | tee seen
cat > expected <<'TEXT'
Root CA: OK
Негізгі куәландырушы орталық: error 20
TEXT
diff seen expected && echo "as recorded"
