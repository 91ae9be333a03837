import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import nodemailer, { type Transporter } from 'nodemailer';
import { mail } from '@/db/schema/operations';
import { inTransaction, type Tx } from '@/db/tx';
import { env } from '@/lib/kernel/env';
import { newId } from '@/lib/kernel/ids';
import { log } from '@/lib/kernel/log';
import { seal, unseal } from './seal';

/** A letter: plain text in the recipient's language. */
export type Letter = {
  /** Null for letters that concern the instance and not one workspace. */
  workspaceId: string | null;
  to: string;
  subject: string;
  body: string;
};

/** Values of `mail.failure` beside those of a refused delivery. */
const UNDER_WAY = 'under_way';

/**
 * Puts a letter in the outbox, in the transaction of the act that caused it: no act without its
 * letter and no letter without its act. `deliverPending` sends it after the commit.
 */
export async function send(tx: Tx, letter: Letter): Promise<{ mailId: string }> {
  const mailId = newId('mail');
  await tx.insert(mail).values({
    id: mailId,
    workspaceId: letter.workspaceId,
    recipient: letter.to,
    subject: oneLine(letter.subject),
    body: seal(letter.body),
  });
  return { mailId };
}

/** Whether letters leave by SMTP; otherwise they stay in the outbox. */
export function deliversMail(): boolean {
  return Boolean(env().SMTP_URL);
}

/**
 * Sends what waits in the outbox, when SMTP is configured. Never throws: a failure stays on the
 * letter's row, where an owner sees it. A letter is claimed before it is sent and so is sent at
 * most once, also with several instances.
 */
export async function deliverPending(): Promise<void> {
  if (!deliversMail()) return;
  try {
    for (;;) {
      const letter = await claim();
      if (!letter) return;
      const failure = await deliver(letter);
      await inTransaction((tx) =>
        tx
          .update(mail)
          .set(failure === null ? { sentAt: sql`now()`, failure: null } : { failure })
          .where(eq(mail.id, letter.id)),
      );
    }
  } catch (error) {
    log.error({ err: error }, 'mail not delivered');
  }
}

type Claimed = { id: string; recipient: string; subject: string; body: string };

function claim(): Promise<Claimed | null> {
  return inTransaction(async (tx) => {
    const [next] = await tx
      .select({ id: mail.id, recipient: mail.recipient, subject: mail.subject, body: mail.body })
      .from(mail)
      .where(and(isNull(mail.sentAt), isNull(mail.failure)))
      .orderBy(asc(mail.createdAt))
      .limit(1)
      .for('update', { skipLocked: true });
    if (!next) return null;
    await tx.update(mail).set({ failure: UNDER_WAY }).where(eq(mail.id, next.id));
    return next;
  });
}

/** Null when the server took the letter, else a short word for what it said. */
async function deliver(letter: Claimed): Promise<string | null> {
  const text = unseal(letter.body);
  if (text === null) return 'sealed_with_another_key';
  try {
    await transport().sendMail({
      from: env().MAIL_FROM,
      to: { name: '', address: letter.recipient },
      subject: letter.subject,
      text,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return null;
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    log.error({ mailId: letter.id, code, responseCode }, 'mail refused');
    return [code ?? 'failed', responseCode ?? ''].join(' ').trim().slice(0, 200);
  }
}

const holder = globalThis as typeof globalThis & { chirographSmtp?: Transporter };

function transport(): Transporter {
  holder.chirographSmtp ??= nodemailer.createTransport({
    url: env().SMTP_URL ?? '',
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  } as Parameters<typeof nodemailer.createTransport>[0]);
  return holder.chirographSmtp;
}

/** Names people chose stand in subjects; a line break there would begin another header. */
function oneLine(subject: string): string {
  return subject.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, 300);
}
