import type { Act, Material } from '@/lib/dossier/pages/material';

/** Every act on paper once, in the order of the ledger: those of the timeline and of custody logs. */
export function actsOf({ timeline, custody }: Pick<Material, 'timeline' | 'custody'>): Act[] {
  const all = new Map<number, Act>();
  for (const act of timeline) all.set(act.index, act);
  for (const log of custody.values()) for (const act of log) all.set(act.index, act);
  return [...all.values()].sort((a, b) => a.index - b.index);
}

/** Versions of the software that wrote entries, with how many and from where to where. */
export function softwareOf(material: Material) {
  const found = new Map<string, { name: string; entries: number; from: number; to: number }>();
  for (const { software, index } of actsOf(material)) {
    const one = found.get(software) ?? { name: software, entries: 0, from: index, to: index };
    found.set(software, { ...one, entries: one.entries + 1, to: index });
  }
  return [...found.values()];
}

/** Stores that objects were put into, and how many they refuse to remove until a day. */
export function storesOf(material: Material) {
  const found = new Map<string, { store: string; objects: number; retained: number }>();
  for (const { act } of actsOf(material)) {
    const place = act.place as { store?: unknown; retainUntil?: unknown } | null | undefined;
    if (typeof place?.store !== 'string') continue;
    const one = found.get(place.store) ?? { store: place.store, objects: 0, retained: 0 };
    one.objects += 1;
    if (place.retainUntil) one.retained += 1;
    found.set(place.store, one);
  }
  return [...found.values()];
}

/** Accounts and services that acted, with what they were allowed as and how they had signed in. */
export function subjectsOf(material: Material) {
  const found = new Map<
    string,
    { access: Set<string>; authenticators: Set<string>; acts: number }
  >();
  for (const { actor } of actsOf(material)) {
    const one = found.get(actor.id) ?? { access: new Set(), authenticators: new Set(), acts: 0 };
    one.acts += 1;
    if (actor.access) one.access.add(actor.access);
    one.authenticators.add(actor.authenticator);
    found.set(actor.id, one);
  }
  return [...found].map(([account, { access, authenticators, acts }]) => ({
    account,
    access: [...access],
    authenticators: [...authenticators],
    acts,
  }));
}

/** Erasures that were asked for while a duty to keep stood, and refused. */
export function refusedErasures({ preservation }: Pick<Material, 'preservation'>): number {
  return preservation.filter((line) => line.group === 'deletion' && line.event === 'refused')
    .length;
}
