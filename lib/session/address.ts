import type { Client } from '@/lib/kernel/actor';
import { env } from '@/lib/kernel/env';
import { PEER_HEADER, peersAreMarked } from './peer';

/** Longest address kept: IPv6 with a zone is shorter. */
const ADDRESS_LIMIT = 64;
const AGENT_LIMIT = 400;

/**
 * Address and browser of a request. With TRUSTED_PROXIES = n, the address is the n-th from the
 * right of X-Forwarded-For: each trusted proxy adds the address it was called from, and what
 * stands further left was written by the caller and is not believed. With 0, it is the address
 * the connection came from. Empty where nothing trustworthy is known.
 */
export function clientOf(headers: Headers): Client {
  return {
    address: addressOf(headers, env().TRUSTED_PROXIES),
    userAgent: (headers.get('user-agent') ?? '').toWellFormed().slice(0, AGENT_LIMIT),
  };
}

function addressOf(headers: Headers, proxies: number): string {
  const peer = peersAreMarked() ? headers.get(PEER_HEADER) : null;
  const forwarded = (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (proxies === 0) return tidy(peer ?? '');
  return tidy(forwarded.at(-proxies) ?? forwarded[0] ?? peer ?? '');
}

/** Without port, brackets and the IPv4-in-IPv6 prefix, so that one caller has one spelling. */
function tidy(address: string): string {
  const bare = address
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d{1,3}(?:\.\d{1,3}){3}):\d+$/, '$1')
    .replace(/^::ffff:(?=\d{1,3}\.)/i, '')
    .toLowerCase();
  return /^[0-9a-f.:%a-z]*$/.test(bare) ? bare.slice(0, ADDRESS_LIMIT) : '';
}

/**
 * What attempts are counted under: an IPv4 address, or the /64 of an IPv6 address, because one
 * subscriber usually owns all of a /64.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
