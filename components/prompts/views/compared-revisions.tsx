'use client';

import { type PackedAttribution, unpack } from '@/lib/authorship/packed-attribution';
import { type CompareProps, CompareView, type Moment } from './compare-view';

/** A frozen state on its way to a browser. */
type Frozen = Omit<Moment, 'attribution'> & { attribution: PackedAttribution };

type Props = Omit<CompareProps, 'before' | 'after'> & { before: Frozen; after: Frozen };

/** Two revisions side by side, with what happened between them. */
export function ComparedRevisions({ before, after, ...rest }: Props) {
  const moment = (frozen: Frozen) => ({ ...frozen, attribution: unpack(frozen.attribution) });
  return <CompareView before={moment(before)} after={moment(after)} {...rest} />;
}
