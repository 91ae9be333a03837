import {
  type GeneratedLabel,
  hasGeneratedLabel,
  readGeneratedLabel,
} from '@/lib/records/generated-label';
import { fileSource } from './file-source';

// What the processes that decode hostile files ask of the records of their one file. Bundled by the
// build, because those processes are plain programs (scripts/workers).

/** Whether a file says of itself that a model made it. Throws where it cannot be read at all. */
export const isLabelled = (file: string): Promise<boolean> => hasGeneratedLabel(fileSource(file));

/** The same, with the fields of a label. Throws where the file cannot be read at all. */
export const labelOf = (file: string): Promise<GeneratedLabel> =>
  readGeneratedLabel(fileSource(file));
