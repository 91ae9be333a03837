import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '@/lib/kernel/digest';

// The lists in scripts/workers/trust-lists were written down from a reading of their source, so
// nothing in them is believed because it stands there: a wrong character breaks a signature or a digest.
const FOLDER = path.join(process.cwd(), 'scripts/workers/trust-lists');
const readme = readFileSync(path.join(FOLDER, 'README.md'), 'utf8');

/** Certificates whose issuer is on no list; only the digest of the whole file speaks for them. */
const ISSUER_ELSEWHERE = ['Adobe Product Issuing CA vault-a-or2.adobe.net cai'];

/** id-kp-timeStamping, RFC 3161, 2.3. */
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

const BLOCK =
  /Subject\t(.+)\n(-----BEGIN CERTIFICATE-----\n[\w+/=\n]+-----END CERTIFICATE-----)\n/g;

const lists = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.pem'))
  .map((name) => {
    const text = readFileSync(path.join(FOLDER, name), 'utf8');
    const certificates = [...text.matchAll(BLOCK)].map(([, subject = '', pem = '']) => ({
      subject,
      certificate: new X509Certificate(pem),
    }));
    return { name, text, certificates };
  });
const all = lists.flatMap(({ certificates }) => certificates.map((one) => one.certificate));

const commonName = ({ subject }: X509Certificate) => /^CN=(.*)$/m.exec(subject)?.[1];
const isSignedBy = (one: X509Certificate, other: X509Certificate) =>
  one.checkIssued(other) && one.verify(other.publicKey);

describe('the lists of trusted signers that are shipped', () => {
  it('are the two of the C2PA conformance program', () => {
    expect(lists.map(({ name }) => name)).toEqual([
      'C2PA-TRUST-LIST.pem',
      'C2PA-TSA-TRUST-LIST.pem',
    ]);
  });

  it.each(lists)('$name is the file that its README names', ({ name, text, certificates }) => {
    const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\``)) ?? '';
    expect(row).toContain(sha256Hex(text));
    expect(row).toContain(`| ${certificates.length} `);
    expect(certificates).toHaveLength(text.split('BEGIN CERTIFICATE').length - 1);
  });

  it.each(lists)('every certificate of $name is one of an authority', ({ certificates }) => {
    expect(certificates.filter(({ certificate }) => !certificate.ca)).toEqual([]);
  });

  it('every signature is right, by the key of an authority on the lists', () => {
    const unproven = all.filter((one) => !all.some((other) => isSignedBy(one, other)));
    expect(unproven.map(commonName)).toEqual(ISSUER_ELSEWHERE);
  });

  it.each(lists)('every subject line of $name is that of its certificate', ({ certificates }) => {
    for (const { subject, certificate } of certificates) {
      const parts = certificate.subject.split('\n').map((part) => part.replaceAll('\\,', ','));
      expect(parts.filter((part) => !subject.includes(part))).toEqual([]);
      expect(subject).toHaveLength(parts.join(', ').length);
    }
  });

  it('who is listed for time stamps alone can do nothing else', () => {
    const [signers, authorities] = lists.map((one) => one.certificates);
    const known = new Set(signers?.map(({ certificate }) => certificate.fingerprint256));
    const alone = (authorities ?? [])
      .map(({ certificate }) => certificate)
      .filter(({ fingerprint256 }) => !known.has(fingerprint256));
    expect(alone).toHaveLength(6);
    for (const { keyUsage } of alone) expect(keyUsage).toEqual([TIME_STAMPING]);
  });

  it('a single wrong character would be found', () => {
    const [one] = all;
    if (!one) throw new Error('no certificate');
    const bytes = Buffer.from(one.raw);
    // The last byte of a certificate belongs to its signature.
    const at = bytes.length - 1;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const wrong = new X509Certificate(bytes);
    expect(all.some((other) => isSignedBy(one, other))).toBe(true);
    expect(all.some((other) => isSignedBy(wrong, other))).toBe(false);
  });
});
