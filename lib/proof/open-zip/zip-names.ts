/** Bit 11 of a member's flags: its name is UTF-8 (APPNOTE 6.3.10 §4.4.4). */
const IS_UTF8 = 0x0800;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The name of a member. Where the archive does not say that it is UTF-8, programs have written it in
 * the code page of their time: UTF-8 is tried, then GBK as Chinese systems write it, then Latin 1,
 * which always reads. The name is only what the archive says; bytes decide what an exhibit is.
 */
export function memberName(bytes: Uint8Array, flags: number): string {
  const tries = flags & IS_UTF8 ? [UTF8] : [UTF8, gbk()];
  for (const decoder of tries) {
    try {
      if (decoder) return decoder.decode(bytes);
    } catch {
      // The next one.
    }
  }
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** Some runtimes are built without the larger code pages. */
function gbk(): TextDecoder | null {
  try {
    return new TextDecoder('gbk', { fatal: true });
  } catch {
    return null;
  }
}

/** What systems leave in archives beside the files that somebody put there. */
export function isSystemFile(name: string): boolean {
  return /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name);
}
