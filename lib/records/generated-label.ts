import { walkContainer } from './embedded';
import { extractRecords } from './extract/extract';
import { Gathering } from './extract/gathering';
import { GENERATED_SOURCE, isMarkedGenerated } from './generated-mark';
import { latin1 } from './numbers';
import type { Source } from './reach';
import { Material } from './reader';
import { aigcLabel } from './readers/aigc-label';
import { iptc } from './readers/iptc';

/** Where content credentials stand. */
const CREDENTIALS = /C2PA|JUMBF|caBX|jumb/;

/** What a file says of itself having been made by a model. */
export type GeneratedLabel = {
  /** What `isMarkedGenerated` says of a whole reading. */
  generated: boolean;
  /** Fields of a GB 45438 label as they are written; null where there is none. */
  fields: Record<string, string> | null;
};

/** Whether a file says of itself that a model made it or a part of it. */
export async function hasGeneratedLabel(source: Source): Promise<boolean> {
  return (await readGeneratedLabel(source)).generated;
}

/**
 * What `isMarkedGenerated` says of a whole reading, at the cost of the labels only. Content credentials are
 * searched for the word, not verified: who signed it does not matter to a copy that keeps the mark.
 */
export async function readGeneratedLabel(source: Source): Promise<GeneratedLabel> {
  const { found } = await walkContainer(source);
  const into = new Gathering();
  await extractRecords(source, found, into);
  const find: Gathering['find'] = (...said) => into.find(...said);
  const material = new Material(into.records, find, async () => null);
  for (const reader of [iptc, aigcLabel]) {
    try {
      await reader.read(material);
    } catch {
      // One that cannot be read is no label; the full reading says that it failed.
    }
  }
  const statements = material.sayings.map(({ said }) => said);
  const label = statements.find(
    ({ reader, labels }) => reader === 'aigc-label' && labels.length > 0,
  );
  const fields = label && Object.fromEntries(label.labels.map(({ name, value }) => [name, value]));
  const generated =
    isMarkedGenerated({ statements, credentials: null }) ||
    into.records.some(
      ({ place, bytes }) => CREDENTIALS.test(place) && GENERATED_SOURCE.test(latin1(bytes)),
    );
  return { generated, fields: fields ?? null };
}
