import { fromBase64 } from '@/lib/kernel/digest';
import { decodeText } from './text-decoding';

/** A mail as it says of itself; `at` is its first character in the text. */
export type Mail = {
  from: string | null;
  date: string | null;
  subject: string;
  id: string | null;
  body: string;
  at: number;
};

const HEADER =
  /^(Return-Path|Received|From|Date|Message-ID|Delivered-To|MIME-Version|Subject|To):/i;
const MOST_BODY = 256 * 1024;
const MOST_PARTS = 30;
const MOST_DEPTH = 8;

/** Mails of an `.eml` or `.mbox` text (RFC 5322, RFC 4155); none where it is neither. */
export function mailsOf(text: string, most: number): Mail[] {
  const isBox = /^From \S+ .{10,40}\r?\n/.test(text);
  if (!isBox && !HEADER.test(text)) return [];
  const starts = isBox
    ? [...text.matchAll(/(?:^|\n\r?\n)From \S+ [^\n]{10,60}\n/g)].map(
        (one) => one.index + one[0].length,
      )
    : [0];
  const mails: Mail[] = [];
  for (const [i, start] of starts.slice(0, most).entries()) {
    const end = starts[i + 1] ?? text.length;
    const mail = mailOf(text.slice(start, end), start);
    if (mail) mails.push(mail);
  }
  return mails;
}

function mailOf(text: string, at: number): Mail | null {
  const { headers, body } = split(text);
  const from = headers.get('from');
  const date = headers.get('date');
  if (from === undefined || (date === undefined && !headers.has('message-id'))) return null;
  return {
    from: words(from),
    date: date ?? null,
    subject: words(headers.get('subject') ?? ''),
    id: headers.get('message-id') ?? null,
    body: textOf(headers, body, 0).slice(0, MOST_BODY),
    at,
  };
}

function split(text: string): { headers: Map<string, string>; body: string } {
  const end = /\r?\n\r?\n/.exec(text);
  const head = text.slice(0, Math.min(end?.index ?? text.length, 64 * 1024));
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).toLowerCase();
    if (name && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: end ? text.slice(end.index + end[0].length) : '' };
}

/** The first plain text of a mail, decoded; HTML stays the source it is. */
function textOf(headers: Map<string, string>, body: string, depth: number): string {
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]{1,100})"?/i.exec(type)?.[1];
  if (/^multipart\//i.test(type) && boundary && depth < MOST_DEPTH) {
    const parts = body.split(`--${boundary}`).slice(1, MOST_PARTS).map(partOf);
    const plain = parts.find((one) => /^text\/plain|^multipart\//i.test(kindOf(one.headers)));
    const chosen = plain ?? parts[0];
    return chosen ? textOf(chosen.headers, chosen.body, depth + 1) : '';
  }
  const coding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  const charset = /charset="?([\w-]{1,40})"?/i.exec(type)?.[1] ?? 'utf-8';
  if (coding === 'base64') return decoded(base64(body.slice(0, 4 * MOST_BODY)), charset);
  if (coding === 'quoted-printable')
    return decoded(quotedBytes(body.slice(0, 4 * MOST_BODY)), charset);
  return body.replace(/\s+$/, '');
}

const partOf = (part: string) => split(part.replace(/^\r?\n/, ''));
const kindOf = (headers: Map<string, string>) => headers.get('content-type') ?? 'text/plain';

function base64(text: string): Uint8Array {
  try {
    return fromBase64(text.replace(/[^A-Za-z0-9+/=]/g, ''));
  } catch {
    return new Uint8Array(0);
  }
}

function quotedBytes(text: string): Uint8Array {
  const plain = text.replace(/=\r?\n/g, '');
  const bytes: number[] = [];
  for (let i = 0; i < plain.length; i++) {
    const hex =
      plain[i] === '=' ? /^[0-9A-Fa-f]{2}/.exec(plain.slice(i + 1, i + 3))?.[0] : undefined;
    if (hex) {
      bytes.push(Number.parseInt(hex, 16));
      i += 2;
    } else bytes.push(...new TextEncoder().encode(plain[i]));
  }
  return Uint8Array.from(bytes);
}

function decoded(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes).replace(/\s+$/, '');
  } catch {
    return decodeText(bytes).text;
  }
}

/** Encoded words of a header (RFC 2047). */
function words(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?([\w-]{1,40})\?([BQ])\?([^?]{0,2000})\?=/gi, (_all, charset, kind, data) =>
      /b/i.test(kind)
        ? decoded(base64(data), charset)
        : decoded(quotedBytes(data.replaceAll('_', ' ')), charset),
    );
}
