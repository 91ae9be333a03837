import { writeFileSync } from 'node:fs';
import type { Composition } from '../../schema';
import type { TestFile } from '../testing-composed';
import { prcComposition } from './testing-prc-composition';
import { composedPrc } from './testing-prc-paper';
import { type ReadVolume, readVolume } from './testing-prc-reading';
import { prcState } from './testing-prc-state';

/** Files of a volume over the test case. PRC_OUT names a folder that they are left in, to look at. */
export async function filesOf(given: Partial<Composition> = {}): Promise<TestFile[]> {
  const files = await composedPrc(await prcState(), prcComposition(given));
  const folder = process.env.PRC_OUT;
  for (const { role, bytes } of folder ? files : [])
    writeFileSync(`${folder}/prc-${given.language ?? 'zh'}-${role}.pdf`, bytes);
  return files;
}

/** The bytes of a file by what it is. */
export const bytesOf = (files: readonly TestFile[], role: TestFile['role'] = 'volume') =>
  files.find((one) => one.role === role)?.bytes ?? new Uint8Array(0);

let made: Promise<TestFile[]> | undefined;
let whole: Promise<ReadVolume> | undefined;

/** The volume in Chinese with all parts, composed once. */
export const files = () => {
  made ??= filesOf();
  return made;
};
/** The same read back. */
export const volume = () => {
  whole ??= files().then((all) => readVolume(bytesOf(all)));
  return whole;
};
