import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { PreparedPictures } from './prepared-pictures';
import { readTestOriginal } from './runs/testing-runs';

const folder = mkdtempSync(path.join(tmpdir(), 'chirograph-pictures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Pictures of the originals of tests, in a folder that goes with the file of tests. */
export const testPictures = new PreparedPictures(folder, readTestOriginal);
