import type { PromptSession } from '../session/prompt-session';

/** One thing that a freeze seals, as it is read: a text, or a line of what is sent beside it. */
export type SealedPart = {
  key: string;
  of: 'field' | 'parameter' | 'reference';
  /** Name of the field or of the parameter, or what the reference is. */
  name: string;
  text: string;
};

/** What a freeze would seal, as this page has it at this moment. */
export function sealedParts(session: PromptSession): SealedPart[] {
  const { replay } = session.record;
  const fields = replay.fields().map(
    ({ name }): SealedPart => ({
      key: `field ${name}`,
      of: 'field',
      name,
      text: session.text(name).toString(),
    }),
  );
  const parameters = replay
    .parameters()
    .flatMap(({ name, value }): SealedPart[] =>
      value === null
        ? []
        : [{ key: `parameter ${name}`, of: 'parameter', name, text: `${name} = ${value}` }],
    );
  const references = replay
    .references()
    .flatMap(({ ref, label, purpose, withdrawn }): SealedPart[] =>
      withdrawn
        ? []
        : [
            {
              key: `reference ${ref}`,
              of: 'reference',
              name: label,
              text: purpose === '' ? label : `${label} · ${purpose}`,
            },
          ],
    );
  return [...fields, ...parameters, ...references];
}

/** What reads differently now, part by part; empty where everything is as it was. */
export function changedParts(
  before: readonly SealedPart[],
  now: readonly SealedPart[],
): { key: string; gone: string; come: string }[] {
  const keys = new Set([...before, ...now].map(({ key }) => key));
  const textOf = (parts: readonly SealedPart[], key: string) =>
    parts.find((part) => part.key === key)?.text ?? '';
  return [...keys].flatMap((key) => {
    const [gone, come] = [textOf(before, key), textOf(now, key)];
    return gone === come ? [] : [{ key, gone, come }];
  });
}
