import {
  dossierInput,
  dossiersInput,
  openDossierInput,
  requestDossierInput,
} from '@/lib/dossier/schema';
import { dossier, dossierAsked, dossiers } from '../answers/dossiers';
import { ENTRY_HEADER, JSON_TYPE, LOCATION } from '../answers/headers';
import { operation } from '../operation';

const ALL = '/cases/{caseId}/dossiers';
const ONE = `${ALL}/{dossierId}`;

export const listDossiers = operation({
  id: 'dossiers.list',
  method: 'GET',
  path: ALL,
  summary: 'Exports of the case, newest first, with their progress',
  input: dossiersInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: dossiers },
});

export const requestDossierOperation = operation({
  id: 'dossiers.request',
  method: 'POST',
  path: ALL,
  summary: 'Ask for an export: a PDF and a bundle of the ledger as it stands',
  description:
    'The request is an entry. The files are made apart; follow the export at its address until its state is no longer `queued`.',
  input: requestDossierInput,
  body: 'json',
  creates: true,
  answer: {
    status: 202,
    type: JSON_TYPE,
    schema: dossierAsked,
    headers: { ...ENTRY_HEADER, ...LOCATION },
  },
});

export const getDossier = operation({
  id: 'dossiers.get',
  method: 'GET',
  path: ONE,
  summary: 'One export and how far it is',
  input: dossierInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: dossier },
});

export const cancelDossierOperation = operation({
  id: 'dossiers.cancel',
  method: 'POST',
  path: `${ONE}/cancellation`,
  summary: 'Ask an export that is being made to stop',
  description: 'What it had made is thrown away; the request stays in the ledger.',
  input: dossierInput,
  body: 'none',
  answer: { status: 204 },
});

export const openDossierOperation = operation({
  id: 'dossiers.open',
  method: 'GET',
  path: `${ONE}/{part}`,
  summary: 'A file of a finished export: the PDF or the bundle',
  description:
    'Records who asked, then sends on to the object store, where the address works for five minutes. No record, no bytes.',
  input: openDossierInput,
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
