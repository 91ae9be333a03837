import type {} from 'use-intl';
import type { Locale } from './locale';
import enAttribution from './messages/en/attribution.json';
import enAuth from './messages/en/auth.json';
import enCapture from './messages/en/capture.json';
import enCases from './messages/en/cases.json';
import enCommon from './messages/en/common.json';
import enDesk from './messages/en/desk.json';
import enDossier from './messages/en/dossier.json';
import enErrors from './messages/en/errors.json';
import enExhibits from './messages/en/exhibits.json';
import enImports from './messages/en/imports.json';
import enLedger from './messages/en/ledger.json';
import enMail from './messages/en/mail.json';
import enMaking from './messages/en/making.json';
import enPaper from './messages/en/paper.json';
import enPeople from './messages/en/people.json';
import enPrc from './messages/en/prc.json';
import enPrompts from './messages/en/prompts.json';
import enRecords from './messages/en/records.json';
import enReview from './messages/en/review.json';
import enRuns from './messages/en/runs.json';
import enShell from './messages/en/shell.json';
import enStatements from './messages/en/statements.json';
import enUs from './messages/en/us.json';
import enVerify from './messages/en/verify.json';
import enVolume from './messages/en/volume.json';
import enWorkspace from './messages/en/workspace.json';
import zhAttribution from './messages/zh/attribution.json';
import zhAuth from './messages/zh/auth.json';
import zhCapture from './messages/zh/capture.json';
import zhCases from './messages/zh/cases.json';
import zhCommon from './messages/zh/common.json';
import zhDesk from './messages/zh/desk.json';
import zhDossier from './messages/zh/dossier.json';
import zhErrors from './messages/zh/errors.json';
import zhExhibits from './messages/zh/exhibits.json';
import zhImports from './messages/zh/imports.json';
import zhLedger from './messages/zh/ledger.json';
import zhMail from './messages/zh/mail.json';
import zhMaking from './messages/zh/making.json';
import zhPaper from './messages/zh/paper.json';
import zhPeople from './messages/zh/people.json';
import zhPrc from './messages/zh/prc.json';
import zhPrompts from './messages/zh/prompts.json';
import zhRecords from './messages/zh/records.json';
import zhReview from './messages/zh/review.json';
import zhRuns from './messages/zh/runs.json';
import zhShell from './messages/zh/shell.json';
import zhStatements from './messages/zh/statements.json';
import zhUs from './messages/zh/us.json';
import zhVerify from './messages/zh/verify.json';
import zhVolume from './messages/zh/volume.json';
import zhWorkspace from './messages/zh/workspace.json';

// One file per room and language, listed by hand so that bundlers and types both see them.
const en = {
  attribution: enAttribution,
  auth: enAuth,
  cases: enCases,
  common: enCommon,
  dossier: enDossier,
  errors: enErrors,
  exhibits: enExhibits,
  review: enReview,
  runs: enRuns,
  making: enMaking,
  capture: enCapture,
  imports: enImports,
  ledger: enLedger,
  mail: enMail,
  paper: enPaper,
  people: enPeople,
  prompts: enPrompts,
  records: enRecords,
  shell: enShell,
  desk: enDesk,
  statements: enStatements,
  volume: enVolume,
  prc: enPrc,
  us: enUs,
  verify: enVerify,
  workspace: enWorkspace,
};

/** Every text of the interface, mail and papers, by namespace. English gives the shape. */
export type Messages = typeof en;

/** A message file: `lib/i18n/messages/<locale>/<namespace>.json`. */
export type Namespace = keyof Messages;

const zh: Messages = {
  attribution: zhAttribution,
  auth: zhAuth,
  cases: zhCases,
  common: zhCommon,
  dossier: zhDossier,
  errors: zhErrors,
  exhibits: zhExhibits,
  review: zhReview,
  runs: zhRuns,
  making: zhMaking,
  capture: zhCapture,
  imports: zhImports,
  ledger: zhLedger,
  mail: zhMail,
  paper: zhPaper,
  people: zhPeople,
  prompts: zhPrompts,
  records: zhRecords,
  shell: zhShell,
  desk: zhDesk,
  statements: zhStatements,
  volume: zhVolume,
  prc: zhPrc,
  us: zhUs,
  verify: zhVerify,
  workspace: zhWorkspace,
};

export const MESSAGES: Record<Locale, Messages> = { en, zh };

/** Namespaces no page shows: they stay on the server. */
const SERVER_ONLY = ['mail', 'paper', 'prc', 'us'] as const satisfies readonly Namespace[];

export type ClientMessages = Omit<Messages, (typeof SERVER_ONLY)[number]>;

/** What a browser needs of a locale: everything but the texts of mail and papers. */
export function clientMessages(locale: Locale): ClientMessages {
  const { mail: _mail, paper: _paper, prc: _prc, us: _us, ...rest } = MESSAGES[locale];
  return rest;
}

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
