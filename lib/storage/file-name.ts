const MAX_LENGTH = 180;

/**
 * `Content-Disposition` with a file name (RFC 6266, RFC 8187): a plain ASCII form for old clients
 * and the exact one in UTF-8. Path parts, control, bidirectional and invisible characters are
 * replaced, so that the name can neither leave the folder nor pretend another ending.
 */
export function attachmentName(fileName: string, inline: boolean): string {
  const safe = safeName(fileName);
  const ascii = safe.replace(/[^\x20-\x7e]/g, '_').replace(/["%\\]/g, '_');
  const exact = encodeURIComponent(safe).replace(
    /['()*!]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const kind = inline ? 'inline' : 'attachment';
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${exact}`;
}

/** A file name that is only a file name, at most 180 UTF-16 units, its ending kept. */
export function safeName(fileName: string): string {
  const cleaned = fileName
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd/\\:*?"<>|]/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (cleaned === '') return 'file';
  if (cleaned.length <= MAX_LENGTH) return cleaned;
  const dot = cleaned.lastIndexOf('.');
  const ending = dot > 0 && cleaned.length - dot <= 12 ? cleaned.slice(dot) : '';
  return (
    cleaned
      .slice(0, MAX_LENGTH - ending.length)
      .toWellFormed()
      .replace(/\ufffd$/, '') + ending
  );
}
