type Query = { before?: string | string[]; after?: string | string[] };

/** Two versions that an address asks to compare: those named, else the last two; null for one alone. */
export function twoVersions<V extends { version: number }>(
  versions: readonly V[],
  query: Query,
): { before: V; after: V } | null {
  const asked = (value: string | string[] | undefined) =>
    versions.find(({ version }) => String(version) === value);
  const before = asked(query.before) ?? versions.at(-2);
  const after = asked(query.after) ?? versions.at(-1);
  return before && after ? { before, after } : null;
}
