import type { Picked } from '@/components/exhibits/intake/new-items';
import type { ImportFile, ItemState } from '@/lib/imports/dto';
import { MOST_FILES } from '@/lib/imports/model';

/** Files of one group: hashed, announced, sent and admitted together. */
const GROUP_FILES = 50;
const GROUP_BYTES = 128 * 1024 ** 2;

const LONGEST_NAME = 1000;

/** A file with its place in the import. */
export type Planned = {
  position: number;
  name: string;
  file: File;
  /** What the import says of it from before a reload; the digest tells whether it is the same. */
  before: { state: ItemState; sha256: string | null } | null;
};

export type Plan = {
  files: Planned[];
  /** Names that the import does not know yet, from a position on. */
  from: number;
  unnamed: { name: string; bytes: number }[];
};

/**
 * Gives every chosen file its place. With an import that was begun before, a file of the same name
 * and size takes the place it had; others are put behind. Files are taken in the order of their
 * names, so that the same folder is always the same list.
 */
export function planImport(picked: readonly Picked[], known: readonly ImportFile[]): Plan {
  const places = new Map<string, ImportFile[]>();
  for (const one of known) {
    const key = `${one.bytes} ${one.name}`;
    places.set(key, [...(places.get(key) ?? []), one]);
  }
  const from = known.reduce((most, { position }) => Math.max(most, position + 1), 0);
  const unnamed: Plan['unnamed'] = [];
  const files = [...picked]
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .slice(0, MOST_FILES - from)
    .map(({ file, name: given }): Planned => {
      const name = cleanName(given.length > LONGEST_NAME ? file.name : given);
      const place = places.get(`${file.size} ${name}`)?.shift();
      if (place) {
        const { position, state, sha256 } = place;
        return { position, name, file, before: { state, sha256 } };
      }
      unnamed.push({ name, bytes: file.size });
      return { position: from + unnamed.length - 1, name, file, before: null };
    });
  return { files: files.sort((a, b) => a.position - b.position), from, unnamed };
}

/** Names that no text of the record can hold; otherwise as they came. */
function cleanName(name: string): string {
  return name.slice(0, LONGEST_NAME).replaceAll('\0', '\u2400').toWellFormed();
}

/** Files in groups that are carried together. */
export function groupsOf(files: readonly Planned[]): Planned[][] {
  const groups: Planned[][] = [];
  let bytes = 0;
  for (const one of files) {
    const last = groups.at(-1);
    bytes += one.file.size;
    if (last && last.length < GROUP_FILES && bytes <= GROUP_BYTES) last.push(one);
    else {
      groups.push([one]);
      bytes = one.file.size;
    }
  }
  return groups;
}

/** Whether a file is worth opening as an archive. */
export function isArchive(name: string, mediaType: string): boolean {
  return /\.zip$/i.test(name) || /^application\/(x-)?zip(-compressed)?$/.test(mediaType);
}
