import { describe, expect, it } from 'vitest';
import { pageSource } from './page-source';

const transfer = (data: Record<string, string>) => ({
  getData: (type: string) => data[type] ?? '',
});

describe('where a pasted or dropped picture comes from', () => {
  it('is the address of the list, without keys behind it', () => {
    const list = '# comment\r\nhttps://tool.example/images/1.png?sig=secret#part\r\n';
    expect(pageSource(transfer({ 'text/uri-list': list }))).toBe(
      'https://tool.example/images/1.png',
    );
  });

  it('is nothing for files, data and script addresses, or where nothing says it', () => {
    for (const address of [
      'file:///etc/passwd',
      'data:image/png;base64,AA',
      'javascript:alert(1)',
      'x',
    ]) {
      expect(pageSource(transfer({ 'text/uri-list': address }))).toBeNull();
    }
    expect(pageSource(transfer({}))).toBeNull();
    expect(pageSource(null)).toBeNull();
  });

  it('holds no name or password of an address', () => {
    const list = 'https://user:word@tool.example/a.png';
    expect(pageSource(transfer({ 'text/uri-list': list }))).toBe('https://tool.example/a.png');
  });
});
