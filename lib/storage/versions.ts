import {
  DeleteObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
} from '@aws-sdk/client-s3';
import { clients } from './client';
import { storeStatus } from './failures';

/** What became of the versions of an object. */
export interface Removal {
  readonly removed: number;
  /** Versions under retention or hold, which stay. */
  readonly retained: number;
}

interface Found {
  readonly Key: string;
  readonly VersionId?: string | undefined;
}

/**
 * Removes every version of every key that starts with `prefix` and `matches`, delete markers
 * included, so that the bytes are gone and not only hidden. Locked versions are counted and left.
 * Throws what the store's client throws.
 */
export async function removeVersions(
  prefix: string,
  matches: (key: string) => boolean = () => true,
): Promise<Removal> {
  const { server, bucket } = clients();
  let removed = 0;
  let retained = 0;
  for await (const { Key, VersionId } of versionsUnder(prefix)) {
    if (!matches(Key)) continue;
    try {
      await server.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId }));
      removed += 1;
    } catch (error) {
      if (storeStatus(error) !== 403) throw error;
      retained += 1;
    }
  }
  return { removed, retained };
}

async function* versionsUnder(prefix: string): AsyncGenerator<Found> {
  const { server, bucket } = clients();
  const place = { Bucket: bucket, Prefix: prefix };
  let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
  do {
    let page: Awaited<ReturnType<typeof listVersions>>;
    try {
      page = await listVersions({ ...place, ...markers });
    } catch (error) {
      const status = storeStatus(error);
      if (status !== 501 && status !== 405 && status !== 400) throw error;
      // A store without versions: what is listed is all there is.
      const { Contents = [] } = await server.send(new ListObjectsV2Command(place));
      for (const { Key } of Contents) if (Key !== undefined) yield { Key };
      return;
    }
    for (const { Key, VersionId } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])]) {
      if (Key !== undefined) yield { Key, VersionId };
    }
    markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
    if (!page.IsTruncated) return;
  } while (markers.KeyMarker !== undefined);
}

function listVersions(input: ConstructorParameters<typeof ListObjectVersionsCommand>[0]) {
  return clients().server.send(new ListObjectVersionsCommand(input));
}
