import {
  comparisonInput,
  exhibitSheetInput,
  openVolumeInput,
  previewVolumeInput,
  requestVolumeInput,
  saveCompositionInput,
} from '@/lib/volumes/schema';
import { dossierAsked } from '../answers/dossiers';
import { ENTRY_HEADER, JSON_TYPE, LOCATION } from '../answers/headers';
import { comparison, compositionSaved, exhibitSheet, volumePreview } from '../answers/volumes';
import { operation } from '../operation';

const ALL = '/cases/{caseId}/volumes';

/** A composition lists every exhibit of a case. */
const LIMIT = 16 * 1024 * 1024;

export const requestVolumeOperation = operation({
  id: 'volumes.request',
  method: 'POST',
  path: ALL,
  summary: 'Ask for a volume: the case set for a forum as a composition says, with its bundle',
  description:
    'The request is an entry that names the composition by digest. Volumes are listed with dossiers, share their numbers, and are followed and stopped at the same addresses.',
  input: requestVolumeInput,
  body: 'json',
  limit: LIMIT,
  creates: true,
  answer: {
    status: 202,
    type: JSON_TYPE,
    schema: dossierAsked,
    headers: { ...ENTRY_HEADER, ...LOCATION },
  },
});

export const openVolumeOperation = operation({
  id: 'volumes.open',
  method: 'GET',
  path: `${ALL}/{dossierId}/files/{file}`,
  summary: 'A file of a finished volume, by its place among the files from 0',
  description:
    'Records who asked, then sends on to the object store, where the address works for five minutes. No record, no bytes.',
  input: openVolumeInput,
  body: 'none',
  answer: {
    status: 303,
    headers: {
      ...ENTRY_HEADER,
      location: 'Where the bytes are.',
      'chirograph-sha256': 'SHA-256 of the bytes, hexadecimal.',
    },
  },
});

export const compareVolumesOperation = operation({
  id: 'volumes.compare',
  method: 'GET',
  path: `${ALL}/{dossierId}/comparison`,
  summary: 'What differs between a volume and an earlier one',
  description:
    'Compared with the volume named in `with`; without it, with the one it was made again from, else with the finished volume before it. Nothing to compare with is NOT_FOUND.',
  input: comparisonInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: comparison },
});

export const exhibitSheetOperation = operation({
  id: 'volumes.exhibit_sheet',
  method: 'GET',
  path: '/cases/{caseId}/exhibits/{exhibitId}/sheets/{page}',
  summary: 'A page of a PDF exhibit, to mark areas on that a volume takes out',
  description:
    'Drawn when it is asked for, by what draws the derivative. Areas of a redaction count in points from the top left of this picture, whose right and lower edge are `width` and `height`. A file that is locked, cut off, damaged or too large answers with the reason, for no derivative is made of it.',
  input: exhibitSheetInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: exhibitSheet },
});

export const previewVolumeOperation = operation({
  id: 'volumes.preview',
  method: 'POST',
  path: `${ALL}/previews`,
  summary: 'Pictures of pages of a volume as it would be made now',
  description:
    'Six pages from the beginning, or from the part, exhibit or prompt named in `from`. Where the whole volume cannot be set within twelve seconds, these pages alone are, without page numbers. Nothing is kept and nothing is recorded.',
  input: previewVolumeInput,
  body: 'json',
  limit: LIMIT,
  answer: { status: 200, type: JSON_TYPE, schema: volumePreview },
});

export const saveCompositionOperation = operation({
  id: 'compositions.save',
  method: 'POST',
  path: '/cases/{caseId}/compositions',
  summary: 'Keep a composition on one’s desk, as a new one or a further version',
  description:
    'Read by its author and by whoever the author names. It stands in no ledger and no export until a volume is asked for.',
  input: saveCompositionInput,
  body: 'json',
  limit: LIMIT,
  creates: true,
  answer: { status: 201, type: JSON_TYPE, schema: compositionSaved },
});
