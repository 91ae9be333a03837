import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { closeDatabase } from '../../db/client';
import type { Attribution } from '../../lib/authorship/attribution';
import type { PromptReplay } from '../../lib/authorship/prompt-replay';
import { requestDossier } from '../../lib/dossier/commands/request';
import { renderDossier } from '../../lib/dossier/render';
import type { Caller } from '../../lib/kernel/actor';
import { readReplay } from '../../lib/prompts/live/replays';
import { closeClients } from '../../lib/storage/client';
import { replayBundle } from './bundled';

// The record read again by a process that has never held it in memory.

/** What a fresh process is asked: to read the record, or to export it into `folder`. */
export type Task = {
  promptId: string;
  caseId: string;
  /** Who asks for the export. */
  caller: Caller;
  /** null to read from the database. */
  folder: string | null;
};

/** What it answers. */
export type Again = {
  attribution: Attribution;
  /** Operations replayed. */
  operations: number;
};

/** Asks a process of its own. Rejects where it fails. */
export async function askAgain(folder: string, task: Task): Promise<Again> {
  await mkdir(folder, { recursive: true });
  const asked = path.join(folder, 'task.json');
  const answered = path.join(folder, 'answer.json');
  await writeFile(asked, JSON.stringify(task));
  const program = process.argv[1] ?? '';
  await run([program, '--again', asked, answered], 'reading the record again');
  return JSON.parse(await readFile(answered, 'utf8')) as Again;
}

/** The process asked: `--again TASK ANSWER`. */
export async function answerAgain(asked: string, answered: string): Promise<void> {
  const task = JSON.parse(await readFile(asked, 'utf8')) as Task;
  const replay = task.folder === null ? null : await exported(task, task.folder);
  const told = (one: PromptReplay): Again => ({
    attribution: one.attribution(),
    operations: one.size,
  });
  const again = replay ? told(replay) : await readReplay(task.promptId, told);
  await writeFile(answered, JSON.stringify(again));
  closeClients();
  await closeDatabase();
}

/** Exports the case, has the bundle verified offline, and replays the operations in it. */
async function exported(task: Task, folder: string): Promise<PromptReplay> {
  const { caseId, promptId, caller } = task;
  const reply = await requestDossier(caller, {
    caseId,
    reason: 'trace',
    recipient: 'trace',
    language: 'en',
  });
  if (!reply.ok) throw new Error(`the export was refused: ${reply.code}`);
  const { bundle } = await renderDossier(
    {
      ...reply.data,
      caseId,
      language: 'en',
      paper: 'A4',
      withheld: [],
      devices: false,
      reason: 'trace',
      recipient: 'trace',
      withholdingReason: '',
    },
    { folder, progress: () => undefined, signal: new AbortController().signal },
  );
  await run(['scripts/verify.mjs', bundle.path], 'the offline verifier');
  return replayBundle(bundle.path, promptId);
}

/** Runs a program of Node's; its words are shown only where it fails. */
function run(args: string[], what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let words = '';
    const keep = (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${what} failed (${code}):\n${words}`)),
    );
  });
}
