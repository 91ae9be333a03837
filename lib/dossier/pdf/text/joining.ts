/**
 * Joiners (ZWNJ, ZWJ) and variation selectors: they change the characters beside them and have no look of
 * their own.
 */
export function isJoining(codePoint: number): boolean {
  return (
    codePoint === 0x200c ||
    codePoint === 0x200d ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    (codePoint >= 0xe0100 && codePoint <= 0xe01ef)
  );
}
