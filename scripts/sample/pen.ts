import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import type { Claim, IdRange, Insertion } from '../../lib/authorship/claim';
import type { Caller } from '../../lib/kernel/actor';
import type { Reply } from '../../lib/kernel/reply';
import { joinPrompt, pushClaims } from '../../lib/prompts/commands/push';
import { readReplay } from '../../lib/prompts/live/replays';
import { type Device, newDevice, type Signed, signed } from '../trace/device';

/** The prompt that pens write to, and what was accepted of it so far. */
export class Paper {
  readonly updates: Uint8Array[] = [];
  seq = 0;
  hash = '';

  constructor(
    readonly caseId: string,
    readonly promptId: string,
  ) {}

  took({ seq, hash }: { seq: number; hash: string }): void {
    this.seq = seq;
    this.hash = hash;
  }

  /** Digest of the document that would be frozen now. */
  frozen(): Promise<string> {
    return readReplay(this.promptId, (replay) => replay.frozen().sha256);
  }
}

type Header = 'v' | 'prompt' | 'account' | 'n' | 'seen' | 'seenHash' | 't' | 'w';
type Body<C = Claim> = C extends { w: number } ? Omit<C, Header> : never;
type Part = Omit<Insertion, 'c' | 'l'>;

/** Milliseconds between the keystrokes of a person who types evenly. */
const KEYSTROKE = 140;

/** An identifier as a browser makes one. */
export const newClientId = (): string => randomBytes(16).toString('hex');

/** The sample must be whole or not be. */
async function done<T>(reply: Promise<Reply<T>>): Promise<T> {
  const answer = await reply;
  if (!answer.ok) throw new Error(`sample prompt: ${answer.code} ${answer.reason ?? ''}`);
  return answer.data;
}

/** One person at the prompt, with a device key and a copy of the text, as a page would be. */
export class Pen {
  private readonly doc = new Y.Doc({ gc: false });
  private readonly device: Device = newDevice();
  private writer = 0;
  private n = 0;
  private received = 0;

  constructor(
    private readonly paper: Paper,
    private readonly caller: Caller,
    private readonly account: string,
  ) {}

  async join(): Promise<void> {
    const { caseId, promptId, seq, hash } = this.paper;
    const header = {
      v: 1 as const,
      prompt: promptId,
      account: this.account,
      n: 0,
      seen: seq,
      seenHash: hash,
      t: new Date().toISOString(),
    };
    const { key } = this.device;
    const claim = signed({ ...header, k: 'join', key, nonce: newClientId() }, this.device);
    const answer = await done(joinPrompt(this.caller, { caseId, promptId, ...claim }));
    if (!answer.ok) throw new Error(`sample prompt: joining refused: ${answer.code}`);
    this.writer = answer.joined.writer;
    this.doc.clientID = this.writer;
    this.paper.took(answer.joined);
  }

  /** Types into a field letter by letter, a word a claim. */
  async type(field: string, at: number, text: string): Promise<void> {
    const claims: Signed[] = [];
    let place = at;
    for (const word of text.match(/\S*\s*/g) ?? []) {
      if (word === '') continue;
      claims.push(this.edit(field, [], place, word, { k: 'typed' }));
      place += word.length;
    }
    await this.send(claims);
  }

  /** Puts a run in some other way than by typing. */
  put(field: string, at: number, text: string, part: Part): Promise<void> {
    return this.send([this.edit(field, [], at, text, part)]);
  }

  /** Deletes words, and answers which characters they were. */
  async cut(field: string, words: string): Promise<IdRange[]> {
    const { at, ids } = this.find(field, words);
    await this.send([this.edit(field, [at, words.length], 0, '', { k: 'typed' })]);
    return ids;
  }

  /** Deletes words and types others in their place. */
  replace(field: string, words: string, by: string): Promise<void> {
    const { at } = this.find(field, words);
    return this.send([this.edit(field, [at, words.length], at, by, { k: 'typed' })]);
  }

  /** Takes words to another place in one gesture. */
  async move(field: string, words: string, before: string): Promise<void> {
    const { at, ids } = this.find(field, words);
    const text = this.text(field);
    const rest = text.slice(0, at) + text.slice(at + words.length);
    const to = rest.indexOf(before);
    const moved = this.edit(field, [at, words.length], to, words, { k: 'moved', src: ids });
    await this.send([moved]);
  }

  /** Signs and sends a claim that is not about letters. */
  act(body: Body): Promise<void> {
    return this.send([this.sign(body)]);
  }

  /** Where words stand in a field, and which characters they are. */
  find(field: string, words: string): { at: number; ids: IdRange[] } {
    this.catchUp();
    const at = this.text(field).indexOf(words);
    if (at < 0) throw new Error(`sample prompt: no ${words}`);
    return { at, ids: this.identities(field, at, at + words.length) };
  }

  text(field: string): string {
    this.catchUp();
    return this.doc.getText(field).toString();
  }

  private identities(field: string, from: number, to: number): IdRange[] {
    const found: IdRange[] = [];
    let at = 0;
    for (let item = this.doc.getText(field)._start; item !== null; item = item.right) {
      if (item.deleted) continue;
      const start = Math.max(from, at);
      const end = Math.min(to, at + item.length);
      if (start < end) found.push([item.id.client, item.id.clock + start - at, end - start]);
      at += item.length;
    }
    return found;
  }

  private catchUp(): void {
    const { updates } = this.paper;
    for (; this.received < updates.length; this.received++) {
      const update = updates[this.received];
      if (update) Y.applyUpdate(this.doc, update);
    }
  }

  private edit(
    field: string,
    [from, length]: readonly [number, number] | readonly [],
    at: number,
    text: string,
    part: Part,
  ): Signed {
    this.catchUp();
    const c = Y.getState(this.doc.store, this.writer);
    const shared = this.doc.getText(field);
    const parts: Uint8Array[] = [];
    const keep = (update: Uint8Array) => void parts.push(update);
    this.doc.on('update', keep);
    this.doc.transact(() => {
      if (length) shared.delete(from ?? 0, length);
      if (text !== '') shared.insert(at, text);
    });
    this.doc.off('update', keep);
    const [update] = parts;
    if (!update) throw new Error('sample prompt: nothing was changed');
    this.paper.updates.push(update);
    const u = Buffer.from(update).toString('base64');
    const ins = text === '' ? [] : [{ c, l: text.length, ...part }];
    const strokes = part.k === 'typed' && text !== '' ? [...text].length : 1;
    return this.sign({
      k: 'edit',
      u,
      ins,
      dt: Array.from({ length: strokes }, (_, i) => i * KEYSTROKE),
    });
  }

  private sign(body: Body): Signed {
    this.n++;
    const { promptId, seq, hash } = this.paper;
    const header = {
      v: 1 as const,
      prompt: promptId,
      account: this.account,
      n: this.n,
      seen: seq,
      seenHash: hash,
      t: new Date().toISOString(),
      w: this.writer,
    };
    return signed({ ...header, ...body }, this.device);
  }

  private async send(claims: Signed[]): Promise<void> {
    const { caseId, promptId } = this.paper;
    const { accepted, refused } = await done(pushClaims(this.caller, { caseId, promptId, claims }));
    if (refused) throw new Error(`sample prompt: claim ${refused.n} refused: ${refused.code}`);
    for (const one of accepted) this.paper.took(one);
  }
}
