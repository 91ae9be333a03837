import { hasGeneratedLabel } from '@/lib/records/generated-label';
import { fileSource } from './file-source';

// What the process that makes working copies asks of the records of its one hostile file. Bundled by
// the build, because that process is a plain program (scripts/workers/preview-worker.mjs).

/** Whether a file says of itself that a model made it. Throws where it cannot be read at all. */
export const isLabelled = (file: string): Promise<boolean> => hasGeneratedLabel(fileSource(file));
