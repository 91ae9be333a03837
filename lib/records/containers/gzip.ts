import type { Walk } from '../finding';
import { inflate } from '../inflate';
import { latin1 } from '../numbers';

/** Packed bytes that are looked at, and what may come of them: the first element of a document. */
const HEAD = { packed: 4 * 1024, most: 4 * 1024 };

/** A project of Premiere Pro: its first element, after whatever XML puts in front. */
const PREMIERE = /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<PremiereData[\s>]/;

/** Gzip: of what may be in it, only a project of Premiere Pro is a record. */
export const walkGzip: Walk = async (reach, found) => {
  const { bytes } = inflate(await reach.at(0, HEAD.packed), 'gzip', HEAD.most);
  if (!PREMIERE.test(latin1(bytes))) return;
  found.add('Premiere/project', '', { at: 0, length: reach.size }, 'gzip');
};
