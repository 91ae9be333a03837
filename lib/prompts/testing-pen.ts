import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import { database } from '@/db/client';
import { join as letIn, type Person, person } from '@/db/testing/world';
import type { Claim } from '@/lib/authorship/claim';
import { NO_HASH, type Operation } from '@/lib/authorship/operation';
import { type Device, newDevice, type Signed, signed } from '@/lib/authorship/testing-device';
import { type Scene, scene } from '@/lib/door/testing-case';
import type { Caller } from '@/lib/kernel/actor';
import { openPrompt } from './commands/open-prompt';
import { joinPrompt, pushClaims } from './commands/push';
import type { Pushed } from './dto';
import { streamOperations } from './live/operations';

export type Desk = { caseId: string; promptId: string };

/** A case with an open prompt. */
export async function promptScene(): Promise<Scene & Desk & { second: Person }> {
  const made = await scene();
  const { owner, caseId } = made;
  const opened = await openPrompt(owner.caller, { caseId, title: 'Pendant' });
  if (!opened.ok) throw new Error(opened.code);
  const second = await person('Mei');
  const [row] = await database().execute<{ workspace_id: string }>(
    `select workspace_id from case_file where id = '${caseId}'`,
  );
  await letIn(row?.workspace_id ?? '', second, 'member');
  return { ...made, promptId: opened.data.promptId, second };
}

/** Every operation of a prompt as it is stored. */
export async function storedOperations(promptId: string): Promise<Operation[]> {
  const found: Operation[] = [];
  for await (const one of streamOperations(promptId, 0, Number.MAX_SAFE_INTEGER)) found.push(one);
  return found;
}

/** A writer of a prompt, as a page would be one. */
export class Pen {
  readonly doc = new Y.Doc({ gc: false });
  writer = 0;
  n = 0;
  seen = 0;
  seenHash = NO_HASH;

  constructor(
    readonly who: { accountId: string; caller: Caller },
    readonly desk: Desk,
    readonly device: Device = newDevice(),
  ) {}

  static async at(who: Person, desk: Desk, device?: Device): Promise<Pen> {
    const pen = new Pen(who, desk, device);
    await pen.join();
    return pen;
  }

  async joinClaim(): Promise<Signed> {
    await this.sync();
    const nonce = randomBytes(16).toString('hex');
    return signed({ ...this.header(0), k: 'join', key: this.device.key, nonce }, this.device);
  }

  async join(): Promise<void> {
    const reply = await joinPrompt(this.who.caller, { ...this.desk, ...(await this.joinClaim()) });
    if (!reply.ok) throw new Error(`${reply.code} ${reply.reason}`);
    if (!reply.data.ok) throw new Error(reply.data.code);
    this.writer = reply.data.joined.writer;
    this.doc.clientID = this.writer;
    await this.sync();
  }

  /** Receives what others wrote. */
  async sync(): Promise<void> {
    const { promptId } = this.desk;
    const from = this.seenHash === NO_HASH ? 0 : this.seen + 1;
    for await (const one of streamOperations(promptId, from, Number.MAX_SAFE_INTEGER)) {
      this.receive(one);
    }
  }

  receive({ seq, hash, claim }: Operation): void {
    const parsed = claim === '' ? null : (JSON.parse(claim) as Claim);
    if (parsed?.k === 'edit' && parsed.w !== this.writer) {
      Y.applyUpdate(this.doc, Buffer.from(parsed.u, 'base64'), 'others');
    }
    this.seen = seq;
    this.seenHash = hash;
  }

  get text(): string {
    return this.doc.getText('positive').toString();
  }

  header(n: number) {
    return {
      v: 1,
      prompt: this.desk.promptId,
      account: this.who.accountId,
      n,
      seen: this.seen,
      seenHash: this.seenHash,
      t: new Date().toISOString(),
    };
  }

  /** Signs the next claim of a kind, and counts it. */
  claim(body: object): Signed {
    this.n += 1;
    return signed({ ...this.header(this.n), w: this.writer, ...body }, this.device);
  }

  /** Types into the own copy and signs it; nothing is sent. */
  insert(at: number, text: string, kind = 'typed'): Signed {
    const c = Y.getState(this.doc.store, this.writer);
    const u = this.change((field) => field.insert(at, text));
    return this.claim({ k: 'edit', u, ins: [{ c, l: text.length, k: kind }], dt: [0] });
  }

  delete(at: number, length: number): Signed {
    const u = this.change((field) => field.delete(at, length));
    return this.claim({ k: 'edit', u, ins: [], dt: [0] });
  }

  change(work: (field: Y.Text) => void): string {
    let update = new Uint8Array();
    const take = (bytes: Uint8Array) => {
      update = bytes as Uint8Array<ArrayBuffer>;
    };
    this.doc.once('update', take);
    this.doc.transact(() => work(this.doc.getText('positive')));
    return Buffer.from(update).toString('base64');
  }

  send(...claims: Signed[]) {
    return pushClaims(this.who.caller, { ...this.desk, claims });
  }

  /** Sends claims that must be accepted. */
  async push(...claims: Signed[]): Promise<Pushed> {
    const reply = await this.send(...claims);
    if (!reply.ok) throw new Error(`${reply.code} ${reply.reason}`);
    if (reply.data.refused) throw new Error(reply.data.refused.code);
    return reply.data;
  }
}
