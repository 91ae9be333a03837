#!/usr/bin/env node
/*! Chirograph verifier, Apache License 2.0. Generated from scripts/verify and lib/proof
by scripts/verify/build.mjs; nothing in it reads the network.

Contains canonicalize, Copyright Samuel Erdtman, Apache License 2.0; and under the MIT License:
fflate, Copyright (c) 2026 Arjun Barrett; in the page also @noble/hashes, Copyright (c) 2022 Paul
Miller, and @noble/curves, Copyright (c) 2022 Paul Miller.

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions: The above copyright notice and this
permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES
OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE. */

// scripts/verify/cli.ts
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";

// lib/kernel/crypto.node.ts
import { createHash, createPublicKey, randomBytes as nodeRandom, verify } from "node:crypto";
function sha256(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}
function sha256Stream() {
  const hash = createHash("sha256");
  return {
    update(bytes) {
      hash.update(bytes);
    },
    digest() {
      return new Uint8Array(hash.digest());
    }
  };
}
function ed25519Verify(signature, message, key) {
  if (key.length !== 32 || signature.length !== 64) return false;
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), key]);
  try {
    return verify(
      null,
      message,
      createPublicKey({ key: der, format: "der", type: "spki" }),
      signature
    );
  } catch {
    return false;
  }
}

// lib/kernel/digest.ts
var encoder = new TextEncoder();
function utf8(text) {
  return encoder.encode(text);
}
function toHex(bytes) {
  let text = "";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return text;
}
function fromHex(text) {
  if (!/^([0-9a-f]{2})*$/.test(text)) throw new RangeError("not lower-case hexadecimal");
  const bytes = new Uint8Array(text.length / 2);
  for (let i2 = 0; i2 < bytes.length; i2++)
    bytes[i2] = Number.parseInt(text.slice(2 * i2, 2 * i2 + 2), 16);
  return bytes;
}
function toBase64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
function fromBase64(text) {
  let binary;
  try {
    binary = atob(text);
  } catch {
    throw new RangeError("not base64");
  }
  const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0));
  if (toBase64(bytes) !== text) throw new RangeError("not canonical base64");
  return bytes;
}
var SHA256_HEX = /^[0-9a-f]{64}$/;

// lib/proof/archive.ts
var ArchiveError = class extends Error {
  reason;
  detail;
  constructor(reason, detail) {
    super(`${reason}: ${detail}`);
    this.name = "ArchiveError";
    this.reason = reason;
    this.detail = detail;
  }
};

// lib/proof/lines.ts
var NEWLINE = 10;
var LineReader = class {
  #chunks;
  #limit;
  #chunk = new Uint8Array(0);
  #at = 0;
  constructor(chunks, limit) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#limit = limit;
  }
  /** The next line, or null at the end. */
  async next() {
    const parts = [];
    let held = 0;
    for (; ; ) {
      const end = this.#chunk.indexOf(NEWLINE, this.#at);
      const part = this.#chunk.subarray(this.#at, end < 0 ? this.#chunk.length : end);
      const room = this.#limit + 1 - held;
      if (part.length > 0 && room > 0) {
        parts.push(part.length > room ? part.subarray(0, room) : part);
        held += Math.min(part.length, room);
      }
      if (end >= 0) {
        this.#at = end + 1;
        return { bytes: join(parts, held), ended: true };
      }
      const next = await this.#chunks.next();
      if (next.done) {
        this.#chunk = new Uint8Array(0);
        this.#at = 0;
        return held > 0 ? { bytes: join(parts, held), ended: false } : null;
      }
      this.#chunk = next.value;
      this.#at = 0;
    }
  }
};
function join(parts, length) {
  const only = parts[0];
  if (only && parts.length === 1) return only;
  const bytes = new Uint8Array(length);
  let at2 = 0;
  for (const part of parts) {
    bytes.set(part, at2);
    at2 += part.length;
  }
  return bytes;
}

// lib/proof/vkey.ts
var ED25519 = 1;
function vkeyOf(name2, publicKey) {
  if (!isKeyName(name2)) throw new RangeError("not a key name");
  if (!isUsableKey(publicKey)) throw new RangeError("not an Ed25519 public key");
  const id = sha256(utf8(`${name2}
`), Uint8Array.of(ED25519), publicKey).subarray(0, 4);
  return { name: name2, keyId: toHex(id), publicKey: publicKey.slice() };
}
function formatVkey(key) {
  const typed = new Uint8Array(1 + key.publicKey.length);
  typed[0] = ED25519;
  typed.set(key.publicKey, 1);
  return `${key.name}+${key.keyId}+${toBase64(typed)}`;
}
function parseVkey(text) {
  const first = text.indexOf("+");
  const second = text.indexOf("+", first + 1);
  if (first < 1 || second < 0) return void 0;
  try {
    const typed = fromBase64(text.slice(second + 1));
    if (typed.length !== 33 || typed[0] !== ED25519) return void 0;
    const key = vkeyOf(text.slice(0, first), typed.slice(1));
    return formatVkey(key) === text ? key : void 0;
  } catch {
    return void 0;
  }
}
function keyFingerprint(key) {
  return toHex(sha256(key.publicKey));
}
function keysFor(origin, trusted) {
  const keys = /* @__PURE__ */ new Map();
  for (const key of trusted) {
    if (key.name !== origin && !origin.startsWith(`${key.name}/`)) continue;
    const own = key.name === origin ? key : vkeyOf(origin, key.publicKey);
    keys.set(formatVkey(own), own);
  }
  return [...keys.values()];
}
function isKeyName(name2) {
  return name2.length > 0 && name2.length <= 512 && !/[\s+\p{Zs}\p{Cc}]/u.test(name2);
}
var SMALL_ORDER = /* @__PURE__ */ new Set([
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
]);
function isUsableKey(key) {
  if (key.length !== 32) return false;
  const y = key.slice();
  y[31] = (y[31] ?? 0) & 127;
  const unreduced = (y[0] ?? 0) >= 237 && y[31] === 127 && y.subarray(1, 31).every(isFull);
  return !unreduced && !SMALL_ORDER.has(toHex(y));
}
function isFull(byte) {
  return byte === 255;
}

// lib/proof/note.ts
var MAX_NOTE_BYTES = 256 * 1024;
var MAX_SIGNATURES = 64;
var STRICT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
var SIGNATURE_LINE = /^— (\S+) (\S+)$/u;
function parseNote(bytes) {
  if (bytes.length > MAX_NOTE_BYTES) return void 0;
  const whole = strictUtf8(bytes);
  if (whole === void 0 || hasControl(whole)) return void 0;
  const blank = whole.lastIndexOf("\n\n");
  if (blank < 0 || !whole.endsWith("\n")) return void 0;
  const text = whole.slice(0, blank + 1);
  const lines = whole.slice(blank + 2, -1).split("\n");
  if (lines.length > MAX_SIGNATURES) return void 0;
  const signatures = [];
  for (const line of lines) {
    const signature = parseSignature(line);
    if (!signature) return void 0;
    signatures.push(signature);
  }
  return { text, signatures };
}
function openNote(bytes, keys) {
  const note = parseNote(bytes);
  if (!note) return { ok: false, problem: "form" };
  const message = utf8(note.text);
  const signers = /* @__PURE__ */ new Set();
  for (const { name: name2, keyId, signature } of note.signatures) {
    for (const key of keys) {
      if (key.name !== name2 || key.keyId !== keyId) continue;
      if (!ed25519Verify(signature, message, key.publicKey)) {
        return { ok: false, problem: "signature" };
      }
      signers.add(key);
    }
  }
  if (signers.size === 0) return { ok: false, problem: "unknown" };
  return { ok: true, text: note.text, signers: [...signers] };
}
function strictUtf8(bytes) {
  try {
    return STRICT.decode(bytes);
  } catch {
    return void 0;
  }
}
function parseSignature(line) {
  const match = SIGNATURE_LINE.exec(line);
  const name2 = match?.[1];
  const blob = match?.[2];
  if (name2 === void 0 || blob === void 0 || !isKeyName(name2)) return void 0;
  try {
    const bytes = fromBase64(blob);
    if (bytes.length < 5) return void 0;
    return { name: name2, keyId: toHex(bytes.subarray(0, 4)), signature: bytes.slice(4) };
  } catch {
    return void 0;
  }
}
function hasControl(text) {
  for (let i2 = 0; i2 < text.length; i2++) {
    const code = text.charCodeAt(i2);
    if (code < 32 && code !== 10) return true;
  }
  return false;
}

// lib/proof/bag.ts
var BAG_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
var MANIFEST = "manifest-sha256.txt";
var TAG_MANIFEST = "tagmanifest-sha256.txt";
var BAG_INFO = "bag-info.txt";
var BAGIT = "bagit.txt";
var BAG_PATH = /^[A-Za-z0-9._-]*[A-Za-z0-9_-](\/[A-Za-z0-9._-]*[A-Za-z0-9_-])*$/;
var MAX_PATH = 200;
var MANIFEST_LINE = /^([0-9a-f]{64}) {2}(.+)$/;
var MAX_LINE = 1024;
function isBagPath(path) {
  return path.length <= MAX_PATH && BAG_PATH.test(path) && !path.split("/").includes("..");
}
function parseBagInfo(text) {
  const values = /* @__PURE__ */ new Map();
  for (const line of text.replace(/\n[ \t]+/g, " ").split("\n")) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const label = line.slice(0, colon).trim();
    if (!values.has(label)) values.set(label, line.slice(colon + 1).trim());
  }
  return values;
}
async function readManifest(files, name2, findings) {
  const digests = /* @__PURE__ */ new Map();
  const lines = new LineReader(files.stream(name2), MAX_LINE);
  for (let number = 1; ; number++) {
    const line = await lines.next();
    if (!line) return digests;
    const text = strictUtf8(line.bytes) ?? "";
    const [, digest, path] = MANIFEST_LINE.exec(text) ?? [];
    if (!line.ended || digest === void 0 || path === void 0 || !isListed(name2, path)) {
      const record = `${name2} line ${number}`;
      findings.fail(record, "manifest.form", "digest, two spaces, path", text);
    } else if (digests.has(path)) {
      findings.fail(path, "manifest.form", `once in ${name2}`, "twice");
    } else {
      digests.set(path, digest);
    }
  }
}
function isListed(manifest, path) {
  if (!isBagPath(path) || path === TAG_MANIFEST) return false;
  return path.startsWith("data/") === (manifest === MANIFEST);
}
async function checkManifests(files, findings, required) {
  const payload = await readManifest(files, MANIFEST, findings);
  const tags = await readManifest(files, TAG_MANIFEST, findings);
  for (const [manifest, digests] of [
    [MANIFEST, payload],
    [TAG_MANIFEST, tags]
  ]) {
    for (const [path, expected] of digests) {
      findings.examine("manifest");
      if (!files.names.has(path)) {
        findings.fail(path, "manifest.missing", `present, as in ${manifest}`, "missing");
        continue;
      }
      const found = await files.digest(path);
      if (found && found.sha256 !== expected) {
        findings.fail(path, "manifest.digest", `${expected} (${manifest})`, found.sha256);
      }
    }
  }
  for (const path of files.names) {
    if (!isBagPath(path)) findings.fail(path, "bag.path", "a plain path", path);
    if (path === TAG_MANIFEST) continue;
    const [manifest, digests] = path.startsWith("data/") ? [MANIFEST, payload] : [TAG_MANIFEST, tags];
    if (!digests.has(path)) {
      findings.fail(path, "manifest.unlisted", `listed in ${manifest}`, "not listed");
    }
  }
  for (const path of required) {
    if (files.names.has(path) || payload.has(path) || tags.has(path)) continue;
    findings.fail(path, "manifest.missing", "present", "missing");
  }
}
async function checkBagInfo(files, findings, facts) {
  findings.examine("bag", 2);
  const declaration = await files.text(BAGIT, MAX_LINE);
  if (declaration !== BAG_DECLARATION) {
    findings.fail(BAGIT, "bag.declaration", BAG_DECLARATION, declaration ?? "unreadable");
  }
  const info = parseBagInfo(await files.text(BAG_INFO, 64 * MAX_LINE) ?? "");
  let bytes = 0;
  let count = 0;
  for (const path of files.names) {
    if (!path.startsWith("data/")) continue;
    count += 1;
    bytes += (await files.digest(path))?.bytes ?? 0;
  }
  const expected = {
    "Bagging-Date": facts.at?.slice(0, "YYYY-MM-DD".length),
    "External-Identifier": facts.caseId,
    "Payload-Oxum": `${bytes}.${count}`
  };
  for (const [label, value] of Object.entries(expected)) {
    if (value === void 0 || info.get(label) === value) continue;
    const found = `${label}: ${info.get(label) ?? "missing"}`;
    findings.fail(BAG_INFO, "bag.info", `${label}: ${value}`, found);
  }
}

// node_modules/canonicalize/lib/canonicalize.js
function hasLoneSurrogate(value) {
  for (let i2 = 0; i2 < value.length; i2++) {
    const code = value.charCodeAt(i2);
    if (code >= 55296 && code <= 56319) {
      if (i2 === value.length - 1) {
        return true;
      }
      const next = value.charCodeAt(i2 + 1);
      if (!(next >= 56320 && next <= 57343)) {
        return true;
      }
      i2++;
    } else if (code >= 56320 && code <= 57343) {
      return true;
    }
  }
  return false;
}
function canonicalize(object, seen = /* @__PURE__ */ new Set()) {
  if (typeof object === "number" && isNaN(object)) {
    throw new Error("NaN is not allowed");
  }
  if (typeof object === "number" && !isFinite(object)) {
    throw new Error("Infinity is not allowed");
  }
  if (typeof object === "string" && hasLoneSurrogate(object)) {
    throw new Error("Lone surrogate is not allowed");
  }
  if (object === null || typeof object !== "object") {
    return JSON.stringify(object);
  }
  if (typeof object.toJSON === "function") {
    if (seen.has(object)) {
      throw new Error("Circular reference detected");
    }
    seen.add(object);
    const result2 = canonicalize(object.toJSON(), seen);
    seen.delete(object);
    return result2;
  }
  if (seen.has(object)) {
    throw new Error("Circular reference detected");
  }
  seen.add(object);
  let result;
  if (Array.isArray(object)) {
    const values = object.map((cv) => {
      const value = cv === void 0 || typeof cv === "symbol" ? null : cv;
      return canonicalize(value, seen);
    });
    result = `[${values.join(",")}]`;
  } else {
    const parts = [];
    for (const key of Object.keys(object).sort()) {
      if (object[key] === void 0 || typeof object[key] === "symbol") {
        continue;
      }
      parts.push(`${canonicalize(key)}:${canonicalize(object[key], seen)}`);
    }
    result = `{${parts.join(",")}}`;
  }
  seen.delete(object);
  return result;
}

// lib/kernel/canonical-json.ts
function canonicalJson(value) {
  check(value, "$");
  const text = canonicalize(value);
  if (text === void 0) throw new TypeError("not a JSON value");
  return text;
}
function check(value, path) {
  if (value === null || typeof value === "boolean") return;
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw new TypeError(`lone surrogate at ${path}`);
    return;
  }
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
      throw new TypeError(`not a safe integer at ${path}`);
    }
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item, i2) => {
      check(item, `${path}[${i2}]`);
    });
    return;
  }
  if (typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) {
    throw new TypeError(`not a JSON value at ${path}`);
  }
  for (const [key, item] of Object.entries(value)) {
    if (!key.isWellFormed()) throw new TypeError(`lone surrogate in a key at ${path}`);
    check(item, `${path}.${key}`);
  }
}

// lib/proof/canonical-text.ts
var MAX_DEPTH = 32;
function parseCanonical(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: "json", value: void 0 };
  }
  if (isSortedJson(value, MAX_DEPTH) && JSON.stringify(value) === text) return { ok: true, value };
  if (isJson(value, MAX_DEPTH) && isCanonicalOf(text, value)) return { ok: true, value };
  return { ok: false, problem: "canonical", value };
}
function isCanonicalOf(text, value) {
  try {
    return canonicalJson(value) === text;
  } catch {
    return false;
  }
}
function isSortedJson(value, depth) {
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.every((item) => isSortedJson(item, depth - 1));
  const members = memberMap(value);
  let last;
  for (const key of Object.keys(members)) {
    if (!key.isWellFormed() || last !== void 0 && key <= last) return false;
    if (!isSortedJson(members[key], depth - 1)) return false;
    last = key;
  }
  return true;
}
function isJson(value, depth) {
  if (typeof value !== "object" || value === null) return value !== void 0;
  return depth > 0 && Object.values(value).every((item) => isJson(item, depth - 1));
}
function memberMap(value) {
  return value;
}

// lib/proof/bundle-index.ts
var BUNDLE_FORMAT = "chirograph-bundle@v1";
function indexTotals(rows) {
  const submitted = rows.filter((row) => row.status === "held").length;
  const withheld = rows.filter((row) => row.status === "withheld").length;
  return { held: submitted + withheld, submitted, withheld };
}
function parseIndex(text) {
  if (!text.endsWith("\n")) return { problem: "no newline at the end" };
  const parsed = parseCanonical(text.slice(0, -1));
  if (!parsed.ok) return { problem: `not ${parsed.problem === "json" ? "" : "canonical "}JSON` };
  const value = parsed.value;
  if (!hasKeys(value, ["case", "exhibits", "format", "root", "size", "totals"])) {
    return { problem: "other keys" };
  }
  const { exhibits, totals } = value;
  if (value.format !== BUNDLE_FORMAT) return { problem: "another format" };
  if (typeof value.case !== "string" || !isHash(value.root) || !isCount(value.size)) {
    return { problem: "case, root or size" };
  }
  if (!hasKeys(totals, ["held", "submitted", "withheld"])) return { problem: "totals" };
  if (!Object.values(totals).every(isCount)) return { problem: "totals" };
  if (!Array.isArray(exhibits)) return { problem: "exhibits" };
  const wrong = exhibits.findIndex((row) => !isRow(row));
  if (wrong >= 0) return { problem: `row ${wrong}` };
  return { index: checkedIndex(value) };
}
var COLUMNS = [
  "number",
  "label",
  "title",
  "kind",
  "class",
  "sha256",
  "bytes",
  "status",
  "file",
  "entry",
  "id"
];
function indexCsv(index) {
  const rows = index.exhibits.map((row) => COLUMNS.map((column) => csvCell(row[column])));
  return `\uFEFF${[[...COLUMNS], ...rows].map((cells) => `${cells.join(",")}\r
`).join("")}`;
}
function csvCell(value) {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[\s]*[=+\-@＝＋－＠\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
var ROW_KEYS = [
  "bytes",
  "class",
  "entry",
  "file",
  "id",
  "kind",
  "label",
  "number",
  "sha256",
  "status",
  "title"
];
var KINDS = ["file", "hash_only", "note", "statement"];
var STATUSES = ["held", "withheld", "hash-only"];
function isRow(row) {
  return hasKeys(row, ROW_KEYS) && isCount(row.bytes) && isCount(row.entry) && isCount(row.number) && isHash(row.sha256) && typeof row.id === "string" && KINDS.includes(row.kind) && STATUSES.includes(row.status) && [row.class, row.file, row.label, row.title].every((v) => v === null || typeof v === "string");
}
function checkedIndex(value) {
  return value;
}
function hasKeys(value, keys) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.keys(value).join(" ") === keys.join(" ");
}
function isCount(value) {
  return typeof value === "number" && value >= 0;
}
function isHash(value) {
  return typeof value === "string" && SHA256_HEX.test(value);
}

// lib/proof/leaf.ts
var LEAF_PREFIX = Uint8Array.of(0);
var NODE_PREFIX = Uint8Array.of(1);
var HASH_BYTES = 32;
var EMPTY_ROOT = sha256();
var NO_PREVIOUS = "0".repeat(64);
function leafHash(entry) {
  return sha256(LEAF_PREFIX, entry);
}
function nodeHash(left, right) {
  return sha256(NODE_PREFIX, left, right);
}
function sameBytes(a, b) {
  if (a.length !== b.length) return false;
  for (let i2 = 0; i2 < a.length; i2++) if (a[i2] !== b[i2]) return false;
  return true;
}
function matchesHex(bytes, hex) {
  if (hex.length !== 2 * bytes.length) return false;
  for (let i2 = 0; i2 < bytes.length; i2++) {
    const byte = bytes[i2] ?? 0;
    if (hex.charCodeAt(2 * i2) !== hexCode(byte >> 4)) return false;
    if (hex.charCodeAt(2 * i2 + 1) !== hexCode(byte & 15)) return false;
  }
  return true;
}
function hexCode(nibble) {
  return nibble < 10 ? 48 + nibble : 87 + nibble;
}

// lib/proof/merkle-verify.ts
function verifyInclusion(index, size, leaf, proof, root) {
  const found = rootFromInclusion(index, size, leaf, proof);
  return found !== void 0 && sameBytes(found, root);
}
function rootFromInclusion(index, size, leaf, proof) {
  if (!isCount2(index) || !isCount2(size) || index >= size) return void 0;
  if (leaf.length !== HASH_BYTES || proof.some((p) => p.length !== HASH_BYTES)) return void 0;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return void 0;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 ? hash : void 0;
}
function isCount2(value) {
  return Number.isSafeInteger(value) && value >= 0;
}
function half(value) {
  return Math.floor(value / 2);
}

// lib/proof/checkpoint.ts
function parseCheckpoint(text) {
  const lines = text.split("\n");
  const [origin, sizeText, rootText, end] = lines;
  if (lines.length !== 4 || end !== "" || origin === void 0 || rootText === void 0) {
    return void 0;
  }
  const size = parseCount(sizeText ?? "");
  if (!isKeyName(origin) || size === void 0) return void 0;
  try {
    const root = fromBase64(rootText);
    return root.length === HASH_BYTES ? { origin, size, root } : void 0;
  } catch {
    return void 0;
  }
}
function openCheckpoint(bytes, trusted) {
  const note = parseNote(bytes);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!checkpoint) return { ok: false, problem: "form" };
  const opened = openNote(bytes, keysFor(checkpoint.origin, trusted));
  return opened.ok ? { ok: true, checkpoint, signers: opened.signers } : opened;
}
function parseCount(text) {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return void 0;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : void 0;
}

// lib/proof/tlog-proof.ts
var HEADER = "c2sp.org/tlog-proof@v1";
var MAX_PROOF_BYTES = 512 * 1024;
var MAX_HASHES = 53;
function parseTlogProof(bytes) {
  if (bytes.length > MAX_PROOF_BYTES) return void 0;
  const text = strictUtf8(bytes);
  if (text === void 0) return void 0;
  const blank = text.indexOf("\n\n");
  if (blank < 0) return void 0;
  const lines = text.slice(0, blank).split("\n");
  if (lines.shift() !== HEADER) return void 0;
  try {
    if (lines[0]?.startsWith("extra ")) fromBase64(lines.shift()?.slice("extra ".length) ?? "");
    const indexLine = lines.shift() ?? "";
    const index = parseCount(indexLine.slice("index ".length));
    if (!indexLine.startsWith("index ") || index === void 0) return void 0;
    if (lines.length > MAX_HASHES) return void 0;
    const hashes = lines.map(fromBase64);
    if (hashes.some((hash) => hash.length !== HASH_BYTES)) return void 0;
    return { index, hashes, checkpoint: text.slice(blank + 2) };
  } catch {
    return void 0;
  }
}

// lib/proof/bundle-exhibits.ts
var INDEX = "data/index.json";
var INDEX_CSV = "data/index.csv";
var FILES = "data/files/";
var PROOFS = "data/ledger/proofs/";
var MAX_INDEX_BYTES = 256 * 1024 * 1024;
var MAX_PROOF_BYTES2 = 512 * 1024;
var EXTENSIONS = "png jpg jpeg gif webp avif heic tif tiff bmp svg psd pdf txt md csv tsv json ndjson xml html yaml yml toml log mp3 wav flac ogg m4a aac mid mp4 mov webm mkv avi zip gz tar doc docx xls xlsx ppt pptx odt ods odp rtf eml ttf otf srt vtt safetensors".split(" ");
var KNOWN_EXTENSIONS = /* @__PURE__ */ new Set([...EXTENSIONS, "bin"]);
function proofPath(index) {
  return `${PROOFS}${index}.tlog-proof`;
}
async function checkExhibits(files, findings, ledger, head, checkpoint) {
  const index = await readIndex(files, findings);
  const rows = /* @__PURE__ */ new Map();
  if (index) await checkIndex(files, findings, ledger, head, index, rows);
  const counts = { held: 0, withheld: 0, hashOnly: 0 };
  const stored = storedObjects(files, findings);
  const known = /* @__PURE__ */ new Set();
  for (const admission of ledger.admissions) {
    const row = rows.get(admission.entry);
    if (index) checkRow(findings, admission, row);
    if (admission.object === null) {
      counts.hashOnly += 1;
      continue;
    }
    known.add(admission.object.sha256);
    const path = stored.get(admission.object.sha256);
    if (row?.status === "withheld" || !row && path === void 0) counts.withheld += 1;
    else counts.held += 1;
    await checkObject(files, findings, admission, row, path);
  }
  for (const [sha2562, path] of stored) {
    if (known.has(sha2562)) continue;
    findings.fail(path, "object.unknown", "the object of an entry", "no entry has this digest");
  }
  const proofs = await checkProofs(files, findings, ledger, head, checkpoint);
  const exhibits = new Set(ledger.admissions.map((admission) => admission.exhibit)).size;
  return { exhibits, ...counts, proofs };
}
async function readIndex(files, findings) {
  findings.examine("index");
  const text = await files.text(INDEX, MAX_INDEX_BYTES);
  const parsed = text === void 0 ? { problem: "unreadable" } : parseIndex(text);
  if ("index" in parsed) return parsed.index;
  findings.fail(INDEX, "index.form", "an index of this format", parsed.problem);
  return void 0;
}
async function checkIndex(files, findings, ledger, head, index, rows) {
  if (ledger.caseId !== void 0 && index.case !== ledger.caseId) {
    findings.fail(INDEX, "index.case", ledger.caseId, index.case);
  }
  const size = head?.size ?? ledger.size;
  const root = toHex(head?.root ?? ledger.root);
  if (index.size !== size || index.root !== root) {
    findings.fail(INDEX, "index.tree", `${size} ${root}`, `${index.size} ${index.root}`);
  }
  const totals = JSON.stringify(indexTotals(index.exhibits));
  const { held, submitted, withheld } = index.totals;
  const stated = JSON.stringify({ held, submitted, withheld });
  if (stated !== totals) findings.fail(INDEX, "index.totals", totals, stated);
  const admitted = new Set(ledger.admissions.map((admission) => admission.entry));
  for (const row of index.exhibits) {
    const record = `${INDEX} row of entry ${row.entry}`;
    if (rows.has(row.entry)) findings.fail(record, "index.exhibit", "one row", "two rows");
    if (!admitted.has(row.entry)) {
      findings.fail(record, "index.exhibit", "an entry that admits an exhibit", "none");
    }
    rows.set(row.entry, row);
  }
  findings.examine("index");
  const csv = await files.text(INDEX_CSV, MAX_INDEX_BYTES);
  if (csv !== indexCsv(index)) {
    findings.fail(INDEX_CSV, "index.csv", `what ${INDEX} says`, csv ?? "unreadable");
  }
}
function storedObjects(files, findings) {
  const stored = /* @__PURE__ */ new Map();
  for (const path of files.names) {
    if (!path.startsWith(FILES)) continue;
    const [, sha2562, extension] = /^([0-9a-f]{64})\.([a-z0-9]+)$/.exec(path.slice(FILES.length)) ?? [];
    if (sha2562 === void 0 || !KNOWN_EXTENSIONS.has(extension ?? "")) {
      findings.fail(path, "object.unknown", "a digest and a known extension", path);
    } else if (stored.has(sha2562)) {
      findings.fail(path, "object.unknown", "one file for a digest", stored.get(sha2562));
    } else {
      stored.set(sha2562, path);
    }
  }
  return stored;
}
function checkRow(findings, admission, row) {
  const record = `${INDEX} row of entry ${admission.entry}`;
  if (!row) {
    findings.fail(record, "index.exhibit", admission.exhibit, "missing");
    return;
  }
  const ref = admission.object ?? admission.digest;
  const expected = {
    id: admission.exhibit,
    kind: admission.kind,
    sha256: ref?.sha256,
    bytes: ref?.bytes,
    class: admission.class ?? row.class,
    number: admission.number ?? row.number
  };
  for (const key of ["id", "kind", "sha256", "bytes", "class", "number"]) {
    if (row[key] === expected[key]) continue;
    findings.fail(record, "index.exhibit", `${key}: ${expected[key]}`, `${key}: ${row[key]}`);
  }
  if (admission.object === null !== (row.status === "hash-only")) {
    findings.fail(record, "index.exhibit", `a status of a ${admission.kind}`, row.status);
  }
  const held = row.file?.startsWith(`${FILES}${ref?.sha256}.`) ?? false;
  if (row.status === "held" ? !held : row.file !== null) {
    const expected2 = row.status === "held" ? "the path of its digest" : "no file";
    findings.fail(record, "index.exhibit", expected2, row.file ?? "no file");
  }
}
async function checkObject(files, findings, admission, row, path) {
  const object = admission.object;
  if (!object) return;
  if (path === void 0) {
    if (row?.status !== "held") return;
    const name2 = row.file ?? `${FILES}${object.sha256}`;
    findings.fail(name2, "object.missing", `the object of entry ${admission.entry}`, "missing");
    return;
  }
  findings.examine("object");
  if (row?.status === "held" && row.file !== path) {
    findings.fail(INDEX, "index.exhibit", path, row.file ?? "none");
  }
  const found = await files.digest(path);
  if (found && (found.sha256 !== object.sha256 || found.bytes !== object.bytes)) {
    const expected = `${object.sha256}, ${object.bytes} bytes (entry ${admission.entry})`;
    findings.fail(path, "object.digest", expected, `${found.sha256}, ${found.bytes} bytes`);
  }
}
async function checkProofs(files, findings, ledger, head, checkpoint) {
  const expected = /* @__PURE__ */ new Set();
  let count = 0;
  for (const admission of ledger.admissions) {
    const path = proofPath(admission.entry);
    expected.add(path);
    if (!files.names.has(path)) {
      if (!admission.object) continue;
      findings.fail(path, "proof.missing", `a proof of entry ${admission.entry}`, "missing");
      continue;
    }
    findings.examine("proof");
    count += 1;
    const bytes = await files.bytes(path, MAX_PROOF_BYTES2);
    const proof = bytes && parseTlogProof(bytes);
    if (!proof || proof.index !== admission.entry) {
      const found = proof ? `index ${proof.index}` : "not a proof";
      findings.fail(path, "proof.form", `a tlog-proof of entry ${admission.entry}`, found);
      continue;
    }
    if (checkpoint !== void 0 && proof.checkpoint !== checkpoint) {
      findings.fail(path, "proof.checkpoint", "the checkpoint of the bundle", "another");
    }
    const { leaf } = admission;
    if (head && !verifyInclusion(proof.index, head.size, leaf, proof.hashes, head.root)) {
      const record = `${path} (entry ${admission.entry})`;
      findings.fail(record, "proof.inclusion", toHex(head.root), "another root");
    }
  }
  for (const path of files.names) {
    if (path.startsWith(PROOFS) && !expected.has(path)) {
      findings.fail(path, "proof.unknown", "a proof of an admitting entry", path);
    }
  }
  return count;
}

// lib/proof/report.ts
var GROUPS = [
  "archive",
  "bag",
  "manifest",
  "checkpoint",
  "entry",
  "payload",
  "object",
  "proof",
  "index",
  "older"
];
var MAX_FAILURES = 1e5;
var Findings = class {
  failures = [];
  /** Failures beyond those kept. */
  omitted = 0;
  #examined = /* @__PURE__ */ new Map();
  #failed = /* @__PURE__ */ new Map();
  /** Counts records examined under a group of rules. */
  examine(group, count = 1) {
    this.#examined.set(group, (this.#examined.get(group) ?? 0) + count);
  }
  fail(record, check2, expected, found) {
    const group = groupOf(check2);
    this.#failed.set(group, (this.#failed.get(group) ?? 0) + 1);
    if (this.failures.length >= MAX_FAILURES) {
      this.omitted += 1;
      return;
    }
    this.failures.push({
      record: show(record),
      check: check2,
      expected: show(expected),
      found: show(found)
    });
  }
  get ok() {
    return this.failures.length === 0;
  }
  results() {
    return GROUPS.map((group) => ({
      group,
      examined: this.#examined.get(group) ?? 0,
      failed: this.#failed.get(group) ?? 0
    }));
  }
};
function groupOf(check2) {
  const prefix = check2.slice(0, check2.indexOf("."));
  const group = GROUPS.find((g) => g === prefix);
  if (!group) throw new TypeError(`no group for ${check2}`);
  return group;
}
var MAX_SHOWN = 300;
function show(value) {
  const text = typeof value === "string" ? value : stringify(value);
  const cut = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}… (${text.length})` : text;
  return cut.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escapeCharacter);
}
function escapeCharacter(character) {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
function stringify(value) {
  try {
    return JSON.stringify(value) ?? "nothing";
  } catch {
    return "a value that cannot be shown";
  }
}

// lib/proof/bundle-files.ts
var BundleFiles = class {
  names;
  #reader;
  #findings;
  #options;
  #digests = /* @__PURE__ */ new Map();
  #total;
  #done = 0;
  constructor(reader, findings, options = {}) {
    this.#reader = reader;
    this.#findings = findings;
    this.#options = options;
    this.names = new Set(reader.names());
    this.#total = [...this.names].reduce((sum, name2) => sum + reader.size(name2), 0);
  }
  /**
   * Content of a file. Read to the end it also settles `digest`; an unreadable file ends early, and
   * one that is not there is empty.
   */
  async *stream(name2) {
    if (!this.names.has(name2)) return;
    const hash = sha256Stream();
    let bytes = 0;
    try {
      for await (const chunk of this.#reader.read(name2)) {
        this.#options.signal?.throwIfAborted();
        hash.update(chunk);
        bytes += chunk.length;
        this.#done = Math.min(this.#done + chunk.length, this.#total);
        this.#options.onProgress?.({ done: this.#done, total: this.#total, name: name2 });
        yield chunk;
      }
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      const found = error instanceof Error ? show(error.message) : "unreadable";
      if (!this.#digests.has(name2)) this.#findings.fail(name2, "archive.member", "readable", found);
      this.#digests.set(name2, null);
      return;
    }
    this.#digests.set(name2, { sha256: toHex(hash.digest()), bytes });
  }
  /** Digest of a file, read now unless it was before; null where it is not there or unreadable. */
  async digest(name2) {
    if (!this.names.has(name2)) return null;
    const known = this.#digests.get(name2);
    if (known !== void 0) return known;
    for await (const _ of this.stream(name2)) {
    }
    return this.#digests.get(name2) ?? null;
  }
  /** Bytes of a small file; undefined where it is not there, unreadable or above the limit. */
  async bytes(name2, limit) {
    if (!this.names.has(name2)) return void 0;
    const chunks = [];
    let length = 0;
    for await (const chunk of this.stream(name2)) {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk.slice());
    }
    if (length > limit || this.#digests.get(name2) === null) return void 0;
    const bytes = new Uint8Array(length);
    let at2 = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at2);
      at2 += chunk.length;
    }
    return bytes;
  }
  /** Text of a small file as `bytes`; undefined also where it is not UTF-8. */
  async text(name2, limit) {
    const bytes = await this.bytes(name2, limit);
    return bytes && strictUtf8(bytes);
  }
};

// lib/kernel/ids.ts
var PREFIXES = {
  account: "acct",
  session: "sess",
  workspace: "ws",
  membership: "mbr",
  invitation: "inv",
  token: "tok",
  mail: "mail",
  case: "case",
  work: "work",
  contributor: "ctr",
  role: "role",
  exhibit: "exh",
  version: "ver",
  relation: "rel",
  intake: "int",
  dossier: "dos",
  prompt: "prm",
  device: "dev",
  job: "job",
  request: "req"
};
function idPattern(subject) {
  return new RegExp(`^${PREFIXES[subject]}_[0-9a-hjkmnp-tv-z]{26}$`);
}

// lib/proof/admission.ts
var ADMITTING = /* @__PURE__ */ new Set(["exhibit.added", "exhibit.version_added"]);
var EXHIBIT_ID = idPattern("exhibit");
function admitsExhibit(kind) {
  return ADMITTING.has(kind);
}
function admissionOf(entry) {
  const { exhibit, kind, object, digest } = entry.act;
  if (typeof exhibit !== "string" || !EXHIBIT_ID.test(exhibit)) return void 0;
  if (kind !== "file" && kind !== "hash_only" && kind !== "note" && kind !== "statement") {
    return void 0;
  }
  const kept = refOf(object);
  const registered = refOf(digest);
  const onlyDigest = kind === "hash_only";
  if (kept === void 0 || registered === void 0) return void 0;
  if (kept === null !== onlyDigest || onlyDigest && registered === null) return void 0;
  return {
    entry: entry.index,
    exhibit,
    kind,
    object: kept,
    digest: registered,
    class: typeof entry.act.class === "string" ? entry.act.class : null,
    number: typeof entry.act.number === "number" ? entry.act.number : null
  };
}
function refOf(value) {
  if (value === null || value === void 0) return null;
  if (typeof value !== "object" || !isObject(value)) return void 0;
  const { sha256: sha2562, bytes } = value;
  if (typeof sha2562 !== "string" || !SHA256_HEX.test(sha2562)) return void 0;
  if (typeof bytes !== "number" || bytes < 0) return void 0;
  return { sha256: sha2562, bytes };
}
function isObject(value) {
  return !Array.isArray(value);
}

// lib/kernel/clock.ts
var ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

// lib/proof/payload.ts
var MAX_PAYLOAD_BYTES = 4 * 1024 * 1024;
function payloadCommitment(salt, payload) {
  if (!SHA256_HEX.test(salt)) throw new RangeError("a salt is 64 hexadecimal characters");
  return toHex(sha256(fromHex(salt), utf8(canonicalJson(payload))));
}
function parsePayloadRecord(text) {
  const parsed = parseCanonical(text);
  if (!parsed.ok || !isObject2(parsed.value)) return void 0;
  const { index, salt, payload, erased, withheld } = parsed.value;
  if (typeof index !== "number" || index < 0) return void 0;
  switch (Object.keys(parsed.value).join(" ")) {
    case "index payload salt":
      if (typeof salt !== "string" || !SHA256_HEX.test(salt) || !isObject2(payload))
        return void 0;
      return { index, salt, payload };
    case "erased index": {
      if (!isObject2(erased) || Object.keys(erased).join(" ") !== "at reason") return void 0;
      const { at: at2, reason } = erased;
      if (typeof at2 !== "string" || !ISO_TIME.test(at2) || typeof reason !== "string") {
        return void 0;
      }
      return { index, erased: { at: at2, reason } };
    }
    case "index withheld":
      return withheld === true ? { index, withheld } : void 0;
    default:
      return void 0;
  }
}
function matchesCommitment(record, commitment) {
  if (!("salt" in record)) return true;
  return payloadCommitment(record.salt, record.payload) === commitment;
}
function isObject2(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// lib/proof/bundle-payloads.ts
var MAX_LISTED = 1e4;
var PayloadWalk = class {
  #findings;
  #lines;
  #ahead = [];
  #erased = [];
  #withheld = [];
  /** Indexes named as out of place already, which are not missing besides. */
  #strays = /* @__PURE__ */ new Set();
  #line = 0;
  constructor(findings, lines) {
    this.#findings = findings;
    this.#lines = lines;
  }
  /** Finds and checks the record of an entry that has just been read. */
  async follow(seen) {
    if (!seen.inOrder) return;
    if (seen.payload === null) {
      if (!seen.entry && (await this.#peek(0))?.record?.index === seen.index) this.#ahead.shift();
      return;
    }
    let unread = false;
    for (; ; ) {
      const held = await this.#peek(0);
      if (held?.record === void 0 && held) {
        this.#take(seen.index, held, "a payload record", held.text);
        unread = true;
      } else if (held?.record?.index === seen.index) {
        this.#check(held.record, seen.payload, seen.index);
        return;
      } else if (held?.record && await this.#isStray(held.record, seen)) {
        const expected = `payload ${seen.index} or later`;
        this.#findings.fail(
          `payload ${held.record.index}`,
          "payload.order",
          expected,
          `payload ${held.record.index}, line ${held.line}`
        );
        this.#ahead.shift();
        if (this.#strays.size < MAX_LISTED) this.#strays.add(held.record.index);
        if (belongs(held.record, seen.payload)) return;
      } else {
        if (!unread && !this.#strays.has(seen.index)) {
          this.#findings.fail(`payload ${seen.index}`, "payload.missing", "present", "missing");
        }
        return;
      }
    }
  }
  /** Ends the walk; records left over belong to no entry. */
  async finish() {
    for (let held = await this.#peek(0); held; held = await this.#peek(0)) {
      const name2 = held.record ? `payload ${held.record.index}` : `payload, line ${held.line}`;
      this.#findings.fail(name2, "payload.order", "an entry with a payload", "none");
      this.#ahead.shift();
    }
    return { records: this.#line, erased: this.#erased, withheld: this.#withheld };
  }
  #take(index, held, expected, found) {
    const name2 = `payload ${index} (line ${held.line})`;
    this.#findings.fail(name2, "payload.form", expected, found);
    this.#ahead.shift();
  }
  #check(record, commitment, index) {
    this.#ahead.shift();
    if ("erased" in record && this.#erased.length < MAX_LISTED) this.#erased.push(index);
    if ("withheld" in record && this.#withheld.length < MAX_LISTED) this.#withheld.push(index);
    if (matchesCommitment(record, commitment)) return;
    const found = "salt and payload that give another figure";
    this.#findings.fail(`payload ${index}`, "payload.commitment", commitment, found);
  }
  /** Whether a record stands where it should not, rather than the one before it missing. */
  async #isStray(record, seen) {
    if (record.index < seen.index || belongs(record, seen.payload)) return true;
    const after = (await this.#peek(1))?.record?.index;
    return after !== void 0 && after >= seen.index && after < record.index;
  }
  async #peek(distance) {
    while (this.#ahead.length <= distance) {
      const line = await this.#lines.next();
      if (!line) break;
      this.#line += 1;
      this.#findings.examine("payload");
      const text = strictUtf8(line.bytes) ?? "not UTF-8";
      const record = line.ended ? parsePayloadRecord(text) : void 0;
      this.#ahead.push({ record, text, line: this.#line });
    }
    return this.#ahead[distance];
  }
};
function belongs(record, commitment) {
  return commitment !== null && "salt" in record && matchesCommitment(record, commitment);
}

// lib/proof/chain-links.ts
var MAX_LINKS = 5e4;
var BrokenLinks = class {
  #links = [];
  #vouched;
  /** The last two entries, whose leaves in the vouched tree are not settled. */
  #pending = [];
  #lastIndex = -1;
  /** Tells what the next entry in order refers to, before its own link is added. */
  follow(index, prev) {
    this.#lastIndex = index;
    const link = this.#links.at(-1);
    if (link && prev !== null && link.earlier === index - 2) {
      link.repairs = matchesHex(link.repaired, prev);
    }
    while (this.#vouched && this.#pending.length > 1) {
      const settled = this.#pending.shift();
      if (settled) this.#vouched.append(vouchedLeaf(settled));
    }
  }
  /** Adds a broken link to the entry told last. `base`: the tree before the earlier entry. */
  add(broken, base) {
    if (this.#links.length >= MAX_LINKS) {
      this.#vouched = void 0;
      return;
    }
    const link = { ...broken, repairs: false };
    if (this.#links.length === 0) {
      this.#vouched = base.clone();
      this.#pending = [{ leaf: link.leaf }];
    }
    this.#links.push(link);
    const earlier = this.#pending.at(-1);
    if (earlier) earlier.link = link;
  }
  /** Ends the step that `follow` began, with the leaf hash of the entry as it is. */
  settle(leaf) {
    if (this.#links.length > 0) this.#pending.push({ leaf });
  }
  /** Where a root over these very bytes is signed: the fault is in what was written. */
  accuseWritten(findings) {
    for (const link of this.#links) blameLater(findings, link);
  }
  /**
   * Names the entries changed since they were written. A link that fails alone accuses the earlier
   * entry, for the later one is vouched for by the next. `root` is the signed root that the entries
   * do not have, where there is one to go by.
   */
  accuse(findings, root) {
    let explained = -1;
    for (const link of this.#links) {
      if (link.earlier === explained) continue;
      if (link.earlier + 1 === this.#lastIndex) {
        this.#accuseAtEnd(findings, link, root);
      } else if (link.repairs) {
        blameLater(findings, link);
        explained = link.earlier + 1;
      } else {
        blameEarlier(findings, link);
      }
    }
    const doubted = this.#pending[0]?.link;
    const settled = !doubted || doubted.earlier === explained;
    if (root && settled && !this.#leadsTo(root, "earlier")) {
      const record = `entry ${this.#lastIndex}`;
      findings.fail(record, "entry.altered", `a chain with root ${toHex(root)}`, "another root");
    }
  }
  /** Nothing vouches for the last entry; the signed root decides between it and the one before. */
  #accuseAtEnd(findings, link, root) {
    const later = root !== void 0 && this.#leadsTo(root, "later");
    const earlier = root !== void 0 && this.#leadsTo(root, "earlier");
    if (!later) blameEarlier(findings, link);
    if (!earlier) blameLater(findings, link);
  }
  /** Whether the vouched tree has the root if the last link's fault is in this one of its ends. */
  #leadsTo(root, faulty) {
    if (!this.#vouched) return false;
    const range = this.#vouched.clone();
    const [first, last] = this.#pending;
    if (first && faulty === "earlier") {
      range.append(vouchedLeaf(first));
      if (last) range.append(last.leaf);
    } else if (first?.link) {
      range.append(first.leaf);
      range.append(first.link.repaired);
    }
    return sameBytes(range.root(), root);
  }
};
function vouchedLeaf({ leaf, link }) {
  return link && !link.repairs ? fromHex(link.claimed) : leaf;
}
function blameEarlier(findings, link) {
  findings.fail(`entry ${link.earlier}`, "entry.altered", link.claimed, toHex(link.leaf));
}
function blameLater(findings, link) {
  findings.fail(`entry ${link.earlier + 1}`, "entry.link", toHex(link.leaf), link.claimed);
}

// lib/proof/chain-order.ts
var EntryOrder = class {
  #findings;
  #next = 0;
  /** Unreadable lines since the last index that could be read; each took a place on trust. */
  #unread = 0;
  /** A step forward that the next index has yet to confirm. */
  #jump;
  #intact = true;
  constructor(findings) {
    this.#findings = findings;
  }
  /** Whether no entry was missing, repeated or out of place so far. */
  get intact() {
    return this.#intact;
  }
  /**
   * Places a line by the index it claims (null: unreadable). `linked` says that it refers to the
   * entry just before by hash, which weighs more than its number.
   */
  place(index, linked, line) {
    if (index === null) {
      this.#unread += 1;
      return { record: `entry ${this.#next} (line ${line})`, index: this.#next++, inOrder: true };
    }
    this.#settleJump(index);
    const unread = this.#unread;
    this.#unread = 0;
    if (index === this.#next) return this.#accept(index);
    if (linked) {
      const place = this.#accept(this.#next);
      this.#findings.fail(place.record, "entry.order", place.index, index);
      return place;
    }
    if (index < this.#next && index >= this.#next - unread) {
      this.#intact = false;
      return this.#accept(index);
    }
    this.#intact = false;
    if (index > this.#next) {
      this.#jump = { from: this.#next, to: index, line };
      return this.#accept(index);
    }
    const record = `entry ${index}`;
    this.#findings.fail(
      record,
      "entry.order",
      `entry ${this.#next}`,
      `entry ${index}, line ${line}`
    );
    return { record, index, inOrder: false };
  }
  /** Ends the sequence: a step that nothing contradicted stands. */
  finish() {
    if (this.#jump) this.#confirm(this.#jump);
    this.#jump = void 0;
  }
  /** Compares with the number of entries that a head covers. */
  cover(size) {
    if (this.#next < size) {
      this.#findings.fail(name(this.#next, size - 1), "entry.missing", "present", "missing");
    }
    if (this.#next > size) {
      const record = name(size, this.#next - 1);
      this.#findings.fail(record, "entry.uncovered", `${size} entries`, `${this.#next} entries`);
    }
  }
  #accept(index) {
    this.#next = index + 1;
    return { record: `entry ${index}`, index, inOrder: true };
  }
  #settleJump(index) {
    const jump = this.#jump;
    if (!jump) return;
    this.#jump = void 0;
    if (index === jump.from + 1) {
      const found = `entry ${jump.to}, line ${jump.line}`;
      this.#findings.fail(`entry ${jump.from}`, "entry.order", `entry ${jump.from}`, found);
      this.#next = index;
    } else {
      this.#confirm(jump);
    }
  }
  #confirm(jump) {
    this.#findings.fail(name(jump.from, jump.to - 1), "entry.missing", "present", "missing");
  }
};
function name(first, last) {
  return first === last ? `entry ${first}` : `entries ${first}–${last}`;
}

// lib/proof/chain-times.ts
var EntryTimes = class {
  #findings;
  #last;
  /** An entry that is earlier than the one before it, until a third decides. */
  #doubt;
  constructor(findings) {
    this.#findings = findings;
  }
  follow(record, at2) {
    const current = { record, at: at2 };
    if (this.#last && this.#doubt) {
      if (at2 >= this.#last.at) this.#name(this.#doubt, `not before ${this.#last.at}`);
      else {
        this.#name(this.#last, `not after ${this.#doubt.at}`);
        this.#last = this.#doubt;
      }
      this.#doubt = void 0;
    }
    if (this.#last && at2 < this.#last.at) this.#doubt = current;
    else this.#last = current;
  }
  finish() {
    if (this.#last && this.#doubt) this.#name(this.#doubt, `not before ${this.#last.at}`);
    this.#doubt = void 0;
  }
  #name(entry, expected) {
    this.#findings.fail(entry.record, "entry.time", expected, entry.at);
  }
};

// lib/proof/compact-range.ts
var CompactRange = class _CompactRange {
  #size;
  #hashes;
  constructor(size, hashes) {
    this.#size = size;
    this.#hashes = hashes;
  }
  /** The range of the tree without leaves. */
  static empty() {
    return new _CompactRange(0, []);
  }
  /**
   * A range from its size and `toBytes()`. Throws a RangeError where the number of hashes does not
   * fit the size.
   */
  static fromBytes(size, bytes) {
    if (!Number.isSafeInteger(size) || size < 0) throw new RangeError("not a tree size");
    if (bytes.length !== HASH_BYTES * bitsSet(size)) {
      throw new RangeError(`a range of size ${size} holds ${bitsSet(size)} hashes`);
    }
    const hashes = [];
    for (let at2 = 0; at2 < bytes.length; at2 += HASH_BYTES) {
      hashes.push(bytes.slice(at2, at2 + HASH_BYTES));
    }
    return new _CompactRange(size, hashes);
  }
  /** Number of leaves. */
  get size() {
    return this.#size;
  }
  /** Adds the leaf hash of the next entry (32 bytes). */
  append(leaf) {
    if (leaf.length !== HASH_BYTES) throw new RangeError("a leaf hash has 32 bytes");
    let hash = leaf;
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.#hashes.pop();
      if (left) hash = nodeHash(left, hash);
    }
    this.#hashes.push(hash);
    this.#size += 1;
  }
  /** Root hash at the present size; of the empty tree, SHA-256 of nothing. */
  root() {
    let root;
    for (let i2 = this.#hashes.length - 1; i2 >= 0; i2--) {
      const left = this.#hashes[i2];
      if (left) root = root ? nodeHash(left, root) : left;
    }
    return (root ?? EMPTY_ROOT).slice();
  }
  /** The hashes from left to right, 32 bytes each, for storage; read back with `fromBytes`. */
  toBytes() {
    const bytes = new Uint8Array(HASH_BYTES * this.#hashes.length);
    this.#hashes.forEach((hash, i2) => {
      bytes.set(hash, i2 * HASH_BYTES);
    });
    return bytes;
  }
  /** An independent copy, to try a continuation without changing this one. */
  clone() {
    return new _CompactRange(this.#size, [...this.#hashes]);
  }
};
function bitsSet(size) {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}

// lib/proof/entry.ts
var MAX_ENTRY_BYTES = 1024 * 1024;
var CASE_ID = idPattern("case");
var PERSON_ID = idPattern("account");
var SERVICE_ID = /^svc_[a-z0-9_]{1,64}$/;
var SESSION_ID = idPattern("session");
var TOKEN_ID = idPattern("token");
var KIND = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/;
var WORD = /^[a-z][a-z0-9_-]{0,63}$/;
var VISIBLE = /^[\x20-\x7e]{1,200}$/;
var FIELDS = {
  act: { rule: "an object", holds: isObject3 },
  actor: { rule: "an actor", holds: (v) => isObject3(v) && faultsIn(v, ACTOR_LIST).length === 0 },
  at: { rule: "an ISO 8601 UTC time with milliseconds", holds: isTime },
  case: { rule: "a case identifier", holds: (v) => matches(v, CASE_ID) },
  claimed: { rule: "an ISO 8601 UTC time or null", holds: (v) => v === null || isTime(v) },
  index: { rule: "an integer from 0", holds: (v) => isInteger(v, 0) },
  kind: { rule: "a kind such as exhibit.added", holds: (v) => matches(v, KIND) },
  payload: { rule: "a commitment or null", holds: (v) => v === null || matches(v, SHA256_HEX) },
  prev: { rule: "a leaf hash", holds: (v) => matches(v, SHA256_HEX) },
  software: { rule: "a version text", holds: (v) => matches(v, VISIBLE) },
  v: { rule: "an integer from 1", holds: (v) => isInteger(v, 1) }
};
var ACTOR_FIELDS = {
  access: { rule: "an access level or null", holds: (v) => v === null || matches(v, WORD) },
  authenticator: {
    rule: "password, token or service",
    holds: (v) => v === "password" || v === "token" || v === "service"
  },
  id: { rule: "acct_… or svc_…", holds: (v) => matches(v, PERSON_ID) || matches(v, SERVICE_ID) },
  kind: { rule: "person or service", holds: (v) => v === "person" || v === "service" },
  session: {
    rule: "sess_…, tok_… or null",
    holds: (v) => v === null || matches(v, SESSION_ID) || matches(v, TOKEN_ID)
  }
};
var FIELD_LIST = Object.entries(FIELDS);
var ACTOR_LIST = Object.entries(ACTOR_FIELDS);
function parseEntry(text) {
  const parsed = parseCanonical(text);
  if (!parsed.ok) {
    const expected = parsed.problem === "json" ? "JSON" : "canonical JSON";
    const fault = { check: `entry.${parsed.problem}`, expected, found: text };
    return { ok: false, faults: [fault], claims: claimsOf(parsed.value) };
  }
  const faults = entryFaults(parsed.value);
  if (faults.length > 0) return { ok: false, faults, claims: claimsOf(parsed.value) };
  return { ok: true, entry: checkedEntry(parsed.value) };
}
function entryFaults(value) {
  if (!isObject3(value)) return [{ check: "entry.field", expected: "an object", found: value }];
  const faults = faultsIn(value, FIELD_LIST);
  if (faults.length > 0 || !isObject3(value.actor)) return faults;
  const { id, kind } = value.actor;
  if (matches(id, PERSON_ID) === (kind === "person")) return [];
  return [{ check: "entry.field", expected: "actor: an id of its kind", found: id }];
}
function faultsIn(value, fields) {
  const faults = [];
  for (const [name2, field] of fields) {
    if (!Object.hasOwn(value, name2)) {
      faults.push({ check: "entry.field", expected: `the key ${name2}`, found: "none" });
    } else if (!field.holds(value[name2])) {
      const expected = `${name2}: ${field.rule}`;
      faults.push({ check: "entry.field", expected, found: value[name2] });
    }
  }
  const keys = Object.keys(value);
  if (faults.length === 0 && keys.length === fields.length) return faults;
  for (const key of keys) {
    if (fields.some(([name2]) => name2 === key)) continue;
    faults.push({ check: "entry.field", expected: "no other key", found: key });
  }
  return faults;
}
function claimsOf(value) {
  const claimed = isObject3(value) ? value : {};
  const { index, prev, payload } = claimed;
  return {
    index: typeof index === "number" && isInteger(index, 0) ? index : null,
    prev: typeof prev === "string" && matches(prev, SHA256_HEX) ? prev : null,
    payload: typeof payload === "string" && matches(payload, SHA256_HEX) ? payload : null
  };
}
function checkedEntry(value) {
  return value;
}
function isObject3(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isInteger(value, least) {
  return Number.isSafeInteger(value) && Number(value) >= least;
}
function matches(value, pattern) {
  return typeof value === "string" && pattern.test(value);
}
var CLOCK_TIME = /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
var knownDay = "";
function isTime(value) {
  if (typeof value !== "string" || !ISO_TIME.test(value) || !CLOCK_TIME.test(value.slice(10))) {
    return false;
  }
  const day = value.slice(0, 10);
  if (day === knownDay) return true;
  const time = /* @__PURE__ */ new Date(`${day}T00:00:00.000Z`);
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== day) return false;
  knownDay = day;
  return true;
}

// lib/proof/chain.ts
var ChainVerifier = class {
  #findings;
  #name;
  #rootsAt;
  #range = CompactRange.empty();
  #order;
  #links = new BrokenLinks();
  #times;
  /** Root hashes at the sizes asked for, as far as there were entries. */
  roots = /* @__PURE__ */ new Map();
  #caseId;
  /** Leaf of the last line, not yet in the range, so that the range before it can be tried. */
  #held;
  #before;
  #stray;
  #lines = 0;
  constructor(findings, options = {}) {
    this.#findings = findings;
    this.#name = options.name ?? "ledger";
    this.#rootsAt = new Set(options.rootsAt);
    this.#caseId = options.caseId;
    this.#order = new EntryOrder(findings);
    this.#times = new EntryTimes(findings);
    if (this.#rootsAt.has(0)) this.roots.set(0, this.#range.root());
  }
  /** Takes the exact bytes of the next entry, without a newline. */
  push(line) {
    this.#lines += 1;
    this.#findings.examine("entry");
    const text = line.length <= MAX_ENTRY_BYTES ? strictUtf8(line) : void 0;
    const leaf = leafHash(line);
    const parsed = text === void 0 ? void 0 : parseEntry(text);
    const entry = parsed?.ok ? parsed.entry : null;
    const claims = parsed?.ok ? parsed.entry : parsed?.claims;
    const prev = claims?.prev ?? null;
    const linked = prev !== null && this.#before !== void 0 && isPrev(this.#before, prev);
    const place = this.#order.place(claims?.index ?? null, linked, this.#lines);
    const { record } = place;
    if (text === void 0) {
      const found = line.length > MAX_ENTRY_BYTES ? `${line.length} bytes` : "not UTF-8";
      this.#findings.fail(record, "entry.json", `UTF-8, at most ${MAX_ENTRY_BYTES} bytes`, found);
    } else if (parsed && !parsed.ok) {
      for (const { check: check2, expected, found } of parsed.faults) {
        this.#findings.fail(record, check2, expected, found);
      }
    }
    if (place.inOrder) {
      this.#links.follow(place.index, prev);
      if (!linked || this.#before?.index !== place.index - 1) {
        this.#checkLink(place.index, prev, text);
      }
      this.#links.settle(leaf);
      this.#before = { index: place.index, leaf };
      this.#stray = void 0;
    } else {
      this.#stray = { index: place.index, leaf };
    }
    this.#flush();
    this.#held = leaf;
    if (this.#rootsAt.has(this.#lines)) this.roots.set(this.#lines, this.#rootWithHeld());
    if (entry) {
      this.#checkCase(record, entry);
      if (place.inOrder) this.#times.follow(record, entry.at);
    }
    const { index, inOrder } = place;
    return { record, index, inOrder, entry, payload: claims?.payload ?? null, leaf };
  }
  /** Ends the stream. With a head, says which entries it covers and whether its root holds. */
  finish(head) {
    const root = this.#rootWithHeld();
    this.#order.finish();
    this.#times.finish();
    const size = this.#lines;
    if (!head) {
      this.#links.accuse(this.#findings, void 0);
      return { size, root };
    }
    this.#order.cover(head.size);
    if (size !== head.size) this.#findings.fail(this.#name, "checkpoint.size", head.size, size);
    const covered = size === head.size ? root : this.roots.get(head.size);
    if (covered && sameBytes(covered, head.root)) {
      this.#links.accuseWritten(this.#findings);
      return { size, root };
    }
    if (covered) {
      this.#findings.fail(this.#name, "checkpoint.root", toHex(head.root), toHex(covered));
    }
    const comparable = head.signed && size === head.size && this.#order.intact && size > 0;
    this.#links.accuse(this.#findings, comparable ? head.root : void 0);
    return { size, root };
  }
  #checkLink(index, prev, text) {
    if (prev === null) return;
    if (index === 0) {
      if (prev !== NO_PREVIOUS) this.#findings.fail("entry 0", "entry.link", NO_PREVIOUS, prev);
      return;
    }
    const before = this.#before;
    if (before?.index !== index - 1 || isPrev(before, prev)) return;
    if (this.#stray?.index === index - 1 && isPrev(this.#stray, prev)) return;
    const repaired = leafHash(repairPrev(text ?? "", prev, toHex(before.leaf)));
    const link = { earlier: before.index, leaf: before.leaf, claimed: prev, repaired };
    this.#links.add(link, this.#range);
  }
  #checkCase(record, entry) {
    this.#caseId ??= entry.case;
    if (entry.case !== this.#caseId) {
      this.#findings.fail(record, "entry.case", this.#caseId, entry.case);
    }
  }
  #rootWithHeld() {
    if (!this.#held) return this.#range.root();
    const range = this.#range.clone();
    range.append(this.#held);
    return range.root();
  }
  #flush() {
    if (this.#held) this.#range.append(this.#held);
    this.#held = void 0;
  }
};
function isPrev(before, prev) {
  return matchesHex(before.leaf, prev);
}
function repairPrev(text, prev, actual) {
  const at2 = text.lastIndexOf(`"prev":"${prev}"`);
  if (at2 < 0) return utf8(text);
  const start = at2 + '"prev":"'.length;
  return utf8(text.slice(0, start) + actual + text.slice(start + prev.length));
}

// lib/proof/bundle-ledger.ts
var ENTRIES = "data/ledger/entries.ndjson";
var PAYLOADS = "data/ledger/payloads.ndjson";
var MAX_ADMISSIONS = 3e5;
async function readLedger(files, findings, caseId, head, olderSize) {
  const chain = new ChainVerifier(findings, {
    ...caseId === void 0 ? {} : { caseId },
    rootsAt: [head?.size, olderSize].filter((size2) => size2 !== void 0),
    name: ENTRIES
  });
  const payloads = new PayloadWalk(
    findings,
    new LineReader(files.stream(PAYLOADS), MAX_PAYLOAD_BYTES)
  );
  const admissions = [];
  let found = caseId;
  let lastAt;
  const lines = new LineReader(files.stream(ENTRIES), MAX_ENTRY_BYTES);
  for (let line = await lines.next(); line; line = await lines.next()) {
    const seen = chain.push(line.bytes);
    if (!line.ended) findings.fail(seen.record, "entry.json", "a newline after it", "none");
    await payloads.follow(seen);
    found ??= seen.entry?.case;
    if (seen.entry && (head === void 0 || seen.index < head.size)) lastAt = seen.entry.at;
    admit(seen, admissions, findings);
  }
  const { size, root } = chain.finish(head);
  if (size === 0) findings.fail(ENTRIES, "entry.missing", "at least one entry", "none");
  return {
    caseId: found,
    size,
    root,
    lastAt,
    admissions,
    payloads: await payloads.finish(),
    olderRoot: olderSize === void 0 ? void 0 : chain.roots.get(olderSize)
  };
}
function admit(seen, admissions, findings) {
  if (!seen.entry || !seen.inOrder || !admitsExhibit(seen.entry.kind)) return;
  const admission = admissionOf(seen.entry);
  if (!admission) {
    const expected = "an act with exhibit, kind, object and digest";
    findings.fail(seen.record, "object.form", expected, seen.entry.act);
  } else if (admissions.length >= MAX_ADMISSIONS) {
    findings.fail(seen.record, "object.form", `at most ${MAX_ADMISSIONS} admissions`, "more");
  } else {
    admissions.push({ ...admission, entry: seen.index, leaf: seen.leaf });
  }
}

// lib/proof/bundle.ts
var CHECKPOINT = "data/ledger/checkpoint.txt";
var VKEYS = "data/ledger/vkeys.txt";
var MAX_SMALL_BYTES = 256 * 1024;
var ESSENTIAL = [BAGIT, BAG_INFO, MANIFEST, TAG_MANIFEST, ENTRIES, CHECKPOINT, VKEYS];
var REQUIRED = [
  PAYLOADS,
  INDEX,
  INDEX_CSV,
  "data/dossier.pdf",
  "verify/verify.mjs",
  "verify/verifier.html",
  "VERIFY.txt"
];
async function verifyBundle(reader, options = {}) {
  const findings = new Findings();
  let files;
  try {
    files = new BundleFiles(reader, findings, options);
  } catch (error) {
    return unusable(error);
  }
  const missing = ESSENTIAL.filter((name2) => !files.names.has(name2));
  if (missing.length > 0) {
    return { usable: false, ok: false, reason: "missing", detail: missing.join(", ") };
  }
  const head = await readHead(files, findings, options.vkeys);
  const caseId = head?.checkpoint.origin.slice(head.checkpoint.origin.lastIndexOf("/") + 1);
  const chainHead = head && { ...head.checkpoint, signed: head.signed };
  const older = options.older;
  const ledger = await readLedger(files, findings, caseId, chainHead, older?.size);
  const exhibits = await checkExhibits(files, findings, ledger, chainHead, head?.text);
  await checkManifests(files, findings, REQUIRED);
  await checkBagInfo(files, findings, { caseId: ledger.caseId, at: ledger.lastAt });
  if (older) checkOlder(findings, older, head?.checkpoint, ledger);
  findings.examine("archive", files.names.size);
  let bytes = 0;
  for (const name2 of files.names) bytes += (await files.digest(name2))?.bytes ?? 0;
  return {
    usable: true,
    ok: findings.ok,
    caseId: ledger.caseId ?? null,
    origin: head?.checkpoint.origin ?? null,
    size: head?.checkpoint.size ?? null,
    root: head ? toHex(head.checkpoint.root) : null,
    at: ledger.lastAt ?? null,
    trust: options.vkeys ? "supplied" : "bundle",
    signers: head?.signers.map(signerReport) ?? [],
    groups: findings.results(),
    failures: findings.failures,
    omitted: findings.omitted,
    erased: ledger.payloads.erased,
    withheld: ledger.payloads.withheld,
    counts: {
      ...exhibits,
      entries: ledger.size,
      payloads: ledger.payloads.records,
      files: files.names.size,
      bytes
    },
    olderSize: older?.size ?? null
  };
}
function unusable(error) {
  const known = error instanceof ArchiveError;
  const detail = error instanceof Error ? error.message : "";
  return {
    usable: false,
    ok: false,
    reason: known ? error.reason : "unreadable",
    detail: show(known ? error.detail : detail)
  };
}
async function readHead(files, findings, supplied) {
  findings.examine("checkpoint");
  const bytes = await files.bytes(CHECKPOINT, MAX_SMALL_BYTES) ?? new Uint8Array(0);
  const text = strictUtf8(bytes) ?? "";
  const note = parseNote(bytes);
  const checkpoint = note && parseCheckpoint(note.text);
  const bundled = await readKeys(files, findings, checkpoint?.origin);
  if (!checkpoint) {
    findings.fail(CHECKPOINT, "checkpoint.form", "a signed checkpoint", text);
    return void 0;
  }
  if (!/^\S+\/case_[0-9a-z]+$/.test(checkpoint.origin)) {
    findings.fail(CHECKPOINT, "checkpoint.origin", "<instance>/<case id>", checkpoint.origin);
  }
  const opened = openCheckpoint(bytes, supplied ?? bundled);
  if (opened.ok) return { checkpoint, text, signed: true, signers: opened.signers };
  const whose = supplied ? "a key that was supplied" : "a key of the bundle";
  const found = opened.problem === "unknown" ? "none" : "one that does not verify";
  findings.fail(CHECKPOINT, "checkpoint.signature", `a signature by ${whose}`, found);
  return { checkpoint, text, signed: false, signers: [] };
}
async function readKeys(files, findings, origin) {
  const text = await files.text(VKEYS, MAX_SMALL_BYTES) ?? "";
  const lines = text.split("\n");
  if (lines.pop() !== "" || lines.length === 0) {
    findings.fail(VKEYS, "checkpoint.keys", "one key a line, a newline after each", text);
  }
  const keys = [];
  for (const [i2, line] of lines.entries()) {
    const key = parseVkey(line);
    if (key && (origin === void 0 || key.name === origin)) keys.push(key);
    else findings.fail(`${VKEYS} line ${i2 + 1}`, "checkpoint.keys", `a key of ${origin}`, line);
  }
  return keys;
}
function checkOlder(findings, older, checkpoint, ledger) {
  findings.examine("older");
  if (checkpoint && checkpoint.origin !== older.origin) {
    findings.fail(CHECKPOINT, "older.origin", older.origin, checkpoint.origin);
  }
  const root = ledger.olderRoot;
  if (!root) {
    const expected = `at least the ${older.size} entries of the older bundle`;
    findings.fail(ENTRIES, "older.prefix", expected, `${ledger.size} entries`);
  } else if (!sameBytes(root, older.root)) {
    const record = `${ENTRIES}, first ${older.size}`;
    findings.fail(record, "older.prefix", toHex(older.root), toHex(root));
  }
}
function signerReport(key) {
  const { name: name2, keyId } = key;
  return { name: name2, keyId, fingerprint: keyFingerprint(key), vkey: formatVkey(key) };
}

// scripts/verify/messages.ts
var GROUP_WORDS = {
  archive: { en: "Files readable", zh: "文件可读" },
  bag: { en: "Bag description", zh: "包说明" },
  manifest: { en: "Files match the manifests", zh: "文件与清单一致" },
  checkpoint: { en: "Signed checkpoint", zh: "已签名的检查点" },
  entry: { en: "Ledger entries", zh: "账本条目" },
  payload: { en: "Personal payloads", zh: "个人信息载荷" },
  object: { en: "Originals match the ledger", zh: "原件与账本一致" },
  proof: { en: "Inclusion proofs", zh: "收录证明" },
  index: { en: "Index of exhibits", zh: "证据索引" },
  older: { en: "Extends the earlier bundle", zh: "延续较早的证据包" }
};
var CHECK_WORDS = {
  "archive.member": { en: "the file cannot be read whole", zh: "文件无法完整读取" },
  "bag.declaration": { en: "the bag declaration is not as required", zh: "包声明不符合要求" },
  "bag.info": {
    en: "the bag information does not fit the content",
    zh: "包信息与内容不符"
  },
  "bag.path": { en: "the path is not allowed in a bundle", zh: "证据包中不允许此路径" },
  "manifest.form": { en: "the manifest line is not as required", zh: "清单行不符合要求" },
  "manifest.missing": {
    en: "a required or listed file is missing",
    zh: "缺少应有或清单所列的文件"
  },
  "manifest.unlisted": { en: "the file is in no manifest", zh: "文件未列入清单" },
  "manifest.digest": {
    en: "the file is not the one the manifest lists",
    zh: "文件与清单所列的不同"
  },
  "checkpoint.form": { en: "this is no signed checkpoint", zh: "不是已签名的检查点" },
  "checkpoint.keys": { en: "the list of keys is not as required", zh: "公钥列表不符合要求" },
  "checkpoint.signature": {
    en: "the checkpoint is not signed by a known key",
    zh: "检查点没有已知公钥的有效签名"
  },
  "checkpoint.origin": { en: "the origin names no case", zh: "来源标识未指明案件" },
  "checkpoint.size": {
    en: "the number of entries is not the one signed",
    zh: "条目数与签名的数目不符"
  },
  "checkpoint.root": {
    en: "the entries do not have the signed root",
    zh: "条目的根哈希与签名的不符"
  },
  "entry.json": { en: "the entry cannot be read", zh: "条目无法读取" },
  "entry.canonical": { en: "the entry is not in its one exact form", zh: "条目不是规范形式" },
  "entry.field": { en: "a field of the entry is not as required", zh: "条目的字段不符合要求" },
  "entry.case": { en: "the entry belongs to another case", zh: "条目属于其他案件" },
  "entry.order": { en: "the entry is out of place or repeated", zh: "条目位置不对或重复" },
  "entry.missing": { en: "entries are missing", zh: "缺少条目" },
  "entry.time": { en: "the time of record goes back", zh: "记录时间倒退" },
  "entry.link": {
    en: "the entry does not refer to the one before it",
    zh: "条目未指向其前一条目"
  },
  "entry.altered": {
    en: "the entry is not the one that was recorded",
    zh: "条目不是当时记录的条目"
  },
  "entry.uncovered": {
    en: "the checkpoint does not cover these entries",
    zh: "检查点未覆盖这些条目"
  },
  "payload.form": { en: "the payload record is not as required", zh: "载荷记录不符合要求" },
  "payload.order": { en: "the payload record belongs nowhere here", zh: "载荷记录位置不对" },
  "payload.missing": { en: "the payload record is missing", zh: "缺少载荷记录" },
  "payload.commitment": {
    en: "the payload is not the one that was recorded",
    zh: "载荷不是当时记录的内容"
  },
  "object.form": { en: "the entry does not say what it admits", zh: "条目未写明所收录的内容" },
  "object.missing": { en: "the original is missing", zh: "缺少原件" },
  "object.digest": {
    en: "the file is not the original that was recorded",
    zh: "文件不是当时记录的原件"
  },
  "object.unknown": { en: "no entry admitted this file", zh: "没有条目收录此文件" },
  "proof.missing": { en: "the inclusion proof is missing", zh: "缺少收录证明" },
  "proof.form": { en: "this is no proof of its entry", zh: "不是该条目的收录证明" },
  "proof.checkpoint": { en: "the proof is of another checkpoint", zh: "证明对应另一个检查点" },
  "proof.inclusion": {
    en: "the proof does not lead to the signed root",
    zh: "证明不能推出签名的根哈希"
  },
  "proof.unknown": { en: "the proof belongs to no exhibit", zh: "证明不属于任何证据" },
  "index.form": { en: "the index cannot be read", zh: "索引无法读取" },
  "index.case": { en: "the index is of another case", zh: "索引属于其他案件" },
  "index.tree": { en: "the index is of another checkpoint", zh: "索引对应另一个检查点" },
  "index.exhibit": { en: "a row of the index does not fit the ledger", zh: "索引行与账本不符" },
  "index.totals": { en: "the totals of the index are wrong", zh: "索引的合计有误" },
  "index.csv": { en: "the table does not say what the index says", zh: "表格与索引不一致" },
  "older.origin": { en: "the earlier bundle is of another log", zh: "较早的证据包属于其他账本" },
  "older.prefix": {
    en: "the earlier state is no beginning of this one",
    zh: "较早的状态不是本状态的前段"
  }
};
var REASON_WORDS = {
  "not-zip": { en: "This is not a ZIP archive.", zh: "这不是 ZIP 文件。" },
  damaged: { en: "The archive is damaged or was cut short.", zh: "压缩文件已损坏或不完整。" },
  limit: { en: "The archive has too many files.", zh: "压缩文件中的文件过多。" },
  name: {
    en: "The archive holds a file name or link that is not safe.",
    zh: "压缩文件中有不安全的文件名或链接。"
  },
  duplicate: { en: "Two files of the archive have one name.", zh: "压缩文件中有同名文件。" },
  encrypted: { en: "The archive is encrypted.", zh: "压缩文件已加密。" },
  method: { en: "The archive uses an unknown compression.", zh: "压缩文件使用了未知的压缩方法。" },
  bomb: { en: "The archive would expand beyond measure.", zh: "压缩文件解压后体积异常。" },
  "no-bag": { en: "There is no bundle in it.", zh: "其中没有证据包。" },
  missing: { en: "Parts that everything hangs on are missing.", zh: "缺少必不可少的部分。" },
  unreadable: { en: "It cannot be read.", zh: "无法读取。" }
};
var WORDS = {
  title: { en: "Verify a bundle", zh: "验证证据包" },
  holds: { en: "All checks hold", zh: "全部检查通过" },
  fails: { en: "Some checks do not hold", zh: "部分检查未通过" },
  unusable: { en: "This cannot be verified", zh: "无法验证" },
  holdsNote: {
    en: "Every file and record agrees with the manifests and with what the key below signed.",
    zh: "每个文件和记录都与清单及下列公钥所签内容一致。"
  },
  failsNote: {
    en: "Every record that does not hold is named below.",
    zh: "下面列出了每一项未通过的记录。"
  },
  trustBundle: {
    en: "Checked with the key inside this bundle. That shows that nothing changed since this key signed, not whose key it is. Compare the fingerprint with a copy that did not come with the bundle.",
    zh: "使用证据包自带的公钥进行检查。这只说明自该公钥签名以来内容未变，并不说明公钥属于谁。请将指纹与另行取得的副本核对。"
  },
  trustSupplied: {
    en: "Checked with the key that you supplied.",
    zh: "使用您提供的公钥进行检查。"
  },
  uncovered: {
    en: "The signature covers the ledger and, through it, originals and personal payloads. The dossier PDF, titles and labels in the index, and the verifier itself are covered by the manifests only.",
    zh: "签名覆盖账本，并通过账本覆盖原件和个人信息载荷。卷宗 PDF、索引中的标题和标签以及验证程序本身仅由清单覆盖。"
  },
  case: { en: "Case", zh: "案件" },
  origin: { en: "Origin", zh: "来源标识" },
  checkpoint: { en: "Checkpoint", zh: "检查点" },
  entriesCovered: { en: "entries", zh: "个条目" },
  root: { en: "Root hash", zh: "根哈希" },
  lastEntry: { en: "Last entry recorded", zh: "最后条目记录时间" },
  beijing: { en: "Beijing time", zh: "北京时间" },
  fingerprint: { en: "Key fingerprint", zh: "公钥指纹" },
  noSignature: { en: "no valid signature", zh: "没有有效签名" },
  checks: { en: "Checks", zh: "检查项目" },
  examined: { en: "examined", zh: "已检查" },
  failed: { en: "failed", zh: "未通过" },
  notExamined: { en: "nothing to examine", zh: "无可检查内容" },
  pass: { en: "holds", zh: "通过" },
  fail: { en: "does not hold", zh: "未通过" },
  content: { en: "Content", zh: "内容" },
  exhibits: { en: "Exhibits", zh: "证据" },
  held: { en: "Originals in this bundle", zh: "本包所含原件" },
  withheld: { en: "Originals kept but not in it", zh: "已保存但未包含的原件" },
  hashOnly: { en: "Registered by digest only", zh: "仅登记摘要" },
  payloadsErased: { en: "Payloads erased", zh: "已删除的载荷" },
  payloadsWithheld: { en: "Payloads not in it", zh: "未包含的载荷" },
  files: { en: "Files", zh: "文件" },
  failures: { en: "Records that do not hold", zh: "未通过的记录" },
  expected: { en: "expected", zh: "应为" },
  found: { en: "found", zh: "实为" },
  omitted: { en: "further failures not listed", zh: "项其他未通过记录未列出" },
  olderBundle: { en: "Earlier bundle", zh: "较早的证据包" },
  detail: { en: "Detail", zh: "详情" }
};
var VALUE_WORDS = {
  present: "存在",
  missing: "缺失",
  none: "无",
  another: "另一个",
  readable: "可读",
  unreadable: "无法读取",
  "not listed": "未列出",
  "another root": "另一个根哈希",
  "no file": "无文件",
  "one that does not verify": "有签名但验证不通过"
};
function valueWords(value, language) {
  return language === "zh" ? VALUE_WORDS[value] ?? value : value;
}
function recordWords(record, language) {
  if (language === "en") return record;
  return record.replace(/\bentr(y|ies) (?=\d)/, "条目 ").replace(/\bpayload (?=\d)/, "载荷 ").replace(/\bline (\d+)/, "第 $1 行");
}

// scripts/verify/node-sources.ts
import { createReadStream } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { join as join2 } from "node:path";

// node_modules/fflate/esm/browser.js
var u8 = Uint8Array;
var u16 = Uint16Array;
var i32 = Int32Array;
var fleb = new u8([
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  1,
  1,
  1,
  1,
  2,
  2,
  2,
  2,
  3,
  3,
  3,
  3,
  4,
  4,
  4,
  4,
  5,
  5,
  5,
  5,
  0,
  /* unused */
  0,
  0,
  /* impossible */
  0
]);
var fdeb = new u8([
  0,
  0,
  0,
  0,
  1,
  1,
  2,
  2,
  3,
  3,
  4,
  4,
  5,
  5,
  6,
  6,
  7,
  7,
  8,
  8,
  9,
  9,
  10,
  10,
  11,
  11,
  12,
  12,
  13,
  13,
  /* unused */
  0,
  0
]);
var clim = new u8([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]);
var freb = function(eb, start) {
  var b = new u16(31);
  for (var i2 = 0; i2 < 31; ++i2) {
    b[i2] = start += 1 << eb[i2 - 1];
  }
  var r = new i32(b[30]);
  for (var i2 = 1; i2 < 30; ++i2) {
    for (var j = b[i2]; j < b[i2 + 1]; ++j) {
      r[j] = j - b[i2] << 5 | i2;
    }
  }
  return { b, r };
};
var _a = freb(fleb, 2);
var fl = _a.b;
var revfl = _a.r;
fl[28] = 258, revfl[258] = 28;
var _b = freb(fdeb, 0);
var fd = _b.b;
var revfd = _b.r;
var rev = new u16(32768);
for (i = 0; i < 32768; ++i) {
  x = (i & 43690) >> 1 | (i & 21845) << 1;
  x = (x & 52428) >> 2 | (x & 13107) << 2;
  x = (x & 61680) >> 4 | (x & 3855) << 4;
  rev[i] = ((x & 65280) >> 8 | (x & 255) << 8) >> 1;
}
var x;
var i;
var hMap = (function(cd, mb, r) {
  var s = cd.length;
  var i2 = 0;
  var l = new u16(mb);
  for (; i2 < s; ++i2) {
    if (cd[i2])
      ++l[cd[i2] - 1];
  }
  var le = new u16(mb);
  for (i2 = 1; i2 < mb; ++i2) {
    le[i2] = le[i2 - 1] + l[i2 - 1] << 1;
  }
  var co;
  if (r) {
    co = new u16(1 << mb);
    var rvb = 15 - mb;
    for (i2 = 0; i2 < s; ++i2) {
      if (cd[i2]) {
        var sv = i2 << 4 | cd[i2];
        var r_1 = mb - cd[i2];
        var v = le[cd[i2] - 1]++ << r_1;
        for (var m = v | (1 << r_1) - 1; v <= m; ++v) {
          co[rev[v] >> rvb] = sv;
        }
      }
    }
  } else {
    co = new u16(s);
    for (i2 = 0; i2 < s; ++i2) {
      if (cd[i2]) {
        co[i2] = rev[le[cd[i2] - 1]++] >> 15 - cd[i2];
      }
    }
  }
  return co;
});
var flt = new u8(288);
for (i = 0; i < 144; ++i)
  flt[i] = 8;
var i;
for (i = 144; i < 256; ++i)
  flt[i] = 9;
var i;
for (i = 256; i < 280; ++i)
  flt[i] = 7;
var i;
for (i = 280; i < 288; ++i)
  flt[i] = 8;
var i;
var fdt = new u8(32);
for (i = 0; i < 32; ++i)
  fdt[i] = 5;
var i;
var flrm = /* @__PURE__ */ hMap(flt, 9, 1);
var fdrm = /* @__PURE__ */ hMap(fdt, 5, 1);
var max = function(a) {
  var m = a[0];
  for (var i2 = 1; i2 < a.length; ++i2) {
    if (a[i2] > m)
      m = a[i2];
  }
  return m;
};
var bits = function(d, p, m) {
  var o = p / 8 | 0;
  return (d[o] | d[o + 1] << 8) >> (p & 7) & m;
};
var bits16 = function(d, p) {
  var o = p / 8 | 0;
  return (d[o] | d[o + 1] << 8 | d[o + 2] << 16) >> (p & 7);
};
var shft = function(p) {
  return (p + 7) / 8 | 0;
};
var slc = function(v, s, e) {
  if (s == null || s < 0)
    s = 0;
  if (e == null || e > v.length)
    e = v.length;
  return new u8(v.subarray(s, e));
};
var ec = [
  "unexpected EOF",
  "invalid block type",
  "invalid length/literal",
  "invalid distance",
  "stream finished",
  "no stream handler",
  ,
  // determined by compression function
  "no callback",
  "invalid UTF-8 data",
  "extra field too long",
  "date not in range 1980-2099",
  "filename too long",
  "stream finishing",
  "invalid zip data"
  // determined by unknown compression method
];
var err = function(ind, msg, nt) {
  var e = new Error(msg || ec[ind]);
  e.code = ind;
  if (Error.captureStackTrace)
    Error.captureStackTrace(e, err);
  if (!nt)
    throw e;
  return e;
};
var inflt = function(dat, st, buf, dict) {
  var sl = dat.length, dl = dict ? dict.length : 0;
  if (!sl || st.f && !st.l)
    return buf || new u8(0);
  var noBuf = !buf;
  var resize = noBuf || st.i != 2;
  var noSt = st.i;
  if (noBuf)
    buf = new u8(sl * 3);
  var cbuf = function(l2) {
    var bl = buf.length;
    if (l2 > bl) {
      var nbuf = new u8(Math.max(bl * 2, l2));
      nbuf.set(buf);
      buf = nbuf;
    }
  };
  var final = st.f || 0, pos = st.p || 0, bt = st.b || 0, lm = st.l, dm = st.d, lbt = st.m, dbt = st.n;
  var tbts = sl * 8;
  do {
    if (!lm) {
      final = bits(dat, pos, 1);
      var type = bits(dat, pos + 1, 3);
      pos += 3;
      if (!type) {
        var s = shft(pos) + 4, l = dat[s - 4] | dat[s - 3] << 8, t = s + l;
        if (t > sl) {
          if (noSt)
            err(0);
          break;
        }
        if (resize)
          cbuf(bt + l);
        buf.set(dat.subarray(s, t), bt);
        st.b = bt += l, st.p = pos = t * 8, st.f = final;
        continue;
      } else if (type == 1)
        lm = flrm, dm = fdrm, lbt = 9, dbt = 5;
      else if (type == 2) {
        var hLit = bits(dat, pos, 31) + 257, hcLen = bits(dat, pos + 10, 15) + 4;
        var tl = hLit + bits(dat, pos + 5, 31) + 1;
        pos += 14;
        var ldt = new u8(tl);
        var clt = new u8(19);
        for (var i2 = 0; i2 < hcLen; ++i2) {
          clt[clim[i2]] = bits(dat, pos + i2 * 3, 7);
        }
        pos += hcLen * 3;
        var clb = max(clt), clbmsk = (1 << clb) - 1;
        var clm = hMap(clt, clb, 1);
        for (var i2 = 0; i2 < tl; ) {
          var r = clm[bits(dat, pos, clbmsk)];
          pos += r & 15;
          var s = r >> 4;
          if (s < 16) {
            ldt[i2++] = s;
          } else {
            var c = 0, n = 0;
            if (s == 16)
              n = 3 + bits(dat, pos, 3), pos += 2, c = ldt[i2 - 1];
            else if (s == 17)
              n = 3 + bits(dat, pos, 7), pos += 3;
            else if (s == 18)
              n = 11 + bits(dat, pos, 127), pos += 7;
            while (n--)
              ldt[i2++] = c;
          }
        }
        var lt = ldt.subarray(0, hLit), dt = ldt.subarray(hLit);
        lbt = max(lt);
        dbt = max(dt);
        lm = hMap(lt, lbt, 1);
        dm = hMap(dt, dbt, 1);
      } else
        err(1);
      if (pos > tbts) {
        if (noSt)
          err(0);
        break;
      }
    }
    if (resize)
      cbuf(bt + 131072);
    var lms = (1 << lbt) - 1, dms = (1 << dbt) - 1;
    var lpos = pos;
    for (; ; lpos = pos) {
      var c = lm[bits16(dat, pos) & lms], sym = c >> 4;
      pos += c & 15;
      if (pos > tbts) {
        if (noSt)
          err(0);
        break;
      }
      if (!c)
        err(2);
      if (sym < 256)
        buf[bt++] = sym;
      else if (sym == 256) {
        lpos = pos, lm = null;
        break;
      } else {
        var add = sym - 254;
        if (sym > 264) {
          var i2 = sym - 257, b = fleb[i2];
          add = bits(dat, pos, (1 << b) - 1) + fl[i2];
          pos += b;
        }
        var d = dm[bits16(dat, pos) & dms], dsym = d >> 4;
        if (!d)
          err(3);
        pos += d & 15;
        var dt = fd[dsym];
        if (dsym > 3) {
          var b = fdeb[dsym];
          dt += bits16(dat, pos) & (1 << b) - 1, pos += b;
        }
        if (pos > tbts) {
          if (noSt)
            err(0);
          break;
        }
        if (resize)
          cbuf(bt + 131072);
        var end = bt + add;
        if (bt < dt) {
          var shift = dl - dt, dend = Math.min(dt, end);
          if (shift + bt < 0)
            err(3);
          for (; bt < dend; ++bt)
            buf[bt] = dict[shift + bt];
        }
        for (; bt < end; ++bt)
          buf[bt] = buf[bt - dt];
      }
    }
    st.l = lm, st.p = lpos, st.b = bt, st.f = final;
    if (lm)
      final = 1, st.m = lbt, st.d = dm, st.n = dbt;
  } while (!final);
  return bt != buf.length && noBuf ? slc(buf, 0, bt) : buf.subarray(0, bt);
};
var et = /* @__PURE__ */ new u8(0);
var Inflate = /* @__PURE__ */ (function() {
  function Inflate2(opts, cb) {
    if (typeof opts == "function")
      cb = opts, opts = {};
    this.ondata = cb;
    var dict = opts && opts.dictionary && opts.dictionary.subarray(-32768);
    this.s = { i: 0, b: dict ? dict.length : 0 };
    this.o = new u8(32768);
    this.p = new u8(0);
    if (dict)
      this.o.set(dict);
  }
  Inflate2.prototype.e = function(c) {
    if (!this.ondata)
      err(5);
    if (this.d)
      err(4);
    if (!this.p.length)
      this.p = c;
    else if (c.length) {
      var n = new u8(this.p.length + c.length);
      n.set(this.p), n.set(c, this.p.length), this.p = n;
    }
  };
  Inflate2.prototype.c = function(final) {
    this.s.i = +(this.d = final || false);
    var bts = this.s.b;
    var dt = inflt(this.p, this.s, this.o);
    this.ondata(slc(dt, bts, this.s.b), this.d);
    this.o = slc(dt, this.s.b - 32768), this.s.b = this.o.length;
    this.p = slc(this.p, this.s.p / 8 | 0), this.s.p &= 7;
  };
  Inflate2.prototype.push = function(chunk, final) {
    this.e(chunk), this.c(final);
  };
  return Inflate2;
})();
var td = typeof TextDecoder != "undefined" && /* @__PURE__ */ new TextDecoder();
var tds = 0;
try {
  td.decode(et, { stream: true });
  tds = 1;
} catch (e) {
}

// lib/proof/crc32.ts
var TABLES = makeTables();
function crc32(bytes, crc = 0) {
  const t = TABLES;
  let c = ~crc;
  let i2 = 0;
  const whole = bytes.length - bytes.length % 8;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (; i2 < whole; i2 += 8) {
    const low = view.getInt32(i2, true) ^ c;
    const high = view.getInt32(i2 + 4, true);
    c = at(t, 1792 + (low & 255)) ^ at(t, 1536 + (low >>> 8 & 255)) ^ at(t, 1280 + (low >>> 16 & 255)) ^ at(t, 1024 + (low >>> 24)) ^ at(t, 768 + (high & 255)) ^ at(t, 512 + (high >>> 8 & 255)) ^ at(t, 256 + (high >>> 16 & 255)) ^ at(t, high >>> 24);
  }
  for (; i2 < bytes.length; i2++) c = at(t, (c ^ (bytes[i2] ?? 0)) & 255) ^ c >>> 8;
  return ~c >>> 0;
}
function at(table, index) {
  return table[index] ?? 0;
}
function makeTables() {
  const tables = new Int32Array(8 * 256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? c >>> 1 ^ 3988292384 : c >>> 1;
    tables[n] = c;
  }
  for (let n = 0; n < 256 * 7; n++) {
    const c = at(tables, n);
    tables[n + 256] = at(tables, c & 255) ^ c >>> 8;
  }
  return tables;
}

// lib/proof/zip-directory.ts
var MAX_MEMBERS = 25e4;
var MAX_DIRECTORY_BYTES = 48 * 1024 * 1024;
var MAX_RATIO = 100;
var FREE_BYTES = 64 * 1024 * 1024;
var END = 101010256;
var END_BYTES = 22;
var LOCATOR = 117853008;
var LOCATOR_BYTES = 20;
var END64 = 101075792;
var END64_BYTES = 56;
var CENTRAL = 33639248;
var CENTRAL_BYTES = 46;
var LOCAL = 67324752;
var ALLOWED_FLAGS = 2 | 4 | 8 | 2048;
var SAFE_NAME = /^[A-Za-z0-9._-]*[A-Za-z0-9_-](\/[A-Za-z0-9._-]*[A-Za-z0-9_-])*\/?$/;
var MAX_NAME = 240;
var LATIN1 = new TextDecoder("latin1");
async function readDirectory(source) {
  const { count, offset, bytes } = await findDirectory(source);
  if (count > MAX_MEMBERS || bytes > MAX_DIRECTORY_BYTES) {
    throw new ArchiveError("limit", `${count} members`);
  }
  if (count * CENTRAL_BYTES > bytes) throw new ArchiveError("damaged", "directory too short");
  const directory = new Cursor(await source.read(offset, bytes));
  const found = [];
  for (let i2 = 0; i2 < count; i2++) found.push(readMember(directory));
  if (!directory.done) throw new ArchiveError("damaged", "bytes after the last directory record");
  return layOut(found, offset, source.size);
}
async function findDirectory(source) {
  const tailBytes = Math.min(source.size, LOCATOR_BYTES + END_BYTES);
  if (tailBytes < END_BYTES) throw new ArchiveError("not-zip", `${source.size} bytes`);
  const tail = new Cursor(await source.read(source.size - tailBytes, tailBytes));
  tail.at = tailBytes - END_BYTES;
  if (tail.u32() !== END) throw new ArchiveError(...await missingEnd(source));
  const disks = [tail.u16(), tail.u16()];
  const counts = [tail.u16(), tail.u16()];
  const bytes = tail.u32();
  const offset = tail.u32();
  if (tail.u16() !== 0) throw new ArchiveError("damaged", "archive comment");
  const end = source.size - END_BYTES;
  const short = { disks, counts, bytes, offset };
  if (tailBytes === LOCATOR_BYTES + END_BYTES) {
    tail.at = 0;
    if (tail.u32() === LOCATOR) return findDirectory64(source, tail, end - LOCATOR_BYTES, short);
  }
  if (disks[0] !== 0 || disks[1] !== 0 || counts[0] !== counts[1]) {
    throw new ArchiveError("damaged", "several disks");
  }
  if (offset + bytes !== end) throw new ArchiveError("damaged", "directory not before its end");
  return { count: counts[1] ?? 0, offset, bytes };
}
async function missingEnd(source) {
  const head = new Cursor(await source.read(0, 4));
  return head.u32() === LOCAL ? ["damaged", "cut short, or bytes after the end"] : ["not-zip", "no ZIP signature"];
}
async function findDirectory64(source, locator, locatorAt, short) {
  const disk = locator.u32();
  const at2 = locator.u64();
  const disks = locator.u32();
  if (disk !== 0 || disks > 1) throw new ArchiveError("damaged", "several disks");
  if (at2 + END64_BYTES !== locatorAt) throw new ArchiveError("damaged", "zip64 end misplaced");
  const end = new Cursor(await source.read(at2, END64_BYTES));
  if (end.u32() !== END64 || end.u64() !== END64_BYTES - 12) {
    throw new ArchiveError("damaged", "zip64 end");
  }
  end.at += 4;
  if (end.u32() !== 0 || end.u32() !== 0) throw new ArchiveError("damaged", "several disks");
  const counts = [end.u64(), end.u64()];
  const bytes = end.u64();
  const offset = end.u64();
  const agree = counts[0] === counts[1] && short.disks.every((v) => v === 0 || v === 65535) && short.counts.every((v) => v === 65535 || v === counts[1]) && (short.bytes === 4294967295 || short.bytes === bytes) && (short.offset === 4294967295 || short.offset === offset);
  if (!agree) throw new ArchiveError("damaged", "zip64 end disagrees with the end");
  if (offset + bytes !== at2) throw new ArchiveError("damaged", "directory not before its end");
  return { count: counts[1] ?? 0, offset, bytes };
}
function readMember(directory) {
  if (directory.u32() !== CENTRAL) throw new ArchiveError("damaged", "directory record");
  const madeBy = directory.u16();
  directory.at += 2;
  const flags = directory.u16();
  const method = directory.u16();
  directory.at += 4;
  const crc = directory.u32();
  const sizes = { packed: directory.u32(), bytes: directory.u32() };
  const nameBytes = directory.u16();
  const extraBytes = directory.u16();
  const commentBytes = directory.u16();
  const disk = directory.u16();
  directory.at += 2;
  const attributes = directory.u32();
  const start = directory.u32();
  const name2 = checkedName(directory.latin1(nameBytes));
  const extra = new Cursor(directory.take(extraBytes));
  if (commentBytes !== 0) throw new ArchiveError("damaged", `comment of ${name2}`);
  if (flags & 8257) throw new ArchiveError("encrypted", name2);
  if (flags & ~ALLOWED_FLAGS) throw new ArchiveError("damaged", `flags of ${name2}`);
  if (method !== 0 && method !== 8) throw new ArchiveError("method", `${name2}: ${method}`);
  checkType(name2, madeBy, attributes);
  const { bytes, packed, offset } = withZip64(name2, extra, { ...sizes, offset: start }, disk);
  if (method === 0 && bytes !== packed) throw new ArchiveError("damaged", `sizes of ${name2}`);
  if (name2.endsWith("/") && bytes !== 0) throw new ArchiveError("damaged", `folder ${name2}`);
  return { name: name2, flags, method, crc, packed, bytes, offset };
}
function withZip64(name2, extra, short, disk) {
  const long = { ...short };
  let seen = false;
  while (!extra.done) {
    const id = extra.u16();
    const field = new Cursor(extra.take(extra.u16()));
    if (id === 28789) throw new ArchiveError("name", `second name of ${name2}`);
    if (id !== 1) continue;
    if (seen) throw new ArchiveError("damaged", `zip64 field of ${name2}`);
    seen = true;
    if (short.bytes === 4294967295) long.bytes = field.u64();
    if (short.packed === 4294967295) long.packed = field.u64();
    if (short.offset === 4294967295) long.offset = field.u64();
  }
  if (disk !== 0) throw new ArchiveError("damaged", "several disks");
  if (!seen && Math.max(short.bytes, short.packed, short.offset) === 4294967295) {
    throw new ArchiveError("damaged", `zip64 field of ${name2}`);
  }
  return long;
}
function checkedName(name2) {
  if (name2.length > MAX_NAME || !SAFE_NAME.test(name2) || name2.split("/").includes("..")) {
    throw new ArchiveError("name", name2);
  }
  return name2;
}
function checkType(name2, madeBy, attributes) {
  const unix = madeBy >>> 8 === 3 || madeBy >>> 8 === 19;
  const type = attributes >>> 16 & 61440;
  const expected = name2.endsWith("/") ? 16384 : 32768;
  if (unix && type !== 0 && type !== expected) throw new ArchiveError("name", `type of ${name2}`);
}
function layOut(found, directoryAt, size) {
  const names = /* @__PURE__ */ new Set();
  const folders = /* @__PURE__ */ new Set();
  let total = 0;
  for (const { name: name2, bytes } of found) {
    total += bytes;
    const plain = (name2.endsWith("/") ? name2.slice(0, -1) : name2).toLowerCase();
    if (names.has(plain)) throw new ArchiveError("duplicate", name2);
    names.add(plain);
    for (let i2 = plain.indexOf("/"); i2 > 0; i2 = plain.indexOf("/", i2 + 1)) {
      folders.add(plain.slice(0, i2));
    }
  }
  for (const { name: name2 } of found) {
    if (!name2.endsWith("/") && folders.has(name2.toLowerCase())) {
      throw new ArchiveError("duplicate", name2);
    }
  }
  if (total > FREE_BYTES + MAX_RATIO * size) throw new ArchiveError("bomb", `${total} bytes`);
  const sorted = [...found].sort((a, b) => a.offset - b.offset);
  if ((sorted[0]?.offset ?? directoryAt) !== 0) {
    throw new ArchiveError("damaged", "bytes before the first member");
  }
  return sorted.map((member, i2) => {
    const end = sorted[i2 + 1]?.offset ?? directoryAt;
    if (member.offset + 30 + member.name.length + member.packed > end) {
      throw new ArchiveError("damaged", `${member.name} overlaps what follows`);
    }
    return { ...member, end };
  });
}
var Cursor = class {
  at = 0;
  #bytes;
  #view;
  constructor(bytes) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  get done() {
    return this.at >= this.#bytes.length;
  }
  u16() {
    return this.#view.getUint16(this.#step(2), true);
  }
  u32() {
    return this.#view.getUint32(this.#step(4), true);
  }
  u64() {
    const low = this.u32();
    const value = this.u32() * 2 ** 32 + low;
    if (!Number.isSafeInteger(value)) throw new ArchiveError("damaged", "a size beyond 2^53");
    return value;
  }
  take(length) {
    const start = this.#step(length);
    return this.#bytes.subarray(start, start + length);
  }
  /** Text of bytes; names that are allowed are ASCII, others only have to stay different from it. */
  latin1(length) {
    return LATIN1.decode(this.take(length));
  }
  #step(length) {
    const start = this.at;
    if (start + length > this.#bytes.length) throw new ArchiveError("damaged", "cut short");
    this.at = start + length;
    return start;
  }
};

// lib/proof/zip.ts
var LOCAL_BYTES = 30;
var LOCAL2 = 67324752;
var DESCRIPTOR = 134695760;
var HAS_DESCRIPTOR = 8;
var INFLATE_PIECE = 16 * 1024;
var LEAST_READ = 1024;
var Span = class {
  #source;
  #member;
  #window;
  #chunk;
  constructor(source, member, window, chunk) {
    this.#source = source;
    this.#member = member;
    this.#window = window;
    this.#chunk = chunk;
  }
  async read(offset, length) {
    const at2 = offset - this.#member.offset;
    if (at2 + length <= this.#window.length) return this.#window.subarray(at2, at2 + length);
    return this.#source.read(offset, length);
  }
  /** The packed data from where they start, in pieces of at most a chunk. */
  async *pieces(start) {
    const end = start + this.#member.packed;
    const windowEnd = this.#member.offset + this.#window.length;
    for (let at2 = start; at2 < end; ) {
      const stop = at2 < windowEnd ? Math.min(windowEnd, end) : end;
      const length = Math.min(this.#chunk, stop - at2);
      yield await this.read(at2, length);
      at2 += length;
    }
  }
};
var ZipArchive = class _ZipArchive {
  #source;
  #members;
  #chunk;
  constructor(source, members, chunk) {
    this.#source = source;
    this.#members = new Map(members.map((member) => [member.name, member]));
    this.#chunk = chunk;
  }
  /** Opens an archive. `chunkBytes` is how much is read and handed on at a time. */
  static async open(source, chunkBytes = 1024 * 1024) {
    return new _ZipArchive(source, await readDirectory(source), chunkBytes);
  }
  /** Paths of all files, folders left out. */
  names() {
    return [...this.#members.keys()].filter((name2) => !name2.endsWith("/"));
  }
  /** Uncompressed size in bytes that the archive states, or 0 for an unknown name. */
  size(name2) {
    return this.#members.get(name2)?.bytes ?? 0;
  }
  /**
   * Bytes of a member, uncompressed, in order. Throws an ArchiveError where its two headers
   * disagree, where the data are damaged or longer than stated, and at the end where the CRC-32 is
   * not the one stated.
   */
  async *read(name2) {
    const member = this.#members.get(name2);
    if (!member) throw new ArchiveError("missing", name2);
    const span = await this.#openSpan(member);
    const start = await this.#dataStart(member, span);
    let crc = 0;
    let bytes = 0;
    const content = member.method === 0 ? span.pieces(start) : this.#inflated(member, span, start);
    for await (const chunk of content) {
      bytes += chunk.length;
      if (bytes > member.bytes) throw new ArchiveError("damaged", `${name2} is longer than stated`);
      crc = crc32(chunk, crc);
      yield chunk;
    }
    if (bytes !== member.bytes) throw new ArchiveError("damaged", `${name2} is shorter than stated`);
    if (crc !== member.crc) throw new ArchiveError("damaged", `CRC-32 of ${name2}`);
  }
  async #openSpan(member) {
    const first = Math.min(Math.max(this.#chunk, LEAST_READ), member.end - member.offset);
    const window = await this.#source.read(member.offset, first);
    return new Span(this.#source, member, window, this.#chunk);
  }
  async *#inflated(member, span, start) {
    const out = [];
    const inflate = new Inflate((chunk) => out.push(chunk));
    for await (const packed of span.pieces(start)) {
      for (let at2 = 0; at2 < packed.length; at2 += INFLATE_PIECE) {
        try {
          inflate.push(packed.subarray(at2, at2 + INFLATE_PIECE));
        } catch {
          throw new ArchiveError("damaged", `compressed data of ${member.name}`);
        }
        yield* out.splice(0).filter((chunk) => chunk.length > 0);
      }
    }
    try {
      inflate.push(new Uint8Array(0), true);
    } catch {
      throw new ArchiveError("damaged", `compressed data of ${member.name}`);
    }
    yield* out.splice(0).filter((chunk) => chunk.length > 0);
  }
  /** Where the data begin, after checking that the local header says what the directory says. */
  async #dataStart(member, span) {
    const fixed = new Cursor(await span.read(member.offset, LOCAL_BYTES));
    const signature = fixed.u32();
    fixed.at += 2;
    const flags = fixed.u16();
    const method = fixed.u16();
    fixed.at += 4;
    const crc = fixed.u32();
    const packed = fixed.u32();
    const bytes = fixed.u32();
    const nameBytes = fixed.u16();
    const extraBytes = fixed.u16();
    const start = member.offset + LOCAL_BYTES + nameBytes + extraBytes;
    const descriptorBytes = member.end - start - member.packed;
    const streamed = (member.flags & HAS_DESCRIPTOR) !== 0;
    const agree = signature === LOCAL2 && flags === member.flags && method === member.method && nameBytes === member.name.length && descriptorBytes >= 0 && // Sizes beyond 32 bits, and those not known in advance, are only in the directory.
    isStated(crc, member.crc, streamed) && isStated(packed, member.packed, streamed || packed === 4294967295) && isStated(bytes, member.bytes, streamed || bytes === 4294967295) && new Cursor(await span.read(member.offset + LOCAL_BYTES, nameBytes)).latin1(nameBytes) === member.name;
    if (!agree) throw new ArchiveError("damaged", `the two headers of ${member.name} disagree`);
    if (streamed) await this.#checkDescriptor(member, span, descriptorBytes);
    else if (descriptorBytes !== 0) {
      throw new ArchiveError("damaged", `bytes after ${member.name}`);
    }
    return start;
  }
  async #checkDescriptor(member, span, length) {
    const known = [12, 16, 20, 24].includes(length);
    const descriptor = new Cursor(await span.read(member.end - length, known ? length : 0));
    const signed = length % 8 === 0;
    const agree = known && (!signed || descriptor.u32() === DESCRIPTOR) && descriptor.u32() === member.crc && (length < 20 ? descriptor.u32() : descriptor.u64()) === member.packed && (length < 20 ? descriptor.u32() : descriptor.u64()) === member.bytes;
    if (!agree) throw new ArchiveError("damaged", `data descriptor of ${member.name}`);
  }
};
function bagIn(archive) {
  const names = archive.names();
  const marker = names.find((name2) => name2 === "bagit.txt" || /^[^/]+\/bagit\.txt$/.test(name2));
  if (marker === void 0) throw new ArchiveError("no-bag", "no bagit.txt");
  const prefix = marker.slice(0, -"bagit.txt".length);
  const outside = names.find((name2) => !name2.startsWith(prefix));
  if (outside !== void 0) throw new ArchiveError("no-bag", `${outside} is outside the bag`);
  return {
    names: () => names.map((name2) => name2.slice(prefix.length)),
    size: (name2) => archive.size(prefix + name2),
    read: (name2) => archive.read(prefix + name2)
  };
}
function isStated(stated, value, mayBeElsewhere) {
  return stated === value || mayBeElsewhere && (stated === 0 || stated === 4294967295);
}

// scripts/verify/node-sources.ts
var CHUNK_BYTES = 1024 * 1024;
var MAX_FILES = 25e4;
async function openBundle(path) {
  if ((await stat(path)).isDirectory()) {
    return { reader: await folderReader(path), close: async () => void 0 };
  }
  const file = await open(path, "r");
  try {
    const archive = await ZipArchive.open(await fileAccess(file), CHUNK_BYTES);
    return { reader: bagIn(archive), close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}
async function fileAccess(file) {
  const { size } = await file.stat();
  return {
    size,
    async read(offset, length) {
      const bytes = new Uint8Array(length);
      for (let done = 0; done < length; ) {
        const { bytesRead } = await file.read(bytes, done, length - done, offset + done);
        if (bytesRead === 0) throw new ArchiveError("damaged", "cut short");
        done += bytesRead;
      }
      return bytes;
    }
  };
}
async function folderReader(path) {
  const top = await readdir(path, { withFileTypes: true });
  if (!top.some((item) => item.name === "bagit.txt")) {
    const [only, ...others] = top;
    if (!only?.isDirectory() || others.length > 0) throw new ArchiveError("no-bag", "no bagit.txt");
    return folderReader(join2(path, only.name));
  }
  const sizes = /* @__PURE__ */ new Map();
  await list(path, "", top, sizes);
  return {
    names: () => [...sizes.keys()],
    size: (name2) => sizes.get(name2) ?? 0,
    async *read(name2) {
      for await (const chunk of createReadStream(join2(path, name2), {
        highWaterMark: CHUNK_BYTES
      })) {
        const bytes = chunk;
        yield new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      }
    }
  };
}
async function list(root, prefix, items, sizes) {
  for (const item of items) {
    const name2 = prefix + item.name;
    if (item.isDirectory()) {
      const inside = await readdir(join2(root, name2), { withFileTypes: true });
      await list(root, `${name2}/`, inside, sizes);
    } else if (item.isFile()) {
      if (sizes.size >= MAX_FILES) throw new ArchiveError("limit", `${MAX_FILES} files`);
      sizes.set(name2, (await stat(join2(root, name2))).size);
    } else {
      throw new ArchiveError("name", name2);
    }
  }
}

// scripts/verify/report-text.ts
function reportText(report, language) {
  const say = (key) => WORDS[key][language];
  if (!report.usable) {
    const reason = REASON_WORDS[report.reason][language];
    return `${say("unusable")}. ${reason}
${say("detail")}: ${report.detail}
`;
  }
  const lines = [
    ...headLines(report, say),
    "",
    ...groupLines(report, language, say),
    "",
    ...contentLines(report, say),
    "",
    ...failureLines(report, language, say),
    report.ok ? `${say("holds")}. ${say("holdsNote")}` : `${say("fails")}. ${say("failsNote")}`,
    ...report.trust === "bundle" && report.ok ? [say("trustBundle")] : [],
    say("uncovered")
  ];
  return `${lines.join("\n")}
`;
}
function grouped(hex) {
  return hex.replace(/(.{4})(?!$)/g, "$1 ");
}
function beijingTime(iso) {
  const local = new Date(new Date(iso).getTime() + 8 * 36e5).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 23)} +08:00`;
}
function headLines(report, say) {
  const lines = [
    `${say("case")}: ${report.caseId ?? "–"}`,
    `${say("origin")}: ${report.origin ?? "–"}`,
    `${say("checkpoint")}: ${report.size ?? "–"} ${say("entriesCovered")}`,
    `${say("root")}: ${report.root ?? "–"}`
  ];
  if (report.at) {
    const beijing = `${say("beijing")} ${beijingTime(report.at)}`;
    lines.push(`${say("lastEntry")}: ${report.at} (${beijing})`);
  }
  for (const signer of report.signers) {
    lines.push(`${say("fingerprint")}: ${grouped(signer.fingerprint)}`);
  }
  if (report.signers.length === 0) lines.push(`${say("fingerprint")}: ${say("noSignature")}`);
  if (report.trust === "supplied") lines.push(say("trustSupplied"));
  return lines;
}
function groupLines(report, language, say) {
  return report.groups.filter(({ group, examined, failed }) => group !== "older" || examined + failed > 0).map(({ group, examined, failed }) => {
    const name2 = GROUP_WORDS[group][language];
    if (failed > 0) return `[!!] ${name2}: ${failed} ${say("failed")}`;
    if (examined === 0) return `[--] ${name2}: ${say("notExamined")}`;
    return `[ok] ${name2}: ${examined} ${say("examined")}`;
  });
}
function contentLines(report, say) {
  const { counts } = report;
  return [
    `${say("exhibits")}: ${counts.exhibits}`,
    `${say("held")}: ${counts.held}`,
    `${say("withheld")}: ${counts.withheld}`,
    `${say("hashOnly")}: ${counts.hashOnly}`,
    `${say("payloadsErased")}: ${report.erased.length}`,
    `${say("payloadsWithheld")}: ${report.withheld.length}`,
    `${say("files")}: ${counts.files} (${counts.bytes} bytes)`
  ];
}
function failureLines(report, language, say) {
  if (report.failures.length === 0) return [];
  const lines = [`${say("failures")} (${report.failures.length + report.omitted}):`];
  for (const { record, check: check2, expected, found } of report.failures) {
    lines.push(`  ${recordWords(record, language)}: ${CHECK_WORDS[check2][language]} [${check2}]`);
    lines.push(`    ${say("expected")}: ${valueWords(expected, language)}`);
    lines.push(`    ${say("found")}: ${valueWords(found, language)}`);
  }
  if (report.omitted > 0) lines.push(`  ${report.omitted} ${say("omitted")}`);
  return [...lines, ""];
}

// scripts/verify/cli.ts
var USAGE = `Usage: node verify.mjs BUNDLE [options]

BUNDLE is a bundle (ZIP) or the folder it was unpacked to.

  --vkey TEXT|FILE   key to trust, as text or as a file with one key a line; may be repeated.
                     Without it the keys inside the bundle are used, which shows integrity
                     relative to those keys only.
  --older BUNDLE     an earlier bundle of the same case: also show that BUNDLE extends it
  --json             print the report as JSON
  --lang en|zh       language of the report (default en)
  --help             print this text

Exit status: 0 all holds; 1 something does not hold, every record is named; 2 unusable input.
`;
var UsageError = class extends Error {
};
async function main(args) {
  let task;
  try {
    task = await readArguments(args);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}

${USAGE}`);
    return 2;
  }
  if (!task) {
    process.stdout.write(USAGE);
    return 0;
  }
  const keys = task.vkeys ? { vkeys: task.vkeys } : {};
  const older = task.older === void 0 ? void 0 : await verifyPath(task.older, keys);
  const head = older && headOf(older);
  const report = older && !head ? void 0 : await verifyPath(task.bundle, { ...keys, ...head ? { older: head } : {} });
  print(task, report, older);
  const reports = [report, older].filter((r) => r !== void 0);
  if (!report || reports.some((r) => !r.usable)) return 2;
  return reports.every((r) => r.ok) ? 0 : 1;
}
async function verifyPath(path, options) {
  try {
    const bundle = await openBundle(path);
    try {
      return await verifyBundle(bundle.reader, options);
    } finally {
      await bundle.close();
    }
  } catch (error) {
    return unusable(error);
  }
}
function headOf(report) {
  if (!report.usable || report.origin === null) return void 0;
  if (report.size === null || report.root === null) return void 0;
  return { origin: report.origin, size: report.size, root: fromHex(report.root) };
}
function print(task, report, older) {
  if (task.json) {
    const ok = report?.ok === true && older?.ok !== false;
    const whole = { ok, report: report ?? null, ...older ? { older } : {} };
    process.stdout.write(`${JSON.stringify(whole, null, 2)}
`);
    return;
  }
  if (older) {
    process.stdout.write(`== ${WORDS.olderBundle[task.language]}: ${task.older}
`);
    process.stdout.write(`${reportText(older, task.language)}
== ${task.bundle}
`);
  }
  if (report) process.stdout.write(reportText(report, task.language));
}
async function readArguments(args) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      vkey: { type: "string", multiple: true },
      older: { type: "string" },
      json: { type: "boolean", default: false },
      lang: { type: "string", default: "en" },
      help: { type: "boolean", default: false }
    }
  });
  if (values.help) return void 0;
  const [bundle, ...others] = positionals;
  if (bundle === void 0 || others.length > 0) throw new UsageError("One bundle, please.");
  if (values.lang !== "en" && values.lang !== "zh") throw new UsageError("--lang is en or zh.");
  const vkeys = values.vkey && (await Promise.all(values.vkey.map(readKeys2))).flat();
  return { bundle, older: values.older, vkeys, json: values.json, language: values.lang };
}
async function readKeys2(argument) {
  const direct = parseVkey(argument);
  if (direct) return [direct];
  let text;
  try {
    text = await readFile(argument, "utf8");
  } catch {
    throw new UsageError(`--vkey: neither a key nor a readable file: ${argument}`);
  }
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const keys = lines.map((line) => parseVkey(line.trim()));
  const known = keys.filter((key) => key !== void 0);
  if (known.length === 0 || known.length !== keys.length) {
    throw new UsageError(`--vkey: not a list of keys: ${argument}`);
  }
  return known;
}
process.stdout.on("error", () => void 0);
process.exitCode = await main(process.argv.slice(2));
