import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, vi } from 'vitest';

/** Fresh modules with another number of trusted proxies; settings are read once. */
async function withProxies(count: number) {
  vi.resetModules();
  vi.stubEnv('TRUSTED_PROXIES', String(count));
  const { clientOf, networkOf } = await import('./address');
  const { markPeers } = await import('./peer');
  return { clientOf, networkOf, markPeers };
}

const sent = (forwarded: string) => new Headers({ 'x-forwarded-for': forwarded });

describe('the address of a request', () => {
  it('is not what the caller says where no proxy is trusted', async () => {
    const { clientOf } = await withProxies(0);
    expect(clientOf(sent('203.0.113.7')).address).toBe('');
    const headers = new Headers({ 'x-chirograph-peer': '203.0.113.7' });
    expect(clientOf(headers).address).toBe('');
  });

  it('is what the last trusted proxy saw, never what stands further left', async () => {
    const one = await withProxies(1);
    expect(one.clientOf(sent('6.6.6.6, 203.0.113.7')).address).toBe('203.0.113.7');
    const two = await withProxies(2);
    expect(two.clientOf(sent('6.6.6.6, 203.0.113.7, 10.0.0.2')).address).toBe('203.0.113.7');
  });

  it('loses port, brackets and anything that is no address', async () => {
    const { clientOf } = await withProxies(1);
    expect(clientOf(sent('203.0.113.7:4711')).address).toBe('203.0.113.7');
    expect(clientOf(sent('[2001:db8::1]:4711')).address).toBe('2001:db8::1');
    expect(clientOf(sent('::ffff:203.0.113.7')).address).toBe('203.0.113.7');
    expect(clientOf(sent('<script>')).address).toBe('');
  });

  it('is that of the connection once peers are marked, whatever the caller wrote', async () => {
    const { clientOf, markPeers } = await withProxies(0);
    markPeers();
    markPeers();
    const seen = await new Promise<string>((resolve) => {
      const server = createServer((request, response) => {
        const headers = new Headers();
        for (const [name, value] of Object.entries(request.headers)) {
          if (typeof value === 'string') headers.set(name, value);
        }
        resolve(clientOf(headers).address);
        response.end();
        server.close();
      }).listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        get({ port, host: '127.0.0.1', headers: { 'x-chirograph-peer': '6.6.6.6' } });
      });
    });
    expect(seen).toBe('127.0.0.1');
  });
});

describe('the network attempts are counted under', () => {
  it('is the address, and for IPv6 its /64 in one spelling', async () => {
    const { networkOf } = await withProxies(0);
    expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
    expect(networkOf('2001:db8:0:1::5')).toBe('2001:db8:0:1::/64');
    expect(networkOf('2001:0db8:0000:0001:ffff::')).toBe('2001:db8:0:1::/64');
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  });
});
