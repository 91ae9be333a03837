import type { z } from 'zod';
import { draft, type EntryDraft } from '@/lib/entries/draft';
import { exhibitAdded } from '@/lib/entries/exhibit-added.v1';
import { exhibitAddedV2 } from '@/lib/entries/exhibit-added.v2';
import type { IssuedState } from '@/lib/entries/state';
import type { ExhibitRule, Issuer } from '@/lib/entries/vocabulary';
import { AppError } from '@/lib/kernel/errors';

/**
 * What is said of a document that a third party issued; null where nothing is. Throws INVALID where
 * only a part is said, or of a recreation.
 */
export function issuedOf(said: {
  issuer: Issuer | null;
  issuedBy: string;
  verification: string;
  recreation: boolean;
}): IssuedState | null {
  const { issuer, issuedBy, verification, recreation } = said;
  if (issuer === null && issuedBy === '' && verification === '') return null;
  const missing = Object.entries({ issuer, issuedBy, verification }).filter(([, value]) => !value);
  if (issuer === null || missing.length > 0) {
    throw new AppError('INVALID', {
      fields: Object.fromEntries(missing.map(([name]) => [name, 'required'])),
    });
  }
  if (recreation) throw new AppError('INVALID', { fields: { issuer: 'no_recreation' } });
  return { issuer, issuedBy, verification };
}

/** The columns of an exhibit that say who issued it. */
export const issuedColumns = (issued: IssuedState | null) =>
  issued ?? { issuer: null, issuedBy: '', verification: '' };

type Act = Omit<z.input<typeof exhibitAdded.act>, 'rule'> & { rule: ExhibitRule };

/** The entry of an admission; of version 2 where a third party issued the document. */
export function admissionDraft(
  { rule, ...act }: Act,
  payload: z.input<typeof exhibitAdded.payload>,
  issued: IssuedState | null,
  claimed: Date | null,
): EntryDraft {
  if (rule !== 'issued_by_third_party') {
    return draft(exhibitAdded, { ...act, rule }, payload, claimed);
  }
  const { issuer, ...said } = issued ?? {};
  const body = exhibitAddedV2.act.parse({ ...act, rule, issuer });
  return draft(
    exhibitAddedV2,
    body,
    exhibitAddedV2.payload.parse({ ...payload, ...said }),
    claimed,
  );
}
