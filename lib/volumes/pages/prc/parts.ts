import type { PrcPart } from '../../model';
import type { PartComposer } from '../volume-paper';

/** Composers of the parts of a PRC volume. */
export const PRC_COMPOSERS: Partial<Record<PrcPart, PartComposer>> = {};
