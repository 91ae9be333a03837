import { describe, expect, it } from 'vitest';
import { bytesSource } from './reach';
import { textType } from './text-type';

const utf8 = (text: string) => new TextEncoder().encode(text);
const typeOf = (bytes: Uint8Array) => textType(bytesSource(bytes));

describe('the type of a text', () => {
  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'image/svg+xml'],
    ['<?xml version="1.0"?><!-- <html> --><svg:svg xmlns:svg="x"/>', 'image/svg+xml'],
    ['<!DOCTYPE svg PUBLIC "x" [<!ENTITY a "b">]><svg/>', 'image/svg+xml'],
    ['\ufeff  <!DOCTYPE html><p>', 'text/html'],
    ['<SCRIPT >alert(1)</script>', 'text/html'],
    ['<!-- a comment --><b >', 'text/html'],
    ['<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', 'application/xhtml+xml'],
    ['<?xml version="1.0"?><a/>', 'application/xml'],
    ['<feed xmlns="http://www.w3.org/2005/Atom"/>', 'application/xml'],
    ['{"a":1}', 'application/json'],
    [' [1, {"b": NaN}]', 'text/plain'],
    ['{not json', 'text/plain'],
    ['{\\rtf1 text}', 'application/rtf'],
    ['%!PS-Adobe-3.0', 'application/postscript'],
    ['<lora:add_detail:0.6> a cat, masterpiece', 'text/plain'],
    ['BM is no picture', 'text/plain'],
    ['一段说明 \u202e abc', 'text/plain'],
    ['', 'application/x-empty'],
    ['a\u0000b', null],
  ])('%j is %s', async (text, type) => {
    expect(await typeOf(utf8(text))).toBe(type);
  });

  it('is not claimed for bytes that are no UTF-8, wherever they stand', async () => {
    expect(await typeOf(Uint8Array.of(0xc3, 0x28))).toBeNull();
    const late = utf8('a'.repeat(3_000_000));
    late[2_999_999] = 0xc3;
    expect(await typeOf(late)).toBeNull();
  });

  it('is seen through UTF-16 with a byte order mark', async () => {
    const text = '\ufeff<svg/>';
    const little = Buffer.from(text, 'utf16le');
    expect(await typeOf(little)).toBe('image/svg+xml');
    expect(await typeOf(Buffer.from(little).swap16())).toBe('image/svg+xml');
    expect(await typeOf(Buffer.from('\ufeff\ud800.', 'utf16le'))).toBeNull();
  });

  it('does not break where a character lies across two pieces', async () => {
    expect(await typeOf(utf8(`${'a'.repeat(1024 * 1024 - 1)}汉字`))).toBe('text/plain');
  });

  it('of a long JSON is told by its ends alone', async () => {
    const long = `[${'1,'.repeat(800_000)}1]`;
    expect(await typeOf(utf8(long))).toBe('application/json');
    expect(await typeOf(utf8(`${long} trailing`))).toBe('text/plain');
  });
});
