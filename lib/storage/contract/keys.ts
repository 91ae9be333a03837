import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { get, put, refusal, type Target } from './target';

/** Keys: every spelling is its own object, and none means anything else. */
export function keysContract(target: () => Target): void {
  describe('keys', () => {
    it.each([
      ['with spaces', 'keys/a  b c'],
      ['with a plus', 'keys/a+b'],
      ['with percent escapes', 'keys/a%20b%2Fc%'],
      ['in Chinese', 'keys/证据/第一号.png'],
      ['with an emoji', 'keys/🖋️.txt'],
      ['with an accent in one code point', 'keys/\u00e9'],
      ['with an accent in two code points', 'keys/e\u0301'],
      ['with empty segments', 'keys//a///b'],
      ['with a slash first', '/keys/first'],
      ['with a slash last', 'keys/folder/'],
      ['with quotes and brackets', `keys/"'<&>[]{}|^\``],
      ['with question mark and hash', 'keys/what?x=1#y'],
      ["with !*'();:@&=$,", "keys/!*'();:@&=$,"],
      ['with a backslash', 'keys/a\\b'],
      ['named like a subresource', 'keys/?acl'],
    ])('keeps a key %s exactly', async (name, key) => {
      const { plain } = target();
      await put(target(), plain, key, `body ${name}`);
      expect(await get(target(), plain, key)).toBe(`body ${name}`);
      const command = new ListObjectsV2Command({ Bucket: plain, Prefix: key });
      const { Contents = [] } = await target().s3.send(command);
      expect(Contents.map((item) => item.Key)).toContain(key);
    });

    it('keeps a key of 1,024 bytes and refuses one byte more', async () => {
      const { plain } = target();
      const longest = `keys/${'证'.repeat(339)}${'x'.repeat(2)}`;
      expect(Buffer.byteLength(longest)).toBe(1024);
      await put(target(), plain, longest, 'long');
      expect(await get(target(), plain, longest)).toBe('long');
      expect(await refusal(put(target(), plain, `${longest}x`, 'no'))).toBe('KeyTooLongError');
    });
  });
}
