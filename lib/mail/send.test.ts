import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { inTransaction } from '@/db/tx';
import { env } from '@/lib/kernel/env';
import { invitationLetter } from './letters';
import { seal, unseal } from './seal';
import { deliverPending, send } from './send';

let test: TestDatabase;
let server: Server;
/** What the mail server was given: one text per letter, headers and body as they came. */
let received: string[] = [];
let refuses = false;

/** As much of RFC 5321 as a client needs to hand over a letter. */
function mailServer(): Server {
  return createServer((socket) => {
    let data: string[] | null = null;
    let rest = '';
    socket.write('220 test\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('utf8')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (data && line === '.') {
          received.push(data.join('\n'));
          data = null;
          socket.write('250 taken\r\n');
        } else if (data) data.push(line);
        else if (/^RCPT/i.test(line) && refuses) socket.write('550 no such mailbox\r\n');
        else if (/^DATA/i.test(line)) {
          data = [];
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  });
}

beforeAll(async () => {
  test = await testDatabase();
  useDatabase(openPool(test.url));
  server = mailServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  server.close();
  await closeDatabase();
  await test.close();
});

beforeEach(async () => {
  received = [];
  refuses = false;
  delete env().SMTP_URL;
  await test.sql`delete from mail`;
});

const useServer = () => {
  env().SMTP_URL = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const letter = (over: Partial<Parameters<typeof send>[1]> = {}) => ({
  workspaceId: null,
  to: 'lin@example.test',
  subject: 'Choose a new password',
  body: 'Open http://localhost/reset/abc\n.\nand 选择新密码',
  ...over,
});
const rows = () => test.sql`select recipient, sent_at, failure, body from mail order by id`;

describe('a letter', () => {
  it('stays in the outbox where no mail server is configured', async () => {
    await inTransaction((tx) => send(tx, letter()));
    await deliverPending();
    expect(await rows()).toMatchObject([{ sent_at: null, failure: null }]);
  });

  it('is not written when the act that caused it fails', async () => {
    const failed = inTransaction(async (tx) => {
      await send(tx, letter());
      throw new Error('refused');
    });
    await expect(failed).rejects.toThrow('refused');
    expect(await rows()).toEqual([]);
  });

  it('is delivered once, also by two instances at once', async () => {
    useServer();
    for (let i = 0; i < 5; i++) {
      await inTransaction((tx) => send(tx, letter({ to: `lin${i}@example.test` })));
    }
    await Promise.all([deliverPending(), deliverPending()]);
    expect(received).toHaveLength(5);
    expect((await rows()).every((row) => row.sent_at !== null && row.failure === null)).toBe(true);
    await deliverPending();
    expect(received).toHaveLength(5);
  });

  it('that the mail server refuses keeps the reason where an owner sees it', async () => {
    useServer();
    refuses = true;
    await inTransaction((tx) => send(tx, letter()));
    await deliverPending();
    expect(await rows()).toMatchObject([{ sent_at: null, failure: 'EENVELOPE 550' }]);
  });

  it('carries no header that a name in its subject tries to add', async () => {
    useServer();
    const subject = 'Invitation to X\r\nBcc: all@example.test\r\n\r\nHello';
    await inTransaction((tx) => send(tx, letter({ subject })));
    await deliverPending();
    const [head] = (received[0] ?? '').split('\n\n');
    expect(head).not.toMatch(/^Bcc:/im);
    expect(head).toMatch(/^To: lin@example\.test$/m);
  });

  it('with a name from other people holds it to one line without marks that turn text', () => {
    const { subject, body } = invitationLetter('en', {
      inviter: 'Mei\n\nYour bank',
      workspace: '工作室\u202e gnp.exe',
      access: 'member',
      caseTitle: null,
      link: 'http://localhost/invitation/x',
      expiresAt: new Date('2026-03-04T06:02:00Z'),
    });
    expect(subject).toBe('Invitation to 工作室  gnp.exe');
    expect(body).toContain('Mei Your bank invites you');
    expect(body).toContain('4 Mar 2026, 06:02 (UTC)');
  });
});

describe('a sealed text', () => {
  it('opens again, never looks the same twice, and does not open when altered', () => {
    const [one, two] = [seal('链接 link'), seal('链接 link')];
    expect(one).not.toBe(two);
    expect(unseal(one)).toBe('链接 link');
    const bytes = Buffer.from(one.slice(3), 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(unseal(`v1.${altered.toString('base64url')}`)).toBeNull();
    }
    for (const text of ['', 'v1.', 'plain', 'v1.AAAA', 'v2.x']) expect(unseal(text)).toBeNull();
  });

  it('does not open under another secret of the instance', () => {
    const sealed = seal('link');
    const { CHIROGRAPH_SECRET } = env();
    env().CHIROGRAPH_SECRET = 'another secret of another instance!!';
    expect(unseal(sealed)).toBeNull();
    env().CHIROGRAPH_SECRET = CHIROGRAPH_SECRET;
  });
});
