import { actAnswered } from './act-answered.v1';
import { actorAppeared } from './actor-appeared.v1';
import { actorLocated } from './actor-located.v1';
import { agreementAnswered } from './agreement-answered.v1';
import { agreementProposed } from './agreement-proposed.v1';
import { captureClosed } from './capture-closed.v1';
import { captureGapRecorded } from './capture-gap-recorded.v1';
import { captureOpened } from './capture-opened.v1';
import { caseAmended } from './case-amended.v1';
import { caseDisputeDated } from './case-dispute-dated.v1';
import { caseOpened } from './case-opened.v1';
import { caseStatusChanged } from './case-status-changed.v1';
import { caseWorkRecorded } from './case-work-recorded.v1';
import { caseWorkRecordedV2 } from './case-work-recorded.v2';
import { contributorAccountLinked } from './contributor-account-linked.v1';
import { contributorAccountUnlinked } from './contributor-account-unlinked.v1';
import { contributorAdded } from './contributor-added.v1';
import { contributorAmended } from './contributor-amended.v1';
import { contributorRoleRecorded } from './contributor-role-recorded.v1';
import { declarationSaved } from './declaration-saved.v1';
import type { EntryKind } from './define';
import { dossierCompleted } from './dossier-completed.v1';
import { dossierEnded } from './dossier-ended.v1';
import { dossierOpened } from './dossier-opened.v1';
import { dossierRequested } from './dossier-requested.v1';
import { elementLinked } from './element-linked.v1';
import { elementUnlinked } from './element-unlinked.v1';
import { erasureRefused } from './erasure-refused.v1';
import { exhibitAdded } from './exhibit-added.v1';
import { exhibitAddedV2 } from './exhibit-added.v2';
import { exhibitClassLowered } from './exhibit-class-lowered.v1';
import { exhibitDescribed } from './exhibit-described.v1';
import { exhibitOpened } from './exhibit-opened.v1';
import { exhibitRead } from './exhibit-read.v1';
import { exhibitRelated } from './exhibit-related.v1';
import { exhibitRelationWithdrawn } from './exhibit-relation-withdrawn.v1';
import { exhibitVersionAdded } from './exhibit-version-added.v1';
import { generatorRecorded } from './generator-recorded.v1';
import { holdPlaced } from './hold-placed.v1';
import { holdReleased } from './hold-released.v1';
import { importRecorded } from './import-recorded.v1';
import { intakeRefused } from './intake-refused.v1';
import { ledgerChecked } from './ledger-checked.v1';
import { modificationRecorded } from './modification-recorded.v1';
import { noticeRecorded } from './notice-recorded.v1';
import { payloadErased } from './payload-erased.v1';
import { promptAdvanced } from './prompt-advanced.v1';
import { promptAmended } from './prompt-amended.v1';
import { promptFrozen } from './prompt-frozen.v1';
import { promptOpened } from './prompt-opened.v1';
import { questionAnswered } from './question-answered.v1';
import { runDescribed } from './run-described.v1';
import { runEnded } from './run-ended.v1';
import { runOutputAdded } from './run-output-added.v1';
import { runRequested } from './run-requested.v1';
import { selectionRecorded } from './selection-recorded.v1';
import { translationAdded } from './translation-added.v1';
import { volumeCompleted } from './volume-completed.v1';
import { volumeOpened } from './volume-opened.v1';
import { volumeRequested } from './volume-requested.v1';
import { workFinished } from './work-finished.v1';
import { workPublished } from './work-published.v1';

/** Every kind and version that can be read. New versions join; none leaves. */
export const ENTRY_KINDS = [
  actorAppeared,
  actorLocated,
  caseOpened,
  caseAmended,
  caseWorkRecorded,
  caseWorkRecordedV2,
  caseDisputeDated,
  caseStatusChanged,
  contributorAdded,
  contributorAmended,
  contributorRoleRecorded,
  contributorAccountLinked,
  contributorAccountUnlinked,
  exhibitAdded,
  exhibitAddedV2,
  exhibitVersionAdded,
  exhibitDescribed,
  exhibitRelated,
  exhibitRelationWithdrawn,
  exhibitClassLowered,
  exhibitOpened,
  exhibitRead,
  intakeRefused,
  promptOpened,
  promptAmended,
  promptAdvanced,
  promptFrozen,
  generatorRecorded,
  captureOpened,
  captureClosed,
  captureGapRecorded,
  runRequested,
  runOutputAdded,
  runEnded,
  runDescribed,
  selectionRecorded,
  modificationRecorded,
  workFinished,
  workPublished,
  importRecorded,
  elementLinked,
  elementUnlinked,
  noticeRecorded,
  holdPlaced,
  holdReleased,
  actAnswered,
  questionAnswered,
  declarationSaved,
  agreementProposed,
  agreementAnswered,
  translationAdded,
  volumeRequested,
  volumeCompleted,
  volumeOpened,
  dossierRequested,
  dossierCompleted,
  dossierEnded,
  dossierOpened,
  ledgerChecked,
  payloadErased,
  erasureRefused,
] as const;

const byName = new Map<string, EntryKind>(ENTRY_KINDS.map((k) => [`${k.kind}.v${k.v}`, k]));

/** The kind at a version, or undefined where this software does not know it. */
export function entryKind(kind: string, v: number): EntryKind | undefined {
  return byName.get(`${kind}.v${v}`);
}
