// @ts-check
// Makes what lies beside this file: a picture signed and time-stamped by authorities of our own, one
// that was made of it and says so under its signature, and their root certificates, for tests. Needs openssl; run once, by hand:
//   node lib/previews/testing-credentials/make.mjs
// The keys are thrown away. Nobody's list names these roots but a test's.
import { execFileSync } from 'node:child_process';
import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const here = path.dirname(fileURLToPath(import.meta.url));
const work = mkdtempSync(path.join(tmpdir(), 'chirograph-credentials-'));
const at = (/** @type {string} */ name) => path.join(work, name);
const openssl = (/** @type {string[]} */ ...args) =>
  execFileSync('openssl', args, { cwd: work, stdio: ['ignore', 'pipe', 'pipe'] });

const DAYS = '36500';

/**
 * A root of its own and a certificate under it.
 * @param {string} name
 * @param {string} extensions of the certificate
 */
function authority(name, extensions) {
  for (const key of [`${name}-root`, name]) {
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${key}.key`);
  }
  writeFileSync(
    at(`${name}.cnf`),
    `[root]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
[leaf]
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
${extensions}
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
[req]
distinguished_name=dn
[dn]
`,
  );
  const subject = (/** @type {string} */ what) => `/C=XX/O=Chirograph tests/CN=${name} ${what}`;
  const config = ['-config', `${name}.cnf`];
  openssl(
    'req',
    '-x509',
    '-new',
    '-key',
    `${name}-root.key`,
    '-subj',
    subject('root'),
    '-days',
    DAYS,
    '-extensions',
    'root',
    '-out',
    `${name}-root.pem`,
    ...config,
  );
  openssl(
    'req',
    '-new',
    '-key',
    `${name}.key`,
    '-subj',
    subject('certificate'),
    '-out',
    `${name}.csr`,
    ...config,
  );
  openssl(
    'x509',
    '-req',
    '-in',
    `${name}.csr`,
    '-CA',
    `${name}-root.pem`,
    '-CAkey',
    `${name}-root.key`,
    '-set_serial',
    '4096',
    '-days',
    DAYS,
    '-extfile',
    `${name}.cnf`,
    '-extensions',
    'leaf',
    '-out',
    `${name}.pem`,
  );
  writeFileSync(path.join(here, `${name}-root.pem`), readFileSync(at(`${name}-root.pem`)));
}

/** @param {number} major @param {number} n */
function head(major, n) {
  if (n < 24) return Buffer.from([(major << 5) | n]);
  if (n < 256) return Buffer.from([(major << 5) | 24, n]);
  return Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
}
const bytes = (/** @type {Uint8Array} */ b) => Buffer.concat([head(2, b.length), b]);
const text = (/** @type {string} */ s) =>
  Buffer.concat([head(3, Buffer.byteLength(s)), Buffer.from(s)]);
const array = (/** @type {Buffer[]} */ ...a) => Buffer.concat([head(4, a.length), ...a]);
const map = (/** @type {[Buffer, Buffer][]} */ ...m) =>
  Buffer.concat([head(5, m.length), ...m.flat()]);

/** The DER of a time stamp over data, by our authority. @param {Buffer} data */
function timeStamp(data) {
  writeFileSync(at('data'), data);
  writeFileSync(at('serial'), '01');
  writeFileSync(
    at('tsa.cnf'),
    `[tsa]
default_tsa=tsa1
[tsa1]
serial=serial
default_policy=1.2.3.4.1
digests=sha256
signer_digest=sha256
accuracy=secs:1
ess_cert_id_alg=sha256
`,
  );
  openssl('ts', '-query', '-data', 'data', '-sha256', '-cert', '-out', 'query.tsq');
  openssl(
    'ts',
    '-reply',
    '-config',
    'tsa.cnf',
    '-section',
    'tsa1',
    '-queryfile',
    'query.tsq',
    '-signer',
    'time.pem',
    '-inkey',
    'time.key',
    '-chain',
    'time-root.pem',
    '-token_out',
    '-out',
    'token.der',
  );
  return readFileSync(at('token.der'));
}

const RESERVED = 12_000;

/** COSE_Sign1 (RFC 9052 §4.2) over a claim, with its time stamp, filled up to what is reserved. @param {Uint8Array} claim */
function coseOf(claim) {
  const certificate = new X509Certificate(readFileSync(at('signer.pem'))).raw;
  // {1: -7} is ES256, {33: …} the chain (RFC 9360).
  const header = map([head(0, 1), head(1, 6)], [head(0, 33), bytes(certificate)]);
  const toSign = array(text('Signature1'), bytes(header), bytes(Buffer.alloc(0)), bytes(claim));
  const key = createPrivateKey(readFileSync(at('signer.key')));
  const signature = sign('sha256', toSign, { key, dsaEncoding: 'ieee-p1363' });
  // What is stamped is the signature, as a countersignature (RFC 9052 §4.4 in its first form).
  const empty = bytes(Buffer.alloc(0));
  const stamped = array(text('CounterSignature'), bytes(header), empty, bytes(bytes(signature)));
  const token = timeStamp(stamped);
  const stamps = map([text('tstTokens'), array(map([text('val'), bytes(token)]))]);
  const whole = (/** @type {number} */ pad) =>
    Buffer.concat([
      Buffer.from([0xd2]),
      array(
        bytes(header),
        map([text('sigTst2'), stamps], [text('pad'), bytes(Buffer.alloc(pad))]),
        Buffer.from([0xf6]),
        bytes(signature),
      ),
    ]);
  return new Uint8Array(whole(RESERVED - whole(300).length + 300));
}

/** The library reads a Blob as workers of a browser do, at once; Node has no such way. */
class HeldBlob extends Blob {
  /** @param {Uint8Array} held */
  constructor(held) {
    super([new Uint8Array(held)], { type: 'image/png' });
    this.held = held;
  }
  /** @param {number} [start] @param {number} [end] */
  slice(start, end) {
    return new HeldBlob(this.held.subarray(start, end));
  }
}
Object.assign(globalThis, {
  FileReaderSync: class {
    /** @param {HeldBlob} blob */
    readAsArrayBuffer(blob) {
      return new Uint8Array(blob.held).buffer;
    }
  },
});

authority('signer', 'extendedKeyUsage=critical,emailProtection');
authority('time', 'extendedKeyUsage=critical,timeStamping');
const { initSync, WasmBuilder } = await import('@contentauth/c2pa-wasm');
const require = createRequire(import.meta.url);
initSync({ module: readFileSync(require.resolve('@contentauth/c2pa-wasm/c2pa.wasm')) });

/**
 * A picture of one colour with signed credentials; of a parent, where one is given.
 * @param {string} name @param {string} background @param {object} act @param {Uint8Array} [parent]
 */
async function signedPicture(name, background, act, parent) {
  const builder = WasmBuilder.fromJson(
    JSON.stringify({
      claim_generator_info: [{ name: 'Chirograph tests', version: '1' }],
      title: 'A picture of a test',
      assertions: [{ label: 'c2pa.actions.v2', data: { actions: [act] } }],
    }),
    JSON.stringify({ builder: { thumbnail: { enabled: false } } }),
  );
  if (parent) {
    const ingredient = { title: 'signed.png', relationship: 'parentOf', label: 'parent' };
    const held = new HeldBlob(parent);
    await builder.addIngredientFromBlob(JSON.stringify(ingredient), 'image/png', held);
  }
  const colour = { width: 16, height: 16, channels: /** @type {const} */ (3), background };
  const picture = await sharp({ create: colour }).png().toBuffer();
  const signed = await builder.sign(
    { alg: 'es256', reserveSize: RESERVED, sign: async (claim) => coseOf(claim) },
    [],
    'image/png',
    new HeldBlob(picture),
  );
  writeFileSync(path.join(here, name), signed);
  console.log(`${name}: ${signed.length} bytes`);
  return signed;
}

const first = await signedPicture('signed.png', '#b3261e', {
  action: 'c2pa.created',
  digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
});
const opened = { action: 'c2pa.opened', parameters: { ingredientIds: ['parent'] } };
await signedPicture('signed-child.png', '#0f5257', opened, first);
rmSync(work, { recursive: true });
