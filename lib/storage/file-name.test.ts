import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachmentName, safeName } from './file-name';

describe('a file name for a download', () => {
  it.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\evil\\a.png', 'C__evil_a.png'],
    ['photo\u202egnp.exe', 'photo_gnp.exe'],
    ['a\r\nSet-Cookie: x', 'a__Set-Cookie_ x'],
    ['nul\u0000byte.txt', 'nul_byte.txt'],
    ['zero\u200bwidth.png', 'zero_width.png'],
    ['...', 'file'],
    ['', 'file'],
    ['证据 1.png', '证据 1.png'],
    ['lone\ud800.txt', 'lone_.txt'],
  ])('of %j is %j', (name, expected) => {
    expect(safeName(name)).toBe(expected);
  });

  it('keeps its ending when it is shortened', () => {
    const name = safeName(`${'很'.repeat(300)}.jpeg`);
    expect(name).toHaveLength(180);
    expect(name.endsWith('很.jpeg')).toBe(true);
  });

  it('never breaks out of its header, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.boolean(), (name, inline) => {
        const header = attachmentName(name, inline);
        expect(header).toMatch(
          /^(inline|attachment); filename="[ !#$&-~]+"; filename\*=UTF-8''[A-Za-z0-9._~%-]+$/,
        );
        const exact = decodeURIComponent(header.split("''")[1] ?? '');
        expect(exact).toBe(safeName(name));
        expect(exact).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
      }),
    );
  });
});
