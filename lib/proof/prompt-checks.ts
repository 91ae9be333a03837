import type { Check } from './report';

/** Rules of a log's verifier (docs/formats/prompt.md §6) → rule of a bundle. */
const RULES: Readonly<Record<string, Extract<Check, `prompt.${string}`>>> = {
  chain: 'prompt.chain',
  hash: 'prompt.chain',
  seq: 'prompt.chain',
  server: 'prompt.server',
  signature: 'prompt.signature',
  head: 'prompt.head',
  revision: 'prompt.document',
};

/** The rule under which a report lists what a log's verifier found. */
export function promptCheck(check: string): Check {
  return RULES[check] ?? 'prompt.claim';
}
