import { openVolumeInput, requestVolumeInput } from '@/lib/volumes/schema';
import { dossierAsked } from '../answers/dossiers';
import { ENTRY_HEADER, JSON_TYPE, LOCATION } from '../answers/headers';
import { operation } from '../operation';

const ALL = '/cases/{caseId}/volumes';

export const requestVolumeOperation = operation({
  id: 'volumes.request',
  method: 'POST',
  path: ALL,
  summary: 'Ask for a volume: the case set for a forum as a composition says, with its bundle',
  description:
    'The request is an entry that names the composition by digest. Volumes are listed with dossiers, share their numbers, and are followed and stopped at the same addresses.',
  input: requestVolumeInput,
  body: 'json',
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
