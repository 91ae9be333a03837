import { newId } from '@/lib/kernel/ids';
import type { ZipMember } from '@/lib/proof/open-zip/zip-listing';
import type { Bytes } from './hashing-protocol';
import type { NewItem, Source } from './queue';

/** A file with the name it came under, folders included. */
export type Picked = { file: File; name: string };

/** Longest name a case keeps, in UTF-16 units. */
const LONGEST_NAME = 1000;

/** A file as it begins its way. Folders are left out of a name only where it would be too long. */
export function newFile({ file, name }: Picked): NewItem {
  return {
    key: newId('request'),
    source: { file },
    name: name.length > LONGEST_NAME ? file.name : name,
    bytes: file.size,
    mediaType: file.type,
    lastModified: file.lastModified,
    parent: null,
  };
}

/** A member of an archive. Its last change has no zone; it is read in that of this browser. */
export function newMember(archive: File, member: ZipMember, parent: string): NewItem {
  const changed = member.modified === null ? Number.NaN : Date.parse(member.modified);
  return {
    key: newId('request'),
    source: { archive, member },
    name: member.name,
    bytes: member.bytes,
    mediaType: '',
    lastModified: Number.isNaN(changed) ? null : changed,
    parent,
  };
}

/** Where the bytes of a file are read from. */
export function bytesOf(source: Source): Bytes {
  return 'file' in source ? { blob: source.file } : source;
}

/** Whether a file is worth a look as an archive. */
export function isZip({ name, mediaType }: NewItem): boolean {
  return /\.zip$/i.test(name) || /^application\/(x-)?zip(-compressed)?$/.test(mediaType);
}
