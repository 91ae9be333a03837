import type { Credentials } from './credentials';
import type { Reading } from './reading';

/**
 * What the signature over a file says of its making: which manifest is its own, and which manifests of
 * other files were taken in as ingredients.
 */
export type SignedMaking = {
  /** The file's own manifest; see `nameOf`. */
  own: string;
  ingredients: { of: string; role: string }[];
};

/**
 * Signed ingredients of a reading, or null where no signature speaks for the file as it is: without
 * credentials, or where the content is not what was signed. An ingredient counts only where the
 * manifest that counts names it and holds its manifest.
 */
export function signedMaking({ credentials }: Pick<Reading, 'credentials'>): SignedMaking | null {
  if (credentials?.content !== 'unchanged') return null;
  const active = credentials.manifests.find((one) => one.active);
  if (!active) return null;
  const byLabel = new Map(credentials.manifests.map((one) => [one.label, one]));
  const ingredients = active.ingredients.flatMap(({ manifest, relationship }) => {
    const held = manifest === null ? undefined : byLabel.get(manifest);
    return held && !held.active ? [{ of: nameOf(held), role: roleOf(relationship) }] : [];
  });
  return { own: nameOf(active), ingredients };
}

/**
 * A manifest by its label and by who signed it when with what: a label alone is a text that anybody may
 * write into a manifest of their own.
 */
function nameOf(one: Credentials['manifests'][number]): string {
  const { label, generator, issuer, commonName, time } = one;
  return JSON.stringify([label, generator, issuer, commonName, time]);
}

/** The specification's words for what an ingredient was (C2PA 2.1, 10.3). */
function roleOf(relationship: string | null): string {
  if (relationship === 'parentOf') return 'parent';
  return relationship === 'componentOf' ? 'component' : 'other';
}
