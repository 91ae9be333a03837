#!/usr/bin/env node
/*! Chirograph verifier, Apache License 2.0. Generated from scripts/verify, lib/proof and
lib/authorship by scripts/verify/build.mjs; nothing in it reads the network.

Contains canonicalize, Copyright Samuel Erdtman, Apache License 2.0; and under the MIT License:
fflate, Copyright (c) 2026 Arjun Barrett; yjs, Copyright (c) 2023 Kevin Jahns and Chair of Computer
Science 5 (Databases and Information Systems), RWTH Aachen University, Germany; lib0, Copyright (c)
2019 Kevin Jahns; zod, Copyright (c) 2025 Colin McDonnell; in the page also @noble/hashes, Copyright
(c) 2022 Paul Miller, and @noble/curves, Copyright (c) 2022 Paul Miller.

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
var __defProp = Object.defineProperty;
var __export = (target, all2) => {
  for (var name2 in all2)
    __defProp(target, name2, { get: all2[name2], enumerable: true });
};

// scripts/verify/cli.ts
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";

// lib/kernel/crypto.node.ts
import {
  createHash,
  createPublicKey,
  hash as hashOnce,
  randomBytes as nodeRandom,
  verify
} from "node:crypto";
var SMALL = 16384;
function sha256(...parts) {
  let length2 = 0;
  for (const part of parts) length2 += part.length;
  if (length2 <= SMALL) {
    const [only] = parts;
    const bytes = parts.length === 1 && only ? only : Buffer.concat(parts, length2);
    return new Uint8Array(hashOnce("sha256", bytes, "buffer"));
  }
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
  try {
    return verify(null, message, keyObject(key), signature);
  } catch {
    return false;
  }
}
function ed25519VerifyLater(signature, message, key) {
  if (key.length !== 32 || signature.length !== 64) return Promise.resolve(false);
  return new Promise((resolve) => {
    try {
      verify(null, message, keyObject(key), signature, (error2, ok) => resolve(!error2 && ok));
    } catch {
      resolve(false);
    }
  });
}
var KEYS = /* @__PURE__ */ new Map();
var MAX_KEYS = 256;
function keyObject(raw) {
  const name2 = Buffer.from(raw).toString("latin1");
  const known = KEYS.get(name2);
  if (known) return known;
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), raw]);
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  if (KEYS.size >= MAX_KEYS) KEYS.clear();
  KEYS.set(name2, key);
  return key;
}

// lib/kernel/base64.ts
var ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
var VALUES = new Int8Array(128).fill(-1);
for (let i2 = 0; i2 < 64; i2++) VALUES[ALPHABET.charCodeAt(i2)] = i2;
var value = (text, at2) => VALUES[text.charCodeAt(at2)] ?? -1;
function strictBase64(text) {
  if (text.length % 4 !== 0) return void 0;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const letters = text.length - padding;
  const bytes = new Uint8Array(letters * 3 >> 2);
  let bits2 = 0;
  let held = 0;
  let out = 0;
  for (let at2 = 0; at2 < letters; at2++) {
    const six = value(text, at2);
    if (six < 0) return void 0;
    bits2 = (bits2 << 6 | six) & 65535;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[out++] = bits2 >> held & 255;
    }
  }
  return (bits2 & (1 << held) - 1) === 0 ? bytes : void 0;
}

// lib/kernel/digest.ts
var encoder = new TextEncoder();
function utf8(text) {
  return encoder.encode(text);
}
var HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
function toHex(bytes) {
  let text = "";
  for (const byte of bytes) text += HEX[byte];
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
  const bytes = strictBase64(text);
  if (!bytes) throw new RangeError("not canonical base64");
  return bytes;
}
function sha256Hex(data) {
  return toHex(sha256(typeof data === "string" ? utf8(data) : data));
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
function join(parts, length2) {
  const only = parts[0];
  if (only && parts.length === 1) return only;
  const bytes = new Uint8Array(length2);
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
  const id3 = sha256(utf8(`${name2}
`), Uint8Array.of(ED25519), publicKey).subarray(0, 4);
  return { name: name2, keyId: toHex(id3), publicKey: publicKey.slice() };
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
  const keys2 = /* @__PURE__ */ new Map();
  for (const key of trusted) {
    if (key.name !== origin && !origin.startsWith(`${key.name}/`)) continue;
    const own2 = key.name === origin ? key : vkeyOf(origin, key.publicKey);
    keys2.set(formatVkey(own2), own2);
  }
  return [...keys2.values()];
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
  const whole3 = strictUtf8(bytes);
  if (whole3 === void 0 || hasControl(whole3)) return void 0;
  const blank = whole3.lastIndexOf("\n\n");
  if (blank < 0 || !whole3.endsWith("\n")) return void 0;
  const text = whole3.slice(0, blank + 1);
  const lines = whole3.slice(blank + 2, -1).split("\n");
  if (lines.length > MAX_SIGNATURES) return void 0;
  const signatures = [];
  for (const line of lines) {
    const signature = parseSignature(line);
    if (!signature) return void 0;
    signatures.push(signature);
  }
  return { text, signatures };
}
function openNote(bytes, keys2) {
  const note = parseNote(bytes);
  if (!note) return { ok: false, problem: "form" };
  const message = utf8(note.text);
  const signers = /* @__PURE__ */ new Set();
  for (const { name: name2, keyId, signature } of note.signatures) {
    for (const key of keys2) {
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
  for (let number3 = 1; ; number3++) {
    const line = await lines.next();
    if (!line) return digests;
    const text = strictUtf8(line.bytes) ?? "";
    const [, digest, path] = MANIFEST_LINE.exec(text) ?? [];
    if (!line.ended || digest === void 0 || path === void 0 || !isListed(name2, path)) {
      const record = `${name2} line ${number3}`;
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
async function checkManifests(files, findings, required2) {
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
  for (const path of required2) {
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
  let count2 = 0;
  for (const path of files.names) {
    if (!path.startsWith("data/")) continue;
    count2 += 1;
    bytes += (await files.digest(path))?.bytes ?? 0;
  }
  const expected = {
    "Bagging-Date": facts.at?.slice(0, "YYYY-MM-DD".length),
    "External-Identifier": facts.caseId,
    "Payload-Oxum": `${bytes}.${count2}`
  };
  for (const [label, value2] of Object.entries(expected)) {
    if (value2 === void 0 || info.get(label) === value2) continue;
    const found = `${label}: ${info.get(label) ?? "missing"}`;
    findings.fail(BAG_INFO, "bag.info", `${label}: ${value2}`, found);
  }
}

// node_modules/canonicalize/lib/canonicalize.js
function hasLoneSurrogate(value2) {
  for (let i2 = 0; i2 < value2.length; i2++) {
    const code = value2.charCodeAt(i2);
    if (code >= 55296 && code <= 56319) {
      if (i2 === value2.length - 1) {
        return true;
      }
      const next = value2.charCodeAt(i2 + 1);
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
      const value2 = cv === void 0 || typeof cv === "symbol" ? null : cv;
      return canonicalize(value2, seen);
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
function canonicalJson(value2) {
  check(value2, "$");
  const text = canonicalize(value2);
  if (text === void 0) throw new TypeError("not a JSON value");
  return text;
}
function check(value2, path) {
  if (value2 === null || typeof value2 === "boolean") return;
  if (typeof value2 === "string") {
    if (!value2.isWellFormed()) throw new TypeError(`lone surrogate at ${path}`);
    return;
  }
  if (typeof value2 === "number") {
    if (!Number.isSafeInteger(value2) || Object.is(value2, -0)) {
      throw new TypeError(`not a safe integer at ${path}`);
    }
    return;
  }
  if (Array.isArray(value2)) {
    value2.forEach((item, i2) => {
      check(item, `${path}[${i2}]`);
    });
    return;
  }
  if (typeof value2 !== "object" || Object.getPrototypeOf(value2) !== Object.prototype) {
    throw new TypeError(`not a JSON value at ${path}`);
  }
  for (const [key, item] of Object.entries(value2)) {
    if (!key.isWellFormed()) throw new TypeError(`lone surrogate in a key at ${path}`);
    check(item, `${path}.${key}`);
  }
}

// lib/proof/canonical-text.ts
var MAX_DEPTH = 32;
function parseCanonical(text) {
  let value2;
  try {
    value2 = JSON.parse(text);
  } catch {
    return { ok: false, problem: "json", value: void 0 };
  }
  if (isSortedJson(value2, MAX_DEPTH) && JSON.stringify(value2) === text) return { ok: true, value: value2 };
  if (isJson(value2, MAX_DEPTH) && isCanonicalOf(text, value2)) return { ok: true, value: value2 };
  return { ok: false, problem: "canonical", value: value2 };
}
function isCanonicalOf(text, value2) {
  try {
    return canonicalJson(value2) === text;
  } catch {
    return false;
  }
}
function isSortedJson(value2, depth) {
  if (typeof value2 === "string") return value2.isWellFormed();
  if (typeof value2 === "number") return Number.isSafeInteger(value2);
  if (typeof value2 !== "object" || value2 === null) return true;
  if (depth === 0) return false;
  if (Array.isArray(value2)) return value2.every((item) => isSortedJson(item, depth - 1));
  const members3 = memberMap(value2);
  let last3;
  for (const key of Object.keys(members3)) {
    if (!key.isWellFormed() || last3 !== void 0 && key <= last3) return false;
    if (!isSortedJson(members3[key], depth - 1)) return false;
    last3 = key;
  }
  return true;
}
function isJson(value2, depth) {
  if (typeof value2 !== "object" || value2 === null) return value2 !== void 0;
  return depth > 0 && Object.values(value2).every((item) => isJson(item, depth - 1));
}
function memberMap(value2) {
  return value2;
}

// lib/proof/json-shape.ts
function isObject(value2) {
  return typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
}
function hasKeys(value2, keys2) {
  return isObject(value2) && Object.keys(value2).join(" ") === keys2.join(" ");
}
function isCount(value2) {
  return typeof value2 === "number" && value2 >= 0;
}
function isHash(value2) {
  return typeof value2 === "string" && SHA256_HEX.test(value2);
}

// lib/proof/prompt-rows.ts
var PROMPTS = "data/prompts/";
function operationsPath(prompt) {
  return `${PROMPTS}${prompt}/operations.ndjson`;
}
function revisionPath(prompt, revision) {
  return `${PROMPTS}${prompt}/revisions/${revision}.json`;
}
function promptRow(facts, title, isWithheld = false) {
  const head = facts.heads.at(-1);
  return {
    entry: facts.entry,
    file: isWithheld ? null : operationsPath(facts.prompt),
    hash: head?.hash ?? "",
    id: facts.prompt,
    number: facts.number,
    revisions: facts.revisions.map(({ entry, revision, sha256: sha2563 }) => ({
      entry,
      file: isWithheld ? null : revisionPath(facts.prompt, revision),
      revision,
      sha256: sha2563
    })),
    size: head?.size ?? 0,
    title
  };
}
function promptRowsJson(rows) {
  return rows.map((row) => ({ ...row, revisions: row.revisions.map((one) => ({ ...one })) }));
}
var ROW_KEYS = ["entry", "file", "hash", "id", "number", "revisions", "size", "title"];
var REVISION_KEYS = ["entry", "file", "revision", "sha256"];
function isPromptRow(row, mayWithhold = false) {
  return hasKeys(row, ROW_KEYS) && isCount(row.entry) && isCount(row.number) && isCount(row.size) && isHash(row.hash) && (typeof row.file === "string" || mayWithhold && row.file === null) && typeof row.id === "string" && (row.title === null || typeof row.title === "string") && Array.isArray(row.revisions) && row.revisions.every((one) => isRevisionRow(one, row.file === null));
}
function isRevisionRow(row, isWithheld) {
  return hasKeys(row, REVISION_KEYS) && isCount(row.entry) && isCount(row.revision) && isHash(row.sha256) && (isWithheld ? row.file === null : typeof row.file === "string");
}

// lib/proof/volume-rows.ts
var REDACTED = "data/redacted/";
var COMPOSITION = "data/composition.json";
var FILE_KEYS = ["bytes", "file", "pages", "part", "parts", "role", "sha256"];
var REDACTION_KEYS = ["bytes", "entry", "exhibit", "file", "sha256"];
function isVolumeIndex(value2) {
  if (!hasKeys(value2, ["composition", "files", "redactions"])) return false;
  const { composition, files, redactions } = value2;
  return hasKeys(composition, ["bytes", "file", "sha256"]) && isFile(composition) && composition.file === COMPOSITION && Array.isArray(files) && files.length > 0 && files.every(
    (row) => hasKeys(row, FILE_KEYS) && isFile(row) && [row.pages, row.part, row.parts].every(isCount) && typeof row.role === "string"
  ) && Array.isArray(redactions) && redactions.every(
    (row) => hasKeys(row, REDACTION_KEYS) && isFile(row) && isCount(row.entry) && typeof row.exhibit === "string"
  );
}
function isFile(row) {
  return isCount(row.bytes) && isHash(row.sha256) && typeof row.file === "string";
}

// lib/proof/bundle-index.ts
var BUNDLE_FORMAT = "chirograph-bundle@v1";
var BUNDLE_FORMAT_PROMPTS = "chirograph-bundle@v2";
var BUNDLE_FORMAT_VOLUME = "chirograph-bundle@v3";
function indexTotals(rows) {
  const submitted = rows.filter((row) => row.status === "held").length;
  const withheld = rows.filter((row) => row.status === "withheld").length;
  return { held: submitted + withheld, submitted, withheld };
}
function parseIndex(text) {
  if (!text.endsWith("\n")) return { problem: "no newline at the end" };
  const parsed = parseCanonical(text.slice(0, -1));
  if (!parsed.ok) return { problem: `not ${parsed.problem === "json" ? "" : "canonical "}JSON` };
  const value2 = parsed.value;
  const format = isObject(value2) ? value2.format : void 0;
  const third = format === BUNDLE_FORMAT_VOLUME;
  const second = third || format === BUNDLE_FORMAT_PROMPTS;
  const keys2 = [
    ...second ? INDEX_KEYS.toSpliced(3, 0, "prompts") : INDEX_KEYS,
    ...third ? ["volume"] : []
  ];
  if (!hasKeys(value2, keys2)) return { problem: "other keys" };
  const { exhibits, totals, prompts } = value2;
  if (!second && value2.format !== BUNDLE_FORMAT) return { problem: "another format" };
  if (typeof value2.case !== "string" || !isHash(value2.root) || !isCount(value2.size)) {
    return { problem: "case, root or size" };
  }
  if (!hasKeys(totals, ["held", "submitted", "withheld"])) return { problem: "totals" };
  if (!Object.values(totals).every(isCount)) return { problem: "totals" };
  if (!Array.isArray(exhibits)) return { problem: "exhibits" };
  const wrong = exhibits.findIndex((row) => !isRow(row));
  if (wrong >= 0) return { problem: `row ${wrong}` };
  if (second && !(Array.isArray(prompts) && prompts.every((row) => isPromptRow(row, third)))) {
    return { problem: "prompts" };
  }
  if (third && !isVolumeIndex(value2.volume)) return { problem: "volume" };
  return { index: checkedIndex(value2) };
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
function csvCell(value2) {
  if (value2 === null) return "";
  if (typeof value2 === "number") return String(value2);
  const safe = /^[\s]*[=+\-@＝＋－＠\t\r]/u.test(value2) ? `'${value2}` : value2;
  return /[",\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
var INDEX_KEYS = ["case", "exhibits", "format", "root", "size", "totals"];
var ROW_KEYS2 = [
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
  return hasKeys(row, ROW_KEYS2) && isCount(row.bytes) && isCount(row.entry) && isCount(row.number) && isHash(row.sha256) && typeof row.id === "string" && KINDS.includes(row.kind) && STATUSES.includes(row.status) && [row.class, row.file, row.label, row.title].every((v) => v === null || typeof v === "string");
}
function checkedIndex(value2) {
  return value2;
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
function verifyInclusion(index, size2, leaf, proof, root) {
  const found = rootFromInclusion(index, size2, leaf, proof);
  return found !== void 0 && sameBytes(found, root);
}
function rootFromInclusion(index, size2, leaf, proof) {
  if (!isCount2(index) || !isCount2(size2) || index >= size2) return void 0;
  if (leaf.length !== HASH_BYTES || proof.some((p) => p.length !== HASH_BYTES)) return void 0;
  let node2 = index;
  let last3 = size2 - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last3 === 0) return void 0;
    if (node2 % 2 === 1 || node2 === last3) {
      hash = nodeHash(sibling, hash);
      while (node2 % 2 === 0 && node2 !== 0) {
        node2 = half(node2);
        last3 = half(last3);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node2 = half(node2);
    last3 = half(last3);
  }
  return last3 === 0 ? hash : void 0;
}
function isCount2(value2) {
  return Number.isSafeInteger(value2) && value2 >= 0;
}
function half(value2) {
  return Math.floor(value2 / 2);
}

// lib/proof/checkpoint.ts
function parseCheckpoint(text) {
  const lines = text.split("\n");
  const [origin, sizeText, rootText, end] = lines;
  if (lines.length !== 4 || end !== "" || origin === void 0 || rootText === void 0) {
    return void 0;
  }
  const size2 = parseCount(sizeText ?? "");
  if (!isKeyName(origin) || size2 === void 0) return void 0;
  try {
    const root = fromBase64(rootText);
    return root.length === HASH_BYTES ? { origin, size: size2, root } : void 0;
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
  const value2 = Number(text);
  return Number.isSafeInteger(value2) ? value2 : void 0;
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
  for (const [sha2563, path] of stored) {
    if (known.has(sha2563)) continue;
    findings.fail(path, "object.unknown", "the object of an entry", "no entry has this digest");
  }
  const proofs = await checkProofs(files, findings, ledger, head, checkpoint);
  const exhibits = new Set(ledger.admissions.map((admission) => admission.exhibit)).size;
  return { counts: { exhibits, ...counts, proofs }, index };
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
  const size2 = head?.size ?? ledger.size;
  const root = toHex(head?.root ?? ledger.root);
  if (index.size !== size2 || index.root !== root) {
    findings.fail(INDEX, "index.tree", `${size2} ${root}`, `${index.size} ${index.root}`);
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
    const [, sha2563, extension] = /^([0-9a-f]{64})\.([a-z0-9]+)$/.exec(path.slice(FILES.length)) ?? [];
    if (sha2563 === void 0 || !KNOWN_EXTENSIONS.has(extension ?? "")) {
      findings.fail(path, "object.unknown", "a digest and a known extension", path);
    } else if (stored.has(sha2563)) {
      findings.fail(path, "object.unknown", "one file for a digest", stored.get(sha2563));
    } else {
      stored.set(sha2563, path);
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
  let count2 = 0;
  for (const admission of ledger.admissions) {
    const path = proofPath(admission.entry);
    expected.add(path);
    if (!files.names.has(path)) {
      if (!admission.object) continue;
      findings.fail(path, "proof.missing", `a proof of entry ${admission.entry}`, "missing");
      continue;
    }
    findings.examine("proof");
    count2 += 1;
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
  return count2;
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
  "prompt",
  "run",
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
  examine(group, count2 = 1) {
    this.#examined.set(group, (this.#examined.get(group) ?? 0) + count2);
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
function show(value2) {
  const text = typeof value2 === "string" ? value2 : stringify(value2);
  const cut = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}… (${text.length})` : text;
  return cut.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escapeCharacter);
}
function escapeCharacter(character) {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
function stringify(value2) {
  try {
    return JSON.stringify(value2) ?? "nothing";
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
    } catch (error2) {
      this.#options.signal?.throwIfAborted();
      const found = error2 instanceof Error ? show(error2.message) : "unreadable";
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
    let length2 = 0;
    for await (const chunk of this.stream(name2)) {
      length2 += chunk.length;
      if (length2 <= limit) chunks.push(chunk.slice());
    }
    if (length2 > limit || this.#digests.get(name2) === null) return void 0;
    const bytes = new Uint8Array(length2);
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
  reading: "rdg",
  intake: "int",
  dossier: "dos",
  prompt: "prm",
  run: "run",
  generator: "gen",
  selection: "sel",
  modification: "mod",
  source: "src",
  gap: "gap",
  import: "imp",
  proposal: "pro",
  link: "lnk",
  notice: "ntc",
  hold: "hld",
  note: "cnl",
  fact: "fct",
  allegation: "alg",
  remark: "rmk",
  claim: "clm",
  composition: "cmp",
  firm: "frm",
  question: "qst",
  declaration: "dcl",
  agreement: "agr",
  translation: "trl",
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
function refOf(value2) {
  if (value2 === null || value2 === void 0) return null;
  if (typeof value2 !== "object" || !isObject2(value2)) return void 0;
  const { sha256: sha2563, bytes } = value2;
  if (typeof sha2563 !== "string" || !SHA256_HEX.test(sha2563)) return void 0;
  if (typeof bytes !== "number" || bytes < 0) return void 0;
  return { sha256: sha2563, bytes };
}
function isObject2(value2) {
  return !Array.isArray(value2);
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
  if (!parsed.ok || !isObject3(parsed.value)) return void 0;
  const { index, salt, payload, erased, withheld } = parsed.value;
  if (typeof index !== "number" || index < 0) return void 0;
  switch (Object.keys(parsed.value).join(" ")) {
    case "index payload salt":
      if (typeof salt !== "string" || !SHA256_HEX.test(salt) || !isObject3(payload))
        return void 0;
      return { index, salt, payload };
    case "erased index": {
      if (!isObject3(erased) || Object.keys(erased).join(" ") !== "at reason") return void 0;
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
function isObject3(value2) {
  return typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
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
    const [first, last3] = this.#pending;
    if (first && faulty === "earlier") {
      range.append(vouchedLeaf(first));
      if (last3) range.append(last3.leaf);
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
      const place3 = this.#accept(this.#next);
      this.#findings.fail(place3.record, "entry.order", place3.index, index);
      return place3;
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
  cover(size2) {
    if (this.#next < size2) {
      this.#findings.fail(name(this.#next, size2 - 1), "entry.missing", "present", "missing");
    }
    if (this.#next > size2) {
      const record = name(size2, this.#next - 1);
      this.#findings.fail(record, "entry.uncovered", `${size2} entries`, `${this.#next} entries`);
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
function name(first, last3) {
  return first === last3 ? `entry ${first}` : `entries ${first}–${last3}`;
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
  constructor(size2, hashes) {
    this.#size = size2;
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
  static fromBytes(size2, bytes) {
    if (!Number.isSafeInteger(size2) || size2 < 0) throw new RangeError("not a tree size");
    if (bytes.length !== HASH_BYTES * bitsSet(size2)) {
      throw new RangeError(`a range of size ${size2} holds ${bitsSet(size2)} hashes`);
    }
    const hashes = [];
    for (let at2 = 0; at2 < bytes.length; at2 += HASH_BYTES) {
      hashes.push(bytes.slice(at2, at2 + HASH_BYTES));
    }
    return new _CompactRange(size2, hashes);
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
function bitsSet(size2) {
  let count2 = 0;
  for (let rest = size2; rest > 0; rest = Math.floor(rest / 2)) count2 += rest % 2;
  return count2;
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
  act: { rule: "an object", holds: isObject4 },
  actor: { rule: "an actor", holds: (v) => isObject4(v) && faultsIn(v, ACTOR_LIST).length === 0 },
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
function entryFaults(value2) {
  if (!isObject4(value2)) return [{ check: "entry.field", expected: "an object", found: value2 }];
  const faults = faultsIn(value2, FIELD_LIST);
  if (faults.length > 0 || !isObject4(value2.actor)) return faults;
  const { id: id3, kind } = value2.actor;
  if (matches(id3, PERSON_ID) === (kind === "person")) return [];
  return [{ check: "entry.field", expected: "actor: an id of its kind", found: id3 }];
}
function faultsIn(value2, fields) {
  const faults = [];
  for (const [name2, field] of fields) {
    if (!Object.hasOwn(value2, name2)) {
      faults.push({ check: "entry.field", expected: `the key ${name2}`, found: "none" });
    } else if (!field.holds(value2[name2])) {
      const expected = `${name2}: ${field.rule}`;
      faults.push({ check: "entry.field", expected, found: value2[name2] });
    }
  }
  const keys2 = Object.keys(value2);
  if (faults.length === 0 && keys2.length === fields.length) return faults;
  for (const key of keys2) {
    if (fields.some(([name2]) => name2 === key)) continue;
    faults.push({ check: "entry.field", expected: "no other key", found: key });
  }
  return faults;
}
function claimsOf(value2) {
  const claimed = isObject4(value2) ? value2 : {};
  const { index, prev, payload } = claimed;
  return {
    index: typeof index === "number" && isInteger(index, 0) ? index : null,
    prev: typeof prev === "string" && matches(prev, SHA256_HEX) ? prev : null,
    payload: typeof payload === "string" && matches(payload, SHA256_HEX) ? payload : null
  };
}
function checkedEntry(value2) {
  return value2;
}
function isObject4(value2) {
  return typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
}
function isInteger(value2, least) {
  return Number.isSafeInteger(value2) && Number(value2) >= least;
}
function matches(value2, pattern) {
  return typeof value2 === "string" && pattern.test(value2);
}
var CLOCK_TIME = /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
var knownDay = "";
function isTime(value2) {
  if (typeof value2 !== "string" || !ISO_TIME.test(value2) || !CLOCK_TIME.test(value2.slice(10))) {
    return false;
  }
  const day2 = value2.slice(0, 10);
  if (day2 === knownDay) return true;
  const time3 = /* @__PURE__ */ new Date(`${day2}T00:00:00.000Z`);
  if (Number.isNaN(time3.getTime()) || time3.toISOString().slice(0, 10) !== day2) return false;
  knownDay = day2;
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
    const place3 = this.#order.place(claims?.index ?? null, linked, this.#lines);
    const { record } = place3;
    if (text === void 0) {
      const found = line.length > MAX_ENTRY_BYTES ? `${line.length} bytes` : "not UTF-8";
      this.#findings.fail(record, "entry.json", `UTF-8, at most ${MAX_ENTRY_BYTES} bytes`, found);
    } else if (parsed && !parsed.ok) {
      for (const { check: check2, expected, found } of parsed.faults) {
        this.#findings.fail(record, check2, expected, found);
      }
    }
    if (place3.inOrder) {
      this.#links.follow(place3.index, prev);
      if (!linked || this.#before?.index !== place3.index - 1) {
        this.#checkLink(place3.index, prev, text);
      }
      this.#links.settle(leaf);
      this.#before = { index: place3.index, leaf };
      this.#stray = void 0;
    } else {
      this.#stray = { index: place3.index, leaf };
    }
    this.#flush();
    this.#held = leaf;
    if (this.#rootsAt.has(this.#lines)) this.roots.set(this.#lines, this.#rootWithHeld());
    if (entry) {
      this.#checkCase(record, entry);
      if (place3.inOrder) this.#times.follow(record, entry.at);
    }
    const { index, inOrder } = place3;
    return { record, index, inOrder, entry, payload: claims?.payload ?? null, leaf };
  }
  /** Ends the stream. With a head, says which entries it covers and whether its root holds. */
  finish(head) {
    const root = this.#rootWithHeld();
    this.#order.finish();
    this.#times.finish();
    const size2 = this.#lines;
    if (!head) {
      this.#links.accuse(this.#findings, void 0);
      return { size: size2, root };
    }
    this.#order.cover(head.size);
    if (size2 !== head.size) this.#findings.fail(this.#name, "checkpoint.size", head.size, size2);
    const covered = size2 === head.size ? root : this.roots.get(head.size);
    if (covered && sameBytes(covered, head.root)) {
      this.#links.accuseWritten(this.#findings);
      return { size: size2, root };
    }
    if (covered) {
      this.#findings.fail(this.#name, "checkpoint.root", toHex(head.root), toHex(covered));
    }
    const comparable = head.signed && size2 === head.size && this.#order.intact && size2 > 0;
    this.#links.accuse(this.#findings, comparable ? head.root : void 0);
    return { size: size2, root };
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

// lib/proof/prompt-entries.ts
var PROMPT_ID = idPattern("prompt");
var OPENED = "prompt.opened";
var ADVANCED = "prompt.advanced";
var FROZEN = "prompt.frozen";
var KINDS2 = /* @__PURE__ */ new Set([OPENED, ADVANCED, FROZEN]);
var MAX_STATED = 1e6;
var PromptEntries = class {
  #findings;
  #prompts = /* @__PURE__ */ new Map();
  #stated = 0;
  constructor(findings) {
    this.#findings = findings;
  }
  /** By identifier, in order of opening. */
  get prompts() {
    return this.#prompts;
  }
  /** Takes the next entry of the ledger. */
  follow({ entry, inOrder, record }) {
    if (!entry || !inOrder || !KINDS2.has(entry.kind)) return;
    this.#stated += 1;
    if (this.#stated > MAX_STATED) {
      this.#findings.fail(record, "prompt.entry", `at most ${MAX_STATED} heads`, "more");
      return;
    }
    const problem = this.#take(entry);
    if (problem) this.#findings.fail(record, "prompt.entry", problem, entry.act);
  }
  /** What the act should have been, or nothing where it is in order. */
  #take({ index, kind, act }) {
    const { prompt, hash } = act;
    if (typeof prompt !== "string" || !PROMPT_ID.test(prompt)) return "a prompt";
    if (typeof hash !== "string" || !SHA256_HEX.test(hash)) return "the hash of an operation";
    const one = this.#prompts.get(prompt);
    if (kind === OPENED) {
      if (one) return "a prompt that is not open yet";
      if (!isCount3(act.number)) return "a number";
      const heads = [{ size: 1, hash, entry: index }];
      this.#prompts.set(prompt, { prompt, number: act.number, entry: index, heads, revisions: [] });
      return void 0;
    }
    if (!one) return "a prompt that was opened before";
    const size2 = kind === ADVANCED ? act.size : isCount3(act.seq) ? act.seq + 1 : null;
    const last3 = one.heads.at(-1)?.size ?? 0;
    if (!isCount3(size2) || size2 <= last3) return `more than ${last3} operations`;
    if (kind === FROZEN) {
      const { revision, sha256: sha2563, bytes } = act;
      const next = one.revisions.length + 1;
      if (revision !== next) return `revision ${next}`;
      if (typeof sha2563 !== "string" || !SHA256_HEX.test(sha2563)) return "a digest";
      if (!isCount3(bytes)) return "a length";
      one.revisions.push({ revision: next, seq: size2 - 1, hash, sha256: sha2563, bytes, entry: index });
    }
    one.heads.push({ size: size2, hash, entry: index });
    return void 0;
  }
};
function isCount3(value2) {
  return typeof value2 === "number" && Number.isSafeInteger(value2) && value2 >= 0;
}

// lib/proof/run-entries.ts
var MAX_HELD = 1e6;
var CHOSEN = "selection.recorded";
var CHANGED = "modification.recorded";
var GAP = "capture.gap_recorded";
var RunEntries = class {
  #findings;
  #exhibits = /* @__PURE__ */ new Set();
  #runs = /* @__PURE__ */ new Map();
  #numbers = /* @__PURE__ */ new Map();
  #held = 0;
  #choices = 0;
  #steps = 0;
  #gaps = 0;
  constructor(findings) {
    this.#findings = findings;
  }
  get counts() {
    const making = [...this.#runs.values()].filter(({ series }) => series === "run");
    return {
      runs: this.#numbers.get("run") ?? 0,
      recreations: this.#numbers.get("recreation") ?? 0,
      open: making.filter(({ ended }) => !ended).length,
      outputs: making.reduce((sum, { positions }) => sum + positions.size, 0),
      choices: this.#choices,
      steps: this.#steps,
      gaps: this.#gaps
    };
  }
  /** Takes the next entry of the ledger. */
  follow({ entry, inOrder, record }) {
    if (!entry || !inOrder) return;
    if (entry.kind === "exhibit.added" && typeof entry.act.exhibit === "string")
      this.#exhibits.add(entry.act.exhibit);
    if (entry.kind === GAP) this.#gaps += 1;
    const isRun = entry.kind.startsWith("run.") && entry.kind !== "run.described";
    if (entry.v !== 1 || !(isRun || entry.kind === CHOSEN || entry.kind === CHANGED)) return;
    this.#findings.examine("run");
    const problem = this.#take(entry);
    if (problem) this.#findings.fail(record, "run.entry", problem, entry.act);
  }
  /** What the act should have been, or nothing where it is in order. */
  #take({ kind, act }) {
    if (this.#runs.size + this.#held > MAX_HELD) return `at most ${MAX_HELD} runs and outputs`;
    const unknown2 = named(act).find((id3) => !this.#exhibits.has(id3));
    if (unknown2 !== void 0) return "exhibits that were admitted before";
    if (kind === CHOSEN) {
      this.#choices += 1;
      const runs = members(act.candidates).map(({ run }) => run);
      const isKnown = (run) => typeof run !== "string" || this.#runs.has(run);
      return runs.every(isKnown) ? void 0 : "candidates of runs that were requested before";
    }
    if (kind === CHANGED) {
      this.#steps += 1;
      return void 0;
    }
    return kind === "run.requested" ? this.#request(act) : this.#answer(kind, act);
  }
  #request({ run, series, number: number3 }) {
    if (typeof run !== "string" || this.#runs.has(run)) return "a run that was not requested yet";
    if (series !== "run" && series !== "recreation") return "a series";
    const next = (this.#numbers.get(series) ?? 0) + 1;
    this.#runs.set(run, { series, ended: false, positions: /* @__PURE__ */ new Set() });
    this.#numbers.set(series, Math.max(next, typeof number3 === "number" ? number3 : 0));
    return number3 === next ? void 0 : `number ${next} of the series ${series}`;
  }
  #answer(kind, act) {
    const one = typeof act.run === "string" ? this.#runs.get(act.run) : void 0;
    if (!one) return "a run that was requested before";
    const outputs = kind === "run.ended" ? members(act.outputs) : [act];
    for (const { position } of outputs) {
      if (typeof position !== "number" || one.positions.has(position))
        return "outputs at places of their own";
      one.positions.add(position);
      this.#held += 1;
    }
    if (kind !== "run.ended") return void 0;
    if (one.ended) return "a run that has not ended yet";
    one.ended = true;
    return void 0;
  }
};
function members(value2) {
  return Array.isArray(value2) ? value2.filter(isObject5) : [];
}
function isObject5(value2) {
  return typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
}
function named(act) {
  const { inputs, outputs, records, candidates, before, exhibit, after, mask, project } = act;
  const lists = [inputs, outputs, records, candidates].flatMap(members);
  const single = [exhibit, after, mask, project, ...lists.map((one) => one.exhibit)];
  const all2 = Array.isArray(before) ? [...single, ...before] : single;
  return all2.filter((id3) => typeof id3 === "string");
}

// lib/proof/bundle-ledger.ts
var ENTRIES = "data/ledger/entries.ndjson";
var PAYLOADS = "data/ledger/payloads.ndjson";
var MAX_ADMISSIONS = 3e5;
async function readLedger(files, findings, caseId, head, olderSize) {
  const chain = new ChainVerifier(findings, {
    ...caseId === void 0 ? {} : { caseId },
    rootsAt: [head?.size, olderSize].filter((size3) => size3 !== void 0),
    name: ENTRIES
  });
  const payloads = new PayloadWalk(
    findings,
    new LineReader(files.stream(PAYLOADS), MAX_PAYLOAD_BYTES)
  );
  const admissions = [];
  const prompts = new PromptEntries(findings);
  const runs = new RunEntries(findings);
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
    if (head === void 0 || seen.index < head.size) {
      prompts.follow(seen);
      runs.follow(seen);
    }
  }
  const { size: size2, root } = chain.finish(head);
  if (size2 === 0) findings.fail(ENTRIES, "entry.missing", "at least one entry", "none");
  return {
    caseId: found,
    size: size2,
    root,
    lastAt,
    admissions,
    prompts: prompts.prompts,
    runs: runs.counts,
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

// lib/authorship/identity-index.ts
var IdentityIndex = class {
  writers = /* @__PURE__ */ new Map();
  /** Keeps the value for every character of the range that has none; answers where it was kept. */
  put([writer, clock, length2], value2) {
    const free = this.cut([writer, clock, length2]).filter((s) => s.value === void 0);
    if (free.length === 0) return free;
    const entries = this.writers.get(writer) ?? [];
    this.writers.set(writer, entries);
    for (const { offset, length: size2 } of free) {
      const entry = { from: clock + offset, to: clock + offset + size2, value: value2 };
      entries.splice(place(entries, entry.from), 0, entry);
    }
    return free;
  }
  /** The range in stretches, in order; together they cover it. */
  cut([writer, clock, length2]) {
    const entries = this.writers.get(writer) ?? [];
    const end = clock + length2;
    const stretches = [];
    let at2 = clock;
    for (let i2 = place(entries, clock); i2 < entries.length; i2 += 1) {
      const entry = entries[i2];
      if (!entry || entry.from >= end) break;
      if (entry.from > at2) {
        stretches.push({ offset: at2 - clock, length: entry.from - at2, value: void 0 });
        at2 = entry.from;
      }
      const to = Math.min(entry.to, end);
      stretches.push({ offset: at2 - clock, length: to - at2, value: entry.value });
      at2 = to;
    }
    if (at2 < end) stretches.push({ offset: at2 - clock, length: end - at2, value: void 0 });
    return stretches;
  }
  /** Whether any character of the range is kept. */
  touches(range) {
    return this.cut(range).some(({ value: value2 }) => value2 !== void 0);
  }
};
function place(entries, clock) {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = low + high >>> 1;
    if ((entries[middle]?.to ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

// node_modules/lib0/map.js
var create = () => /* @__PURE__ */ new Map();
var copy = (m) => {
  const r = create();
  m.forEach((v, k) => {
    r.set(k, v);
  });
  return r;
};
var setIfUndefined = (map, key, createT) => {
  let set = map.get(key);
  if (set === void 0) {
    map.set(key, set = createT());
  }
  return set;
};
var any = (m, f) => {
  for (const [key, value2] of m) {
    if (f(value2, key)) {
      return true;
    }
  }
  return false;
};

// node_modules/lib0/set.js
var create2 = () => /* @__PURE__ */ new Set();

// node_modules/lib0/array.js
var last = (arr) => arr[arr.length - 1];
var appendTo = (dest, src) => {
  for (let i2 = 0; i2 < src.length; i2++) {
    dest.push(src[i2]);
  }
};
var from = Array.from;
var isArray = Array.isArray;

// node_modules/lib0/observable.js
var ObservableV2 = class {
  constructor() {
    this._observers = create();
  }
  /**
   * @template {keyof EVENTS & string} NAME
   * @param {NAME} name
   * @param {EVENTS[NAME]} f
   */
  on(name2, f) {
    setIfUndefined(
      this._observers,
      /** @type {string} */
      name2,
      create2
    ).add(f);
    return f;
  }
  /**
   * @template {keyof EVENTS & string} NAME
   * @param {NAME} name
   * @param {EVENTS[NAME]} f
   */
  once(name2, f) {
    const _f = (...args2) => {
      this.off(
        name2,
        /** @type {any} */
        _f
      );
      f(...args2);
    };
    this.on(
      name2,
      /** @type {any} */
      _f
    );
  }
  /**
   * @template {keyof EVENTS & string} NAME
   * @param {NAME} name
   * @param {EVENTS[NAME]} f
   */
  off(name2, f) {
    const observers = this._observers.get(name2);
    if (observers !== void 0) {
      observers.delete(f);
      if (observers.size === 0) {
        this._observers.delete(name2);
      }
    }
  }
  /**
   * Emit a named event. All registered event listeners that listen to the
   * specified name will receive the event.
   *
   * @todo This should catch exceptions
   *
   * @template {keyof EVENTS & string} NAME
   * @param {NAME} name The event name.
   * @param {Parameters<EVENTS[NAME]>} args The arguments that are applied to the event listener.
   */
  emit(name2, args2) {
    return from((this._observers.get(name2) || create()).values()).forEach((f) => f(...args2));
  }
  destroy() {
    this._observers = create();
  }
};

// node_modules/lib0/math.js
var floor = Math.floor;
var abs = Math.abs;
var min = (a, b) => a < b ? a : b;
var max = (a, b) => a > b ? a : b;
var isNaN2 = Number.isNaN;
var isNegativeZero = (n) => n !== 0 ? n < 0 : 1 / n < 0;

// node_modules/lib0/binary.js
var BIT1 = 1;
var BIT2 = 2;
var BIT3 = 4;
var BIT4 = 8;
var BIT6 = 32;
var BIT7 = 64;
var BIT8 = 128;
var BIT18 = 1 << 17;
var BIT19 = 1 << 18;
var BIT20 = 1 << 19;
var BIT21 = 1 << 20;
var BIT22 = 1 << 21;
var BIT23 = 1 << 22;
var BIT24 = 1 << 23;
var BIT25 = 1 << 24;
var BIT26 = 1 << 25;
var BIT27 = 1 << 26;
var BIT28 = 1 << 27;
var BIT29 = 1 << 28;
var BIT30 = 1 << 29;
var BIT31 = 1 << 30;
var BIT32 = 1 << 31;
var BITS5 = 31;
var BITS6 = 63;
var BITS7 = 127;
var BITS17 = BIT18 - 1;
var BITS18 = BIT19 - 1;
var BITS19 = BIT20 - 1;
var BITS20 = BIT21 - 1;
var BITS21 = BIT22 - 1;
var BITS22 = BIT23 - 1;
var BITS23 = BIT24 - 1;
var BITS24 = BIT25 - 1;
var BITS25 = BIT26 - 1;
var BITS26 = BIT27 - 1;
var BITS27 = BIT28 - 1;
var BITS28 = BIT29 - 1;
var BITS29 = BIT30 - 1;
var BITS30 = BIT31 - 1;
var BITS31 = 2147483647;

// node_modules/lib0/number.js
var MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER;
var MIN_SAFE_INTEGER = Number.MIN_SAFE_INTEGER;
var LOWEST_INT32 = 1 << 31;
var isInteger2 = Number.isInteger || ((num) => typeof num === "number" && isFinite(num) && floor(num) === num);
var isNaN3 = Number.isNaN;
var parseInt = Number.parseInt;

// node_modules/lib0/string.js
var fromCharCode = String.fromCharCode;
var fromCodePoint = String.fromCodePoint;
var MAX_UTF16_CHARACTER = fromCharCode(65535);
var toLowerCase = (s) => s.toLowerCase();
var trimLeftRegex = /^\s*/g;
var trimLeft = (s) => s.replace(trimLeftRegex, "");
var fromCamelCaseRegex = /([A-Z])/g;
var fromCamelCase = (s, separator) => trimLeft(s.replace(fromCamelCaseRegex, (match) => `${separator}${toLowerCase(match)}`));
var _encodeUtf8Polyfill = (str) => {
  const encodedString = unescape(encodeURIComponent(str));
  const len = encodedString.length;
  const buf = new Uint8Array(len);
  for (let i2 = 0; i2 < len; i2++) {
    buf[i2] = /** @type {number} */
    encodedString.codePointAt(i2);
  }
  return buf;
};
var utf8TextEncoder = (
  /** @type {TextEncoder} */
  typeof TextEncoder !== "undefined" ? new TextEncoder() : null
);
var _encodeUtf8Native = (str) => utf8TextEncoder.encode(str);
var encodeUtf8 = utf8TextEncoder ? _encodeUtf8Native : _encodeUtf8Polyfill;
var utf8TextDecoder = typeof TextDecoder === "undefined" ? null : new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
if (utf8TextDecoder && utf8TextDecoder.decode(new Uint8Array()).length === 1) {
  utf8TextDecoder = null;
}

// node_modules/lib0/encoding.js
var Encoder = class {
  constructor() {
    this.cpos = 0;
    this.cbuf = new Uint8Array(100);
    this.bufs = [];
  }
};
var createEncoder = () => new Encoder();
var length = (encoder2) => {
  let len = encoder2.cpos;
  for (let i2 = 0; i2 < encoder2.bufs.length; i2++) {
    len += encoder2.bufs[i2].length;
  }
  return len;
};
var toUint8Array = (encoder2) => {
  const uint8arr = new Uint8Array(length(encoder2));
  let curPos = 0;
  for (let i2 = 0; i2 < encoder2.bufs.length; i2++) {
    const d = encoder2.bufs[i2];
    uint8arr.set(d, curPos);
    curPos += d.length;
  }
  uint8arr.set(new Uint8Array(encoder2.cbuf.buffer, 0, encoder2.cpos), curPos);
  return uint8arr;
};
var verifyLen = (encoder2, len) => {
  const bufferLen = encoder2.cbuf.length;
  if (bufferLen - encoder2.cpos < len) {
    encoder2.bufs.push(new Uint8Array(encoder2.cbuf.buffer, 0, encoder2.cpos));
    encoder2.cbuf = new Uint8Array(max(bufferLen, len) * 2);
    encoder2.cpos = 0;
  }
};
var write = (encoder2, num) => {
  const bufferLen = encoder2.cbuf.length;
  if (encoder2.cpos === bufferLen) {
    encoder2.bufs.push(encoder2.cbuf);
    encoder2.cbuf = new Uint8Array(bufferLen * 2);
    encoder2.cpos = 0;
  }
  encoder2.cbuf[encoder2.cpos++] = num;
};
var writeUint8 = write;
var writeVarUint = (encoder2, num) => {
  while (num > BITS7) {
    write(encoder2, BIT8 | BITS7 & num);
    num = floor(num / 128);
  }
  write(encoder2, BITS7 & num);
};
var writeVarInt = (encoder2, num) => {
  const isNegative = isNegativeZero(num);
  if (isNegative) {
    num = -num;
  }
  write(encoder2, (num > BITS6 ? BIT8 : 0) | (isNegative ? BIT7 : 0) | BITS6 & num);
  num = floor(num / 64);
  while (num > 0) {
    write(encoder2, (num > BITS7 ? BIT8 : 0) | BITS7 & num);
    num = floor(num / 128);
  }
};
var _strBuffer = new Uint8Array(3e4);
var _maxStrBSize = _strBuffer.length / 3;
var _writeVarStringNative = (encoder2, str) => {
  if (str.length < _maxStrBSize) {
    const written2 = utf8TextEncoder.encodeInto(str, _strBuffer).written || 0;
    writeVarUint(encoder2, written2);
    for (let i2 = 0; i2 < written2; i2++) {
      write(encoder2, _strBuffer[i2]);
    }
  } else {
    writeVarUint8Array(encoder2, encodeUtf8(str));
  }
};
var _writeVarStringPolyfill = (encoder2, str) => {
  const encodedString = unescape(encodeURIComponent(str));
  const len = encodedString.length;
  writeVarUint(encoder2, len);
  for (let i2 = 0; i2 < len; i2++) {
    write(
      encoder2,
      /** @type {number} */
      encodedString.codePointAt(i2)
    );
  }
};
var writeVarString = utf8TextEncoder && /** @type {any} */
utf8TextEncoder.encodeInto ? _writeVarStringNative : _writeVarStringPolyfill;
var writeUint8Array = (encoder2, uint8Array) => {
  const bufferLen = encoder2.cbuf.length;
  const cpos = encoder2.cpos;
  const leftCopyLen = min(bufferLen - cpos, uint8Array.length);
  const rightCopyLen = uint8Array.length - leftCopyLen;
  encoder2.cbuf.set(uint8Array.subarray(0, leftCopyLen), cpos);
  encoder2.cpos += leftCopyLen;
  if (rightCopyLen > 0) {
    encoder2.bufs.push(encoder2.cbuf);
    encoder2.cbuf = new Uint8Array(max(bufferLen * 2, rightCopyLen));
    encoder2.cbuf.set(uint8Array.subarray(leftCopyLen));
    encoder2.cpos = rightCopyLen;
  }
};
var writeVarUint8Array = (encoder2, uint8Array) => {
  writeVarUint(encoder2, uint8Array.byteLength);
  writeUint8Array(encoder2, uint8Array);
};
var writeOnDataView = (encoder2, len) => {
  verifyLen(encoder2, len);
  const dview = new DataView(encoder2.cbuf.buffer, encoder2.cpos, len);
  encoder2.cpos += len;
  return dview;
};
var writeFloat32 = (encoder2, num) => writeOnDataView(encoder2, 4).setFloat32(0, num, false);
var writeFloat64 = (encoder2, num) => writeOnDataView(encoder2, 8).setFloat64(0, num, false);
var writeBigInt64 = (encoder2, num) => (
  /** @type {any} */
  writeOnDataView(encoder2, 8).setBigInt64(0, num, false)
);
var floatTestBed = new DataView(new ArrayBuffer(4));
var isFloat32 = (num) => {
  floatTestBed.setFloat32(0, num);
  return floatTestBed.getFloat32(0) === num;
};
var writeAny = (encoder2, data) => {
  switch (typeof data) {
    case "string":
      write(encoder2, 119);
      writeVarString(encoder2, data);
      break;
    case "number":
      if (isInteger2(data) && abs(data) <= BITS31) {
        write(encoder2, 125);
        writeVarInt(encoder2, data);
      } else if (isFloat32(data)) {
        write(encoder2, 124);
        writeFloat32(encoder2, data);
      } else {
        write(encoder2, 123);
        writeFloat64(encoder2, data);
      }
      break;
    case "bigint":
      write(encoder2, 122);
      writeBigInt64(encoder2, data);
      break;
    case "object":
      if (data === null) {
        write(encoder2, 126);
      } else if (isArray(data)) {
        write(encoder2, 117);
        writeVarUint(encoder2, data.length);
        for (let i2 = 0; i2 < data.length; i2++) {
          writeAny(encoder2, data[i2]);
        }
      } else if (data instanceof Uint8Array) {
        write(encoder2, 116);
        writeVarUint8Array(encoder2, data);
      } else {
        write(encoder2, 118);
        const keys2 = Object.keys(data);
        writeVarUint(encoder2, keys2.length);
        for (let i2 = 0; i2 < keys2.length; i2++) {
          const key = keys2[i2];
          writeVarString(encoder2, key);
          writeAny(encoder2, data[key]);
        }
      }
      break;
    case "boolean":
      write(encoder2, data ? 120 : 121);
      break;
    default:
      write(encoder2, 127);
  }
};
var RleEncoder = class extends Encoder {
  /**
   * @param {function(Encoder, T):void} writer
   */
  constructor(writer) {
    super();
    this.w = writer;
    this.s = null;
    this.count = 0;
  }
  /**
   * @param {T} v
   */
  write(v) {
    if (this.s === v) {
      this.count++;
    } else {
      if (this.count > 0) {
        writeVarUint(this, this.count - 1);
      }
      this.count = 1;
      this.w(this, v);
      this.s = v;
    }
  }
};
var flushUintOptRleEncoder = (encoder2) => {
  if (encoder2.count > 0) {
    writeVarInt(encoder2.encoder, encoder2.count === 1 ? encoder2.s : -encoder2.s);
    if (encoder2.count > 1) {
      writeVarUint(encoder2.encoder, encoder2.count - 2);
    }
  }
};
var UintOptRleEncoder = class {
  constructor() {
    this.encoder = new Encoder();
    this.s = 0;
    this.count = 0;
  }
  /**
   * @param {number} v
   */
  write(v) {
    if (this.s === v) {
      this.count++;
    } else {
      flushUintOptRleEncoder(this);
      this.count = 1;
      this.s = v;
    }
  }
  /**
   * Flush the encoded state and transform this to a Uint8Array.
   *
   * Note that this should only be called once.
   */
  toUint8Array() {
    flushUintOptRleEncoder(this);
    return toUint8Array(this.encoder);
  }
};
var flushIntDiffOptRleEncoder = (encoder2) => {
  if (encoder2.count > 0) {
    const encodedDiff = encoder2.diff * 2 + (encoder2.count === 1 ? 0 : 1);
    writeVarInt(encoder2.encoder, encodedDiff);
    if (encoder2.count > 1) {
      writeVarUint(encoder2.encoder, encoder2.count - 2);
    }
  }
};
var IntDiffOptRleEncoder = class {
  constructor() {
    this.encoder = new Encoder();
    this.s = 0;
    this.count = 0;
    this.diff = 0;
  }
  /**
   * @param {number} v
   */
  write(v) {
    if (this.diff === v - this.s) {
      this.s = v;
      this.count++;
    } else {
      flushIntDiffOptRleEncoder(this);
      this.count = 1;
      this.diff = v - this.s;
      this.s = v;
    }
  }
  /**
   * Flush the encoded state and transform this to a Uint8Array.
   *
   * Note that this should only be called once.
   */
  toUint8Array() {
    flushIntDiffOptRleEncoder(this);
    return toUint8Array(this.encoder);
  }
};
var StringEncoder = class {
  constructor() {
    this.sarr = [];
    this.s = "";
    this.lensE = new UintOptRleEncoder();
  }
  /**
   * @param {string} string
   */
  write(string3) {
    this.s += string3;
    if (this.s.length > 19) {
      this.sarr.push(this.s);
      this.s = "";
    }
    this.lensE.write(string3.length);
  }
  toUint8Array() {
    const encoder2 = new Encoder();
    this.sarr.push(this.s);
    this.s = "";
    writeVarString(encoder2, this.sarr.join(""));
    writeUint8Array(encoder2, this.lensE.toUint8Array());
    return toUint8Array(encoder2);
  }
};

// node_modules/lib0/error.js
var create3 = (s) => new Error(s);
var methodUnimplemented = () => {
  throw create3("Method unimplemented");
};
var unexpectedCase = () => {
  throw create3("Unexpected case");
};

// node_modules/lib0/decoding.js
var errorUnexpectedEndOfArray = create3("Unexpected end of array");
var errorIntegerOutOfRange = create3("Integer out of Range");
var subarray = (arr, begin, len) => {
  if (begin < 0 || len < 0 || begin + len > arr.length) {
    throw errorUnexpectedEndOfArray;
  }
  return new Uint8Array(arr.buffer, arr.byteOffset + begin, len);
};
var subdataview = (arr, begin, len) => {
  if (begin < 0 || len < 0 || begin + len > arr.length) {
    throw errorUnexpectedEndOfArray;
  }
  return new DataView(arr.buffer, arr.byteOffset + begin, len);
};
var Decoder = class {
  /**
   * @param {Uint8Array<Buf>} uint8Array Binary data to decode
   */
  constructor(uint8Array) {
    this.arr = uint8Array;
    this.pos = 0;
  }
};
var createDecoder = (uint8Array) => new Decoder(uint8Array);
var hasContent = (decoder) => decoder.pos !== decoder.arr.length;
var readUint8Array = (decoder, len) => {
  const view = subarray(decoder.arr, decoder.pos, len);
  decoder.pos += len;
  return view;
};
var readVarUint8Array = (decoder) => readUint8Array(decoder, readVarUint(decoder));
var readUint8 = (decoder) => decoder.arr[decoder.pos++];
var readVarUint = (decoder) => {
  let num = 0;
  let mult = 1;
  const len = decoder.arr.length;
  while (decoder.pos < len) {
    const r = decoder.arr[decoder.pos++];
    num = num + (r & BITS7) * mult;
    mult *= 128;
    if (r < BIT8) {
      return num;
    }
    if (num > MAX_SAFE_INTEGER) {
      throw errorIntegerOutOfRange;
    }
  }
  throw errorUnexpectedEndOfArray;
};
var readVarInt = (decoder) => {
  let r = decoder.arr[decoder.pos++];
  let num = r & BITS6;
  let mult = 64;
  const sign = (r & BIT7) > 0 ? -1 : 1;
  if ((r & BIT8) === 0) {
    return sign * num;
  }
  const len = decoder.arr.length;
  while (decoder.pos < len) {
    r = decoder.arr[decoder.pos++];
    num = num + (r & BITS7) * mult;
    mult *= 128;
    if (r < BIT8) {
      return sign * num;
    }
    if (num > MAX_SAFE_INTEGER) {
      throw errorIntegerOutOfRange;
    }
  }
  throw errorUnexpectedEndOfArray;
};
var _readVarStringPolyfill = (decoder) => {
  let remainingLen = readVarUint(decoder);
  if (remainingLen === 0) {
    return "";
  } else {
    let encodedString = String.fromCodePoint(readUint8(decoder));
    if (--remainingLen < 100) {
      while (remainingLen--) {
        encodedString += String.fromCodePoint(readUint8(decoder));
      }
    } else {
      while (remainingLen > 0) {
        const nextLen = remainingLen < 1e4 ? remainingLen : 1e4;
        const bytes = decoder.arr.subarray(decoder.pos, decoder.pos + nextLen);
        decoder.pos += nextLen;
        encodedString += String.fromCodePoint.apply(
          null,
          /** @type {any} */
          bytes
        );
        remainingLen -= nextLen;
      }
    }
    return decodeURIComponent(escape(encodedString));
  }
};
var _readVarStringNative = (decoder) => (
  /** @type any */
  utf8TextDecoder.decode(readVarUint8Array(decoder))
);
var readVarString = utf8TextDecoder ? _readVarStringNative : _readVarStringPolyfill;
var readFromDataView = (decoder, len) => {
  const dv = subdataview(decoder.arr, decoder.pos, len);
  decoder.pos += len;
  return dv;
};
var readFloat32 = (decoder) => readFromDataView(decoder, 4).getFloat32(0, false);
var readFloat64 = (decoder) => readFromDataView(decoder, 8).getFloat64(0, false);
var readBigInt64 = (decoder) => (
  /** @type {any} */
  readFromDataView(decoder, 8).getBigInt64(0, false)
);
var readAnyLookupTable = [
  (decoder) => void 0,
  // CASE 127: undefined
  (decoder) => null,
  // CASE 126: null
  readVarInt,
  // CASE 125: integer
  readFloat32,
  // CASE 124: float32
  readFloat64,
  // CASE 123: float64
  readBigInt64,
  // CASE 122: bigint
  (decoder) => false,
  // CASE 121: boolean (false)
  (decoder) => true,
  // CASE 120: boolean (true)
  readVarString,
  // CASE 119: string
  (decoder) => {
    const len = readVarUint(decoder);
    const obj = {};
    for (let i2 = 0; i2 < len; i2++) {
      const key = readVarString(decoder);
      obj[key] = readAny(decoder);
    }
    return obj;
  },
  (decoder) => {
    const len = readVarUint(decoder);
    const arr = [];
    for (let i2 = 0; i2 < len; i2++) {
      arr.push(readAny(decoder));
    }
    return arr;
  },
  readVarUint8Array
  // CASE 116: Uint8Array
];
var readAny = (decoder) => readAnyLookupTable[127 - readUint8(decoder)](decoder);
var RleDecoder = class extends Decoder {
  /**
   * @param {Uint8Array} uint8Array
   * @param {function(Decoder):T} reader
   */
  constructor(uint8Array, reader) {
    super(uint8Array);
    this.reader = reader;
    this.s = null;
    this.count = 0;
  }
  read() {
    if (this.count === 0) {
      this.s = this.reader(this);
      if (hasContent(this)) {
        this.count = readVarUint(this) + 1;
      } else {
        this.count = -1;
      }
    }
    this.count--;
    return (
      /** @type {T} */
      this.s
    );
  }
};
var UintOptRleDecoder = class extends Decoder {
  /**
   * @param {Uint8Array} uint8Array
   */
  constructor(uint8Array) {
    super(uint8Array);
    this.s = 0;
    this.count = 0;
  }
  read() {
    if (this.count === 0) {
      this.s = readVarInt(this);
      const isNegative = isNegativeZero(this.s);
      this.count = 1;
      if (isNegative) {
        this.s = -this.s;
        this.count = readVarUint(this) + 2;
      }
    }
    this.count--;
    return (
      /** @type {number} */
      this.s
    );
  }
};
var IntDiffOptRleDecoder = class extends Decoder {
  /**
   * @param {Uint8Array} uint8Array
   */
  constructor(uint8Array) {
    super(uint8Array);
    this.s = 0;
    this.count = 0;
    this.diff = 0;
  }
  /**
   * @return {number}
   */
  read() {
    if (this.count === 0) {
      const diff = readVarInt(this);
      const hasCount = diff & 1;
      this.diff = floor(diff / 2);
      this.count = 1;
      if (hasCount) {
        this.count = readVarUint(this) + 2;
      }
    }
    this.s += this.diff;
    this.count--;
    return this.s;
  }
};
var StringDecoder = class {
  /**
   * @param {Uint8Array} uint8Array
   */
  constructor(uint8Array) {
    this.decoder = new UintOptRleDecoder(uint8Array);
    this.str = readVarString(this.decoder);
    this.spos = 0;
  }
  /**
   * @return {string}
   */
  read() {
    const end = this.spos + this.decoder.read();
    const res = this.str.slice(this.spos, end);
    this.spos = end;
    return res;
  }
};

// node_modules/lib0/webcrypto.node.js
import { webcrypto } from "node:crypto";
var subtle = (
  /** @type {any} */
  webcrypto.subtle
);
var getRandomValues = (
  /** @type {any} */
  webcrypto.getRandomValues.bind(webcrypto)
);

// node_modules/lib0/random.js
var uint32 = () => getRandomValues(new Uint32Array(1))[0];
var uuidv4Template = "10000000-1000-4000-8000" + -1e11;
var uuidv4 = () => uuidv4Template.replace(
  /[018]/g,
  /** @param {number} c */
  (c) => (c ^ uint32() & 15 >> c / 4).toString(16)
);

// node_modules/lib0/time.js
var getUnixTime = Date.now;

// node_modules/lib0/promise.js
var create4 = (f) => (
  /** @type {Promise<T>} */
  new Promise(f)
);
var all = Promise.all.bind(Promise);

// node_modules/lib0/conditions.js
var undefinedToNull = (v) => v === void 0 ? null : v;

// node_modules/lib0/storage.js
var VarStoragePolyfill = class {
  constructor() {
    this.map = /* @__PURE__ */ new Map();
  }
  /**
   * @param {string} key
   * @param {any} newValue
   */
  setItem(key, newValue) {
    this.map.set(key, newValue);
  }
  /**
   * @param {string} key
   */
  getItem(key) {
    return this.map.get(key);
  }
};
var _localStorage = new VarStoragePolyfill();
var usePolyfill = true;
try {
  if (typeof window !== "undefined" && typeof localStorage !== "undefined" && localStorage) {
    _localStorage = localStorage;
    usePolyfill = false;
  }
} catch (e) {
}
var varStorage = _localStorage;

// node_modules/lib0/trait/equality.js
var EqualityTraitSymbol = /* @__PURE__ */ Symbol("Equality");
var equals = (a, b) => a === b || !!a?.[EqualityTraitSymbol]?.(b) || false;

// node_modules/lib0/object.js
var assign = Object.assign;
var keys = Object.keys;
var forEach = (obj, f) => {
  for (const key in obj) {
    f(obj[key], key);
  }
};
var size = (obj) => keys(obj).length;
var isEmpty = (obj) => {
  for (const _k in obj) {
    return false;
  }
  return true;
};
var every = (obj, f) => {
  for (const key in obj) {
    if (!f(obj[key], key)) {
      return false;
    }
  }
  return true;
};
var hasProperty = (obj, key) => Object.prototype.hasOwnProperty.call(obj, key);
var equalFlat = (a, b) => a === b || size(a) === size(b) && every(a, (val, key) => (val !== void 0 || hasProperty(b, key)) && equals(b[key], val));
var freeze = Object.freeze;
var deepFreeze = (o) => {
  for (const key in o) {
    const c = o[key];
    if (typeof c === "object" || typeof c === "function") {
      deepFreeze(o[key]);
    }
  }
  return freeze(o);
};

// node_modules/lib0/function.js
var callAll = (fs, args2, i2 = 0) => {
  try {
    for (; i2 < fs.length; i2++) {
      fs[i2](...args2);
    }
  } finally {
    if (i2 < fs.length) {
      callAll(fs, args2, i2 + 1);
    }
  }
};
var id = (a) => a;
var isOneOf = (value2, options) => options.includes(value2);

// node_modules/lib0/environment.js
var isNode = typeof process !== "undefined" && process.release && /node|io\.js/.test(process.release.name) && Object.prototype.toString.call(typeof process !== "undefined" ? process : 0) === "[object process]";
var isMac = typeof navigator !== "undefined" ? /Mac/.test(navigator.platform) : false;
var params;
var args = [];
var computeParams = () => {
  if (params === void 0) {
    if (isNode) {
      params = create();
      const pargs = process.argv;
      let currParamName = null;
      for (let i2 = 0; i2 < pargs.length; i2++) {
        const parg = pargs[i2];
        if (parg[0] === "-") {
          if (currParamName !== null) {
            params.set(currParamName, "");
          }
          currParamName = parg;
        } else {
          if (currParamName !== null) {
            params.set(currParamName, parg);
            currParamName = null;
          } else {
            args.push(parg);
          }
        }
      }
      if (currParamName !== null) {
        params.set(currParamName, "");
      }
    } else if (typeof location === "object") {
      params = create();
      (location.search || "?").slice(1).split("&").forEach((kv) => {
        if (kv.length !== 0) {
          const [key, value2] = kv.split("=");
          params.set(`--${fromCamelCase(key, "-")}`, value2);
          params.set(`-${fromCamelCase(key, "-")}`, value2);
        }
      });
    } else {
      params = create();
    }
  }
  return params;
};
var hasParam = (name2) => computeParams().has(name2);
var getVariable = (name2) => isNode ? undefinedToNull(process.env[name2.toUpperCase().replaceAll("-", "_")]) : undefinedToNull(varStorage.getItem(name2));
var hasConf = (name2) => hasParam("--" + name2) || getVariable(name2) !== null;
var production = hasConf("production");
var forceColor = isNode && isOneOf(process.env.FORCE_COLOR, ["true", "1", "2"]);
var supportsColor = forceColor || !hasParam("--no-colors") && // @todo deprecate --no-colors
!hasConf("no-color") && (!isNode || process.stdout.isTTY) && (!isNode || hasParam("--color") || getVariable("COLORTERM") !== null || (getVariable("TERM") || "").includes("color"));

// node_modules/lib0/buffer.js
var createUint8ArrayFromLen = (len) => new Uint8Array(len);
var copyUint8Array = (uint8Array) => {
  const newBuf = createUint8ArrayFromLen(uint8Array.byteLength);
  newBuf.set(uint8Array);
  return newBuf;
};

// node_modules/lib0/symbol.js
var create5 = Symbol;

// node_modules/lib0/logging.common.js
var BOLD = create5();
var UNBOLD = create5();
var BLUE = create5();
var GREY = create5();
var GREEN = create5();
var RED = create5();
var PURPLE = create5();
var ORANGE = create5();
var UNCOLOR = create5();
var computeNoColorLoggingArgs = (args2) => {
  if (args2.length === 1 && args2[0]?.constructor === Function) {
    args2 = /** @type {Array<string|Symbol|Object|number>} */
    /** @type {[function]} */
    args2[0]();
  }
  const strBuilder = [];
  const logArgs = [];
  let i2 = 0;
  for (; i2 < args2.length; i2++) {
    const arg = args2[i2];
    if (arg === void 0) {
      break;
    } else if (arg.constructor === String || arg.constructor === Number) {
      strBuilder.push(arg);
    } else if (arg.constructor === Object) {
      break;
    }
  }
  if (i2 > 0) {
    logArgs.push(strBuilder.join(""));
  }
  for (; i2 < args2.length; i2++) {
    const arg = args2[i2];
    if (!(arg instanceof Symbol)) {
      logArgs.push(arg);
    }
  }
  return logArgs;
};
var lastLoggingTime = getUnixTime();

// node_modules/lib0/logging.node.js
var _nodeStyleMap = {
  [BOLD]: "\x1B[1m",
  [UNBOLD]: "\x1B[2m",
  [BLUE]: "\x1B[34m",
  [GREEN]: "\x1B[32m",
  [GREY]: "\x1B[37m",
  [RED]: "\x1B[31m",
  [PURPLE]: "\x1B[35m",
  [ORANGE]: "\x1B[38;5;208m",
  [UNCOLOR]: "\x1B[0m"
};
var computeNodeLoggingArgs = (args2) => {
  if (args2.length === 1 && args2[0]?.constructor === Function) {
    args2 = /** @type {Array<string|Symbol|Object|number>} */
    /** @type {[function]} */
    args2[0]();
  }
  const strBuilder = [];
  const logArgs = [];
  let i2 = 0;
  for (; i2 < args2.length; i2++) {
    const arg = args2[i2];
    const style = _nodeStyleMap[arg];
    if (style !== void 0) {
      strBuilder.push(style);
    } else {
      if (arg === void 0) {
        break;
      } else if (arg.constructor === String || arg.constructor === Number) {
        strBuilder.push(arg);
      } else {
        break;
      }
    }
  }
  if (i2 > 0) {
    strBuilder.push("\x1B[0m");
    logArgs.push(strBuilder.join(""));
  }
  for (; i2 < args2.length; i2++) {
    const arg = args2[i2];
    if (!(arg instanceof Symbol)) {
      logArgs.push(arg);
    }
  }
  return logArgs;
};
var computeLoggingArgs = supportsColor ? computeNodeLoggingArgs : computeNoColorLoggingArgs;
var print = (...args2) => {
  console.log(...computeLoggingArgs(args2));
};
var warn = (...args2) => {
  console.warn(...computeLoggingArgs(args2));
};

// node_modules/lib0/iterator.js
var createIterator = (next) => ({
  /**
   * @return {IterableIterator<T>}
   */
  [Symbol.iterator]() {
    return this;
  },
  // @ts-ignore
  next
});
var iteratorFilter = (iterator, filter) => createIterator(() => {
  let res;
  do {
    res = iterator.next();
  } while (!res.done && !filter(res.value));
  return res;
});
var iteratorMap = (iterator, fmap) => createIterator(() => {
  const { done, value: value2 } = iterator.next();
  return { done, value: done ? void 0 : fmap(value2) };
});

// node_modules/yjs/dist/yjs.mjs
var DeleteItem = class {
  /**
   * @param {number} clock
   * @param {number} len
   */
  constructor(clock, len) {
    this.clock = clock;
    this.len = len;
  }
};
var DeleteSet = class {
  constructor() {
    this.clients = /* @__PURE__ */ new Map();
  }
};
var iterateDeletedStructs = (transaction, ds, f) => ds.clients.forEach((deletes, clientid) => {
  const structs = (
    /** @type {Array<GC|Item>} */
    transaction.doc.store.clients.get(clientid)
  );
  if (structs != null) {
    const lastStruct = structs[structs.length - 1];
    const clockState = lastStruct.id.clock + lastStruct.length;
    for (let i2 = 0, del = deletes[i2]; i2 < deletes.length && del.clock < clockState; del = deletes[++i2]) {
      iterateStructs(transaction, structs, del.clock, del.len, f);
    }
  }
});
var findIndexDS = (dis, clock) => {
  let left = 0;
  let right = dis.length - 1;
  while (left <= right) {
    const midindex = floor((left + right) / 2);
    const mid = dis[midindex];
    const midclock = mid.clock;
    if (midclock <= clock) {
      if (clock < midclock + mid.len) {
        return midindex;
      }
      left = midindex + 1;
    } else {
      right = midindex - 1;
    }
  }
  return null;
};
var isDeleted = (ds, id3) => {
  const dis = ds.clients.get(id3.client);
  return dis !== void 0 && findIndexDS(dis, id3.clock) !== null;
};
var sortAndMergeDeleteSet = (ds) => {
  ds.clients.forEach((dels) => {
    dels.sort((a, b) => a.clock - b.clock);
    let i2, j;
    for (i2 = 1, j = 1; i2 < dels.length; i2++) {
      const left = dels[j - 1];
      const right = dels[i2];
      if (left.clock + left.len >= right.clock) {
        dels[j - 1] = new DeleteItem(left.clock, max(left.len, right.clock + right.len - left.clock));
      } else {
        if (j < i2) {
          dels[j] = right;
        }
        j++;
      }
    }
    dels.length = j;
  });
};
var mergeDeleteSets = (dss) => {
  const merged = new DeleteSet();
  for (let dssI = 0; dssI < dss.length; dssI++) {
    dss[dssI].clients.forEach((delsLeft, client) => {
      if (!merged.clients.has(client)) {
        const dels = delsLeft.slice();
        for (let i2 = dssI + 1; i2 < dss.length; i2++) {
          appendTo(dels, dss[i2].clients.get(client) || []);
        }
        merged.clients.set(client, dels);
      }
    });
  }
  sortAndMergeDeleteSet(merged);
  return merged;
};
var addToDeleteSet = (ds, client, clock, length2) => {
  setIfUndefined(ds.clients, client, () => (
    /** @type {Array<DeleteItem>} */
    []
  )).push(new DeleteItem(clock, length2));
};
var createDeleteSet = () => new DeleteSet();
var createDeleteSetFromStructStore = (ss) => {
  const ds = createDeleteSet();
  ss.clients.forEach((structs, client) => {
    const dsitems = [];
    for (let i2 = 0; i2 < structs.length; i2++) {
      const struct = structs[i2];
      if (struct.deleted) {
        const clock = struct.id.clock;
        let len = struct.length;
        if (i2 + 1 < structs.length) {
          for (let next = structs[i2 + 1]; i2 + 1 < structs.length && next.deleted; next = structs[++i2 + 1]) {
            len += next.length;
          }
        }
        dsitems.push(new DeleteItem(clock, len));
      }
    }
    if (dsitems.length > 0) {
      ds.clients.set(client, dsitems);
    }
  });
  return ds;
};
var writeDeleteSet = (encoder2, ds) => {
  writeVarUint(encoder2.restEncoder, ds.clients.size);
  from(ds.clients.entries()).sort((a, b) => b[0] - a[0]).forEach(([client, dsitems]) => {
    encoder2.resetDsCurVal();
    writeVarUint(encoder2.restEncoder, client);
    const len = dsitems.length;
    writeVarUint(encoder2.restEncoder, len);
    for (let i2 = 0; i2 < len; i2++) {
      const item = dsitems[i2];
      encoder2.writeDsClock(item.clock);
      encoder2.writeDsLen(item.len);
    }
  });
};
var readDeleteSet = (decoder) => {
  const ds = new DeleteSet();
  const numClients = readVarUint(decoder.restDecoder);
  for (let i2 = 0; i2 < numClients; i2++) {
    decoder.resetDsCurVal();
    const client = readVarUint(decoder.restDecoder);
    const numberOfDeletes = readVarUint(decoder.restDecoder);
    if (numberOfDeletes > 0) {
      const dsField = setIfUndefined(ds.clients, client, () => (
        /** @type {Array<DeleteItem>} */
        []
      ));
      for (let i3 = 0; i3 < numberOfDeletes; i3++) {
        dsField.push(new DeleteItem(decoder.readDsClock(), decoder.readDsLen()));
      }
    }
  }
  return ds;
};
var readAndApplyDeleteSet = (decoder, transaction, store) => {
  const unappliedDS = new DeleteSet();
  const numClients = readVarUint(decoder.restDecoder);
  for (let i2 = 0; i2 < numClients; i2++) {
    decoder.resetDsCurVal();
    const client = readVarUint(decoder.restDecoder);
    const numberOfDeletes = readVarUint(decoder.restDecoder);
    const structs = store.clients.get(client) || [];
    const state = getState(store, client);
    for (let i3 = 0; i3 < numberOfDeletes; i3++) {
      const clock = decoder.readDsClock();
      const clockEnd = clock + decoder.readDsLen();
      if (clock < state) {
        if (state < clockEnd) {
          addToDeleteSet(unappliedDS, client, state, clockEnd - state);
        }
        let index = findIndexSS(structs, clock);
        let struct = structs[index];
        if (!struct.deleted && struct.id.clock < clock) {
          structs.splice(index + 1, 0, splitItem(transaction, struct, clock - struct.id.clock));
          index++;
        }
        while (index < structs.length) {
          struct = structs[index++];
          if (struct.id.clock < clockEnd) {
            if (!struct.deleted) {
              if (clockEnd < struct.id.clock + struct.length) {
                structs.splice(index, 0, splitItem(transaction, struct, clockEnd - struct.id.clock));
              }
              struct.delete(transaction);
            }
          } else {
            break;
          }
        }
      } else {
        addToDeleteSet(unappliedDS, client, clock, clockEnd - clock);
      }
    }
  }
  if (unappliedDS.clients.size > 0) {
    const ds = new UpdateEncoderV2();
    writeVarUint(ds.restEncoder, 0);
    writeDeleteSet(ds, unappliedDS);
    return ds.toUint8Array();
  }
  return null;
};
var generateNewClientId = uint32;
var Doc = class _Doc extends ObservableV2 {
  /**
   * @param {DocOpts} opts configuration
   */
  constructor({ guid: guid2 = uuidv4(), collectionid = null, gc = true, gcFilter = () => true, meta: meta2 = null, autoLoad = false, shouldLoad = true } = {}) {
    super();
    this.gc = gc;
    this.gcFilter = gcFilter;
    this.clientID = generateNewClientId();
    this.guid = guid2;
    this.collectionid = collectionid;
    this.share = /* @__PURE__ */ new Map();
    this.store = new StructStore();
    this._transaction = null;
    this._transactionCleanups = [];
    this.subdocs = /* @__PURE__ */ new Set();
    this._item = null;
    this.shouldLoad = shouldLoad;
    this.autoLoad = autoLoad;
    this.meta = meta2;
    this.isLoaded = false;
    this.isSynced = false;
    this.isDestroyed = false;
    this.whenLoaded = create4((resolve) => {
      this.on("load", () => {
        this.isLoaded = true;
        resolve(this);
      });
    });
    const provideSyncedPromise = () => create4((resolve) => {
      const eventHandler = (isSynced) => {
        if (isSynced === void 0 || isSynced === true) {
          this.off("sync", eventHandler);
          resolve();
        }
      };
      this.on("sync", eventHandler);
    });
    this.on("sync", (isSynced) => {
      if (isSynced === false && this.isSynced) {
        this.whenSynced = provideSyncedPromise();
      }
      this.isSynced = isSynced === void 0 || isSynced === true;
      if (this.isSynced && !this.isLoaded) {
        this.emit("load", [this]);
      }
    });
    this.whenSynced = provideSyncedPromise();
  }
  /**
   * Notify the parent document that you request to load data into this subdocument (if it is a subdocument).
   *
   * `load()` might be used in the future to request any provider to load the most current data.
   *
   * It is safe to call `load()` multiple times.
   */
  load() {
    const item = this._item;
    if (item !== null && !this.shouldLoad) {
      transact(
        /** @type {any} */
        item.parent.doc,
        (transaction) => {
          transaction.subdocsLoaded.add(this);
        },
        null,
        true
      );
    }
    this.shouldLoad = true;
  }
  getSubdocs() {
    return this.subdocs;
  }
  getSubdocGuids() {
    return new Set(from(this.subdocs).map((doc) => doc.guid));
  }
  /**
   * Changes that happen inside of a transaction are bundled. This means that
   * the observer fires _after_ the transaction is finished and that all changes
   * that happened inside of the transaction are sent as one message to the
   * other peers.
   *
   * @template T
   * @param {function(Transaction):T} f The function that should be executed as a transaction
   * @param {any} [origin] Origin of who started the transaction. Will be stored on transaction.origin
   * @return T
   *
   * @public
   */
  transact(f, origin = null) {
    return transact(this, f, origin);
  }
  /**
   * Define a shared data type.
   *
   * Multiple calls of `ydoc.get(name, TypeConstructor)` yield the same result
   * and do not overwrite each other. I.e.
   * `ydoc.get(name, Y.Array) === ydoc.get(name, Y.Array)`
   *
   * After this method is called, the type is also available on `ydoc.share.get(name)`.
   *
   * *Best Practices:*
   * Define all types right after the Y.Doc instance is created and store them in a separate object.
   * Also use the typed methods `getText(name)`, `getArray(name)`, ..
   *
   * @template {typeof AbstractType<any>} Type
   * @example
   *   const ydoc = new Y.Doc(..)
   *   const appState = {
   *     document: ydoc.getText('document')
   *     comments: ydoc.getArray('comments')
   *   }
   *
   * @param {string} name
   * @param {Type} TypeConstructor The constructor of the type definition. E.g. Y.Text, Y.Array, Y.Map, ...
   * @return {InstanceType<Type>} The created type. Constructed with TypeConstructor
   *
   * @public
   */
  get(name2, TypeConstructor = (
    /** @type {any} */
    AbstractType
  )) {
    const type = setIfUndefined(this.share, name2, () => {
      const t = new TypeConstructor();
      t._integrate(this, null);
      return t;
    });
    const Constr = type.constructor;
    if (TypeConstructor !== AbstractType && Constr !== TypeConstructor) {
      if (Constr === AbstractType) {
        const t = new TypeConstructor();
        t._map = type._map;
        type._map.forEach(
          /** @param {Item?} n */
          (n) => {
            for (; n !== null; n = n.left) {
              n.parent = t;
            }
          }
        );
        t._start = type._start;
        for (let n = t._start; n !== null; n = n.right) {
          n.parent = t;
        }
        t._length = type._length;
        this.share.set(name2, t);
        t._integrate(this, null);
        return (
          /** @type {InstanceType<Type>} */
          t
        );
      } else {
        throw new Error(`Type with the name ${name2} has already been defined with a different constructor`);
      }
    }
    return (
      /** @type {InstanceType<Type>} */
      type
    );
  }
  /**
   * @template T
   * @param {string} [name]
   * @return {YArray<T>}
   *
   * @public
   */
  getArray(name2 = "") {
    return (
      /** @type {YArray<T>} */
      this.get(name2, YArray)
    );
  }
  /**
   * @param {string} [name]
   * @return {YText}
   *
   * @public
   */
  getText(name2 = "") {
    return this.get(name2, YText);
  }
  /**
   * @template T
   * @param {string} [name]
   * @return {YMap<T>}
   *
   * @public
   */
  getMap(name2 = "") {
    return (
      /** @type {YMap<T>} */
      this.get(name2, YMap)
    );
  }
  /**
   * @param {string} [name]
   * @return {YXmlElement}
   *
   * @public
   */
  getXmlElement(name2 = "") {
    return (
      /** @type {YXmlElement<{[key:string]:string}>} */
      this.get(name2, YXmlElement)
    );
  }
  /**
   * @param {string} [name]
   * @return {YXmlFragment}
   *
   * @public
   */
  getXmlFragment(name2 = "") {
    return this.get(name2, YXmlFragment);
  }
  /**
   * Converts the entire document into a js object, recursively traversing each yjs type
   * Doesn't log types that have not been defined (using ydoc.getType(..)).
   *
   * @deprecated Do not use this method and rather call toJSON directly on the shared types.
   *
   * @return {Object<string, any>}
   */
  toJSON() {
    const doc = {};
    this.share.forEach((value2, key) => {
      doc[key] = value2.toJSON();
    });
    return doc;
  }
  /**
   * Emit `destroy` event and unregister all event handlers.
   */
  destroy() {
    this.isDestroyed = true;
    from(this.subdocs).forEach((subdoc) => subdoc.destroy());
    const item = this._item;
    if (item !== null) {
      this._item = null;
      const content = (
        /** @type {ContentDoc} */
        item.content
      );
      content.doc = new _Doc({ guid: this.guid, ...content.opts, shouldLoad: false });
      content.doc._item = item;
      transact(
        /** @type {any} */
        item.parent.doc,
        (transaction) => {
          const doc = content.doc;
          if (!item.deleted) {
            transaction.subdocsAdded.add(doc);
          }
          transaction.subdocsRemoved.add(this);
        },
        null,
        true
      );
    }
    this.emit("destroyed", [true]);
    this.emit("destroy", [this]);
    super.destroy();
  }
};
var DSDecoderV1 = class {
  /**
   * @param {decoding.Decoder} decoder
   */
  constructor(decoder) {
    this.restDecoder = decoder;
  }
  resetDsCurVal() {
  }
  /**
   * @return {number}
   */
  readDsClock() {
    return readVarUint(this.restDecoder);
  }
  /**
   * @return {number}
   */
  readDsLen() {
    return readVarUint(this.restDecoder);
  }
};
var UpdateDecoderV1 = class extends DSDecoderV1 {
  /**
   * @return {ID}
   */
  readLeftID() {
    return createID(readVarUint(this.restDecoder), readVarUint(this.restDecoder));
  }
  /**
   * @return {ID}
   */
  readRightID() {
    return createID(readVarUint(this.restDecoder), readVarUint(this.restDecoder));
  }
  /**
   * Read the next client id.
   * Use this in favor of readID whenever possible to reduce the number of objects created.
   */
  readClient() {
    return readVarUint(this.restDecoder);
  }
  /**
   * @return {number} info An unsigned 8-bit integer
   */
  readInfo() {
    return readUint8(this.restDecoder);
  }
  /**
   * @return {string}
   */
  readString() {
    return readVarString(this.restDecoder);
  }
  /**
   * @return {boolean} isKey
   */
  readParentInfo() {
    return readVarUint(this.restDecoder) === 1;
  }
  /**
   * @return {number} info An unsigned 8-bit integer
   */
  readTypeRef() {
    return readVarUint(this.restDecoder);
  }
  /**
   * Write len of a struct - well suited for Opt RLE encoder.
   *
   * @return {number} len
   */
  readLen() {
    return readVarUint(this.restDecoder);
  }
  /**
   * @return {any}
   */
  readAny() {
    return readAny(this.restDecoder);
  }
  /**
   * @return {Uint8Array}
   */
  readBuf() {
    return copyUint8Array(readVarUint8Array(this.restDecoder));
  }
  /**
   * Legacy implementation uses JSON parse. We use any-decoding in v2.
   *
   * @return {any}
   */
  readJSON() {
    return JSON.parse(readVarString(this.restDecoder));
  }
  /**
   * @return {string}
   */
  readKey() {
    return readVarString(this.restDecoder);
  }
};
var DSDecoderV2 = class {
  /**
   * @param {decoding.Decoder} decoder
   */
  constructor(decoder) {
    this.dsCurrVal = 0;
    this.restDecoder = decoder;
  }
  resetDsCurVal() {
    this.dsCurrVal = 0;
  }
  /**
   * @return {number}
   */
  readDsClock() {
    this.dsCurrVal += readVarUint(this.restDecoder);
    return this.dsCurrVal;
  }
  /**
   * @return {number}
   */
  readDsLen() {
    const diff = readVarUint(this.restDecoder) + 1;
    this.dsCurrVal += diff;
    return diff;
  }
};
var UpdateDecoderV2 = class extends DSDecoderV2 {
  /**
   * @param {decoding.Decoder} decoder
   */
  constructor(decoder) {
    super(decoder);
    this.keys = [];
    readVarUint(decoder);
    this.keyClockDecoder = new IntDiffOptRleDecoder(readVarUint8Array(decoder));
    this.clientDecoder = new UintOptRleDecoder(readVarUint8Array(decoder));
    this.leftClockDecoder = new IntDiffOptRleDecoder(readVarUint8Array(decoder));
    this.rightClockDecoder = new IntDiffOptRleDecoder(readVarUint8Array(decoder));
    this.infoDecoder = new RleDecoder(readVarUint8Array(decoder), readUint8);
    this.stringDecoder = new StringDecoder(readVarUint8Array(decoder));
    this.parentInfoDecoder = new RleDecoder(readVarUint8Array(decoder), readUint8);
    this.typeRefDecoder = new UintOptRleDecoder(readVarUint8Array(decoder));
    this.lenDecoder = new UintOptRleDecoder(readVarUint8Array(decoder));
  }
  /**
   * @return {ID}
   */
  readLeftID() {
    return new ID(this.clientDecoder.read(), this.leftClockDecoder.read());
  }
  /**
   * @return {ID}
   */
  readRightID() {
    return new ID(this.clientDecoder.read(), this.rightClockDecoder.read());
  }
  /**
   * Read the next client id.
   * Use this in favor of readID whenever possible to reduce the number of objects created.
   */
  readClient() {
    return this.clientDecoder.read();
  }
  /**
   * @return {number} info An unsigned 8-bit integer
   */
  readInfo() {
    return (
      /** @type {number} */
      this.infoDecoder.read()
    );
  }
  /**
   * @return {string}
   */
  readString() {
    return this.stringDecoder.read();
  }
  /**
   * @return {boolean}
   */
  readParentInfo() {
    return this.parentInfoDecoder.read() === 1;
  }
  /**
   * @return {number} An unsigned 8-bit integer
   */
  readTypeRef() {
    return this.typeRefDecoder.read();
  }
  /**
   * Write len of a struct - well suited for Opt RLE encoder.
   *
   * @return {number}
   */
  readLen() {
    return this.lenDecoder.read();
  }
  /**
   * @return {any}
   */
  readAny() {
    return readAny(this.restDecoder);
  }
  /**
   * @return {Uint8Array}
   */
  readBuf() {
    return readVarUint8Array(this.restDecoder);
  }
  /**
   * This is mainly here for legacy purposes.
   *
   * Initial we incoded objects using JSON. Now we use the much faster lib0/any-encoder. This method mainly exists for legacy purposes for the v1 encoder.
   *
   * @return {any}
   */
  readJSON() {
    return readAny(this.restDecoder);
  }
  /**
   * @return {string}
   */
  readKey() {
    const keyClock = this.keyClockDecoder.read();
    if (keyClock < this.keys.length) {
      return this.keys[keyClock];
    } else {
      const key = this.stringDecoder.read();
      this.keys.push(key);
      return key;
    }
  }
};
var DSEncoderV1 = class {
  constructor() {
    this.restEncoder = createEncoder();
  }
  toUint8Array() {
    return toUint8Array(this.restEncoder);
  }
  resetDsCurVal() {
  }
  /**
   * @param {number} clock
   */
  writeDsClock(clock) {
    writeVarUint(this.restEncoder, clock);
  }
  /**
   * @param {number} len
   */
  writeDsLen(len) {
    writeVarUint(this.restEncoder, len);
  }
};
var UpdateEncoderV1 = class extends DSEncoderV1 {
  /**
   * @param {ID} id
   */
  writeLeftID(id3) {
    writeVarUint(this.restEncoder, id3.client);
    writeVarUint(this.restEncoder, id3.clock);
  }
  /**
   * @param {ID} id
   */
  writeRightID(id3) {
    writeVarUint(this.restEncoder, id3.client);
    writeVarUint(this.restEncoder, id3.clock);
  }
  /**
   * Use writeClient and writeClock instead of writeID if possible.
   * @param {number} client
   */
  writeClient(client) {
    writeVarUint(this.restEncoder, client);
  }
  /**
   * @param {number} info An unsigned 8-bit integer
   */
  writeInfo(info) {
    writeUint8(this.restEncoder, info);
  }
  /**
   * @param {string} s
   */
  writeString(s) {
    writeVarString(this.restEncoder, s);
  }
  /**
   * @param {boolean} isYKey
   */
  writeParentInfo(isYKey) {
    writeVarUint(this.restEncoder, isYKey ? 1 : 0);
  }
  /**
   * @param {number} info An unsigned 8-bit integer
   */
  writeTypeRef(info) {
    writeVarUint(this.restEncoder, info);
  }
  /**
   * Write len of a struct - well suited for Opt RLE encoder.
   *
   * @param {number} len
   */
  writeLen(len) {
    writeVarUint(this.restEncoder, len);
  }
  /**
   * @param {any} any
   */
  writeAny(any2) {
    writeAny(this.restEncoder, any2);
  }
  /**
   * @param {Uint8Array} buf
   */
  writeBuf(buf) {
    writeVarUint8Array(this.restEncoder, buf);
  }
  /**
   * @param {any} embed
   */
  writeJSON(embed) {
    writeVarString(this.restEncoder, JSON.stringify(embed));
  }
  /**
   * @param {string} key
   */
  writeKey(key) {
    writeVarString(this.restEncoder, key);
  }
};
var DSEncoderV2 = class {
  constructor() {
    this.restEncoder = createEncoder();
    this.dsCurrVal = 0;
  }
  toUint8Array() {
    return toUint8Array(this.restEncoder);
  }
  resetDsCurVal() {
    this.dsCurrVal = 0;
  }
  /**
   * @param {number} clock
   */
  writeDsClock(clock) {
    const diff = clock - this.dsCurrVal;
    this.dsCurrVal = clock;
    writeVarUint(this.restEncoder, diff);
  }
  /**
   * @param {number} len
   */
  writeDsLen(len) {
    if (len === 0) {
      unexpectedCase();
    }
    writeVarUint(this.restEncoder, len - 1);
    this.dsCurrVal += len;
  }
};
var UpdateEncoderV2 = class extends DSEncoderV2 {
  constructor() {
    super();
    this.keyMap = /* @__PURE__ */ new Map();
    this.keyClock = 0;
    this.keyClockEncoder = new IntDiffOptRleEncoder();
    this.clientEncoder = new UintOptRleEncoder();
    this.leftClockEncoder = new IntDiffOptRleEncoder();
    this.rightClockEncoder = new IntDiffOptRleEncoder();
    this.infoEncoder = new RleEncoder(writeUint8);
    this.stringEncoder = new StringEncoder();
    this.parentInfoEncoder = new RleEncoder(writeUint8);
    this.typeRefEncoder = new UintOptRleEncoder();
    this.lenEncoder = new UintOptRleEncoder();
  }
  toUint8Array() {
    const encoder2 = createEncoder();
    writeVarUint(encoder2, 0);
    writeVarUint8Array(encoder2, this.keyClockEncoder.toUint8Array());
    writeVarUint8Array(encoder2, this.clientEncoder.toUint8Array());
    writeVarUint8Array(encoder2, this.leftClockEncoder.toUint8Array());
    writeVarUint8Array(encoder2, this.rightClockEncoder.toUint8Array());
    writeVarUint8Array(encoder2, toUint8Array(this.infoEncoder));
    writeVarUint8Array(encoder2, this.stringEncoder.toUint8Array());
    writeVarUint8Array(encoder2, toUint8Array(this.parentInfoEncoder));
    writeVarUint8Array(encoder2, this.typeRefEncoder.toUint8Array());
    writeVarUint8Array(encoder2, this.lenEncoder.toUint8Array());
    writeUint8Array(encoder2, toUint8Array(this.restEncoder));
    return toUint8Array(encoder2);
  }
  /**
   * @param {ID} id
   */
  writeLeftID(id3) {
    this.clientEncoder.write(id3.client);
    this.leftClockEncoder.write(id3.clock);
  }
  /**
   * @param {ID} id
   */
  writeRightID(id3) {
    this.clientEncoder.write(id3.client);
    this.rightClockEncoder.write(id3.clock);
  }
  /**
   * @param {number} client
   */
  writeClient(client) {
    this.clientEncoder.write(client);
  }
  /**
   * @param {number} info An unsigned 8-bit integer
   */
  writeInfo(info) {
    this.infoEncoder.write(info);
  }
  /**
   * @param {string} s
   */
  writeString(s) {
    this.stringEncoder.write(s);
  }
  /**
   * @param {boolean} isYKey
   */
  writeParentInfo(isYKey) {
    this.parentInfoEncoder.write(isYKey ? 1 : 0);
  }
  /**
   * @param {number} info An unsigned 8-bit integer
   */
  writeTypeRef(info) {
    this.typeRefEncoder.write(info);
  }
  /**
   * Write len of a struct - well suited for Opt RLE encoder.
   *
   * @param {number} len
   */
  writeLen(len) {
    this.lenEncoder.write(len);
  }
  /**
   * @param {any} any
   */
  writeAny(any2) {
    writeAny(this.restEncoder, any2);
  }
  /**
   * @param {Uint8Array} buf
   */
  writeBuf(buf) {
    writeVarUint8Array(this.restEncoder, buf);
  }
  /**
   * This is mainly here for legacy purposes.
   *
   * Initial we incoded objects using JSON. Now we use the much faster lib0/any-encoder. This method mainly exists for legacy purposes for the v1 encoder.
   *
   * @param {any} embed
   */
  writeJSON(embed) {
    writeAny(this.restEncoder, embed);
  }
  /**
   * Property keys are often reused. For example, in y-prosemirror the key `bold` might
   * occur very often. For a 3d application, the key `position` might occur very often.
   *
   * We cache these keys in a Map and refer to them via a unique number.
   *
   * @param {string} key
   */
  writeKey(key) {
    const clock = this.keyMap.get(key);
    if (clock === void 0) {
      this.keyClockEncoder.write(this.keyClock++);
      this.stringEncoder.write(key);
    } else {
      this.keyClockEncoder.write(clock);
    }
  }
};
var writeStructs = (encoder2, structs, client, clock) => {
  clock = max(clock, structs[0].id.clock);
  const startNewStructs = findIndexSS(structs, clock);
  writeVarUint(encoder2.restEncoder, structs.length - startNewStructs);
  encoder2.writeClient(client);
  writeVarUint(encoder2.restEncoder, clock);
  const firstStruct = structs[startNewStructs];
  firstStruct.write(encoder2, clock - firstStruct.id.clock);
  for (let i2 = startNewStructs + 1; i2 < structs.length; i2++) {
    structs[i2].write(encoder2, 0);
  }
};
var writeClientsStructs = (encoder2, store, _sm) => {
  const sm = /* @__PURE__ */ new Map();
  _sm.forEach((clock, client) => {
    if (getState(store, client) > clock) {
      sm.set(client, clock);
    }
  });
  getStateVector(store).forEach((_clock, client) => {
    if (!_sm.has(client)) {
      sm.set(client, 0);
    }
  });
  writeVarUint(encoder2.restEncoder, sm.size);
  from(sm.entries()).sort((a, b) => b[0] - a[0]).forEach(([client, clock]) => {
    writeStructs(
      encoder2,
      /** @type {Array<GC|Item>} */
      store.clients.get(client),
      client,
      clock
    );
  });
};
var readClientsStructRefs = (decoder, doc) => {
  const clientRefs = create();
  const numOfStateUpdates = readVarUint(decoder.restDecoder);
  for (let i2 = 0; i2 < numOfStateUpdates; i2++) {
    const numberOfStructs = readVarUint(decoder.restDecoder);
    const refs = new Array(numberOfStructs);
    const client = decoder.readClient();
    let clock = readVarUint(decoder.restDecoder);
    clientRefs.set(client, { i: 0, refs });
    for (let i3 = 0; i3 < numberOfStructs; i3++) {
      const info = decoder.readInfo();
      switch (BITS5 & info) {
        case 0: {
          const len = decoder.readLen();
          refs[i3] = new GC(createID(client, clock), len);
          clock += len;
          break;
        }
        case 10: {
          const len = readVarUint(decoder.restDecoder);
          refs[i3] = new Skip(createID(client, clock), len);
          clock += len;
          break;
        }
        default: {
          const cantCopyParentInfo = (info & (BIT7 | BIT8)) === 0;
          const struct = new Item(
            createID(client, clock),
            null,
            // left
            (info & BIT8) === BIT8 ? decoder.readLeftID() : null,
            // origin
            null,
            // right
            (info & BIT7) === BIT7 ? decoder.readRightID() : null,
            // right origin
            cantCopyParentInfo ? decoder.readParentInfo() ? doc.get(decoder.readString()) : decoder.readLeftID() : null,
            // parent
            cantCopyParentInfo && (info & BIT6) === BIT6 ? decoder.readString() : null,
            // parentSub
            readItemContent(decoder, info)
            // item content
          );
          refs[i3] = struct;
          clock += struct.length;
        }
      }
    }
  }
  return clientRefs;
};
var integrateStructs = (transaction, store, clientsStructRefs) => {
  const stack = [];
  let clientsStructRefsIds = from(clientsStructRefs.keys()).sort((a, b) => a - b);
  if (clientsStructRefsIds.length === 0) {
    return null;
  }
  const getNextStructTarget = () => {
    if (clientsStructRefsIds.length === 0) {
      return null;
    }
    let nextStructsTarget = (
      /** @type {{i:number,refs:Array<GC|Item>}} */
      clientsStructRefs.get(clientsStructRefsIds[clientsStructRefsIds.length - 1])
    );
    while (nextStructsTarget.refs.length === nextStructsTarget.i) {
      clientsStructRefsIds.pop();
      if (clientsStructRefsIds.length > 0) {
        nextStructsTarget = /** @type {{i:number,refs:Array<GC|Item>}} */
        clientsStructRefs.get(clientsStructRefsIds[clientsStructRefsIds.length - 1]);
      } else {
        return null;
      }
    }
    return nextStructsTarget;
  };
  let curStructsTarget = getNextStructTarget();
  if (curStructsTarget === null) {
    return null;
  }
  const restStructs = new StructStore();
  const missingSV = /* @__PURE__ */ new Map();
  const updateMissingSv = (client, clock) => {
    const mclock = missingSV.get(client);
    if (mclock == null || mclock > clock) {
      missingSV.set(client, clock);
    }
  };
  let stackHead = (
    /** @type {any} */
    curStructsTarget.refs[
      /** @type {any} */
      curStructsTarget.i++
    ]
  );
  const state = /* @__PURE__ */ new Map();
  const addStackToRestSS = () => {
    for (const item of stack) {
      const client = item.id.client;
      const inapplicableItems = clientsStructRefs.get(client);
      if (inapplicableItems) {
        inapplicableItems.i--;
        restStructs.clients.set(client, inapplicableItems.refs.slice(inapplicableItems.i));
        clientsStructRefs.delete(client);
        inapplicableItems.i = 0;
        inapplicableItems.refs = [];
      } else {
        restStructs.clients.set(client, [item]);
      }
      clientsStructRefsIds = clientsStructRefsIds.filter((c) => c !== client);
    }
    stack.length = 0;
  };
  while (true) {
    if (stackHead.constructor !== Skip) {
      const localClock = setIfUndefined(state, stackHead.id.client, () => getState(store, stackHead.id.client));
      const offset = localClock - stackHead.id.clock;
      if (offset < 0) {
        stack.push(stackHead);
        updateMissingSv(stackHead.id.client, stackHead.id.clock - 1);
        addStackToRestSS();
      } else {
        const missing = stackHead.getMissing(transaction, store);
        if (missing !== null) {
          stack.push(stackHead);
          const structRefs = clientsStructRefs.get(
            /** @type {number} */
            missing
          ) || { refs: [], i: 0 };
          if (structRefs.refs.length === structRefs.i) {
            updateMissingSv(
              /** @type {number} */
              missing,
              getState(store, missing)
            );
            addStackToRestSS();
          } else {
            stackHead = structRefs.refs[structRefs.i++];
            continue;
          }
        } else if (offset === 0 || offset < stackHead.length) {
          stackHead.integrate(transaction, offset);
          state.set(stackHead.id.client, stackHead.id.clock + stackHead.length);
        }
      }
    }
    if (stack.length > 0) {
      stackHead = /** @type {GC|Item} */
      stack.pop();
    } else if (curStructsTarget !== null && curStructsTarget.i < curStructsTarget.refs.length) {
      stackHead = /** @type {GC|Item} */
      curStructsTarget.refs[curStructsTarget.i++];
    } else {
      curStructsTarget = getNextStructTarget();
      if (curStructsTarget === null) {
        break;
      } else {
        stackHead = /** @type {GC|Item} */
        curStructsTarget.refs[curStructsTarget.i++];
      }
    }
  }
  if (restStructs.clients.size > 0) {
    const encoder2 = new UpdateEncoderV2();
    writeClientsStructs(encoder2, restStructs, /* @__PURE__ */ new Map());
    writeVarUint(encoder2.restEncoder, 0);
    return { missing: missingSV, update: encoder2.toUint8Array() };
  }
  return null;
};
var writeStructsFromTransaction = (encoder2, transaction) => writeClientsStructs(encoder2, transaction.doc.store, transaction.beforeState);
var readUpdateV2 = (decoder, ydoc, transactionOrigin, structDecoder = new UpdateDecoderV2(decoder)) => transact(ydoc, (transaction) => {
  transaction.local = false;
  let retry = false;
  const doc = transaction.doc;
  const store = doc.store;
  const ss = readClientsStructRefs(structDecoder, doc);
  const restStructs = integrateStructs(transaction, store, ss);
  const pending = store.pendingStructs;
  if (pending) {
    for (const [client, clock] of pending.missing) {
      if (clock < getState(store, client)) {
        retry = true;
        break;
      }
    }
    if (restStructs) {
      for (const [client, clock] of restStructs.missing) {
        const mclock = pending.missing.get(client);
        if (mclock == null || mclock > clock) {
          pending.missing.set(client, clock);
        }
      }
      pending.update = mergeUpdatesV2([pending.update, restStructs.update]);
    }
  } else {
    store.pendingStructs = restStructs;
  }
  const dsRest = readAndApplyDeleteSet(structDecoder, transaction, store);
  if (store.pendingDs) {
    const pendingDSUpdate = new UpdateDecoderV2(createDecoder(store.pendingDs));
    readVarUint(pendingDSUpdate.restDecoder);
    const dsRest2 = readAndApplyDeleteSet(pendingDSUpdate, transaction, store);
    if (dsRest && dsRest2) {
      store.pendingDs = mergeUpdatesV2([dsRest, dsRest2]);
    } else {
      store.pendingDs = dsRest || dsRest2;
    }
  } else {
    store.pendingDs = dsRest;
  }
  if (retry) {
    const update = (
      /** @type {{update: Uint8Array}} */
      store.pendingStructs.update
    );
    store.pendingStructs = null;
    applyUpdateV2(transaction.doc, update);
  }
}, transactionOrigin, false);
var applyUpdateV2 = (ydoc, update, transactionOrigin, YDecoder = UpdateDecoderV2) => {
  const decoder = createDecoder(update);
  readUpdateV2(decoder, ydoc, transactionOrigin, new YDecoder(decoder));
};
var applyUpdate = (ydoc, update, transactionOrigin) => applyUpdateV2(ydoc, update, transactionOrigin, UpdateDecoderV1);
var writeStateAsUpdate = (encoder2, doc, targetStateVector = /* @__PURE__ */ new Map()) => {
  writeClientsStructs(encoder2, doc.store, targetStateVector);
  writeDeleteSet(encoder2, createDeleteSetFromStructStore(doc.store));
};
var encodeStateAsUpdateV2 = (doc, encodedTargetStateVector = new Uint8Array([0]), encoder2 = new UpdateEncoderV2()) => {
  const targetStateVector = decodeStateVector(encodedTargetStateVector);
  writeStateAsUpdate(encoder2, doc, targetStateVector);
  const updates = [encoder2.toUint8Array()];
  if (doc.store.pendingDs) {
    updates.push(doc.store.pendingDs);
  }
  if (doc.store.pendingStructs) {
    updates.push(diffUpdateV2(doc.store.pendingStructs.update, encodedTargetStateVector));
  }
  if (updates.length > 1) {
    if (encoder2.constructor === UpdateEncoderV1) {
      return mergeUpdates(updates.map((update, i2) => i2 === 0 ? update : convertUpdateFormatV2ToV1(update)));
    } else if (encoder2.constructor === UpdateEncoderV2) {
      return mergeUpdatesV2(updates);
    }
  }
  return updates[0];
};
var readStateVector = (decoder) => {
  const ss = /* @__PURE__ */ new Map();
  const ssLength = readVarUint(decoder.restDecoder);
  for (let i2 = 0; i2 < ssLength; i2++) {
    const client = readVarUint(decoder.restDecoder);
    const clock = readVarUint(decoder.restDecoder);
    ss.set(client, clock);
  }
  return ss;
};
var decodeStateVector = (decodedState) => readStateVector(new DSDecoderV1(createDecoder(decodedState)));
var EventHandler = class {
  constructor() {
    this.l = [];
  }
};
var createEventHandler = () => new EventHandler();
var addEventHandlerListener = (eventHandler, f) => eventHandler.l.push(f);
var removeEventHandlerListener = (eventHandler, f) => {
  const l = eventHandler.l;
  const len = l.length;
  eventHandler.l = l.filter((g) => f !== g);
  if (len === eventHandler.l.length) {
    console.error("[yjs] Tried to remove event handler that doesn't exist.");
  }
};
var callEventHandlerListeners = (eventHandler, arg0, arg1) => callAll(eventHandler.l, [arg0, arg1]);
var ID = class {
  /**
   * @param {number} client client id
   * @param {number} clock unique per client id, continuous number
   */
  constructor(client, clock) {
    this.client = client;
    this.clock = clock;
  }
};
var compareIDs = (a, b) => a === b || a !== null && b !== null && a.client === b.client && a.clock === b.clock;
var createID = (client, clock) => new ID(client, clock);
var findRootTypeKey = (type) => {
  for (const [key, value2] of type.doc.share.entries()) {
    if (value2 === type) {
      return key;
    }
  }
  throw unexpectedCase();
};
var Snapshot = class {
  /**
   * @param {DeleteSet} ds
   * @param {Map<number,number>} sv state map
   */
  constructor(ds, sv) {
    this.ds = ds;
    this.sv = sv;
  }
};
var createSnapshot = (ds, sm) => new Snapshot(ds, sm);
var emptySnapshot = createSnapshot(createDeleteSet(), /* @__PURE__ */ new Map());
var isVisible = (item, snapshot) => snapshot === void 0 ? !item.deleted : snapshot.sv.has(item.id.client) && (snapshot.sv.get(item.id.client) || 0) > item.id.clock && !isDeleted(snapshot.ds, item.id);
var splitSnapshotAffectedStructs = (transaction, snapshot) => {
  const meta2 = setIfUndefined(transaction.meta, splitSnapshotAffectedStructs, create2);
  const store = transaction.doc.store;
  if (!meta2.has(snapshot)) {
    snapshot.sv.forEach((clock, client) => {
      if (clock < getState(store, client)) {
        getItemCleanStart(transaction, createID(client, clock));
      }
    });
    iterateDeletedStructs(transaction, snapshot.ds, (_item) => {
    });
    meta2.add(snapshot);
  }
};
var StructStore = class {
  constructor() {
    this.clients = /* @__PURE__ */ new Map();
    this.pendingStructs = null;
    this.pendingDs = null;
  }
};
var getStateVector = (store) => {
  const sm = /* @__PURE__ */ new Map();
  store.clients.forEach((structs, client) => {
    const struct = structs[structs.length - 1];
    sm.set(client, struct.id.clock + struct.length);
  });
  return sm;
};
var getState = (store, client) => {
  const structs = store.clients.get(client);
  if (structs === void 0) {
    return 0;
  }
  const lastStruct = structs[structs.length - 1];
  return lastStruct.id.clock + lastStruct.length;
};
var addStruct = (store, struct) => {
  let structs = store.clients.get(struct.id.client);
  if (structs === void 0) {
    structs = [];
    store.clients.set(struct.id.client, structs);
  } else {
    const lastStruct = structs[structs.length - 1];
    if (lastStruct.id.clock + lastStruct.length !== struct.id.clock) {
      throw unexpectedCase();
    }
  }
  structs.push(struct);
};
var findIndexSS = (structs, clock) => {
  let left = 0;
  let right = structs.length - 1;
  let mid = structs[right];
  let midclock = mid.id.clock;
  if (midclock === clock) {
    return right;
  }
  let midindex = floor(clock / (midclock + mid.length - 1) * right);
  while (left <= right) {
    mid = structs[midindex];
    midclock = mid.id.clock;
    if (midclock <= clock) {
      if (clock < midclock + mid.length) {
        return midindex;
      }
      left = midindex + 1;
    } else {
      right = midindex - 1;
    }
    midindex = floor((left + right) / 2);
  }
  throw unexpectedCase();
};
var find = (store, id3) => {
  const structs = store.clients.get(id3.client);
  return structs[findIndexSS(structs, id3.clock)];
};
var getItem = (
  /** @type {function(StructStore,ID):Item} */
  find
);
var findIndexCleanStart = (transaction, structs, clock) => {
  const index = findIndexSS(structs, clock);
  const struct = structs[index];
  if (struct.id.clock < clock && struct instanceof Item) {
    structs.splice(index + 1, 0, splitItem(transaction, struct, clock - struct.id.clock));
    return index + 1;
  }
  return index;
};
var getItemCleanStart = (transaction, id3) => {
  const structs = (
    /** @type {Array<Item>} */
    transaction.doc.store.clients.get(id3.client)
  );
  return structs[findIndexCleanStart(transaction, structs, id3.clock)];
};
var getItemCleanEnd = (transaction, store, id3) => {
  const structs = store.clients.get(id3.client);
  const index = findIndexSS(structs, id3.clock);
  const struct = structs[index];
  if (id3.clock !== struct.id.clock + struct.length - 1 && struct.constructor !== GC) {
    structs.splice(index + 1, 0, splitItem(transaction, struct, id3.clock - struct.id.clock + 1));
  }
  return struct;
};
var replaceStruct = (store, struct, newStruct) => {
  const structs = (
    /** @type {Array<GC|Item>} */
    store.clients.get(struct.id.client)
  );
  structs[findIndexSS(structs, struct.id.clock)] = newStruct;
};
var iterateStructs = (transaction, structs, clockStart, len, f) => {
  if (len === 0) {
    return;
  }
  const clockEnd = clockStart + len;
  let index = findIndexCleanStart(transaction, structs, clockStart);
  let struct;
  do {
    struct = structs[index++];
    if (clockEnd < struct.id.clock + struct.length) {
      findIndexCleanStart(transaction, structs, clockEnd);
    }
    f(struct);
  } while (index < structs.length && structs[index].id.clock < clockEnd);
};
var Transaction = class {
  /**
   * @param {Doc} doc
   * @param {any} origin
   * @param {boolean} local
   */
  constructor(doc, origin, local) {
    this.doc = doc;
    this.deleteSet = new DeleteSet();
    this.beforeState = getStateVector(doc.store);
    this.afterState = /* @__PURE__ */ new Map();
    this.changed = /* @__PURE__ */ new Map();
    this.changedParentTypes = /* @__PURE__ */ new Map();
    this._mergeStructs = [];
    this.origin = origin;
    this.meta = /* @__PURE__ */ new Map();
    this.local = local;
    this.subdocsAdded = /* @__PURE__ */ new Set();
    this.subdocsRemoved = /* @__PURE__ */ new Set();
    this.subdocsLoaded = /* @__PURE__ */ new Set();
    this._needFormattingCleanup = false;
  }
};
var writeUpdateMessageFromTransaction = (encoder2, transaction) => {
  if (transaction.deleteSet.clients.size === 0 && !any(transaction.afterState, (clock, client) => transaction.beforeState.get(client) !== clock)) {
    return false;
  }
  sortAndMergeDeleteSet(transaction.deleteSet);
  writeStructsFromTransaction(encoder2, transaction);
  writeDeleteSet(encoder2, transaction.deleteSet);
  return true;
};
var addChangedTypeToTransaction = (transaction, type, parentSub) => {
  const item = type._item;
  if (item === null || item.id.clock < (transaction.beforeState.get(item.id.client) || 0) && !item.deleted) {
    setIfUndefined(transaction.changed, type, create2).add(parentSub);
  }
};
var tryToMergeWithLefts = (structs, pos) => {
  let right = structs[pos];
  let left = structs[pos - 1];
  let i2 = pos;
  for (; i2 > 0; right = left, left = structs[--i2 - 1]) {
    if (left.deleted === right.deleted && left.constructor === right.constructor) {
      if (left.mergeWith(right)) {
        if (right instanceof Item && right.parentSub !== null && /** @type {AbstractType<any>} */
        right.parent._map.get(right.parentSub) === right) {
          right.parent._map.set(
            right.parentSub,
            /** @type {Item} */
            left
          );
        }
        continue;
      }
    }
    break;
  }
  const merged = pos - i2;
  if (merged) {
    structs.splice(pos + 1 - merged, merged);
  }
  return merged;
};
var tryGcDeleteSet = (ds, store, gcFilter) => {
  for (const [client, deleteItems] of ds.clients.entries()) {
    const structs = (
      /** @type {Array<GC|Item>} */
      store.clients.get(client)
    );
    for (let di = deleteItems.length - 1; di >= 0; di--) {
      const deleteItem = deleteItems[di];
      const endDeleteItemClock = deleteItem.clock + deleteItem.len;
      for (let si = findIndexSS(structs, deleteItem.clock), struct = structs[si]; si < structs.length && struct.id.clock < endDeleteItemClock; struct = structs[++si]) {
        const struct2 = structs[si];
        if (deleteItem.clock + deleteItem.len <= struct2.id.clock) {
          break;
        }
        if (struct2 instanceof Item && struct2.deleted && !struct2.keep && gcFilter(struct2)) {
          struct2.gc(store, false);
        }
      }
    }
  }
};
var tryMergeDeleteSet = (ds, store) => {
  ds.clients.forEach((deleteItems, client) => {
    const structs = (
      /** @type {Array<GC|Item>} */
      store.clients.get(client)
    );
    for (let di = deleteItems.length - 1; di >= 0; di--) {
      const deleteItem = deleteItems[di];
      const mostRightIndexToCheck = min(structs.length - 1, 1 + findIndexSS(structs, deleteItem.clock + deleteItem.len - 1));
      for (let si = mostRightIndexToCheck, struct = structs[si]; si > 0 && struct.id.clock >= deleteItem.clock; struct = structs[si]) {
        si -= 1 + tryToMergeWithLefts(structs, si);
      }
    }
  });
};
var cleanupTransactions = (transactionCleanups, i2) => {
  if (i2 < transactionCleanups.length) {
    const transaction = transactionCleanups[i2];
    const doc = transaction.doc;
    const store = doc.store;
    const ds = transaction.deleteSet;
    const mergeStructs = transaction._mergeStructs;
    try {
      sortAndMergeDeleteSet(ds);
      transaction.afterState = getStateVector(transaction.doc.store);
      doc.emit("beforeObserverCalls", [transaction, doc]);
      const fs = [];
      transaction.changed.forEach(
        (subs, itemtype) => fs.push(() => {
          if (itemtype._item === null || !itemtype._item.deleted) {
            itemtype._callObserver(transaction, subs);
          }
        })
      );
      fs.push(() => {
        transaction.changedParentTypes.forEach((events, type) => {
          if (type._dEH.l.length > 0 && (type._item === null || !type._item.deleted)) {
            fs.push(() => {
              events = events.filter(
                (event) => event.target._item === null || !event.target._item.deleted
              );
              events.forEach((event) => {
                event.currentTarget = type;
                event._path = null;
              });
              events.sort((event1, event2) => event1.path.length - event2.path.length);
              callEventHandlerListeners(type._dEH, events, transaction);
            });
          }
        });
        fs.push(() => doc.emit("afterTransaction", [transaction, doc]));
        fs.push(() => {
          if (transaction._needFormattingCleanup) {
            cleanupYTextAfterTransaction(transaction);
          }
        });
      });
      callAll(fs, []);
    } finally {
      if (doc.gc) {
        tryGcDeleteSet(ds, store, doc.gcFilter);
      }
      tryMergeDeleteSet(ds, store);
      transaction.afterState.forEach((clock, client) => {
        const beforeClock = transaction.beforeState.get(client) || 0;
        if (beforeClock !== clock) {
          const structs = (
            /** @type {Array<GC|Item>} */
            store.clients.get(client)
          );
          const firstChangePos = max(findIndexSS(structs, beforeClock), 1);
          for (let i3 = structs.length - 1; i3 >= firstChangePos; ) {
            i3 -= 1 + tryToMergeWithLefts(structs, i3);
          }
        }
      });
      for (let i3 = mergeStructs.length - 1; i3 >= 0; i3--) {
        const { client, clock } = mergeStructs[i3].id;
        const structs = (
          /** @type {Array<GC|Item>} */
          store.clients.get(client)
        );
        const replacedStructPos = findIndexSS(structs, clock);
        if (replacedStructPos + 1 < structs.length) {
          if (tryToMergeWithLefts(structs, replacedStructPos + 1) > 1) {
            continue;
          }
        }
        if (replacedStructPos > 0) {
          tryToMergeWithLefts(structs, replacedStructPos);
        }
      }
      if (!transaction.local && transaction.afterState.get(doc.clientID) !== transaction.beforeState.get(doc.clientID)) {
        print(ORANGE, BOLD, "[yjs] ", UNBOLD, RED, "Changed the client-id because another client seems to be using it.");
        doc.clientID = generateNewClientId();
      }
      doc.emit("afterTransactionCleanup", [transaction, doc]);
      if (doc._observers.has("update")) {
        const encoder2 = new UpdateEncoderV1();
        const hasContent2 = writeUpdateMessageFromTransaction(encoder2, transaction);
        if (hasContent2) {
          doc.emit("update", [encoder2.toUint8Array(), transaction.origin, doc, transaction]);
        }
      }
      if (doc._observers.has("updateV2")) {
        const encoder2 = new UpdateEncoderV2();
        const hasContent2 = writeUpdateMessageFromTransaction(encoder2, transaction);
        if (hasContent2) {
          doc.emit("updateV2", [encoder2.toUint8Array(), transaction.origin, doc, transaction]);
        }
      }
      const { subdocsAdded, subdocsLoaded, subdocsRemoved } = transaction;
      if (subdocsAdded.size > 0 || subdocsRemoved.size > 0 || subdocsLoaded.size > 0) {
        subdocsAdded.forEach((subdoc) => {
          subdoc.clientID = doc.clientID;
          if (subdoc.collectionid == null) {
            subdoc.collectionid = doc.collectionid;
          }
          doc.subdocs.add(subdoc);
        });
        subdocsRemoved.forEach((subdoc) => doc.subdocs.delete(subdoc));
        doc.emit("subdocs", [{ loaded: subdocsLoaded, added: subdocsAdded, removed: subdocsRemoved }, doc, transaction]);
        subdocsRemoved.forEach((subdoc) => subdoc.destroy());
      }
      if (transactionCleanups.length <= i2 + 1) {
        doc._transactionCleanups = [];
        doc.emit("afterAllTransactions", [doc, transactionCleanups]);
      } else {
        cleanupTransactions(transactionCleanups, i2 + 1);
      }
    }
  }
};
var transact = (doc, f, origin = null, local = true) => {
  const transactionCleanups = doc._transactionCleanups;
  let initialCall = false;
  let result = null;
  if (doc._transaction === null) {
    initialCall = true;
    doc._transaction = new Transaction(doc, origin, local);
    transactionCleanups.push(doc._transaction);
    if (transactionCleanups.length === 1) {
      doc.emit("beforeAllTransactions", [doc]);
    }
    doc.emit("beforeTransaction", [doc._transaction, doc]);
  }
  try {
    result = f(doc._transaction);
  } finally {
    if (initialCall) {
      const finishCleanup = doc._transaction === transactionCleanups[0];
      doc._transaction = null;
      if (finishCleanup) {
        cleanupTransactions(transactionCleanups, 0);
      }
    }
  }
  return result;
};
function* lazyStructReaderGenerator(decoder) {
  const numOfStateUpdates = readVarUint(decoder.restDecoder);
  for (let i2 = 0; i2 < numOfStateUpdates; i2++) {
    const numberOfStructs = readVarUint(decoder.restDecoder);
    const client = decoder.readClient();
    let clock = readVarUint(decoder.restDecoder);
    for (let i3 = 0; i3 < numberOfStructs; i3++) {
      const info = decoder.readInfo();
      if (info === 10) {
        const len = readVarUint(decoder.restDecoder);
        yield new Skip(createID(client, clock), len);
        clock += len;
      } else if ((BITS5 & info) !== 0) {
        const cantCopyParentInfo = (info & (BIT7 | BIT8)) === 0;
        const struct = new Item(
          createID(client, clock),
          null,
          // left
          (info & BIT8) === BIT8 ? decoder.readLeftID() : null,
          // origin
          null,
          // right
          (info & BIT7) === BIT7 ? decoder.readRightID() : null,
          // right origin
          // @ts-ignore Force writing a string here.
          cantCopyParentInfo ? decoder.readParentInfo() ? decoder.readString() : decoder.readLeftID() : null,
          // parent
          cantCopyParentInfo && (info & BIT6) === BIT6 ? decoder.readString() : null,
          // parentSub
          readItemContent(decoder, info)
          // item content
        );
        yield struct;
        clock += struct.length;
      } else {
        const len = decoder.readLen();
        yield new GC(createID(client, clock), len);
        clock += len;
      }
    }
  }
}
var LazyStructReader = class {
  /**
   * @param {UpdateDecoderV1 | UpdateDecoderV2} decoder
   * @param {boolean} filterSkips
   */
  constructor(decoder, filterSkips) {
    this.gen = lazyStructReaderGenerator(decoder);
    this.curr = null;
    this.done = false;
    this.filterSkips = filterSkips;
    this.next();
  }
  /**
   * @return {Item | GC | Skip |null}
   */
  next() {
    do {
      this.curr = this.gen.next().value || null;
    } while (this.filterSkips && this.curr !== null && this.curr.constructor === Skip);
    return this.curr;
  }
};
var LazyStructWriter = class {
  /**
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder
   */
  constructor(encoder2) {
    this.currClient = 0;
    this.startClock = 0;
    this.written = 0;
    this.encoder = encoder2;
    this.clientStructs = [];
  }
};
var mergeUpdates = (updates) => mergeUpdatesV2(updates, UpdateDecoderV1, UpdateEncoderV1);
var sliceStruct = (left, diff) => {
  if (left.constructor === GC) {
    const { client, clock } = left.id;
    return new GC(createID(client, clock + diff), left.length - diff);
  } else if (left.constructor === Skip) {
    const { client, clock } = left.id;
    return new Skip(createID(client, clock + diff), left.length - diff);
  } else {
    const leftItem = (
      /** @type {Item} */
      left
    );
    const { client, clock } = leftItem.id;
    return new Item(
      createID(client, clock + diff),
      null,
      createID(client, clock + diff - 1),
      null,
      leftItem.rightOrigin,
      leftItem.parent,
      leftItem.parentSub,
      leftItem.content.splice(diff)
    );
  }
};
var mergeUpdatesV2 = (updates, YDecoder = UpdateDecoderV2, YEncoder = UpdateEncoderV2) => {
  if (updates.length === 1) {
    return updates[0];
  }
  const updateDecoders = updates.map((update) => new YDecoder(createDecoder(update)));
  let lazyStructDecoders = updateDecoders.map((decoder) => new LazyStructReader(decoder, true));
  let currWrite = null;
  const updateEncoder = new YEncoder();
  const lazyStructEncoder = new LazyStructWriter(updateEncoder);
  while (true) {
    lazyStructDecoders = lazyStructDecoders.filter((dec) => dec.curr !== null);
    lazyStructDecoders.sort(
      /** @type {function(any,any):number} */
      (dec1, dec2) => {
        if (dec1.curr.id.client === dec2.curr.id.client) {
          const clockDiff = dec1.curr.id.clock - dec2.curr.id.clock;
          if (clockDiff === 0) {
            return dec1.curr.constructor === dec2.curr.constructor ? 0 : dec1.curr.constructor === Skip ? 1 : -1;
          } else {
            return clockDiff;
          }
        } else {
          return dec2.curr.id.client - dec1.curr.id.client;
        }
      }
    );
    if (lazyStructDecoders.length === 0) {
      break;
    }
    const currDecoder = lazyStructDecoders[0];
    const firstClient = (
      /** @type {Item | GC} */
      currDecoder.curr.id.client
    );
    if (currWrite !== null) {
      let curr = (
        /** @type {Item | GC | null} */
        currDecoder.curr
      );
      let iterated = false;
      while (curr !== null && curr.id.clock + curr.length <= currWrite.struct.id.clock + currWrite.struct.length && curr.id.client >= currWrite.struct.id.client) {
        curr = currDecoder.next();
        iterated = true;
      }
      if (curr === null || // current decoder is empty
      curr.id.client !== firstClient || // check whether there is another decoder that has has updates from `firstClient`
      iterated && curr.id.clock > currWrite.struct.id.clock + currWrite.struct.length) {
        continue;
      }
      if (firstClient !== currWrite.struct.id.client) {
        writeStructToLazyStructWriter(lazyStructEncoder, currWrite.struct, currWrite.offset);
        currWrite = { struct: curr, offset: 0 };
        currDecoder.next();
      } else {
        if (currWrite.struct.id.clock + currWrite.struct.length < curr.id.clock) {
          if (currWrite.struct.constructor === Skip) {
            currWrite.struct.length = curr.id.clock + curr.length - currWrite.struct.id.clock;
          } else {
            writeStructToLazyStructWriter(lazyStructEncoder, currWrite.struct, currWrite.offset);
            const diff = curr.id.clock - currWrite.struct.id.clock - currWrite.struct.length;
            const struct = new Skip(createID(firstClient, currWrite.struct.id.clock + currWrite.struct.length), diff);
            currWrite = { struct, offset: 0 };
          }
        } else {
          const diff = currWrite.struct.id.clock + currWrite.struct.length - curr.id.clock;
          if (diff > 0) {
            if (currWrite.struct.constructor === Skip) {
              currWrite.struct.length -= diff;
            } else {
              curr = sliceStruct(curr, diff);
            }
          }
          if (!currWrite.struct.mergeWith(
            /** @type {any} */
            curr
          )) {
            writeStructToLazyStructWriter(lazyStructEncoder, currWrite.struct, currWrite.offset);
            currWrite = { struct: curr, offset: 0 };
            currDecoder.next();
          }
        }
      }
    } else {
      currWrite = { struct: (
        /** @type {Item | GC} */
        currDecoder.curr
      ), offset: 0 };
      currDecoder.next();
    }
    for (let next = currDecoder.curr; next !== null && next.id.client === firstClient && next.id.clock === currWrite.struct.id.clock + currWrite.struct.length && next.constructor !== Skip; next = currDecoder.next()) {
      writeStructToLazyStructWriter(lazyStructEncoder, currWrite.struct, currWrite.offset);
      currWrite = { struct: next, offset: 0 };
    }
  }
  if (currWrite !== null) {
    writeStructToLazyStructWriter(lazyStructEncoder, currWrite.struct, currWrite.offset);
    currWrite = null;
  }
  finishLazyStructWriting(lazyStructEncoder);
  const dss = updateDecoders.map((decoder) => readDeleteSet(decoder));
  const ds = mergeDeleteSets(dss);
  writeDeleteSet(updateEncoder, ds);
  return updateEncoder.toUint8Array();
};
var diffUpdateV2 = (update, sv, YDecoder = UpdateDecoderV2, YEncoder = UpdateEncoderV2) => {
  const state = decodeStateVector(sv);
  const encoder2 = new YEncoder();
  const lazyStructWriter = new LazyStructWriter(encoder2);
  const decoder = new YDecoder(createDecoder(update));
  const reader = new LazyStructReader(decoder, false);
  while (reader.curr) {
    const curr = reader.curr;
    const currClient = curr.id.client;
    const svClock = state.get(currClient) || 0;
    if (reader.curr.constructor === Skip) {
      reader.next();
      continue;
    }
    if (curr.id.clock + curr.length > svClock) {
      writeStructToLazyStructWriter(lazyStructWriter, curr, max(svClock - curr.id.clock, 0));
      reader.next();
      while (reader.curr && reader.curr.id.client === currClient) {
        writeStructToLazyStructWriter(lazyStructWriter, reader.curr, 0);
        reader.next();
      }
    } else {
      while (reader.curr && reader.curr.id.client === currClient && reader.curr.id.clock + reader.curr.length <= svClock) {
        reader.next();
      }
    }
  }
  finishLazyStructWriting(lazyStructWriter);
  const ds = readDeleteSet(decoder);
  writeDeleteSet(encoder2, ds);
  return encoder2.toUint8Array();
};
var flushLazyStructWriter = (lazyWriter) => {
  if (lazyWriter.written > 0) {
    lazyWriter.clientStructs.push({ written: lazyWriter.written, restEncoder: toUint8Array(lazyWriter.encoder.restEncoder) });
    lazyWriter.encoder.restEncoder = createEncoder();
    lazyWriter.written = 0;
  }
};
var writeStructToLazyStructWriter = (lazyWriter, struct, offset) => {
  if (lazyWriter.written > 0 && lazyWriter.currClient !== struct.id.client) {
    flushLazyStructWriter(lazyWriter);
  }
  if (lazyWriter.written === 0) {
    lazyWriter.currClient = struct.id.client;
    lazyWriter.encoder.writeClient(struct.id.client);
    writeVarUint(lazyWriter.encoder.restEncoder, struct.id.clock + offset);
  }
  struct.write(lazyWriter.encoder, offset);
  lazyWriter.written++;
};
var finishLazyStructWriting = (lazyWriter) => {
  flushLazyStructWriter(lazyWriter);
  const restEncoder = lazyWriter.encoder.restEncoder;
  writeVarUint(restEncoder, lazyWriter.clientStructs.length);
  for (let i2 = 0; i2 < lazyWriter.clientStructs.length; i2++) {
    const partStructs = lazyWriter.clientStructs[i2];
    writeVarUint(restEncoder, partStructs.written);
    writeUint8Array(restEncoder, partStructs.restEncoder);
  }
};
var convertUpdateFormat = (update, blockTransformer, YDecoder, YEncoder) => {
  const updateDecoder = new YDecoder(createDecoder(update));
  const lazyDecoder = new LazyStructReader(updateDecoder, false);
  const updateEncoder = new YEncoder();
  const lazyWriter = new LazyStructWriter(updateEncoder);
  for (let curr = lazyDecoder.curr; curr !== null; curr = lazyDecoder.next()) {
    writeStructToLazyStructWriter(lazyWriter, blockTransformer(curr), 0);
  }
  finishLazyStructWriting(lazyWriter);
  const ds = readDeleteSet(updateDecoder);
  writeDeleteSet(updateEncoder, ds);
  return updateEncoder.toUint8Array();
};
var convertUpdateFormatV2ToV1 = (update) => convertUpdateFormat(update, id, UpdateDecoderV2, UpdateEncoderV1);
var errorComputeChanges = "You must not compute changes after the event-handler fired.";
var YEvent = class {
  /**
   * @param {T} target The changed type.
   * @param {Transaction} transaction
   */
  constructor(target, transaction) {
    this.target = target;
    this.currentTarget = target;
    this.transaction = transaction;
    this._changes = null;
    this._keys = null;
    this._delta = null;
    this._path = null;
  }
  /**
   * Computes the path from `y` to the changed type.
   *
   * @todo v14 should standardize on path: Array<{parent, index}> because that is easier to work with.
   *
   * The following property holds:
   * @example
   *   let type = y
   *   event.path.forEach(dir => {
   *     type = type.get(dir)
   *   })
   *   type === event.target // => true
   */
  get path() {
    return this._path || (this._path = getPathTo(this.currentTarget, this.target));
  }
  /**
   * Check if a struct is deleted by this event.
   *
   * In contrast to change.deleted, this method also returns true if the struct was added and then deleted.
   *
   * @param {AbstractStruct} struct
   * @return {boolean}
   */
  deletes(struct) {
    return isDeleted(this.transaction.deleteSet, struct.id);
  }
  /**
   * @type {Map<string, { action: 'add' | 'update' | 'delete', oldValue: any }>}
   */
  get keys() {
    if (this._keys === null) {
      if (this.transaction.doc._transactionCleanups.length === 0) {
        throw create3(errorComputeChanges);
      }
      const keys2 = /* @__PURE__ */ new Map();
      const target = this.target;
      const changed = (
        /** @type Set<string|null> */
        this.transaction.changed.get(target)
      );
      changed.forEach((key) => {
        if (key !== null) {
          const item = (
            /** @type {Item} */
            target._map.get(key)
          );
          let action;
          let oldValue;
          if (this.adds(item)) {
            let prev = item.left;
            while (prev !== null && this.adds(prev)) {
              prev = prev.left;
            }
            if (this.deletes(item)) {
              if (prev !== null && this.deletes(prev)) {
                action = "delete";
                oldValue = last(prev.content.getContent());
              } else {
                return;
              }
            } else {
              if (prev !== null && this.deletes(prev)) {
                action = "update";
                oldValue = last(prev.content.getContent());
              } else {
                action = "add";
                oldValue = void 0;
              }
            }
          } else {
            if (this.deletes(item)) {
              action = "delete";
              oldValue = last(
                /** @type {Item} */
                item.content.getContent()
              );
            } else {
              return;
            }
          }
          keys2.set(key, { action, oldValue });
        }
      });
      this._keys = keys2;
    }
    return this._keys;
  }
  /**
   * This is a computed property. Note that this can only be safely computed during the
   * event call. Computing this property after other changes happened might result in
   * unexpected behavior (incorrect computation of deltas). A safe way to collect changes
   * is to store the `changes` or the `delta` object. Avoid storing the `transaction` object.
   *
   * @type {Array<{insert?: string | Array<any> | object | AbstractType<any>, retain?: number, delete?: number, attributes?: Object<string, any>}>}
   */
  get delta() {
    return this.changes.delta;
  }
  /**
   * Check if a struct is added by this event.
   *
   * In contrast to change.deleted, this method also returns true if the struct was added and then deleted.
   *
   * @param {AbstractStruct} struct
   * @return {boolean}
   */
  adds(struct) {
    return struct.id.clock >= (this.transaction.beforeState.get(struct.id.client) || 0);
  }
  /**
   * This is a computed property. Note that this can only be safely computed during the
   * event call. Computing this property after other changes happened might result in
   * unexpected behavior (incorrect computation of deltas). A safe way to collect changes
   * is to store the `changes` or the `delta` object. Avoid storing the `transaction` object.
   *
   * @type {{added:Set<Item>,deleted:Set<Item>,keys:Map<string,{action:'add'|'update'|'delete',oldValue:any}>,delta:Array<{insert?:Array<any>|string, delete?:number, retain?:number}>}}
   */
  get changes() {
    let changes = this._changes;
    if (changes === null) {
      if (this.transaction.doc._transactionCleanups.length === 0) {
        throw create3(errorComputeChanges);
      }
      const target = this.target;
      const added = create2();
      const deleted = create2();
      const delta = [];
      changes = {
        added,
        deleted,
        delta,
        keys: this.keys
      };
      const changed = (
        /** @type Set<string|null> */
        this.transaction.changed.get(target)
      );
      if (changed.has(null)) {
        let lastOp = null;
        const packOp = () => {
          if (lastOp) {
            delta.push(lastOp);
          }
        };
        for (let item = target._start; item !== null; item = item.right) {
          if (item.deleted) {
            if (this.deletes(item) && !this.adds(item)) {
              if (lastOp === null || lastOp.delete === void 0) {
                packOp();
                lastOp = { delete: 0 };
              }
              lastOp.delete += item.length;
              deleted.add(item);
            }
          } else {
            if (this.adds(item)) {
              if (lastOp === null || lastOp.insert === void 0) {
                packOp();
                lastOp = { insert: [] };
              }
              lastOp.insert = lastOp.insert.concat(item.content.getContent());
              added.add(item);
            } else {
              if (lastOp === null || lastOp.retain === void 0) {
                packOp();
                lastOp = { retain: 0 };
              }
              lastOp.retain += item.length;
            }
          }
        }
        if (lastOp !== null && lastOp.retain === void 0) {
          packOp();
        }
      }
      this._changes = changes;
    }
    return (
      /** @type {any} */
      changes
    );
  }
};
var getPathTo = (parent, child) => {
  const path = [];
  while (child._item !== null && child !== parent) {
    if (child._item.parentSub !== null) {
      path.unshift(child._item.parentSub);
    } else {
      let i2 = 0;
      let c = (
        /** @type {AbstractType<any>} */
        child._item.parent._start
      );
      while (c !== child._item && c !== null) {
        if (!c.deleted && c.countable) {
          i2 += c.length;
        }
        c = c.right;
      }
      path.unshift(i2);
    }
    child = /** @type {AbstractType<any>} */
    child._item.parent;
  }
  return path;
};
var warnPrematureAccess = () => {
  warn("Invalid access: Add Yjs type to a document before reading data.");
};
var maxSearchMarker = 80;
var globalSearchMarkerTimestamp = 0;
var ArraySearchMarker = class {
  /**
   * @param {Item} p
   * @param {number} index
   */
  constructor(p, index) {
    p.marker = true;
    this.p = p;
    this.index = index;
    this.timestamp = globalSearchMarkerTimestamp++;
  }
};
var refreshMarkerTimestamp = (marker) => {
  marker.timestamp = globalSearchMarkerTimestamp++;
};
var overwriteMarker = (marker, p, index) => {
  marker.p.marker = false;
  marker.p = p;
  p.marker = true;
  marker.index = index;
  marker.timestamp = globalSearchMarkerTimestamp++;
};
var markPosition = (searchMarker, p, index) => {
  if (searchMarker.length >= maxSearchMarker) {
    const marker = searchMarker.reduce((a, b) => a.timestamp < b.timestamp ? a : b);
    overwriteMarker(marker, p, index);
    return marker;
  } else {
    const pm = new ArraySearchMarker(p, index);
    searchMarker.push(pm);
    return pm;
  }
};
var findMarker = (yarray, index) => {
  if (yarray._start === null || index === 0 || yarray._searchMarker === null) {
    return null;
  }
  const marker = yarray._searchMarker.length === 0 ? null : yarray._searchMarker.reduce((a, b) => abs(index - a.index) < abs(index - b.index) ? a : b);
  let p = yarray._start;
  let pindex = 0;
  if (marker !== null) {
    p = marker.p;
    pindex = marker.index;
    refreshMarkerTimestamp(marker);
  }
  while (p.right !== null && pindex < index) {
    if (!p.deleted && p.countable) {
      if (index < pindex + p.length) {
        break;
      }
      pindex += p.length;
    }
    p = p.right;
  }
  while (p.left !== null && pindex > index) {
    p = p.left;
    if (!p.deleted && p.countable) {
      pindex -= p.length;
    }
  }
  while (p.left !== null && p.left.id.client === p.id.client && p.left.id.clock + p.left.length === p.id.clock) {
    p = p.left;
    if (!p.deleted && p.countable) {
      pindex -= p.length;
    }
  }
  if (marker !== null && abs(marker.index - pindex) < /** @type {YText|YArray<any>} */
  p.parent.length / maxSearchMarker) {
    overwriteMarker(marker, p, pindex);
    return marker;
  } else {
    return markPosition(yarray._searchMarker, p, pindex);
  }
};
var updateMarkerChanges = (searchMarker, index, len) => {
  for (let i2 = searchMarker.length - 1; i2 >= 0; i2--) {
    const m = searchMarker[i2];
    if (len > 0) {
      let p = m.p;
      p.marker = false;
      while (p && (p.deleted || !p.countable)) {
        p = p.left;
        if (p && !p.deleted && p.countable) {
          m.index -= p.length;
        }
      }
      if (p === null || p.marker === true) {
        searchMarker.splice(i2, 1);
        continue;
      }
      m.p = p;
      p.marker = true;
    }
    if (index < m.index || len > 0 && index === m.index) {
      m.index = max(index, m.index + len);
    }
  }
};
var callTypeObservers = (type, transaction, event) => {
  const changedType = type;
  const changedParentTypes = transaction.changedParentTypes;
  while (true) {
    setIfUndefined(changedParentTypes, type, () => []).push(event);
    if (type._item === null) {
      break;
    }
    type = /** @type {AbstractType<any>} */
    type._item.parent;
  }
  callEventHandlerListeners(changedType._eH, event, transaction);
};
var AbstractType = class {
  constructor() {
    this._item = null;
    this._map = /* @__PURE__ */ new Map();
    this._start = null;
    this.doc = null;
    this._length = 0;
    this._eH = createEventHandler();
    this._dEH = createEventHandler();
    this._searchMarker = null;
  }
  /**
   * @return {AbstractType<any>|null}
   */
  get parent() {
    return this._item ? (
      /** @type {AbstractType<any>} */
      this._item.parent
    ) : null;
  }
  /**
   * Integrate this type into the Yjs instance.
   *
   * * Save this struct in the os
   * * This type is sent to other client
   * * Observer functions are fired
   *
   * @param {Doc} y The Yjs instance
   * @param {Item|null} item
   */
  _integrate(y, item) {
    this.doc = y;
    this._item = item;
  }
  /**
   * @return {AbstractType<EventType>}
   */
  _copy() {
    throw methodUnimplemented();
  }
  /**
   * Makes a copy of this data type that can be included somewhere else.
   *
   * Note that the content is only readable _after_ it has been included somewhere in the Ydoc.
   *
   * @return {AbstractType<EventType>}
   */
  clone() {
    throw methodUnimplemented();
  }
  /**
   * @param {UpdateEncoderV1 | UpdateEncoderV2} _encoder
   */
  _write(_encoder) {
  }
  /**
   * The first non-deleted item
   */
  get _first() {
    let n = this._start;
    while (n !== null && n.deleted) {
      n = n.right;
    }
    return n;
  }
  /**
   * Creates YEvent and calls all type observers.
   * Must be implemented by each type.
   *
   * @param {Transaction} transaction
   * @param {Set<null|string>} _parentSubs Keys changed on this type. `null` if list was modified.
   */
  _callObserver(transaction, _parentSubs) {
    if (!transaction.local && this._searchMarker) {
      this._searchMarker.length = 0;
    }
  }
  /**
   * Observe all events that are created on this type.
   *
   * @param {function(EventType, Transaction):void} f Observer function
   */
  observe(f) {
    addEventHandlerListener(this._eH, f);
  }
  /**
   * Observe all events that are created by this type and its children.
   *
   * @param {function(Array<YEvent<any>>,Transaction):void} f Observer function
   */
  observeDeep(f) {
    addEventHandlerListener(this._dEH, f);
  }
  /**
   * Unregister an observer function.
   *
   * @param {function(EventType,Transaction):void} f Observer function
   */
  unobserve(f) {
    removeEventHandlerListener(this._eH, f);
  }
  /**
   * Unregister an observer function.
   *
   * @param {function(Array<YEvent<any>>,Transaction):void} f Observer function
   */
  unobserveDeep(f) {
    removeEventHandlerListener(this._dEH, f);
  }
  /**
   * @abstract
   * @return {any}
   */
  toJSON() {
  }
};
var typeListSlice = (type, start, end) => {
  type.doc ?? warnPrematureAccess();
  if (start < 0) {
    start = type._length + start;
  }
  if (end < 0) {
    end = type._length + end;
  }
  let len = end - start;
  const cs = [];
  let n = type._start;
  while (n !== null && len > 0) {
    if (n.countable && !n.deleted) {
      const c = n.content.getContent();
      if (c.length <= start) {
        start -= c.length;
      } else {
        for (let i2 = start; i2 < c.length && len > 0; i2++) {
          cs.push(c[i2]);
          len--;
        }
        start = 0;
      }
    }
    n = n.right;
  }
  return cs;
};
var typeListToArray = (type) => {
  type.doc ?? warnPrematureAccess();
  const cs = [];
  let n = type._start;
  while (n !== null) {
    if (n.countable && !n.deleted) {
      const c = n.content.getContent();
      for (let i2 = 0; i2 < c.length; i2++) {
        cs.push(c[i2]);
      }
    }
    n = n.right;
  }
  return cs;
};
var typeListForEach = (type, f) => {
  let index = 0;
  let n = type._start;
  type.doc ?? warnPrematureAccess();
  while (n !== null) {
    if (n.countable && !n.deleted) {
      const c = n.content.getContent();
      for (let i2 = 0; i2 < c.length; i2++) {
        f(c[i2], index++, type);
      }
    }
    n = n.right;
  }
};
var typeListMap = (type, f) => {
  const result = [];
  typeListForEach(type, (c, i2) => {
    result.push(f(c, i2, type));
  });
  return result;
};
var typeListCreateIterator = (type) => {
  let n = type._start;
  let currentContent = null;
  let currentContentIndex = 0;
  return {
    [Symbol.iterator]() {
      return this;
    },
    next: () => {
      if (currentContent === null) {
        while (n !== null && n.deleted) {
          n = n.right;
        }
        if (n === null) {
          return {
            done: true,
            value: void 0
          };
        }
        currentContent = n.content.getContent();
        currentContentIndex = 0;
        n = n.right;
      }
      const value2 = currentContent[currentContentIndex++];
      if (currentContent.length <= currentContentIndex) {
        currentContent = null;
      }
      return {
        done: false,
        value: value2
      };
    }
  };
};
var typeListGet = (type, index) => {
  type.doc ?? warnPrematureAccess();
  const marker = findMarker(type, index);
  let n = type._start;
  if (marker !== null) {
    n = marker.p;
    index -= marker.index;
  }
  for (; n !== null; n = n.right) {
    if (!n.deleted && n.countable) {
      if (index < n.length) {
        return n.content.getContent()[index];
      }
      index -= n.length;
    }
  }
};
var typeListInsertGenericsAfter = (transaction, parent, referenceItem, content) => {
  let left = referenceItem;
  const doc = transaction.doc;
  const ownClientId = doc.clientID;
  const store = doc.store;
  const right = referenceItem === null ? parent._start : referenceItem.right;
  let jsonContent = [];
  const packJsonContent = () => {
    if (jsonContent.length > 0) {
      left = new Item(createID(ownClientId, getState(store, ownClientId)), left, left && left.lastId, right, right && right.id, parent, null, new ContentAny(jsonContent));
      left.integrate(transaction, 0);
      jsonContent = [];
    }
  };
  content.forEach((c) => {
    if (c === null) {
      jsonContent.push(c);
    } else {
      switch (c.constructor) {
        case Number:
        case Object:
        case Boolean:
        case Array:
        case String:
          jsonContent.push(c);
          break;
        default:
          packJsonContent();
          switch (c.constructor) {
            case Uint8Array:
            case ArrayBuffer:
              left = new Item(createID(ownClientId, getState(store, ownClientId)), left, left && left.lastId, right, right && right.id, parent, null, new ContentBinary(new Uint8Array(
                /** @type {Uint8Array} */
                c
              )));
              left.integrate(transaction, 0);
              break;
            case Doc:
              left = new Item(createID(ownClientId, getState(store, ownClientId)), left, left && left.lastId, right, right && right.id, parent, null, new ContentDoc(
                /** @type {Doc} */
                c
              ));
              left.integrate(transaction, 0);
              break;
            default:
              if (c instanceof AbstractType) {
                left = new Item(createID(ownClientId, getState(store, ownClientId)), left, left && left.lastId, right, right && right.id, parent, null, new ContentType(c));
                left.integrate(transaction, 0);
              } else {
                throw new Error("Unexpected content type in insert operation");
              }
          }
      }
    }
  });
  packJsonContent();
};
var lengthExceeded = () => create3("Length exceeded!");
var typeListInsertGenerics = (transaction, parent, index, content) => {
  if (index > parent._length) {
    throw lengthExceeded();
  }
  if (index === 0) {
    if (parent._searchMarker) {
      updateMarkerChanges(parent._searchMarker, index, content.length);
    }
    return typeListInsertGenericsAfter(transaction, parent, null, content);
  }
  const startIndex = index;
  const marker = findMarker(parent, index);
  let n = parent._start;
  if (marker !== null) {
    n = marker.p;
    index -= marker.index;
    if (index === 0) {
      n = n.prev;
      index += n && n.countable && !n.deleted ? n.length : 0;
    }
  }
  for (; n !== null; n = n.right) {
    if (!n.deleted && n.countable) {
      if (index <= n.length) {
        if (index < n.length) {
          getItemCleanStart(transaction, createID(n.id.client, n.id.clock + index));
        }
        break;
      }
      index -= n.length;
    }
  }
  if (parent._searchMarker) {
    updateMarkerChanges(parent._searchMarker, startIndex, content.length);
  }
  return typeListInsertGenericsAfter(transaction, parent, n, content);
};
var typeListPushGenerics = (transaction, parent, content) => {
  const marker = (parent._searchMarker || []).reduce((maxMarker, currMarker) => currMarker.index > maxMarker.index ? currMarker : maxMarker, { index: 0, p: parent._start });
  let n = marker.p;
  if (n) {
    while (n.right) {
      n = n.right;
    }
  }
  return typeListInsertGenericsAfter(transaction, parent, n, content);
};
var typeListDelete = (transaction, parent, index, length2) => {
  if (length2 === 0) {
    return;
  }
  const startIndex = index;
  const startLength = length2;
  const marker = findMarker(parent, index);
  let n = parent._start;
  if (marker !== null) {
    n = marker.p;
    index -= marker.index;
  }
  for (; n !== null && index > 0; n = n.right) {
    if (!n.deleted && n.countable) {
      if (index < n.length) {
        getItemCleanStart(transaction, createID(n.id.client, n.id.clock + index));
      }
      index -= n.length;
    }
  }
  while (length2 > 0 && n !== null) {
    if (!n.deleted) {
      if (length2 < n.length) {
        getItemCleanStart(transaction, createID(n.id.client, n.id.clock + length2));
      }
      n.delete(transaction);
      length2 -= n.length;
    }
    n = n.right;
  }
  if (length2 > 0) {
    throw lengthExceeded();
  }
  if (parent._searchMarker) {
    updateMarkerChanges(
      parent._searchMarker,
      startIndex,
      -startLength + length2
      /* in case we remove the above exception */
    );
  }
};
var typeMapDelete = (transaction, parent, key) => {
  const c = parent._map.get(key);
  if (c !== void 0) {
    c.delete(transaction);
  }
};
var typeMapSet = (transaction, parent, key, value2) => {
  const left = parent._map.get(key) || null;
  const doc = transaction.doc;
  const ownClientId = doc.clientID;
  let content;
  if (value2 == null) {
    content = new ContentAny([value2]);
  } else {
    switch (value2.constructor) {
      case Number:
      case Object:
      case Boolean:
      case Array:
      case String:
      case Date:
      case BigInt:
        content = new ContentAny([value2]);
        break;
      case Uint8Array:
        content = new ContentBinary(
          /** @type {Uint8Array} */
          value2
        );
        break;
      case Doc:
        content = new ContentDoc(
          /** @type {Doc} */
          value2
        );
        break;
      default:
        if (value2 instanceof AbstractType) {
          content = new ContentType(value2);
        } else {
          throw new Error("Unexpected content type");
        }
    }
  }
  new Item(createID(ownClientId, getState(doc.store, ownClientId)), left, left && left.lastId, null, null, parent, key, content).integrate(transaction, 0);
};
var typeMapGet = (parent, key) => {
  parent.doc ?? warnPrematureAccess();
  const val = parent._map.get(key);
  return val !== void 0 && !val.deleted ? val.content.getContent()[val.length - 1] : void 0;
};
var typeMapGetAll = (parent) => {
  const res = {};
  parent.doc ?? warnPrematureAccess();
  parent._map.forEach((value2, key) => {
    if (!value2.deleted) {
      res[key] = value2.content.getContent()[value2.length - 1];
    }
  });
  return res;
};
var typeMapHas = (parent, key) => {
  parent.doc ?? warnPrematureAccess();
  const val = parent._map.get(key);
  return val !== void 0 && !val.deleted;
};
var typeMapGetAllSnapshot = (parent, snapshot) => {
  const res = {};
  parent._map.forEach((value2, key) => {
    let v = value2;
    while (v !== null && (!snapshot.sv.has(v.id.client) || v.id.clock >= (snapshot.sv.get(v.id.client) || 0))) {
      v = v.left;
    }
    if (v !== null && isVisible(v, snapshot)) {
      res[key] = v.content.getContent()[v.length - 1];
    }
  });
  return res;
};
var createMapIterator = (type) => {
  type.doc ?? warnPrematureAccess();
  return iteratorFilter(
    type._map.entries(),
    /** @param {any} entry */
    (entry) => !entry[1].deleted
  );
};
var YArrayEvent = class extends YEvent {
};
var YArray = class _YArray extends AbstractType {
  constructor() {
    super();
    this._prelimContent = [];
    this._searchMarker = [];
  }
  /**
   * Construct a new YArray containing the specified items.
   * @template {Object<string,any>|Array<any>|number|null|string|Uint8Array} T
   * @param {Array<T>} items
   * @return {YArray<T>}
   */
  static from(items) {
    const a = new _YArray();
    a.push(items);
    return a;
  }
  /**
   * Integrate this type into the Yjs instance.
   *
   * * Save this struct in the os
   * * This type is sent to other client
   * * Observer functions are fired
   *
   * @param {Doc} y The Yjs instance
   * @param {Item} item
   */
  _integrate(y, item) {
    super._integrate(y, item);
    this.insert(
      0,
      /** @type {Array<any>} */
      this._prelimContent
    );
    this._prelimContent = null;
  }
  /**
   * @return {YArray<T>}
   */
  _copy() {
    return new _YArray();
  }
  /**
   * Makes a copy of this data type that can be included somewhere else.
   *
   * Note that the content is only readable _after_ it has been included somewhere in the Ydoc.
   *
   * @return {YArray<T>}
   */
  clone() {
    const arr = new _YArray();
    arr.insert(0, this.toArray().map(
      (el) => el instanceof AbstractType ? (
        /** @type {typeof el} */
        el.clone()
      ) : el
    ));
    return arr;
  }
  get length() {
    this.doc ?? warnPrematureAccess();
    return this._length;
  }
  /**
   * Creates YArrayEvent and calls observers.
   *
   * @param {Transaction} transaction
   * @param {Set<null|string>} parentSubs Keys changed on this type. `null` if list was modified.
   */
  _callObserver(transaction, parentSubs) {
    super._callObserver(transaction, parentSubs);
    callTypeObservers(this, transaction, new YArrayEvent(this, transaction));
  }
  /**
   * Inserts new content at an index.
   *
   * Important: This function expects an array of content. Not just a content
   * object. The reason for this "weirdness" is that inserting several elements
   * is very efficient when it is done as a single operation.
   *
   * @example
   *  // Insert character 'a' at position 0
   *  yarray.insert(0, ['a'])
   *  // Insert numbers 1, 2 at position 1
   *  yarray.insert(1, [1, 2])
   *
   * @param {number} index The index to insert content at.
   * @param {Array<T>} content The array of content
   */
  insert(index, content) {
    if (this.doc !== null) {
      transact(this.doc, (transaction) => {
        typeListInsertGenerics(
          transaction,
          this,
          index,
          /** @type {any} */
          content
        );
      });
    } else {
      this._prelimContent.splice(index, 0, ...content);
    }
  }
  /**
   * Appends content to this YArray.
   *
   * @param {Array<T>} content Array of content to append.
   *
   * @todo Use the following implementation in all types.
   */
  push(content) {
    if (this.doc !== null) {
      transact(this.doc, (transaction) => {
        typeListPushGenerics(
          transaction,
          this,
          /** @type {any} */
          content
        );
      });
    } else {
      this._prelimContent.push(...content);
    }
  }
  /**
   * Prepends content to this YArray.
   *
   * @param {Array<T>} content Array of content to prepend.
   */
  unshift(content) {
    this.insert(0, content);
  }
  /**
   * Deletes elements starting from an index.
   *
   * @param {number} index Index at which to start deleting elements
   * @param {number} length The number of elements to remove. Defaults to 1.
   */
  delete(index, length2 = 1) {
    if (this.doc !== null) {
      transact(this.doc, (transaction) => {
        typeListDelete(transaction, this, index, length2);
      });
    } else {
      this._prelimContent.splice(index, length2);
    }
  }
  /**
   * Returns the i-th element from a YArray.
   *
   * @param {number} index The index of the element to return from the YArray
   * @return {T}
   */
  get(index) {
    return typeListGet(this, index);
  }
  /**
   * Transforms this YArray to a JavaScript Array.
   *
   * @return {Array<T>}
   */
  toArray() {
    return typeListToArray(this);
  }
  /**
   * Returns a portion of this YArray into a JavaScript Array selected
   * from start to end (end not included).
   *
   * @param {number} [start]
   * @param {number} [end]
   * @return {Array<T>}
   */
  slice(start = 0, end = this.length) {
    return typeListSlice(this, start, end);
  }
  /**
   * Transforms this Shared Type to a JSON object.
   *
   * @return {Array<any>}
   */
  toJSON() {
    return this.map((c) => c instanceof AbstractType ? c.toJSON() : c);
  }
  /**
   * Returns an Array with the result of calling a provided function on every
   * element of this YArray.
   *
   * @template M
   * @param {function(T,number,YArray<T>):M} f Function that produces an element of the new Array
   * @return {Array<M>} A new array with each element being the result of the
   *                 callback function
   */
  map(f) {
    return typeListMap(
      this,
      /** @type {any} */
      f
    );
  }
  /**
   * Executes a provided function once on every element of this YArray.
   *
   * @param {function(T,number,YArray<T>):void} f A function to execute on every element of this YArray.
   */
  forEach(f) {
    typeListForEach(this, f);
  }
  /**
   * @return {IterableIterator<T>}
   */
  [Symbol.iterator]() {
    return typeListCreateIterator(this);
  }
  /**
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder
   */
  _write(encoder2) {
    encoder2.writeTypeRef(YArrayRefID);
  }
};
var readYArray = (_decoder) => new YArray();
var YMapEvent = class extends YEvent {
  /**
   * @param {YMap<T>} ymap The YArray that changed.
   * @param {Transaction} transaction
   * @param {Set<any>} subs The keys that changed.
   */
  constructor(ymap, transaction, subs) {
    super(ymap, transaction);
    this.keysChanged = subs;
  }
};
var YMap = class _YMap extends AbstractType {
  /**
   *
   * @param {Iterable<readonly [string, any]>=} entries - an optional iterable to initialize the YMap
   */
  constructor(entries) {
    super();
    this._prelimContent = null;
    if (entries === void 0) {
      this._prelimContent = /* @__PURE__ */ new Map();
    } else {
      this._prelimContent = new Map(entries);
    }
  }
  /**
   * Integrate this type into the Yjs instance.
   *
   * * Save this struct in the os
   * * This type is sent to other client
   * * Observer functions are fired
   *
   * @param {Doc} y The Yjs instance
   * @param {Item} item
   */
  _integrate(y, item) {
    super._integrate(y, item);
    this._prelimContent.forEach((value2, key) => {
      this.set(key, value2);
    });
    this._prelimContent = null;
  }
  /**
   * @return {YMap<MapType>}
   */
  _copy() {
    return new _YMap();
  }
  /**
   * Makes a copy of this data type that can be included somewhere else.
   *
   * Note that the content is only readable _after_ it has been included somewhere in the Ydoc.
   *
   * @return {YMap<MapType>}
   */
  clone() {
    const map = new _YMap();
    this.forEach((value2, key) => {
      map.set(key, value2 instanceof AbstractType ? (
        /** @type {typeof value} */
        value2.clone()
      ) : value2);
    });
    return map;
  }
  /**
   * Creates YMapEvent and calls observers.
   *
   * @param {Transaction} transaction
   * @param {Set<null|string>} parentSubs Keys changed on this type. `null` if list was modified.
   */
  _callObserver(transaction, parentSubs) {
    callTypeObservers(this, transaction, new YMapEvent(this, transaction, parentSubs));
  }
  /**
   * Transforms this Shared Type to a JSON object.
   *
   * @return {Object<string,any>}
   */
  toJSON() {
    this.doc ?? warnPrematureAccess();
    const map = {};
    this._map.forEach((item, key) => {
      if (!item.deleted) {
        const v = item.content.getContent()[item.length - 1];
        map[key] = v instanceof AbstractType ? v.toJSON() : v;
      }
    });
    return map;
  }
  /**
   * Returns the size of the YMap (count of key/value pairs)
   *
   * @return {number}
   */
  get size() {
    return [...createMapIterator(this)].length;
  }
  /**
   * Returns the keys for each element in the YMap Type.
   *
   * @return {IterableIterator<string>}
   */
  keys() {
    return iteratorMap(
      createMapIterator(this),
      /** @param {any} v */
      (v) => v[0]
    );
  }
  /**
   * Returns the values for each element in the YMap Type.
   *
   * @return {IterableIterator<MapType>}
   */
  values() {
    return iteratorMap(
      createMapIterator(this),
      /** @param {any} v */
      (v) => v[1].content.getContent()[v[1].length - 1]
    );
  }
  /**
   * Returns an Iterator of [key, value] pairs
   *
   * @return {IterableIterator<[string, MapType]>}
   */
  entries() {
    return iteratorMap(
      createMapIterator(this),
      /** @param {any} v */
      (v) => (
        /** @type {any} */
        [v[0], v[1].content.getContent()[v[1].length - 1]]
      )
    );
  }
  /**
   * Executes a provided function on once on every key-value pair.
   *
   * @param {function(MapType,string,YMap<MapType>):void} f A function to execute on every element of this YArray.
   */
  forEach(f) {
    this.doc ?? warnPrematureAccess();
    this._map.forEach((item, key) => {
      if (!item.deleted) {
        f(item.content.getContent()[item.length - 1], key, this);
      }
    });
  }
  /**
   * Returns an Iterator of [key, value] pairs
   *
   * @return {IterableIterator<[string, MapType]>}
   */
  [Symbol.iterator]() {
    return this.entries();
  }
  /**
   * Remove a specified element from this YMap.
   *
   * @param {string} key The key of the element to remove.
   */
  delete(key) {
    if (this.doc !== null) {
      transact(this.doc, (transaction) => {
        typeMapDelete(transaction, this, key);
      });
    } else {
      this._prelimContent.delete(key);
    }
  }
  /**
   * Adds or updates an element with a specified key and value.
   * @template {MapType} VAL
   *
   * @param {string} key The key of the element to add to this YMap
   * @param {VAL} value The value of the element to add
   * @return {VAL}
   */
  set(key, value2) {
    if (this.doc !== null) {
      transact(this.doc, (transaction) => {
        typeMapSet(
          transaction,
          this,
          key,
          /** @type {any} */
          value2
        );
      });
    } else {
      this._prelimContent.set(key, value2);
    }
    return value2;
  }
  /**
   * Returns a specified element from this YMap.
   *
   * @param {string} key
   * @return {MapType|undefined}
   */
  get(key) {
    return (
      /** @type {any} */
      typeMapGet(this, key)
    );
  }
  /**
   * Returns a boolean indicating whether the specified key exists or not.
   *
   * @param {string} key The key to test.
   * @return {boolean}
   */
  has(key) {
    return typeMapHas(this, key);
  }
  /**
   * Removes all elements from this YMap.
   */
  clear() {
    if (this.doc !== null) {
      transact(this.doc, (transaction) => {
        this.forEach(function(_value, key, map) {
          typeMapDelete(transaction, map, key);
        });
      });
    } else {
      this._prelimContent.clear();
    }
  }
  /**
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder
   */
  _write(encoder2) {
    encoder2.writeTypeRef(YMapRefID);
  }
};
var readYMap = (_decoder) => new YMap();
var equalAttrs = (a, b) => a === b || typeof a === "object" && typeof b === "object" && a && b && equalFlat(a, b);
var ItemTextListPosition = class {
  /**
   * @param {Item|null} left
   * @param {Item|null} right
   * @param {number} index
   * @param {Map<string,any>} currentAttributes
   */
  constructor(left, right, index, currentAttributes) {
    this.left = left;
    this.right = right;
    this.index = index;
    this.currentAttributes = currentAttributes;
  }
  /**
   * Only call this if you know that this.right is defined
   */
  forward() {
    if (this.right === null) {
      unexpectedCase();
    }
    switch (this.right.content.constructor) {
      case ContentFormat:
        if (!this.right.deleted) {
          updateCurrentAttributes(
            this.currentAttributes,
            /** @type {ContentFormat} */
            this.right.content
          );
        }
        break;
      default:
        if (!this.right.deleted) {
          this.index += this.right.length;
        }
        break;
    }
    this.left = this.right;
    this.right = this.right.right;
  }
};
var findNextPosition = (transaction, pos, count2) => {
  while (pos.right !== null && count2 > 0) {
    switch (pos.right.content.constructor) {
      case ContentFormat:
        if (!pos.right.deleted) {
          updateCurrentAttributes(
            pos.currentAttributes,
            /** @type {ContentFormat} */
            pos.right.content
          );
        }
        break;
      default:
        if (!pos.right.deleted) {
          if (count2 < pos.right.length) {
            getItemCleanStart(transaction, createID(pos.right.id.client, pos.right.id.clock + count2));
          }
          pos.index += pos.right.length;
          count2 -= pos.right.length;
        }
        break;
    }
    pos.left = pos.right;
    pos.right = pos.right.right;
  }
  return pos;
};
var findPosition = (transaction, parent, index, useSearchMarker) => {
  const currentAttributes = /* @__PURE__ */ new Map();
  const marker = useSearchMarker ? findMarker(parent, index) : null;
  if (marker) {
    const pos = new ItemTextListPosition(marker.p.left, marker.p, marker.index, currentAttributes);
    return findNextPosition(transaction, pos, index - marker.index);
  } else {
    const pos = new ItemTextListPosition(null, parent._start, 0, currentAttributes);
    return findNextPosition(transaction, pos, index);
  }
};
var insertNegatedAttributes = (transaction, parent, currPos, negatedAttributes) => {
  while (currPos.right !== null && (currPos.right.deleted === true || currPos.right.content.constructor === ContentFormat && equalAttrs(
    negatedAttributes.get(
      /** @type {ContentFormat} */
      currPos.right.content.key
    ),
    /** @type {ContentFormat} */
    currPos.right.content.value
  ))) {
    if (!currPos.right.deleted) {
      negatedAttributes.delete(
        /** @type {ContentFormat} */
        currPos.right.content.key
      );
    }
    currPos.forward();
  }
  const doc = transaction.doc;
  const ownClientId = doc.clientID;
  negatedAttributes.forEach((val, key) => {
    const left = currPos.left;
    const right = currPos.right;
    const nextFormat = new Item(createID(ownClientId, getState(doc.store, ownClientId)), left, left && left.lastId, right, right && right.id, parent, null, new ContentFormat(key, val));
    nextFormat.integrate(transaction, 0);
    currPos.right = nextFormat;
    currPos.forward();
  });
};
var updateCurrentAttributes = (currentAttributes, format) => {
  const { key, value: value2 } = format;
  if (value2 === null) {
    currentAttributes.delete(key);
  } else {
    currentAttributes.set(key, value2);
  }
};
var minimizeAttributeChanges = (currPos, attributes) => {
  while (true) {
    if (currPos.right === null) {
      break;
    } else if (currPos.right.deleted || currPos.right.content.constructor === ContentFormat && equalAttrs(
      attributes[
        /** @type {ContentFormat} */
        currPos.right.content.key
      ] ?? null,
      /** @type {ContentFormat} */
      currPos.right.content.value
    )) ;
    else {
      break;
    }
    currPos.forward();
  }
};
var insertAttributes = (transaction, parent, currPos, attributes) => {
  const doc = transaction.doc;
  const ownClientId = doc.clientID;
  const negatedAttributes = /* @__PURE__ */ new Map();
  for (const key in attributes) {
    const val = attributes[key];
    const currentVal = currPos.currentAttributes.get(key) ?? null;
    if (!equalAttrs(currentVal, val)) {
      negatedAttributes.set(key, currentVal);
      const { left, right } = currPos;
      currPos.right = new Item(createID(ownClientId, getState(doc.store, ownClientId)), left, left && left.lastId, right, right && right.id, parent, null, new ContentFormat(key, val));
      currPos.right.integrate(transaction, 0);
      currPos.forward();
    }
  }
  return negatedAttributes;
};
var insertText = (transaction, parent, currPos, text, attributes) => {
  currPos.currentAttributes.forEach((_val, key) => {
    if (attributes[key] === void 0) {
      attributes[key] = null;
    }
  });
  const doc = transaction.doc;
  const ownClientId = doc.clientID;
  minimizeAttributeChanges(currPos, attributes);
  const negatedAttributes = insertAttributes(transaction, parent, currPos, attributes);
  const content = text.constructor === String ? new ContentString(
    /** @type {string} */
    text
  ) : text instanceof AbstractType ? new ContentType(text) : new ContentEmbed(text);
  let { left, right, index } = currPos;
  if (parent._searchMarker) {
    updateMarkerChanges(parent._searchMarker, currPos.index, content.getLength());
  }
  right = new Item(createID(ownClientId, getState(doc.store, ownClientId)), left, left && left.lastId, right, right && right.id, parent, null, content);
  right.integrate(transaction, 0);
  currPos.right = right;
  currPos.index = index;
  currPos.forward();
  insertNegatedAttributes(transaction, parent, currPos, negatedAttributes);
};
var formatText = (transaction, parent, currPos, length2, attributes) => {
  const doc = transaction.doc;
  const ownClientId = doc.clientID;
  minimizeAttributeChanges(currPos, attributes);
  const negatedAttributes = insertAttributes(transaction, parent, currPos, attributes);
  iterationLoop: while (currPos.right !== null && (length2 > 0 || negatedAttributes.size > 0 && (currPos.right.deleted || currPos.right.content.constructor === ContentFormat))) {
    if (!currPos.right.deleted) {
      switch (currPos.right.content.constructor) {
        case ContentFormat: {
          const { key, value: value2 } = (
            /** @type {ContentFormat} */
            currPos.right.content
          );
          const attr = attributes[key];
          if (attr !== void 0) {
            if (equalAttrs(attr, value2)) {
              negatedAttributes.delete(key);
            } else {
              if (length2 === 0) {
                break iterationLoop;
              }
              negatedAttributes.set(key, value2);
            }
            currPos.right.delete(transaction);
          } else {
            currPos.currentAttributes.set(key, value2);
          }
          break;
        }
        default:
          if (length2 < currPos.right.length) {
            getItemCleanStart(transaction, createID(currPos.right.id.client, currPos.right.id.clock + length2));
          }
          length2 -= currPos.right.length;
          break;
      }
    }
    currPos.forward();
  }
  if (length2 > 0) {
    let newlines = "";
    for (; length2 > 0; length2--) {
      newlines += "\n";
    }
    currPos.right = new Item(createID(ownClientId, getState(doc.store, ownClientId)), currPos.left, currPos.left && currPos.left.lastId, currPos.right, currPos.right && currPos.right.id, parent, null, new ContentString(newlines));
    currPos.right.integrate(transaction, 0);
    currPos.forward();
  }
  insertNegatedAttributes(transaction, parent, currPos, negatedAttributes);
};
var cleanupFormattingGap = (transaction, start, curr, startAttributes, currAttributes) => {
  let end = start;
  const endFormats = create();
  while (end && (!end.countable || end.deleted)) {
    if (!end.deleted && end.content.constructor === ContentFormat) {
      const cf = (
        /** @type {ContentFormat} */
        end.content
      );
      endFormats.set(cf.key, cf);
    }
    end = end.right;
  }
  let cleanups = 0;
  let reachedCurr = false;
  while (start !== end) {
    if (curr === start) {
      reachedCurr = true;
    }
    if (!start.deleted) {
      const content = start.content;
      switch (content.constructor) {
        case ContentFormat: {
          const { key, value: value2 } = (
            /** @type {ContentFormat} */
            content
          );
          const startAttrValue = startAttributes.get(key) ?? null;
          if (endFormats.get(key) !== content || startAttrValue === value2) {
            start.delete(transaction);
            cleanups++;
            if (!reachedCurr && (currAttributes.get(key) ?? null) === value2 && startAttrValue !== value2) {
              if (startAttrValue === null) {
                currAttributes.delete(key);
              } else {
                currAttributes.set(key, startAttrValue);
              }
            }
          }
          if (!reachedCurr && !start.deleted) {
            updateCurrentAttributes(
              currAttributes,
              /** @type {ContentFormat} */
              content
            );
          }
          break;
        }
      }
    }
    start = /** @type {Item} */
    start.right;
  }
  return cleanups;
};
var cleanupContextlessFormattingGap = (transaction, item) => {
  while (item && item.right && (item.right.deleted || !item.right.countable)) {
    item = item.right;
  }
  const attrs = /* @__PURE__ */ new Set();
  while (item && (item.deleted || !item.countable)) {
    if (!item.deleted && item.content.constructor === ContentFormat) {
      const key = (
        /** @type {ContentFormat} */
        item.content.key
      );
      if (attrs.has(key)) {
        item.delete(transaction);
      } else {
        attrs.add(key);
      }
    }
    item = item.left;
  }
};
var cleanupYTextFormatting = (type) => {
  let res = 0;
  transact(
    /** @type {Doc} */
    type.doc,
    (transaction) => {
      let start = (
        /** @type {Item} */
        type._start
      );
      let end = type._start;
      let startAttributes = create();
      const currentAttributes = copy(startAttributes);
      while (end) {
        if (end.deleted === false) {
          switch (end.content.constructor) {
            case ContentFormat:
              updateCurrentAttributes(
                currentAttributes,
                /** @type {ContentFormat} */
                end.content
              );
              break;
            default:
              res += cleanupFormattingGap(transaction, start, end, startAttributes, currentAttributes);
              startAttributes = copy(currentAttributes);
              start = end;
              break;
          }
        }
        end = end.right;
      }
    }
  );
  return res;
};
var cleanupYTextAfterTransaction = (transaction) => {
  const needFullCleanup = /* @__PURE__ */ new Set();
  const doc = transaction.doc;
  for (const [client, afterClock] of transaction.afterState.entries()) {
    const clock = transaction.beforeState.get(client) || 0;
    if (afterClock === clock) {
      continue;
    }
    iterateStructs(
      transaction,
      /** @type {Array<Item|GC>} */
      doc.store.clients.get(client),
      clock,
      afterClock,
      (item) => {
        if (!item.deleted && /** @type {Item} */
        item.content.constructor === ContentFormat && item.constructor !== GC) {
          needFullCleanup.add(
            /** @type {any} */
            item.parent
          );
        }
      }
    );
  }
  transact(doc, (t) => {
    iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
      if (item instanceof GC || !/** @type {YText} */
      item.parent._hasFormatting || needFullCleanup.has(
        /** @type {YText} */
        item.parent
      )) {
        return;
      }
      const parent = (
        /** @type {YText} */
        item.parent
      );
      if (item.content.constructor === ContentFormat) {
        needFullCleanup.add(parent);
      } else {
        cleanupContextlessFormattingGap(t, item);
      }
    });
    for (const yText of needFullCleanup) {
      cleanupYTextFormatting(yText);
    }
  });
};
var deleteText = (transaction, currPos, length2) => {
  const startLength = length2;
  const startAttrs = copy(currPos.currentAttributes);
  const start = currPos.right;
  while (length2 > 0 && currPos.right !== null) {
    if (currPos.right.deleted === false) {
      switch (currPos.right.content.constructor) {
        case ContentType:
        case ContentEmbed:
        case ContentString:
          if (length2 < currPos.right.length) {
            getItemCleanStart(transaction, createID(currPos.right.id.client, currPos.right.id.clock + length2));
          }
          length2 -= currPos.right.length;
          currPos.right.delete(transaction);
          break;
      }
    }
    currPos.forward();
  }
  if (start) {
    cleanupFormattingGap(transaction, start, currPos.right, startAttrs, currPos.currentAttributes);
  }
  const parent = (
    /** @type {AbstractType<any>} */
    /** @type {Item} */
    (currPos.left || currPos.right).parent
  );
  if (parent._searchMarker) {
    updateMarkerChanges(parent._searchMarker, currPos.index, -startLength + length2);
  }
  return currPos;
};
var YTextEvent = class extends YEvent {
  /**
   * @param {YText} ytext
   * @param {Transaction} transaction
   * @param {Set<any>} subs The keys that changed
   */
  constructor(ytext, transaction, subs) {
    super(ytext, transaction);
    this.childListChanged = false;
    this.keysChanged = /* @__PURE__ */ new Set();
    subs.forEach((sub) => {
      if (sub === null) {
        this.childListChanged = true;
      } else {
        this.keysChanged.add(sub);
      }
    });
  }
  /**
   * @type {{added:Set<Item>,deleted:Set<Item>,keys:Map<string,{action:'add'|'update'|'delete',oldValue:any}>,delta:Array<{insert?:Array<any>|string, delete?:number, retain?:number}>}}
   */
  get changes() {
    if (this._changes === null) {
      const changes = {
        keys: this.keys,
        delta: this.delta,
        added: /* @__PURE__ */ new Set(),
        deleted: /* @__PURE__ */ new Set()
      };
      this._changes = changes;
    }
    return (
      /** @type {any} */
      this._changes
    );
  }
  /**
   * Compute the changes in the delta format.
   * A {@link https://quilljs.com/docs/delta/|Quill Delta}) that represents the changes on the document.
   *
   * @type {Array<{insert?:string|object|AbstractType<any>, delete?:number, retain?:number, attributes?: Object<string,any>}>}
   *
   * @public
   */
  get delta() {
    if (this._delta === null) {
      const y = (
        /** @type {Doc} */
        this.target.doc
      );
      const delta = [];
      transact(y, (transaction) => {
        const currentAttributes = /* @__PURE__ */ new Map();
        const oldAttributes = /* @__PURE__ */ new Map();
        let item = this.target._start;
        let action = null;
        const attributes = {};
        let insert = "";
        let retain = 0;
        let deleteLen = 0;
        const addOp = () => {
          if (action !== null) {
            let op = null;
            switch (action) {
              case "delete":
                if (deleteLen > 0) {
                  op = { delete: deleteLen };
                }
                deleteLen = 0;
                break;
              case "insert":
                if (typeof insert === "object" || insert.length > 0) {
                  op = { insert };
                  if (currentAttributes.size > 0) {
                    op.attributes = {};
                    currentAttributes.forEach((value2, key) => {
                      if (value2 !== null) {
                        op.attributes[key] = value2;
                      }
                    });
                  }
                }
                insert = "";
                break;
              case "retain":
                if (retain > 0) {
                  op = { retain };
                  if (!isEmpty(attributes)) {
                    op.attributes = assign({}, attributes);
                  }
                }
                retain = 0;
                break;
            }
            if (op) delta.push(op);
            action = null;
          }
        };
        while (item !== null) {
          switch (item.content.constructor) {
            case ContentType:
            case ContentEmbed:
              if (this.adds(item)) {
                if (!this.deletes(item)) {
                  addOp();
                  action = "insert";
                  insert = item.content.getContent()[0];
                  addOp();
                }
              } else if (this.deletes(item)) {
                if (action !== "delete") {
                  addOp();
                  action = "delete";
                }
                deleteLen += 1;
              } else if (!item.deleted) {
                if (action !== "retain") {
                  addOp();
                  action = "retain";
                }
                retain += 1;
              }
              break;
            case ContentString:
              if (this.adds(item)) {
                if (!this.deletes(item)) {
                  if (action !== "insert") {
                    addOp();
                    action = "insert";
                  }
                  insert += /** @type {ContentString} */
                  item.content.str;
                }
              } else if (this.deletes(item)) {
                if (action !== "delete") {
                  addOp();
                  action = "delete";
                }
                deleteLen += item.length;
              } else if (!item.deleted) {
                if (action !== "retain") {
                  addOp();
                  action = "retain";
                }
                retain += item.length;
              }
              break;
            case ContentFormat: {
              const { key, value: value2 } = (
                /** @type {ContentFormat} */
                item.content
              );
              if (this.adds(item)) {
                if (!this.deletes(item)) {
                  const curVal = currentAttributes.get(key) ?? null;
                  if (!equalAttrs(curVal, value2)) {
                    if (action === "retain") {
                      addOp();
                    }
                    if (equalAttrs(value2, oldAttributes.get(key) ?? null)) {
                      delete attributes[key];
                    } else {
                      attributes[key] = value2;
                    }
                  } else if (value2 !== null) {
                    item.delete(transaction);
                  }
                }
              } else if (this.deletes(item)) {
                oldAttributes.set(key, value2);
                const curVal = currentAttributes.get(key) ?? null;
                if (!equalAttrs(curVal, value2)) {
                  if (action === "retain") {
                    addOp();
                  }
                  attributes[key] = curVal;
                }
              } else if (!item.deleted) {
                oldAttributes.set(key, value2);
                const attr = attributes[key];
                if (attr !== void 0) {
                  if (!equalAttrs(attr, value2)) {
                    if (action === "retain") {
                      addOp();
                    }
                    if (value2 === null) {
                      delete attributes[key];
                    } else {
                      attributes[key] = value2;
                    }
                  } else if (attr !== null) {
                    item.delete(transaction);
                  }
                }
              }
              if (!item.deleted) {
                if (action === "insert") {
                  addOp();
                }
                updateCurrentAttributes(
                  currentAttributes,
                  /** @type {ContentFormat} */
                  item.content
                );
              }
              break;
            }
          }
          item = item.right;
        }
        addOp();
        while (delta.length > 0) {
          const lastOp = delta[delta.length - 1];
          if (lastOp.retain !== void 0 && lastOp.attributes === void 0) {
            delta.pop();
          } else {
            break;
          }
        }
      });
      this._delta = delta;
    }
    return (
      /** @type {any} */
      this._delta
    );
  }
};
var YText = class _YText extends AbstractType {
  /**
   * @param {String} [string] The initial value of the YText.
   */
  constructor(string3) {
    super();
    this._pending = string3 !== void 0 ? [() => this.insert(0, string3)] : [];
    this._searchMarker = [];
    this._hasFormatting = false;
  }
  /**
   * Number of characters of this text type.
   *
   * @type {number}
   */
  get length() {
    this.doc ?? warnPrematureAccess();
    return this._length;
  }
  /**
   * @param {Doc} y
   * @param {Item} item
   */
  _integrate(y, item) {
    super._integrate(y, item);
    try {
      this._pending.forEach((f) => f());
    } catch (e) {
      console.error(e);
    }
    this._pending = null;
  }
  _copy() {
    return new _YText();
  }
  /**
   * Makes a copy of this data type that can be included somewhere else.
   *
   * Note that the content is only readable _after_ it has been included somewhere in the Ydoc.
   *
   * @return {YText}
   */
  clone() {
    const text = new _YText();
    text.applyDelta(this.toDelta());
    return text;
  }
  /**
   * Creates YTextEvent and calls observers.
   *
   * @param {Transaction} transaction
   * @param {Set<null|string>} parentSubs Keys changed on this type. `null` if list was modified.
   */
  _callObserver(transaction, parentSubs) {
    super._callObserver(transaction, parentSubs);
    const event = new YTextEvent(this, transaction, parentSubs);
    callTypeObservers(this, transaction, event);
    if (!transaction.local && this._hasFormatting) {
      transaction._needFormattingCleanup = true;
    }
  }
  /**
   * Returns the unformatted string representation of this YText type.
   *
   * @public
   */
  toString() {
    this.doc ?? warnPrematureAccess();
    let str = "";
    let n = this._start;
    while (n !== null) {
      if (!n.deleted && n.countable && n.content.constructor === ContentString) {
        str += /** @type {ContentString} */
        n.content.str;
      }
      n = n.right;
    }
    return str;
  }
  /**
   * Returns the unformatted string representation of this YText type.
   *
   * @return {string}
   * @public
   */
  toJSON() {
    return this.toString();
  }
  /**
   * Apply a {@link Delta} on this shared YText type.
   *
   * @param {Array<any>} delta The changes to apply on this element.
   * @param {object}  opts
   * @param {boolean} [opts.sanitize] Sanitize input delta. Removes ending newlines if set to true.
   *
   *
   * @public
   */
  applyDelta(delta, { sanitize = true } = {}) {
    if (this.doc !== null) {
      transact(this.doc, (transaction) => {
        const currPos = new ItemTextListPosition(null, this._start, 0, /* @__PURE__ */ new Map());
        for (let i2 = 0; i2 < delta.length; i2++) {
          const op = delta[i2];
          if (op.insert !== void 0) {
            const ins = !sanitize && typeof op.insert === "string" && i2 === delta.length - 1 && currPos.right === null && op.insert.slice(-1) === "\n" ? op.insert.slice(0, -1) : op.insert;
            if (typeof ins !== "string" || ins.length > 0) {
              insertText(transaction, this, currPos, ins, op.attributes || {});
            }
          } else if (op.retain !== void 0) {
            formatText(transaction, this, currPos, op.retain, op.attributes || {});
          } else if (op.delete !== void 0) {
            deleteText(transaction, currPos, op.delete);
          }
        }
      });
    } else {
      this._pending.push(() => this.applyDelta(delta));
    }
  }
  /**
   * Returns the Delta representation of this YText type.
   *
   * @param {Snapshot} [snapshot]
   * @param {Snapshot} [prevSnapshot]
   * @param {function('removed' | 'added', ID):any} [computeYChange]
   * @return {any} The Delta representation of this type.
   *
   * @public
   */
  toDelta(snapshot, prevSnapshot, computeYChange) {
    this.doc ?? warnPrematureAccess();
    const ops = [];
    const currentAttributes = /* @__PURE__ */ new Map();
    const doc = (
      /** @type {Doc} */
      this.doc
    );
    let str = "";
    let n = this._start;
    function packStr() {
      if (str.length > 0) {
        const attributes = {};
        let addAttributes = false;
        currentAttributes.forEach((value2, key) => {
          addAttributes = true;
          attributes[key] = value2;
        });
        const op = { insert: str };
        if (addAttributes) {
          op.attributes = attributes;
        }
        ops.push(op);
        str = "";
      }
    }
    const computeDelta = () => {
      while (n !== null) {
        if (isVisible(n, snapshot) || prevSnapshot !== void 0 && isVisible(n, prevSnapshot)) {
          switch (n.content.constructor) {
            case ContentString: {
              const cur = currentAttributes.get("ychange");
              if (snapshot !== void 0 && !isVisible(n, snapshot)) {
                if (cur === void 0 || cur.user !== n.id.client || cur.type !== "removed") {
                  packStr();
                  currentAttributes.set("ychange", computeYChange ? computeYChange("removed", n.id) : { type: "removed" });
                }
              } else if (prevSnapshot !== void 0 && !isVisible(n, prevSnapshot)) {
                if (cur === void 0 || cur.user !== n.id.client || cur.type !== "added") {
                  packStr();
                  currentAttributes.set("ychange", computeYChange ? computeYChange("added", n.id) : { type: "added" });
                }
              } else if (cur !== void 0) {
                packStr();
                currentAttributes.delete("ychange");
              }
              str += /** @type {ContentString} */
              n.content.str;
              break;
            }
            case ContentType:
            case ContentEmbed: {
              packStr();
              const op = {
                insert: n.content.getContent()[0]
              };
              if (currentAttributes.size > 0) {
                const attrs = (
                  /** @type {Object<string,any>} */
                  {}
                );
                op.attributes = attrs;
                currentAttributes.forEach((value2, key) => {
                  attrs[key] = value2;
                });
              }
              ops.push(op);
              break;
            }
            case ContentFormat:
              if (isVisible(n, snapshot)) {
                packStr();
                updateCurrentAttributes(
                  currentAttributes,
                  /** @type {ContentFormat} */
                  n.content
                );
              }
              break;
          }
        }
        n = n.right;
      }
      packStr();
    };
    if (snapshot || prevSnapshot) {
      transact(doc, (transaction) => {
        if (snapshot) {
          splitSnapshotAffectedStructs(transaction, snapshot);
        }
        if (prevSnapshot) {
          splitSnapshotAffectedStructs(transaction, prevSnapshot);
        }
        computeDelta();
      }, "cleanup");
    } else {
      computeDelta();
    }
    return ops;
  }
  /**
   * Insert text at a given index.
   *
   * @param {number} index The index at which to start inserting.
   * @param {String} text The text to insert at the specified position.
   * @param {TextAttributes} [attributes] Optionally define some formatting
   *                                    information to apply on the inserted
   *                                    Text.
   * @public
   */
  insert(index, text, attributes) {
    if (text.length <= 0) {
      return;
    }
    const y = this.doc;
    if (y !== null) {
      transact(y, (transaction) => {
        const pos = findPosition(transaction, this, index, !attributes);
        if (!attributes) {
          attributes = {};
          pos.currentAttributes.forEach((v, k) => {
            attributes[k] = v;
          });
        }
        insertText(transaction, this, pos, text, attributes);
      });
    } else {
      this._pending.push(() => this.insert(index, text, attributes));
    }
  }
  /**
   * Inserts an embed at a index.
   *
   * @param {number} index The index to insert the embed at.
   * @param {Object | AbstractType<any>} embed The Object that represents the embed.
   * @param {TextAttributes} [attributes] Attribute information to apply on the
   *                                    embed
   *
   * @public
   */
  insertEmbed(index, embed, attributes) {
    const y = this.doc;
    if (y !== null) {
      transact(y, (transaction) => {
        const pos = findPosition(transaction, this, index, !attributes);
        insertText(transaction, this, pos, embed, attributes || {});
      });
    } else {
      this._pending.push(() => this.insertEmbed(index, embed, attributes || {}));
    }
  }
  /**
   * Deletes text starting from an index.
   *
   * @param {number} index Index at which to start deleting.
   * @param {number} length The number of characters to remove. Defaults to 1.
   *
   * @public
   */
  delete(index, length2) {
    if (length2 === 0) {
      return;
    }
    const y = this.doc;
    if (y !== null) {
      transact(y, (transaction) => {
        deleteText(transaction, findPosition(transaction, this, index, true), length2);
      });
    } else {
      this._pending.push(() => this.delete(index, length2));
    }
  }
  /**
   * Assigns properties to a range of text.
   *
   * @param {number} index The position where to start formatting.
   * @param {number} length The amount of characters to assign properties to.
   * @param {TextAttributes} attributes Attribute information to apply on the
   *                                    text.
   *
   * @public
   */
  format(index, length2, attributes) {
    if (length2 === 0) {
      return;
    }
    const y = this.doc;
    if (y !== null) {
      transact(y, (transaction) => {
        const pos = findPosition(transaction, this, index, false);
        if (pos.right === null) {
          return;
        }
        formatText(transaction, this, pos, length2, attributes);
      });
    } else {
      this._pending.push(() => this.format(index, length2, attributes));
    }
  }
  /**
   * Removes an attribute.
   *
   * @note Xml-Text nodes don't have attributes. You can use this feature to assign properties to complete text-blocks.
   *
   * @param {String} attributeName The attribute name that is to be removed.
   *
   * @public
   */
  removeAttribute(attributeName) {
    if (this.doc !== null) {
      transact(this.doc, (transaction) => {
        typeMapDelete(transaction, this, attributeName);
      });
    } else {
      this._pending.push(() => this.removeAttribute(attributeName));
    }
  }
  /**
   * Sets or updates an attribute.
   *
   * @note Xml-Text nodes don't have attributes. You can use this feature to assign properties to complete text-blocks.
   *
   * @param {String} attributeName The attribute name that is to be set.
   * @param {any} attributeValue The attribute value that is to be set.
   *
   * @public
   */
  setAttribute(attributeName, attributeValue) {
    if (this.doc !== null) {
      transact(this.doc, (transaction) => {
        typeMapSet(transaction, this, attributeName, attributeValue);
      });
    } else {
      this._pending.push(() => this.setAttribute(attributeName, attributeValue));
    }
  }
  /**
   * Returns an attribute value that belongs to the attribute name.
   *
   * @note Xml-Text nodes don't have attributes. You can use this feature to assign properties to complete text-blocks.
   *
   * @param {String} attributeName The attribute name that identifies the
   *                               queried value.
   * @return {any} The queried attribute value.
   *
   * @public
   */
  getAttribute(attributeName) {
    return (
      /** @type {any} */
      typeMapGet(this, attributeName)
    );
  }
  /**
   * Returns all attribute name/value pairs in a JSON Object.
   *
   * @note Xml-Text nodes don't have attributes. You can use this feature to assign properties to complete text-blocks.
   *
   * @return {Object<string, any>} A JSON Object that describes the attributes.
   *
   * @public
   */
  getAttributes() {
    return typeMapGetAll(this);
  }
  /**
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder
   */
  _write(encoder2) {
    encoder2.writeTypeRef(YTextRefID);
  }
};
var readYText = (_decoder) => new YText();
var YXmlTreeWalker = class {
  /**
   * @param {YXmlFragment | YXmlElement} root
   * @param {function(AbstractType<any>):boolean} [f]
   */
  constructor(root, f = () => true) {
    this._filter = f;
    this._root = root;
    this._currentNode = /** @type {Item} */
    root._start;
    this._firstCall = true;
    root.doc ?? warnPrematureAccess();
  }
  [Symbol.iterator]() {
    return this;
  }
  /**
   * Get the next node.
   *
   * @return {IteratorResult<YXmlElement|YXmlText|YXmlHook>} The next node.
   *
   * @public
   */
  next() {
    let n = this._currentNode;
    let type = n && n.content && /** @type {any} */
    n.content.type;
    if (n !== null && (!this._firstCall || n.deleted || !this._filter(type))) {
      do {
        type = /** @type {any} */
        n.content.type;
        if (!n.deleted && (type.constructor === YXmlElement || type.constructor === YXmlFragment) && type._start !== null) {
          n = type._start;
        } else {
          while (n !== null) {
            const nxt = n.next;
            if (nxt !== null) {
              n = nxt;
              break;
            } else if (n.parent === this._root) {
              n = null;
            } else {
              n = /** @type {AbstractType<any>} */
              n.parent._item;
            }
          }
        }
      } while (n !== null && (n.deleted || !this._filter(
        /** @type {ContentType} */
        n.content.type
      )));
    }
    this._firstCall = false;
    if (n === null) {
      return { value: void 0, done: true };
    }
    this._currentNode = n;
    return { value: (
      /** @type {any} */
      n.content.type
    ), done: false };
  }
};
var YXmlFragment = class _YXmlFragment extends AbstractType {
  constructor() {
    super();
    this._prelimContent = [];
  }
  /**
   * @type {YXmlElement|YXmlText|null}
   */
  get firstChild() {
    const first = this._first;
    return first ? first.content.getContent()[0] : null;
  }
  /**
   * Integrate this type into the Yjs instance.
   *
   * * Save this struct in the os
   * * This type is sent to other client
   * * Observer functions are fired
   *
   * @param {Doc} y The Yjs instance
   * @param {Item} item
   */
  _integrate(y, item) {
    super._integrate(y, item);
    this.insert(
      0,
      /** @type {Array<any>} */
      this._prelimContent
    );
    this._prelimContent = null;
  }
  _copy() {
    return new _YXmlFragment();
  }
  /**
   * Makes a copy of this data type that can be included somewhere else.
   *
   * Note that the content is only readable _after_ it has been included somewhere in the Ydoc.
   *
   * @return {YXmlFragment}
   */
  clone() {
    const el = new _YXmlFragment();
    el.insert(0, this.toArray().map((item) => item instanceof AbstractType ? item.clone() : item));
    return el;
  }
  get length() {
    this.doc ?? warnPrematureAccess();
    return this._prelimContent === null ? this._length : this._prelimContent.length;
  }
  /**
   * Create a subtree of childNodes.
   *
   * @example
   * const walker = elem.createTreeWalker(dom => dom.nodeName === 'div')
   * for (let node in walker) {
   *   // `node` is a div node
   *   nop(node)
   * }
   *
   * @param {function(AbstractType<any>):boolean} filter Function that is called on each child element and
   *                          returns a Boolean indicating whether the child
   *                          is to be included in the subtree.
   * @return {YXmlTreeWalker} A subtree and a position within it.
   *
   * @public
   */
  createTreeWalker(filter) {
    return new YXmlTreeWalker(this, filter);
  }
  /**
   * Returns the first YXmlElement that matches the query.
   * Similar to DOM's {@link querySelector}.
   *
   * Query support:
   *   - tagname
   * TODO:
   *   - id
   *   - attribute
   *
   * @param {CSS_Selector} query The query on the children.
   * @return {YXmlElement|YXmlText|YXmlHook|null} The first element that matches the query or null.
   *
   * @public
   */
  querySelector(query) {
    query = query.toUpperCase();
    const iterator = new YXmlTreeWalker(this, (element) => element.nodeName && element.nodeName.toUpperCase() === query);
    const next = iterator.next();
    if (next.done) {
      return null;
    } else {
      return next.value;
    }
  }
  /**
   * Returns all YXmlElements that match the query.
   * Similar to Dom's {@link querySelectorAll}.
   *
   * @todo Does not yet support all queries. Currently only query by tagName.
   *
   * @param {CSS_Selector} query The query on the children
   * @return {Array<YXmlElement|YXmlText|YXmlHook|null>} The elements that match this query.
   *
   * @public
   */
  querySelectorAll(query) {
    query = query.toUpperCase();
    return from(new YXmlTreeWalker(this, (element) => element.nodeName && element.nodeName.toUpperCase() === query));
  }
  /**
   * Creates YXmlEvent and calls observers.
   *
   * @param {Transaction} transaction
   * @param {Set<null|string>} parentSubs Keys changed on this type. `null` if list was modified.
   */
  _callObserver(transaction, parentSubs) {
    callTypeObservers(this, transaction, new YXmlEvent(this, parentSubs, transaction));
  }
  /**
   * Get the string representation of all the children of this YXmlFragment.
   *
   * @return {string} The string representation of all children.
   */
  toString() {
    return typeListMap(this, (xml) => xml.toString()).join("");
  }
  /**
   * @return {string}
   */
  toJSON() {
    return this.toString();
  }
  /**
   * Creates a Dom Element that mirrors this YXmlElement.
   *
   * @param {Document} [_document=document] The document object (you must define
   *                                        this when calling this method in
   *                                        nodejs)
   * @param {Object<string, any>} [hooks={}] Optional property to customize how hooks
   *                                             are presented in the DOM
   * @param {any} [binding] You should not set this property. This is
   *                               used if DomBinding wants to create a
   *                               association to the created DOM type.
   * @return {Node} The {@link https://developer.mozilla.org/en-US/docs/Web/API/Element|Dom Element}
   *
   * @public
   */
  toDOM(_document = document, hooks = {}, binding) {
    const fragment = _document.createDocumentFragment();
    if (binding !== void 0) {
      binding._createAssociation(fragment, this);
    }
    typeListForEach(this, (xmlType) => {
      fragment.insertBefore(xmlType.toDOM(_document, hooks, binding), null);
    });
    return fragment;
  }
  /**
   * Inserts new content at an index.
   *
   * @example
   *  // Insert character 'a' at position 0
   *  xml.insert(0, [new Y.XmlText('text')])
   *
   * @param {number} index The index to insert content at
   * @param {Array<YXmlElement|YXmlText>} content The array of content
   */
  insert(index, content) {
    if (this.doc !== null) {
      transact(this.doc, (transaction) => {
        typeListInsertGenerics(transaction, this, index, content);
      });
    } else {
      this._prelimContent.splice(index, 0, ...content);
    }
  }
  /**
   * Inserts new content at an index.
   *
   * @example
   *  // Insert character 'a' at position 0
   *  xml.insert(0, [new Y.XmlText('text')])
   *
   * @param {null|Item|YXmlElement|YXmlText} ref The index to insert content at
   * @param {Array<YXmlElement|YXmlText>} content The array of content
   */
  insertAfter(ref, content) {
    if (this.doc !== null) {
      transact(this.doc, (transaction) => {
        const refItem = ref && ref instanceof AbstractType ? ref._item : ref;
        typeListInsertGenericsAfter(transaction, this, refItem, content);
      });
    } else {
      const pc = (
        /** @type {Array<any>} */
        this._prelimContent
      );
      const index = ref === null ? 0 : pc.findIndex((el) => el === ref) + 1;
      if (index === 0 && ref !== null) {
        throw create3("Reference item not found");
      }
      pc.splice(index, 0, ...content);
    }
  }
  /**
   * Deletes elements starting from an index.
   *
   * @param {number} index Index at which to start deleting elements
   * @param {number} [length=1] The number of elements to remove. Defaults to 1.
   */
  delete(index, length2 = 1) {
    if (this.doc !== null) {
      transact(this.doc, (transaction) => {
        typeListDelete(transaction, this, index, length2);
      });
    } else {
      this._prelimContent.splice(index, length2);
    }
  }
  /**
   * Transforms this YArray to a JavaScript Array.
   *
   * @return {Array<YXmlElement|YXmlText|YXmlHook>}
   */
  toArray() {
    return typeListToArray(this);
  }
  /**
   * Appends content to this YArray.
   *
   * @param {Array<YXmlElement|YXmlText>} content Array of content to append.
   */
  push(content) {
    this.insert(this.length, content);
  }
  /**
   * Prepends content to this YArray.
   *
   * @param {Array<YXmlElement|YXmlText>} content Array of content to prepend.
   */
  unshift(content) {
    this.insert(0, content);
  }
  /**
   * Returns the i-th element from a YArray.
   *
   * @param {number} index The index of the element to return from the YArray
   * @return {YXmlElement|YXmlText}
   */
  get(index) {
    return typeListGet(this, index);
  }
  /**
   * Returns a portion of this YXmlFragment into a JavaScript Array selected
   * from start to end (end not included).
   *
   * @param {number} [start]
   * @param {number} [end]
   * @return {Array<YXmlElement|YXmlText>}
   */
  slice(start = 0, end = this.length) {
    return typeListSlice(this, start, end);
  }
  /**
   * Executes a provided function on once on every child element.
   *
   * @param {function(YXmlElement|YXmlText,number, typeof self):void} f A function to execute on every element of this YArray.
   */
  forEach(f) {
    typeListForEach(this, f);
  }
  /**
   * Transform the properties of this type to binary and write it to an
   * BinaryEncoder.
   *
   * This is called when this Item is sent to a remote peer.
   *
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder The encoder to write data to.
   */
  _write(encoder2) {
    encoder2.writeTypeRef(YXmlFragmentRefID);
  }
};
var readYXmlFragment = (_decoder) => new YXmlFragment();
var YXmlElement = class _YXmlElement extends YXmlFragment {
  constructor(nodeName = "UNDEFINED") {
    super();
    this.nodeName = nodeName;
    this._prelimAttrs = /* @__PURE__ */ new Map();
  }
  /**
   * @type {YXmlElement|YXmlText|null}
   */
  get nextSibling() {
    const n = this._item ? this._item.next : null;
    return n ? (
      /** @type {YXmlElement|YXmlText} */
      /** @type {ContentType} */
      n.content.type
    ) : null;
  }
  /**
   * @type {YXmlElement|YXmlText|null}
   */
  get prevSibling() {
    const n = this._item ? this._item.prev : null;
    return n ? (
      /** @type {YXmlElement|YXmlText} */
      /** @type {ContentType} */
      n.content.type
    ) : null;
  }
  /**
   * Integrate this type into the Yjs instance.
   *
   * * Save this struct in the os
   * * This type is sent to other client
   * * Observer functions are fired
   *
   * @param {Doc} y The Yjs instance
   * @param {Item} item
   */
  _integrate(y, item) {
    super._integrate(y, item);
    /** @type {Map<string, any>} */
    this._prelimAttrs.forEach((value2, key) => {
      this.setAttribute(key, value2);
    });
    this._prelimAttrs = null;
  }
  /**
   * Creates an Item with the same effect as this Item (without position effect)
   *
   * @return {YXmlElement}
   */
  _copy() {
    return new _YXmlElement(this.nodeName);
  }
  /**
   * Makes a copy of this data type that can be included somewhere else.
   *
   * Note that the content is only readable _after_ it has been included somewhere in the Ydoc.
   *
   * @return {YXmlElement<KV>}
   */
  clone() {
    const el = new _YXmlElement(this.nodeName);
    const attrs = this.getAttributes();
    forEach(attrs, (value2, key) => {
      el.setAttribute(
        key,
        /** @type {any} */
        value2
      );
    });
    el.insert(0, this.toArray().map((v) => v instanceof AbstractType ? v.clone() : v));
    return el;
  }
  /**
   * Returns the XML serialization of this YXmlElement.
   * The attributes are ordered by attribute-name, so you can easily use this
   * method to compare YXmlElements
   *
   * @return {string} The string representation of this type.
   *
   * @public
   */
  toString() {
    const attrs = this.getAttributes();
    const stringBuilder = [];
    const keys2 = [];
    for (const key in attrs) {
      keys2.push(key);
    }
    keys2.sort();
    const keysLen = keys2.length;
    for (let i2 = 0; i2 < keysLen; i2++) {
      const key = keys2[i2];
      stringBuilder.push(key + '="' + attrs[key] + '"');
    }
    const nodeName = this.nodeName.toLocaleLowerCase();
    const attrsString = stringBuilder.length > 0 ? " " + stringBuilder.join(" ") : "";
    return `<${nodeName}${attrsString}>${super.toString()}</${nodeName}>`;
  }
  /**
   * Removes an attribute from this YXmlElement.
   *
   * @param {string} attributeName The attribute name that is to be removed.
   *
   * @public
   */
  removeAttribute(attributeName) {
    if (this.doc !== null) {
      transact(this.doc, (transaction) => {
        typeMapDelete(transaction, this, attributeName);
      });
    } else {
      this._prelimAttrs.delete(attributeName);
    }
  }
  /**
   * Sets or updates an attribute.
   *
   * @template {keyof KV & string} KEY
   *
   * @param {KEY} attributeName The attribute name that is to be set.
   * @param {KV[KEY]} attributeValue The attribute value that is to be set.
   *
   * @public
   */
  setAttribute(attributeName, attributeValue) {
    if (this.doc !== null) {
      transact(this.doc, (transaction) => {
        typeMapSet(transaction, this, attributeName, attributeValue);
      });
    } else {
      this._prelimAttrs.set(attributeName, attributeValue);
    }
  }
  /**
   * Returns an attribute value that belongs to the attribute name.
   *
   * @template {keyof KV & string} KEY
   *
   * @param {KEY} attributeName The attribute name that identifies the
   *                               queried value.
   * @return {KV[KEY]|undefined} The queried attribute value.
   *
   * @public
   */
  getAttribute(attributeName) {
    return (
      /** @type {any} */
      typeMapGet(this, attributeName)
    );
  }
  /**
   * Returns whether an attribute exists
   *
   * @param {string} attributeName The attribute name to check for existence.
   * @return {boolean} whether the attribute exists.
   *
   * @public
   */
  hasAttribute(attributeName) {
    return (
      /** @type {any} */
      typeMapHas(this, attributeName)
    );
  }
  /**
   * Returns all attribute name/value pairs in a JSON Object.
   *
   * @param {Snapshot} [snapshot]
   * @return {{ [Key in Extract<keyof KV,string>]?: KV[Key]}} A JSON Object that describes the attributes.
   *
   * @public
   */
  getAttributes(snapshot) {
    return (
      /** @type {any} */
      snapshot ? typeMapGetAllSnapshot(this, snapshot) : typeMapGetAll(this)
    );
  }
  /**
   * Creates a Dom Element that mirrors this YXmlElement.
   *
   * @param {Document} [_document=document] The document object (you must define
   *                                        this when calling this method in
   *                                        nodejs)
   * @param {Object<string, any>} [hooks={}] Optional property to customize how hooks
   *                                             are presented in the DOM
   * @param {any} [binding] You should not set this property. This is
   *                               used if DomBinding wants to create a
   *                               association to the created DOM type.
   * @return {Node} The {@link https://developer.mozilla.org/en-US/docs/Web/API/Element|Dom Element}
   *
   * @public
   */
  toDOM(_document = document, hooks = {}, binding) {
    const dom = _document.createElement(this.nodeName);
    const attrs = this.getAttributes();
    for (const key in attrs) {
      const value2 = attrs[key];
      if (typeof value2 === "string") {
        dom.setAttribute(key, value2);
      }
    }
    typeListForEach(this, (yxml) => {
      dom.appendChild(yxml.toDOM(_document, hooks, binding));
    });
    if (binding !== void 0) {
      binding._createAssociation(dom, this);
    }
    return dom;
  }
  /**
   * Transform the properties of this type to binary and write it to an
   * BinaryEncoder.
   *
   * This is called when this Item is sent to a remote peer.
   *
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder The encoder to write data to.
   */
  _write(encoder2) {
    encoder2.writeTypeRef(YXmlElementRefID);
    encoder2.writeKey(this.nodeName);
  }
};
var readYXmlElement = (decoder) => new YXmlElement(decoder.readKey());
var YXmlEvent = class extends YEvent {
  /**
   * @param {YXmlElement|YXmlText|YXmlFragment} target The target on which the event is created.
   * @param {Set<string|null>} subs The set of changed attributes. `null` is included if the
   *                   child list changed.
   * @param {Transaction} transaction The transaction instance with which the
   *                                  change was created.
   */
  constructor(target, subs, transaction) {
    super(target, transaction);
    this.childListChanged = false;
    this.attributesChanged = /* @__PURE__ */ new Set();
    subs.forEach((sub) => {
      if (sub === null) {
        this.childListChanged = true;
      } else {
        this.attributesChanged.add(sub);
      }
    });
  }
};
var YXmlHook = class _YXmlHook extends YMap {
  /**
   * @param {string} hookName nodeName of the Dom Node.
   */
  constructor(hookName) {
    super();
    this.hookName = hookName;
  }
  /**
   * Creates an Item with the same effect as this Item (without position effect)
   */
  _copy() {
    return new _YXmlHook(this.hookName);
  }
  /**
   * Makes a copy of this data type that can be included somewhere else.
   *
   * Note that the content is only readable _after_ it has been included somewhere in the Ydoc.
   *
   * @return {YXmlHook}
   */
  clone() {
    const el = new _YXmlHook(this.hookName);
    this.forEach((value2, key) => {
      el.set(key, value2);
    });
    return el;
  }
  /**
   * Creates a Dom Element that mirrors this YXmlElement.
   *
   * @param {Document} [_document=document] The document object (you must define
   *                                        this when calling this method in
   *                                        nodejs)
   * @param {Object.<string, any>} [hooks] Optional property to customize how hooks
   *                                             are presented in the DOM
   * @param {any} [binding] You should not set this property. This is
   *                               used if DomBinding wants to create a
   *                               association to the created DOM type
   * @return {Element} The {@link https://developer.mozilla.org/en-US/docs/Web/API/Element|Dom Element}
   *
   * @public
   */
  toDOM(_document = document, hooks = {}, binding) {
    const hook = hooks[this.hookName];
    let dom;
    if (hook !== void 0) {
      dom = hook.createDom(this);
    } else {
      dom = document.createElement(this.hookName);
    }
    dom.setAttribute("data-yjs-hook", this.hookName);
    if (binding !== void 0) {
      binding._createAssociation(dom, this);
    }
    return dom;
  }
  /**
   * Transform the properties of this type to binary and write it to an
   * BinaryEncoder.
   *
   * This is called when this Item is sent to a remote peer.
   *
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder The encoder to write data to.
   */
  _write(encoder2) {
    encoder2.writeTypeRef(YXmlHookRefID);
    encoder2.writeKey(this.hookName);
  }
};
var readYXmlHook = (decoder) => new YXmlHook(decoder.readKey());
var YXmlText = class _YXmlText extends YText {
  /**
   * @type {YXmlElement|YXmlText|null}
   */
  get nextSibling() {
    const n = this._item ? this._item.next : null;
    return n ? (
      /** @type {YXmlElement|YXmlText} */
      /** @type {ContentType} */
      n.content.type
    ) : null;
  }
  /**
   * @type {YXmlElement|YXmlText|null}
   */
  get prevSibling() {
    const n = this._item ? this._item.prev : null;
    return n ? (
      /** @type {YXmlElement|YXmlText} */
      /** @type {ContentType} */
      n.content.type
    ) : null;
  }
  _copy() {
    return new _YXmlText();
  }
  /**
   * Makes a copy of this data type that can be included somewhere else.
   *
   * Note that the content is only readable _after_ it has been included somewhere in the Ydoc.
   *
   * @return {YXmlText}
   */
  clone() {
    const text = new _YXmlText();
    text.applyDelta(this.toDelta());
    return text;
  }
  /**
   * Creates a Dom Element that mirrors this YXmlText.
   *
   * @param {Document} [_document=document] The document object (you must define
   *                                        this when calling this method in
   *                                        nodejs)
   * @param {Object<string, any>} [hooks] Optional property to customize how hooks
   *                                             are presented in the DOM
   * @param {any} [binding] You should not set this property. This is
   *                               used if DomBinding wants to create a
   *                               association to the created DOM type.
   * @return {Text} The {@link https://developer.mozilla.org/en-US/docs/Web/API/Element|Dom Element}
   *
   * @public
   */
  toDOM(_document = document, hooks, binding) {
    const dom = _document.createTextNode(this.toString());
    if (binding !== void 0) {
      binding._createAssociation(dom, this);
    }
    return dom;
  }
  toString() {
    return this.toDelta().map((delta) => {
      const nestedNodes = [];
      for (const nodeName in delta.attributes) {
        const attrs = [];
        for (const key in delta.attributes[nodeName]) {
          attrs.push({ key, value: delta.attributes[nodeName][key] });
        }
        attrs.sort((a, b) => a.key < b.key ? -1 : 1);
        nestedNodes.push({ nodeName, attrs });
      }
      nestedNodes.sort((a, b) => a.nodeName < b.nodeName ? -1 : 1);
      let str = "";
      for (let i2 = 0; i2 < nestedNodes.length; i2++) {
        const node2 = nestedNodes[i2];
        str += `<${node2.nodeName}`;
        for (let j = 0; j < node2.attrs.length; j++) {
          const attr = node2.attrs[j];
          str += ` ${attr.key}="${attr.value}"`;
        }
        str += ">";
      }
      str += delta.insert;
      for (let i2 = nestedNodes.length - 1; i2 >= 0; i2--) {
        str += `</${nestedNodes[i2].nodeName}>`;
      }
      return str;
    }).join("");
  }
  /**
   * @return {string}
   */
  toJSON() {
    return this.toString();
  }
  /**
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder
   */
  _write(encoder2) {
    encoder2.writeTypeRef(YXmlTextRefID);
  }
};
var readYXmlText = (decoder) => new YXmlText();
var AbstractStruct = class {
  /**
   * @param {ID} id
   * @param {number} length
   */
  constructor(id3, length2) {
    this.id = id3;
    this.length = length2;
  }
  /**
   * @type {boolean}
   */
  get deleted() {
    throw methodUnimplemented();
  }
  /**
   * Merge this struct with the item to the right.
   * This method is already assuming that `this.id.clock + this.length === this.id.clock`.
   * Also this method does *not* remove right from StructStore!
   * @param {AbstractStruct} right
   * @return {boolean} whether this merged with right
   */
  mergeWith(right) {
    return false;
  }
  /**
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder The encoder to write data to.
   * @param {number} offset
   * @param {number} encodingRef
   */
  write(encoder2, offset, encodingRef) {
    throw methodUnimplemented();
  }
  /**
   * @param {Transaction} transaction
   * @param {number} offset
   */
  integrate(transaction, offset) {
    throw methodUnimplemented();
  }
};
var structGCRefNumber = 0;
var GC = class extends AbstractStruct {
  get deleted() {
    return true;
  }
  delete() {
  }
  /**
   * @param {GC} right
   * @return {boolean}
   */
  mergeWith(right) {
    if (this.constructor !== right.constructor) {
      return false;
    }
    this.length += right.length;
    return true;
  }
  /**
   * @param {Transaction} transaction
   * @param {number} offset
   */
  integrate(transaction, offset) {
    if (offset > 0) {
      this.id.clock += offset;
      this.length -= offset;
    }
    addStruct(transaction.doc.store, this);
  }
  /**
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder
   * @param {number} offset
   */
  write(encoder2, offset) {
    encoder2.writeInfo(structGCRefNumber);
    encoder2.writeLen(this.length - offset);
  }
  /**
   * @param {Transaction} transaction
   * @param {StructStore} store
   * @return {null | number}
   */
  getMissing(transaction, store) {
    return null;
  }
};
var ContentBinary = class _ContentBinary {
  /**
   * @param {Uint8Array} content
   */
  constructor(content) {
    this.content = content;
  }
  /**
   * @return {number}
   */
  getLength() {
    return 1;
  }
  /**
   * @return {Array<any>}
   */
  getContent() {
    return [this.content];
  }
  /**
   * @return {boolean}
   */
  isCountable() {
    return true;
  }
  /**
   * @return {ContentBinary}
   */
  copy() {
    return new _ContentBinary(this.content);
  }
  /**
   * @param {number} offset
   * @return {ContentBinary}
   */
  splice(offset) {
    throw methodUnimplemented();
  }
  /**
   * @param {ContentBinary} right
   * @return {boolean}
   */
  mergeWith(right) {
    return false;
  }
  /**
   * @param {Transaction} transaction
   * @param {Item} item
   */
  integrate(transaction, item) {
  }
  /**
   * @param {Transaction} transaction
   */
  delete(transaction) {
  }
  /**
   * @param {StructStore} store
   */
  gc(store) {
  }
  /**
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder
   * @param {number} offset
   */
  write(encoder2, offset) {
    encoder2.writeBuf(this.content);
  }
  /**
   * @return {number}
   */
  getRef() {
    return 3;
  }
};
var readContentBinary = (decoder) => new ContentBinary(decoder.readBuf());
var ContentDeleted = class _ContentDeleted {
  /**
   * @param {number} len
   */
  constructor(len) {
    this.len = len;
  }
  /**
   * @return {number}
   */
  getLength() {
    return this.len;
  }
  /**
   * @return {Array<any>}
   */
  getContent() {
    return [];
  }
  /**
   * @return {boolean}
   */
  isCountable() {
    return false;
  }
  /**
   * @return {ContentDeleted}
   */
  copy() {
    return new _ContentDeleted(this.len);
  }
  /**
   * @param {number} offset
   * @return {ContentDeleted}
   */
  splice(offset) {
    const right = new _ContentDeleted(this.len - offset);
    this.len = offset;
    return right;
  }
  /**
   * @param {ContentDeleted} right
   * @return {boolean}
   */
  mergeWith(right) {
    this.len += right.len;
    return true;
  }
  /**
   * @param {Transaction} transaction
   * @param {Item} item
   */
  integrate(transaction, item) {
    addToDeleteSet(transaction.deleteSet, item.id.client, item.id.clock, this.len);
    item.markDeleted();
  }
  /**
   * @param {Transaction} transaction
   */
  delete(transaction) {
  }
  /**
   * @param {StructStore} store
   */
  gc(store) {
  }
  /**
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder
   * @param {number} offset
   */
  write(encoder2, offset) {
    encoder2.writeLen(this.len - offset);
  }
  /**
   * @return {number}
   */
  getRef() {
    return 1;
  }
};
var readContentDeleted = (decoder) => new ContentDeleted(decoder.readLen());
var createDocFromOpts = (guid2, opts) => new Doc({ guid: guid2, ...opts, shouldLoad: opts.shouldLoad || opts.autoLoad || false });
var ContentDoc = class _ContentDoc {
  /**
   * @param {Doc} doc
   */
  constructor(doc) {
    if (doc._item) {
      console.error("This document was already integrated as a sub-document. You should create a second instance instead with the same guid.");
    }
    this.doc = doc;
    const opts = {};
    this.opts = opts;
    if (!doc.gc) {
      opts.gc = false;
    }
    if (doc.autoLoad) {
      opts.autoLoad = true;
    }
    if (doc.meta !== null) {
      opts.meta = doc.meta;
    }
  }
  /**
   * @return {number}
   */
  getLength() {
    return 1;
  }
  /**
   * @return {Array<any>}
   */
  getContent() {
    return [this.doc];
  }
  /**
   * @return {boolean}
   */
  isCountable() {
    return true;
  }
  /**
   * @return {ContentDoc}
   */
  copy() {
    return new _ContentDoc(createDocFromOpts(this.doc.guid, this.opts));
  }
  /**
   * @param {number} offset
   * @return {ContentDoc}
   */
  splice(offset) {
    throw methodUnimplemented();
  }
  /**
   * @param {ContentDoc} right
   * @return {boolean}
   */
  mergeWith(right) {
    return false;
  }
  /**
   * @param {Transaction} transaction
   * @param {Item} item
   */
  integrate(transaction, item) {
    this.doc._item = item;
    transaction.subdocsAdded.add(this.doc);
    if (this.doc.shouldLoad) {
      transaction.subdocsLoaded.add(this.doc);
    }
  }
  /**
   * @param {Transaction} transaction
   */
  delete(transaction) {
    if (transaction.subdocsAdded.has(this.doc)) {
      transaction.subdocsAdded.delete(this.doc);
    } else {
      transaction.subdocsRemoved.add(this.doc);
    }
  }
  /**
   * @param {StructStore} store
   */
  gc(store) {
  }
  /**
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder
   * @param {number} offset
   */
  write(encoder2, offset) {
    encoder2.writeString(this.doc.guid);
    encoder2.writeAny(this.opts);
  }
  /**
   * @return {number}
   */
  getRef() {
    return 9;
  }
};
var readContentDoc = (decoder) => new ContentDoc(createDocFromOpts(decoder.readString(), decoder.readAny()));
var ContentEmbed = class _ContentEmbed {
  /**
   * @param {Object} embed
   */
  constructor(embed) {
    this.embed = embed;
  }
  /**
   * @return {number}
   */
  getLength() {
    return 1;
  }
  /**
   * @return {Array<any>}
   */
  getContent() {
    return [this.embed];
  }
  /**
   * @return {boolean}
   */
  isCountable() {
    return true;
  }
  /**
   * @return {ContentEmbed}
   */
  copy() {
    return new _ContentEmbed(this.embed);
  }
  /**
   * @param {number} offset
   * @return {ContentEmbed}
   */
  splice(offset) {
    throw methodUnimplemented();
  }
  /**
   * @param {ContentEmbed} right
   * @return {boolean}
   */
  mergeWith(right) {
    return false;
  }
  /**
   * @param {Transaction} transaction
   * @param {Item} item
   */
  integrate(transaction, item) {
  }
  /**
   * @param {Transaction} transaction
   */
  delete(transaction) {
  }
  /**
   * @param {StructStore} store
   */
  gc(store) {
  }
  /**
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder
   * @param {number} offset
   */
  write(encoder2, offset) {
    encoder2.writeJSON(this.embed);
  }
  /**
   * @return {number}
   */
  getRef() {
    return 5;
  }
};
var readContentEmbed = (decoder) => new ContentEmbed(decoder.readJSON());
var ContentFormat = class _ContentFormat {
  /**
   * @param {string} key
   * @param {Object} value
   */
  constructor(key, value2) {
    this.key = key;
    this.value = value2;
  }
  /**
   * @return {number}
   */
  getLength() {
    return 1;
  }
  /**
   * @return {Array<any>}
   */
  getContent() {
    return [];
  }
  /**
   * @return {boolean}
   */
  isCountable() {
    return false;
  }
  /**
   * @return {ContentFormat}
   */
  copy() {
    return new _ContentFormat(this.key, this.value);
  }
  /**
   * @param {number} _offset
   * @return {ContentFormat}
   */
  splice(_offset) {
    throw methodUnimplemented();
  }
  /**
   * @param {ContentFormat} _right
   * @return {boolean}
   */
  mergeWith(_right) {
    return false;
  }
  /**
   * @param {Transaction} _transaction
   * @param {Item} item
   */
  integrate(_transaction, item) {
    const p = (
      /** @type {YText} */
      item.parent
    );
    p._searchMarker = null;
    p._hasFormatting = true;
  }
  /**
   * @param {Transaction} transaction
   */
  delete(transaction) {
  }
  /**
   * @param {StructStore} store
   */
  gc(store) {
  }
  /**
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder
   * @param {number} offset
   */
  write(encoder2, offset) {
    encoder2.writeKey(this.key);
    encoder2.writeJSON(this.value);
  }
  /**
   * @return {number}
   */
  getRef() {
    return 6;
  }
};
var readContentFormat = (decoder) => new ContentFormat(decoder.readKey(), decoder.readJSON());
var ContentJSON = class _ContentJSON {
  /**
   * @param {Array<any>} arr
   */
  constructor(arr) {
    this.arr = arr;
  }
  /**
   * @return {number}
   */
  getLength() {
    return this.arr.length;
  }
  /**
   * @return {Array<any>}
   */
  getContent() {
    return this.arr;
  }
  /**
   * @return {boolean}
   */
  isCountable() {
    return true;
  }
  /**
   * @return {ContentJSON}
   */
  copy() {
    return new _ContentJSON(this.arr);
  }
  /**
   * @param {number} offset
   * @return {ContentJSON}
   */
  splice(offset) {
    const right = new _ContentJSON(this.arr.slice(offset));
    this.arr = this.arr.slice(0, offset);
    return right;
  }
  /**
   * @param {ContentJSON} right
   * @return {boolean}
   */
  mergeWith(right) {
    this.arr = this.arr.concat(right.arr);
    return true;
  }
  /**
   * @param {Transaction} transaction
   * @param {Item} item
   */
  integrate(transaction, item) {
  }
  /**
   * @param {Transaction} transaction
   */
  delete(transaction) {
  }
  /**
   * @param {StructStore} store
   */
  gc(store) {
  }
  /**
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder
   * @param {number} offset
   */
  write(encoder2, offset) {
    const len = this.arr.length;
    encoder2.writeLen(len - offset);
    for (let i2 = offset; i2 < len; i2++) {
      const c = this.arr[i2];
      encoder2.writeString(c === void 0 ? "undefined" : JSON.stringify(c));
    }
  }
  /**
   * @return {number}
   */
  getRef() {
    return 2;
  }
};
var readContentJSON = (decoder) => {
  const len = decoder.readLen();
  const cs = [];
  for (let i2 = 0; i2 < len; i2++) {
    const c = decoder.readString();
    if (c === "undefined") {
      cs.push(void 0);
    } else {
      cs.push(JSON.parse(c));
    }
  }
  return new ContentJSON(cs);
};
var isDevMode = getVariable("node_env") === "development";
var ContentAny = class _ContentAny {
  /**
   * @param {Array<any>} arr
   */
  constructor(arr) {
    this.arr = arr;
    isDevMode && deepFreeze(arr);
  }
  /**
   * @return {number}
   */
  getLength() {
    return this.arr.length;
  }
  /**
   * @return {Array<any>}
   */
  getContent() {
    return this.arr;
  }
  /**
   * @return {boolean}
   */
  isCountable() {
    return true;
  }
  /**
   * @return {ContentAny}
   */
  copy() {
    return new _ContentAny(this.arr);
  }
  /**
   * @param {number} offset
   * @return {ContentAny}
   */
  splice(offset) {
    const right = new _ContentAny(this.arr.slice(offset));
    this.arr = this.arr.slice(0, offset);
    return right;
  }
  /**
   * @param {ContentAny} right
   * @return {boolean}
   */
  mergeWith(right) {
    this.arr = this.arr.concat(right.arr);
    return true;
  }
  /**
   * @param {Transaction} transaction
   * @param {Item} item
   */
  integrate(transaction, item) {
  }
  /**
   * @param {Transaction} transaction
   */
  delete(transaction) {
  }
  /**
   * @param {StructStore} store
   */
  gc(store) {
  }
  /**
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder
   * @param {number} offset
   */
  write(encoder2, offset) {
    const len = this.arr.length;
    encoder2.writeLen(len - offset);
    for (let i2 = offset; i2 < len; i2++) {
      const c = this.arr[i2];
      encoder2.writeAny(c);
    }
  }
  /**
   * @return {number}
   */
  getRef() {
    return 8;
  }
};
var readContentAny = (decoder) => {
  const len = decoder.readLen();
  const cs = [];
  for (let i2 = 0; i2 < len; i2++) {
    cs.push(decoder.readAny());
  }
  return new ContentAny(cs);
};
var ContentString = class _ContentString {
  /**
   * @param {string} str
   */
  constructor(str) {
    this.str = str;
  }
  /**
   * @return {number}
   */
  getLength() {
    return this.str.length;
  }
  /**
   * @return {Array<any>}
   */
  getContent() {
    return this.str.split("");
  }
  /**
   * @return {boolean}
   */
  isCountable() {
    return true;
  }
  /**
   * @return {ContentString}
   */
  copy() {
    return new _ContentString(this.str);
  }
  /**
   * @param {number} offset
   * @return {ContentString}
   */
  splice(offset) {
    const right = new _ContentString(this.str.slice(offset));
    this.str = this.str.slice(0, offset);
    const firstCharCode = this.str.charCodeAt(offset - 1);
    if (firstCharCode >= 55296 && firstCharCode <= 56319) {
      this.str = this.str.slice(0, offset - 1) + "�";
      right.str = "�" + right.str.slice(1);
    }
    return right;
  }
  /**
   * @param {ContentString} right
   * @return {boolean}
   */
  mergeWith(right) {
    this.str += right.str;
    return true;
  }
  /**
   * @param {Transaction} transaction
   * @param {Item} item
   */
  integrate(transaction, item) {
  }
  /**
   * @param {Transaction} transaction
   */
  delete(transaction) {
  }
  /**
   * @param {StructStore} store
   */
  gc(store) {
  }
  /**
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder
   * @param {number} offset
   */
  write(encoder2, offset) {
    encoder2.writeString(offset === 0 ? this.str : this.str.slice(offset));
  }
  /**
   * @return {number}
   */
  getRef() {
    return 4;
  }
};
var readContentString = (decoder) => new ContentString(decoder.readString());
var typeRefs = [
  readYArray,
  readYMap,
  readYText,
  readYXmlElement,
  readYXmlFragment,
  readYXmlHook,
  readYXmlText
];
var YArrayRefID = 0;
var YMapRefID = 1;
var YTextRefID = 2;
var YXmlElementRefID = 3;
var YXmlFragmentRefID = 4;
var YXmlHookRefID = 5;
var YXmlTextRefID = 6;
var ContentType = class _ContentType {
  /**
   * @param {AbstractType<any>} type
   */
  constructor(type) {
    this.type = type;
  }
  /**
   * @return {number}
   */
  getLength() {
    return 1;
  }
  /**
   * @return {Array<any>}
   */
  getContent() {
    return [this.type];
  }
  /**
   * @return {boolean}
   */
  isCountable() {
    return true;
  }
  /**
   * @return {ContentType}
   */
  copy() {
    return new _ContentType(this.type._copy());
  }
  /**
   * @param {number} offset
   * @return {ContentType}
   */
  splice(offset) {
    throw methodUnimplemented();
  }
  /**
   * @param {ContentType} right
   * @return {boolean}
   */
  mergeWith(right) {
    return false;
  }
  /**
   * @param {Transaction} transaction
   * @param {Item} item
   */
  integrate(transaction, item) {
    this.type._integrate(transaction.doc, item);
  }
  /**
   * @param {Transaction} transaction
   */
  delete(transaction) {
    let item = this.type._start;
    while (item !== null) {
      if (!item.deleted) {
        item.delete(transaction);
      } else if (item.id.clock < (transaction.beforeState.get(item.id.client) || 0)) {
        transaction._mergeStructs.push(item);
      }
      item = item.right;
    }
    this.type._map.forEach((item2) => {
      if (!item2.deleted) {
        item2.delete(transaction);
      } else if (item2.id.clock < (transaction.beforeState.get(item2.id.client) || 0)) {
        transaction._mergeStructs.push(item2);
      }
    });
    transaction.changed.delete(this.type);
  }
  /**
   * @param {StructStore} store
   */
  gc(store) {
    let item = this.type._start;
    while (item !== null) {
      item.gc(store, true);
      item = item.right;
    }
    this.type._start = null;
    this.type._map.forEach(
      /** @param {Item | null} item */
      (item2) => {
        while (item2 !== null) {
          item2.gc(store, true);
          item2 = item2.left;
        }
      }
    );
    this.type._map = /* @__PURE__ */ new Map();
  }
  /**
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder
   * @param {number} offset
   */
  write(encoder2, offset) {
    this.type._write(encoder2);
  }
  /**
   * @return {number}
   */
  getRef() {
    return 7;
  }
};
var readContentType = (decoder) => new ContentType(typeRefs[decoder.readTypeRef()](decoder));
var splitItem = (transaction, leftItem, diff) => {
  const { client, clock } = leftItem.id;
  const rightItem = new Item(
    createID(client, clock + diff),
    leftItem,
    createID(client, clock + diff - 1),
    leftItem.right,
    leftItem.rightOrigin,
    leftItem.parent,
    leftItem.parentSub,
    leftItem.content.splice(diff)
  );
  if (leftItem.deleted) {
    rightItem.markDeleted();
  }
  if (leftItem.keep) {
    rightItem.keep = true;
  }
  if (leftItem.redone !== null) {
    rightItem.redone = createID(leftItem.redone.client, leftItem.redone.clock + diff);
  }
  leftItem.right = rightItem;
  if (rightItem.right !== null) {
    rightItem.right.left = rightItem;
  }
  transaction._mergeStructs.push(rightItem);
  if (rightItem.parentSub !== null && rightItem.right === null) {
    rightItem.parent._map.set(rightItem.parentSub, rightItem);
  }
  leftItem.length = diff;
  return rightItem;
};
var Item = class _Item extends AbstractStruct {
  /**
   * @param {ID} id
   * @param {Item | null} left
   * @param {ID | null} origin
   * @param {Item | null} right
   * @param {ID | null} rightOrigin
   * @param {AbstractType<any>|ID|null} parent Is a type if integrated, is null if it is possible to copy parent from left or right, is ID before integration to search for it.
   * @param {string | null} parentSub
   * @param {AbstractContent} content
   */
  constructor(id3, left, origin, right, rightOrigin, parent, parentSub, content) {
    super(id3, content.getLength());
    this.origin = origin;
    this.left = left;
    this.right = right;
    this.rightOrigin = rightOrigin;
    this.parent = parent;
    this.parentSub = parentSub;
    this.redone = null;
    this.content = content;
    this.info = this.content.isCountable() ? BIT2 : 0;
  }
  /**
   * This is used to mark the item as an indexed fast-search marker
   *
   * @type {boolean}
   */
  set marker(isMarked) {
    if ((this.info & BIT4) > 0 !== isMarked) {
      this.info ^= BIT4;
    }
  }
  get marker() {
    return (this.info & BIT4) > 0;
  }
  /**
   * If true, do not garbage collect this Item.
   */
  get keep() {
    return (this.info & BIT1) > 0;
  }
  set keep(doKeep) {
    if (this.keep !== doKeep) {
      this.info ^= BIT1;
    }
  }
  get countable() {
    return (this.info & BIT2) > 0;
  }
  /**
   * Whether this item was deleted or not.
   * @type {Boolean}
   */
  get deleted() {
    return (this.info & BIT3) > 0;
  }
  set deleted(doDelete) {
    if (this.deleted !== doDelete) {
      this.info ^= BIT3;
    }
  }
  markDeleted() {
    this.info |= BIT3;
  }
  /**
   * Return the creator clientID of the missing op or define missing items and return null.
   *
   * @param {Transaction} transaction
   * @param {StructStore} store
   * @return {null | number}
   */
  getMissing(transaction, store) {
    if (this.origin && this.origin.client !== this.id.client && this.origin.clock >= getState(store, this.origin.client)) {
      return this.origin.client;
    }
    if (this.rightOrigin && this.rightOrigin.client !== this.id.client && this.rightOrigin.clock >= getState(store, this.rightOrigin.client)) {
      return this.rightOrigin.client;
    }
    if (this.parent && this.parent.constructor === ID && this.id.client !== this.parent.client && this.parent.clock >= getState(store, this.parent.client)) {
      return this.parent.client;
    }
    if (this.origin) {
      this.left = getItemCleanEnd(transaction, store, this.origin);
      this.origin = this.left.lastId;
    }
    if (this.rightOrigin) {
      this.right = getItemCleanStart(transaction, this.rightOrigin);
      this.rightOrigin = this.right.id;
    }
    if (this.left && this.left.constructor === GC || this.right && this.right.constructor === GC) {
      this.parent = null;
    } else if (!this.parent) {
      if (this.left && this.left.constructor === _Item) {
        this.parent = this.left.parent;
        this.parentSub = this.left.parentSub;
      } else if (this.right && this.right.constructor === _Item) {
        this.parent = this.right.parent;
        this.parentSub = this.right.parentSub;
      }
    } else if (this.parent.constructor === ID) {
      const parentItem = getItem(store, this.parent);
      if (parentItem.constructor === GC) {
        this.parent = null;
      } else {
        this.parent = /** @type {ContentType} */
        parentItem.content.type;
      }
    }
    return null;
  }
  /**
   * @param {Transaction} transaction
   * @param {number} offset
   */
  integrate(transaction, offset) {
    if (offset > 0) {
      this.id.clock += offset;
      this.left = getItemCleanEnd(transaction, transaction.doc.store, createID(this.id.client, this.id.clock - 1));
      this.origin = this.left.lastId;
      this.content = this.content.splice(offset);
      this.length -= offset;
    }
    if (this.parent) {
      if (!this.left && (!this.right || this.right.left !== null) || this.left && this.left.right !== this.right) {
        let left = this.left;
        let o;
        if (left !== null) {
          o = left.right;
        } else if (this.parentSub !== null) {
          o = /** @type {AbstractType<any>} */
          this.parent._map.get(this.parentSub) || null;
          while (o !== null && o.left !== null) {
            o = o.left;
          }
        } else {
          o = /** @type {AbstractType<any>} */
          this.parent._start;
        }
        const conflictingItems = /* @__PURE__ */ new Set();
        const itemsBeforeOrigin = /* @__PURE__ */ new Set();
        while (o !== null && o !== this.right) {
          itemsBeforeOrigin.add(o);
          conflictingItems.add(o);
          if (compareIDs(this.origin, o.origin)) {
            if (o.id.client < this.id.client) {
              left = o;
              conflictingItems.clear();
            } else if (compareIDs(this.rightOrigin, o.rightOrigin)) {
              break;
            }
          } else if (o.origin !== null && itemsBeforeOrigin.has(getItem(transaction.doc.store, o.origin))) {
            if (!conflictingItems.has(getItem(transaction.doc.store, o.origin))) {
              left = o;
              conflictingItems.clear();
            }
          } else {
            break;
          }
          o = o.right;
        }
        this.left = left;
      }
      if (this.left !== null) {
        const right = this.left.right;
        this.right = right;
        this.left.right = this;
      } else {
        let r;
        if (this.parentSub !== null) {
          r = /** @type {AbstractType<any>} */
          this.parent._map.get(this.parentSub) || null;
          while (r !== null && r.left !== null) {
            r = r.left;
          }
        } else {
          r = /** @type {AbstractType<any>} */
          this.parent._start;
          this.parent._start = this;
        }
        this.right = r;
      }
      if (this.right !== null) {
        this.right.left = this;
      } else if (this.parentSub !== null) {
        this.parent._map.set(this.parentSub, this);
        if (this.left !== null) {
          this.left.delete(transaction);
        }
      }
      if (this.parentSub === null && this.countable && !this.deleted) {
        this.parent._length += this.length;
      }
      addStruct(transaction.doc.store, this);
      this.content.integrate(transaction, this);
      addChangedTypeToTransaction(
        transaction,
        /** @type {AbstractType<any>} */
        this.parent,
        this.parentSub
      );
      if (
        /** @type {AbstractType<any>} */
        this.parent._item !== null && /** @type {AbstractType<any>} */
        this.parent._item.deleted || this.parentSub !== null && this.right !== null
      ) {
        this.delete(transaction);
      }
    } else {
      new GC(this.id, this.length).integrate(transaction, 0);
    }
  }
  /**
   * Returns the next non-deleted item
   */
  get next() {
    let n = this.right;
    while (n !== null && n.deleted) {
      n = n.right;
    }
    return n;
  }
  /**
   * Returns the previous non-deleted item
   */
  get prev() {
    let n = this.left;
    while (n !== null && n.deleted) {
      n = n.left;
    }
    return n;
  }
  /**
   * Computes the last content address of this Item.
   */
  get lastId() {
    return this.length === 1 ? this.id : createID(this.id.client, this.id.clock + this.length - 1);
  }
  /**
   * Try to merge two items
   *
   * @param {Item} right
   * @return {boolean}
   */
  mergeWith(right) {
    if (this.constructor === right.constructor && compareIDs(right.origin, this.lastId) && this.right === right && compareIDs(this.rightOrigin, right.rightOrigin) && this.id.client === right.id.client && this.id.clock + this.length === right.id.clock && this.deleted === right.deleted && this.redone === null && right.redone === null && this.content.constructor === right.content.constructor && this.content.mergeWith(right.content)) {
      const searchMarker = (
        /** @type {AbstractType<any>} */
        this.parent._searchMarker
      );
      if (searchMarker) {
        searchMarker.forEach((marker) => {
          if (marker.p === right) {
            marker.p = this;
            if (!this.deleted && this.countable) {
              marker.index -= this.length;
            }
          }
        });
      }
      if (right.keep) {
        this.keep = true;
      }
      this.right = right.right;
      if (this.right !== null) {
        this.right.left = this;
      }
      this.length += right.length;
      return true;
    }
    return false;
  }
  /**
   * Mark this Item as deleted.
   *
   * @param {Transaction} transaction
   */
  delete(transaction) {
    if (!this.deleted) {
      const parent = (
        /** @type {AbstractType<any>} */
        this.parent
      );
      if (this.countable && this.parentSub === null) {
        parent._length -= this.length;
      }
      this.markDeleted();
      addToDeleteSet(transaction.deleteSet, this.id.client, this.id.clock, this.length);
      addChangedTypeToTransaction(transaction, parent, this.parentSub);
      this.content.delete(transaction);
    }
  }
  /**
   * @param {StructStore} store
   * @param {boolean} parentGCd
   */
  gc(store, parentGCd) {
    if (!this.deleted) {
      throw unexpectedCase();
    }
    this.content.gc(store);
    if (parentGCd) {
      replaceStruct(store, this, new GC(this.id, this.length));
    } else {
      this.content = new ContentDeleted(this.length);
    }
  }
  /**
   * Transform the properties of this type to binary and write it to an
   * BinaryEncoder.
   *
   * This is called when this Item is sent to a remote peer.
   *
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder The encoder to write data to.
   * @param {number} offset
   */
  write(encoder2, offset) {
    const origin = offset > 0 ? createID(this.id.client, this.id.clock + offset - 1) : this.origin;
    const rightOrigin = this.rightOrigin;
    const parentSub = this.parentSub;
    const info = this.content.getRef() & BITS5 | (origin === null ? 0 : BIT8) | // origin is defined
    (rightOrigin === null ? 0 : BIT7) | // right origin is defined
    (parentSub === null ? 0 : BIT6);
    encoder2.writeInfo(info);
    if (origin !== null) {
      encoder2.writeLeftID(origin);
    }
    if (rightOrigin !== null) {
      encoder2.writeRightID(rightOrigin);
    }
    if (origin === null && rightOrigin === null) {
      const parent = (
        /** @type {AbstractType<any>} */
        this.parent
      );
      if (parent._item !== void 0) {
        const parentItem = parent._item;
        if (parentItem === null) {
          const ykey = findRootTypeKey(parent);
          encoder2.writeParentInfo(true);
          encoder2.writeString(ykey);
        } else {
          encoder2.writeParentInfo(false);
          encoder2.writeLeftID(parentItem.id);
        }
      } else if (parent.constructor === String) {
        encoder2.writeParentInfo(true);
        encoder2.writeString(parent);
      } else if (parent.constructor === ID) {
        encoder2.writeParentInfo(false);
        encoder2.writeLeftID(parent);
      } else {
        unexpectedCase();
      }
      if (parentSub !== null) {
        encoder2.writeString(parentSub);
      }
    }
    this.content.write(encoder2, offset);
  }
};
var readItemContent = (decoder, info) => contentRefs[info & BITS5](decoder);
var contentRefs = [
  () => {
    unexpectedCase();
  },
  // GC is not ItemContent
  readContentDeleted,
  // 1
  readContentJSON,
  // 2
  readContentBinary,
  // 3
  readContentString,
  // 4
  readContentEmbed,
  // 5
  readContentFormat,
  // 6
  readContentType,
  // 7
  readContentAny,
  // 8
  readContentDoc,
  // 9
  () => {
    unexpectedCase();
  }
  // 10 - Skip is not ItemContent
];
var structSkipRefNumber = 10;
var Skip = class extends AbstractStruct {
  get deleted() {
    return true;
  }
  delete() {
  }
  /**
   * @param {Skip} right
   * @return {boolean}
   */
  mergeWith(right) {
    if (this.constructor !== right.constructor) {
      return false;
    }
    this.length += right.length;
    return true;
  }
  /**
   * @param {Transaction} transaction
   * @param {number} offset
   */
  integrate(transaction, offset) {
    unexpectedCase();
  }
  /**
   * @param {UpdateEncoderV1 | UpdateEncoderV2} encoder
   * @param {number} offset
   */
  write(encoder2, offset) {
    encoder2.writeInfo(structSkipRefNumber);
    writeVarUint(encoder2.restEncoder, this.length - offset);
  }
  /**
   * @param {Transaction} transaction
   * @param {StructStore} store
   * @return {null | number}
   */
  getMissing(transaction, store) {
    return null;
  }
};
var glo = (
  /** @type {any} */
  typeof globalThis !== "undefined" ? globalThis : typeof window !== "undefined" ? window : typeof global !== "undefined" ? global : {}
);
var importIdentifier = "__ $YJS$ __";
if (glo[importIdentifier] === true) {
  console.error("Yjs was already imported. This breaks constructor checks and will lead to issues! - https://github.com/yjs/yjs/issues/438");
}
glo[importIdentifier] = true;

// lib/authorship/shared-text.ts
function lettersOf(item) {
  return item.content.str;
}
var SharedText = class {
  doc;
  #roots = /* @__PURE__ */ new Map();
  #names = /* @__PURE__ */ new Map();
  constructor() {
    this.doc = new Doc({ gc: false });
    this.doc.clientID = 0;
  }
  addField(name2) {
    const root = this.doc.getText(name2);
    this.#roots.set(name2, root);
    this.#names.set(root, name2);
  }
  has(name2) {
    return this.#roots.has(name2);
  }
  text(name2) {
    return this.#roots.get(name2)?.toString() ?? "";
  }
  /** First item of a field, deleted ones included. */
  first(name2) {
    return this.#roots.get(name2)?._start ?? null;
  }
  names() {
    return [...this.#roots.keys()];
  }
  /** Joins an update that was checked; throws a RangeError where it would not join completely. */
  join(update) {
    applyUpdate(this.doc, update);
    this.#whole();
  }
  encode() {
    return encodeStateAsUpdateV2(this.doc);
  }
  load(state) {
    applyUpdateV2(this.doc, state);
    this.#whole();
  }
  /** The item that holds a unit. Throws a RangeError where there is none. */
  itemAt(id3) {
    const structs = this.doc.store.clients.get(id3.w);
    const last3 = structs?.at(-1);
    if (!structs || !last3 || id3.c >= last3.id.clock + last3.length) {
      throw new RangeError(`no character ${id3.w}:${id3.c}`);
    }
    return structs[findIndexSS(structs, id3.c)];
  }
  /** Place behind a unit in the list. */
  behind(id3) {
    const item = this.itemAt(id3);
    return { item, offset: id3.c - item.id.clock + 1 };
  }
  /** Name of the field an item stands in. */
  fieldOf(item) {
    return this.#names.get(item.parent);
  }
  /** Letters of a run by identity, whether they stand or were deleted. */
  letters(w, clock, length2) {
    let text = "";
    const end = clock + length2;
    for (let at2 = clock; at2 < end; ) {
      const item = this.itemAt({ w, c: at2 });
      const from2 = at2 - item.id.clock;
      const to = Math.min(item.length, end - item.id.clock);
      text += lettersOf(item).slice(from2, to);
      at2 = item.id.clock + to;
    }
    return text;
  }
  #whole() {
    const { pendingStructs, pendingDs } = this.doc.store;
    if (pendingStructs !== null || pendingDs !== null) {
      throw new RangeError("an update names what the log does not hold");
    }
  }
};

// lib/authorship/vocabulary.ts
var OPERATION_KINDS = [
  "opened",
  "join",
  "edit",
  "field",
  "parameter",
  "reference",
  "unreference",
  "comment",
  "resolve",
  "message",
  "suggest",
  "origin",
  "say",
  "answer",
  "freeze",
  "view"
];
var BESIDE_WRITING = ["opened", "join", "answer", "freeze", "view"];
var WRITING = OPERATION_KINDS.filter(
  (kind) => !BESIDE_WRITING.includes(kind)
);
var INSERT_KINDS = [
  /** Key by key. */
  "typed",
  /** Through an input method; one composition is one act. */
  "composed",
  /**
   * From outside the prompt; where it came from is not known unless an origin says so: a message or an
   * exhibit that a person confirms, or another prompt of the case, whose log tells who wrote it.
   */
  "pasted",
  /** Cut or dragged inside the prompt; `src` names the characters, the first typist stays. */
  "moved",
  /** Copied inside the prompt; `src` names the characters, the first typist stays. */
  "copied",
  /** Brought back by undo or redo; `src` names the characters. */
  "restored",
  /** A model's suggestion that a person accepted; `at` places it in the suggestion. No human typist. */
  "suggested",
  /** Typed from speech by the device's dictation. */
  "dictated",
  /** Carried in from a record made elsewhere. */
  "imported"
];
var SOURCED_KINDS = ["moved", "copied", "restored"];
var OWN_KINDS = ["typed", "composed", "dictated"];
var SAY_MODES = ["dictated", "instructed"];
var ANSWERS = ["confirmed", "contested"];
var VIEW_MEANINGS = ["acknowledged", "contested", "cannot_say"];
var FREEZE_PURPOSES = ["sent", "marked_sent", "draft"];
var FLAGS = [
  /** A long run declared typed in one act. */
  "bulk",
  /** Invisible or bidirectional control characters came in. */
  "invisible",
  /** Device time and time of receipt are more than ten minutes apart. */
  "late",
  /** The run repeats words that this person had deleted from another's text. */
  "echo"
];
var FIELD_ROLES = ["positive", "negative", "system", "style", "free"];

// lib/authorship/characters.ts
var KIND2 = 15;
var HIGH = 64;
var LOW = 128;
function halfOf(unit) {
  if (unit < 55296 || unit > 57343) return 0;
  return unit < 56320 ? HIGH : LOW;
}
function kindCode(kind) {
  return INSERT_KINDS.indexOf(kind);
}
var Characters = class {
  length = 0;
  #seq = new Int32Array(64);
  #bits = new Uint8Array(64);
  #gone = new Int32Array(64);
  /** Appends the next unit. `bits` joins `kindCode` and `halfOf`. */
  push(seq, bits2, gone = 0) {
    if (this.length === this.#seq.length) this.#grow(this.length * 2);
    this.#seq[this.length] = seq;
    this.#bits[this.length] = bits2;
    this.#gone[this.length] = gone;
    this.length++;
  }
  seq(clock) {
    return this.#seq[clock] ?? -1;
  }
  bits(clock) {
    return this.#bits[clock] ?? 0;
  }
  kind(clock) {
    return INSERT_KINDS[this.bits(clock) & KIND2] ?? "typed";
  }
  /** Operation that deleted the unit first, or 0. */
  gone(clock) {
    return this.#gone[clock] ?? 0;
  }
  /** Marks units as deleted by an operation; what was deleted before keeps its first deleter. */
  remove(clock, length2, seq) {
    const end = clock + length2;
    for (let at2 = clock; at2 < end; at2++) if (this.#gone[at2] === 0) this.#gone[at2] = seq;
  }
  /** Whether `clock` is the second half of a pair: nothing may begin here. */
  isLow(clock) {
    return (this.bits(clock) & LOW) !== 0;
  }
  /** Whether `clock` is the first half of a pair: nothing may end here. */
  isHigh(clock) {
    return (this.bits(clock) & HIGH) !== 0;
  }
  /** End of the run from `clock` that came in one operation, as one kind. */
  runEnd(clock, limit) {
    const seq = this.#seq[clock];
    const kind = this.bits(clock) & KIND2;
    let at2 = clock + 1;
    while (at2 < limit && this.#seq[at2] === seq && (this.bits(at2) & KIND2) === kind) at2++;
    return at2;
  }
  #grow(size2) {
    const seq = new Int32Array(size2);
    const bits2 = new Uint8Array(size2);
    const gone = new Int32Array(size2);
    seq.set(this.#seq);
    bits2.set(this.#bits);
    gone.set(this.#gone);
    this.#seq = seq;
    this.#bits = bits2;
    this.#gone = gone;
  }
};

// lib/authorship/stories.ts
function partFrom(parts, clock) {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = low + high >> 1;
    const part = parts[middle];
    if (part && part.c + part.l <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
var WriterText = class {
  chars = new Characters();
  sourced = [];
  accepted = [];
};
var Stories = class {
  #writers = /* @__PURE__ */ new Map();
  of(w) {
    return this.#writers.get(w);
  }
  open(w) {
    let text = this.#writers.get(w);
    if (!text) {
      text = new WriterText();
      this.#writers.set(w, text);
    }
    return text;
  }
  writers() {
    return this.#writers.entries();
  }
  /** Units that a writer inserted. */
  length(w) {
    return this.#writers.get(w)?.chars.length ?? 0;
  }
  /** First identities of a run, in its order. */
  roots(w, clock, length2, into = []) {
    const sourced = this.#writers.get(w)?.sourced ?? [];
    const end = clock + length2;
    let at2 = clock;
    for (let i2 = partFrom(sourced, clock); at2 < end; i2++) {
      const run = sourced[i2];
      const plainEnd = run ? Math.min(end, Math.max(at2, run.c)) : end;
      if (plainEnd > at2) pushSegment(into, { w, c: at2, l: plainEnd - at2, via: null });
      at2 = plainEnd;
      if (!run || at2 >= end) break;
      const to = Math.min(end, run.c + run.l);
      sliceSegments(run, at2, to, into);
      at2 = to;
    }
    return into;
  }
  /** Records that a run came from `src` by a handling. */
  source(w, part, src, how) {
    const above = /* @__PURE__ */ new Map();
    const segments = [];
    for (const [sw, sc, sl] of src) {
      for (const { via, ...root } of this.roots(sw, sc, sl)) {
        let next = above.get(via);
        if (!next) {
          next = { ...how, before: via };
          above.set(via, next);
        }
        pushSegment(segments, { ...root, via: next });
      }
    }
    this.open(w).sourced.push({ c: part.c, l: part.l, segments });
  }
};
function pushSegment(into, next) {
  const last3 = into.at(-1);
  if (last3 && last3.w === next.w && last3.via === next.via && last3.c + last3.l === next.c) {
    last3.l += next.l;
  } else into.push(next);
}
function sliceSegments(run, from2, to, into) {
  let at2 = run.c;
  for (const segment of run.segments) {
    const end = at2 + segment.l;
    if (end > from2 && at2 < to) {
      const skip = Math.max(0, from2 - at2);
      const l = Math.min(end, to) - at2 - skip;
      pushSegment(into, { w: segment.w, c: segment.c + skip, l, via: segment.via });
    }
    at2 = end;
    if (at2 >= to) return;
  }
}

// lib/authorship/attribute.ts
function attribute(context, grain) {
  const fields = context.fields.map((field) => new FieldWalk(context, grain).walk(field));
  return { ...context.head, fields };
}
var FieldWalk = class {
  constructor(context, grain) {
    this.context = context;
    this.grain = grain;
  }
  context;
  grain;
  #runs = [];
  #deleted = [];
  #last;
  #lastRun;
  #place = 0;
  walk(field) {
    const { text } = this.context.state;
    for (let item = text.first(field.name); item; item = item.right) {
      this.#item(item.id.client, item.id.clock, lettersOf(item));
    }
    const whole3 = text.text(field.name);
    let joined = "";
    for (const run of this.#runs) joined += run.text;
    if (joined !== whole3 || this.#place !== whole3.length) {
      throw new Error(`attribution of ${field.name} does not add up to its text`);
    }
    return { ...field, text: whole3, runs: this.#runs, deleted: this.#deleted };
  }
  #item(w, clock, letters) {
    const own2 = this.context.state.stories.of(w);
    if (!own2) throw new Error(`no writer ${w}`);
    const end = clock + letters.length;
    for (let at2 = clock; at2 < end; ) {
      const gone = own2.chars.gone(at2);
      let to = own2.chars.runEnd(at2, end);
      for (let next = at2 + 1; next < to; next++) if (own2.chars.gone(next) !== gone) to = next;
      const seq = own2.chars.seq(at2);
      for (const root of this.context.state.stories.roots(w, at2, to - at2)) {
        for (let rest = root; rest; ) {
          const part = this.#rootPart(rest);
          const from2 = at2 - clock;
          const slice = letters.slice(from2, from2 + part.l);
          this.#piece({ w, c: at2, root: part, seq, gone, letters: slice });
          at2 += part.l;
          rest = part.l === rest.l ? null : { ...rest, c: rest.c + part.l, l: rest.l - part.l };
        }
      }
    }
  }
  /** The beginning of a segment that has one first writing and the same marks. */
  #rootPart(root) {
    const { origins, says, state } = this.context;
    const written2 = state.stories.of(root.w);
    let end = written2?.chars.runEnd(root.c, root.c + root.l) ?? root.c + root.l;
    end = says.cut(root.w, root.c, origins.cut(root.w, root.c, end));
    const accepted = written2?.accepted[partFrom(written2.accepted, root.c)];
    if (accepted) {
      if (accepted.c > root.c) end = Math.min(end, accepted.c);
      else end = Math.min(end, accepted.c + accepted.l);
    }
    const l = end - root.c;
    return l === root.l ? root : { w: root.w, c: root.c, l, via: root.via };
  }
  #piece(piece) {
    const last3 = this.#last;
    const run = this.#lastRun;
    if (last3 && run && this.#continues(last3, piece)) {
      run.text += piece.letters;
      run.id[2] += piece.letters.length;
      run.root[2] += piece.letters.length;
      if ("to" in run) run.to += piece.letters.length;
      if (piece.gone === 0) this.#place += piece.letters.length;
    } else this.#begin(piece);
    this.#last = piece;
  }
  #continues(last3, next) {
    const { stories } = this.context.state;
    const { root: a } = last3;
    const { root: b } = next;
    if (next.w !== last3.w || next.c !== last3.c + last3.letters.length) return false;
    if (b.w !== a.w || b.c !== a.c + a.l || b.via !== a.via) return false;
    const chars = stories.of(a.w)?.chars;
    if (chars?.kind(a.c) !== chars?.kind(b.c) || !this.#sameMarks(a, b)) return false;
    if (this.grain === "operation") {
      return last3.gone === next.gone && last3.seq === next.seq && chars?.seq(a.c) === chars?.seq(b.c);
    }
    const { timeline } = this.context;
    if (last3.gone === 0 !== (next.gone === 0)) return false;
    return last3.gone === 0 || timeline.writer(last3.gone) === timeline.writer(next.gone);
  }
  #sameMarks(a, b) {
    const { origins, says, state } = this.context;
    if (origins.none(a.w) && says.none(a.w) && !state.stories.of(a.w)?.accepted.length) return true;
    const same = (marks) => {
      const before = marks.at(a.w, a.c);
      const after = marks.at(b.w, b.c);
      return before.length === after.length && before.every((value2, i2) => value2 === after[i2]);
    };
    const accepted = state.stories.of(a.w)?.accepted ?? [];
    const part = (root) => {
      const one = accepted[partFrom(accepted, root.c)];
      return one && one.c <= root.c ? one : void 0;
    };
    return same(origins) && same(says) && part(a)?.sug === part(b)?.sug;
  }
  #begin(piece) {
    const { accountOf, says, state, timeline } = this.context;
    const { w, c, root, seq, gone, letters } = piece;
    const chars = state.stories.of(root.w)?.chars;
    const placedBy = chars?.kind(root.c) ?? "typed";
    const first = chars?.seq(root.c) ?? 0;
    const at2 = timeline.at(first);
    const said = says.at(root.w, root.c);
    const brought = placedBy === "pasted" ? this.#brought(root) : null;
    const kind = brought?.first.k ?? placedBy;
    const story = {
      text: letters,
      id: [w, c, letters.length],
      root: [root.w, root.c, letters.length],
      kind,
      typist: brought ? brought.first.by : OWN_KINDS.includes(kind) ? accountOf(root.w) : null,
      placer: accountOf(w),
      seq: first,
      at: at2,
      placedSeq: seq,
      placedAt: seq === first ? at2 : timeline.at(seq),
      handlings: [
        ...brought ? [{ ...brought.handling, seq: first, at: at2 }] : [],
        ...this.#handlings(root.via)
      ],
      origin: brought ? brought.origin : this.#origin(root, kind),
      says: said.length === 0 ? [] : said.map(({ say }) => say),
      found: anyFound(root.via)
    };
    if (gone === 0) {
      const from2 = this.#place;
      this.#place += letters.length;
      const run2 = { from: from2, to: this.#place, ...story };
      this.#runs.push(run2);
      this.#lastRun = run2;
      return;
    }
    const deleter = accountOf(timeline.writer(gone));
    const run = {
      ...story,
      place: this.#place,
      deleter,
      deletedSeq: gone,
      deletedAt: timeline.at(gone)
    };
    this.#deleted.push(run);
    this.#lastRun = run;
  }
  #handlings(via) {
    const list2 = [];
    for (let one = via; one; one = one.before) {
      const { kind, w, seq } = one;
      const account = this.context.accountOf(w);
      list2.push({ kind, account, seq, at: this.context.timeline.at(seq) });
    }
    return list2.reverse();
  }
  /**
   * What another prompt's log says of pasted characters, and who brought them here. The first that
   * says so counts: nobody takes a writer away by saying something else later.
   */
  #brought(root) {
    const marks = this.context.origins.at(root.w, root.c);
    const mark = marks.find(({ first: first2 }) => first2 !== null);
    if (!mark?.first || !mark.origin.source) return null;
    const { first, origin } = mark;
    const { prompt, k } = mark.origin.source;
    return {
      first,
      handling: { kind: k, account: origin.account },
      origin: { from: "prompt", prompt, at: first.at, model: first.model }
    };
  }
  #origin(root, kind) {
    const { origins, state, suggestion } = this.context;
    if (kind === "suggested") {
      const accepted = state.stories.of(root.w)?.accepted ?? [];
      const sug = accepted[partFrom(accepted, root.c)]?.sug ?? "";
      return { from: "model", model: suggestion(sug)?.model ?? "", suggestion: sug };
    }
    if (OWN_KINDS.includes(kind)) return null;
    const claimed = origins.at(root.w, root.c).at(-1)?.origin;
    if (claimed?.message)
      return { from: "message", message: claimed.message, answer: claimed.answer };
    if (claimed?.exhibit)
      return { from: "exhibit", exhibit: claimed.exhibit, answer: claimed.answer };
    return { from: "unknown" };
  }
};
function anyFound(via) {
  for (let one = via; one; one = one.before) if (one.found) return true;
  return false;
}

// node_modules/zod/v4/core/util.js
var util_exports = {};
__export(util_exports, {
  BIGINT_FORMAT_RANGES: () => BIGINT_FORMAT_RANGES,
  CONSTANT_CATCH: () => CONSTANT_CATCH,
  Class: () => Class,
  NUMBER_FORMAT_RANGES: () => NUMBER_FORMAT_RANGES,
  aborted: () => aborted,
  allowsEval: () => allowsEval,
  assert: () => assert,
  assertEqual: () => assertEqual,
  assertIs: () => assertIs,
  assertNever: () => assertNever,
  assertNotEqual: () => assertNotEqual,
  assignProp: () => assignProp,
  attachSchema: () => attachSchema,
  base64ToUint8Array: () => base64ToUint8Array,
  base64urlToUint8Array: () => base64urlToUint8Array,
  cached: () => cached,
  captureStackTrace: () => captureStackTrace,
  cleanEnum: () => cleanEnum,
  cleanRegex: () => cleanRegex,
  clone: () => clone,
  cloneDef: () => cloneDef,
  codePointLength: () => codePointLength,
  constantCatch: () => constantCatch,
  createTransparentProxy: () => createTransparentProxy,
  defineLazy: () => defineLazy,
  defineLazyInternal: () => defineLazyInternal,
  derived: () => derived,
  esc: () => esc,
  escapeRegex: () => escapeRegex,
  explicitlyAborted: () => explicitlyAborted,
  extend: () => extend,
  finalizeIssue: () => finalizeIssue,
  floatSafeRemainder: () => floatSafeRemainder,
  getElementAtPath: () => getElementAtPath,
  getEnumValues: () => getEnumValues,
  getLengthableOrigin: () => getLengthableOrigin,
  getParsedType: () => getParsedType,
  getSizableOrigin: () => getSizableOrigin,
  hexToUint8Array: () => hexToUint8Array,
  hide: () => hide,
  installLazyProp: () => installLazyProp,
  isObject: () => isObject6,
  isPlainObject: () => isPlainObject,
  issue: () => issue,
  joinValues: () => joinValues,
  jsonStringifyReplacer: () => jsonStringifyReplacer,
  members: () => members2,
  merge: () => merge,
  mergeDefs: () => mergeDefs,
  normalizeParams: () => normalizeParams,
  nullish: () => nullish,
  numKeys: () => numKeys,
  objectClone: () => objectClone,
  omit: () => omit,
  optionalKeys: () => optionalKeys,
  own: () => own,
  parsedType: () => parsedType,
  partial: () => partial,
  pick: () => pick,
  prefixIssues: () => prefixIssues,
  primitiveTypes: () => primitiveTypes,
  promiseAllObject: () => promiseAllObject,
  propertyKeyTypes: () => propertyKeyTypes,
  randomString: () => randomString,
  rawShape: () => rawShape,
  required: () => required,
  safeExtend: () => safeExtend,
  shallowClone: () => shallowClone,
  sizeCaps: () => sizeCaps,
  slugify: () => slugify,
  stringifyPrimitive: () => stringifyPrimitive,
  toZod: () => toZod,
  uint8ArrayToBase64: () => uint8ArrayToBase64,
  uint8ArrayToBase64url: () => uint8ArrayToBase64url,
  uint8ArrayToHex: () => uint8ArrayToHex,
  unwrapMessage: () => unwrapMessage
});
function assertEqual(val) {
  return val;
}
function assertNotEqual(val) {
  return val;
}
function toZod() {
  return (schema) => schema;
}
function assertIs(_arg) {
}
function assertNever(_x) {
  throw new Error("Unexpected value in exhaustive check");
}
function assert(_) {
}
function getEnumValues(entries) {
  const numericValues = Object.values(entries).filter((v) => typeof v === "number");
  const values = Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
  return values;
}
function joinValues(array2, separator = "|") {
  return array2.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value2) {
  if (typeof value2 === "bigint")
    return value2.toString();
  return value2;
}
var Cached = class {
  constructor(getter) {
    this._getter = getter;
    this._value = void 0;
  }
  get value() {
    const getter = this._getter;
    if (getter !== void 0) {
      this._value = getter();
      this._getter = void 0;
    }
    return this._value;
  }
};
function cached(getter) {
  return new Cached(getter);
}
function nullish(input) {
  return input === null || input === void 0;
}
function cleanRegex(source) {
  const start = source.startsWith("^") ? 1 : 0;
  const end = source.endsWith("$") ? source.length - 1 : source.length;
  return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
  const ratio = val / step;
  const roundedRatio = Math.round(ratio);
  const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
  if (Math.abs(ratio - roundedRatio) < tolerance)
    return 0;
  return ratio - roundedRatio;
}
var EVALUATING = /* @__PURE__ */ Symbol("evaluating");
function defineLazy(object, key, getter) {
  let value2 = void 0;
  Object.defineProperty(object, key, {
    get() {
      if (value2 === EVALUATING) {
        return void 0;
      }
      if (value2 === void 0) {
        value2 = EVALUATING;
        value2 = getter();
      }
      return value2;
    },
    set(v) {
      Object.defineProperty(object, key, {
        value: v
        // configurable: true,
      });
    },
    configurable: true
  });
}
function objectClone(obj) {
  return Object.create(Object.getPrototypeOf(obj), Object.getOwnPropertyDescriptors(obj));
}
function assignProp(target, prop, value2) {
  Object.defineProperty(target, prop, {
    value: value2,
    writable: true,
    enumerable: true,
    configurable: true
  });
}
function rawShape(def) {
  const desc = Object.getOwnPropertyDescriptor(def, "shape");
  return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
  return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key, getter) {
  Object.defineProperty(target, key, {
    get() {
      const value2 = getter();
      assignProp(this, key, value2);
      return value2;
    },
    enumerable: true,
    configurable: true
  });
}
function putProp(target, key, value2) {
  if (key in target)
    assignProp(target, key, value2);
  else
    target[key] = value2;
}
function mirrorShape(target, source, keys2, wrap) {
  const raw = sourceShape(source);
  for (const key of keys2) {
    const desc = Object.getOwnPropertyDescriptor(raw, key);
    if (!desc.enumerable)
      continue;
    if (desc.get) {
      deferProp(target, key, () => {
        const value2 = source._zod.def.shape[key];
        return wrap ? wrap(value2, key) : value2;
      });
    } else
      putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
  }
}
function mirrorProps(target, source) {
  for (const key of Reflect.ownKeys(source)) {
    const desc = Object.getOwnPropertyDescriptor(source, key);
    if (!desc.enumerable)
      continue;
    if (desc.get)
      deferProp(target, key, () => source[key]);
    else
      putProp(target, key, desc.value);
  }
}
function mergeDefs(...defs) {
  const mergedDescriptors = {};
  for (const def of defs) {
    const descriptors = Object.getOwnPropertyDescriptors(def);
    Object.assign(mergedDescriptors, descriptors);
  }
  return Object.defineProperties({}, mergedDescriptors);
}
function cloneDef(schema) {
  return mergeDefs(schema._zod.def);
}
function getElementAtPath(obj, path) {
  if (!path)
    return obj;
  return path.reduce((acc, key) => acc?.[key], obj);
}
function promiseAllObject(promisesObj) {
  const keys2 = Object.keys(promisesObj);
  const promises = keys2.map((key) => promisesObj[key]);
  return Promise.all(promises).then((results) => {
    const resolvedObj = {};
    for (let i2 = 0; i2 < keys2.length; i2++) {
      resolvedObj[keys2[i2]] = results[i2];
    }
    return resolvedObj;
  });
}
function randomString(length2 = 10) {
  const chars = "abcdefghijklmnopqrstuvwxyz";
  let str = "";
  for (let i2 = 0; i2 < length2; i2++) {
    str += chars[Math.floor(Math.random() * chars.length)];
  }
  return str;
}
function esc(str) {
  return JSON.stringify(str);
}
function slugify(input) {
  return input.toLowerCase().trim().replace(/[^\w\s-]/g, "").replace(/[\s_-]+/g, "-").replace(/^-+|-+$/g, "");
}
var captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {
};
function isObject6(data) {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
var allowsEval = /* @__PURE__ */ cached(() => {
  if (globalConfig.jitless) {
    return false;
  }
  if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) {
    return false;
  }
  try {
    const F = Function;
    new F("");
    return true;
  } catch (_) {
    return false;
  }
});
function isPlainObject(o) {
  if (isObject6(o) === false)
    return false;
  const ctor = o.constructor;
  if (ctor === void 0)
    return true;
  if (typeof ctor !== "function")
    return true;
  const prot = ctor.prototype;
  if (isObject6(prot) === false)
    return false;
  if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) {
    return false;
  }
  return true;
}
function shallowClone(o) {
  if (isPlainObject(o))
    return { ...o };
  if (Array.isArray(o))
    return [...o];
  if (o instanceof Map)
    return new Map(o);
  if (o instanceof Set)
    return new Set(o);
  return o;
}
function numKeys(data) {
  let keyCount = 0;
  for (const key in data) {
    if (Object.prototype.hasOwnProperty.call(data, key)) {
      keyCount++;
    }
  }
  return keyCount;
}
var getParsedType = (data) => {
  const t = typeof data;
  switch (t) {
    case "undefined":
      return "undefined";
    case "string":
      return "string";
    case "number":
      return Number.isNaN(data) ? "nan" : "number";
    case "boolean":
      return "boolean";
    case "function":
      return "function";
    case "bigint":
      return "bigint";
    case "symbol":
      return "symbol";
    case "object":
      if (Array.isArray(data)) {
        return "array";
      }
      if (data === null) {
        return "null";
      }
      if (data.then && typeof data.then === "function" && data.catch && typeof data.catch === "function") {
        return "promise";
      }
      if (typeof Map !== "undefined" && data instanceof Map) {
        return "map";
      }
      if (typeof Set !== "undefined" && data instanceof Set) {
        return "set";
      }
      if (typeof Date !== "undefined" && data instanceof Date) {
        return "date";
      }
      if (typeof File !== "undefined" && data instanceof File) {
        return "file";
      }
      return "object";
    default:
      throw new Error(`Unknown data type: ${t}`);
  }
};
var propertyKeyTypes = /* @__PURE__ */ new Set(["string", "number", "symbol"]);
var primitiveTypes = /* @__PURE__ */ new Set([
  "string",
  "number",
  "bigint",
  "boolean",
  "symbol",
  "undefined"
]);
function escapeRegex(str) {
  return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params2) {
  const cl = new inst._zod.constr(def ?? inst._zod.def);
  if (!def || params2?.parent)
    cl._zod.parent = inst;
  return cl;
}
function normalizeParams(_params) {
  const params2 = _params;
  if (!params2)
    return {};
  if (typeof params2 === "string")
    return { error: () => params2 };
  if (params2?.message !== void 0) {
    if (params2?.error !== void 0)
      throw new Error("Cannot specify both `message` and `error` params");
    params2.error = params2.message;
  }
  delete params2.message;
  if (typeof params2.error === "string")
    return { ...params2, error: () => params2.error };
  return params2;
}
function createTransparentProxy(getter) {
  let target;
  return new Proxy({}, {
    get(_, prop, receiver) {
      target ?? (target = getter());
      return Reflect.get(target, prop, receiver);
    },
    set(_, prop, value2, receiver) {
      target ?? (target = getter());
      return Reflect.set(target, prop, value2, receiver);
    },
    has(_, prop) {
      target ?? (target = getter());
      return Reflect.has(target, prop);
    },
    deleteProperty(_, prop) {
      target ?? (target = getter());
      return Reflect.deleteProperty(target, prop);
    },
    ownKeys(_) {
      target ?? (target = getter());
      return Reflect.ownKeys(target);
    },
    getOwnPropertyDescriptor(_, prop) {
      target ?? (target = getter());
      return Reflect.getOwnPropertyDescriptor(target, prop);
    },
    defineProperty(_, prop, descriptor) {
      target ?? (target = getter());
      return Reflect.defineProperty(target, prop, descriptor);
    }
  });
}
function stringifyPrimitive(value2) {
  if (typeof value2 === "bigint")
    return value2.toString() + "n";
  if (typeof value2 === "string")
    return `"${value2}"`;
  return `${value2}`;
}
function optionalKeys(shape) {
  return Object.keys(shape).filter((k) => {
    return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
  });
}
var NUMBER_FORMAT_RANGES = /* @__PURE__ */ (() => ({
  safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  int32: [-2147483648, 2147483647],
  uint32: [0, 4294967295],
  float32: [-34028234663852886e22, 34028234663852886e22],
  float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
var BIGINT_FORMAT_RANGES = {
  int64: [/* @__PURE__ */ BigInt("-9223372036854775808"), /* @__PURE__ */ BigInt("9223372036854775807")],
  uint64: [/* @__PURE__ */ BigInt(0), /* @__PURE__ */ BigInt("18446744073709551615")]
};
function pick(schema, mask) {
  const currDef = schema._zod.def;
  const checks = currDef.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    throw new Error(".pick() cannot be used on object schemas containing refinements");
  }
  const newShape = {};
  mirrorShape(newShape, schema, maskedKeys(schema, mask));
  return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
function maskedKeys(schema, mask) {
  const raw = sourceShape(schema);
  const keys2 = [];
  for (const key of Reflect.ownKeys(mask)) {
    if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) {
      throw new Error(`Unrecognized key: "${String(key)}"`);
    }
    if (mask[key])
      keys2.push(key);
  }
  return keys2;
}
function omit(schema, mask) {
  const currDef = schema._zod.def;
  const checks = currDef.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    throw new Error(".omit() cannot be used on object schemas containing refinements");
  }
  const omitted = new Set(maskedKeys(schema, mask));
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
  return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
function extend(schema, shape) {
  if (!isPlainObject(shape)) {
    throw new Error("Invalid input to extend: expected a plain object");
  }
  const checks = schema._zod.def.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    const existingShape = sourceShape(schema);
    for (const key of Reflect.ownKeys(shape)) {
      if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) {
        throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
      }
    }
  }
  return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function extended(schema, shape) {
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
  mirrorProps(newShape, shape);
  return newShape;
}
function safeExtend(schema, shape) {
  if (!isPlainObject(shape)) {
    throw new Error("Invalid input to safeExtend: expected a plain object");
  }
  return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge(a, b) {
  if (!b?._zod?.def) {
    throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
  }
  if (a._zod.def.checks?.length) {
    throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
  }
  const newShape = {};
  mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
  mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
  const def = mergeDefs(a._zod.def, {
    shape: newShape,
    get catchall() {
      return b._zod.def.catchall;
    },
    checks: b._zod.def.checks ?? []
  });
  return clone(a, def);
}
function partial(Class2, schema, mask, name2 = "partial") {
  const currDef = schema._zod.def;
  const checks = currDef.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    throw new Error(`.${name2}() cannot be used on object schemas containing refinements`);
  }
  const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class2 && ((value2, key) => selected && !selected.has(key) ? value2 : new Class2({ type: "optional", innerType: value2 })));
  return clone(schema, mergeDefs(schema._zod.def, { shape: newShape, checks: [] }));
}
function required(Class2, schema, mask) {
  const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value2, key) => (
    // overwrite with non-optional
    selected && !selected.has(key) ? value2 : new Class2({ type: "nonoptional", innerType: value2 })
  ));
  return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
function aborted(x2, startIndex = 0) {
  if (x2.aborted === true)
    return true;
  for (let i2 = startIndex; i2 < x2.issues.length; i2++) {
    if (x2.issues[i2]?.continue !== true) {
      return true;
    }
  }
  return false;
}
function explicitlyAborted(x2, startIndex = 0) {
  if (x2.aborted === true)
    return true;
  for (let i2 = startIndex; i2 < x2.issues.length; i2++) {
    if (x2.issues[i2]?.continue === false) {
      return true;
    }
  }
  return false;
}
function prefixIssues(path, issues) {
  return issues.map((iss) => {
    var _a4;
    (_a4 = iss).path ?? (_a4.path = []);
    iss.path.unshift(path);
    return iss;
  });
}
function unwrapMessage(message) {
  return typeof message === "string" ? message : message?.message;
}
function sizeCaps(defChecks) {
  const caps = [];
  for (const ch of defChecks ?? []) {
    const d = ch._zod.def;
    if (!/_(length|size)$|_equals$/.test(d.check))
      break;
    const max3 = d.maximum ?? d.length ?? d.size;
    if (max3 >= 0)
      caps.push([max3, ch]);
  }
  return caps;
}
function attachSchema(issues, start, inst) {
  var _a4;
  for (let i2 = start; i2 < issues.length; i2++) {
    (_a4 = issues[i2]).schema ?? (_a4.schema = inst);
  }
}
function finalizeIssue(iss, ctx, config2) {
  var _a4;
  const traits = iss.inst?._zod?.traits;
  if (traits?.has("$ZodType")) {
    if (traits.has("$ZodCheck"))
      (_a4 = iss).schema ?? (_a4.schema = iss.inst);
    else
      iss.schema = iss.inst;
  }
  const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
  const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config2.customError?.(iss)) ?? unwrapMessage(config2.localeError?.(iss)) ?? "Invalid input";
  const full = {};
  for (const k of Object.keys(iss)) {
    if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__")
      continue;
    full[k] = iss[k];
  }
  full.path ?? (full.path = []);
  full.message = message;
  if (ctx?.reportInput) {
    full.input = iss.input;
  }
  return full;
}
function getSizableOrigin(input) {
  if (input instanceof Set)
    return "set";
  if (input instanceof Map)
    return "map";
  if (input instanceof File)
    return "file";
  return "unknown";
}
var highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
  const units = str.length;
  if (!highSurrogate.test(str))
    return units;
  let count2 = units;
  for (let i2 = 0; i2 < units - 1; i2++) {
    if ((str.charCodeAt(i2) & 64512) === 55296 && (str.charCodeAt(i2 + 1) & 64512) === 56320) {
      count2--;
      i2++;
    }
  }
  return count2;
}
function getLengthableOrigin(input) {
  if (Array.isArray(input))
    return "array";
  if (typeof input === "string")
    return "string";
  return "unknown";
}
function parsedType(data) {
  const t = typeof data;
  switch (t) {
    case "number": {
      return Number.isNaN(data) ? "nan" : "number";
    }
    case "object": {
      if (data === null) {
        return "null";
      }
      if (Array.isArray(data)) {
        return "array";
      }
      const obj = data;
      if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) {
        return obj.constructor.name;
      }
    }
  }
  return t;
}
function issue(...args2) {
  const [iss, input, inst] = args2;
  if (typeof iss === "string") {
    return {
      message: iss,
      code: "custom",
      input,
      inst
    };
  }
  return { ...iss };
}
function cleanEnum(obj) {
  return Object.entries(obj).filter(([k, _]) => {
    return Number.isNaN(Number.parseInt(k, 10));
  }).map((el) => el[1]);
}
function base64ToUint8Array(base643) {
  const binaryString = atob(base643);
  const bytes = new Uint8Array(binaryString.length);
  for (let i2 = 0; i2 < binaryString.length; i2++) {
    bytes[i2] = binaryString.charCodeAt(i2);
  }
  return bytes;
}
function uint8ArrayToBase64(bytes) {
  let binaryString = "";
  for (let i2 = 0; i2 < bytes.length; i2++) {
    binaryString += String.fromCharCode(bytes[i2]);
  }
  return btoa(binaryString);
}
function base64urlToUint8Array(base64url2) {
  const base643 = base64url2.replace(/-/g, "+").replace(/_/g, "/");
  const padding = "=".repeat((4 - base643.length % 4) % 4);
  return base64ToUint8Array(base643 + padding);
}
function uint8ArrayToBase64url(bytes) {
  return uint8ArrayToBase64(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}
function hexToUint8Array(hex) {
  const cleanHex = hex.replace(/^0x/, "");
  if (cleanHex.length % 2 !== 0) {
    throw new Error("Invalid hex string length");
  }
  const bytes = new Uint8Array(cleanHex.length / 2);
  for (let i2 = 0; i2 < cleanHex.length; i2 += 2) {
    bytes[i2 / 2] = Number.parseInt(cleanHex.slice(i2, i2 + 2), 16);
  }
  return bytes;
}
function uint8ArrayToHex(bytes) {
  return Array.from(bytes).map((b) => b.toString(16).padStart(2, "0")).join("");
}
var Class = class {
  constructor(..._args) {
  }
};
function members2(proto, table) {
  for (const key in table) {
    const desc = Object.getOwnPropertyDescriptor(table, key);
    if (desc.get)
      Object.defineProperty(proto, key, { ...desc, enumerable: false });
    else
      defineBound(proto, key, desc.value);
  }
}
function own(inst, key, value2, enumerable = true) {
  Object.defineProperty(inst, key, { configurable: true, writable: true, enumerable, value: value2 });
  return value2;
}
function hide(inst, key, value2) {
  return own(inst, key, value2, false);
}
// @__NO_SIDE_EFFECTS__
function derived(computes, table) {
  for (const key in computes) {
    const compute = computes[key];
    Object.defineProperty(table, key, {
      configurable: true,
      enumerable: true,
      get() {
        return own(this, key, compute(this));
      },
      set(value2) {
        own(this, key, value2);
      }
    });
  }
  return table;
}
function defineBound(proto, key, fn) {
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      return this == null ? fn : own(this, key, fn.bind(this));
    },
    set(value2) {
      own(this, key, value2);
    }
  });
}
function claim(inst, sentinel) {
  const proto = Object.getPrototypeOf(inst);
  return sentinel in proto ? void 0 : proto;
}
var installing;
var broke = false;
var breaker = {
  configurable: true,
  get() {
    broke = true;
    return void 0;
  }
};
function defineLazyInternal(inst, key, compute) {
  const proto = Object.getPrototypeOf(inst._zod);
  if (key in proto && installing !== inst._zod) {
    installing = void 0;
    return;
  }
  installing = inst._zod;
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      Object.defineProperty(this, key, breaker);
      const outer = broke;
      broke = false;
      try {
        const value2 = compute(this);
        if (broke)
          delete this[key];
        else
          Object.defineProperty(this, key, { configurable: true, writable: true, value: value2 });
        broke = broke || outer;
        return value2;
      } catch (err2) {
        delete this[key];
        broke = broke || outer;
        throw err2;
      }
    },
    set(value2) {
      Object.defineProperty(this, key, { configurable: true, writable: true, value: value2 });
    }
  });
}
function installLazyProp(inst, key, make, enumerable) {
  const proto = claim(inst, key);
  if (!proto)
    return;
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      const desc = { configurable: true, writable: true, enumerable, value: void 0 };
      Object.defineProperty(this, key, desc);
      desc.value = make(this);
      Object.defineProperty(this, key, desc);
      return desc.value;
    },
    set(value2) {
      Object.defineProperty(this, key, { configurable: true, writable: true, enumerable, value: value2 });
    }
  });
}
var CONSTANT_CATCH = "~constantCatch";
function constantCatch(value2) {
  const fn = () => value2;
  fn[CONSTANT_CATCH] = true;
  return fn;
}

// node_modules/zod/v4/core/core.js
var _a;
var _zodDesc = { value: void 0, enumerable: false };
var _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
  const E = _E;
  if (E) {
    const saved = E.stackTraceLimit;
    if (typeof saved === "number") {
      try {
        E.stackTraceLimit = 0;
      } catch {
        _E = null;
        return new Definition();
      }
      try {
        return new Definition();
      } finally {
        E.stackTraceLimit = saved;
      }
    }
  }
  return new Definition();
}
// @__NO_SIDE_EFFECTS__
function $constructor(name2, initializer3, proto, params2) {
  const zodProto = {};
  function Internals(def) {
    this.def = def;
    this.constr = _;
    this.traits = /* @__PURE__ */ new Set();
  }
  Internals.prototype = zodProto;
  const protoMembers = proto;
  const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
  function init(inst, def) {
    if (!inst._zod) {
      _zodDesc.value = new Internals(def);
      try {
        Object.defineProperty(inst, "_zod", _zodDesc);
      } finally {
        _zodDesc.value = void 0;
      }
    } else if (inst._zod.traits.has(name2)) {
      return;
    }
    inst._zod.traits.add(name2);
    initializer3(inst, def);
    if (initialized) {
      const own2 = Object.getPrototypeOf(inst);
      const ctorProto = inst._zod.constr.prototype;
      let up = own2;
      while (up && up !== ctorProto)
        up = Object.getPrototypeOf(up);
      const target = up ?? own2;
      if (!initialized.has(target)) {
        initialized.add(target);
        members2(target, protoMembers);
      }
    }
    const proto2 = _.prototype;
    for (const k in proto2) {
      if (!Object.prototype.hasOwnProperty.call(proto2, k))
        continue;
      if (!(k in inst)) {
        inst[k] = proto2[k].bind(inst);
      }
    }
  }
  const Parent = params2?.Parent ?? Object;
  class Definition extends Parent {
  }
  Object.defineProperty(Definition, "name", { value: name2 });
  function _(def) {
    const inst = params2?.Parent ? newError(Definition) : this;
    init(inst, def);
    const deferred = inst._zod.deferred;
    if (deferred) {
      for (const fn of deferred) {
        fn();
      }
      inst._zod.deferred = void 0;
    }
    const pp = globalThis.__zod_globalConfig?.postProcessor;
    if (pp)
      pp(inst);
    return inst;
  }
  Object.defineProperty(_, "init", { value: init });
  Object.defineProperty(_, Symbol.hasInstance, {
    value: (inst) => {
      if (params2?.Parent && inst instanceof params2.Parent)
        return true;
      return inst?._zod?.traits?.has(name2);
    }
  });
  Object.defineProperty(_, "name", { value: name2 });
  return _;
}
var $ZodAsyncError = class extends Error {
  constructor() {
    super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
  }
};
var $ZodEncodeError = class extends Error {
  constructor(name2) {
    super(`Encountered unidirectional transform during encode: ${name2}`);
    this.name = "ZodEncodeError";
  }
};
(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
var globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
  if (newConfig)
    Object.assign(globalConfig, newConfig);
  return globalConfig;
}

// node_modules/zod/v4/core/errors.js
function _getMessage() {
  const internals = this._zod;
  internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
  return internals.message;
}
function _setMessage(value2) {
  this._zod.message = value2;
}
var _messageDesc = {
  get: _getMessage,
  set: _setMessage,
  enumerable: true,
  configurable: true
};
var _issuesDesc = { value: void 0, enumerable: false };
var _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
var initializer = (inst, def) => {
  inst.name = "$ZodError";
  _issuesDesc.value = def;
  Object.defineProperty(inst, "issues", _issuesDesc);
  _issuesDesc.value = void 0;
  Object.defineProperty(inst, "message", _messageDesc);
  const proto = Object.getPrototypeOf(inst);
  if (!_installedToString.has(proto)) {
    _installedToString.add(proto);
    Object.defineProperty(proto, "toString", {
      configurable: true,
      enumerable: false,
      get() {
        const value2 = () => this.message;
        Object.defineProperty(this, "toString", { value: value2, configurable: true, writable: true });
        return value2;
      },
      set(value2) {
        Object.defineProperty(this, "toString", { value: value2, configurable: true, writable: true });
      }
    });
  }
};
var $ZodError = $constructor("$ZodError", initializer);
var $ZodRealError = $constructor("$ZodError", initializer, void 0, {
  Parent: Error
});
function node(obj, key, make) {
  if (!Object.prototype.hasOwnProperty.call(obj, key)) {
    if (key === "__proto__") {
      Object.defineProperty(obj, key, { value: make(), writable: true, enumerable: true, configurable: true });
    } else {
      obj[key] = make();
    }
  }
  return obj[key];
}
function flattenError(error2, mapper = (issue2) => issue2.message) {
  const fieldErrors = {};
  const formErrors = [];
  for (const sub of error2.issues) {
    if (sub.path.length > 0) {
      node(fieldErrors, sub.path[0], () => []).push(mapper(sub));
    } else {
      formErrors.push(mapper(sub));
    }
  }
  return { formErrors, fieldErrors };
}
function formatError(error2, mapper = (issue2) => issue2.message) {
  const fieldErrors = { _errors: [] };
  const processError = (error3, path = []) => {
    for (const issue2 of error3.issues) {
      if (issue2.code === "invalid_union" && issue2.errors.length) {
        issue2.errors.map((issues) => processError({ issues }, [...path, ...issue2.path]));
      } else if (issue2.code === "invalid_key") {
        processError({ issues: issue2.issues }, [...path, ...issue2.path]);
      } else if (issue2.code === "invalid_element") {
        processError({ issues: issue2.issues }, [...path, ...issue2.path]);
      } else {
        const fullpath = [...path, ...issue2.path];
        if (fullpath.length === 0) {
          fieldErrors._errors.push(mapper(issue2));
        } else {
          let curr = fieldErrors;
          let i2 = 0;
          while (i2 < fullpath.length) {
            const el = fullpath[i2];
            const terminal = i2 === fullpath.length - 1;
            if (el === "_errors") {
              if (terminal)
                curr._errors.push(mapper(issue2));
              i2++;
              continue;
            }
            if (!Object.prototype.hasOwnProperty.call(curr, el)) {
              Object.defineProperty(curr, el, {
                value: { _errors: [] },
                enumerable: true,
                writable: true,
                configurable: true
              });
            }
            const node2 = curr[el];
            if (terminal) {
              node2._errors.push(mapper(issue2));
            }
            curr = node2;
            i2++;
          }
        }
      }
    }
  };
  processError(error2);
  return fieldErrors;
}

// node_modules/zod/v4/core/parse.js
function finalizeParams(callee, params2) {
  return { callee: params2?.callee ?? callee, Err: params2?.Err };
}
var _parse = (_Err) => {
  const fn = (schema, value2, _ctx, _params) => {
    const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
    const result = schema._zod.run({ value: value2, issues: [] }, ctx);
    if (result instanceof Promise) {
      throw new $ZodAsyncError();
    }
    if (result.issues.length) {
      const e = new (_params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, _params?.callee ?? fn);
      throw e;
    }
    return result.value;
  };
  return fn;
};
var _parseAsync = (_Err) => {
  const fn = async (schema, value2, _ctx, params2) => {
    const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
    let result = schema._zod.run({ value: value2, issues: [] }, ctx);
    if (result instanceof Promise)
      result = await result;
    if (result.issues.length) {
      const e = new (params2?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, params2?.callee ?? fn);
      throw e;
    }
    return result.value;
  };
  return fn;
};
var _safeParse = (_Err) => (schema, value2, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
  const result = schema._zod.run({ value: value2, issues: [] }, ctx);
  if (result instanceof Promise) {
    throw new $ZodAsyncError();
  }
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
function failure(Err, issues, ctx) {
  let error2;
  return {
    success: false,
    get error() {
      if (!error2) {
        error2 = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
        issues = void 0;
        ctx = void 0;
      }
      return error2;
    },
    set error(e) {
      error2 = e;
      issues = void 0;
      ctx = void 0;
    }
  };
}
var _safeParseAsync = (_Err) => async (schema, value2, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
  let result = schema._zod.run({ value: value2, issues: [] }, ctx);
  if (result instanceof Promise)
    result = await result;
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
var COMPILE_INVALID = /* @__PURE__ */ Symbol.for("zod.compile.invalid");
var COMPILE_FALLBACK = /* @__PURE__ */ Symbol.for("zod.compile.fallback");
var validate = ((schema, value2, _ctx) => {
  const validator = schema._zod.bag.validator;
  if (validator !== void 0) {
    if (validator(value2) !== COMPILE_INVALID)
      return true;
    if (validator.definite === true && _ctx === void 0)
      return false;
  }
  return validateFallback(schema, value2, _ctx);
});
function validateFallback(schema, value2, _ctx) {
  const ctx = _ctx ? { ..._ctx, async: false, abortEarly: true } : { async: false, abortEarly: true };
  const fallbackRun = schema._zod.bag.fallbackRun;
  let result;
  if (fallbackRun) {
    ctx[COMPILE_FALLBACK] = true;
    result = fallbackRun({ value: value2, issues: [] }, ctx);
  } else {
    result = schema._zod.run({ value: value2, issues: [] }, ctx);
  }
  if (result instanceof Promise) {
    throw new $ZodAsyncError();
  }
  return result.issues.length === 0;
}
var validateAsync = async (schema, value2, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: true, abortEarly: true } : { async: true, abortEarly: true };
  let result = schema._zod.run({ value: value2, issues: [] }, ctx);
  if (result instanceof Promise)
    result = await result;
  return result.issues.length === 0;
};
var _encode = (_Err) => {
  const parse2 = _parse(_Err);
  const fn = (schema, value2, _ctx, _params) => {
    const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
    return parse2(schema, value2, ctx, finalizeParams(fn, _params));
  };
  return fn;
};
var _decode = (_Err) => {
  const parse2 = _parse(_Err);
  const fn = (schema, value2, _ctx, _params) => {
    return parse2(schema, value2, _ctx, finalizeParams(fn, _params));
  };
  return fn;
};
var _encodeAsync = (_Err) => {
  const parseAsync2 = _parseAsync(_Err);
  const fn = async (schema, value2, _ctx, _params) => {
    const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
    return await parseAsync2(schema, value2, ctx, finalizeParams(fn, _params));
  };
  return fn;
};
var _decodeAsync = (_Err) => {
  const parseAsync2 = _parseAsync(_Err);
  const fn = async (schema, value2, _ctx, _params) => {
    return await parseAsync2(schema, value2, _ctx, finalizeParams(fn, _params));
  };
  return fn;
};
var _safeEncode = (_Err) => (schema, value2, _ctx) => {
  const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
  return _safeParse(_Err)(schema, value2, ctx);
};
var _safeDecode = (_Err) => (schema, value2, _ctx) => {
  return _safeParse(_Err)(schema, value2, _ctx);
};
var _safeEncodeAsync = (_Err) => async (schema, value2, _ctx) => {
  const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
  return _safeParseAsync(_Err)(schema, value2, ctx);
};
var _safeDecodeAsync = (_Err) => async (schema, value2, _ctx) => {
  return _safeParseAsync(_Err)(schema, value2, _ctx);
};

// node_modules/zod/v4/core/regexes.js
var cuid = /^[cC][0-9a-z]{6,}$/;
var cuid2 = /^[0-9a-z]+$/;
var ulid = /^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
var xid = /^[0-9a-vA-V]{20}$/;
var ksuid = /^[A-Za-z0-9]{27}$/;
var nanoid = /^[a-zA-Z0-9_-]{21}$/;
function nanoidOfLength(length2) {
  return new RegExp(`^[a-zA-Z0-9_-]{${length2}}$`);
}
var duration = /^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/;
var guid = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;
var uuid = (version2) => {
  if (!version2)
    return /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;
  return new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version2}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`);
};
var email = /^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/;
var _emoji = `^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$`;
function emoji() {
  return new RegExp(_emoji, "u");
}
var ipv4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/;
var ipv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/;
var cidrv4 = /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/;
var cidrv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/;
var base64 = /^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/;
var base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/;
var httpProtocol = /^https?$/;
var e164 = /^\+[1-9]\d{6,14}$/;
var dateSource = `(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`;
function anchor(source) {
  return new RegExp(`^${source}$`);
}
var date = /* @__PURE__ */ anchor(dateSource);
function timeSource(args2) {
  const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
  const regex = typeof args2.precision === "number" ? args2.precision === -1 ? `${hhmm}` : args2.precision === 0 ? `${hhmm}:[0-5]\\d` : `${hhmm}:[0-5]\\d\\.\\d{${args2.precision}}` : args2.seconds ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?` : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
  return regex;
}
function time(args2) {
  return new RegExp(`^${timeSource(args2)}$`);
}
function datetime(args2) {
  const opts = ["Z"];
  if (args2.offset)
    opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
  const qualified = `${timeSource({ precision: args2.precision, seconds: true })}(?:${opts.join("|")})`;
  const timeRegex = args2.local ? `${qualified}|${timeSource({ precision: args2.precision })}` : qualified;
  return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
var anyString = /^[\s\S]{0,}$/;
var number = /^-?\d+(?:\.\d+)?$/;
var lowercase = /^[^A-Z]*$/;
var uppercase = /^[^a-z]*$/;

// node_modules/zod/v4/core/checks.js
var $ZodCheck = /* @__PURE__ */ $constructor("$ZodCheck", (inst, def) => {
  var _a4;
  inst._zod ?? (inst._zod = {});
  inst._zod.def = def;
  (_a4 = inst._zod).onattach ?? (_a4.onattach = []);
});
var _whenHasLength = (payload) => {
  const val = payload.value;
  return !nullish(val) && val.length !== void 0;
};
var numericOriginMap = {
  number: "number",
  bigint: "bigint",
  object: "date"
};
var $ZodCheckLessThan = /* @__PURE__ */ $constructor("$ZodCheckLessThan", (inst, def) => {
  $ZodCheck.init(inst, def);
  const origin = numericOriginMap[typeof def.value];
  inst._zod.check = (payload) => {
    if (def.inclusive ? payload.value <= def.value : payload.value < def.value) {
      return;
    }
    payload.issues.push({
      origin: numericOriginMap[typeof payload.value] ?? origin,
      code: "too_big",
      maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
      input: payload.value,
      inclusive: def.inclusive,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckGreaterThan = /* @__PURE__ */ $constructor("$ZodCheckGreaterThan", (inst, def) => {
  $ZodCheck.init(inst, def);
  const origin = numericOriginMap[typeof def.value];
  inst._zod.check = (payload) => {
    if (def.inclusive ? payload.value >= def.value : payload.value > def.value) {
      return;
    }
    payload.issues.push({
      origin: numericOriginMap[typeof payload.value] ?? origin,
      code: "too_small",
      minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
      input: payload.value,
      inclusive: def.inclusive,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckMultipleOf = /* @__PURE__ */ $constructor("$ZodCheckMultipleOf", (inst, def) => {
  $ZodCheck.init(inst, def);
  inst._zod.check = (payload) => {
    if (typeof payload.value !== typeof def.value)
      throw new Error("Cannot mix number and bigint in multiple_of check.");
    const isMultiple = typeof payload.value === "bigint" ? (
      // `value % 0n` throws, and nothing is a multiple of zero — the number branch already fails this way via NaN
      def.value !== BigInt(0) && payload.value % def.value === BigInt(0)
    ) : floatSafeRemainder(payload.value, def.value) === 0;
    if (isMultiple)
      return;
    payload.issues.push({
      origin: typeof payload.value,
      code: "not_multiple_of",
      divisor: def.value,
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckNumberFormat = /* @__PURE__ */ $constructor("$ZodCheckNumberFormat", (inst, def) => {
  $ZodCheck.init(inst, def);
  def.format = def.format || "float64";
  const isInt = def.format?.includes("int");
  const origin = isInt ? "int" : "number";
  const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
  inst._zod.check = (payload) => {
    const input = payload.value;
    if (isInt) {
      if (!Number.isInteger(input)) {
        payload.issues.push({
          expected: origin,
          format: def.format,
          code: "invalid_type",
          continue: false,
          input,
          inst
        });
        return;
      }
      if (!Number.isSafeInteger(input)) {
        if (input > 0) {
          payload.issues.push({
            input,
            code: "too_big",
            maximum: Number.MAX_SAFE_INTEGER,
            note: "Integers must be within the safe integer range.",
            inst,
            origin,
            inclusive: true,
            continue: !def.abort
          });
        } else {
          payload.issues.push({
            input,
            code: "too_small",
            minimum: Number.MIN_SAFE_INTEGER,
            note: "Integers must be within the safe integer range.",
            inst,
            origin,
            inclusive: true,
            continue: !def.abort
          });
        }
        return;
      }
    }
    if (input < minimum) {
      payload.issues.push({
        origin: "number",
        input,
        code: "too_small",
        minimum,
        inclusive: true,
        inst,
        continue: !def.abort
      });
    }
    if (input > maximum) {
      payload.issues.push({
        origin: "number",
        input,
        code: "too_big",
        maximum,
        inclusive: true,
        inst,
        continue: !def.abort
      });
    }
  };
});
var $ZodCheckMaxLength = /* @__PURE__ */ $constructor("$ZodCheckMaxLength", (inst, def) => {
  var _a4;
  $ZodCheck.init(inst, def);
  (_a4 = inst._zod.def).when ?? (_a4.when = _whenHasLength);
  inst._zod.check = (payload) => {
    const input = payload.value;
    const units = input.length;
    const length2 = typeof input === "string" && units > def.maximum ? codePointLength(input) : units;
    if (length2 <= def.maximum)
      return;
    const origin = getLengthableOrigin(input);
    payload.issues.push({
      origin,
      code: "too_big",
      maximum: def.maximum,
      inclusive: true,
      input,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckMinLength = /* @__PURE__ */ $constructor("$ZodCheckMinLength", (inst, def) => {
  var _a4;
  $ZodCheck.init(inst, def);
  (_a4 = inst._zod.def).when ?? (_a4.when = _whenHasLength);
  inst._zod.check = (payload) => {
    const input = payload.value;
    const units = input.length;
    const length2 = typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units;
    if (length2 >= def.minimum)
      return;
    const origin = getLengthableOrigin(input);
    payload.issues.push({
      origin,
      code: "too_small",
      minimum: def.minimum,
      inclusive: true,
      input,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckLengthEquals = /* @__PURE__ */ $constructor("$ZodCheckLengthEquals", (inst, def) => {
  var _a4;
  $ZodCheck.init(inst, def);
  (_a4 = inst._zod.def).when ?? (_a4.when = _whenHasLength);
  inst._zod.check = (payload) => {
    const input = payload.value;
    const units = input.length;
    const length2 = typeof input === "string" && units >= def.length && units <= def.length * 2 ? codePointLength(input) : units;
    if (length2 === def.length)
      return;
    const origin = getLengthableOrigin(input);
    const tooBig = length2 > def.length;
    payload.issues.push({
      origin,
      ...tooBig ? { code: "too_big", maximum: def.length } : { code: "too_small", minimum: def.length },
      inclusive: true,
      exact: true,
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckStringFormat = /* @__PURE__ */ $constructor("$ZodCheckStringFormat", (inst, def) => {
  var _a4, _b2;
  $ZodCheck.init(inst, def);
  if (def.pattern)
    (_a4 = inst._zod).check ?? (_a4.check = (payload) => {
      def.pattern.lastIndex = 0;
      if (def.pattern.test(payload.value))
        return;
      payload.issues.push({
        origin: "string",
        code: "invalid_format",
        format: def.format,
        input: payload.value,
        ...def.pattern ? { pattern: def.pattern.toString() } : {},
        inst,
        continue: !def.abort
      });
    });
  else
    (_b2 = inst._zod).check ?? (_b2.check = () => {
    });
});
var $ZodCheckRegex = /* @__PURE__ */ $constructor("$ZodCheckRegex", (inst, def) => {
  $ZodCheckStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    def.pattern.lastIndex = 0;
    if (def.pattern.test(payload.value))
      return;
    payload.issues.push({
      origin: "string",
      code: "invalid_format",
      format: "regex",
      input: payload.value,
      pattern: def.pattern.toString(),
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckLowerCase = /* @__PURE__ */ $constructor("$ZodCheckLowerCase", (inst, def) => {
  def.pattern ?? (def.pattern = lowercase);
  $ZodCheckStringFormat.init(inst, def);
});
var $ZodCheckUpperCase = /* @__PURE__ */ $constructor("$ZodCheckUpperCase", (inst, def) => {
  def.pattern ?? (def.pattern = uppercase);
  $ZodCheckStringFormat.init(inst, def);
});
var $ZodCheckIncludes = /* @__PURE__ */ $constructor("$ZodCheckIncludes", (inst, def) => {
  $ZodCheck.init(inst, def);
  const escapedRegex = escapeRegex(def.includes);
  const pattern = new RegExp(typeof def.position === "number" ? `^.{${def.position},}${escapedRegex}` : escapedRegex);
  def.pattern = pattern;
  inst._zod.check = (payload) => {
    if (payload.value.includes(def.includes, def.position))
      return;
    payload.issues.push({
      origin: "string",
      code: "invalid_format",
      format: "includes",
      includes: def.includes,
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckStartsWith = /* @__PURE__ */ $constructor("$ZodCheckStartsWith", (inst, def) => {
  $ZodCheck.init(inst, def);
  const pattern = new RegExp(`^${escapeRegex(def.prefix)}.*`);
  def.pattern ?? (def.pattern = pattern);
  inst._zod.check = (payload) => {
    if (payload.value.startsWith(def.prefix))
      return;
    payload.issues.push({
      origin: "string",
      code: "invalid_format",
      format: "starts_with",
      prefix: def.prefix,
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckEndsWith = /* @__PURE__ */ $constructor("$ZodCheckEndsWith", (inst, def) => {
  $ZodCheck.init(inst, def);
  const pattern = new RegExp(`.*${escapeRegex(def.suffix)}$`);
  def.pattern ?? (def.pattern = pattern);
  inst._zod.check = (payload) => {
    if (payload.value.endsWith(def.suffix))
      return;
    payload.issues.push({
      origin: "string",
      code: "invalid_format",
      format: "ends_with",
      suffix: def.suffix,
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckOverwrite = /* @__PURE__ */ $constructor("$ZodCheckOverwrite", (inst, def) => {
  $ZodCheck.init(inst, def);
  inst._zod.check = (payload) => {
    payload.value = def.tx(payload.value);
  };
});

// node_modules/zod/v4/core/doc.js
var Doc2 = class {
  constructor(args2 = [], closed = {}) {
    this.content = [];
    this.indent = 0;
    this.args = args2;
    this.closed = closed;
  }
  // the compiler catches a child's throw and keeps writing into this doc, so the indent has to unwind with it
  indented(fn) {
    this.indent += 1;
    try {
      fn(this);
    } finally {
      this.indent -= 1;
    }
  }
  write(arg) {
    if (typeof arg === "function") {
      arg(this, { execution: "sync" });
      arg(this, { execution: "async" });
      return;
    }
    const content = arg;
    const lines = content.split("\n").filter((x2) => x2);
    const minIndent = Math.min(...lines.map((x2) => x2.length - x2.trimStart().length));
    const dedented = lines.map((x2) => x2.slice(minIndent)).map((x2) => " ".repeat(this.indent * 2) + x2);
    for (const line of dedented) {
      this.content.push(line);
    }
  }
  compile() {
    const F = Function;
    const content = this?.content ?? [``];
    const factory = new F(...Object.keys(this.closed), `return function (${this.args.join(", ")}) {
${content.join("\n")}
};`);
    return factory(...Object.values(this.closed));
  }
};

// node_modules/zod/v4/core/versions.js
var version = {
  major: 4,
  minor: 6,
  patch: 7
};

// node_modules/zod/v4/core/schemas.js
var $ZodType = /* @__PURE__ */ $constructor("$ZodType", (inst, def) => {
  var _a4;
  inst ?? (inst = {});
  inst._zod.def = def;
  inst._zod.bag = inst._zod.bag || {};
  inst._zod.version = version;
  const defChecks = inst._zod.def.checks;
  const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
  for (const ch of checks) {
    for (const fn of ch._zod.onattach) {
      fn(inst);
    }
  }
  if (checks.length === 0) {
    (_a4 = inst._zod).deferred ?? (_a4.deferred = []);
    inst._zod.deferred?.push(() => {
      inst._zod.run = inst._zod.parse;
    });
  } else {
    const runChecks = (payload, checks2, ctx) => {
      if (payload.memo)
        return payload;
      let isAborted = aborted(payload);
      let asyncResult;
      for (const ch of checks2) {
        if (ch._zod.def.when) {
          if (explicitlyAborted(payload))
            continue;
          const shouldRun = ch._zod.def.when(payload);
          if (!shouldRun)
            continue;
        } else if (isAborted) {
          continue;
        }
        const currLen = payload.issues.length;
        const _ = ch._zod.check(payload);
        if (_ instanceof Promise && ctx?.async === false) {
          throw new $ZodAsyncError();
        }
        if (asyncResult || _ instanceof Promise) {
          asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
            await _;
            const nextLen = payload.issues.length;
            if (nextLen === currLen)
              return;
            attachSchema(payload.issues, currLen, inst);
            if (!isAborted)
              isAborted = aborted(payload, currLen);
          });
        } else {
          const nextLen = payload.issues.length;
          if (nextLen === currLen)
            continue;
          attachSchema(payload.issues, currLen, inst);
          if (!isAborted)
            isAborted = aborted(payload, currLen);
        }
      }
      if (asyncResult) {
        return asyncResult.then(() => {
          return payload;
        });
      }
      return payload;
    };
    const handleCanaryResult = (canary, payload, ctx) => {
      if (aborted(canary)) {
        canary.aborted = true;
        return canary;
      }
      const checkResult = runChecks(payload, checks, ctx);
      if (checkResult instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return checkResult.then((checkResult2) => inst._zod.parse(checkResult2, ctx));
      }
      return inst._zod.parse(checkResult, ctx);
    };
    inst._zod.run = (payload, ctx) => {
      if (ctx.skipChecks) {
        return inst._zod.parse(payload, ctx);
      }
      if (ctx.direction === "backward") {
        const canary = inst._zod.parse({ value: payload.value, issues: [] }, { ...ctx, skipChecks: true });
        if (canary instanceof Promise) {
          return canary.then((canary2) => {
            return handleCanaryResult(canary2, payload, ctx);
          });
        }
        return handleCanaryResult(canary, payload, ctx);
      }
      const result = inst._zod.parse(payload, ctx);
      if (result instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return result.then((result2) => runChecks(result2, checks, ctx));
      }
      return runChecks(result, checks, ctx);
    };
  }
}, {
  // Wrappers extend this by installing a richer factory over it; reading it eagerly would defeat the laziness.
  get "~standard"() {
    return hide(this, "~standard", standardProps(this));
  },
  set "~standard"(value2) {
    own(this, "~standard", value2);
  }
});
var toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync2(inst, value2) {
  const ctx = { async: true };
  return toStandardResult(await inst._zod.run({ value: value2, issues: [] }, ctx), ctx);
}
function standardProps(inst) {
  return {
    validate: (value2) => {
      const ctx = { async: false };
      try {
        const r = inst._zod.run({ value: value2, issues: [] }, ctx);
        if (!(r instanceof Promise))
          return toStandardResult(r, ctx);
      } catch (_) {
      }
      return validateAsync2(inst, value2);
    },
    vendor: "zod",
    version: 1
  };
}
var $ZodString = /* @__PURE__ */ $constructor("$ZodString", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = def.pattern ?? anyString;
  inst._zod.parse = (payload, _) => {
    if (def.coerce)
      try {
        payload.value = String(payload.value);
      } catch (_2) {
      }
    if (typeof payload.value === "string")
      return payload;
    payload.issues.push({
      expected: "string",
      code: "invalid_type",
      input: payload.value,
      inst
    });
    return payload;
  };
});
var $ZodStringFormat = /* @__PURE__ */ $constructor("$ZodStringFormat", (inst, def) => {
  $ZodCheckStringFormat.init(inst, def);
  $ZodString.init(inst, def);
});
var $ZodGUID = /* @__PURE__ */ $constructor("$ZodGUID", (inst, def) => {
  def.pattern ?? (def.pattern = guid);
  $ZodStringFormat.init(inst, def);
});
var $ZodUUID = /* @__PURE__ */ $constructor("$ZodUUID", (inst, def) => {
  if (def.version) {
    const versionMap = {
      v1: 1,
      v2: 2,
      v3: 3,
      v4: 4,
      v5: 5,
      v6: 6,
      v7: 7,
      v8: 8
    };
    const v = versionMap[def.version];
    if (v === void 0)
      throw new Error(`Invalid UUID version: "${def.version}"`);
    def.pattern ?? (def.pattern = uuid(v));
  } else
    def.pattern ?? (def.pattern = uuid());
  $ZodStringFormat.init(inst, def);
});
var $ZodEmail = /* @__PURE__ */ $constructor("$ZodEmail", (inst, def) => {
  def.pattern ?? (def.pattern = email);
  $ZodStringFormat.init(inst, def);
});
var URL_BAD_FORMAT = 1;
var URL_UNPARSEABLE = 2;
function canParseURL(input) {
  try {
    if (typeof URL !== "undefined" && typeof URL.canParse === "function")
      return URL.canParse(input);
    new URL(input);
    return true;
  } catch {
    return false;
  }
}
function validateURL(trimmed, def) {
  if (!("normalize" in def) && !("hostname" in def) && !("protocol" in def)) {
    return canParseURL(trimmed) || URL_UNPARSEABLE;
  }
  return parseURLObject(trimmed, def);
}
function parseURLObject(trimmed, def) {
  if (!def.normalize && def.protocol?.source === httpProtocol.source && !/^https?:\/\//i.test(trimmed)) {
    return URL_BAD_FORMAT;
  }
  try {
    if (typeof URL !== "undefined") {
      const URLStatic = URL;
      if (typeof URLStatic.parse === "function")
        return URLStatic.parse(trimmed) ?? URL_UNPARSEABLE;
    }
    return new URL(trimmed);
  } catch {
    return URL_UNPARSEABLE;
  }
}
var asciiTabOrNewline = /[\t\n\r]/g;
function stripTabAndNewline(value2) {
  return value2.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
  hostname.lastIndex = 0;
  return hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
  protocol.lastIndex = 0;
  return protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
var $ZodURL = /* @__PURE__ */ $constructor("$ZodURL", (inst, def) => {
  $ZodStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    try {
      const trimmed = payload.value.trim();
      const url = validateURL(trimmed, def);
      if (url === URL_BAD_FORMAT) {
        payload.issues.push({
          code: "invalid_format",
          format: "url",
          note: "Invalid URL format",
          input: payload.value,
          inst,
          continue: !def.abort
        });
        return;
      }
      if (url === URL_UNPARSEABLE) {
        payload.issues.push({
          code: "invalid_format",
          format: "url",
          input: payload.value,
          inst,
          continue: !def.abort
        });
        return;
      }
      if (url === true) {
        payload.value = stripTabAndNewline(trimmed);
        return;
      }
      if (def.hostname && !urlHostnameOk(url, def.hostname)) {
        payload.issues.push({
          code: "invalid_format",
          format: "url",
          note: "Invalid hostname",
          pattern: def.hostname.source,
          input: payload.value,
          inst,
          continue: !def.abort
        });
      }
      if (def.protocol && !urlProtocolOk(url, def.protocol)) {
        payload.issues.push({
          code: "invalid_format",
          format: "url",
          note: "Invalid protocol",
          pattern: def.protocol.source,
          input: payload.value,
          inst,
          continue: !def.abort
        });
      }
      payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
      return;
    } catch (_) {
      payload.issues.push({
        code: "invalid_format",
        format: "url",
        input: payload.value,
        inst,
        continue: !def.abort
      });
    }
  };
});
var $ZodEmoji = /* @__PURE__ */ $constructor("$ZodEmoji", (inst, def) => {
  def.pattern ?? (def.pattern = emoji());
  $ZodStringFormat.init(inst, def);
});
var $ZodNanoID = /* @__PURE__ */ $constructor("$ZodNanoID", (inst, def) => {
  if (def.length !== void 0 && (!Number.isInteger(def.length) || def.length < 1))
    throw new Error(`Invalid nanoid length: ${def.length}`);
  def.pattern ?? (def.pattern = def.length === void 0 ? nanoid : nanoidOfLength(def.length));
  $ZodStringFormat.init(inst, def);
});
var $ZodCUID = /* @__PURE__ */ $constructor("$ZodCUID", (inst, def) => {
  def.pattern ?? (def.pattern = cuid);
  $ZodStringFormat.init(inst, def);
});
var $ZodCUID2 = /* @__PURE__ */ $constructor("$ZodCUID2", (inst, def) => {
  def.pattern ?? (def.pattern = cuid2);
  $ZodStringFormat.init(inst, def);
});
var $ZodULID = /* @__PURE__ */ $constructor("$ZodULID", (inst, def) => {
  def.pattern ?? (def.pattern = ulid);
  $ZodStringFormat.init(inst, def);
});
var $ZodXID = /* @__PURE__ */ $constructor("$ZodXID", (inst, def) => {
  def.pattern ?? (def.pattern = xid);
  $ZodStringFormat.init(inst, def);
});
var $ZodKSUID = /* @__PURE__ */ $constructor("$ZodKSUID", (inst, def) => {
  def.pattern ?? (def.pattern = ksuid);
  $ZodStringFormat.init(inst, def);
});
var $ZodISODateTime = /* @__PURE__ */ $constructor("$ZodISODateTime", (inst, def) => {
  def.pattern ?? (def.pattern = datetime(def));
  $ZodStringFormat.init(inst, def);
});
var $ZodISODate = /* @__PURE__ */ $constructor("$ZodISODate", (inst, def) => {
  def.pattern ?? (def.pattern = date);
  $ZodStringFormat.init(inst, def);
});
var $ZodISOTime = /* @__PURE__ */ $constructor("$ZodISOTime", (inst, def) => {
  def.pattern ?? (def.pattern = time(def));
  $ZodStringFormat.init(inst, def);
});
var $ZodISODuration = /* @__PURE__ */ $constructor("$ZodISODuration", (inst, def) => {
  def.pattern ?? (def.pattern = duration);
  $ZodStringFormat.init(inst, def);
});
var $ZodIPv4 = /* @__PURE__ */ $constructor("$ZodIPv4", (inst, def) => {
  def.pattern ?? (def.pattern = ipv4);
  $ZodStringFormat.init(inst, def);
});
var ipv6Alphabet = /^[0-9a-fA-F:.]+$/;
function isValidIPv6(value2) {
  if (!ipv6Alphabet.test(value2))
    return false;
  return canParseURL(`http://[${value2}]`);
}
var $ZodIPv6 = /* @__PURE__ */ $constructor("$ZodIPv6", (inst, def) => {
  def.pattern ?? (def.pattern = ipv6);
  $ZodStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    if (!isValidIPv6(payload.value)) {
      payload.issues.push({
        code: "invalid_format",
        format: "ipv6",
        input: payload.value,
        inst,
        continue: !def.abort
      });
    }
  };
});
var $ZodCIDRv4 = /* @__PURE__ */ $constructor("$ZodCIDRv4", (inst, def) => {
  def.pattern ?? (def.pattern = cidrv4);
  $ZodStringFormat.init(inst, def);
});
function isValidCIDRv6(value2) {
  const parts = value2.split("/");
  if (parts.length !== 2)
    return false;
  const [address, prefix] = parts;
  if (!prefix)
    return false;
  const prefixNum = Number(prefix);
  if (`${prefixNum}` !== prefix)
    return false;
  if (prefixNum < 0 || prefixNum > 128)
    return false;
  return isValidIPv6(address);
}
var $ZodCIDRv6 = /* @__PURE__ */ $constructor("$ZodCIDRv6", (inst, def) => {
  def.pattern ?? (def.pattern = cidrv6);
  $ZodStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    if (!isValidCIDRv6(payload.value)) {
      payload.issues.push({
        code: "invalid_format",
        format: "cidrv6",
        input: payload.value,
        inst,
        continue: !def.abort
      });
    }
  };
});
function isValidBase64(data) {
  if (data === "")
    return true;
  if (/\s/.test(data))
    return false;
  if (data.length % 4 !== 0)
    return false;
  try {
    atob(data);
    return true;
  } catch {
    return false;
  }
}
var base64Charset = /^[0-9a-zA-Z+/]*={0,2}$/;
var $ZodBase64 = /* @__PURE__ */ $constructor("$ZodBase64", (inst, def) => {
  def.pattern ?? (def.pattern = base64Charset);
  $ZodStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    if (isValidBase64(payload.value))
      return;
    payload.issues.push({
      code: "invalid_format",
      format: "base64",
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var base64urlCharset = /^[A-Za-z0-9_-]*$/;
function isValidBase64URL(data) {
  if (!base64urlCharset.test(data))
    return false;
  const base643 = data.replace(/[-_]/g, (c) => c === "-" ? "+" : "/");
  const padded = base643.padEnd(Math.ceil(base643.length / 4) * 4, "=");
  return isValidBase64(padded);
}
var $ZodBase64URL = /* @__PURE__ */ $constructor("$ZodBase64URL", (inst, def) => {
  def.pattern ?? (def.pattern = base64urlCharset);
  $ZodStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    if (isValidBase64URL(payload.value))
      return;
    payload.issues.push({
      code: "invalid_format",
      format: "base64url",
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodE164 = /* @__PURE__ */ $constructor("$ZodE164", (inst, def) => {
  def.pattern ?? (def.pattern = e164);
  $ZodStringFormat.init(inst, def);
});
function isValidJWT(token, algorithm = null) {
  try {
    const tokensParts = token.split(".");
    if (tokensParts.length !== 3)
      return false;
    const [header2] = tokensParts;
    if (!header2)
      return false;
    const parsedHeader = JSON.parse(atob(header2));
    if ("typ" in parsedHeader && parsedHeader?.typ !== "JWT")
      return false;
    if (!parsedHeader.alg)
      return false;
    if (algorithm && (!("alg" in parsedHeader) || parsedHeader.alg !== algorithm))
      return false;
    return true;
  } catch {
    return false;
  }
}
var $ZodJWT = /* @__PURE__ */ $constructor("$ZodJWT", (inst, def) => {
  $ZodStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    if (isValidJWT(payload.value, def.alg))
      return;
    payload.issues.push({
      code: "invalid_format",
      format: "jwt",
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodNumber = /* @__PURE__ */ $constructor("$ZodNumber", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = number;
  inst._zod.parse = (payload, _ctx) => {
    if (def.coerce)
      try {
        payload.value = Number(payload.value);
      } catch (_) {
      }
    const input = payload.value;
    if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) {
      return payload;
    }
    const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
    payload.issues.push({
      expected: "number",
      code: "invalid_type",
      input,
      inst,
      ...received ? { received } : {}
    });
    return payload;
  };
});
var $ZodNumberFormat = /* @__PURE__ */ $constructor("$ZodNumberFormat", (inst, def) => {
  $ZodCheckNumberFormat.init(inst, def);
  $ZodNumber.init(inst, def);
});
var $ZodUnknown = /* @__PURE__ */ $constructor("$ZodUnknown", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.parse = (payload) => payload;
});
var $ZodNever = /* @__PURE__ */ $constructor("$ZodNever", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.parse = (payload, _ctx) => {
    payload.issues.push({
      expected: "never",
      code: "invalid_type",
      input: payload.value,
      inst
    });
    return payload;
  };
});
function capSize(inst, size2) {
  const caps = sizeCaps(inst._zod.def.checks);
  if (!caps.length)
    return;
  const cap = Math.min(...caps.map((c) => c[0]));
  const parse2 = inst._zod.parse;
  inst._zod.parse = (payload, ctx) => {
    const n = size2(payload.value);
    if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
      for (const [max3, ch] of sizeCaps(inst._zod.def.checks)) {
        if (n > max3 && ch._zod.def.when(payload)) {
          const start = payload.issues.length;
          ch._zod.check(payload);
          payload.issues[start].continue = false;
          attachSchema(payload.issues, start, inst);
          return payload;
        }
      }
    }
    return parse2(payload, ctx);
  };
}
var arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
  if (result.issues.length) {
    final.issues.push(...prefixIssues(index, result.issues));
  }
  final.value[index] = result.value;
}
var $ZodArray = /* @__PURE__ */ $constructor("$ZodArray", (inst, def) => {
  $ZodType.init(inst, def);
  const memo2 = globalConfig.memoizer;
  memo2?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    if (!Array.isArray(input)) {
      payload.issues.push({
        expected: "array",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    payload.value = memo2 ? memo2.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
    const proms = [];
    const abortEarly = ctx?.abortEarly;
    for (let i2 = 0; i2 < input.length; i2++) {
      const item = input[i2];
      const result = def.element._zod.run({
        value: item,
        issues: []
      }, ctx);
      if (result instanceof Promise) {
        proms.push(result.then((result2) => handleArrayResult(result2, payload, i2)));
      } else {
        handleArrayResult(result, payload, i2);
        if (abortEarly && result.issues.length !== 0 && aborted(result))
          break;
      }
    }
    if (proms.length) {
      return Promise.all(proms).then(() => payload);
    }
    return payload;
  };
  capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
  const isPresent = key in input;
  const isOptionalOut = optout === "optional";
  if (!isPresent && isOptionalOut && optin === "optional") {
    return;
  }
  if (result.issues.length) {
    if (optin !== void 0 && isOptionalOut && !isPresent) {
      return;
    }
    final.issues.push(...prefixIssues(key, result.issues));
  }
  if (!isPresent && optin === void 0) {
    if (!result.issues.length) {
      final.issues.push({
        code: "invalid_type",
        expected: "nonoptional",
        input: void 0,
        path: [key]
      });
    }
    return;
  }
  if (result.value === void 0) {
    if (isPresent || optin === "defaulted" && !isOptionalOut) {
      final.value[key] = void 0;
    }
  } else {
    final.value[key] = result.value;
  }
}
var NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
  const keys2 = Object.keys(def.shape);
  const ownSymbols = Object.getOwnPropertySymbols(def.shape);
  const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
  const allKeys = symbolKeys.length ? [...keys2, ...symbolKeys] : keys2;
  for (const k of allKeys) {
    if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) {
      throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
    }
  }
  const okeys = optionalKeys(def.shape);
  return {
    ...def,
    allKeys,
    symbolKeys,
    // string-only: handleCatchall matches it against `for...in`, which never yields a symbol
    keySet: new Set(keys2),
    numKeys: keys2.length,
    optionalKeys: new Set(okeys)
  };
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
  const unrecognized = [];
  const keySet = def.keySet;
  const _catchall = def.catchall._zod;
  const t = _catchall.def.type;
  const optin = _catchall.optin;
  const optout = _catchall.optout;
  let seen = 0;
  for (const key in input) {
    if (abortEarly && payload.issues.length !== seen) {
      if (aborted(payload, seen))
        break;
      seen = payload.issues.length;
    }
    if (keySet.has(key))
      continue;
    if (key === "__proto__") {
      if (t === "never")
        unrecognized.push(key);
      continue;
    }
    if (t === "never") {
      unrecognized.push(key);
      continue;
    }
    const r = _catchall.run({ value: input[key], issues: [] }, ctx);
    if (r instanceof Promise) {
      proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
    } else {
      handlePropertyResult(r, payload, key, input, optin, optout);
    }
  }
  if (unrecognized.length) {
    payload.issues.push({
      code: "unrecognized_keys",
      keys: unrecognized,
      input,
      inst,
      // Describes the shape of the input, not the validity of the parsed value, so it never aborts. The parse still fails; the schema's own checks just get to run first, and an enclosing intersection can reconcile the key against a sibling operand.
      continue: true
    });
  }
  if (!proms.length)
    return payload;
  return Promise.all(proms).then(() => {
    return payload;
  });
}
var $ZodObject = /* @__PURE__ */ $constructor("$ZodObject", (inst, def) => {
  $ZodType.init(inst, def);
  const desc = Object.getOwnPropertyDescriptor(def, "shape");
  const sh = desc?.get ? desc.get.raw : def.shape ?? {};
  if (sh) {
    const get = () => {
      const newSh = { ...sh };
      Object.defineProperty(def, "shape", { value: newSh });
      get.raw = newSh;
      return newSh;
    };
    get.raw = sh;
    Object.defineProperty(def, "shape", { get });
  }
  const _normalized = cached(() => normalizeDef(def));
  defineLazyInternal(inst, "propValues", (zod) => {
    const shape = zod.def.shape;
    const propValues = {};
    for (const key in shape) {
      const field = shape[key]._zod;
      if (field.values) {
        if (!Object.prototype.hasOwnProperty.call(propValues, key)) {
          assignProp(propValues, key, /* @__PURE__ */ new Set());
        }
        for (const v of field.values)
          propValues[key].add(v);
        if (field.optin !== void 0)
          propValues[key].add(void 0);
      }
    }
    return propValues;
  });
  const isObject7 = isObject6;
  const catchall = def.catchall;
  let value2;
  const memo2 = globalConfig.memoizer;
  memo2?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    value2 ?? (value2 = _normalized.value);
    const input = payload.value;
    if (!isObject7(input)) {
      payload.issues.push({
        expected: "object",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    payload.value = memo2 ? memo2.alloc(inst, payload, {}, ctx) : {};
    const proms = [];
    const shape = value2.shape;
    const abortEarly = ctx?.abortEarly;
    let seen = payload.issues.length;
    for (const key of value2.allKeys) {
      if (abortEarly && payload.issues.length !== seen) {
        if (aborted(payload, seen))
          break;
        seen = payload.issues.length;
      }
      if (key === "__proto__")
        continue;
      const el = shape[key];
      const optin = el._zod.optin;
      const optout = el._zod.optout;
      const r = el._zod.run({ value: input[key], issues: [] }, ctx);
      if (r instanceof Promise) {
        proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
      } else {
        handlePropertyResult(r, payload, key, input, optin, optout);
      }
    }
    if (!catchall) {
      return proms.length ? Promise.all(proms).then(() => payload) : payload;
    }
    return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
  };
});
var $ZodObjectJIT = /* @__PURE__ */ $constructor("$ZodObjectJIT", (inst, def) => {
  $ZodObject.init(inst, def);
  const superParse = inst._zod.parse;
  const _normalized = cached(() => normalizeDef(def));
  const memo2 = globalConfig.memoizer;
  const generateFastpass = (shape) => {
    const normalized = _normalized.value;
    const syms = normalized.symbolKeys;
    const doc = new Doc2(["payload", "ctx"], { shape, inst, memo: memo2, syms });
    const parseStr = (k) => `shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`;
    const prefixStr = (id3, k) => `
          let ${id3}_ab = false;
          for (let i = 0; i < ${id3}.issues.length; i++) {
            const iss = ${id3}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id3}_ab = true;
          }
          if (${id3}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;
    doc.write(`const input = payload.value;`);
    const ids = /* @__PURE__ */ Object.create(null);
    let counter = 0;
    for (const key of normalized.allKeys) {
      ids[key] = `key_${counter++}`;
    }
    doc.write(memo2 ? `const newResult = memo.alloc(inst, payload, {}, ctx);` : `const newResult = {};`);
    for (const key of normalized.allKeys) {
      if (key === "__proto__")
        continue;
      const id3 = ids[key];
      const k = typeof key === "symbol" ? `syms[${syms.indexOf(key)}]` : esc(key);
      const isPresent = `${k} in input`;
      const schema = shape[key];
      const optin = schema?._zod?.optin;
      const isOptionalIn = optin !== void 0;
      const isOptionalOut = schema?._zod?.optout === "optional";
      doc.write(`const ${id3} = ${parseStr(k)};`);
      if (isOptionalIn && isOptionalOut) {
        const assign2 = optin === "optional" ? `${id3}_present` : `${id3}.value !== undefined || ${id3}_present`;
        doc.write(`
        const ${id3}_present = ${isPresent};
        if (!${id3}.issues.length || ${id3}_present) {
          if (${id3}.issues.length) {${prefixStr(id3, k)}
          }

          if (${assign2}) {
            newResult[${k}] = ${id3}.value;
          }
        }

      `);
      } else if (!isOptionalIn) {
        doc.write(`
        const ${id3}_present = ${isPresent};
        if (${id3}.issues.length) {${prefixStr(id3, k)}
        }
        if (!${id3}_present && !${id3}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id3}_present) {
          newResult[${k}] = ${id3}.value;
        }

      `);
      } else {
        doc.write(`
        if (${id3}.issues.length) {${prefixStr(id3, k)}
        }
      `);
        if (optin === "defaulted") {
          doc.write(`newResult[${k}] = ${id3}.value;`);
        } else {
          doc.write(`
        if (${id3}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id3}.value;
        }
      `);
        }
      }
    }
    doc.write(`payload.value = newResult;`);
    doc.write(`return payload;`);
    return doc.compile();
  };
  let fastpass;
  const isObject7 = isObject6;
  const jit = !globalConfig.jitless;
  const allowsEval2 = allowsEval;
  const fastEnabled = jit && allowsEval2.value;
  const catchall = def.catchall;
  let value2;
  inst._zod.parse = (payload, ctx) => {
    value2 ?? (value2 = _normalized.value);
    const input = payload.value;
    if (!isObject7(input)) {
      payload.issues.push({
        expected: "object",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    if (jit && fastEnabled && ctx?.async === false && ctx.jitless !== true) {
      if (!fastpass)
        fastpass = generateFastpass(def.shape);
      payload = fastpass(payload, ctx);
      if (!catchall)
        return payload;
      return handleCatchall([], input, payload, ctx, value2, inst, ctx?.abortEarly === true);
    }
    return superParse(payload, ctx);
  };
});
function handleUnionResults(results, final, inst, ctx) {
  for (const result of results) {
    if (result.issues.length === 0) {
      final.value = result.value;
      return final;
    }
  }
  const nonaborted = results.filter((r) => !aborted(r));
  if (nonaborted.length === 1) {
    final.value = nonaborted[0].value;
    return nonaborted[0];
  }
  final.issues.push({
    code: "invalid_union",
    input: final.value,
    inst,
    errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
  });
  return final;
}
var $ZodUnion = /* @__PURE__ */ $constructor("$ZodUnion", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
  defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
  defineLazyInternal(inst, "values", (zod) => {
    if (zod.def.options.every((o) => o._zod.values)) {
      return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
    }
    return void 0;
  });
  defineLazyInternal(inst, "pattern", (zod) => {
    if (zod.def.options.every((o) => o._zod.pattern)) {
      const patterns = zod.def.options.map((o) => o._zod.pattern);
      return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
    }
    return void 0;
  });
  const first = def.options.length === 1 ? def.options[0]._zod.run : null;
  inst._zod.parse = (payload, ctx) => {
    if (first) {
      return first(payload, ctx);
    }
    let async = false;
    const results = [];
    for (const option of def.options) {
      const result = option._zod.run({
        value: payload.value,
        issues: []
      }, ctx);
      if (result instanceof Promise) {
        results.push(result);
        async = true;
      } else {
        if (result.issues.length === 0)
          return result;
        results.push(result);
      }
    }
    if (!async)
      return handleUnionResults(results, payload, inst, ctx);
    return Promise.all(results).then((results2) => {
      return handleUnionResults(results2, payload, inst, ctx);
    });
  };
});
function discriminatorMap(def) {
  const map = /* @__PURE__ */ new Map();
  for (const option of def.options) {
    const values = option._zod.propValues?.[def.discriminator];
    if (!values || values.size === 0)
      throw new Error(`Invalid discriminated union option at index "${def.options.indexOf(option)}"`);
    for (const value2 of values) {
      if (map.has(value2)) {
        if (value2 !== void 0)
          throw new Error(`Duplicate discriminator value "${String(value2)}"`);
        map.set(value2, null);
      } else {
        map.set(value2, option);
      }
    }
  }
  return map;
}
var $ZodDiscriminatedUnion = /* @__PURE__ */ $constructor("$ZodDiscriminatedUnion", (inst, def) => {
  def.inclusive = false;
  $ZodUnion.init(inst, def);
  const _super = inst._zod.parse;
  defineLazyInternal(inst, "propValues", (zod) => {
    const propValues = {};
    let undefinedCount = 0;
    for (const option of zod.def.options) {
      const pv = option._zod.propValues;
      if (!pv || Object.keys(pv).length === 0)
        throw new Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
      if (pv[zod.def.discriminator]?.has(void 0))
        undefinedCount++;
      for (const [k, v] of Object.entries(pv)) {
        if (!Object.prototype.hasOwnProperty.call(propValues, k)) {
          assignProp(propValues, k, /* @__PURE__ */ new Set());
        }
        for (const val of v) {
          propValues[k].add(val);
        }
      }
    }
    if (!zod.def.unionFallback && undefinedCount > 1)
      propValues[zod.def.discriminator]?.delete(void 0);
    return propValues;
  });
  def.options.forEach((option, i2) => {
    const propShape = rawShape(option._zod.def);
    if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) {
      throw new Error(`Invalid discriminated union option at index "${i2}"`);
    }
  });
  const disc = cached(() => discriminatorMap(def));
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    if (!isObject6(input)) {
      payload.issues.push({
        code: "invalid_type",
        expected: "object",
        input,
        inst
      });
      return payload;
    }
    const value2 = input?.[def.discriminator];
    const opt = disc.value.get(value2);
    if (opt && (value2 !== void 0 || ctx.direction !== "backward")) {
      return opt._zod.run(payload, ctx);
    }
    if (def.unionFallback || ctx.direction === "backward") {
      return _super(payload, ctx);
    }
    payload.issues.push({
      code: "invalid_union",
      errors: [],
      note: "No matching discriminator",
      discriminator: def.discriminator,
      options: Array.from(disc.value.keys()).filter((value3) => disc.value.get(value3) !== null),
      input,
      path: [def.discriminator],
      inst
    });
    return payload;
  };
});
var $ZodIntersection = /* @__PURE__ */ $constructor("$ZodIntersection", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    const left = def.left._zod.run({ value: input, issues: [] }, ctx);
    const right = def.right._zod.run({ value: input, issues: [] }, ctx);
    const async = left instanceof Promise || right instanceof Promise;
    if (async) {
      return Promise.all([left, right]).then(([left2, right2]) => {
        return handleIntersectionResults(payload, left2, right2);
      });
    }
    return handleIntersectionResults(payload, left, right);
  };
});
function mergeValues(a, b) {
  if (a === b) {
    return { valid: true, data: a };
  }
  if (a instanceof Date && b instanceof Date && +a === +b) {
    return { valid: true, data: a };
  }
  if (isPlainObject(a) && isPlainObject(b)) {
    const bKeys = Object.keys(b);
    const sharedKeys = Object.keys(a).filter((key) => bKeys.indexOf(key) !== -1);
    const newObj = { ...a, ...b };
    if (Object.prototype.hasOwnProperty.call(newObj, "__proto__"))
      delete newObj.__proto__;
    for (const key of sharedKeys) {
      if (key === "__proto__")
        continue;
      const sharedValue = mergeValues(a[key], b[key]);
      if (!sharedValue.valid) {
        return {
          valid: false,
          mergeErrorPath: [key, ...sharedValue.mergeErrorPath]
        };
      }
      newObj[key] = sharedValue.data;
    }
    return { valid: true, data: newObj };
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) {
      return { valid: false, mergeErrorPath: [] };
    }
    const newArray = [];
    for (let index = 0; index < a.length; index++) {
      const itemA = a[index];
      const itemB = b[index];
      const sharedValue = mergeValues(itemA, itemB);
      if (!sharedValue.valid) {
        return {
          valid: false,
          mergeErrorPath: [index, ...sharedValue.mergeErrorPath]
        };
      }
      newArray.push(sharedValue.data);
    }
    return { valid: true, data: newArray };
  }
  return { valid: false, mergeErrorPath: [] };
}
function handleIntersectionResults(result, left, right) {
  const unrecKeys = /* @__PURE__ */ new Map();
  let unrecIssue;
  const keyIssues = /* @__PURE__ */ new Map();
  const collect = (iss, side) => {
    let keys2;
    if (iss.code === "unrecognized_keys" && !iss.path?.length) {
      unrecIssue ?? (unrecIssue = iss);
      keys2 = iss.keys;
    } else if (iss.code === "invalid_key" && iss.origin === "record" && iss.path?.length === 1) {
      const k = String(iss.path[0]);
      if (!keyIssues.has(k))
        keyIssues.set(k, iss);
      keys2 = [k];
    } else {
      return false;
    }
    for (const k of keys2) {
      if (!unrecKeys.has(k))
        unrecKeys.set(k, {});
      unrecKeys.get(k)[side] = true;
    }
    return true;
  };
  for (const iss of left.issues) {
    if (!collect(iss, "l"))
      result.issues.push(iss);
  }
  for (const iss of right.issues) {
    if (!collect(iss, "r"))
      result.issues.push(iss);
  }
  const bothKeys = [...unrecKeys].filter(([, f]) => f.l && f.r).map(([k]) => k);
  if (bothKeys.length) {
    const aggregated = unrecIssue ? bothKeys.filter((k) => unrecIssue.keys.includes(k)) : [];
    if (aggregated.length)
      result.issues.push({ ...unrecIssue, keys: aggregated });
    for (const k of bothKeys) {
      if (!aggregated.includes(k) && keyIssues.has(k))
        result.issues.push(keyIssues.get(k));
    }
  }
  const merged = mergeValues(left.value, right.value);
  if (!merged.valid) {
    if (aborted(result))
      return result;
    throw new Error(`Unmergable intersection. Error path: ${JSON.stringify(merged.mergeErrorPath)}`);
  }
  result.value = merged.data;
  return result;
}
var $ZodTuple = /* @__PURE__ */ $constructor("$ZodTuple", (inst, def) => {
  $ZodType.init(inst, def);
  const items = def.items;
  const memo2 = globalConfig.memoizer;
  memo2?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    if (!Array.isArray(input)) {
      payload.issues.push({
        input,
        inst,
        expected: "tuple",
        code: "invalid_type"
      });
      return payload;
    }
    payload.value = memo2 ? memo2.alloc(inst, payload, [], ctx) : [];
    const proms = [];
    const optinStart = getTupleOptStart(items, "optin");
    const optoutStart = getTupleOptStart(items, "optout");
    if (!def.rest) {
      if (input.length < optinStart) {
        payload.issues.push({
          code: "too_small",
          minimum: optinStart,
          inclusive: true,
          input,
          inst,
          origin: "array"
        });
        return payload;
      }
      if (input.length > items.length) {
        payload.issues.push({
          code: "too_big",
          maximum: items.length,
          inclusive: true,
          input,
          inst,
          origin: "array"
        });
      }
    }
    const itemResults = new Array(items.length);
    const abortEarly = def.rest ? ctx?.abortEarly : void 0;
    let itemAborted = false;
    for (let i2 = 0; i2 < items.length; i2++) {
      const r = items[i2]._zod.run({ value: input[i2], issues: [] }, ctx);
      if (r instanceof Promise) {
        proms.push(r.then((rr) => {
          itemResults[i2] = rr;
        }));
      } else {
        itemResults[i2] = r;
        if (abortEarly && !itemAborted && r.issues.length)
          itemAborted = aborted(r);
      }
    }
    if (def.rest && !itemAborted) {
      let i2 = items.length - 1;
      const rest = input.slice(items.length);
      let seen = payload.issues.length;
      for (const el of rest) {
        if (abortEarly && payload.issues.length !== seen) {
          if (aborted(payload, seen))
            break;
          seen = payload.issues.length;
        }
        i2++;
        const result = def.rest._zod.run({ value: el, issues: [] }, ctx);
        if (result instanceof Promise) {
          proms.push(result.then((r) => handleTupleResult(r, payload, i2)));
        } else {
          handleTupleResult(result, payload, i2);
        }
      }
    }
    if (proms.length) {
      return Promise.all(proms).then(() => handleTupleResults(itemResults, payload, items, input, optoutStart));
    }
    return handleTupleResults(itemResults, payload, items, input, optoutStart);
  };
});
function getTupleOptStart(items, key) {
  for (let i2 = items.length - 1; i2 >= 0; i2--) {
    const omittable = key === "optin" ? items[i2]._zod.optin !== void 0 : items[i2]._zod.optout === "optional";
    if (!omittable)
      return i2 + 1;
  }
  return 0;
}
function handleTupleResult(result, final, index) {
  if (result.issues.length) {
    final.issues.push(...prefixIssues(index, result.issues));
  }
  final.value[index] = result.value;
}
function handleTupleResults(itemResults, final, items, input, optoutStart) {
  for (let i2 = 0; i2 < items.length; i2++) {
    const r = itemResults[i2];
    const isPresent = i2 < input.length;
    if (!isPresent && i2 >= optoutStart && items[i2]._zod.optin === "optional") {
      final.value.length = i2;
      break;
    }
    if (r.issues.length) {
      if (!isPresent && i2 >= optoutStart) {
        final.value.length = i2;
        break;
      }
      final.issues.push(...prefixIssues(i2, r.issues));
    }
    final.value[i2] = r.value;
  }
  for (let i2 = final.value.length - 1; i2 >= input.length; i2--) {
    if (items[i2]._zod.optout === "optional" && final.value[i2] === void 0) {
      final.value.length = i2;
    } else {
      break;
    }
  }
  return final;
}
var $ZodEnum = /* @__PURE__ */ $constructor("$ZodEnum", (inst, def) => {
  $ZodType.init(inst, def);
  const values = getEnumValues(def.entries);
  const valuesSet = new Set(values);
  inst._zod.values = valuesSet;
  defineLazyInternal(inst, "pattern", (zod) => {
    const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
    return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
  });
  inst._zod.parse = (payload, _ctx) => {
    const input = payload.value;
    if (valuesSet.has(input)) {
      return payload;
    }
    payload.issues.push({
      code: "invalid_value",
      values,
      input,
      inst
    });
    return payload;
  };
});
var $ZodLiteral = /* @__PURE__ */ $constructor("$ZodLiteral", (inst, def) => {
  $ZodType.init(inst, def);
  const values = new Set(def.values);
  inst._zod.values = values;
  defineLazyInternal(inst, "pattern", (zod) => {
    const vals = zod.def.values;
    return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
  });
  inst._zod.parse = (payload, _ctx) => {
    const input = payload.value;
    if (values.has(input)) {
      return payload;
    }
    payload.issues.push({
      code: "invalid_value",
      values: def.values,
      input,
      inst
    });
    return payload;
  };
});
var $ZodTransform = /* @__PURE__ */ $constructor("$ZodTransform", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.optin = "optional";
  globalConfig.memoizer?.guard(inst);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      throw new $ZodEncodeError(inst.constructor.name);
    }
    const _out = def.transform(payload.value, payload);
    if (ctx.async) {
      const output = _out instanceof Promise ? _out : Promise.resolve(_out);
      return output.then((output2) => {
        payload.value = output2;
        return payload;
      });
    }
    if (_out instanceof Promise) {
      throw new $ZodAsyncError();
    }
    payload.value = _out;
    return payload;
  };
});
function handleOptionalResult(payload, result) {
  payload.value = result.issues.length ? void 0 : result.value;
  return payload;
}
var $ZodOptional = /* @__PURE__ */ $constructor("$ZodOptional", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
  inst._zod.optout = "optional";
  defineLazyInternal(inst, "values", (zod) => {
    const values = zod.def.innerType._zod.values;
    return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
  });
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === void 0) {
      if (def.innerType._zod.optin !== "defaulted")
        return payload;
      const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
      if (result instanceof Promise)
        return result.then((result2) => handleOptionalResult(payload, result2));
      return handleOptionalResult(payload, result);
    }
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodExactOptional = /* @__PURE__ */ $constructor("$ZodExactOptional", (inst, def) => {
  $ZodOptional.init(inst, def);
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
  inst._zod.parse = (payload, ctx) => {
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodNullable = /* @__PURE__ */ $constructor("$ZodNullable", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
  });
  defineLazyInternal(inst, "values", (zod) => {
    return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === null)
      return payload;
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodDefault = /* @__PURE__ */ $constructor("$ZodDefault", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.optin = "defaulted";
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      return def.innerType._zod.run(payload, ctx);
    }
    if (payload.value === void 0) {
      payload.value = def.defaultValue;
      return payload;
    }
    const result = def.innerType._zod.run(payload, ctx);
    if (result instanceof Promise) {
      return result.then((result2) => handleDefaultResult(result2, def));
    }
    return handleDefaultResult(result, def);
  };
});
function handleDefaultResult(payload, def) {
  if (payload.value === void 0) {
    payload.value = def.defaultValue;
  }
  return payload;
}
var $ZodPrefault = /* @__PURE__ */ $constructor("$ZodPrefault", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.optin = "defaulted";
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      return def.innerType._zod.run(payload, ctx);
    }
    if (payload.value === void 0) {
      payload.value = def.defaultValue;
    }
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodNonOptional = /* @__PURE__ */ $constructor("$ZodNonOptional", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "values", (zod) => {
    const v = zod.def.innerType._zod.values;
    return v ? new Set([...v].filter((x2) => x2 !== void 0)) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    const result = def.innerType._zod.run(payload, ctx);
    if (result instanceof Promise) {
      return result.then((result2) => handleNonOptionalResult(result2, inst));
    }
    return handleNonOptionalResult(result, inst);
  };
});
function handleNonOptionalResult(payload, inst) {
  if (!payload.issues.length && payload.value === void 0) {
    payload.issues.push({
      code: "invalid_type",
      expected: "nonoptional",
      input: payload.value,
      inst
    });
  }
  return payload;
}
function handleCatchResult(payload, result, def, ctx) {
  if (!result.issues.length) {
    payload.value = result.value;
    if (result.memo)
      payload.memo = true;
    return payload;
  }
  payload.value = def.catchValue({
    ...result,
    value: payload.value,
    error: {
      issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config()))
    },
    input: payload.value
  });
  return payload;
}
var $ZodCatch = /* @__PURE__ */ $constructor("$ZodCatch", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      return def.innerType._zod.run(payload, ctx);
    }
    const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
    if (result instanceof Promise) {
      return result.then((result2) => handleCatchResult(payload, result2, def, ctx));
    }
    return handleCatchResult(payload, result, def, ctx);
  };
});
var $ZodPipe = /* @__PURE__ */ $constructor("$ZodPipe", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
  defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
  defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      const right = def.out._zod.run(payload, ctx);
      if (right instanceof Promise) {
        return right.then((right2) => handlePipeResult(right2, def.in, ctx));
      }
      return handlePipeResult(right, def.in, ctx);
    }
    const left = def.in._zod.run(payload, ctx);
    if (left instanceof Promise) {
      return left.then((left2) => handlePipeResult(left2, def.out, ctx));
    }
    return handlePipeResult(left, def.out, ctx);
  };
});
function handlePipeResult(left, next, ctx) {
  if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
    left.aborted = true;
    return left;
  }
  return next._zod.run({ value: left.value, issues: left.issues }, ctx);
}
var $ZodReadonly = /* @__PURE__ */ $constructor("$ZodReadonly", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "propValues", (zod) => zod.def.innerType._zod.propValues);
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType?._zod?.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType?._zod?.optout);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      return def.innerType._zod.run(payload, ctx);
    }
    const result = def.innerType._zod.run(payload, ctx);
    if (result instanceof Promise) {
      return result.then(handleReadonlyResult);
    }
    return handleReadonlyResult(result);
  };
});
function handleReadonlyResult(payload) {
  if (!payload.memo)
    payload.value = Object.freeze(payload.value);
  return payload;
}
var $ZodCustom = /* @__PURE__ */ $constructor("$ZodCustom", (inst, def) => {
  $ZodCheck.init(inst, def);
  $ZodType.init(inst, def);
  inst._zod.parse = (payload, _) => {
    return payload;
  };
  inst._zod.check = (payload) => {
    const input = payload.value;
    const r = def.fn(input);
    if (r instanceof Promise) {
      return r.then((r2) => handleRefineResult(r2, payload, input, inst));
    }
    handleRefineResult(r, payload, input, inst);
    return;
  };
});
function handleRefineResult(result, payload, input, inst) {
  if (!result) {
    const _iss = {
      code: "custom",
      input,
      inst,
      // incorporates params.error into issue reporting
      path: [...inst._zod.def.path ?? []],
      // incorporates params.error into issue reporting
      continue: !inst._zod.def.abort
      // params: inst._zod.def.params,
    };
    if (inst._zod.def.params)
      _iss.params = inst._zod.def.params;
    payload.issues.push(issue(_iss));
  }
}

// node_modules/zod/v4/core/memoizer.js
var $ZodCyclicError = class extends Error {
  constructor() {
    super(`Cannot parse a reference cycle that closes through a transform`);
    this.name = "ZodCyclicError";
  }
};
var STATE = "~memo";
var NO_ISSUES = [];
function isRef(value2) {
  return value2 !== null && typeof value2 === "object";
}
function cloneIssues(issues) {
  return issues.map((iss) => iss.path ? { ...iss, path: iss.path.slice() } : { ...iss });
}
var recursive = /* @__PURE__ */ new WeakMap();
var NONE = 0;
var ASSUMED = 1;
var PROVEN = 2;
function isRecursive(inst, stack, resolve) {
  const cached2 = recursive.get(inst);
  if (cached2 !== void 0)
    return cached2 ? PROVEN : NONE;
  if (stack.has(inst))
    return PROVEN;
  stack.add(inst);
  let result = NONE;
  const check2 = (child) => {
    if (result !== PROVEN && child?._zod) {
      const answer = isRecursive(child, stack, resolve);
      if (answer > result)
        result = answer;
    }
  };
  const shape = (sh, spread) => {
    let answer = NONE;
    for (const key of Reflect.ownKeys(sh)) {
      const desc = Object.getOwnPropertyDescriptor(sh, key);
      if (spread && !desc.enumerable)
        continue;
      const child = desc.get ? ASSUMED : desc.value?._zod ? isRecursive(desc.value, stack, resolve) : NONE;
      if (child > answer)
        answer = child;
    }
    return answer;
  };
  const merge2 = (answer) => {
    if (answer > result)
      result = answer;
  };
  const def = inst._zod.def;
  const kind = def.type;
  switch (kind) {
    case "object": {
      const raw = rawShape(def);
      merge2(raw ? shape(raw, true) : ASSUMED);
      check2(def.catchall);
      break;
    }
    case "array":
      check2(def.element);
      break;
    case "tuple":
      for (const el of def.items)
        check2(el);
      check2(def.rest);
      break;
    case "record":
    case "map":
      check2(def.keyType);
      check2(def.valueType);
      break;
    case "set":
      check2(def.valueType);
      break;
    case "union":
      for (const el of def.options)
        check2(el);
      break;
    case "intersection":
      check2(def.left);
      check2(def.right);
      break;
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "catch":
    case "readonly":
    case "nonoptional":
    case "promise":
    case "success":
      check2(def.innerType);
      break;
    case "pipe":
      check2(def.in);
      check2(def.out);
      break;
    case "function":
      check2(def.input);
      check2(def.output);
      break;
    // `$ZodLazy` caches its inner on the def, so a resolved edge is followed exactly
    case "lazy": {
      const inner = def._cachedInner ?? (resolve ? inst._zod.innerType : void 0);
      merge2(inner ? isRecursive(inner, stack, false) : ASSUMED);
      break;
    }
    // a leaf by choice: `parts` are regex fragments, not data positions
    case "template_literal":
    // leaves
    case "string":
    case "number":
    case "int":
    case "boolean":
    case "bigint":
    case "symbol":
    case "undefined":
    case "null":
    case "void":
    case "never":
    case "any":
    case "unknown":
    case "date":
    case "nan":
    case "enum":
    case "literal":
    case "file":
    case "transform":
    case "custom":
      break;
    default: {
      kind;
      for (const key in def) {
        const desc = Object.getOwnPropertyDescriptor(def, key);
        if (!desc || desc.get)
          continue;
        const value2 = desc.value;
        if (!value2 || typeof value2 !== "object")
          continue;
        if (value2._zod)
          check2(value2);
        else if (Array.isArray(value2))
          for (const el of value2)
            check2(el);
      }
    }
  }
  stack.delete(inst);
  return settle(inst, result);
}
function settle(inst, answer) {
  if (answer !== ASSUMED)
    recursive.set(inst, answer === PROVEN);
  return answer;
}
function bucketFor(state, inst) {
  let bucket = state.buckets.get(inst);
  if (!bucket) {
    bucket = /* @__PURE__ */ new WeakMap();
    state.buckets.set(inst, bucket);
  }
  return bucket;
}
var handoff;
var open = [];
var memo = {
  alloc(_inst, payload, empty) {
    const bucket = handoff;
    if (!bucket)
      return empty;
    handoff = void 0;
    const entry = { value: empty, issues: null };
    bucket.set(payload.value, entry);
    open.push(entry);
    return empty;
  },
  guard(inst) {
    var _a4;
    (_a4 = inst._zod).deferred ?? (_a4.deferred = []);
    inst._zod.deferred.push(() => {
      const base = inst._zod.parse;
      const wrapped = (payload, ctx) => {
        if (ctx.direction !== "backward" && isBackEdge(ctx, payload.value))
          throw new $ZodCyclicError();
        return base(payload, ctx);
      };
      inst._zod.parse = wrapped;
      if (inst._zod.run === base)
        inst._zod.run = wrapped;
    });
  },
  attach(inst) {
    var _a4;
    let isRecursiveInst;
    let rechecked = false;
    let lastCtx;
    let lastBucket;
    (_a4 = inst._zod).deferred ?? (_a4.deferred = []);
    inst._zod.deferred.push(() => {
      const base = inst._zod.parse;
      const wrapped = (payload, ctx) => {
        if (isRecursiveInst === void 0) {
          const walked = isRecursive(inst, /* @__PURE__ */ new Set(), false);
          if (walked === NONE) {
            inst._zod.parse = base;
            if (inst._zod.run === wrapped)
              inst._zod.run = base;
            return base(payload, ctx);
          }
          if (walked === PROVEN || rechecked)
            isRecursiveInst = true;
          else
            rechecked = true;
        }
        const input = payload.value;
        if (!isRef(input))
          return base(payload, ctx);
        let state = ctx[STATE];
        if (!state) {
          state = { buckets: /* @__PURE__ */ new WeakMap(), backEdges: void 0 };
          ctx[STATE] = state;
        }
        let bucket;
        if (lastCtx === ctx) {
          bucket = lastBucket;
        } else {
          bucket = bucketFor(state, inst);
          lastCtx = ctx;
          lastBucket = bucket;
        }
        const hit = bucket.get(input);
        if (hit) {
          payload.value = hit.value;
          if (hit.issues) {
            if (hit.issues.length)
              payload.issues.push(...cloneIssues(hit.issues));
          } else {
            payload.memo = true;
            state.backEdges ?? (state.backEdges = /* @__PURE__ */ new WeakSet());
            state.backEdges.add(hit.value);
          }
          return payload;
        }
        handoff = bucket;
        const depth = open.length;
        const result = base(payload, ctx);
        handoff = void 0;
        const entry = open.length > depth ? open.pop() : void 0;
        if (result instanceof Promise) {
          return result.then((r) => {
            if (entry)
              entry.issues = r.issues.length ? cloneIssues(r.issues) : NO_ISSUES;
            return r;
          });
        }
        if (entry)
          entry.issues = result.issues.length ? cloneIssues(result.issues) : NO_ISSUES;
        return result;
      };
      inst._zod.parse = wrapped;
      if (inst._zod.run === base)
        inst._zod.run = wrapped;
    });
  }
};
function memoizer() {
  return memo;
}
function isBackEdge(ctx, value2) {
  const backEdges = ctx[STATE]?.backEdges;
  return backEdges !== void 0 && isRef(value2) && backEdges.has(value2);
}

// node_modules/zod/v4/locales/en.js
var error = () => {
  const Sizable = {
    string: { unit: "characters", verb: "to have" },
    file: { unit: "bytes", verb: "to have" },
    array: { unit: "items", verb: "to have" },
    set: { unit: "items", verb: "to have" },
    map: { unit: "entries", verb: "to have" }
  };
  function getSizing(origin) {
    return Sizable[origin] ?? null;
  }
  const FormatDictionary = {
    regex: "input",
    email: "email address",
    url: "URL",
    emoji: "emoji",
    uuid: "UUID",
    uuidv4: "UUIDv4",
    uuidv6: "UUIDv6",
    nanoid: "nanoid",
    guid: "GUID",
    cuid: "cuid",
    cuid2: "cuid2",
    ulid: "ULID",
    xid: "XID",
    ksuid: "KSUID",
    datetime: "ISO datetime",
    date: "ISO date",
    time: "ISO time",
    duration: "ISO duration",
    ipv4: "IPv4 address",
    ipv6: "IPv6 address",
    mac: "MAC address",
    cidrv4: "IPv4 range",
    cidrv6: "IPv6 range",
    base64: "base64-encoded string",
    base64url: "base64url-encoded string",
    json_string: "JSON string",
    e164: "E.164 number",
    currency_code: "currency code",
    credit_card: "credit card number",
    iban: "IBAN",
    jwt: "JWT",
    template_literal: "input"
  };
  const TypeDictionary = {
    // Compatibility: "nan" -> "NaN" for display
    nan: "NaN"
    // All other type names omitted - they fall back to raw values via ?? operator
  };
  function getTypeName(type, input) {
    if (type === "number" && typeof input === "number" && !Number.isFinite(input)) {
      return String(input);
    }
    return TypeDictionary[type] ?? type;
  }
  return (issue2) => {
    switch (issue2.code) {
      case "invalid_type": {
        const expected = getTypeName(issue2.expected);
        const receivedType = parsedType(issue2.input);
        const received = getTypeName(receivedType, issue2.input);
        return `Invalid input: expected ${expected}, received ${received}`;
      }
      case "invalid_value":
        if (issue2.values.length === 1)
          return `Invalid input: expected ${stringifyPrimitive(issue2.values[0])}`;
        return `Invalid option: expected one of ${joinValues(issue2.values, "|")}`;
      case "too_big": {
        const adj = issue2.exact ? "exactly " : issue2.inclusive ? "<=" : "<";
        const sizing = getSizing(issue2.origin);
        if (sizing)
          return `Too big: expected ${issue2.origin ?? "value"} to have ${adj}${issue2.maximum.toString()} ${sizing.unit ?? "elements"}`;
        return `Too big: expected ${issue2.origin ?? "value"} to be ${adj}${issue2.maximum.toString()}`;
      }
      case "too_small": {
        const adj = issue2.exact ? "exactly " : issue2.inclusive ? ">=" : ">";
        const sizing = getSizing(issue2.origin);
        if (sizing) {
          return `Too small: expected ${issue2.origin} to have ${adj}${issue2.minimum.toString()} ${sizing.unit}`;
        }
        return `Too small: expected ${issue2.origin} to be ${adj}${issue2.minimum.toString()}`;
      }
      case "invalid_format": {
        const _issue = issue2;
        if (_issue.format === "starts_with") {
          return `Invalid string: must start with "${_issue.prefix}"`;
        }
        if (_issue.format === "ends_with")
          return `Invalid string: must end with "${_issue.suffix}"`;
        if (_issue.format === "includes")
          return `Invalid string: must include "${_issue.includes}"`;
        if (_issue.format === "regex")
          return `Invalid string: must match pattern ${_issue.pattern}`;
        return `Invalid ${FormatDictionary[_issue.format] ?? issue2.format}`;
      }
      case "not_multiple_of":
        return `Invalid number: must be a multiple of ${issue2.divisor}`;
      case "unrecognized_keys":
        return `Unrecognized key${issue2.keys.length > 1 ? "s" : ""}: ${joinValues(issue2.keys, ", ")}`;
      case "invalid_key":
        return `Invalid key in ${issue2.origin}`;
      case "invalid_union":
        if (issue2.options && Array.isArray(issue2.options) && issue2.options.length > 0) {
          const opts = issue2.options.map((o) => `'${o}'`).join(" | ");
          return `Invalid discriminator value. Expected ${opts}`;
        }
        if (issue2.inclusive === false) {
          return "Invalid input: more than one option matched";
        }
        return "Invalid input";
      case "invalid_element":
        return `Invalid value in ${issue2.origin}`;
      default:
        return `Invalid input`;
    }
  };
};
function en_default() {
  return {
    localeError: error()
  };
}

// node_modules/zod/v4/core/registries.js
var _a2;
var $ZodRegistry = class {
  constructor() {
    this._map = /* @__PURE__ */ new WeakMap();
    this._idmap = /* @__PURE__ */ new Map();
  }
  add(schema, ..._meta) {
    const meta2 = _meta[0];
    this._map.set(schema, meta2);
    if (meta2 && typeof meta2 === "object" && "id" in meta2) {
      this._idmap.set(meta2.id, schema);
    }
    return this;
  }
  clear() {
    this._map = /* @__PURE__ */ new WeakMap();
    this._idmap = /* @__PURE__ */ new Map();
    return this;
  }
  remove(schema) {
    const meta2 = this._map.get(schema);
    if (meta2 && typeof meta2 === "object" && "id" in meta2) {
      this._idmap.delete(meta2.id);
    }
    this._map.delete(schema);
    return this;
  }
  get(schema) {
    const p = schema._zod.parent;
    if (p) {
      const pm = { ...this.get(p) ?? {} };
      delete pm.id;
      const f = { ...pm, ...this._map.get(schema) };
      return Object.keys(f).length ? f : void 0;
    }
    return this._map.get(schema);
  }
  has(schema) {
    return this._map.has(schema);
  }
};
function registry() {
  return new $ZodRegistry();
}
(_a2 = globalThis).__zod_globalRegistry ?? (_a2.__zod_globalRegistry = registry());
var globalRegistry = globalThis.__zod_globalRegistry;

// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
  if (def.checks)
    def.checks = [...def.checks];
  return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class2, params2) {
  return new Class2(snapshotChecks({ type: "string", ...normalizeParams(params2) }));
}
// @__NO_SIDE_EFFECTS__
function _email(Class2, params2) {
  return new Class2({
    type: "string",
    format: "email",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _guid(Class2, params2) {
  return new Class2({
    type: "string",
    format: "guid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _uuid(Class2, params2) {
  return new Class2({
    type: "string",
    format: "uuid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _uuidv4(Class2, params2) {
  return new Class2({
    type: "string",
    format: "uuid",
    check: "string_format",
    abort: false,
    version: "v4",
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _uuidv6(Class2, params2) {
  return new Class2({
    type: "string",
    format: "uuid",
    check: "string_format",
    abort: false,
    version: "v6",
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _uuidv7(Class2, params2) {
  return new Class2({
    type: "string",
    format: "uuid",
    check: "string_format",
    abort: false,
    version: "v7",
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _url(Class2, params2) {
  return new Class2({
    type: "string",
    format: "url",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _emoji2(Class2, params2) {
  return new Class2({
    type: "string",
    format: "emoji",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _nanoid(Class2, params2) {
  return new Class2({
    type: "string",
    format: "nanoid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _cuid(Class2, params2) {
  return new Class2({
    type: "string",
    format: "cuid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _cuid2(Class2, params2) {
  return new Class2({
    type: "string",
    format: "cuid2",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _ulid(Class2, params2) {
  return new Class2({
    type: "string",
    format: "ulid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _xid(Class2, params2) {
  return new Class2({
    type: "string",
    format: "xid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _ksuid(Class2, params2) {
  return new Class2({
    type: "string",
    format: "ksuid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _ipv4(Class2, params2) {
  return new Class2({
    type: "string",
    format: "ipv4",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _ipv6(Class2, params2) {
  return new Class2({
    type: "string",
    format: "ipv6",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _cidrv4(Class2, params2) {
  return new Class2({
    type: "string",
    format: "cidrv4",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _cidrv6(Class2, params2) {
  return new Class2({
    type: "string",
    format: "cidrv6",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _base64(Class2, params2) {
  return new Class2({
    type: "string",
    format: "base64",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _base64url(Class2, params2) {
  return new Class2({
    type: "string",
    format: "base64url",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _e164(Class2, params2) {
  return new Class2({
    type: "string",
    format: "e164",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _jwt(Class2, params2) {
  return new Class2({
    type: "string",
    format: "jwt",
    check: "string_format",
    abort: false,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _isoDateTime(Class2, params2) {
  return new Class2({
    type: "string",
    format: "datetime",
    check: "string_format",
    offset: false,
    local: false,
    precision: null,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _isoDate(Class2, params2) {
  return new Class2({
    type: "string",
    format: "date",
    check: "string_format",
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _isoTime(Class2, params2) {
  return new Class2({
    type: "string",
    format: "time",
    check: "string_format",
    precision: null,
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _isoDuration(Class2, params2) {
  return new Class2({
    type: "string",
    format: "duration",
    check: "string_format",
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _number(Class2, params2) {
  return new Class2(snapshotChecks({ type: "number", checks: [], ...normalizeParams(params2) }));
}
// @__NO_SIDE_EFFECTS__
function _int(Class2, params2) {
  return new Class2({
    type: "number",
    check: "number_format",
    abort: false,
    format: "safeint",
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class2) {
  return new Class2({
    type: "unknown"
  });
}
// @__NO_SIDE_EFFECTS__
function _never(Class2, params2) {
  return new Class2({
    type: "never",
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _lt(value2, params2) {
  return new $ZodCheckLessThan({
    check: "less_than",
    ...normalizeParams(params2),
    value: value2,
    inclusive: false
  });
}
// @__NO_SIDE_EFFECTS__
function _lte(value2, params2) {
  return new $ZodCheckLessThan({
    check: "less_than",
    ...normalizeParams(params2),
    value: value2,
    inclusive: true
  });
}
// @__NO_SIDE_EFFECTS__
function _gt(value2, params2) {
  return new $ZodCheckGreaterThan({
    check: "greater_than",
    ...normalizeParams(params2),
    value: value2,
    inclusive: false
  });
}
// @__NO_SIDE_EFFECTS__
function _gte(value2, params2) {
  return new $ZodCheckGreaterThan({
    check: "greater_than",
    ...normalizeParams(params2),
    value: value2,
    inclusive: true
  });
}
// @__NO_SIDE_EFFECTS__
function _multipleOf(value2, params2) {
  return new $ZodCheckMultipleOf({
    check: "multiple_of",
    ...normalizeParams(params2),
    value: value2
  });
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params2) {
  const ch = new $ZodCheckMaxLength({
    check: "max_length",
    ...normalizeParams(params2),
    maximum
  });
  return ch;
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params2) {
  return new $ZodCheckMinLength({
    check: "min_length",
    ...normalizeParams(params2),
    minimum
  });
}
// @__NO_SIDE_EFFECTS__
function _length(length2, params2) {
  return new $ZodCheckLengthEquals({
    check: "length_equals",
    ...normalizeParams(params2),
    length: length2
  });
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params2) {
  return new $ZodCheckRegex({
    check: "string_format",
    format: "regex",
    ...normalizeParams(params2),
    pattern
  });
}
// @__NO_SIDE_EFFECTS__
function _lowercase(params2) {
  return new $ZodCheckLowerCase({
    check: "string_format",
    format: "lowercase",
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _uppercase(params2) {
  return new $ZodCheckUpperCase({
    check: "string_format",
    format: "uppercase",
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _includes(includes, params2) {
  return new $ZodCheckIncludes({
    check: "string_format",
    format: "includes",
    ...normalizeParams(params2),
    includes
  });
}
// @__NO_SIDE_EFFECTS__
function _startsWith(prefix, params2) {
  return new $ZodCheckStartsWith({
    check: "string_format",
    format: "starts_with",
    ...normalizeParams(params2),
    prefix
  });
}
// @__NO_SIDE_EFFECTS__
function _endsWith(suffix, params2) {
  return new $ZodCheckEndsWith({
    check: "string_format",
    format: "ends_with",
    ...normalizeParams(params2),
    suffix
  });
}
// @__NO_SIDE_EFFECTS__
function _overwrite(tx) {
  return new $ZodCheckOverwrite({
    check: "overwrite",
    tx
  });
}
// @__NO_SIDE_EFFECTS__
function _normalize(form) {
  return /* @__PURE__ */ _overwrite((input) => input.normalize(form));
}
// @__NO_SIDE_EFFECTS__
function _trim() {
  return /* @__PURE__ */ _overwrite((input) => input.trim());
}
// @__NO_SIDE_EFFECTS__
function _toLowerCase() {
  return /* @__PURE__ */ _overwrite((input) => input.toLowerCase());
}
// @__NO_SIDE_EFFECTS__
function _toUpperCase() {
  return /* @__PURE__ */ _overwrite((input) => input.toUpperCase());
}
// @__NO_SIDE_EFFECTS__
function _slugify() {
  return /* @__PURE__ */ _overwrite((input) => slugify(input));
}
// @__NO_SIDE_EFFECTS__
function _array(Class2, element, params2) {
  return new Class2({
    type: "array",
    element,
    // get element() {
    //   return element;
    // },
    ...normalizeParams(params2)
  });
}
// @__NO_SIDE_EFFECTS__
function _refine(Class2, fn, _params) {
  const schema = new Class2({
    type: "custom",
    check: "custom",
    fn,
    ...normalizeParams(_params)
  });
  return schema;
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params2) {
  const ch = /* @__PURE__ */ _check((payload) => {
    payload.addIssue = (issue2) => {
      if (typeof issue2 === "string") {
        payload.issues.push(issue(issue2, payload.value, ch._zod.def));
      } else {
        const _issue = issue2;
        if (_issue.fatal)
          _issue.continue = false;
        _issue.code ?? (_issue.code = "custom");
        if (!("input" in _issue))
          _issue.input = payload.value;
        _issue.inst ?? (_issue.inst = ch);
        _issue.continue ?? (_issue.continue = !ch._zod.def.abort);
        payload.issues.push(issue(_issue));
      }
    };
    return fn(payload.value, payload);
  }, params2);
  return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params2) {
  const ch = new $ZodCheck({
    check: "custom",
    ...normalizeParams(params2)
  });
  ch._zod.check = fn;
  return ch;
}

// node_modules/zod/v4/core/to-json-schema.js
function assignProps(target, ...sources) {
  for (const source of sources) {
    for (const key of Reflect.ownKeys(source)) {
      if (Object.prototype.propertyIsEnumerable.call(source, key)) {
        assignProp(target, key, source[key]);
      }
    }
  }
  return target;
}
function initializeContext(params2) {
  let target = params2?.target ?? "draft-2020-12";
  if (target === "draft-4")
    target = "draft-04";
  if (target === "draft-7")
    target = "draft-07";
  return {
    processors: params2.processors ?? {},
    metadataRegistry: params2?.metadata ?? globalRegistry,
    target,
    unrepresentable: params2?.unrepresentable ?? "throw",
    override: params2?.override ?? (() => {
    }),
    io: params2?.io ?? "output",
    counter: 0,
    seen: /* @__PURE__ */ new Map(),
    sharedDefsExtractedFor: void 0,
    sharedEmitDoneFor: void 0,
    cycles: params2?.cycles ?? "ref",
    reused: params2?.reused ?? "inline",
    intersections: [],
    deferred: [],
    external: params2?.external ?? void 0
  };
}
function handleUnrepresentable(schema, ctx, json, params2, message) {
  const result = typeof ctx.unrepresentable === "function" ? ctx.unrepresentable({ zodSchema: schema, path: params2.path, message }) : ctx.unrepresentable;
  if (result === "any")
    return false;
  if (result === void 0 || result === "throw")
    throw new Error(message);
  Object.assign(json, result);
  return true;
}
function processSchema(schema, ctx, _params = { path: [], schemaPath: [] }) {
  var _a4;
  const def = schema._zod.def;
  const seen = ctx.seen.get(schema);
  if (seen) {
    seen.count++;
    const isCycle = _params.schemaPath.includes(schema);
    if (isCycle) {
      seen.cycle = _params.path;
    }
    return seen.schema;
  }
  const result = { schema: {}, count: 1, cycle: void 0, path: _params.path };
  ctx.seen.set(schema, result);
  ctx.sharedDefsExtractedFor = void 0;
  ctx.sharedEmitDoneFor = void 0;
  const overrideSchema = schema._zod.toJSONSchema?.();
  if (overrideSchema) {
    result.schema = overrideSchema;
  } else {
    const params2 = {
      ..._params,
      schemaPath: [..._params.schemaPath, schema],
      path: _params.path
    };
    if (schema._zod.processJSONSchema) {
      schema._zod.processJSONSchema(ctx, result.schema, params2);
    } else {
      const _json = result.schema;
      const processor = ctx.processors[def.type];
      if (!processor) {
        throw new Error(`[toJSONSchema]: Non-representable type encountered: ${def.type}`);
      }
      processor(schema, ctx, _json, params2);
    }
    const parent = schema._zod.parent;
    if (parent) {
      if (!result.ref)
        result.ref = parent;
      processSchema(parent, ctx, params2);
      ctx.seen.get(parent).isParent = true;
    }
  }
  const meta2 = ctx.metadataRegistry.get(schema);
  if (meta2)
    assignProps(result.schema, meta2);
  if (ctx.io === "input" && isTransforming(schema)) {
    delete result.schema.examples;
    delete result.schema.default;
  }
  if (ctx.io === "input" && "_prefault" in result.schema)
    (_a4 = result.schema).default ?? (_a4.default = result.schema._prefault);
  delete result.schema._prefault;
  const _result = ctx.seen.get(schema);
  return _result.schema;
}
function encodeJSONPointerSegment(segment) {
  return segment.replace(/~/g, "~0").replace(/\//g, "~1");
}
function extractDefs(ctx, schema) {
  const root = ctx.seen.get(schema);
  if (!root)
    throw new Error("Unprocessed schema. This is a bug in Zod.");
  if (ctx.external && ctx.sharedDefsExtractedFor === ctx.external)
    return;
  const idToSchema = /* @__PURE__ */ new Map();
  for (const entry of ctx.seen.entries()) {
    const id3 = ctx.metadataRegistry.get(entry[0])?.id;
    if (id3) {
      const existing = idToSchema.get(id3);
      if (existing && existing !== entry[0]) {
        throw new Error(`Duplicate schema id "${id3}" detected during JSON Schema conversion. Two different schemas cannot share the same id when converted together.`);
      }
      idToSchema.set(id3, entry[0]);
    }
  }
  const makeURI = (entry) => {
    const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
    if (ctx.external) {
      const externalId = ctx.external.registry.get(entry[0])?.id;
      const uriGenerator = ctx.external.uri ?? ((id4) => id4);
      if (externalId) {
        return { ref: uriGenerator(externalId) };
      }
      const id3 = entry[1].defId ?? entry[1].schema.id ?? `schema${ctx.counter++}`;
      entry[1].defId = id3;
      return { defId: id3, ref: `${uriGenerator("__shared")}#/${defsSegment}/${encodeJSONPointerSegment(id3)}` };
    }
    const uriPrefix = `#`;
    const defUriPrefix = `${uriPrefix}/${defsSegment}/`;
    if (entry[1] === root && !entry[1].schema.id) {
      return { ref: uriPrefix };
    }
    const defId = entry[1].schema.id ?? `__schema${ctx.counter++}`;
    return { defId, ref: defUriPrefix + encodeJSONPointerSegment(defId) };
  };
  const extractToDef = (entry) => {
    if (entry[1].schema.$ref) {
      return;
    }
    const seen = entry[1];
    const { ref, defId } = makeURI(entry);
    seen.def = { ...seen.schema };
    if (defId)
      seen.defId = defId;
    const schema2 = seen.schema;
    for (const key in schema2) {
      delete schema2[key];
    }
    schema2.$ref = ref;
  };
  if (ctx.cycles === "throw") {
    for (const entry of ctx.seen.entries()) {
      const seen = entry[1];
      if (seen.cycle) {
        throw new Error(`Cycle detected: #/${seen.cycle?.join("/")}/<root>

Set the \`cycles\` parameter to \`"ref"\` to resolve cyclical schemas with defs.`);
      }
    }
  }
  for (const entry of ctx.seen.entries()) {
    const seen = entry[1];
    if (schema === entry[0]) {
      extractToDef(entry);
      continue;
    }
    if (ctx.external) {
      const ext = ctx.external.registry.get(entry[0])?.id;
      if (schema !== entry[0] && ext) {
        extractToDef(entry);
        continue;
      }
    }
    const id3 = ctx.metadataRegistry.get(entry[0])?.id;
    if (id3) {
      extractToDef(entry);
      continue;
    }
    if (seen.cycle) {
      extractToDef(entry);
      continue;
    }
    if (seen.count > 1) {
      if (ctx.reused === "ref") {
        extractToDef(entry);
      }
    }
  }
  if (ctx.external)
    ctx.sharedDefsExtractedFor = ctx.external;
}
function compactTypeUnion(schema) {
  const options = schema.anyOf;
  if (!Array.isArray(options) || options.length === 0 || schema.type !== void 0)
    return;
  const types = [];
  for (const option of options) {
    if (!option || typeof option !== "object")
      return;
    compactTypeUnion(option);
    const keys2 = Object.keys(option);
    if (keys2.length !== 1 || keys2[0] !== "type")
      return;
    const type = option.type;
    for (const member of Array.isArray(type) ? type : [type]) {
      if (typeof member !== "string")
        return;
      if (!types.includes(member))
        types.push(member);
    }
  }
  delete schema.anyOf;
  schema.type = types.length === 1 ? types[0] : types;
}
var FOLDABLE_KEYS = /* @__PURE__ */ new Set(["type", "properties", "required", "additionalProperties"]);
var UNION_KEYS = ["oneOf", "anyOf"];
function undeclaredConstraint(member) {
  const extra = member.additionalProperties;
  if (extra === void 0 || extra === false || typeof extra !== "object" || extra === null)
    return null;
  return Object.keys(extra).length ? extra : null;
}
function foldObjects(members3) {
  const objects = [];
  for (const member of members3) {
    if (typeof member !== "object" || member.type !== "object")
      return null;
    for (const key in member) {
      if (!FOLDABLE_KEYS.has(key))
        return null;
    }
    objects.push(member);
  }
  const properties = {};
  const required2 = /* @__PURE__ */ new Set();
  for (const object of objects) {
    for (const key in object.properties) {
      if (Object.prototype.hasOwnProperty.call(properties, key))
        continue;
      const parts = [];
      for (const other of objects) {
        const part = other.properties?.[key] ?? undeclaredConstraint(other);
        if (part === null || part === void 0)
          continue;
        if (!parts.some((seen) => JSON.stringify(seen) === JSON.stringify(part)))
          parts.push(part);
      }
      const merged = parts.length === 1 ? parts[0] : foldObjects(parts) ?? { allOf: parts };
      assignProp(properties, key, merged);
    }
    for (const key of object.required ?? [])
      required2.add(key);
  }
  const folded = { type: "object", properties };
  if (required2.size)
    folded.required = [...required2];
  if (objects.every((object) => object.additionalProperties === false)) {
    folded.additionalProperties = false;
  } else {
    const constraints = [];
    for (const object of objects) {
      const constraint = undeclaredConstraint(object);
      if (constraint && !constraints.some((seen) => JSON.stringify(seen) === JSON.stringify(constraint)))
        constraints.push(constraint);
    }
    if (constraints.length === 1)
      folded.additionalProperties = constraints[0];
    else if (constraints.length > 1)
      folded.additionalProperties = { allOf: constraints };
  }
  return folded;
}
function foldIntersection(json) {
  const allOf = json.allOf;
  if (!Array.isArray(allOf) || allOf.length < 2)
    return;
  for (const key of FOLDABLE_KEYS)
    if (key in json)
      return;
  const unions = allOf.filter((m) => UNION_KEYS.some((k) => Array.isArray(m[k])));
  let folded = null;
  if (!unions.length) {
    folded = foldObjects(allOf);
  } else {
    const union2 = unions[0];
    const keyword = UNION_KEYS.find((k) => Array.isArray(union2[k]));
    if (Object.keys(union2).length !== 1)
      return;
    const rest = allOf.filter((m) => m !== union2);
    const branches = union2[keyword].map((branch) => foldObjects([...rest, branch]));
    if (branches.some((b) => !b))
      return;
    folded = { [keyword]: branches };
  }
  if (!folded)
    return;
  delete json.allOf;
  assignProps(json, folded);
}
function finalize(ctx, schema) {
  const root = ctx.seen.get(schema);
  if (!root)
    throw new Error("Unprocessed schema. This is a bug in Zod.");
  const flattenRef = (zodSchema) => {
    const seen = ctx.seen.get(zodSchema);
    if (seen.ref === null)
      return;
    const schema2 = seen.def ?? seen.schema;
    const _cached = { ...schema2 };
    const ref = seen.ref;
    seen.ref = null;
    if (ref) {
      flattenRef(ref);
      const refSeen = ctx.seen.get(ref);
      const refSchema = refSeen.schema;
      if (refSchema.$ref && (ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0")) {
        schema2.allOf = schema2.allOf ?? [];
        schema2.allOf.push(refSchema);
      } else {
        assignProps(schema2, refSchema);
      }
      assignProps(schema2, _cached);
      const isParentRef = zodSchema._zod.parent === ref;
      if (isParentRef) {
        for (const key in schema2) {
          if (key === "$ref" || key === "allOf")
            continue;
          if (!(key in _cached)) {
            delete schema2[key];
          }
        }
      }
      if (refSchema.$ref && refSeen.def) {
        for (const key in schema2) {
          if (key === "$ref" || key === "allOf")
            continue;
          if (key in refSeen.def && JSON.stringify(schema2[key]) === JSON.stringify(refSeen.def[key])) {
            delete schema2[key];
          }
        }
      }
    }
    const parent = zodSchema._zod.parent;
    if (parent && parent !== ref) {
      flattenRef(parent);
      const parentSeen = ctx.seen.get(parent);
      if (parentSeen?.schema.$ref) {
        schema2.$ref = parentSeen.schema.$ref;
        if (parentSeen.def) {
          for (const key in schema2) {
            if (key === "$ref" || key === "allOf")
              continue;
            if (key in parentSeen.def && JSON.stringify(schema2[key]) === JSON.stringify(parentSeen.def[key])) {
              delete schema2[key];
            }
          }
        }
      }
    }
    ctx.override({
      zodSchema,
      jsonSchema: schema2,
      path: seen.path ?? []
    });
  };
  if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
    for (const entry of [...ctx.seen.entries()].reverse()) {
      flattenRef(entry[0]);
    }
    if (ctx.target !== "openapi-3.0") {
      for (const entry of ctx.seen.entries()) {
        compactTypeUnion(entry[1].def ?? entry[1].schema);
      }
    }
    for (const rewrite of ctx.deferred)
      rewrite();
    if (ctx.intersections.length) {
      const carriers = /* @__PURE__ */ new Map();
      for (const seen of ctx.seen.values()) {
        for (const json of [seen.schema, seen.def]) {
          const allOf = json?.allOf;
          if (!Array.isArray(allOf))
            continue;
          const existing = carriers.get(allOf);
          if (existing)
            existing.push(json);
          else
            carriers.set(allOf, [json]);
        }
      }
      for (const allOf of ctx.intersections) {
        for (const json of carriers.get(allOf) ?? [])
          foldIntersection(json);
      }
    }
  }
  const result = {};
  if (ctx.target === "draft-2020-12") {
    result.$schema = "https://json-schema.org/draft/2020-12/schema";
  } else if (ctx.target === "draft-07") {
    result.$schema = "http://json-schema.org/draft-07/schema#";
  } else if (ctx.target === "draft-04") {
    result.$schema = "http://json-schema.org/draft-04/schema#";
  } else if (ctx.target === "openapi-3.0") {
  } else {
  }
  if (ctx.external?.uri) {
    const id3 = ctx.external.registry.get(schema)?.id;
    if (!id3)
      throw new Error("Schema is missing an `id` property");
    result.$id = ctx.external.uri(id3);
  }
  assignProps(result, root.defId ? root.schema : root.def ?? root.schema);
  const rootMetaId = ctx.metadataRegistry.get(schema)?.id;
  if (rootMetaId !== void 0 && result.id === rootMetaId)
    delete result.id;
  const defs = ctx.external?.defs ?? {};
  if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
    for (const entry of ctx.seen.entries()) {
      const seen = entry[1];
      if (seen.def && seen.defId) {
        if (seen.def.id === seen.defId)
          delete seen.def.id;
        assignProp(defs, seen.defId, seen.def);
      }
    }
  }
  if (ctx.external)
    ctx.sharedEmitDoneFor = ctx.external;
  if (ctx.external) {
  } else {
    if (Object.keys(defs).length > 0) {
      if (ctx.target === "draft-2020-12") {
        result.$defs = defs;
      } else {
        result.definitions = defs;
      }
    }
  }
  try {
    const finalized = JSON.parse(JSON.stringify(result));
    Object.defineProperty(finalized, "~standard", {
      value: {
        ...schema["~standard"],
        jsonSchema: {
          input: createStandardJSONSchemaMethod(schema, "input", ctx.processors),
          output: createStandardJSONSchemaMethod(schema, "output", ctx.processors)
        }
      },
      enumerable: false,
      writable: false
    });
    return finalized;
  } catch (_err) {
    throw new Error("Error converting schema to JSON.");
  }
}
function isTransforming(_schema, _ctx) {
  const ctx = _ctx ?? { seen: /* @__PURE__ */ new Set() };
  if (ctx.seen.has(_schema))
    return false;
  ctx.seen.add(_schema);
  const def = _schema._zod.def;
  if (def.type === "transform")
    return true;
  if (def.type === "array")
    return isTransforming(def.element, ctx);
  if (def.type === "set")
    return isTransforming(def.valueType, ctx);
  if (def.type === "lazy")
    return isTransforming(def.getter(), ctx);
  if (def.type === "promise" || def.type === "optional" || def.type === "nonoptional" || def.type === "nullable" || def.type === "readonly" || def.type === "default" || def.type === "prefault" || def.type === "catch") {
    return isTransforming(def.innerType, ctx);
  }
  if (def.type === "intersection") {
    return isTransforming(def.left, ctx) || isTransforming(def.right, ctx);
  }
  if (def.type === "record" || def.type === "map") {
    return isTransforming(def.keyType, ctx) || isTransforming(def.valueType, ctx);
  }
  if (def.type === "pipe") {
    if (_schema._zod.traits.has("$ZodCodec"))
      return true;
    return isTransforming(def.in, ctx) || isTransforming(def.out, ctx);
  }
  if (def.type === "object") {
    for (const key in def.shape) {
      if (isTransforming(def.shape[key], ctx))
        return true;
    }
    return false;
  }
  if (def.type === "union") {
    for (const option of def.options) {
      if (isTransforming(option, ctx))
        return true;
    }
    return false;
  }
  if (def.type === "tuple") {
    for (const item of def.items) {
      if (isTransforming(item, ctx))
        return true;
    }
    if (def.rest && isTransforming(def.rest, ctx))
      return true;
    return false;
  }
  return false;
}
var createToJSONSchemaMethod = (schema, processors = {}) => (params2) => {
  const ctx = initializeContext({ ...params2, processors });
  processSchema(schema, ctx);
  extractDefs(ctx, schema);
  return finalize(ctx, schema);
};
var createStandardJSONSchemaMethod = (schema, io, processors = {}) => (params2) => {
  const { libraryOptions, target } = params2 ?? {};
  const ctx = initializeContext({ ...libraryOptions ?? {}, target, io, processors });
  processSchema(schema, ctx);
  extractDefs(ctx, schema);
  return finalize(ctx, schema);
};

// node_modules/zod/v4/core/json-schema-processors.js
var narrowMin = (agg, key, value2) => {
  if (agg[key] === void 0 || value2 > agg[key])
    agg[key] = value2;
};
var narrowMax = (agg, key, value2) => {
  if (agg[key] === void 0 || value2 < agg[key])
    agg[key] = value2;
};
var narrowBoth = (agg, value2) => {
  narrowMin(agg, "minimum", value2);
  narrowMax(agg, "maximum", value2);
};
var addDivisor = (agg, value2) => {
  agg.multipleOf ?? (agg.multipleOf = []);
  if (!agg.multipleOf.includes(value2))
    agg.multipleOf.push(value2);
};
var addPattern = (agg, pattern) => {
  agg.patterns ?? (agg.patterns = /* @__PURE__ */ new Set());
  agg.patterns.add(pattern);
};
var intersectMime = (agg, mime) => {
  agg.mime = agg.mime ? agg.mime.filter((m) => mime.includes(m)) : [...mime];
};
var setFormat = (agg, format) => {
  agg.format = format;
  if (format.includes("int"))
    agg.isInt = true;
};
var minContributor = (agg, def) => narrowMin(agg, "minimum", def.minimum);
var maxContributor = (agg, def) => narrowMax(agg, "maximum", def.maximum);
var formatContributor = (ranges) => (agg, def) => {
  setFormat(agg, def.format);
  const [minimum, maximum] = ranges[def.format];
  narrowMin(agg, "minimum", minimum);
  narrowMax(agg, "maximum", maximum);
};
var contributors = {
  greater_than: (agg, def) => narrowMin(agg, def.inclusive ? "minimum" : "exclusiveMinimum", def.value),
  less_than: (agg, def) => narrowMax(agg, def.inclusive ? "maximum" : "exclusiveMaximum", def.value),
  multiple_of: (agg, def) => addDivisor(agg, def.value),
  number_format: formatContributor(NUMBER_FORMAT_RANGES),
  bigint_format: formatContributor(BIGINT_FORMAT_RANGES),
  min_length: minContributor,
  max_length: maxContributor,
  length_equals: (agg, def) => narrowBoth(agg, def.length),
  min_size: minContributor,
  max_size: maxContributor,
  size_equals: (agg, def) => narrowBoth(agg, def.size),
  string_format: (agg, def) => {
    setFormat(agg, def.format);
    if (def.pattern)
      addPattern(agg, def.pattern);
    if (def.format === "base64" || def.format === "base64url")
      agg.contentEncoding = def.format;
    if (def.local || def.precision === -1)
      agg.laxFormat = true;
  },
  mime_type: (agg, def) => intersectMime(agg, def.mime)
};
function aggregateChecks(schema) {
  const agg = {};
  const def = schema._zod.def;
  const list2 = schema._zod.traits.has("$ZodCheck") ? [schema, ...def.checks ?? []] : def.checks ?? [];
  for (const ch of list2)
    contributors[ch._zod.def.check]?.(agg, ch._zod.def);
  const bag = schema._zod.bag;
  if (bag.minimum !== void 0)
    narrowMin(agg, "minimum", bag.minimum);
  if (bag.exclusiveMinimum !== void 0)
    narrowMin(agg, "exclusiveMinimum", bag.exclusiveMinimum);
  if (bag.maximum !== void 0)
    narrowMax(agg, "maximum", bag.maximum);
  if (bag.exclusiveMaximum !== void 0)
    narrowMax(agg, "exclusiveMaximum", bag.exclusiveMaximum);
  if (bag.multipleOf !== void 0)
    addDivisor(agg, bag.multipleOf);
  if (bag.format !== void 0) {
    agg.format ?? (agg.format = bag.format);
    if (bag.format.includes("int"))
      agg.isInt = true;
  }
  if (bag.mime)
    intersectMime(agg, bag.mime);
  for (const pattern of bag.patterns ?? [])
    addPattern(agg, pattern);
  return agg;
}
var formatMap = {
  guid: "uuid",
  url: "uri",
  datetime: "date-time",
  json_string: "json-string",
  regex: ""
  // do not set
};
var exactPatterns = /* @__PURE__ */ new Map([
  [base64Charset, base64],
  [base64urlCharset, base64url]
]);
var exactPattern = (p) => exactPatterns.get(p) ?? p;
var stringProcessor = (schema, ctx, _json, _params) => {
  const json = _json;
  json.type = "string";
  const { minimum, maximum, format, patterns, contentEncoding, laxFormat } = aggregateChecks(schema);
  if (typeof minimum === "number")
    json.minLength = minimum;
  if (typeof maximum === "number")
    json.maxLength = maximum;
  if (format) {
    json.format = formatMap[format] ?? format;
    if (json.format === "")
      delete json.format;
    if (format === "time" || laxFormat) {
      delete json.format;
    }
  }
  if (contentEncoding)
    json.contentEncoding = contentEncoding;
  if (patterns && patterns.size > 0) {
    const patternList = [...patterns].map(exactPattern);
    if (patternList.length === 1)
      json.pattern = patternList[0].source;
    else if (patternList.length > 1) {
      json.allOf = [
        ...patternList.map((regex) => ({
          ...ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0" ? { type: "string" } : {},
          pattern: regex.source
        }))
      ];
    }
  }
};
var numberProcessor = (schema, ctx, _json, params2) => {
  const json = _json;
  const { minimum, maximum, multipleOf, exclusiveMaximum, exclusiveMinimum, isInt } = aggregateChecks(schema);
  json.type = isInt ? "integer" : "number";
  const exMin = typeof exclusiveMinimum === "number" && exclusiveMinimum >= (minimum ?? Number.NEGATIVE_INFINITY);
  const exMax = typeof exclusiveMaximum === "number" && exclusiveMaximum <= (maximum ?? Number.POSITIVE_INFINITY);
  const legacy = ctx.target === "draft-04" || ctx.target === "openapi-3.0";
  if (exMin) {
    if (legacy) {
      json.minimum = exclusiveMinimum;
      json.exclusiveMinimum = true;
    } else {
      json.exclusiveMinimum = exclusiveMinimum;
    }
  } else if (typeof minimum === "number") {
    json.minimum = minimum;
  }
  if (exMax) {
    if (legacy) {
      json.maximum = exclusiveMaximum;
      json.exclusiveMaximum = true;
    } else {
      json.exclusiveMaximum = exclusiveMaximum;
    }
  } else if (typeof maximum === "number") {
    json.maximum = maximum;
  }
  if (multipleOf) {
    const divisors = /* @__PURE__ */ new Set();
    for (const divisor of multipleOf) {
      if (Number.isFinite(divisor) && divisor !== 0)
        divisors.add(Math.abs(divisor));
      else
        handleUnrepresentable(schema, ctx, json, params2, `A multipleOf divisor of ${divisor} cannot be represented in JSON Schema`);
    }
    const [first, ...rest] = divisors;
    if (first !== void 0)
      json.multipleOf = first;
    if (rest.length)
      json.allOf = [...json.allOf ?? [], ...rest.map((m) => ({ multipleOf: m }))];
  }
};
var neverProcessor = (_schema, _ctx, json, _params) => {
  json.not = {};
};
var unknownProcessor = (_schema, _ctx, _json, _params) => {
};
var enumProcessor = (schema, _ctx, json, _params) => {
  const def = schema._zod.def;
  const values = getEnumValues(def.entries);
  if (values.length === 0) {
    json.not = {};
    return;
  }
  if (values.every((v) => typeof v === "number"))
    json.type = "number";
  if (values.every((v) => typeof v === "string"))
    json.type = "string";
  json.enum = values;
};
var literalProcessor = (schema, ctx, json, params2) => {
  const def = schema._zod.def;
  if (def.values.length === 0) {
    json.not = {};
    return;
  }
  const vals = [];
  for (const val of def.values) {
    if (val === void 0) {
      if (handleUnrepresentable(schema, ctx, json, params2, "Literal `undefined` cannot be represented in JSON Schema"))
        return;
    } else if (typeof val === "bigint") {
      if (handleUnrepresentable(schema, ctx, json, params2, "BigInt literals cannot be represented in JSON Schema"))
        return;
      vals.push(Number(val));
    } else {
      vals.push(val);
    }
  }
  if (vals.length === 0) {
  } else if (vals.length === 1) {
    const val = vals[0];
    json.type = val === null ? "null" : typeof val;
    if (ctx.target === "draft-04" || ctx.target === "openapi-3.0") {
      json.enum = [val];
    } else {
      json.const = val;
    }
  } else {
    if (vals.every((v) => typeof v === "number"))
      json.type = "number";
    if (vals.every((v) => typeof v === "string"))
      json.type = "string";
    if (vals.every((v) => typeof v === "boolean"))
      json.type = "boolean";
    if (vals.every((v) => v === null))
      json.type = "null";
    json.enum = vals;
  }
};
var customProcessor = (schema, ctx, json, params2) => {
  handleUnrepresentable(schema, ctx, json, params2, "Custom types cannot be represented in JSON Schema");
};
var transformProcessor = (schema, ctx, json, params2) => {
  handleUnrepresentable(schema, ctx, json, params2, "Transforms cannot be represented in JSON Schema");
};
var arrayProcessor = (schema, ctx, _json, params2) => {
  const json = _json;
  const def = schema._zod.def;
  const { minimum, maximum } = aggregateChecks(schema);
  if (typeof minimum === "number")
    json.minItems = minimum;
  if (typeof maximum === "number")
    json.maxItems = maximum;
  json.type = "array";
  json.items = processSchema(def.element, ctx, {
    ...params2,
    path: [...params2.path, "items"]
  });
};
function inputOptin(schema) {
  const def = schema._zod.def;
  if (def.type === "pipe" && def.in._zod.traits.has("$ZodTransform")) {
    return inputOptin(def.out);
  }
  if (def.type === "catch") {
    return inputOptin(def.innerType);
  }
  return schema._zod.optin;
}
var objectProcessor = (schema, ctx, _json, params2) => {
  const json = _json;
  const def = schema._zod.def;
  const shape = def.shape;
  const symbolKeys = Object.getOwnPropertySymbols(shape);
  if (symbolKeys.length && handleUnrepresentable(schema, ctx, json, params2, "Symbol keys cannot be represented in JSON Schema")) {
    return;
  }
  json.type = "object";
  json.properties = {};
  for (const key in shape) {
    assignProp(json.properties, key, processSchema(shape[key], ctx, {
      ...params2,
      path: [...params2.path, "properties", key]
    }));
  }
  const requiredKeys = [];
  for (const key of Object.keys(shape)) {
    const field = def.shape[key];
    if (ctx.io === "input" ? inputOptin(field) === void 0 : field._zod.optout === void 0) {
      requiredKeys.push(key);
    }
  }
  if (requiredKeys.length > 0) {
    json.required = requiredKeys;
  }
  if (def.catchall?._zod.def.type === "never") {
    json.additionalProperties = false;
  } else if (!def.catchall) {
    if (ctx.io === "output")
      json.additionalProperties = false;
  } else if (def.catchall) {
    json.additionalProperties = processSchema(def.catchall, ctx, {
      ...params2,
      path: [...params2.path, "additionalProperties"]
    });
  }
};
var unionProcessor = (schema, ctx, json, params2) => {
  const def = schema._zod.def;
  const isExclusive = def.inclusive === false;
  const options = def.options.map((x2, i2) => processSchema(x2, ctx, {
    ...params2,
    path: [...params2.path, isExclusive ? "oneOf" : "anyOf", i2]
  }));
  if (isExclusive) {
    json.oneOf = options;
  } else {
    json.anyOf = options;
  }
};
var intersectionProcessor = (schema, ctx, json, params2) => {
  const def = schema._zod.def;
  const a = processSchema(def.left, ctx, {
    ...params2,
    path: [...params2.path, "allOf", 0]
  });
  const b = processSchema(def.right, ctx, {
    ...params2,
    path: [...params2.path, "allOf", 1]
  });
  const isSimpleIntersection = (val) => "allOf" in val && Object.keys(val).length === 1;
  const allOf = [
    ...isSimpleIntersection(a) ? a.allOf : [a],
    ...isSimpleIntersection(b) ? b.allOf : [b]
  ];
  json.allOf = allOf;
  ctx.intersections.push(allOf);
};
var tupleProcessor = (schema, ctx, _json, params2) => {
  const json = _json;
  const def = schema._zod.def;
  json.type = "array";
  const prefixPath = ctx.target === "draft-2020-12" ? "prefixItems" : "items";
  const restPath = ctx.target === "draft-2020-12" ? "items" : ctx.target === "openapi-3.0" ? "items" : "additionalItems";
  const prefixItems = def.items.map((x2, i2) => processSchema(x2, ctx, {
    ...params2,
    path: [...params2.path, prefixPath, i2]
  }));
  const rest = def.rest ? processSchema(def.rest, ctx, {
    ...params2,
    path: [...params2.path, restPath, ...ctx.target === "openapi-3.0" ? [def.items.length] : []]
  }) : null;
  let minItems = def.items.length;
  while (minItems > 0) {
    const item = def.items[minItems - 1];
    const optional2 = ctx.io === "input" ? inputOptin(item) !== void 0 : item._zod.optout === "optional";
    if (!optional2)
      break;
    minItems--;
  }
  const maxItems = def.items.length;
  const isClosed = !def.rest;
  if (ctx.target === "draft-2020-12") {
    json.prefixItems = prefixItems;
    if (isClosed) {
      json.items = false;
    } else if (rest) {
      json.items = rest;
    }
    if (minItems > 0)
      json.minItems = minItems;
    if (isClosed)
      json.maxItems = maxItems;
  } else if (ctx.target === "openapi-3.0") {
    json.items = {
      anyOf: prefixItems
    };
    if (rest) {
      json.items.anyOf.push(rest);
    }
    if (minItems > 0)
      json.minItems = minItems;
    if (isClosed)
      json.maxItems = maxItems;
  } else {
    json.items = prefixItems;
    if (isClosed) {
      json.additionalItems = false;
    } else if (rest) {
      json.additionalItems = rest;
    }
    if (minItems > 0)
      json.minItems = minItems;
    if (isClosed)
      json.maxItems = maxItems;
  }
  const { minimum, maximum } = aggregateChecks(schema);
  if (typeof minimum === "number")
    json.minItems = minimum;
  if (typeof maximum === "number")
    json.maxItems = maximum;
};
var nullableProcessor = (schema, ctx, json, params2) => {
  const def = schema._zod.def;
  const inner = processSchema(def.innerType, ctx, params2);
  const seen = ctx.seen.get(schema);
  if (ctx.target === "openapi-3.0") {
    seen.ref = def.innerType;
    json.nullable = true;
  } else {
    json.anyOf = [inner, { type: "null" }];
  }
};
var nonoptionalProcessor = (schema, ctx, _json, params2) => {
  const def = schema._zod.def;
  processSchema(def.innerType, ctx, params2);
  const seen = ctx.seen.get(schema);
  seen.ref = def.innerType;
};
var UNREPRESENTABLE_DEFAULT = /* @__PURE__ */ Symbol();
function serializeDefaultValue(value2, schema, ctx, json, params2) {
  let unrepresentable = false;
  const serialized = JSON.stringify(value2, (_, val) => {
    if (typeof val !== "bigint")
      return val;
    unrepresentable = true;
    return null;
  });
  if (!unrepresentable)
    return JSON.parse(serialized);
  handleUnrepresentable(schema, ctx, json, params2, "BigInt defaults cannot be represented in JSON Schema");
  return UNREPRESENTABLE_DEFAULT;
}
var defaultProcessor = (schema, ctx, json, params2) => {
  const def = schema._zod.def;
  processSchema(def.innerType, ctx, params2);
  const seen = ctx.seen.get(schema);
  seen.ref = def.innerType;
  const value2 = serializeDefaultValue(def.defaultValue, schema, ctx, json, params2);
  if (value2 !== UNREPRESENTABLE_DEFAULT)
    json.default = value2;
};
var prefaultProcessor = (schema, ctx, json, params2) => {
  const def = schema._zod.def;
  processSchema(def.innerType, ctx, params2);
  const seen = ctx.seen.get(schema);
  seen.ref = def.innerType;
  if (ctx.io !== "input")
    return;
  const value2 = serializeDefaultValue(def.defaultValue, schema, ctx, json, params2);
  if (value2 !== UNREPRESENTABLE_DEFAULT)
    json._prefault = value2;
};
var catchProcessor = (schema, ctx, json, params2) => {
  const def = schema._zod.def;
  processSchema(def.innerType, ctx, params2);
  const seen = ctx.seen.get(schema);
  seen.ref = def.innerType;
  let catchValue;
  try {
    catchValue = def.catchValue(void 0);
  } catch {
    handleUnrepresentable(schema, ctx, json, params2, "Dynamic catch values are not supported in JSON Schema");
    return;
  }
  json.default = catchValue;
};
var pipeProcessor = (schema, ctx, _json, params2) => {
  const def = schema._zod.def;
  const inIsTransform = def.in._zod.traits.has("$ZodTransform");
  const innerType = ctx.io === "input" ? inIsTransform ? def.out : def.in : def.out;
  processSchema(innerType, ctx, params2);
  const seen = ctx.seen.get(schema);
  seen.ref = innerType;
};
var readonlyProcessor = (schema, ctx, json, params2) => {
  const def = schema._zod.def;
  processSchema(def.innerType, ctx, params2);
  const seen = ctx.seen.get(schema);
  seen.ref = def.innerType;
  json.readOnly = true;
};
var optionalProcessor = (schema, ctx, _json, params2) => {
  const def = schema._zod.def;
  processSchema(def.innerType, ctx, params2);
  const seen = ctx.seen.get(schema);
  seen.ref = def.innerType;
};

// node_modules/zod/v4/classic/errors.js
var _installedErrorProtos = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
function _lazyMethod(proto, key, make) {
  Object.defineProperty(proto, key, {
    configurable: true,
    enumerable: false,
    get() {
      const value2 = make(this);
      Object.defineProperty(this, key, { value: value2, configurable: true, writable: true });
      return value2;
    },
    set(value2) {
      Object.defineProperty(this, key, { value: value2, configurable: true, writable: true });
    }
  });
}
var initializer2 = (inst, issues) => {
  $ZodError.init(inst, issues);
  inst.name = "ZodError";
  const proto = Object.getPrototypeOf(inst);
  if (_installedErrorProtos.has(proto))
    return;
  _installedErrorProtos.add(proto);
  _lazyMethod(proto, "format", (self) => (mapper) => formatError(self, mapper));
  _lazyMethod(proto, "flatten", (self) => (mapper) => flattenError(self, mapper));
  _lazyMethod(proto, "addIssue", (self) => (issue2) => {
    self.issues.push(issue2);
    self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
  });
  _lazyMethod(proto, "addIssues", (self) => (issues2) => {
    self.issues.push(...issues2);
    self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
  });
  Object.defineProperty(proto, "isEmpty", {
    configurable: true,
    enumerable: false,
    get() {
      return this.issues.length === 0;
    }
  });
};
var ZodRealError = /* @__PURE__ */ $constructor("ZodError", initializer2, void 0, {
  Parent: Error
});

// node_modules/zod/v4/classic/parse.js
var parse = /* @__PURE__ */ _parse(ZodRealError);
var parseAsync = /* @__PURE__ */ _parseAsync(ZodRealError);
var safeParse = /* @__PURE__ */ _safeParse(ZodRealError);
var safeParseAsync = /* @__PURE__ */ _safeParseAsync(ZodRealError);
var encode = /* @__PURE__ */ _encode(ZodRealError);
var decode = /* @__PURE__ */ _decode(ZodRealError);
var encodeAsync = /* @__PURE__ */ _encodeAsync(ZodRealError);
var decodeAsync = /* @__PURE__ */ _decodeAsync(ZodRealError);
var safeEncode = /* @__PURE__ */ _safeEncode(ZodRealError);
var safeDecode = /* @__PURE__ */ _safeDecode(ZodRealError);
var safeEncodeAsync = /* @__PURE__ */ _safeEncodeAsync(ZodRealError);
var safeDecodeAsync = /* @__PURE__ */ _safeDecodeAsync(ZodRealError);

// node_modules/zod/v4/classic/schemas.js
function _ensureDefaultLocale() {
  if (!globalConfig.localeError)
    config(en_default());
}
function _ensureDefaultMemoizer() {
  if (!globalConfig.memoizer)
    config({ memoizer: memoizer() });
}
var ZodType = /* @__PURE__ */ $constructor("ZodType", (inst, def) => {
  _ensureDefaultLocale();
  $ZodType.init(inst, def);
  inst.def = def;
  inst.type = def.type;
  return inst;
}, {
  check(...chks) {
    const def = this.def;
    return this.clone(util_exports.mergeDefs(def, {
      checks: [
        ...def.checks ?? [],
        ...chks.map((ch) => typeof ch === "function" ? { _zod: { check: ch, def: { check: "custom" }, onattach: [] } } : ch)
      ]
    }), { parent: true });
  },
  with(...chks) {
    return this.check(...chks);
  },
  clone(def, params2) {
    return clone(this, def, params2);
  },
  brand() {
    return this;
  },
  register(reg, meta2) {
    reg.add(this, meta2);
    return this;
  },
  refine(check2, params2) {
    return this.check(refine(check2, params2));
  },
  superRefine(refinement, params2) {
    return this.check(superRefine(refinement, params2));
  },
  overwrite(fn) {
    return this.check(_overwrite(fn));
  },
  optional() {
    return optional(this);
  },
  exactOptional() {
    return exactOptional(this);
  },
  nullable() {
    return nullable(this);
  },
  nullish() {
    return optional(nullable(this));
  },
  nonoptional(params2) {
    return nonoptional(this, params2);
  },
  array() {
    return array(this);
  },
  or(arg) {
    return union([this, arg]);
  },
  and(arg) {
    return intersection(this, arg);
  },
  transform(tx) {
    return pipe(this, transform(tx));
  },
  default(d) {
    return _default(this, d);
  },
  prefault(d) {
    return prefault(this, d);
  },
  catch(params2) {
    return _catch(this, params2);
  },
  pipe(target) {
    return pipe(this, target);
  },
  readonly() {
    return readonly(this);
  },
  describe(description) {
    const cl = this.clone();
    globalRegistry.add(cl, { description });
    return cl;
  },
  meta(...args2) {
    if (args2.length === 0)
      return globalRegistry.get(this);
    const cl = this.clone();
    globalRegistry.add(cl, args2[0]);
    return cl;
  },
  isOptional() {
    return this.safeParse(void 0).success;
  },
  isNullable() {
    return this.safeParse(null).success;
  },
  apply(fn, ...args2) {
    return args2.length === 0 ? fn(this) : fn(this, ...args2);
  },
  // Overrides core's `~standard` to add `jsonSchema`. Must stay a prototype entry: redefining it per instance demotes instances to dictionary mode.
  get "~standard"() {
    return util_exports.hide(this, "~standard", {
      ...standardProps(this),
      jsonSchema: {
        input: createStandardJSONSchemaMethod(this, "input"),
        output: createStandardJSONSchemaMethod(this, "output")
      }
    });
  },
  set "~standard"(value2) {
    util_exports.own(this, "~standard", value2);
  },
  parse: function _parse2(data, params2) {
    return parse(this, data, params2, { callee: _parse2 });
  },
  parseAsync: async function _parseAsync2(data, params2) {
    return await parseAsync(this, data, params2, { callee: _parseAsync2 });
  },
  safeParse(data, params2) {
    return safeParse(this, data, params2);
  },
  async safeParseAsync(data, params2) {
    return safeParseAsync(this, data, params2);
  },
  // `spa` is an alias: same function object as `safeParseAsync`, as before.
  get spa() {
    return this?.safeParseAsync;
  },
  set spa(value2) {
    util_exports.own(this, "spa", value2);
  },
  validate(data, params2) {
    return validate(this, data, params2);
  },
  validateAsync(data, params2) {
    return validateAsync(this, data, params2);
  },
  encode: function _encode2(data, params2) {
    return encode(this, data, params2, { callee: _encode2 });
  },
  decode: function _decode2(data, params2) {
    return decode(this, data, params2, { callee: _decode2 });
  },
  encodeAsync: async function _encodeAsync2(data, params2) {
    return await encodeAsync(this, data, params2, { callee: _encodeAsync2 });
  },
  decodeAsync: async function _decodeAsync2(data, params2) {
    return await decodeAsync(this, data, params2, { callee: _decodeAsync2 });
  },
  safeEncode(data, params2) {
    return safeEncode(this, data, params2);
  },
  safeDecode(data, params2) {
    return safeDecode(this, data, params2);
  },
  async safeEncodeAsync(data, params2) {
    return safeEncodeAsync(this, data, params2);
  },
  async safeDecodeAsync(data, params2) {
    return safeDecodeAsync(this, data, params2);
  },
  toJSONSchema(params2) {
    return createToJSONSchemaMethod(this, {})(params2);
  },
  // Reads through to the registry on every access, so it must not cache.
  get description() {
    return globalRegistry.get(this)?.description;
  },
  // No setter: `schema._def = x` throws, as it did when `_def` was a non-writable own property.
  get _def() {
    return this._zod.def;
  }
});
var _ZodString = /* @__PURE__ */ $constructor(
  "_ZodString",
  (inst, def) => {
    $ZodString.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params2) => stringProcessor(inst, ctx, json, params2);
  },
  /* @__PURE__ */ util_exports.derived({
    format: (inst) => aggregateChecks(inst).format ?? null,
    minLength: (inst) => aggregateChecks(inst).minimum ?? null,
    maxLength: (inst) => aggregateChecks(inst).maximum ?? null
  }, {
    regex(...args2) {
      return this.check(_regex(...args2));
    },
    includes(...args2) {
      return this.check(_includes(...args2));
    },
    startsWith(...args2) {
      return this.check(_startsWith(...args2));
    },
    endsWith(...args2) {
      return this.check(_endsWith(...args2));
    },
    min(...args2) {
      return this.check(_minLength(...args2));
    },
    max(...args2) {
      return this.check(_maxLength(...args2));
    },
    length(...args2) {
      return this.check(_length(...args2));
    },
    nonempty(...args2) {
      return this.check(_minLength(1, ...args2));
    },
    lowercase(params2) {
      return this.check(_lowercase(params2));
    },
    uppercase(params2) {
      return this.check(_uppercase(params2));
    },
    trim() {
      return this.check(_trim());
    },
    normalize(...args2) {
      return this.check(_normalize(...args2));
    },
    toLowerCase() {
      return this.check(_toLowerCase());
    },
    toUpperCase() {
      return this.check(_toUpperCase());
    },
    slugify() {
      return this.check(_slugify());
    }
  })
);
var ZodString = /* @__PURE__ */ $constructor("ZodString", (inst, def) => {
  $ZodString.init(inst, def);
  _ZodString.init(inst, def);
}, {
  email(params2) {
    return this.check(_email(ZodEmail, params2));
  },
  url(params2) {
    return this.check(_url(ZodURL, params2));
  },
  jwt(params2) {
    return this.check(_jwt(ZodJWT, params2));
  },
  emoji(params2) {
    return this.check(_emoji2(ZodEmoji, params2));
  },
  guid(params2) {
    return this.check(_guid(ZodGUID, params2));
  },
  uuid(params2) {
    return this.check(_uuid(ZodUUID, params2));
  },
  uuidv4(params2) {
    return this.check(_uuidv4(ZodUUID, params2));
  },
  uuidv6(params2) {
    return this.check(_uuidv6(ZodUUID, params2));
  },
  uuidv7(params2) {
    return this.check(_uuidv7(ZodUUID, params2));
  },
  nanoid(params2) {
    return this.check(_nanoid(ZodNanoID, params2));
  },
  cuid(params2) {
    return this.check(_cuid(ZodCUID, params2));
  },
  cuid2(params2) {
    return this.check(_cuid2(ZodCUID2, params2));
  },
  ulid(params2) {
    return this.check(_ulid(ZodULID, params2));
  },
  base64(params2) {
    return this.check(_base64(ZodBase64, params2));
  },
  base64url(params2) {
    return this.check(_base64url(ZodBase64URL, params2));
  },
  xid(params2) {
    return this.check(_xid(ZodXID, params2));
  },
  ksuid(params2) {
    return this.check(_ksuid(ZodKSUID, params2));
  },
  ipv4(params2) {
    return this.check(_ipv4(ZodIPv4, params2));
  },
  ipv6(params2) {
    return this.check(_ipv6(ZodIPv6, params2));
  },
  cidrv4(params2) {
    return this.check(_cidrv4(ZodCIDRv4, params2));
  },
  cidrv6(params2) {
    return this.check(_cidrv6(ZodCIDRv6, params2));
  },
  e164(params2) {
    return this.check(_e164(ZodE164, params2));
  },
  datetime(params2) {
    return this.check(_isoDateTime(ZodISODateTime, params2));
  },
  date(params2) {
    return this.check(_isoDate(ZodISODate, params2));
  },
  time(params2) {
    return this.check(_isoTime(ZodISOTime, params2));
  },
  duration(params2) {
    return this.check(_isoDuration(ZodISODuration, params2));
  }
});
function string2(params2) {
  return _string(ZodString, params2);
}
var ZodStringFormat = /* @__PURE__ */ $constructor("ZodStringFormat", (inst, def) => {
  $ZodStringFormat.init(inst, def);
  _ZodString.init(inst, def);
});
var ZodISODateTime = /* @__PURE__ */ $constructor("ZodISODateTime", (inst, def) => {
  $ZodISODateTime.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodISODate = /* @__PURE__ */ $constructor("ZodISODate", (inst, def) => {
  $ZodISODate.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodISOTime = /* @__PURE__ */ $constructor("ZodISOTime", (inst, def) => {
  $ZodISOTime.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodISODuration = /* @__PURE__ */ $constructor("ZodISODuration", (inst, def) => {
  $ZodISODuration.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodEmail = /* @__PURE__ */ $constructor("ZodEmail", (inst, def) => {
  $ZodEmail.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodGUID = /* @__PURE__ */ $constructor("ZodGUID", (inst, def) => {
  $ZodGUID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodUUID = /* @__PURE__ */ $constructor("ZodUUID", (inst, def) => {
  $ZodUUID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodURL = /* @__PURE__ */ $constructor("ZodURL", (inst, def) => {
  $ZodURL.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodEmoji = /* @__PURE__ */ $constructor("ZodEmoji", (inst, def) => {
  $ZodEmoji.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodNanoID = /* @__PURE__ */ $constructor("ZodNanoID", (inst, def) => {
  $ZodNanoID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodCUID = /* @__PURE__ */ $constructor("ZodCUID", (inst, def) => {
  $ZodCUID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodCUID2 = /* @__PURE__ */ $constructor("ZodCUID2", (inst, def) => {
  $ZodCUID2.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodULID = /* @__PURE__ */ $constructor("ZodULID", (inst, def) => {
  $ZodULID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodXID = /* @__PURE__ */ $constructor("ZodXID", (inst, def) => {
  $ZodXID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodKSUID = /* @__PURE__ */ $constructor("ZodKSUID", (inst, def) => {
  $ZodKSUID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodIPv4 = /* @__PURE__ */ $constructor("ZodIPv4", (inst, def) => {
  $ZodIPv4.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodIPv6 = /* @__PURE__ */ $constructor("ZodIPv6", (inst, def) => {
  $ZodIPv6.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodCIDRv4 = /* @__PURE__ */ $constructor("ZodCIDRv4", (inst, def) => {
  $ZodCIDRv4.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodCIDRv6 = /* @__PURE__ */ $constructor("ZodCIDRv6", (inst, def) => {
  $ZodCIDRv6.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodBase64 = /* @__PURE__ */ $constructor("ZodBase64", (inst, def) => {
  $ZodBase64.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodBase64URL = /* @__PURE__ */ $constructor("ZodBase64URL", (inst, def) => {
  $ZodBase64URL.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodE164 = /* @__PURE__ */ $constructor("ZodE164", (inst, def) => {
  $ZodE164.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodJWT = /* @__PURE__ */ $constructor("ZodJWT", (inst, def) => {
  $ZodJWT.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodNumber = /* @__PURE__ */ $constructor(
  "ZodNumber",
  (inst, def) => {
    $ZodNumber.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params2) => numberProcessor(inst, ctx, json, params2);
    inst.isFinite = true;
  },
  /* @__PURE__ */ util_exports.derived({
    minValue: (inst) => {
      const { minimum, exclusiveMinimum } = aggregateChecks(inst);
      return Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
    },
    maxValue: (inst) => {
      const { maximum, exclusiveMaximum } = aggregateChecks(inst);
      return Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
    },
    isInt: (inst) => {
      const { isInt, multipleOf } = aggregateChecks(inst);
      return !!isInt || !!multipleOf?.some(Number.isSafeInteger);
    },
    format: (inst) => aggregateChecks(inst).format ?? null
  }, {
    gt(value2, params2) {
      return this.check(_gt(value2, params2));
    },
    gte(value2, params2) {
      return this.check(_gte(value2, params2));
    },
    min(value2, params2) {
      return this.check(_gte(value2, params2));
    },
    lt(value2, params2) {
      return this.check(_lt(value2, params2));
    },
    lte(value2, params2) {
      return this.check(_lte(value2, params2));
    },
    max(value2, params2) {
      return this.check(_lte(value2, params2));
    },
    int(params2) {
      return this.check(int(params2));
    },
    safe(params2) {
      return this.check(int(params2));
    },
    positive(params2) {
      return this.check(_gt(0, params2));
    },
    nonnegative(params2) {
      return this.check(_gte(0, params2));
    },
    negative(params2) {
      return this.check(_lt(0, params2));
    },
    nonpositive(params2) {
      return this.check(_lte(0, params2));
    },
    multipleOf(value2, params2) {
      return this.check(_multipleOf(value2, params2));
    },
    step(value2, params2) {
      return this.check(_multipleOf(value2, params2));
    },
    finite() {
      return this;
    }
  })
);
function number2(params2) {
  return _number(ZodNumber, params2);
}
var ZodNumberFormat = /* @__PURE__ */ $constructor("ZodNumberFormat", (inst, def) => {
  $ZodNumberFormat.init(inst, def);
  ZodNumber.init(inst, def);
});
function int(params2) {
  return _int(ZodNumberFormat, params2);
}
var ZodUnknown = /* @__PURE__ */ $constructor("ZodUnknown", (inst, def) => {
  $ZodUnknown.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => unknownProcessor(inst, ctx, json, params2);
});
function unknown() {
  return _unknown(ZodUnknown);
}
var ZodNever = /* @__PURE__ */ $constructor("ZodNever", (inst, def) => {
  $ZodNever.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => neverProcessor(inst, ctx, json, params2);
});
function never(params2) {
  return _never(ZodNever, params2);
}
var ZodArray = /* @__PURE__ */ $constructor("ZodArray", (inst, def) => {
  _ensureDefaultMemoizer();
  $ZodArray.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => arrayProcessor(inst, ctx, json, params2);
  inst.element = def.element;
}, {
  min(n, params2) {
    return this.check(_minLength(n, params2));
  },
  nonempty(params2) {
    return this.check(_minLength(1, params2));
  },
  max(n, params2) {
    return this.check(_maxLength(n, params2));
  },
  length(n, params2) {
    return this.check(_length(n, params2));
  },
  unwrap() {
    return this.element;
  }
});
function array(element, params2) {
  return _array(ZodArray, element, params2);
}
var ZodObject = /* @__PURE__ */ $constructor("ZodObject", (inst, def) => {
  _ensureDefaultMemoizer();
  $ZodObjectJIT.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => objectProcessor(inst, ctx, json, params2);
  util_exports.installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
}, {
  keyof() {
    return _enum(Object.keys(this._zod.def.shape));
  },
  catchall(catchall) {
    return this.clone(util_exports.mergeDefs(this._zod.def, { catchall }));
  },
  passthrough() {
    return this.clone(util_exports.mergeDefs(this._zod.def, { catchall: unknown() }));
  },
  loose() {
    return this.clone(util_exports.mergeDefs(this._zod.def, { catchall: unknown() }));
  },
  strict() {
    return this.clone(util_exports.mergeDefs(this._zod.def, { catchall: never() }));
  },
  strip() {
    return this.clone(util_exports.mergeDefs(this._zod.def, { catchall: void 0 }));
  },
  extend(incoming) {
    return util_exports.extend(this, incoming);
  },
  safeExtend(incoming) {
    return util_exports.safeExtend(this, incoming);
  },
  merge(other) {
    return util_exports.merge(this, other);
  },
  pick(mask) {
    return util_exports.pick(this, mask);
  },
  omit(mask) {
    return util_exports.omit(this, mask);
  },
  partial(...args2) {
    return util_exports.partial(ZodOptional, this, args2[0]);
  },
  exactPartial(...args2) {
    return util_exports.partial(ZodExactOptional, this, args2[0], "exactPartial");
  },
  required(...args2) {
    return util_exports.required(ZodNonOptional, this, args2[0]);
  }
});
function strictObject(shape, params2) {
  return new ZodObject({
    type: "object",
    shape,
    catchall: never(),
    ...util_exports.normalizeParams(params2)
  });
}
var ZodUnion = /* @__PURE__ */ $constructor("ZodUnion", (inst, def) => {
  $ZodUnion.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => unionProcessor(inst, ctx, json, params2);
  inst.options = def.options;
});
function union(options, params2) {
  return new ZodUnion({
    type: "union",
    options,
    ...util_exports.normalizeParams(params2)
  });
}
var ZodDiscriminatedUnion = /* @__PURE__ */ $constructor("ZodDiscriminatedUnion", (inst, def) => {
  ZodUnion.init(inst, def);
  $ZodDiscriminatedUnion.init(inst, def);
});
function discriminatedUnion(discriminator, options, params2) {
  return new ZodDiscriminatedUnion({
    type: "union",
    options,
    discriminator,
    ...util_exports.normalizeParams(params2)
  });
}
var ZodIntersection = /* @__PURE__ */ $constructor("ZodIntersection", (inst, def) => {
  $ZodIntersection.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => intersectionProcessor(inst, ctx, json, params2);
});
function intersection(left, right) {
  return new ZodIntersection({
    type: "intersection",
    left,
    right
  });
}
var ZodTuple = /* @__PURE__ */ $constructor("ZodTuple", (inst, def) => {
  _ensureDefaultMemoizer();
  $ZodTuple.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => tupleProcessor(inst, ctx, json, params2);
}, {
  rest(rest) {
    return this.clone({
      ...this._zod.def,
      rest
    });
  },
  partial() {
    const def = this._zod.def;
    if (def.checks?.length)
      throw new Error(".partial() cannot be used on tuple schemas containing refinements");
    return this.clone({
      ...def,
      items: def.items.map((item) => new ZodOptional({ type: "optional", innerType: item }))
    });
  }
});
function tuple(items, _paramsOrRest, _params) {
  const hasRest = _paramsOrRest instanceof $ZodType;
  const params2 = hasRest ? _params : _paramsOrRest;
  const rest = hasRest ? _paramsOrRest : null;
  return new ZodTuple({
    type: "tuple",
    items,
    rest,
    ...util_exports.normalizeParams(params2)
  });
}
var ZodEnum = /* @__PURE__ */ $constructor("ZodEnum", (inst, def) => {
  $ZodEnum.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => enumProcessor(inst, ctx, json, params2);
  inst.enum = def.entries;
  inst.options = [...inst._zod.values];
  const keys2 = new Set(Object.keys(def.entries));
  inst.extract = (values, params2) => {
    const newEntries = {};
    for (const value2 of values) {
      if (keys2.has(value2)) {
        newEntries[value2] = def.entries[value2];
      } else
        throw new Error(`Key ${value2} not found in enum`);
    }
    return new ZodEnum({
      ...def,
      checks: [],
      ...util_exports.normalizeParams(params2),
      entries: newEntries
    });
  };
  inst.exclude = (values, params2) => {
    const newEntries = { ...def.entries };
    for (const value2 of values) {
      if (keys2.has(value2)) {
        delete newEntries[value2];
      } else
        throw new Error(`Key ${value2} not found in enum`);
    }
    return new ZodEnum({
      ...def,
      checks: [],
      ...util_exports.normalizeParams(params2),
      entries: newEntries
    });
  };
});
function _enum(values, params2) {
  const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
  return new ZodEnum({
    type: "enum",
    entries,
    ...util_exports.normalizeParams(params2)
  });
}
var ZodLiteral = /* @__PURE__ */ $constructor("ZodLiteral", (inst, def) => {
  $ZodLiteral.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => literalProcessor(inst, ctx, json, params2);
  inst.values = new Set(def.values);
  Object.defineProperty(inst, "value", {
    get() {
      if (def.values.length > 1) {
        throw new Error("This schema contains multiple valid literal values. Use `.values` instead.");
      }
      return def.values[0];
    }
  });
});
function literal(value2, params2) {
  return new ZodLiteral({
    type: "literal",
    values: Array.isArray(value2) ? value2 : [value2],
    ...util_exports.normalizeParams(params2)
  });
}
var ZodTransform = /* @__PURE__ */ $constructor("ZodTransform", (inst, def) => {
  _ensureDefaultMemoizer();
  $ZodTransform.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => transformProcessor(inst, ctx, json, params2);
  inst._zod.parse = (payload, _ctx) => {
    if (_ctx.direction === "backward") {
      throw new $ZodEncodeError(inst.constructor.name);
    }
    payload.addIssue = (issue2) => {
      if (typeof issue2 === "string") {
        payload.issues.push(util_exports.issue(issue2, payload.value, def));
      } else {
        const _issue = issue2;
        if (_issue.fatal)
          _issue.continue = false;
        _issue.code ?? (_issue.code = "custom");
        if (!("input" in _issue))
          _issue.input = payload.value;
        _issue.inst ?? (_issue.inst = inst);
        payload.issues.push(util_exports.issue(_issue));
      }
    };
    const output = def.transform(payload.value, payload);
    if (output instanceof Promise) {
      return output.then((output2) => {
        payload.value = output2;
        return payload;
      });
    }
    payload.value = output;
    return payload;
  };
});
function transform(fn) {
  return new ZodTransform({
    type: "transform",
    transform: fn
  });
}
var ZodOptional = /* @__PURE__ */ $constructor("ZodOptional", (inst, def) => {
  $ZodOptional.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => optionalProcessor(inst, ctx, json, params2);
  inst.unwrap = () => inst._zod.def.innerType;
});
function optional(innerType) {
  return new ZodOptional({
    type: "optional",
    innerType
  });
}
var ZodExactOptional = /* @__PURE__ */ $constructor("ZodExactOptional", (inst, def) => {
  $ZodExactOptional.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => optionalProcessor(inst, ctx, json, params2);
  inst.unwrap = () => inst._zod.def.innerType;
});
function exactOptional(innerType) {
  return new ZodExactOptional({
    type: "optional",
    innerType
  });
}
var ZodNullable = /* @__PURE__ */ $constructor("ZodNullable", (inst, def) => {
  $ZodNullable.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => nullableProcessor(inst, ctx, json, params2);
  inst.unwrap = () => inst._zod.def.innerType;
});
function nullable(innerType) {
  return new ZodNullable({
    type: "nullable",
    innerType
  });
}
var ZodDefault = /* @__PURE__ */ $constructor("ZodDefault", (inst, def) => {
  $ZodDefault.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => defaultProcessor(inst, ctx, json, params2);
  inst.unwrap = () => inst._zod.def.innerType;
  inst.removeDefault = inst.unwrap;
});
function _default(innerType, defaultValue) {
  return new ZodDefault({
    type: "default",
    innerType,
    get defaultValue() {
      return typeof defaultValue === "function" ? defaultValue() : util_exports.shallowClone(defaultValue);
    }
  });
}
var ZodPrefault = /* @__PURE__ */ $constructor("ZodPrefault", (inst, def) => {
  $ZodPrefault.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => prefaultProcessor(inst, ctx, json, params2);
  inst.unwrap = () => inst._zod.def.innerType;
});
function prefault(innerType, defaultValue) {
  return new ZodPrefault({
    type: "prefault",
    innerType,
    get defaultValue() {
      return typeof defaultValue === "function" ? defaultValue() : util_exports.shallowClone(defaultValue);
    }
  });
}
var ZodNonOptional = /* @__PURE__ */ $constructor("ZodNonOptional", (inst, def) => {
  $ZodNonOptional.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => nonoptionalProcessor(inst, ctx, json, params2);
  inst.unwrap = () => inst._zod.def.innerType;
});
function nonoptional(innerType, params2) {
  return new ZodNonOptional({
    type: "nonoptional",
    innerType,
    ...util_exports.normalizeParams(params2)
  });
}
var ZodCatch = /* @__PURE__ */ $constructor("ZodCatch", (inst, def) => {
  $ZodCatch.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => catchProcessor(inst, ctx, json, params2);
  inst.unwrap = () => inst._zod.def.innerType;
  inst.removeCatch = inst.unwrap;
});
function _catch(innerType, catchValue) {
  return new ZodCatch({
    type: "catch",
    innerType,
    catchValue: typeof catchValue === "function" ? catchValue : util_exports.constantCatch(catchValue)
  });
}
var ZodPipe = /* @__PURE__ */ $constructor("ZodPipe", (inst, def) => {
  $ZodPipe.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => pipeProcessor(inst, ctx, json, params2);
  inst.in = def.in;
  inst.out = def.out;
});
function pipe(in_, out) {
  return new ZodPipe({
    type: "pipe",
    in: in_,
    out
    // ...util.normalizeParams(params),
  });
}
var ZodReadonly = /* @__PURE__ */ $constructor("ZodReadonly", (inst, def) => {
  $ZodReadonly.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => readonlyProcessor(inst, ctx, json, params2);
  inst.unwrap = () => inst._zod.def.innerType;
});
function readonly(innerType) {
  return new ZodReadonly({
    type: "readonly",
    innerType
  });
}
var ZodCustom = /* @__PURE__ */ $constructor("ZodCustom", (inst, def) => {
  $ZodCustom.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params2) => customProcessor(inst, ctx, json, params2);
});
function refine(fn, _params = {}) {
  return _refine(ZodCustom, fn, _params);
}
function superRefine(fn, params2) {
  return _superRefine(fn, params2);
}

// node_modules/zod/v4/classic/iso.js
var iso_exports = {};
__export(iso_exports, {
  ZodISODate: () => ZodISODate,
  ZodISODateTime: () => ZodISODateTime,
  ZodISODuration: () => ZodISODuration,
  ZodISOTime: () => ZodISOTime,
  date: () => date2,
  datetime: () => datetime2,
  duration: () => duration2,
  time: () => time2
});
function datetime2(params2) {
  return _isoDateTime(ZodISODateTime, params2);
}
function date2(params2) {
  return _isoDate(ZodISODate, params2);
}
function time2(params2) {
  return _isoTime(ZodISOTime, params2);
}
function duration2(params2) {
  return _isoDuration(ZodISODuration, params2);
}

// lib/kernel/no-eval.ts
if (typeof window !== "undefined") config({ jitless: true });

// lib/entries/define.ts
var id2 = (subject) => string2().regex(idPattern(subject));
var sha2562 = string2().regex(SHA256_HEX);
var isoTime = string2().regex(ISO_TIME);
var day = iso_exports.date();
var count = number2().int().min(0);
var freeText = (max3) => string2().max(max3).refine((s) => s.isWellFormed() && !s.includes("\0"), { error: "unreadable_text" });
var digestOf = strictObject({ sha256: sha2562, bytes: count });
var place2 = strictObject({
  store: _enum(["embedded", "s3"]),
  key: string2().max(1024),
  versionId: string2().max(1024).nullable(),
  retainUntil: isoTime.nullable()
});

// lib/authorship/brought.ts
var wrote = strictObject({
  l: count.min(1),
  by: string2().nullable(),
  name: string2(),
  k: _enum(INSERT_KINDS),
  at: isoTime,
  model: string2().nullable()
});
function stretchesOf(spans2, list2) {
  const made = [];
  let i2 = 0;
  let left = list2[0]?.l ?? 0;
  for (const [w, clock, length2] of spans2) {
    for (let at2 = clock; at2 < clock + length2; ) {
      const first = list2[i2];
      if (!first) return made;
      const l = Math.min(left, clock + length2 - at2);
      made.push({ range: [w, at2, l], first });
      at2 += l;
      left -= l;
      if (left === 0) {
        i2 += 1;
        left = list2[i2]?.l ?? 0;
      }
    }
  }
  return made;
}

// lib/authorship/claim.ts
var MAX_CLAIM_BYTES = 1 << 20;
var fieldName = string2().regex(/^[a-z][a-z0-9_]{0,31}$/);
var clientId = string2().regex(/^[0-9a-f]{32}$/);
var writerId = number2().int().min(1).max(4294967295);
var idRange = tuple([writerId, count, number2().int().min(1).max(1e6)]);
var base642 = string2().regex(/^[A-Za-z0-9+/]*={0,2}$/);
var insertion = strictObject({
  c: count,
  l: number2().int().min(1).max(1e6),
  k: _enum(INSERT_KINDS),
  src: array(idRange).min(1).max(4096).optional(),
  sug: clientId.optional(),
  at: count.optional()
});
var header = {
  v: literal(1),
  prompt: id2("prompt"),
  account: id2("account"),
  /** Counter of this writer's claims, from 1; 0 for joining. */
  n: count,
  /** Operation the writer had seen when the first act of the claim was done, and its hash. */
  seen: count,
  seenHash: sha2562,
  /** Device time of the first act. Claimed, never the time of record. */
  t: isoTime
};
var written = { ...header, w: writerId };
var spans = array(idRange).min(1).max(4096);
var joinClaim = strictObject({
  ...header,
  k: literal("join"),
  /** Raw Ed25519 public key of the device, 32 bytes in base64. */
  key: base642.length(44),
  /** 16 random bytes, so that no two claims are the same. */
  nonce: clientId
});
var editClaim = strictObject({
  ...written,
  k: literal("edit"),
  /** Yjs update, version 1, in base64. */
  u: base642.max(9e5),
  ins: array(insertion).max(8192),
  /** Milliseconds from `t` to each keystroke or act, ascending. */
  dt: array(count.max(864e5)).max(8192)
});
var textClaims = [
  strictObject({
    ...written,
    k: literal("field"),
    name: fieldName,
    role: _enum(FIELD_ROLES),
    label: freeText(80)
  }),
  strictObject({
    ...written,
    k: literal("parameter"),
    name: freeText(100).min(1),
    /** null takes the parameter away. Numbers are kept as the digits that were entered. */
    value: freeText(4e3).nullable()
  }),
  strictObject({
    ...written,
    k: literal("reference"),
    ref: clientId,
    exhibit: id2("exhibit").nullable(),
    label: freeText(300),
    purpose: freeText(1e3)
  }),
  strictObject({ ...written, k: literal("unreference"), ref: clientId }),
  strictObject({
    ...written,
    k: literal("comment"),
    comment: clientId,
    /** Comment answered; null for the first of a thread, which is about `spans`. */
    parent: clientId.nullable(),
    spans: array(idRange).max(4096),
    text: freeText(4e3).min(1)
  }),
  strictObject({ ...written, k: literal("resolve"), comment: clientId }),
  strictObject({
    ...written,
    k: literal("message"),
    message: clientId,
    /** Who wrote it and where, as the person who attaches it says; exhibit where it was recorded. */
    from: freeText(200),
    source: freeText(300),
    sentAt: isoTime.nullable(),
    exhibit: id2("exhibit").nullable(),
    text: freeText(2e4).min(1)
  }),
  strictObject({
    ...written,
    k: literal("suggest"),
    sug: clientId,
    model: freeText(200).min(1),
    text: freeText(2e4).min(1)
  }),
  strictObject({
    ...written,
    k: literal("origin"),
    /** Pasted characters, and the message or exhibit that contains them. */
    spans,
    message: clientId.nullable(),
    exhibit: id2("exhibit").nullable(),
    /** `confirmed` links them; `contested` says that the words do not come from there. */
    answer: _enum(ANSWERS),
    /**
     * Instead of both: characters of another prompt of the case, in order, that were moved or copied
     * here. The page that pasted them says so.
     */
    source: strictObject({
      prompt: id2("prompt"),
      src: array(idRange).min(1).max(4096),
      k: _enum(["moved", "copied"])
    }).optional()
  }),
  strictObject({
    ...written,
    k: literal("say"),
    say: clientId,
    spans,
    contributor: id2("contributor"),
    mode: _enum(SAY_MODES),
    note: freeText(2e3)
  }),
  strictObject({
    ...written,
    k: literal("answer"),
    say: clientId,
    answer: _enum(ANSWERS),
    reason: freeText(2e3)
  }),
  strictObject({
    ...written,
    k: literal("freeze"),
    /** SHA-256 of the frozen document (docs/formats/prompt.md) as the writer computed it at `seen`. */
    sha256: sha2562,
    purpose: _enum(FREEZE_PURPOSES),
    tool: freeText(300)
  }),
  strictObject({
    ...written,
    k: literal("view"),
    revision: number2().int().min(1),
    meaning: _enum(VIEW_MEANINGS),
    reason: freeText(4e3),
    /** Runs of the revision that are contested, each with its reason. */
    contested: array(strictObject({ spans, reason: freeText(2e3) })).max(200)
  })
];
var claimSchema = discriminatedUnion("k", [joinClaim, editClaim, ...textClaims]);
function parseClaim(text) {
  const value2 = JSON.parse(text);
  const claim2 = claimSchema.parse(value2);
  if (canonicalJson(value2) !== text) throw new RangeError("not canonical JSON");
  return claim2;
}

// lib/authorship/operation.ts
var serverPart = strictObject({
  v: literal(1),
  prompt: id2("prompt"),
  seq: count,
  kind: _enum(OPERATION_KINDS),
  /** Time of record. */
  at: isoTime,
  account: string2(),
  session: string2().nullable(),
  access: string2().nullable(),
  note: strictObject({
    /** join: the writer issued. */
    writer: writerId.optional(),
    /** join: name the account showed then; opened: nothing personal. */
    name: string2().optional(),
    /** freeze: number of the revision. */
    revision: number2().int().min(1).optional(),
    /** opened: the case, and names of the fields at the start. */
    case: id2("case").optional(),
    fields: array(string2()).optional(),
    flags: array(_enum(FLAGS)).optional(),
    /** Sources the server found where none was declared: clock, length, handling, source runs. */
    found: array(
      strictObject({
        c: count,
        l: count,
        k: _enum(["moved", "copied", "restored"]),
        src: array(tuple([writerId, count, count]))
      })
    ).optional(),
    /** origin: who first wrote words of another prompt, in the order of the spans. */
    wrote: array(wrote).min(1).optional()
  })
});
var NO_HASH = "0".repeat(64);
var NO_SIGNATURE = new Uint8Array(64);
var last2 = { hex: "", bytes: new Uint8Array() };
function linkHash(previous, operation) {
  const claim2 = sha256(utf8(operation.claim));
  const sig = operation.sig === "" ? NO_SIGNATURE : strictBase64(operation.sig);
  if (sig?.length !== 64) throw new RangeError("not a signature");
  const from2 = last2.hex === previous ? last2.bytes : fromHex(previous);
  const bytes = sha256(from2, claim2, sig, sha256(utf8(operation.server)));
  const hash = toHex(bytes);
  last2 = { hex: hash, bytes: new Uint8Array(bytes) };
  return { hash, claimDigest: toHex(claim2.subarray(0, 16)) };
}

// lib/authorship/recent-claims.ts
var HELD_CLAIMS = 512;
var RecentClaims = class {
  #held = /* @__PURE__ */ new Map();
  static key(claim2, digest) {
    return claim2.k === "join" ? `join.${digest}` : `${claim2.w}.${claim2.n}`;
  }
  get(key) {
    return this.#held.get(key);
  }
  add(claim2) {
    this.#held.set(claim2.key, claim2);
    if (this.#held.size <= HELD_CLAIMS) return;
    const oldest = this.#held.keys().next();
    if (!oldest.done) this.#held.delete(oldest.value);
  }
  all() {
    return [...this.#held.values()];
  }
};

// lib/authorship/chain.ts
function joinOperation(state, operation) {
  const { timeline } = state;
  if (operation.seq !== timeline.size) {
    throw new RangeError(`operation ${operation.seq} where ${timeline.size} is next`);
  }
  const { hash, claimDigest } = linkHash(state.hash, operation);
  if (hash !== operation.hash) throw new RangeError(`operation ${operation.seq} has another hash`);
  const part = JSON.parse(operation.server);
  if (timeline.size > 0 && Date.parse(part.at) < timeline.time(timeline.size - 1)) {
    throw new RangeError(`operation ${operation.seq} is earlier than the one before`);
  }
  const claim2 = operation.claim === "" ? null : JSON.parse(operation.claim);
  applyOperation(state, operation, part, claim2, claimDigest);
}
function applyOperation(state, { seq, hash }, part, claim2, claimDigest) {
  const { timeline } = state;
  const time3 = Date.parse(part.at);
  if (Number.isNaN(time3) || part.seq !== seq)
    throw new RangeError(`operation ${seq} is unreadable`);
  if (claim2 === null) {
    if (seq !== 0 || part.kind !== "opened") throw new RangeError(`operation ${seq} has no claim`);
    state.prompt = part.prompt;
    state.caseId = part.note.case ?? "";
    timeline.push(time3, 0, hash);
  } else {
    if (seq === 0 || part.prompt !== state.prompt || claim2.prompt !== state.prompt) {
      throw new RangeError(`operation ${seq} is not of this prompt`);
    }
    const stamp = { account: part.account, seq, at: part.at };
    timeline.push(time3, claim2.k === "join" ? part.note.writer ?? 0 : claim2.w, hash);
    state.applyClaim(claim2, stamp, hash, part);
    state.recent.add({ key: RecentClaims.key(claim2, claimDigest), seq, digest: claimDigest });
  }
  state.hash = hash;
}

// lib/authorship/refusal.ts
var ClaimRefused = class extends Error {
  constructor(code, detail = code) {
    super(detail);
    this.code = code;
  }
  code;
  name = "ClaimRefused";
  /**
   * By name: bundles of the server hold this class once each, and share the replays that throw it.
   */
  static [Symbol.hasInstance](value2) {
    return value2 instanceof Error && value2.name === "ClaimRefused";
  }
};
function refuse(code, detail) {
  throw new ClaimRefused(code, detail);
}

// lib/authorship/claim-reading.ts
var PROMPT = idPattern("prompt");
var ACCOUNT = idPattern("account");
var BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
var CLIENT_ID = /^[0-9a-f]{32}$/;
var KINDS3 = new Set(INSERT_KINDS);
function readClaim(text) {
  if (text.length > MAX_CLAIM_BYTES || utf8(text).length > MAX_CLAIM_BYTES) refuse("oversize");
  const edit = readEdit(text);
  if (edit) return edit;
  try {
    return parseClaim(text);
  } catch (error2) {
    return refuse("malformed", error2 instanceof Error ? error2.message.slice(0, 300) : void 0);
  }
}
function readEdit(text) {
  let value2;
  try {
    value2 = JSON.parse(text);
  } catch {
    return void 0;
  }
  if (value2 === null || value2.k !== "edit") return void 0;
  const { account, dt, ins, n, prompt, seen, seenHash, t, u, w } = value2;
  if (!matches2(account, ACCOUNT) || !matches2(prompt, PROMPT) || !matches2(t, ISO_TIME)) return;
  if (!matches2(seenHash, SHA256_HEX) || !matches2(u, BASE64) || u.length > 9e5) return;
  if (!whole(n, 0) || !whole(seen, 0) || !whole(w, 1, 4294967295)) return;
  if (!Array.isArray(dt) || dt.length > 8192 || !dt.every((d) => whole(d, 0, 864e5))) return;
  if (!Array.isArray(ins) || ins.length > 8192) return;
  let runs = "";
  for (const one of ins) {
    const run = runText(one);
    if (run === void 0) return void 0;
    runs += runs === "" ? run : `,${run}`;
  }
  const canonical = `{"account":"${account}","dt":[${dt.join(",")}],"ins":[${runs}],"k":"edit","n":${n},"prompt":"${prompt}","seen":${seen},"seenHash":"${seenHash}","t":"${t}","u":"${u}","v":1,"w":${w}}`;
  return canonical === text ? value2 : void 0;
}
function runText(run) {
  if (run === null || typeof run !== "object") return void 0;
  const { at: at2, c, k, l, src, sug } = run;
  if (!whole(c, 0) || !whole(l, 1, 1e6) || !KINDS3.has(k)) return void 0;
  let text = `"c":${c},"k":"${k}","l":${l}`;
  if (at2 !== void 0) {
    if (!whole(at2, 0)) return void 0;
    text = `"at":${at2},${text}`;
  }
  if (src !== void 0) {
    if (!Array.isArray(src) || src.length < 1 || src.length > 4096 || !src.every(isRange)) return;
    text += `,"src":[${src.map((range) => `[${range.join(",")}]`).join(",")}]`;
  }
  if (sug !== void 0) {
    if (!matches2(sug, CLIENT_ID)) return void 0;
    text += `,"sug":"${sug}"`;
  }
  return `{${text}}`;
}
function isRange(range) {
  return Array.isArray(range) && range.length === 3 && whole(range[0], 1, 4294967295) && whole(range[1], 0) && whole(range[2], 1, 1e6);
}
function matches2(value2, pattern) {
  return typeof value2 === "string" && pattern.test(value2);
}
function whole(value2, from2, to = Number.MAX_SAFE_INTEGER) {
  return typeof value2 === "number" && Number.isSafeInteger(value2) && value2 >= from2 && value2 <= to;
}

// lib/authorship/header-check.ts
function checkBringer(claim2, by, { prompt, writers }) {
  if (claim2.prompt !== prompt) refuse("prompt");
  if (claim2.account !== by.account) refuse("account");
  if (claim2.k === "join") {
    if (strictBase64(claim2.key)?.length !== 32) refuse("key");
    for (const { key, account } of writers.values()) {
      if (key === claim2.key && account !== by.account) refuse("key", "of another account");
    }
    return;
  }
  const writer = writers.get(claim2.w);
  if (!writer) refuse("writer");
  if (writer.account !== by.account) refuse("account", "writer of another account");
  if (writer.session !== by.session) refuse("session");
}
function checkOrder(claim2, { timeline, writers, seenHash }) {
  const writer = claim2.k === "join" ? void 0 : writers.get(claim2.w);
  const next = writer ? writer.lastN + 1 : 0;
  if (claim2.n !== next) refuse("counter", `${claim2.n}, not ${next}`);
  if (claim2.seen >= timeline.size) refuse("seen", `${claim2.seen} is not there yet`);
  if (writer && claim2.seen < writer.lastSeen) refuse("seen", `before ${writer.lastSeen}`);
  const hash = timeline.hash(claim2.seen) ?? seenHash?.(claim2.seen);
  if (hash !== claim2.seenHash) refuse("fork", `another hash of operation ${claim2.seen}`);
}
function keyOf(claim2, writers) {
  const key = claim2.k === "join" ? claim2.key : writers.get(claim2.w)?.key;
  return (key === void 0 ? void 0 : strictBase64(key)) ?? new Uint8Array();
}
function checkSignature(text, sig, key) {
  const bytes = strictBase64(sig);
  if (bytes?.length !== 64 || !ed25519Verify(bytes, utf8(text), key)) refuse("signature");
}

// lib/authorship/placement.ts
var MAX_STEPS = 2e6;
var Placement = class {
  constructor(text, stories, by) {
    this.text = text;
    this.stories = stories;
    this.by = by;
  }
  text;
  stories;
  by;
  /** Ascending by clock. */
  #pieces = [];
  #steps = 0;
  /** Checks one struct, in the order of the update, and returns the field it stands in. */
  place({ c, text, left, right, field: root }, orderOnly) {
    const before = left && this.#piece(left, c, "left");
    const after = right && this.#piece(right, c, "right");
    const field = root ?? this.#fieldAt(left, before) ?? this.#fieldAt(right, after);
    if (field === void 0 || !this.text.has(field)) refuse("field", `field ${field}`);
    const leftBase = before ? before.leftBase : left;
    const rightBase = after ? after.rightBase : right;
    this.#walk(field, leftBase, rightBase, orderOnly);
    const piece = { c, end: c + text.length, field, leftBase, rightBase, order: [] };
    arrange(piece, before, after, orderOnly);
    this.#pieces.push(piece);
    return field;
  }
  /**
   * The new piece that ends (left) or begins (right) with a neighbour, split where needed; null for
   * a character of the document.
   */
  #piece(id3, c, side) {
    const fresh = id3.w === this.by.w && id3.c >= this.by.start;
    if (fresh ? id3.c >= c : id3.c >= this.stories.length(id3.w)) {
      refuse("origin", `no character ${id3.w}:${id3.c}`);
    }
    if (!fresh) {
      this.#uncut(id3, side);
      return null;
    }
    const at2 = this.#pieces.findIndex((piece2) => id3.c < piece2.end);
    const piece = this.#pieces[at2];
    if (!piece) refuse("origin", `no character ${id3.w}:${id3.c}`);
    const cut = side === "left" ? id3.c + 1 : id3.c;
    if (cut === piece.c || cut === piece.end) return piece;
    const rest = { ...piece, c: cut };
    piece.end = cut;
    this.#pieces.splice(at2 + 1, 0, rest);
    piece.order.splice(piece.order.indexOf(piece) + 1, 0, rest);
    return side === "left" ? piece : rest;
  }
  #uncut(id3, side) {
    const chars = this.stories.of(id3.w)?.chars;
    if (side === "left" ? chars?.isHigh(id3.c) : chars?.isLow(id3.c)) {
      refuse("surrogate", `between the halves of ${id3.w}:${id3.c}`);
    }
  }
  #fieldAt(id3, piece) {
    if (piece) return piece.field;
    return id3 ? this.text.fieldOf(this.text.itemAt(id3)) : void 0;
  }
  /** Walks from one character of the document to another, by character and not by item. */
  #walk(field, from2, to, orderOnly) {
    let { item, offset } = from2 ? this.text.behind(from2) : { item: this.text.first(field), offset: 0 };
    for (; item !== null; item = item.right, offset = 0) {
      if (++this.#steps > MAX_STEPS) refuse("oversize", "neighbours too far apart");
      const { client, clock } = item.id;
      const first = clock + offset;
      const here = to?.w === client && to.c >= first && to.c < clock + item.length;
      if (!orderOnly && (here ? first < to.c : offset < item.length)) this.#unseen(client, first);
      if (here) return;
    }
    if (to !== null) refuse("origin", "the right neighbour does not follow the left");
  }
  /** Between neighbours may stand only what the writer need not have known. */
  #unseen(w, clock) {
    const seq = this.stories.of(w)?.chars.seq(clock) ?? 0;
    if (w === this.by.w || seq <= this.by.seen) {
      refuse("origin", `${w}:${clock} stands between the neighbours`);
    }
  }
};
function arrange(piece, before, after, orderOnly) {
  const order = before?.order ?? after?.order ?? piece.order;
  const left = before ? order.indexOf(before) : -1;
  const right = after ? order.indexOf(after) : -1;
  if (before && after && (right <= left || right > left + 1 && !orderOnly)) {
    refuse("origin", "new neighbours are crossed");
  }
  if (after) order.splice(right, 0, piece);
  else order.splice(left + 1, 0, piece);
  piece.order = order;
}

// lib/authorship/update-reading.ts
var MAX_STRUCTS = 8192;
var MAX_RANGES = 65536;
var STRING = 4;
var UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function readUpdate(bytes, writer) {
  try {
    const from2 = createDecoder(bytes);
    const structs = readStructs(from2, writer);
    const deletions = readDeletions(from2);
    if (hasContent(from2)) refuse("structure", "bytes after the update");
    return { structs, deletions };
  } catch (error2) {
    if (error2 instanceof Error && error2.name === "ClaimRefused") throw error2;
    return refuse("structure", "not an update");
  }
}
function readStructs(from2, writer) {
  const clients = readVarUint(from2);
  if (clients === 0) return [];
  const count2 = readVarUint(from2);
  const client = readVarUint(from2);
  if (client !== writer || clients > 1) refuse("client", `structs of writer ${client}`);
  if (count2 === 0) refuse("structure", "no structs");
  if (count2 > MAX_STRUCTS) refuse("oversize", `${count2} structs`);
  let clock = readVarUint(from2);
  const structs = [];
  for (let i2 = 0; i2 < count2; i2++) {
    const struct = readStruct(from2, clock);
    structs.push(struct);
    clock += struct.text.length;
  }
  return structs;
}
function readStruct(from2, c) {
  const info = readUint8(from2);
  if ((info & 31) !== STRING) refuse("structure", `struct of type ${info & 31}`);
  if ((info & 32) !== 0) refuse("field", "a map key");
  const left = (info & 128) !== 0 ? readId(from2) : null;
  const right = (info & 64) !== 0 ? readId(from2) : null;
  let field = null;
  if (left === null && right === null) {
    if (readVarUint(from2) !== 1) refuse("field", "inside another type");
    field = readText(from2);
  }
  const text = readText(from2);
  if (text === "") refuse("structure", "an empty text");
  return { c, text, left, right, field };
}
function readId(from2) {
  return { w: readVarUint(from2), c: readVarUint(from2) };
}
function readText(from2) {
  const bytes = readVarUint8Array(from2);
  try {
    return UTF8.decode(bytes);
  } catch {
    return refuse("characters", "not UTF-8");
  }
}
function readDeletions(from2) {
  const ranges = [];
  const clients = readVarUint(from2);
  const met = /* @__PURE__ */ new Set();
  for (let i2 = 0; i2 < clients; i2++) {
    const client = readVarUint(from2);
    if (met.has(client)) refuse("structure", "deletions of one writer in two places");
    met.add(client);
    const count2 = readVarUint(from2);
    if (ranges.length + count2 > MAX_RANGES) refuse("oversize", "ranges of deletion");
    let end = 0;
    for (let j = 0; j < count2; j++) {
      const clock = readVarUint(from2);
      const length2 = readVarUint(from2);
      if (clock < end) refuse("structure", "deletions out of order");
      if (length2 === 0) refuse("deletion", "an empty range");
      end = clock + length2;
      ranges.push([client, clock, length2]);
    }
  }
  return ranges;
}

// lib/authorship/edit-check.ts
var MAX_INSERTED = 262144;
function readEditClaim(claim2) {
  const bytes = strictBase64(claim2.u);
  if (!bytes) refuse("structure", "the update is not canonical base64");
  const update = readUpdate(bytes, claim2.w);
  let text = "";
  for (const struct of update.structs) text += struct.text;
  return { claim: claim2, bytes, update, start: update.structs[0]?.c ?? 0, text };
}
function checkEdit(edit, context) {
  const { claim: claim2, update, text } = edit;
  const { stories } = context;
  if (update.structs.length === 0 && update.deletions.length === 0) refuse("nothing");
  if (text.length > MAX_INSERTED) refuse("oversize", `${text.length} units inserted`);
  if (text !== "" && edit.start !== stories.length(claim2.w)) {
    refuse("clock", `from ${edit.start}, not ${stories.length(claim2.w)}`);
  }
  if (text.includes("\r")) refuse("characters", "a carriage return");
  checkCover(edit);
  checkPlaces(edit, context);
  checkDeletions(edit, stories);
  for (const run of claim2.ins) checkSource(edit, run, context);
}
function runText2(edit, run) {
  return edit.text.slice(run.c - edit.start, run.c - edit.start + run.l);
}
function checkCover({ claim: claim2, start, text }) {
  let at2 = start;
  for (const { c, l } of claim2.ins) {
    if (c !== at2) refuse("insertions", `a run from ${c} where ${at2} is next`);
    at2 += l;
    if (at2 < start + text.length && isLow(text, at2 - start)) refuse("surrogate", `before ${at2}`);
  }
  if (at2 !== start + text.length) refuse("insertions", `${at2 - start} of ${text.length} declared`);
}
function isLow(text, at2) {
  const unit = text.charCodeAt(at2);
  return unit >= 56320 && unit < 57344;
}
function checkPlaces({ claim: claim2, start, update }, { text, stories }) {
  if (update.structs.length === 0) return;
  const placement = new Placement(text, stories, { w: claim2.w, start, seen: claim2.seen });
  let run = 0;
  for (const struct of update.structs) {
    let declared = claim2.ins[run];
    while (declared && declared.c + declared.l <= struct.c) declared = claim2.ins[++run];
    placement.place(struct, declared?.k === "restored");
  }
}
function checkDeletions({ claim: claim2, start, update, text }, stories) {
  for (const range of update.deletions) {
    const [w, clock, length2] = range;
    const own2 = w === claim2.w && text !== "";
    if (clock + length2 > (own2 ? start + text.length : stories.length(w))) {
      refuse("deletion", `no characters ${w}:${clock}+${length2}`);
    }
    uncut(stories, range, own2 ? { start, text } : void 0);
  }
}
function uncut(stories, [w, clock, length2], fresh) {
  const chars = stories.of(w)?.chars;
  const halfAt = (at2) => {
    if (fresh && fresh.text !== "" && at2 >= fresh.start) {
      if (halfOf(fresh.text.charCodeAt(at2 - fresh.start)) === 0) return null;
      return isLow(fresh.text, at2 - fresh.start) ? "low" : "high";
    }
    return chars?.isLow(at2) ? "low" : chars?.isHigh(at2) ? "high" : null;
  };
  if (halfAt(clock) === "low" || halfAt(clock + length2 - 1) === "high") {
    refuse("surrogate", `${w}:${clock}+${length2}`);
  }
}
var isSourced = (kind) => SOURCED_KINDS.includes(kind);
function checkSource(edit, run, context) {
  if (isSourced(run.k) !== (run.src !== void 0)) refuse("source", `${run.k} and its source`);
  const suggested = run.k === "suggested";
  if (suggested !== (run.sug !== void 0) || suggested !== (run.at !== void 0)) {
    refuse("suggestion", `${run.k} and its suggestion`);
  }
  if (run.sug !== void 0 && run.at !== void 0) {
    const whole3 = context.suggestion(run.sug);
    if (whole3?.slice(run.at, run.at + run.l) !== runText2(edit, run)) refuse("suggestion");
  }
  if (run.src) {
    let letters = "";
    for (const range of run.src) {
      letters += sourceLetters(edit, run, range, context);
      if (letters.length > run.l) break;
    }
    if (letters !== runText2(edit, run)) refuse("source", "the source holds another text");
  }
}
function sourceLetters(edit, run, range, context) {
  const [w, clock, length2] = range;
  const { claim: claim2, start, text } = edit;
  const limit = w === claim2.w ? run.c : context.stories.length(w);
  if (clock + length2 > limit) refuse("source", `no characters ${w}:${clock}+${length2}`);
  uncut(context.stories, range, w === claim2.w ? { start, text } : void 0);
  if (w !== claim2.w || clock + length2 <= start) return context.text.letters(w, clock, length2);
  const own2 = Math.min(length2, Math.max(0, start - clock));
  const old = own2 > 0 ? context.text.letters(w, clock, own2) : "";
  return old + text.slice(Math.max(0, clock - start), clock + length2 - start);
}

// lib/authorship/frozen.ts
function frozenDocument(state) {
  const document2 = canonicalJson({
    v: 1,
    prompt: state.prompt,
    seq: state.seq,
    hash: state.hash,
    fields: state.fields.map(({ name: name2, label, role, text }) => ({ name: name2, label, role, text })),
    parameters: state.parameters.flatMap(
      ({ name: name2, value: value2, account, seq }) => value2 === null ? [] : [{ name: name2, value: value2, account, seq }]
    ).sort((a, b) => a.name < b.name ? -1 : 1),
    references: state.references.filter(({ withdrawn }) => withdrawn === null).map(({ ref, exhibit, label, purpose, account, seq }) => ({
      ref,
      exhibit,
      label,
      purpose,
      account,
      seq
    })).sort((a, b) => a.seq - b.seq)
  });
  const bytes = utf8(document2);
  return { document: document2, sha256: sha256Hex(bytes), bytes: bytes.length };
}

// lib/authorship/marks.ts
var NONE2 = [];
var Marks = class {
  #of = /* @__PURE__ */ new Map();
  lay(roots, value2) {
    for (const { w, c, l } of roots) {
      const marks = this.#of.get(w) ?? [];
      marks.push({ c, end: c + l, value: value2 });
      this.#of.set(w, marks);
    }
  }
  /** Whether nothing was laid over a writer's characters. */
  none(w) {
    return !this.#of.has(w);
  }
  /** Values over one character, in the order in which they were laid. */
  at(w, clock) {
    const marks = this.#of.get(w);
    if (!marks) return NONE2;
    return marks.filter(({ c, end }) => clock >= c && clock < end).map(({ value: value2 }) => value2);
  }
  /** Next place behind `clock` where the values may change, up to `limit`. */
  cut(w, clock, limit) {
    const marks = this.#of.get(w);
    if (!marks) return limit;
    let next = limit;
    for (const { c, end } of marks) {
      if (c > clock && c < next) next = c;
      else if (end > clock && end < next) next = end;
    }
    return next;
  }
};

// lib/authorship/side-records.ts
var LINE_END = /\r\n?/g;
var lengthOf = (ranges) => ranges.reduce((sum, [, , l]) => sum + l, 0);
var SideRecords = class {
  constructor(text) {
    this.text = text;
  }
  text;
  fields = /* @__PURE__ */ new Map([
    ["positive", { name: "positive", label: "", role: "positive" }]
  ]);
  parameters = /* @__PURE__ */ new Map();
  references = /* @__PURE__ */ new Map();
  comments = /* @__PURE__ */ new Map();
  messages = /* @__PURE__ */ new Map();
  suggestions = /* @__PURE__ */ new Map();
  says = /* @__PURE__ */ new Map();
  origins = [];
  revisions = [];
  views = [];
  originMarks = new Marks();
  sayMarks = new Marks();
  /** Refuses a claim that does not fit. What two people may do at once is never refused. */
  check(claim2) {
    if ("spans" in claim2) this.text.check(claim2.spans);
    switch (claim2.k) {
      case "field":
        if (this.fields.has(claim2.name)) refuse("field", `${claim2.name} exists`);
        break;
      case "parameter":
        if (claim2.value === null && !this.parameters.has(claim2.name)) refuse("nothing");
        break;
      case "unreference":
        if (!this.references.has(claim2.ref)) refuse("reference");
        break;
      case "comment":
        this.#checkComment(claim2);
        break;
      case "resolve":
        if (this.comments.get(claim2.comment)?.parent !== null) refuse("comment");
        break;
      case "message":
        if (this.messages.has(claim2.message)) refuse("message", "the identifier is taken");
        break;
      case "suggest":
        if (this.suggestions.has(claim2.sug)) refuse("suggestion", "the identifier is taken");
        break;
      case "origin":
        this.#checkOrigin(claim2);
        break;
      case "say":
        if (this.says.has(claim2.say)) refuse("say", "the identifier is taken");
        break;
      case "answer":
        if (!this.says.has(claim2.say)) refuse("say", "no such statement");
        break;
      case "view":
        if (claim2.revision > this.revisions.length) refuse("revision");
        for (const { spans: spans2 } of claim2.contested) this.text.check(spans2);
        break;
      case "reference":
        break;
    }
  }
  #checkComment({ comment, parent, spans: spans2 }) {
    if (this.comments.has(comment)) refuse("comment", "the identifier is taken");
    if (parent !== null && this.comments.get(parent)?.parent !== null)
      refuse("comment", "no thread");
    if (parent === null && spans2.length === 0) refuse("span", "about nothing");
  }
  #checkOrigin(claim2) {
    const { message, exhibit, answer, spans: spans2, source } = claim2;
    if (source) {
      if (message !== null || exhibit !== null || answer !== "confirmed") refuse("message");
      if (source.prompt === claim2.prompt) refuse("source", "a move within the prompt");
      if (spans2.some(([w]) => w !== claim2.w)) refuse("span", "of another writer");
      if (lengthOf(spans2) !== lengthOf(source.src)) refuse("source", "of another length");
      return;
    }
    if (message === null === (exhibit === null)) refuse("message", "one of message and exhibit");
    if (message === null) return;
    const attached = this.messages.get(message);
    if (!attached) refuse("message", "no such message");
    if (answer !== "confirmed") return;
    const whole3 = attached.text.replace(LINE_END, "\n");
    for (const span of spans2) {
      if (!whole3.includes(this.text.letters(span))) refuse("message", "does not hold the words");
    }
  }
  /** Applies a claim that was checked, with what the server noted of it. */
  apply(claim2, stamp, note) {
    switch (claim2.k) {
      case "field": {
        const { name: name2, label, role } = claim2;
        this.fields.set(name2, { name: name2, label, role });
        break;
      }
      case "parameter":
        this.#parameter(claim2, stamp);
        break;
      case "reference":
        this.#reference(claim2, stamp);
        break;
      case "unreference": {
        const one = this.references.get(claim2.ref);
        if (one) one.withdrawn ??= stamp;
        break;
      }
      case "comment": {
        const { comment, parent, spans: spans2, text } = claim2;
        this.comments.set(comment, { comment, parent, spans: spans2, text, resolved: null, ...stamp });
        break;
      }
      case "resolve": {
        const one = this.comments.get(claim2.comment);
        if (one) one.resolved ??= stamp;
        break;
      }
      case "message": {
        const { message, from: from2, source, sentAt, exhibit, text } = claim2;
        this.messages.set(message, { message, from: from2, source, sentAt, exhibit, text, ...stamp });
        break;
      }
      case "suggest": {
        const { sug, model, text } = claim2;
        this.suggestions.set(sug, { sug, model, text, ...stamp });
        break;
      }
      case "origin": {
        const { spans: spans2, message, exhibit, answer, source } = claim2;
        const from2 = source && { ...source, wrote: note.wrote ?? [] };
        this.addOrigin({
          ...{ spans: spans2, message, exhibit, answer, ...stamp },
          ...from2 && { source: from2 }
        });
        break;
      }
      case "say": {
        const { say, spans: spans2, contributor, mode, note: note2 } = claim2;
        this.addSay({ say, spans: spans2, contributor, mode, note: note2, answers: [], ...stamp });
        break;
      }
      case "answer": {
        const { answer, reason } = claim2;
        this.says.get(claim2.say)?.answers.push({ answer, reason, ...stamp });
        break;
      }
      case "view": {
        const { revision, meaning, reason, contested } = claim2;
        this.views.push({ revision, meaning, reason, contested, ...stamp });
        break;
      }
    }
  }
  /** Records an origin and lays it over the words; also when a snapshot is read. */
  addOrigin(origin) {
    this.origins.push(origin);
    const { spans: spans2, source } = origin;
    if (!source) {
      this.originMarks.lay(spans2.flatMap(this.text.roots), { origin, first: null });
      return;
    }
    for (const { range, first } of stretchesOf(spans2, source.wrote)) {
      const own2 = this.text.roots(range).filter(({ w, via }) => w === range[0] && via === null);
      this.originMarks.lay(own2, { origin, first });
    }
  }
  /** Records a statement and lays it over the words; also when a snapshot is read. */
  addSay(say) {
    this.says.set(say.say, say);
    this.sayMarks.lay(say.spans.flatMap(this.text.roots), say);
  }
  #parameter({ name: name2, value: value2 }, stamp) {
    const history = this.parameters.get(name2)?.history ?? [];
    history.push({ value: value2, ...stamp });
    this.parameters.set(name2, { name: name2, value: value2, history, ...stamp });
  }
  #reference({ ref, exhibit, label, purpose }, stamp) {
    const text = { exhibit, label, purpose };
    const history = this.references.get(ref)?.history ?? [];
    history.push({ ...text, ...stamp });
    this.references.set(ref, { ref, ...text, withdrawn: null, history, ...stamp });
  }
};

// lib/authorship/haystack.ts
function weight(text, enough = Number.POSITIVE_INFINITY) {
  let sum = 0;
  for (const char of text) {
    sum += /\s/.test(char) ? 0.5 : new RegExp("\\p{Script=Han}", "u").test(char) ? 2 : 1;
    if (sum >= enough) break;
  }
  return sum;
}
var Haystack = class {
  text = "";
  #ids = [];
  /** Appends units `from` to `to` of an item. */
  add(item, from2, to) {
    const { client: w, clock } = item.id;
    const last3 = this.#ids.at(-1);
    if (last3 && last3.w === w && last3.c + last3.l === clock + from2) last3.l += to - from2;
    else this.#ids.push({ at: this.text.length, w, c: clock + from2, l: to - from2 });
    this.text += lettersOf(item).slice(from2, to);
  }
  /** Identities of units `from` to `to`. */
  ids(from2, to) {
    const ranges = [];
    for (const { at: at2, w, c, l } of this.#ids) {
      const start = Math.max(from2, at2);
      const end = Math.min(to, at2 + l);
      if (start < end) ranges.push([w, c + start - at2, end - start]);
    }
    return ranges;
  }
};
var GRAM = 6;
var PLACES = 8;
function commonParts(needle, hay, least) {
  if (weight(needle, least) < least || hay.length < GRAM) return [];
  const places = /* @__PURE__ */ new Map();
  for (let at2 = 0; at2 + GRAM <= hay.length; at2 += GRAM) {
    const gram = hay.slice(at2, at2 + GRAM);
    const known = places.get(gram);
    if (!known) places.set(gram, [at2]);
    else if (known.length < PLACES) known.push(at2);
  }
  const found = [];
  let done = 0;
  for (let from2 = 0; from2 + GRAM <= needle.length; from2++) {
    let best;
    for (const at2 of places.get(needle.slice(from2, from2 + GRAM)) ?? []) {
      const match = extend2(needle, hay, from2, at2, done);
      if (!best || match.length > best.length) best = match;
    }
    if (best && weight(needle.slice(best.from, best.from + best.length), least) >= least) {
      found.push(best);
      done = best.from + best.length;
      from2 = done - 1;
    }
  }
  return found;
}
function extend2(needle, hay, from2, at2, done) {
  let start = 0;
  while (from2 - start > done && at2 - start > 0 && needle.charCodeAt(from2 - start - 1) === hay.charCodeAt(at2 - start - 1))
    start++;
  let end = GRAM;
  while (from2 + end < needle.length && at2 + end < hay.length && needle.charCodeAt(from2 + end) === hay.charCodeAt(at2 + end))
    end++;
  if (half2(needle, from2 - start, 56320)) start--;
  if (half2(needle, from2 + end - 1, 55296)) end--;
  return { from: from2 - start, at: at2 - start, length: start + end };
}
function half2(text, at2, kind) {
  const unit = text.charCodeAt(at2);
  return unit >= kind && unit < kind + 1024;
}

// lib/authorship/flags.ts
var LEAST_ECHO = 10;
var ECHO_REACH = 48;
var BULK = { typed: 20, composed: 60, perAct: 3, msPerLetter: 10 };
var UNSEEN = new RegExp("\\p{Cc}|\\p{Cf}|\\p{Co}|\\p{Default_Ignorable_Code_Point}|\\ufffd", "u");
var PLAIN = /[\t\n]/g;
var EMOJI = new RegExp("\\p{Extended_Pictographic}[\\ufe0f\\p{Emoji_Modifier}]*(?:\\u200d\\p{Extended_Pictographic}[\\ufe0f\\p{Emoji_Modifier}]*)*|[0-9#*]\\ufe0f\\u20e3", "gu");
var FLOOD = new RegExp("\\p{M}{8}", "u");
function hasUnseen(text) {
  const rest = text.replace(PLAIN, "");
  if (/^[\x20-\x7e]*$/.test(rest)) return false;
  return UNSEEN.test(rest.replace(EMOJI, "")) || FLOOD.test(rest);
}
function flagsOf(edit, found, echo) {
  const flags = /* @__PURE__ */ new Set();
  if (isBulk(edit)) flags.add("bulk");
  if (hasUnseen(edit.text)) flags.add("invisible");
  if (echo.deleted !== "") {
    for (const run of edit.claim.ins) {
      const sourced = found.some(({ c, l }) => c < run.c + run.l && run.c < c + l);
      if (!OWN_KINDS.includes(run.k) && run.k !== "pasted") continue;
      if (!sourced && repeats(echo.before(edit, run.c, ECHO_REACH), runText2(edit, run), echo.deleted)) {
        flags.add("echo");
      }
    }
  }
  return FLAGS.filter((flag) => flags.has(flag));
}
function isBulk({ claim: claim2 }) {
  const { ins, dt } = claim2;
  const span = (dt.at(-1) ?? 0) - (dt[0] ?? 0);
  let letters = 0;
  let longest = 0;
  for (const { k, l } of ins) {
    if (k === "composed" && l >= BULK.composed) return true;
    if (k !== "typed") continue;
    letters += l;
    longest = Math.max(longest, l);
  }
  if (longest < BULK.typed) return false;
  return letters > dt.length * BULK.perAct || span < letters * BULK.msPerLetter;
}
var MOST_PLACES = 512;
function repeats(before, letters, deleted) {
  const whole3 = before + letters.slice(0, MOST_PLACES);
  for (let end = before.length + 1; end <= whole3.length; end++) {
    const start = heavyStart(whole3, end);
    if (start !== void 0 && deleted.includes(whole3.slice(start, end))) return true;
  }
  return false;
}
function heavyStart(text, end) {
  let sum = 0;
  for (let at2 = end - 1; at2 >= 0 && end - at2 <= ECHO_REACH; at2--) {
    sum += weight(text.charAt(at2));
    if (sum >= LEAST_ECHO) return at2;
  }
  return void 0;
}
function readingOrder(ranges, letters) {
  const sorted = [...ranges].sort(([v, b], [w, c]) => v - w || b - c);
  let text = "";
  let next = "";
  for (const range of sorted) {
    const [w, c, l] = range;
    if (text !== "" && next !== `${w}:${c}`) text += "\0";
    text += letters(range);
    next = `${w}:${c + l}`;
  }
  return text;
}

// lib/authorship/found-sources.ts
var LEAST = { undo: 4, whole: 8, part: 24 };
var CUT_WINDOW = 500;
var BESIDE = 2e4;
function findSources(edit, context) {
  const found = [];
  let search;
  for (const run of edit.claim.ins) {
    if (SOURCED_KINDS.includes(run.k) || run.k === "suggested") continue;
    if (weight(runText2(edit, run), LEAST.undo) < LEAST.undo) continue;
    search ??= new Search(edit, context);
    for (const one of search.sourcesOf(run)) if (search.tellsMore(run, one)) found.push(one);
  }
  return found;
}
var Search = class {
  constructor(edit, context) {
    this.edit = edit;
    this.context = context;
    for (const [w, c, l] of edit.update.deletions) {
      const ranges = this.#deleted.get(w) ?? [];
      ranges.push({ c, l });
      this.#deleted.set(w, ranges);
    }
  }
  edit;
  context;
  /** What the edit itself deletes, by writer, ascending. */
  #deleted = /* @__PURE__ */ new Map();
  #cuts;
  #standing;
  sourcesOf(run) {
    const letters = runText2(this.edit, run);
    const back = this.#beside(run, letters);
    if (back) return [{ c: run.c, l: run.l, k: "restored", src: back }];
    if (weight(letters, LEAST.whole) < LEAST.whole) return [];
    this.#standing ?? this.#collect();
    const cuts = this.#cuts ?? [];
    const standing = this.#standing ?? new Haystack();
    const hays = [
      ...cuts.map((hay) => ({ hay, k: "moved" })),
      { hay: standing, k: "copied" }
    ];
    for (const { hay, k } of hays) {
      const at2 = hay.text.indexOf(letters);
      if (at2 >= 0) return [{ c: run.c, l: run.l, k, src: hay.ids(at2, at2 + run.l) }];
    }
    for (const { hay, k } of hays) {
      const parts = commonParts(letters, hay.text, LEAST.part);
      if (parts.length > 0) {
        return parts.map(({ from: from2, at: at2, length: length2 }) => ({
          c: run.c + from2,
          l: length2,
          k,
          src: hay.ids(at2, at2 + length2)
        }));
      }
    }
    return [];
  }
  /** Whether a source says more than the run does: of typed words, only that another wrote them. */
  tellsMore(run, { src }) {
    const { stories, account, accountOfWriter } = this.context;
    if (!OWN_KINDS.includes(run.k)) return true;
    return src.some(
      ([w, c, l]) => stories.roots(w, c, l).some(
        (root) => accountOfWriter(root.w) !== account || !OWN_KINDS.includes(stories.of(root.w)?.chars.kind(root.c) ?? "typed")
      )
    );
  }
  #isGone(w, clock) {
    if ((this.context.stories.of(w)?.chars.gone(clock) ?? 0) !== 0) return true;
    const ranges = this.#deleted.get(w);
    const range = ranges?.[partFrom(ranges, clock)];
    return range !== void 0 && range.c <= clock;
  }
  /** Deleted letters directly beside the insertion that are the run: an undo that says nothing. */
  #beside(run, letters) {
    const struct = this.edit.update.structs.find(
      ({ c, text }) => run.c >= c && run.c < c + text.length
    );
    if (!struct) return void 0;
    for (const hay of [this.#tombstonesFrom(struct.right), this.#tombstonesTo(struct.left)]) {
      const at2 = hay?.text.indexOf(letters) ?? -1;
      if (hay && at2 >= 0) return hay.ids(at2, at2 + run.l);
    }
    return void 0;
  }
  #tombstonesFrom(id3) {
    if (!id3 || this.#isFresh(id3)) return void 0;
    const hay = new Haystack();
    let item = this.context.text.itemAt(id3);
    let from2 = id3.c - item.id.clock;
    while (item && hay.text.length < BESIDE) {
      const to = this.#goneUntil(item, from2);
      if (to > from2) hay.add(item, from2, to);
      if (to < item.length) break;
      item = item.right;
      from2 = 0;
    }
    return hay;
  }
  #tombstonesTo(id3) {
    if (!id3 || this.#isFresh(id3)) return void 0;
    const parts = [];
    let item = this.context.text.itemAt(id3);
    let to = id3.c - item.id.clock + 1;
    for (let held = 0; item && held < BESIDE; ) {
      let from2 = to;
      while (from2 > 0 && this.#isGone(item.id.client, item.id.clock + from2 - 1)) from2--;
      if (from2 < to) parts.push([item, from2, to]);
      held += to - from2;
      if (from2 > 0) break;
      item = item.left;
      to = item?.length ?? 0;
    }
    const hay = new Haystack();
    for (const [one, from2, end] of parts.reverse()) hay.add(one, from2, end);
    return hay;
  }
  #isFresh({ w, c }) {
    return w === this.edit.claim.w && c >= this.context.stories.length(w);
  }
  #goneUntil(item, from2) {
    let to = from2;
    while (to < item.length && this.#isGone(item.id.client, item.id.clock + to)) to++;
    return to;
  }
  /** One walk through all fields: what stands, and what this person cut lately, latest first. */
  #collect() {
    const { text, stories, size: size2, account, accountOf } = this.context;
    const cuts = /* @__PURE__ */ new Map();
    this.#standing = new Haystack();
    const cutBy = (w, clock) => {
      const seq = stories.of(w)?.chars.gone(clock) ?? 0;
      if (seq !== 0) return seq > size2 - CUT_WINDOW && accountOf(seq) === account ? seq : -1;
      return this.#isGone(w, clock) ? size2 : 0;
    };
    for (const name2 of text.names()) {
      for (let item = text.first(name2); item; item = item.right) {
        const { client, clock } = item.id;
        for (let from2 = 0; from2 < lettersOf(item).length; ) {
          const seq = cutBy(client, clock + from2);
          let to = from2 + 1;
          while (to < item.length && cutBy(client, clock + to) === seq) to++;
          if (seq >= 0) this.#hay(cuts, seq).add(item, from2, to);
          from2 = to;
        }
      }
    }
    this.#cuts = [...cuts].sort(([a], [b]) => b - a).map(([, hay]) => hay);
  }
  #hay(cuts, seq) {
    const hay = (seq === 0 ? this.#standing : cuts.get(seq)) ?? new Haystack();
    if (seq === 0) this.#standing = hay;
    else cuts.set(seq, hay);
    return hay;
  }
};

// lib/authorship/echo-memory.ts
var EchoMemory = class {
  constructor(text, stories, accountOfWriter) {
    this.text = text;
    this.stories = stories;
    this.accountOfWriter = accountOfWriter;
  }
  text;
  stories;
  accountOfWriter;
  #of = /* @__PURE__ */ new Map();
  /** Remembers what `account` deletes by operation `seq`, before it is marked as deleted. */
  note(account, seq, deletions) {
    for (const [w, clock, length2] of deletions) {
      const chars = this.stories.of(w)?.chars;
      const end = Math.min(clock + length2, chars?.length ?? 0);
      for (let at2 = clock; at2 < end; ) {
        let to = at2 + 1;
        const gone = chars?.gone(at2) !== 0;
        while (to < end && chars?.gone(to) !== 0 === gone) to++;
        if (!gone) this.add(account, seq, [w, at2, to - at2]);
        at2 = to;
      }
    }
  }
  /** Remembers those of the characters that another person typed. */
  add(account, seq, [w, clock, length2]) {
    let at2 = clock;
    for (const root of this.stories.roots(w, clock, length2)) {
      if (this.accountOfWriter(root.w) !== account) {
        const memory = this.#of.get(account) ?? { lost: [], text: void 0 };
        this.#of.set(account, memory);
        memory.lost.push({ seq, range: [w, at2, root.l] });
        memory.text = void 0;
      }
      at2 += root.l;
    }
  }
  /** The words, read forwards, as of operation `size`. */
  deleted(account, size2) {
    const memory = this.#of.get(account);
    if (!memory) return "";
    const oldest = memory.lost[0];
    if (oldest && oldest.seq <= size2 - CUT_WINDOW) {
      memory.lost = memory.lost.filter(({ seq }) => seq > size2 - CUT_WINDOW);
      memory.text = void 0;
    }
    memory.text ??= readingOrder(
      memory.lost.map(({ range }) => range),
      (range) => this.text.letters(...range)
    );
    return memory.text;
  }
  /** Up to `reach` units of own words that stand directly before the insertion at `c`. */
  before(edit, c, reach) {
    const { update, start, claim: claim2 } = edit;
    let read = "";
    let index = update.structs.findIndex((one) => c >= one.c && c < one.c + one.text.length);
    let end = c;
    while (read.length < reach) {
      const struct = update.structs[index];
      if (!struct) return read;
      read = struct.text.slice(0, end - struct.c) + read;
      const { left } = struct;
      if (left === null) break;
      if (left.w !== claim2.w || left.c < start) return this.#standing(left, read, reach);
      end = left.c + 1;
      index = update.structs.findIndex(
        (one) => left.c >= one.c && left.c < one.c + one.text.length
      );
    }
    return read.slice(-reach);
  }
  #standing(left, after, reach) {
    const account = this.accountOfWriter(left.w);
    let read = after;
    let item = this.text.itemAt(left);
    let to = left.c - (item?.id.clock ?? 0) + 1;
    while (item && read.length < reach) {
      if (!item.deleted) {
        const chars = this.stories.of(item.id.client)?.chars;
        const own2 = OWN_KINDS.includes(chars?.kind(item.id.clock + to - 1) ?? "pasted");
        if (!own2 || this.accountOfWriter(item.id.client) !== account) break;
        read = lettersOf(item).slice(Math.max(0, to - reach), to) + read;
      }
      item = item.left;
      to = item?.length ?? 0;
    }
    return read.slice(-reach);
  }
};

// lib/authorship/text-state.ts
var TextState = class {
  constructor(timeline, accountOf, suggestion) {
    this.timeline = timeline;
    this.accountOf = accountOf;
    this.suggestion = suggestion;
    this.echo = new EchoMemory(this.text, this.stories, accountOf);
  }
  timeline;
  accountOf;
  suggestion;
  text = new SharedText();
  stories = new Stories();
  echo;
  /** Refuses an edit that does not fit the state; answers what the server notes of one that does. */
  check(edit, account) {
    const { text, stories, suggestion, timeline, accountOf } = this;
    checkEdit(edit, { text, stories, suggestion });
    const { size: size2 } = timeline;
    const found = findSources(edit, {
      text,
      stories,
      size: size2,
      account,
      accountOf: (seq) => accountOf(timeline.writer(seq)),
      accountOfWriter: accountOf
    });
    const flags = flagsOf(edit, found, {
      deleted: this.echo.deleted(account, size2),
      before: (...at2) => this.echo.before(...at2)
    });
    return {
      ...flags.length > 0 ? { flags } : {},
      ...found.length > 0 ? { found } : {}
    };
  }
  /** Applies an edit that was checked, as operation `seq`. */
  apply(edit, seq, account, found) {
    const { claim: claim2, update, text, start } = edit;
    this.text.join(edit.bytes);
    const own2 = this.stories.open(claim2.w);
    for (const { c, l, k } of claim2.ins) {
      const code = kindCode(k);
      for (let at2 = c - start; at2 < c - start + l; at2++) {
        own2.chars.push(seq, code | halfOf(text.charCodeAt(at2)));
      }
    }
    for (const run of claim2.ins) this.#source(claim2.w, seq, run, found);
    this.echo.note(account, seq, update.deletions);
    for (const [w, clock, length2] of update.deletions) {
      this.stories.of(w)?.chars.remove(clock, length2, seq);
    }
  }
  #source(w, seq, run, found) {
    const { k, sug, at: at2 } = run;
    if (run.src && (k === "moved" || k === "copied" || k === "restored")) {
      this.stories.source(w, run, run.src, { kind: k, w, seq, found: false });
    }
    if (sug !== void 0 && at2 !== void 0) {
      this.stories.open(w).accepted.push({ c: run.c, l: run.l, sug, at: at2 });
    }
    for (const one of found) {
      if (one.c >= run.c && one.c < run.c + run.l) {
        this.stories.source(w, one, one.src, { kind: one.k, w, seq, found: true });
      }
    }
  }
  /** Refuses spans that name no characters or cut one. */
  checkSpans(spans2) {
    for (const range of spans2) {
      const [w, clock, length2] = range;
      if (clock + length2 > this.stories.length(w)) refuse("span", `${w}:${clock}+${length2}`);
      uncut(this.stories, range);
    }
  }
  /** Letters of a span, whether they stand or were deleted. */
  letters(range) {
    return this.text.letters(...range);
  }
};

// lib/authorship/timeline.ts
var HELD_HASHES = 2048;
var Timeline = class {
  size = 0;
  #at = new Float64Array(64);
  #writer = new Uint32Array(64);
  #hashes = [];
  /** Times that were asked for: attribution asks for the same ones again and again. */
  #texts = [];
  /** Appends an operation: time of record in milliseconds, writer (0 for `opened`), hash if known. */
  push(at2, writer, hash) {
    if (this.size === this.#at.length) {
      const times = new Float64Array(this.size * 2);
      const writers = new Uint32Array(this.size * 2);
      times.set(this.#at);
      writers.set(this.#writer);
      this.#at = times;
      this.#writer = writers;
    }
    this.#at[this.size] = at2;
    this.#writer[this.size] = writer;
    if (hash !== void 0) this.#hashes[this.size % HELD_HASHES] = hash;
    this.size++;
  }
  /** Time of record in milliseconds. */
  time(seq) {
    return this.#at[seq] ?? 0;
  }
  /** Time of record as ISO 8601. */
  at(seq) {
    let text = this.#texts[seq];
    if (text === void 0) {
      text = new Date(this.time(seq)).toISOString();
      this.#texts[seq] = text;
    }
    return text;
  }
  writer(seq) {
    return this.#writer[seq] ?? 0;
  }
  /** Hash of an operation where it is one of the last. */
  hash(seq) {
    if (seq < 0 || seq >= this.size || seq < this.size - HELD_HASHES) return void 0;
    return this.#hashes[seq % HELD_HASHES];
  }
};

// lib/authorship/prompt-state.ts
var PromptState = class {
  prompt = "";
  caseId = "";
  hash = NO_HASH;
  timeline = new Timeline();
  writers = /* @__PURE__ */ new Map();
  recent = new RecentClaims();
  text;
  side;
  /** The last edit that was read, so that applying it after its check reads it once. */
  #lastRead;
  constructor() {
    this.text = new TextState(
      this.timeline,
      (w) => this.writers.get(w)?.account,
      (sug) => this.side.suggestions.get(sug)?.text
    );
    this.side = new SideRecords({
      check: (spans2) => this.text.checkSpans(spans2),
      letters: (range) => this.text.letters(range),
      roots: (range) => this.text.stories.roots(...range)
    });
    for (const name2 of this.side.fields.keys()) this.text.text.addField(name2);
  }
  nextWriter() {
    let last3 = 0;
    for (const w of this.writers.keys()) last3 = Math.max(last3, w);
    return last3 + 1;
  }
  nextRevision() {
    return this.side.revisions.length + 1;
  }
  fields() {
    return [...this.side.fields.values()].map((field) => ({
      ...field,
      text: this.text.text.text(field.name)
    }));
  }
  frozen() {
    const { prompt, hash, side, timeline } = this;
    return frozenDocument({
      prompt,
      hash,
      seq: timeline.size - 1,
      fields: this.fields(),
      parameters: [...side.parameters.values()],
      references: [...side.references.values()]
    });
  }
  /** Refuses a claim whose content does not fit; answers what the server notes of one that does. */
  checkContent(claim2) {
    switch (claim2.k) {
      case "join":
        return { writer: this.nextWriter() };
      case "edit":
        return this.text.check(this.#read(claim2), claim2.account);
      case "freeze":
        if (claim2.seen !== this.timeline.size - 1) refuse("freeze_stale");
        if (claim2.sha256 !== this.frozen().sha256) refuse("freeze_text");
        return { revision: this.nextRevision() };
      default:
        this.side.check(claim2);
        return {};
    }
  }
  /** Applies what a claim says; header, chain and content were checked. */
  applyClaim(claim2, stamp, hash, part) {
    const { seq, account } = stamp;
    if (claim2.k === "join") {
      this.#join(claim2, part);
      return;
    }
    if (claim2.k === "edit") {
      const edit = this.#read(claim2);
      this.#lastRead = void 0;
      this.text.apply(edit, seq, account, part.note.found ?? []);
    } else if (claim2.k === "freeze") {
      const { sha256: sha2563, purpose, tool } = claim2;
      const revision = this.nextRevision();
      this.side.revisions.push({ revision, hash, sha256: sha2563, purpose, tool, ...stamp });
    } else {
      this.side.apply(claim2, stamp, part.note);
      if (claim2.k === "field") this.text.text.addField(claim2.name);
    }
    const writer = this.writers.get(claim2.w);
    if (!writer) throw new RangeError(`no writer ${claim2.w}`);
    writer.lastN = claim2.n;
    writer.lastSeen = claim2.seen;
  }
  #read(claim2) {
    if (this.#lastRead?.claim.u === claim2.u && this.#lastRead.claim.w === claim2.w) {
      return { ...this.#lastRead, claim: claim2 };
    }
    this.#lastRead = readEditClaim(claim2);
    return this.#lastRead;
  }
  #join(claim2, { session, seq, note }) {
    const writer = note.writer ?? 0;
    if (writer !== this.nextWriter()) throw new RangeError(`writer ${writer} is not the next`);
    this.text.stories.open(writer);
    this.writers.set(writer, {
      writer,
      account: claim2.account,
      session,
      key: claim2.key,
      name: note.name ?? "",
      lastN: 0,
      lastSeen: claim2.seen,
      joinedSeq: seq
    });
  }
};

// lib/authorship/snapshot-characters.ts
var HANDLINGS = ["moved", "copied", "restored"];
function writeCharacters(to, stories) {
  const writers = [...stories.writers()];
  const handled = collectHandled(writers);
  writeVarUint(to, handled.size);
  for (const { kind, w, seq, found, before } of handled.keys()) {
    writeVarUint(to, HANDLINGS.indexOf(kind) * 2 + (found ? 1 : 0));
    writeVarUint(to, w);
    writeVarUint(to, seq);
    writeVarUint(to, before ? (handled.get(before) ?? 0) + 1 : 0);
  }
  writeVarUint(to, writers.length);
  for (const [w, text] of writers) {
    writeVarUint(to, w);
    writeUnits(to, text.chars);
    writeVarUint(to, text.sourced.length);
    for (const { c, l, segments } of text.sourced) {
      for (const n of [c, l, segments.length]) writeVarUint(to, n);
      for (const { w: root, c: at2, l: length2, via } of segments) {
        const number3 = via ? (handled.get(via) ?? 0) + 1 : 0;
        for (const n of [root, at2, length2, number3]) writeVarUint(to, n);
      }
    }
    writeVarUint(to, text.accepted.length);
    for (const { c, l, sug, at: at2 } of text.accepted) {
      for (const n of [c, l, at2]) writeVarUint(to, n);
      writeVarString(to, sug);
    }
  }
}
function collectHandled(writers) {
  const numbers = /* @__PURE__ */ new Map();
  for (const [, text] of writers) {
    for (const { segments } of text.sourced) {
      for (const { via } of segments) {
        const fresh = [];
        for (let one = via; one && !numbers.has(one); one = one.before) fresh.push(one);
        for (const one of fresh.reverse()) numbers.set(one, numbers.size);
      }
    }
  }
  return numbers;
}
function writeUnits(to, chars) {
  writeVarUint(to, chars.length);
  let before = 0;
  for (let at2 = 0; at2 < chars.length; ) {
    const seq = chars.seq(at2);
    const bits2 = chars.bits(at2);
    const gone = chars.gone(at2);
    let end = at2 + 1;
    while (end < chars.length && chars.seq(end) === seq && chars.bits(end) === bits2 && chars.gone(end) === gone)
      end++;
    writeVarUint(to, end - at2);
    writeVarUint(to, seq - before);
    writeVarUint(to, bits2);
    writeVarUint(to, gone === 0 ? 0 : gone - seq + 1);
    before = seq;
    at2 = end;
  }
}
function readCharacters(from2, stories) {
  const number3 = () => readVarUint(from2);
  const handled = [];
  for (let left = number3(); left > 0; left--) {
    const code = number3();
    const w = number3();
    const seq = number3();
    const before = number3();
    handled.push({
      kind: HANDLINGS[code >> 1] ?? "moved",
      w,
      seq,
      found: (code & 1) === 1,
      before: before === 0 ? null : handled[before - 1] ?? null
    });
  }
  for (let left = number3(); left > 0; left--) {
    const text = stories.open(number3());
    readUnits(from2, text.chars);
    for (let runs = number3(); runs > 0; runs--) text.sourced.push(readSourced(from2, handled));
    for (let runs = number3(); runs > 0; runs--) {
      const [c, l, at2] = [number3(), number3(), number3()];
      text.accepted.push({ c, l, at: at2, sug: readVarString(from2) });
    }
  }
}
function readUnits(from2, chars) {
  const length2 = readVarUint(from2);
  let seq = 0;
  while (chars.length < length2) {
    const run = readVarUint(from2);
    seq += readVarUint(from2);
    const bits2 = readVarUint(from2);
    const gone = readVarUint(from2);
    if (run === 0 || chars.length + run > length2) throw new RangeError("unreadable characters");
    for (let i2 = 0; i2 < run; i2++) chars.push(seq, bits2, gone === 0 ? 0 : gone + seq - 1);
  }
}
function readSourced(from2, handled) {
  const number3 = () => readVarUint(from2);
  const run = { c: number3(), l: number3(), segments: [] };
  for (let left = number3(); left > 0; left--) {
    const [w, c, l, via] = [number3(), number3(), number3(), number3()];
    run.segments.push({ w, c, l, via: via === 0 ? null : handled[via - 1] ?? null });
  }
  return run;
}

// lib/authorship/snapshot.ts
var VERSION = 2;
function encodeSnapshot(state) {
  const { side, timeline } = state;
  const head = {
    prompt: state.prompt,
    caseId: state.caseId,
    writers: [...state.writers.values()],
    recent: state.recent.all(),
    fields: [...side.fields.values()],
    parameters: [...side.parameters.values()],
    references: [...side.references.values()],
    comments: [...side.comments.values()],
    messages: [...side.messages.values()],
    suggestions: [...side.suggestions.values()],
    says: [...side.says.values()],
    origins: side.origins,
    revisions: side.revisions,
    views: side.views
  };
  const to = createEncoder();
  writeVarUint(to, VERSION);
  writeVarString(to, JSON.stringify(head));
  writeVarUint(to, timeline.size);
  for (let seq = firstHeld(timeline.size); seq < timeline.size; seq++) {
    writeUint8Array(to, fromHex(timeline.hash(seq) ?? ""));
  }
  let time3 = 0;
  for (let seq = 0; seq < timeline.size; seq++) {
    writeVarUint(to, timeline.time(seq) - time3);
    writeVarUint(to, timeline.writer(seq));
    time3 = timeline.time(seq);
  }
  writeVarUint8Array(to, state.text.text.encode());
  writeCharacters(to, state.text.stories);
  return toUint8Array(to);
}
function decodeSnapshot(bytes) {
  try {
    const from2 = createDecoder(bytes);
    if (readVarUint(from2) !== VERSION) throw new RangeError("snapshot of another version");
    const state = new PromptState();
    const head = JSON.parse(readVarString(from2));
    readTimeline(from2, state);
    for (const { name: name2 } of head.fields) state.text.text.addField(name2);
    state.text.text.load(readVarUint8Array(from2));
    readCharacters(from2, state.text.stories);
    if (hasContent(from2)) throw new RangeError("bytes after the snapshot");
    restoreHead(state, head);
    restoreEchoes(state);
    return state;
  } catch (error2) {
    if (error2 instanceof RangeError) throw error2;
    throw new RangeError("unreadable snapshot", { cause: error2 });
  }
}
var firstHeld = (size2) => Math.max(0, size2 - HELD_HASHES);
function readTimeline(from2, { timeline }) {
  const size2 = readVarUint(from2);
  const held = firstHeld(size2);
  const hashes = [];
  for (let seq = held; seq < size2; seq++) hashes.push(toHex(readUint8Array(from2, 32)));
  let time3 = 0;
  for (let seq = 0; seq < size2; seq++) {
    time3 += readVarUint(from2);
    timeline.push(time3, readVarUint(from2), seq < held ? void 0 : hashes[seq - held]);
  }
}
function restoreHead(state, head) {
  const { side, timeline } = state;
  state.prompt = head.prompt;
  state.caseId = head.caseId;
  state.hash = timeline.hash(timeline.size - 1) ?? state.hash;
  for (const one of head.writers) state.writers.set(one.writer, one);
  for (const one of head.recent) state.recent.add(one);
  for (const one of head.fields) side.fields.set(one.name, one);
  for (const one of head.parameters) side.parameters.set(one.name, one);
  for (const one of head.references) side.references.set(one.ref, one);
  for (const one of head.comments) side.comments.set(one.comment, one);
  for (const one of head.messages) side.messages.set(one.message, one);
  for (const one of head.suggestions) side.suggestions.set(one.sug, one);
  for (const one of head.says) side.addSay(one);
  for (const one of head.origins) side.addOrigin(one);
  side.revisions.push(...head.revisions);
  side.views.push(...head.views);
}
function restoreEchoes({ text, timeline, writers }) {
  const oldest = timeline.size - CUT_WINDOW;
  const lost = [];
  for (const [w, { chars }] of text.stories.writers()) {
    for (let at2 = 0; at2 < chars.length; ) {
      const seq = chars.gone(at2);
      let to = at2 + 1;
      while (to < chars.length && chars.gone(to) === seq) to++;
      if (seq !== 0 && seq > oldest) lost.push({ seq, range: [w, at2, to - at2] });
      at2 = to;
    }
  }
  for (const { seq, range } of lost.sort((a, b) => a.seq - b.seq)) {
    const account = writers.get(timeline.writer(seq))?.account;
    if (account) text.echo.add(account, seq, range);
  }
}

// lib/authorship/prompt-replay.ts
var PromptReplay = class _PromptReplay {
  /** `state` is for this room. */
  constructor(state = new PromptState()) {
    this.state = state;
  }
  state;
  static empty() {
    return new _PromptReplay();
  }
  /** Throws a RangeError where the snapshot is unreadable or of another version. */
  static restore(snapshot) {
    return new _PromptReplay(decodeSnapshot(snapshot));
  }
  /** The state as bytes, to load fast. A cache: never evidence. */
  snapshot() {
    return encodeSnapshot(this.state);
  }
  /** Operations applied. */
  get size() {
    return this.state.timeline.size;
  }
  /** Hash of the last one. */
  get hash() {
    return this.state.hash;
  }
  /** Time of record of the last operation; empty before the first. */
  get lastAt() {
    return this.size === 0 ? "" : this.state.timeline.at(this.size - 1);
  }
  get prompt() {
    return this.state.prompt;
  }
  get caseId() {
    return this.state.caseId;
  }
  /**
   * Checks a claim against the state as it is now, in the order of docs/formats/prompt.md §3, and
   * changes nothing. Throws ClaimRefused. `seenHash` answers the hash of an operation that the replay
   * does not hold any more (`holdsHash`).
   */
  check(text, sig, by, seenHash) {
    if (this.size === 0) refuse("prompt", "not opened");
    const claim2 = readClaim(text);
    const { state } = this;
    const { prompt, timeline, writers } = state;
    const context = { prompt, timeline, writers, seenHash };
    checkBringer(claim2, by, context);
    const digest = toHex(sha256(utf8(text)).subarray(0, 16));
    const before = state.recent.get(RecentClaims.key(claim2, digest));
    if (before) {
      if (before.digest !== digest) refuse("equivocation");
      return { claim: claim2, duplicate: before.seq, note: {} };
    }
    checkOrder(claim2, context);
    checkSignature(text, sig, keyOf(claim2, writers));
    return { claim: claim2, duplicate: null, note: state.checkContent(claim2) };
  }
  /**
   * Joins an accepted operation, in order. Throws a RangeError where it does not join the chain; a
   * replay that threw must be dropped.
   */
  apply(operation) {
    try {
      joinOperation(this.state, operation);
    } catch (error2) {
      if (error2 instanceof RangeError) throw error2;
      throw new RangeError(`operation ${operation.seq} cannot be applied`, { cause: error2 });
    }
  }
  /** Whether `check` knows the hash of an operation by itself. */
  holdsHash(seq) {
    return this.state.timeline.hash(seq) !== void 0;
  }
  nextWriter() {
    return this.state.nextWriter();
  }
  nextRevision() {
    return this.state.nextRevision();
  }
  writer(w) {
    return this.state.writers.get(w);
  }
  writers() {
    return [...this.state.writers.values()];
  }
  /** Yjs update, version 2, of the whole document. */
  encodeState() {
    return this.state.text.text.encode();
  }
  /** Fields in order of declaration. */
  fields() {
    return this.state.fields();
  }
  /**
   * Who wrote what, character by character; the runs of a field always join to its text. By default
   * each operation has runs of its own; `story` joins neighbours that differ in nothing but the
   * operation and its time (which are then those of the first), for views of long texts.
   */
  attribution(grain = "operation") {
    const { state } = this;
    return attribute(
      {
        head: { prompt: this.prompt, size: this.size, hash: this.hash, at: this.lastAt },
        fields: [...state.side.fields.values()],
        state: state.text,
        timeline: state.timeline,
        accountOf: (w) => state.writers.get(w)?.account ?? "",
        suggestion: (sug) => state.side.suggestions.get(sug),
        origins: state.side.originMarks,
        says: state.side.sayMarks
      },
      grain
    );
  }
  /** The document that a freeze of this state has. */
  frozen() {
    return this.state.frozen();
  }
  /**
   * Everybody who wrote: those who joined, and those whose words came from another prompt of the case
   * (writer 0), with the operation by which each appeared.
   */
  people() {
    const joined = this.writers().map(({ writer, account, name: name2, joinedSeq }) => ({
      ...{ writer, account, name: name2, joinedSeq }
    }));
    const brought = this.state.side.origins.flatMap(
      ({ source, seq: joinedSeq }) => (source?.wrote ?? []).flatMap(
        ({ by: account, name: name2 }) => account === null ? [] : [{ writer: 0, account, name: name2, joinedSeq }]
      )
    );
    return [...joined, ...brought];
  }
  parameters() {
    return [...this.state.side.parameters.values()];
  }
  references() {
    return [...this.state.side.references.values()];
  }
  comments() {
    return [...this.state.side.comments.values()];
  }
  messages() {
    return [...this.state.side.messages.values()];
  }
  suggestions() {
    return [...this.state.side.suggestions.values()];
  }
  says() {
    return [...this.state.side.says.values()];
  }
  origins() {
    return [...this.state.side.origins];
  }
  revisions() {
    return [...this.state.side.revisions];
  }
  views() {
    return [...this.state.side.views];
  }
};

// lib/authorship/source-of.ts
function sourceOf(replay, src) {
  const runs = new IdentityIndex();
  for (const field of replay.attribution().fields) {
    for (const run of [...field.runs, ...field.deleted]) runs.put(run.id, run);
  }
  const names = new Map(replay.people().map(({ account, name: name2 }) => [account, name2]));
  const source = { letters: "", earliest: "", latest: "", wrote: [] };
  for (const range of src) {
    for (const { offset, length: length2, value: run } of runs.cut(range)) {
      if (!run) return null;
      const from2 = range[1] + offset - run.id[1];
      source.letters += run.text.slice(from2, from2 + length2);
      const { placedAt } = run;
      if (placedAt > source.latest) source.latest = placedAt;
      if (source.earliest === "" || placedAt < source.earliest) source.earliest = placedAt;
      const { typist: by, kind: k, origin } = run;
      const name2 = names.get(by ?? "") ?? "";
      const at2 = origin?.from === "prompt" ? origin.at : run.at;
      push(source.wrote, { l: length2, by, name: name2, k, at: at2, model: modelOf(run) });
    }
  }
  return source;
}
function push(into, next) {
  const last3 = into.at(-1);
  const goesOn = last3?.by === next.by && last3.k === next.k && last3.model === next.model;
  if (last3 && goesOn) last3.l += next.l;
  else into.push(next);
}
function modelOf({ origin }) {
  return origin?.from === "model" || origin?.from === "prompt" ? origin.model : null;
}
function toldBy(replay) {
  return replay.origins().flatMap(({ seq, at: at2, spans: spans2, source }) => {
    if (!source) return [];
    const { prompt, src, wrote: list2 } = source;
    return [{ seq, at: at2, prompt, src, letters: sourceOf(replay, spans2)?.letters ?? "", wrote: list2 }];
  });
}
async function replayed(operations2) {
  const replay = PromptReplay.empty();
  try {
    for await (const operation of operations2) replay.apply(operation);
    return replay;
  } catch (error2) {
    if (error2 instanceof RangeError) return null;
    throw error2;
  }
}
async function contradictions(brought, replayOf2) {
  const made = [];
  for (const source of new Set(brought.map(({ told }) => told.prompt))) {
    const there = await replayOf2(source);
    for (const one of brought) {
      const differs = one.told.prompt === source && there ? contradiction(one.told, there) : null;
      if (differs) made.push({ ...one, ...differs });
    }
  }
  return made;
}
function contradiction(told, there) {
  const source = sourceOf(there, told.src);
  if (!source && there.lastAt < told.at) return null;
  const said = ({ letters, wrote: list2 }) => JSON.stringify([letters, list2.map(({ l, by, k, at: at2, model }) => [l, by, k, at2, model])]);
  const [expected, found] = [source ? said(source) : "no such words", said(told)];
  return expected === found ? null : { expected, found };
}

// lib/authorship/log-hashes.ts
var LogHashes = class {
  size = 0;
  #bytes = new Uint8Array(32 * 64);
  /** Appends a hash in lower-case hexadecimal. */
  push(hash) {
    if (this.#bytes.length === this.size * 32) {
      const bytes = new Uint8Array(this.#bytes.length * 2);
      bytes.set(this.#bytes);
      this.#bytes = bytes;
    }
    this.#bytes.set(fromHex(hash), this.size * 32);
    this.size++;
  }
  at(seq) {
    if (seq < 0 || seq >= this.size) return void 0;
    return toHex(this.#bytes.subarray(seq * 32, seq * 32 + 32));
  }
};

// lib/authorship/server-reading.ts
var PROMPT2 = idPattern("prompt");
var KINDS4 = new Set(OPERATION_KINDS);
function readServerPart(text) {
  try {
    const value2 = JSON.parse(text);
    const plain = readPlain(value2, text);
    if (plain) return plain;
    const result = serverPart.safeParse(value2);
    return result.success && canonicalJson(value2) === text ? result.data : void 0;
  } catch {
    return void 0;
  }
}
function readPlain(value2, text) {
  if (value2 === null || typeof value2 !== "object") return void 0;
  const { access, account, at: at2, kind, note, prompt, seq, session, v } = value2;
  if (note === null || typeof note !== "object" || Object.keys(note).length > 0) return void 0;
  if (!isText(account) || !(access === null || isText(access))) return void 0;
  if (!(session === null || isText(session)) || !KINDS4.has(kind) || v !== 1) return void 0;
  if (!isText(at2) || !ISO_TIME.test(at2) || !isText(prompt) || !PROMPT2.test(prompt))
    return void 0;
  if (!Number.isSafeInteger(seq) || seq < 0) return void 0;
  const [a, b, c] = [access, account, session].map((one) => JSON.stringify(one));
  const canonical = `{"access":${a},"account":${b},"at":"${at2}","kind":"${kind}","note":{},"prompt":"${prompt}","seq":${seq},"session":${c},"v":1}`;
  return canonical === text ? value2 : void 0;
}
function isText(value2) {
  return typeof value2 === "string" && value2.isWellFormed();
}

// lib/authorship/verify-log.ts
var MAX_FAILURES2 = 1e3;
var IN_FLIGHT = 512;
async function verifyLog(operations2, expect) {
  const run = new LogVerification(expect);
  for await (const operation of operations2) {
    run.take(operation);
    if (run.ended) break;
    if (run.waiting >= IN_FLIGHT) await run.settle();
  }
  await run.settle();
  return run.report();
}
var LogVerification = class {
  constructor(expect) {
    this.expect = expect;
  }
  expect;
  #failures = [];
  #state = new PromptState();
  #hashes = new LogHashes();
  #signatures = [];
  #operations = 0;
  /** The log cannot be followed further. */
  ended = false;
  get waiting() {
    return this.#signatures.length;
  }
  async settle() {
    const waiting = this.#signatures;
    this.#signatures = [];
    await Promise.all(waiting);
  }
  /** Verifies the next operation and applies it where it can be. */
  take(operation) {
    const record = this.#operations;
    this.#operations++;
    if (operation.seq !== record) {
      this.#end(record, "seq", `${record}`, `${operation.seq}`);
      return;
    }
    const link = this.#link(operation);
    const part = this.#server(operation);
    if (!link || !part) {
      this.ended = true;
      return;
    }
    if (operation.claim === "" && operation.sig !== "")
      this.#fail(record, "signature", "none where there is no claim", operation.sig.slice(0, 100));
    const claim2 = operation.claim === "" ? null : this.#claim(operation, part);
    if (this.ended) return;
    try {
      applyOperation(this.#state, operation, part, claim2, link.claimDigest);
    } catch (error2) {
      this.#end(record, "replay", "an operation that follows", messageOf(error2));
    }
    this.#hashes.push(operation.hash);
  }
  /** Chain: the hash follows from the one before. The stored hash is the base of what comes. */
  #link(operation) {
    if (!SHA256_HEX.test(operation.hash)) {
      this.#fail(operation.seq, "hash", "SHA-256 in hexadecimal", operation.hash.slice(0, 100));
      return void 0;
    }
    try {
      const link = linkHash(this.#state.hash, operation);
      if (link.hash !== operation.hash)
        this.#fail(operation.seq, "hash", link.hash, operation.hash);
      return link;
    } catch (error2) {
      this.#fail(operation.seq, "hash", "a readable operation", messageOf(error2));
      return void 0;
    }
  }
  #server({ seq, server }) {
    const part = readServerPart(server);
    if (!part) {
      this.#fail(seq, "server", "canonical JSON of a server part", server.slice(0, 200));
      return void 0;
    }
    const { prompt, caseId } = this.expect;
    if (part.seq !== seq) this.#fail(seq, "server.seq", `${seq}`, `${part.seq}`);
    if (part.prompt !== prompt) this.#fail(seq, "server.prompt", prompt, part.prompt);
    if (part.kind === "opened" !== (seq === 0))
      this.#fail(seq, "server.kind", "opened first", part.kind);
    if (seq === 0 && part.note.case !== caseId) {
      this.#fail(seq, "server.case", caseId, part.note.case ?? "");
    }
    return { ...part, seq, at: this.#time(seq, part.at) };
  }
  /** Time of record, which never runs backwards; where it does, the one before goes on. */
  #time(seq, at2) {
    const { timeline } = this.#state;
    const before = seq === 0 ? "" : timeline.at(seq - 1);
    const time3 = Date.parse(at2);
    const real = ISO_TIME.test(at2) && !Number.isNaN(time3) && new Date(time3).toISOString() === at2;
    if (real && at2 >= before) return at2;
    this.#fail(seq, "server.at", `a time from ${before} on`, at2);
    return before === "" ? (/* @__PURE__ */ new Date(0)).toISOString() : before;
  }
  /** Everything about a claim; ends the verification where it cannot be applied. */
  #claim(operation, part) {
    const { seq } = operation;
    const { prompt, timeline, writers } = this.#state;
    const context = { prompt, timeline, writers, seenHash: (n) => this.#hashes.at(n) };
    try {
      const claim2 = readClaim(operation.claim);
      if (part.kind !== claim2.k) this.#fail(seq, "server.kind", claim2.k, part.kind);
      const by = { account: part.account, session: part.session };
      this.#attempt(seq, () => checkBringer(claim2, by, context));
      this.#attempt(seq, () => checkOrder(claim2, context));
      this.#signature(operation, keyOf(claim2, writers));
      this.#content(seq, part, claim2);
      this.#revision(seq, operation.hash, claim2);
      return claim2;
    } catch (error2) {
      const check2 = error2 instanceof ClaimRefused ? error2.code : "replay";
      this.#end(seq, check2, "a claim that fits", messageOf(error2));
      return null;
    }
  }
  /** An edit that does not fit ends the replay; anything else is named, and the texts go on. */
  #content(seq, part, claim2) {
    const check2 = () => {
      const derived2 = this.#state.checkContent(claim2);
      const { wrote: wrote2 } = part.note;
      const told = claim2.k === "origin" && claim2.source ? { wrote: whole2(claim2.spans, wrote2) } : {};
      this.#note(seq, part, { ...derived2, ...told });
    };
    if (claim2.k === "edit") check2();
    else this.#attempt(seq, check2);
  }
  #signature({ seq, claim: claim2, sig }, key) {
    const bytes = strictBase64(sig) ?? new Uint8Array();
    const verified = ed25519VerifyLater(bytes, utf8(claim2), key);
    this.#signatures.push(
      verified.then((ok) => {
        if (!ok) this.#fail(seq, "signature", "by the writer's key", "another");
      })
    );
  }
  /** What the server notes follows from log and claim; the name at joining and `late` are its own. */
  #note(seq, { note, kind }, derived2) {
    const { flags, ...rest } = note;
    const others = flags?.filter((flag) => flag !== "late") ?? [];
    const said = others.length > 0 ? { ...rest, flags: others } : rest;
    if (kind === "join" && said.name !== void 0) derived2 = { ...derived2, name: said.name };
    if (Object.keys(derived2).length + Object.keys(said).length === 0) return;
    const [expected, found] = [derived2, said].map((one) => canonicalJson(one));
    if (expected !== found) this.#fail(seq, "server.note", expected ?? "", found ?? "");
  }
  /** A freeze stands in the ledger as it stands here. */
  #revision(seq, hash, claim2) {
    if (claim2.k !== "freeze") return;
    const revision = this.#state.nextRevision();
    const entry = this.expect.revisions.find((one) => one.revision === revision);
    if (!entry) {
      this.#fail(seq, "revision", "an entry of the ledger", `none of revision ${revision}`);
      return;
    }
    if (entry.seq !== seq) this.#fail(seq, "revision.seq", `${entry.seq}`, `${seq}`);
    if (entry.hash !== hash) this.#fail(seq, "revision.hash", entry.hash, hash);
    if (entry.sha256 !== claim2.sha256) {
      this.#fail(seq, "revision.sha256", entry.sha256, claim2.sha256);
    }
  }
  #attempt(seq, check2) {
    try {
      check2();
    } catch (error2) {
      if (!(error2 instanceof ClaimRefused)) throw error2;
      this.#fail(seq, error2.code, "a claim that fits", error2.message);
    }
  }
  #fail(record, check2, expected, found) {
    if (this.#failures.length < MAX_FAILURES2)
      this.#failures.push({ record, check: check2, expected, found });
  }
  #end(record, check2, expected, found) {
    this.#fail(record, check2, expected, found);
    this.ended = true;
  }
  /** Compares what the ledger says of the whole log, and reports. */
  report() {
    const { size: size2 } = this.#hashes;
    for (const head of this.expect.heads) {
      const found = this.#hashes.at(head.size - 1);
      if (found !== head.hash)
        this.#fail(head.size - 1, "head", head.hash, found ?? `size ${size2}`);
    }
    for (const { revision, seq } of this.expect.revisions) {
      if (revision >= this.#state.nextRevision()) {
        this.#fail(seq, "revision", `revision ${revision}`, "no such operation");
      }
    }
    this.#failures.sort((a, b) => a.record - b.record);
    const replay = new PromptReplay(this.#state);
    return { operations: this.#operations, failures: this.#failures, replay };
  }
};
function whole2(spans2, wrote2 = []) {
  const units = (lengths) => lengths.reduce((sum, l) => sum + l, 0);
  const isWhole = units(wrote2.map(({ l }) => l)) === units(spans2.map(([, , l]) => l));
  return isWhole ? wrote2 : [];
}
function messageOf(error2) {
  return error2 instanceof Error ? error2.message.slice(0, 300) : String(error2);
}

// lib/proof/operation-line.ts
var MAX_OPERATION_BYTES = 4 * 1024 * 1024;
var KEYS2 = ["claim", "hash", "seq", "server", "sig"];
function parseOperation(line) {
  if (line.length > MAX_OPERATION_BYTES) return { problem: `${line.length} bytes` };
  const text = strictUtf8(line);
  if (text === void 0) return { problem: "not UTF-8" };
  const parsed = parseCanonical(text);
  if (!parsed.ok) return { problem: `not ${parsed.problem === "json" ? "" : "canonical "}JSON` };
  const { value: value2 } = parsed;
  if (!hasKeys(value2, KEYS2)) return { problem: "other keys" };
  const { claim: claim2, hash, seq, server, sig } = value2;
  if (typeof claim2 !== "string" || typeof server !== "string" || typeof sig !== "string") {
    return { problem: "claim, server or sig" };
  }
  if (typeof hash !== "string" || !SHA256_HEX.test(hash)) return { problem: "hash" };
  if (typeof seq !== "number" || !Number.isSafeInteger(seq) || seq < 0) return { problem: "seq" };
  if (claim2 === "" !== (sig === "")) return { problem: "a claim and a signature, or neither" };
  return { claim: claim2, hash, seq, server, sig };
}

// lib/proof/prompt-checks.ts
var RULES = {
  seq: "prompt.chain",
  hash: "prompt.chain",
  server: "prompt.server",
  signature: "prompt.signature",
  head: "prompt.head",
  revision: "prompt.document"
};
function promptCheck(check2) {
  return RULES[check2.split(".")[0] ?? ""] ?? "prompt.claim";
}

// lib/proof/bundle-prompts.ts
var INDEX2 = "data/index.json";
var MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;
async function checkPrompts(files, findings, ledger, index) {
  const expected = /* @__PURE__ */ new Set();
  const reports = [];
  const brought = [];
  const withheld = new Set(index?.prompts?.flatMap(({ file, id: id3 }) => file === null ? [id3] : []));
  for (const facts of ledger.prompts.values()) {
    if (withheld.has(facts.prompt)) {
      reports.push(unseen(facts));
      continue;
    }
    expected.add(operationsPath(facts.prompt));
    const { operations: operations2, told } = await checkLog(files, findings, facts, ledger.caseId ?? "");
    for (const one of told) brought.push({ prompt: facts.prompt, told: one });
    const revisions = [];
    for (const revision of facts.revisions) {
      expected.add(revisionPath(facts.prompt, revision.revision));
      revisions.push(await checkRevision(files, findings, facts.prompt, revision));
    }
    const head = facts.heads.at(-1);
    const { prompt, number: number3 } = facts;
    const [covered, hash] = [head?.size ?? 0, head?.hash ?? ""];
    reports.push({ prompt, number: number3, operations: operations2, covered, hash, revisions });
  }
  for (const path of files.names) {
    if (!path.startsWith(PROMPTS) || expected.has(path)) continue;
    findings.fail(path, "prompt.unknown", "a log or document that the ledger names", path);
  }
  const logOf = (id3) => replayOf(files, ledger.prompts.get(id3));
  for (const { prompt, told, expected: said, found } of await contradictions(brought, logOf)) {
    findings.fail(`${prompt} operation ${told.seq}`, "prompt.claim", said, found);
  }
  if (index) checkRows(findings, ledger.prompts, index);
  return reports;
}
async function replayOf(files, facts) {
  if (!facts || !files.names.has(operationsPath(facts.prompt))) return null;
  const covered = facts.heads.at(-1)?.size ?? 0;
  return replayed(operationsOf(files, new Findings(), facts.prompt, covered, { lines: 0 }));
}
function unseen({ prompt, number: number3, heads, revisions }) {
  const head = heads.at(-1);
  return {
    prompt,
    number: number3,
    operations: 0,
    covered: head?.size ?? 0,
    hash: head?.hash ?? "",
    withheld: true,
    revisions: revisions.map(({ revision, entry, sha256: sha2563 }) => ({
      revision,
      entry,
      sha256: sha2563,
      texts: []
    }))
  };
}
async function checkLog(files, findings, facts, caseId) {
  const { prompt, heads, revisions } = facts;
  const path = operationsPath(prompt);
  const covered = heads.at(-1)?.size ?? 0;
  if (!files.names.has(path)) {
    findings.fail(path, "prompt.missing", `${covered} operations`, "missing");
    return { operations: 0, told: [] };
  }
  const seen = { lines: 0 };
  const all2 = operationsOf(files, findings, prompt, covered, seen);
  const report = await verifyLog(onlyForward(all2), {
    prompt,
    caseId,
    heads: heads.map(({ size: size2, hash }) => ({ size: size2, hash })),
    revisions: revisions.map(({ revision, seq, hash, sha256: sha2563 }) => ({
      revision,
      seq,
      hash,
      sha256: sha2563
    }))
  });
  while (!(await all2.next()).done) ;
  for (const { record, check: check2, expected, found } of report.failures) {
    findings.fail(
      `${prompt} operation ${record}`,
      promptCheck(check2),
      expected,
      `${check2}: ${found}`
    );
  }
  findings.examine("prompt", report.operations);
  if (seen.lines < covered) {
    const record = `${prompt} ${operations(seen.lines, covered - 1)}`;
    findings.fail(record, "prompt.missing", `${covered} operations`, `${seen.lines} operations`);
  } else if (seen.lines > covered) {
    const record = `${prompt} ${operations(covered, seen.lines - 1)}`;
    findings.fail(record, "prompt.uncovered", `${covered} operations`, `${seen.lines} operations`);
  }
  return { operations: report.operations, told: toldBy(report.replay) };
}
function onlyForward(source) {
  return { [Symbol.asyncIterator]: () => ({ next: () => source.next() }) };
}
function operations(from2, to) {
  return from2 === to ? `operation ${from2}` : `operations ${from2}–${to}`;
}
async function* operationsOf(files, findings, prompt, covered, seen) {
  const lines = new LineReader(files.stream(operationsPath(prompt)), MAX_OPERATION_BYTES);
  for (let line = await lines.next(); line; line = await lines.next()) {
    const number3 = seen.lines;
    seen.lines += 1;
    if (number3 >= covered) continue;
    const record = `${prompt} operation ${number3}`;
    if (!line.ended) findings.fail(record, "prompt.form", "a newline after it", "none");
    const operation = parseOperation(line.bytes);
    if ("problem" in operation) {
      const found = `line ${number3 + 1}: ${operation.problem}`;
      findings.fail(record, "prompt.form", "an operation as canonical JSON", found);
    } else {
      yield operation;
    }
  }
}
async function checkRevision(files, findings, prompt, stated) {
  const { revision, entry, sha256: sha2563, bytes } = stated;
  const path = revisionPath(prompt, revision);
  const report = { revision, entry, sha256: sha2563, texts: [] };
  if (!files.names.has(path)) {
    findings.fail(path, "prompt.missing", `the document of entry ${entry}`, "missing");
    return report;
  }
  findings.examine("prompt");
  const text = await files.text(path, MAX_DOCUMENT_BYTES);
  const found = await files.digest(path);
  if (!found) return report;
  if (found.sha256 !== sha2563 || found.bytes !== bytes) {
    const expected = `${sha2563}, ${bytes} bytes (entry ${entry})`;
    findings.fail(path, "prompt.document", expected, `${found.sha256}, ${found.bytes} bytes`);
    return report;
  }
  return { ...report, texts: textsOf(text ?? "") };
}
function textsOf(document2) {
  const parsed = parseCanonical(document2);
  const fields = parsed.ok && isObject(parsed.value) ? parsed.value.fields : void 0;
  if (!Array.isArray(fields)) return [];
  return fields.flatMap((field) => {
    if (!isObject(field) || typeof field.text !== "string") return [];
    const { name: name2, text } = field;
    return [{ field: String(name2), length: text.length, sha256: sha256Hex(text) }];
  });
}
function checkRows(findings, prompts, index) {
  if (prompts.size > 0 || index.prompts) findings.examine("index");
  const rows = new Map(index.prompts?.map((row) => [row.id, row]));
  const mayBeEmpty = index.volume !== void 0;
  if (index.prompts && (rows.size !== index.prompts.length || rows.size === 0 && !mayBeEmpty)) {
    const found = `${index.prompts.length} rows for ${rows.size} prompts`;
    findings.fail(INDEX2, "index.prompt", "one row for each prompt", found);
  }
  for (const facts of prompts.values()) {
    const record = `${INDEX2} row of ${facts.prompt}`;
    const row = rows.get(facts.prompt);
    rows.delete(facts.prompt);
    if (!row) {
      findings.fail(record, "index.prompt", `the prompt of entry ${facts.entry}`, "missing");
      continue;
    }
    const wanted = promptRow(facts, row.title, row.file === null);
    const [expected, found] = [wanted, row].map((one) => canonicalJson(promptRowsJson([one])));
    if (expected !== found) findings.fail(record, "index.prompt", expected, found);
  }
  for (const id3 of rows.keys()) {
    findings.fail(`${INDEX2} row of ${id3}`, "index.prompt", "a prompt of the ledger", "none");
  }
}

// lib/proof/bundle-volume.ts
var INDEX3 = "data/index.json";
async function checkVolume(files, findings, admissions, index) {
  const volume = index?.volume;
  const named2 = new Set(volume?.redactions.map(({ file }) => file));
  for (const path of files.names) {
    if (path.startsWith(REDACTED) && !named2.has(path))
      findings.fail(path, "index.volume", "a derivative that the index names", path);
  }
  if (!volume || !index) return;
  for (const row of [volume.composition, ...volume.files, ...volume.redactions]) {
    findings.examine("index");
    const found = await files.digest(row.file);
    if (found?.sha256 === row.sha256 && found.bytes === row.bytes) continue;
    const expected = `${row.sha256}, ${row.bytes} bytes`;
    const is = found ? `${found.sha256}, ${found.bytes} bytes` : "missing";
    findings.fail(row.file, "index.volume", expected, is);
  }
  for (const { entry, exhibit, file } of volume.redactions) {
    const admitted = admissions.some((one) => one.entry === entry && one.exhibit === exhibit);
    const isBack = index.exhibits.some((row) => row.entry === entry && row.status === "withheld");
    if (admitted && isBack && file.startsWith(REDACTED)) continue;
    const record = `${INDEX3}, ${file}`;
    const expected = "a derivative of an original that is kept back";
    findings.fail(record, "index.volume", expected, `entry ${entry} of ${exhibit}`);
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
  "verify/verify.mjs",
  "verify/verifier.html",
  "VERIFY.txt"
];
async function verifyBundle(reader, options = {}) {
  const findings = new Findings();
  let files;
  try {
    files = new BundleFiles(reader, findings, options);
  } catch (error2) {
    return unusable(error2);
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
  const prompts = await checkPrompts(files, findings, ledger, exhibits.index);
  await checkVolume(files, findings, ledger.admissions, exhibits.index);
  const papers = exhibits.index?.volume ? [] : ["data/dossier.pdf"];
  await checkManifests(files, findings, [...REQUIRED, ...papers]);
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
      ...exhibits.counts,
      entries: ledger.size,
      payloads: ledger.payloads.records,
      operations: prompts.reduce((sum, { operations: operations2 }) => sum + operations2, 0),
      files: files.names.size,
      bytes
    },
    prompts,
    runs: ledger.runs,
    olderSize: older?.size ?? null
  };
}
function unusable(error2) {
  const known = error2 instanceof ArchiveError;
  const detail = error2 instanceof Error ? error2.message : "";
  return {
    usable: false,
    ok: false,
    reason: known ? error2.reason : "unreadable",
    detail: show(known ? error2.detail : detail)
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
  const keys2 = [];
  for (const [i2, line] of lines.entries()) {
    const key = parseVkey(line);
    if (key && (origin === void 0 || key.name === origin)) keys2.push(key);
    else findings.fail(`${VKEYS} line ${i2 + 1}`, "checkpoint.keys", `a key of ${origin}`, line);
  }
  return keys2;
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
  prompt: { en: "Joint prompts match the ledger", zh: "共同提示词与账本一致" },
  run: { en: "Runs and choices", zh: "生成与选择" },
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
  "prompt.entry": {
    en: "the entry does not continue the prompt that it names",
    zh: "条目与其所指的提示词不相衔接"
  },
  "prompt.missing": {
    en: "operations or a frozen document are missing",
    zh: "缺少操作或冻结文档"
  },
  "prompt.unknown": { en: "no entry names this file", zh: "没有条目指明此文件" },
  "prompt.form": { en: "the operation cannot be read", zh: "操作无法读取" },
  "prompt.chain": {
    en: "the operation does not join the chain",
    zh: "操作未与操作链相接"
  },
  "prompt.server": {
    en: "what the server states of the operation is not as required",
    zh: "服务器对该操作的记载不符合要求"
  },
  "prompt.signature": {
    en: "the device did not sign this claim",
    zh: "该声明并非由该设备签名"
  },
  "prompt.claim": {
    en: "the claim does not agree with the log before it",
    zh: "声明与此前的日志不符"
  },
  "prompt.document": {
    en: "the frozen document is not the one that log and ledger state",
    zh: "冻结文档与日志和账本所载不符"
  },
  "prompt.head": {
    en: "the log does not have the hash that the ledger states",
    zh: "日志的哈希与账本所载不符"
  },
  "prompt.uncovered": {
    en: "the ledger does not cover these operations",
    zh: "账本未覆盖这些操作"
  },
  "run.entry": {
    en: "the entry about a run does not fit the entries before it",
    zh: "关于生成的条目与此前的条目不符"
  },
  "index.prompt": {
    en: "a prompt of the index does not fit the ledger",
    zh: "索引中的提示词与账本不符"
  },
  "index.volume": {
    en: "a file of the volume is not the one that the index names",
    zh: "证据册的文件与索引所载不符"
  },
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
    en: "The signature covers the ledger and, through it, originals, personal payloads, and logs and frozen documents of prompts. The dossier PDF, titles and labels in the index, and the verifier itself are covered by the manifests only.",
    zh: "签名覆盖账本，并通过账本覆盖原件、个人信息载荷以及提示词的日志和冻结文档。卷宗 PDF、索引中的标题和标签以及验证程序本身仅由清单覆盖。"
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
  prompts: { en: "Joint prompts", zh: "共同提示词" },
  prompt: { en: "Prompt", zh: "提示词" },
  operations: { en: "operations verified", zh: "项操作已验证" },
  headHash: { en: "hash of the last", zh: "最后一项的哈希" },
  revision: { en: "Revision", zh: "版本" },
  document: { en: "frozen document", zh: "冻结文档" },
  text: { en: "text", zh: "文字" },
  units: { en: "UTF-16 units", zh: "个 UTF-16 单元" },
  runs: { en: "Runs", zh: "生成任务" },
  gapless: { en: "numbered 1 to", zh: "编号 1 至" },
  open: { en: "without a recorded end", zh: "项未记录结束" },
  outputs: { en: "outputs", zh: "项输出" },
  recreations: { en: "Recreations, apart", zh: "事后模拟（另列）" },
  choices: { en: "Choices", zh: "选择" },
  steps: { en: "Steps of later work", zh: "修改步骤" },
  gaps: { en: "Gaps in capture", zh: "采集缺口" },
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
function valueWords(value2, language) {
  return language === "zh" ? VALUE_WORDS[value2] ?? value2 : value2;
}
function recordWords(record, language) {
  if (language === "en") return record;
  return record.replace(/\bentr(y|ies) (?=\d)/, "条目 ").replace(/\bpayload (?=\d)/, "载荷 ").replace(/\boperations? (?=\d)/, "操作 ").replace(/\bline (\d+)/, "第 $1 行");
}

// scripts/verify/node-sources.ts
import { createReadStream } from "node:fs";
import { open as open2, readdir, stat } from "node:fs/promises";
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
var _a3 = freb(fleb, 2);
var fl = _a3.b;
var revfl = _a3.r;
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
var max2 = function(a) {
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
        var clb = max2(clt), clbmsk = (1 << clb) - 1;
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
        lbt = max2(lt);
        dbt = max2(dt);
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
  const whole3 = bytes.length - bytes.length % 8;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (; i2 < whole3; i2 += 8) {
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
  const { count: count2, offset, bytes } = await findDirectory(source);
  if (count2 > MAX_MEMBERS || bytes > MAX_DIRECTORY_BYTES) {
    throw new ArchiveError("limit", `${count2} members`);
  }
  if (count2 * CENTRAL_BYTES > bytes) throw new ArchiveError("damaged", "directory too short");
  const directory = new Cursor(await source.read(offset, bytes));
  const found = [];
  for (let i2 = 0; i2 < count2; i2++) found.push(readMember(directory));
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
    const id3 = extra.u16();
    const field = new Cursor(extra.take(extra.u16()));
    if (id3 === 28789) throw new ArchiveError("name", `second name of ${name2}`);
    if (id3 !== 1) continue;
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
function layOut(found, directoryAt, size2) {
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
  if (total > FREE_BYTES + MAX_RATIO * size2) throw new ArchiveError("bomb", `${total} bytes`);
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
    const value2 = this.u32() * 2 ** 32 + low;
    if (!Number.isSafeInteger(value2)) throw new ArchiveError("damaged", "a size beyond 2^53");
    return value2;
  }
  take(length2) {
    const start = this.#step(length2);
    return this.#bytes.subarray(start, start + length2);
  }
  /** Text of bytes; names that are allowed are ASCII, others only have to stay different from it. */
  latin1(length2) {
    return LATIN1.decode(this.take(length2));
  }
  #step(length2) {
    const start = this.at;
    if (start + length2 > this.#bytes.length) throw new ArchiveError("damaged", "cut short");
    this.at = start + length2;
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
  constructor(source, member, window2, chunk) {
    this.#source = source;
    this.#member = member;
    this.#window = window2;
    this.#chunk = chunk;
  }
  async read(offset, length2) {
    const at2 = offset - this.#member.offset;
    if (at2 + length2 <= this.#window.length) return this.#window.subarray(at2, at2 + length2);
    return this.#source.read(offset, length2);
  }
  /** The packed data from where they start, in pieces of at most a chunk. */
  async *pieces(start) {
    const end = start + this.#member.packed;
    const windowEnd = this.#member.offset + this.#window.length;
    for (let at2 = start; at2 < end; ) {
      const stop = at2 < windowEnd ? Math.min(windowEnd, end) : end;
      const length2 = Math.min(this.#chunk, stop - at2);
      yield await this.read(at2, length2);
      at2 += length2;
    }
  }
};
var ZipArchive = class _ZipArchive {
  #source;
  #members;
  #chunk;
  constructor(source, members3, chunk) {
    this.#source = source;
    this.#members = new Map(members3.map((member) => [member.name, member]));
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
    const window2 = await this.#source.read(member.offset, first);
    return new Span(this.#source, member, window2, this.#chunk);
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
  async #checkDescriptor(member, span, length2) {
    const known = [12, 16, 20, 24].includes(length2);
    const descriptor = new Cursor(await span.read(member.end - length2, known ? length2 : 0));
    const signed = length2 % 8 === 0;
    const agree = known && (!signed || descriptor.u32() === DESCRIPTOR) && descriptor.u32() === member.crc && (length2 < 20 ? descriptor.u32() : descriptor.u64()) === member.packed && (length2 < 20 ? descriptor.u32() : descriptor.u64()) === member.bytes;
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
function isStated(stated, value2, mayBeElsewhere) {
  return stated === value2 || mayBeElsewhere && (stated === 0 || stated === 4294967295);
}

// scripts/verify/node-sources.ts
var CHUNK_BYTES = 1024 * 1024;
var MAX_FILES = 25e4;
async function openBundle(path) {
  if ((await stat(path)).isDirectory()) {
    return { reader: await folderReader(path), close: async () => void 0 };
  }
  const file = await open2(path, "r");
  try {
    const archive = await ZipArchive.open(await fileAccess(file), CHUNK_BYTES);
    return { reader: bagIn(archive), close: () => file.close() };
  } catch (error2) {
    await file.close();
    throw error2;
  }
}
async function fileAccess(file) {
  const { size: size2 } = await file.stat();
  return {
    size: size2,
    async read(offset, length2) {
      const bytes = new Uint8Array(length2);
      for (let done = 0; done < length2; ) {
        const { bytesRead } = await file.read(bytes, done, length2 - done, offset + done);
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
var SILENT_GROUPS = /* @__PURE__ */ new Set(["prompt", "run", "older"]);
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
  return report.groups.filter(({ group, examined, failed }) => !SILENT_GROUPS.has(group) || examined + failed > 0).map(({ group, examined, failed }) => {
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
    `${say("files")}: ${counts.files} (${counts.bytes} bytes)`,
    ...runRows(report, say).map(([name2, value2]) => `${name2}: ${value2}`),
    ...promptLines(report, say)
  ];
}
function runRows({ runs }, say) {
  const { open: open3, outputs, recreations, choices, steps, gaps } = runs;
  const rows = [];
  if (runs.runs > 0) {
    const numbers = `${say("gapless")} ${runs.runs}`;
    rows.push([say("runs"), `${numbers}; ${outputs} ${say("outputs")}; ${open3} ${say("open")}`]);
  }
  const counted = [
    ["recreations", recreations],
    ["choices", choices],
    ["steps", steps],
    ["gaps", gaps]
  ];
  for (const [key, count2] of counted) if (count2 > 0) rows.push([say(key), String(count2)]);
  return rows;
}
function promptLines({ prompts }, say) {
  if (prompts.length === 0) return [];
  return [
    `${say("prompts")}: ${prompts.length}`,
    ...prompts.flatMap(({ number: number3, prompt, operations: operations2, covered, hash, revisions }) => [
      `  ${say("prompt")} ${number3} (${prompt}): ${operations2}/${covered} ${say("operations")}`,
      `    ${say("headHash")}: ${hash}`,
      ...revisions.flatMap(({ revision, sha256: sha2563, texts }) => [
        `    ${say("revision")} ${revision}, ${say("document")}: ${sha2563}`,
        ...texts.map(
          (text) => `      ${say("text")} ${show(text.field)}: ${text.sha256} (${text.length} ${say("units")})`
        )
      ])
    ])
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
async function main(args2) {
  let task;
  try {
    task = await readArguments(args2);
  } catch (error2) {
    const message = error2 instanceof Error ? error2.message : String(error2);
    process.stderr.write(`${message}

${USAGE}`);
    return 2;
  }
  if (!task) {
    process.stdout.write(USAGE);
    return 0;
  }
  const keys2 = task.vkeys ? { vkeys: task.vkeys } : {};
  const older = task.older === void 0 ? void 0 : await verifyPath(task.older, keys2);
  const head = older && headOf(older);
  const report = older && !head ? void 0 : await verifyPath(task.bundle, { ...keys2, ...head ? { older: head } : {} });
  print2(task, report, older);
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
  } catch (error2) {
    return unusable(error2);
  }
}
function headOf(report) {
  if (!report.usable || report.origin === null) return void 0;
  if (report.size === null || report.root === null) return void 0;
  return { origin: report.origin, size: report.size, root: fromHex(report.root) };
}
function print2(task, report, older) {
  if (task.json) {
    const ok = report?.ok === true && older?.ok !== false;
    const whole3 = { ok, report: report ?? null, ...older ? { older } : {} };
    process.stdout.write(`${JSON.stringify(whole3, null, 2)}
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
async function readArguments(args2) {
  const { values, positionals } = parseArgs({
    args: [...args2],
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
  const keys2 = lines.map((line) => parseVkey(line.trim()));
  const known = keys2.filter((key) => key !== void 0);
  if (known.length === 0 || known.length !== keys2.length) {
    throw new UsageError(`--vkey: not a list of keys: ${argument}`);
  }
  return known;
}
process.stdout.on("error", () => void 0);
process.exitCode = await main(process.argv.slice(2));
