// Builds the static files: node tools/build_assets.mjs OUTDIR
//
// Each file gets a hash of its bytes in its name and, where that makes it smaller, .gz and .br siblings;
// manifest.json maps plain names to hashed ones. Style sheets name other assets as url(asset:NAME).

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, parse } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import * as sass from "sass";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const sources = join(root, "assets");
const fonts = join(root, "node_modules/@fontsource-variable/golos-text/files");
const altcha = join(root, "node_modules/altcha/dist");

const out = process.argv[2];
if (!out || out.startsWith("-")) {
  console.error("usage: node tools/build_assets.mjs OUTDIR");
  process.exit(2);
}

const manifest = {};

function put(name, bytes) {
  const { name: stem, ext } = parse(name);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  const hashed = `${stem}.${hash}${ext}`;
  writeFileSync(join(out, hashed), bytes);
  if (ext !== ".woff2") putCompressed(hashed, bytes);
  manifest[name] = hashed;
}

function putCompressed(hashed, bytes) {
  const gzip = gzipSync(bytes, { level: 9 });
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  if (gzip.length < bytes.length) writeFileSync(join(out, `${hashed}.gz`), gzip);
  if (brotli.length < bytes.length) writeFileSync(join(out, `${hashed}.br`), brotli);
}

/** Every asset named in a style sheet must have been put before it. */
function withAssetNames(css) {
  return css.replace(/url\((["']?)asset:([^)"']+)\1\)/g, (_, _quote, name) => {
    if (!manifest[name]) throw new Error(`a style sheet names an unknown asset: ${name}`);
    return `url(${manifest[name]})`;
  });
}

function styles(name) {
  const compiled = sass.compile(join(sources, "scss", name), {
    loadPaths: [join(root, "node_modules")],
    style: "compressed",
    quietDeps: true,
  });
  return withAssetNames(compiled.css);
}

/** A script of ours in a scope of its own; blank lines, indents and comment lines are left out. */
function scoped(path) {
  const lines = readFileSync(path, "utf8").split("\n").map((line) => line.trim());
  return `{\n${lines.filter((line) => line && !line.startsWith("//")).join("\n")}\n}`;
}

/** One file of all in assets/js. */
function script() {
  const folder = join(sources, "js");
  const parts = readdirSync(folder).filter((file) => file.endsWith(".js")).sort().map((file) => scoped(join(folder, file)));
  return `"use strict";\n${parts.join("\n")}\n`;
}

/** ALTCHA's widget and what sets it up, for the pages that have such a form. The build without styles and without workers made of
    strings: under our policy neither would run. */
function proof() {
  const widget = readFileSync(join(altcha, "external/altcha.min.js"), "utf8");
  if (/^\s*(import|export)\b/m.test(widget)) throw new Error("ALTCHA's widget is no longer one file");
  return `"use strict";\n{\n${widget}\n}\n${scoped(join(sources, "altcha/form.js"))}\n`;
}

function build() {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const subset of ["cyrillic", "cyrillic-ext", "latin", "latin-ext"]) {
    put(`golos-${subset}.woff2`, readFileSync(join(fonts, `golos-text-${subset}-wght-normal.woff2`)));
  }
  for (const image of readdirSync(join(sources, "images")).sort()) put(image, readFileSync(join(sources, "images", image)));
  put("app.css", Buffer.from(styles("app.scss")));
  put("app.js", Buffer.from(script()));
  put("altcha.js", Buffer.from(proof()));
  put("altcha-worker.js", readFileSync(join(altcha, "workers/sha.js")));
  writeFileSync(join(out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

try {
  build();
} catch (error) {
  console.error(`build_assets: ${error.sassStack ? error.toString() : error.message}`);
  process.exit(1);
}
