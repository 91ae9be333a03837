import type { Reading } from './reading';

/** Values of IPTC's digital source type, and of C2PA's, that say a model made it or a part of it. */
export const GENERATED_SOURCE = /trainedAlgorithmicMedia|algorithmicMedia|compositeSynthetic/i;

/** Credit line that Google writes into what its models make. */
const CREDIT = /made with google ai/i;

/**
 * Whether a file says of itself that a model made it: a GB 45438 label, the AI properties of IPTC,
 * or content credentials that name such a source. That a file says nothing proves nothing.
 */
export function isMarkedGenerated({
  statements,
  credentials,
}: Pick<Reading, 'statements' | 'credentials'>): boolean {
  const isLabelled = statements.some(
    ({ reader, labels, tool }) =>
      (reader === 'aigc-label' && labels.length > 0) ||
      (reader === 'iptc' && tool !== null) ||
      labels.some(
        ({ name, value }) =>
          (name === 'DigitalSourceType' && GENERATED_SOURCE.test(value)) ||
          (name === 'Credit' && CREDIT.test(value)),
      ),
  );
  const isSigned = credentials?.manifests.some(({ actions }) =>
    actions.some(({ sourceType }) => sourceType !== null && GENERATED_SOURCE.test(sourceType)),
  );
  return isLabelled || isSigned === true;
}
