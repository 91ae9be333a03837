// Keys have no place in what is kept. Where a body carries one it is taken out before the body
// becomes an exhibit; everything around it stays as it was.

const REMOVED = '[removed]';

/** Members whose value is a key, whatever it looks like. */
const MEMBER =
  /"((?:[\w-]*[_-])?(?:api[_-]?key|authorization|password|secret|access[_-]?token|auth[_-]?token|refresh[_-]?token|id[_-]?token|bearer|token)(?:[_-]comfy[_-]org)?)"(\s*:\s*)"((?:[^"\\]|\\.){1,20000})"/gi;

/** Keys that are told by their form, wherever they stand. */
const FORMS =
  /\b(?:chg_[A-Za-z0-9_-]{43}|sk-[A-Za-z0-9_-]{20,200}|Bearer\s+[A-Za-z0-9._~+/-]{16,}=*)/g;

export type Cleaned = { bytes: Buffer; removed: number };

/** A body without keys, and how many were taken out. `known` are keys that are known in clear. */
export function withoutSecrets(body: Buffer, known: readonly string[]): Cleaned {
  // Latin-1 keeps every byte as it is, whatever the body is made of.
  const text = body.toString('latin1');
  let removed = 0;
  const count = () => {
    removed += 1;
    return REMOVED;
  };
  let clean = text.replace(MEMBER, (_all, name: string, colon: string) => {
    return `"${name}"${colon}"${count()}"`;
  });
  for (const secret of known) {
    if (secret.length < 8) continue;
    clean = clean.replaceAll(Buffer.from(secret).toString('latin1'), count);
  }
  clean = clean.replace(FORMS, count);
  return removed === 0
    ? { bytes: body, removed }
    : { bytes: Buffer.from(clean, 'latin1'), removed };
}
