/** A slot that holds one value for the whole process. */
export interface Slot<T> {
  value?: T | undefined;
}

/**
 * The slot of a name. On globalThis because the bundles of one process may hold a module more
 * than once, and each copy would otherwise keep its own.
 */
export function processWide<T>(name: string): Slot<T> {
  const key = Symbol.for(`chirograph.storage.${name}`);
  const found: unknown = Reflect.get(globalThis, key);
  if (found !== undefined) return asSlot<T>(found);
  const slot: Slot<T> = {};
  Reflect.set(globalThis, key, slot);
  return slot;
}

/** Only this module writes under its symbols, and each name is used with one type. */
function asSlot<T>(value: unknown): Slot<T> {
  return value as Slot<T>;
}
