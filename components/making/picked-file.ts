import type { ExhibitItem } from '@/lib/exhibits/dto';
import type { RunFile } from '@/lib/runs/dto';

/** An exhibit as the forms of later work know it: enough to name it, show it and draw on it. */
export type PickedFile = Pick<
  ExhibitItem,
  'id' | 'number' | 'title' | 'fileName' | 'thumb' | 'width' | 'height' | 'mediaType' | 'sha256'
>;

/** A file of a record, for a form that states it anew. */
export function pickedOf(file: RunFile): PickedFile {
  const { exhibitId: id, number, title, thumb, width, height, mediaType, sha256 } = file;
  return { id, number, title, fileName: '', thumb, width, height, mediaType, sha256 };
}

/** Address of the working copy of a picture; null where the file has none to look at. */
export function viewOf(caseId: string, file: PickedFile): string | null {
  return file.thumb === null ? null : `/api/v1/cases/${caseId}/copies/${file.sha256}/view`;
}

/** Name of a file for people; titles can be erased under law. */
export function nameOf(file: { title: string; fileName?: string }, none: string): string {
  return file.title || file.fileName || none;
}
