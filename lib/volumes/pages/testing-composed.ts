import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ComposedVolume, composeVolume } from './compose-volume';
import type { VolumeInput, VolumeRole } from './set-up';

/** A file of a volume read into memory, with what no font could draw in the whole volume. */
export type TestFile = {
  role: VolumeRole;
  bytes: Uint8Array;
  pages: number;
  missing: ComposedVolume['missing'];
};

/** Composes the files of a volume and reads them; nothing is left on the disk. */
export async function composedFiles(input: VolumeInput): Promise<TestFile[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'chirograph-composed-'));
  try {
    const { files, missing } = await composeVolume(input, folder);
    return await Promise.all(
      files.map(async ({ role, path: file, pages }) => ({
        role,
        bytes: new Uint8Array(await readFile(file)),
        pages,
        missing,
      })),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
