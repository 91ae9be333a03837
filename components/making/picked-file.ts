import type { ExhibitItem } from '@/lib/exhibits/dto';
import type { RunFile } from '@/lib/runs/dto';

/** An exhibit as the forms of later work know it: enough to name it and show it. */
export type PickedFile = Pick<ExhibitItem, 'id' | 'number' | 'title' | 'fileName' | 'thumb'>;

/** A file of a record, for a form that states it anew. */
export function pickedOf(file: RunFile): PickedFile {
  const { exhibitId: id, number, title, thumb } = file;
  return { id, number, title, fileName: '', thumb };
}

/** Name of a file for people; titles can be erased under law. */
export function nameOf(file: { title: string; fileName?: string }, none: string): string {
  return file.title || file.fileName || none;
}
