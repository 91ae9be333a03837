import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { link, readdir, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { desc, eq, sql } from 'drizzle-orm';
import { closeDatabase, database } from '../db/client';
import { accessToken, account } from '../db/schema/accounts';
import { caseFile } from '../db/schema/cases';
import { ledgerHead } from '../db/schema/ledger';
import { securityLog } from '../db/schema/operations';
import { workspace } from '../db/schema/workspaces';
import { inTransaction } from '../db/tx';
import { newResetLink } from '../lib/accounts/commands/reset-password';
import { TOKEN_DAYS } from '../lib/accounts/model';
import { caseNumber } from '../lib/cases/model';
import { env } from '../lib/kernel/env';
import { newId } from '../lib/kernel/ids';
import { loadKeys, vkeyLines } from '../lib/ledger/keys';
import { show } from '../lib/proof/report';
import { formatVkey } from '../lib/proof/vkey';
import { newAccessToken } from '../lib/session/token';

const USAGE = `npm run chirograph -- COMMAND

  token --email ADDRESS [--scope read|write] [--days ${TOKEN_DAYS.join('|')}] [--name NAME]
              makes a personal access token of an account and prints it once
  reset --email ADDRESS
              prints a link to choose a new password, for who cannot read the outbox
  vkey        prints the public keys of this instance, oldest first
  cases       lists the cases of this instance
  rotate-key  adds a signing key; the older ones still verify`;

/** Says what is wrong with a command, for a person. */
class Refused extends Error {}

type Print = (line: string) => void;

/** Runs a command of the server's keeper. Throws Refused with what is wrong. */
export async function chirograph(args: readonly string[], print: Print): Promise<void> {
  const [command, ...rest] = args;
  switch (command) {
    case 'token':
      return makeToken(rest, print);
    case 'reset':
      return makeResetLink(rest, print);
    case 'vkey':
      return print((await vkeyLines()).trimEnd());
    case 'cases':
      return listCases(print);
    case 'rotate-key':
      return rotateKey(print);
    case undefined:
    case 'help':
    case '--help':
      return print(USAGE);
    default:
      throw new Refused(`no command ${show(command)}\n\n${USAGE}`);
  }
}

/** The account with an e-mail. Throws Refused where there is none, or it is disabled. */
async function accountOf(given: string): Promise<{ id: string }> {
  const email = given.trim().toLowerCase();
  const [found] = await database()
    .select({ id: account.id, disabledAt: account.disabledAt })
    .from(account)
    .where(eq(sql`lower(${account.email})`, email));
  if (!found || found.disabledAt) throw new Refused(`no account with the e-mail ${show(email)}`);
  return found;
}

async function makeResetLink(args: string[], print: Print): Promise<void> {
  const { values } = parseArgs({ args, options: { email: { type: 'string' } } });
  const found = await accountOf(values.email ?? '');
  print(await inTransaction((tx) => newResetLink(tx, found.id)));
  await database()
    .insert(securityLog)
    .values({ event: 'password_reset_made_on_server', actorId: found.id });
}

async function makeToken(args: string[], print: Print): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      email: { type: 'string' },
      scope: { type: 'string', default: 'read' },
      days: { type: 'string', default: '30' },
      name: { type: 'string', default: 'made on the server' },
    },
  });
  const days = TOKEN_DAYS.find((d) => String(d) === values.days);
  if (!days) throw new Refused(`--days is one of ${TOKEN_DAYS.join(', ')}`);
  const scopes = { read: 'read', write: 'read write' }[values.scope];
  if (!scopes) throw new Refused('--scope is read or write');
  const name = values.name.trim().slice(0, 120).toWellFormed();
  if (name === '') throw new Refused('--name is empty');
  const found = await accountOf(values.email ?? '');
  const { token, hash } = newAccessToken();
  const tokenId = newId('token');
  const [made] = await database()
    .insert(accessToken)
    .values({
      id: tokenId,
      accountId: found.id,
      name,
      tokenHash: hash,
      scopes,
      expiresAt: sql`now() + ${days} * interval '1 day'`,
    })
    .returning({ expiresAt: accessToken.expiresAt });
  await database()
    .insert(securityLog)
    .values({
      event: 'token_created',
      actorId: found.id,
      detail: { token: tokenId, scopes, by: 'server' },
    });
  print(token);
  print(`${scopes}, until ${made?.expiresAt.toISOString() ?? ''}; it is shown only here`);
}

async function listCases(print: Print): Promise<void> {
  const rows = await database()
    .select({
      id: caseFile.id,
      number: caseFile.number,
      title: caseFile.title,
      status: caseFile.status,
      createdAt: caseFile.createdAt,
      entries: ledgerHead.size,
      workspace: workspace.name,
    })
    .from(caseFile)
    .innerJoin(ledgerHead, eq(ledgerHead.caseId, caseFile.id))
    .innerJoin(workspace, eq(workspace.id, caseFile.workspaceId))
    .orderBy(desc(caseFile.id));
  for (const row of rows) {
    const number = caseNumber(row.number, row.createdAt);
    print(
      `${row.id}  ${number}  ${row.status}  ${row.entries} entries  ${show(row.workspace)}  ${show(row.title)}`,
    );
  }
}

/** Adds the next signing key. The file appears whole or not at all, and never over another. */
async function rotateKey(print: Print): Promise<void> {
  const folder = env().CHIROGRAPH_KEYS;
  await loadKeys(folder);
  const numbers = (await readdir(folder)).flatMap((name) => {
    const found = /^ed25519-(\d+)\.pem$/.exec(name)?.[1];
    return found === undefined ? [] : [Number(found)];
  });
  const file = path.join(folder, `ed25519-${Math.max(...numbers) + 1}.pem`);
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const temporary = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(temporary, pem, { mode: 0o600, flush: true });
  try {
    await link(temporary, file);
  } finally {
    await unlink(temporary);
  }
  const newest = (await loadKeys(folder)).vkeys.at(-1);
  print(newest ? formatVkey(newest) : '');
  print('signs once each process of the instance has been started again; publish the line above');
}

/** Whether this file is the program that was started, and not a part of another. */
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await chirograph(process.argv.slice(2), console.log);
  } catch (error) {
    const usage = error instanceof TypeError && 'code' in error;
    console.error(error instanceof Refused || usage ? (error as Error).message : error);
    process.exitCode = 1;
  } finally {
    await closeDatabase();
  }
}
