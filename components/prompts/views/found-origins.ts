'use client';

import { useEffect, useState } from 'react';
import { askCase } from '@/components/exhibits/intake/case-api';
import type { OriginFinding } from '@/lib/prompts/dto';
import type { About } from './about';

type Exhibit = OriginFinding['exhibits'][number];

/**
 * Asks the server once where pasted words stand word for word in exhibits of the case. Empty until it
 * has answered, and where it could not: what is not found is not known, no failure of the page.
 */
export function useFoundOrigins({ caseId, promptId, size }: About): readonly OriginFinding[] {
  const [findings, setFindings] = useState<readonly OriginFinding[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: more operations may bring more to find
  useEffect(() => {
    let isOver = false;
    askCase<{ findings: OriginFinding[] }>(`${caseId}/prompts/${promptId}/origins`).then(
      ({ data }) => {
        if (!isOver) setFindings(data.findings);
      },
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [caseId, promptId, size]);
  return findings;
}

/** The first exhibit that holds some words of a field, or undefined. */
export function exhibitWith(
  findings: readonly OriginFinding[],
  field: string,
  text: string,
): Exhibit | undefined {
  const words = text.trim();
  return findings.find((one) => one.field === field && one.text.trim() === words)?.exhibits[0];
}
