import type { ShownRecord } from '@/lib/elements/record';

/** Address of the page that shows a record; its entry in the ledger where it has no page. */
export function recordAddress(base: string, { kind, id, entry }: ShownRecord): string {
  switch (kind) {
    case 'exhibit':
      return `${base}/exhibits/${id}`;
    case 'prompt':
      return `${base}/prompts/${id}`;
    case 'revision': {
      const [prompt, revision] = id.split('/');
      return `${base}/prompts/${prompt}/revisions/${revision}`;
    }
    case 'run':
      return `${base}/runs/${id}`;
    case 'modification':
      return `${base}/runs/later-work`;
    case 'generator':
      return `${base}/runs/accounts`;
    case 'contributor':
      return `${base}/people/${id}`;
    case 'gap':
    case 'source':
      return `${base}/runs/sources`;
    case 'notice':
    case 'hold':
      return `${base}/review/holds`;
    case 'question':
      return `${base}/statements`;
    case 'declaration':
      return `${base}/statements/declarations/${id}`;
    case 'agreement':
    case 'agreement_accepted':
    case 'agreement_declined':
      return `${base}/statements/agreements/${id}`;
    case 'translation':
      return `${base}/statements/translations#${id}`;
    case 'dossier':
      return `${base}/dossier`;
    default:
      return `${base}/ledger/${entry}`;
  }
}
