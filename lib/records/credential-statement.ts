import type { Credentials } from './credentials';
import type { Fact, Statement } from './reading';
import { MOST_UNITS_ALTOGETHER, Saying } from './statement';

/**
 * What content credentials say, in the form all readers use. They name system, acts and a time of
 * signing; none that is known holds a prompt. Null where they could not be read.
 */
export function credentialStatement(credentials: Credentials, record: number): Statement | null {
  const active = credentials.manifests.find((one) => one.active);
  if (!active) return null;
  const fact = (value: string | null, at: string): Fact | null =>
    value === null ? null : { value, record, at };
  const saying = new Saying('c2pa', 1, { units: MOST_UNITS_ALTOGETHER });
  saying.tool(fact(active.generator, active.label)).time(fact(active.time, active.label), 'signed');
  for (const { label, actions, ingredients } of credentials.manifests) {
    for (const one of actions) {
      saying.event({
        action: fact(one.action, label),
        when: fact(one.when, label),
        software: fact(one.software, label),
        parameters: fact(one.description, label),
      });
    }
    for (const { title, relationship } of ingredients) {
      saying.reference(relationship ?? '', { name: fact(title, label) });
    }
  }
  const types = credentials.manifests.flatMap(({ label, actions }) =>
    actions.map(({ sourceType }) => fact(sourceType, label)),
  );
  const seen = new Set<string>();
  for (const type of types) {
    if (!type || seen.has(type.value)) continue;
    seen.add(type.value);
    saying.label('DigitalSourceType', type);
  }
  return saying.said;
}
