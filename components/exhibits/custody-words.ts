import type { ExhibitDetail } from '@/lib/exhibits/dto';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { Supplier } from './intake/intake-provider';

/** What the custody log is told with. */
export type CustodyWords = {
  t: Translate<'exhibits'>;
  ledger: Translate<'ledger'>;
  format: Formatter;
  /** Address of the case. */
  base: string;
  exhibit: ExhibitDetail;
  suppliers: readonly Supplier[];
};

/** Who acted, with what access, and how they had proved who they are. */
export type ActorSaid = { name: string; access: string | null; by: string };

/** A text member of an act or payload; empty where it is none. */
export function textOf(of: Record<string, unknown> | null, name: string): string {
  const value = of?.[name];
  return typeof value === 'string' ? value : '';
}
