import { z } from 'zod';
import type { VolumePreview } from '@/lib/volumes/commands/preview-volume';
import { count, identifier } from './parts';

export const volumePreview = z.union([
  z.object({
    made: z.literal(true),
    pages: count.describe('Pages of the whole volume.'),
    pictures: z.array(z.string()).describe('PNG of the first pages, in base 64.'),
  }),
  z.object({
    made: z.literal(false),
    item: z
      .string()
      .nullable()
      .describe('What could not be composed; null where it took too long or too much.'),
  }),
]) satisfies z.ZodType<VolumePreview>;

export const compositionSaved = z.object({
  compositionId: identifier('composition'),
  version: count,
});
