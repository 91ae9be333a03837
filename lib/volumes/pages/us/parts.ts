import type { UsPart } from '../../model';
import type { PartComposer } from '../volume-paper';

/** Composers of the parts of a US volume. */
export const US_COMPOSERS: Partial<Record<UsPart, PartComposer>> = {};
