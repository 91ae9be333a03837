import type { ExhibitDetail } from '@/lib/exhibits/dto';

/** What people say about an exhibit, as a form starts from it and sends it. */
export type Said = Pick<
  ExhibitDetail,
  | 'title'
  | 'label'
  | 'description'
  | 'acquisition'
  | 'authority'
  | 'source'
  | 'licence'
  | 'supplierId'
  | 'happenedAt'
>;

/** What is said now; it travels with the form, so that only what the person changed is recorded. */
export function saidNow(exhibit: Said): Said {
  const { title, label, description, acquisition, authority, source, licence } = exhibit;
  const { supplierId, happenedAt } = exhibit;
  return {
    title,
    label,
    description,
    acquisition,
    authority,
    source,
    licence,
    supplierId,
    happenedAt,
  };
}

/** Whole seconds, which is all a form shows of a time. */
const seconds = (value: unknown) =>
  typeof value === 'string' ? value.replace(/\.\d{3}Z$/, '.000Z') : value;

/** A field's line ends as forms send them, and without the space the server takes off. */
const trimmed = (value: unknown) =>
  typeof value === 'string' ? value.replace(/\r\n/g, '\n').trim() : value;

/**
 * The fields in which what a form sends differs from what it started from. `was` is what the form
 * carried, as text; where it cannot be read, everything counts as changed.
 */
export function saidChanges(was: string, now: Said): Partial<Said> {
  let before: Record<string, unknown> = {};
  try {
    const found: unknown = JSON.parse(was);
    if (typeof found === 'object' && found !== null) before = { ...found };
  } catch {
    // A form that lost its beginning states everything anew.
  }
  const changed = Object.entries(now).filter(([name, value]) => {
    if (!Object.hasOwn(before, name)) return true;
    return name === 'happenedAt'
      ? seconds(before[name]) !== value
      : trimmed(before[name]) !== trimmed(value);
  });
  // The entries are those of `now`.
  return Object.fromEntries(changed) as Partial<Said>;
}
