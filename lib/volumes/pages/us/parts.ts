import type { UsPart } from '../../model';
import type { PartComposer } from '../volume-paper';
import { composeCertifications } from './certifications';
import { composeChronology } from './chronology';
import { composeClaimMap } from './claim-map';
import { composeCompleteness } from './completeness';
import { composeCover } from './cover';
import { composeCustody } from './custody';
import { composeDemonstratives } from './demonstratives';
import { composeIndex } from './exhibit-index';
import { composeHoldLog } from './hold-log';
import { composeInputs } from './inputs';
import { composeJointWork } from './joint-work';
import { composeManifest } from './manifest';
import { composeSystem } from './system';
import { composeTransfer } from './transfer';

/** Composers of the parts of a US volume. */
export const US_COMPOSERS: Record<UsPart, PartComposer> = {
  cover: composeCover,
  index: composeIndex,
  claim_map: composeClaimMap,
  chronology: composeChronology,
  joint_work: composeJointWork,
  transfer: composeTransfer,
  inputs: composeInputs,
  system: composeSystem,
  certifications: composeCertifications,
  custody: composeCustody,
  manifest: composeManifest,
  completeness: composeCompleteness,
  demonstratives: composeDemonstratives,
  hold_log: composeHoldLog,
};
