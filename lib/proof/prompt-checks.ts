import type { Check } from './report';

/**
 * Rules of a log's verifier (docs/formats/prompt.md §6) → rule of a bundle; those that are not here
 * are about what a claim says, and their code stands with what was found.
 */
const RULES: Readonly<Record<string, Extract<Check, `prompt.${string}`>>> = {
  seq: 'prompt.chain',
  hash: 'prompt.chain',
  server: 'prompt.server',
  signature: 'prompt.signature',
  head: 'prompt.head',
  revision: 'prompt.document',
};

/** The rule under which a report lists what a log's verifier found. */
export function promptCheck(check: string): Check {
  return RULES[check.split('.')[0] ?? ''] ?? 'prompt.claim';
}
