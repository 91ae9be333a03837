import type { BundleFiles } from './bundle-files';
import type { BundleIndex } from './bundle-index';
import type { AdmittedEntry } from './bundle-ledger';
import type { Findings } from './report';
import { REDACTED } from './volume-rows';

const INDEX = 'data/index.json';

/**
 * Checks what a bundle of a volume holds besides: its files and its composition by digest, and that each
 * derivative is of an exhibit that was admitted and of which the original is kept back. Nothing may lie
 * among the derivatives that the index does not name.
 */
export async function checkVolume(
  files: BundleFiles,
  findings: Findings,
  admissions: readonly AdmittedEntry[],
  index: BundleIndex | undefined,
): Promise<void> {
  const volume = index?.volume;
  const named = new Set(volume?.redactions.map(({ file }) => file));
  for (const path of files.names) {
    if (path.startsWith(REDACTED) && !named.has(path))
      findings.fail(path, 'index.volume', 'a derivative that the index names', path);
  }
  if (!volume || !index) return;
  for (const row of [volume.composition, ...volume.files, ...volume.redactions]) {
    findings.examine('index');
    const found = await files.digest(row.file);
    if (found?.sha256 === row.sha256 && found.bytes === row.bytes) continue;
    const expected = `${row.sha256}, ${row.bytes} bytes`;
    const is = found ? `${found.sha256}, ${found.bytes} bytes` : 'missing';
    findings.fail(row.file, 'index.volume', expected, is);
  }
  for (const { entry, exhibit, file } of volume.redactions) {
    const admitted = admissions.some((one) => one.entry === entry && one.exhibit === exhibit);
    const isBack = index.exhibits.some((row) => row.entry === entry && row.status === 'withheld');
    if (admitted && isBack && file.startsWith(REDACTED)) continue;
    const record = `${INDEX}, ${file}`;
    const expected = 'a derivative of an original that is kept back';
    findings.fail(record, 'index.volume', expected, `entry ${entry} of ${exhibit}`);
  }
}
