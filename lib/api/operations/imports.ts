import {
  admitFilesInput,
  announceFilesInput,
  decideInput,
  endImportInput,
  importInput,
  listFilesInput,
  listImportsInput,
  listProposalsInput,
  nameFilesInput,
  openArchiveInput,
  openImportInput,
  refuseFilesInput,
  unpackInput,
} from '@/lib/imports/schema';
import { ENTRY_HEADER, JSON_TYPE, LOCATION } from '../answers/headers';
import {
  decided,
  filesAdmitted,
  filesAnnounced,
  filesNamed,
  importEnded,
  importFiles,
  importOpened,
  imports,
  membersUnpacked,
  oneImport,
  proposals,
} from '../answers/imports';
import { operation } from '../operation';

const ALL = '/cases/{caseId}/imports';
const ONE = `${ALL}/{importId}`;
const read = <T>(schema: T) => ({ status: 200, type: JSON_TYPE, schema }) as const;
const done = <T>(schema: T) => ({ ...read(schema), headers: ENTRY_HEADER }) as const;

/** Room for many files with names of the greatest length. */
const MANY = 4 * 1024 * 1024;

export const listImportsOperation = operation({
  id: 'imports.list',
  method: 'GET',
  path: ALL,
  summary: 'Imports of a case, the newest first',
  input: listImportsInput,
  body: 'none',
  answer: read(imports),
});

export const openImportOperation = operation({
  id: 'imports.open',
  method: 'POST',
  path: ALL,
  summary: 'Begin an import of files that come in together',
  description:
    'Then: name the files, announce them by their digests, PUT the bytes to the store, have them admitted, end the import. Every step may be repeated.',
  input: openImportInput,
  body: 'json',
  creates: true,
  answer: { status: 201, type: JSON_TYPE, schema: importOpened, headers: LOCATION },
});

export const getImport = operation({
  id: 'imports.get',
  method: 'GET',
  path: ONE,
  summary: 'One import, and what became of its files',
  input: importInput,
  body: 'none',
  answer: read(oneImport),
});

export const listFilesOperation = operation({
  id: 'imports.files',
  method: 'GET',
  path: `${ONE}/files`,
  summary: 'Files of an import in their order, and what became of each',
  input: listFilesInput,
  body: 'none',
  answer: read(importFiles),
});

export const nameFilesOperation = operation({
  id: 'imports.name_files',
  method: 'POST',
  path: `${ONE}/files`,
  summary: 'Name files with their sizes, from a position on',
  input: nameFilesInput,
  body: 'json',
  limit: MANY,
  answer: read(filesNamed),
});

export const announceFilesOperation = operation({
  id: 'imports.announce_files',
  method: 'POST',
  path: `${ONE}/announcements`,
  summary: 'Announce files by their digests, and learn how to send each',
  input: announceFilesInput,
  body: 'json',
  answer: read(filesAnnounced),
});

export const admitFilesOperation = operation({
  id: 'imports.admit_files',
  method: 'POST',
  path: `${ONE}/admissions`,
  summary: 'Admit announced files whose bytes are with the store',
  description:
    'One transaction, in the order of the files. The store confirms size and SHA-256 of each; one that is refused spoils no other.',
  input: admitFilesInput,
  body: 'json',
  answer: done(filesAdmitted),
});

export const refuseFilesOperation = operation({
  id: 'imports.refuse_files',
  method: 'POST',
  path: `${ONE}/refusals`,
  summary: 'Say which files could not be read or sent',
  input: refuseFilesInput,
  body: 'json',
  answer: { status: 204 },
});

export const endImportOperation = operation({
  id: 'imports.end',
  method: 'POST',
  path: `${ONE}/end`,
  summary: 'End an import; what still waits is left',
  input: endImportInput,
  body: 'json',
  answer: done(importEnded),
});

export const openArchiveOperation = operation({
  id: 'imports.open_archive',
  method: 'POST',
  path: '/cases/{caseId}/exhibits/{exhibitId}/members',
  summary: 'Open a ZIP archive that is an exhibit: an import of its members',
  description:
    'Nothing is taken out yet. An archive that was opened before is answered with the same import.',
  input: openArchiveInput,
  body: 'none',
  answer: { status: 201, type: JSON_TYPE, schema: importOpened, headers: LOCATION },
});

export const unpackOperation = operation({
  id: 'imports.unpack',
  method: 'POST',
  path: `${ONE}/members`,
  summary: 'Take the next members out of an archive that was opened',
  description:
    'At most a hundred, in a limited process; each becomes an exhibit that derives from the archive. Repeat until none waits, then end the import.',
  input: unpackInput,
  body: 'json',
  answer: done(membersUnpacked),
});

export const listProposalsOperation = operation({
  id: 'proposals.list',
  method: 'GET',
  path: '/cases/{caseId}/proposals',
  summary: 'Runs and links that readings suggest; none of them is an act',
  input: listProposalsInput,
  body: 'none',
  answer: read(proposals),
});

export const decideOperation = operation({
  id: 'proposals.decide',
  method: 'POST',
  path: '/cases/{caseId}/proposals/decisions',
  summary: 'Confirm or leave suggestions, by name or all that wait',
  description:
    'At most fifty in one request. What is confirmed is recorded as an act of whoever confirms it.',
  input: decideInput,
  body: 'json',
  answer: done(decided),
});
