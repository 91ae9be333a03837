import type { Claim } from './claim';
import { type Edit, readEditClaim } from './edit-check';
import { frozenDocument } from './frozen';
import { NO_HASH, type ServerPart } from './operation';
import { RecentClaims } from './recent-claims';
import { refuse } from './refusal';
import { SideRecords } from './side-records';
import type { FieldState, Stamp, WriterState } from './side-states';
import { TextState } from './text-state';
import { Timeline } from './timeline';

/** Everything that a prompt's operations make; `PromptReplay` is the way to it. */
export class PromptState {
  prompt = '';
  caseId = '';
  hash = NO_HASH;
  readonly timeline = new Timeline();
  readonly writers = new Map<number, WriterState>();
  readonly recent = new RecentClaims();
  readonly text: TextState;
  readonly side: SideRecords;
  /** The last edit that was read, so that applying it after its check reads it once. */
  #lastRead: Edit | undefined;

  constructor() {
    this.text = new TextState(
      this.timeline,
      (w) => this.writers.get(w)?.account,
      (sug) => this.side.suggestions.get(sug)?.text,
    );
    this.side = new SideRecords({
      check: (spans) => this.text.checkSpans(spans),
      letters: (range) => this.text.letters(range),
      roots: (range) => this.text.stories.roots(...range),
    });
    for (const name of this.side.fields.keys()) this.text.text.addField(name);
  }

  nextWriter(): number {
    let last = 0;
    for (const w of this.writers.keys()) last = Math.max(last, w);
    return last + 1;
  }

  nextRevision(): number {
    return this.side.revisions.length + 1;
  }

  fields(): FieldState[] {
    return [...this.side.fields.values()].map((field) => ({
      ...field,
      text: this.text.text.text(field.name),
    }));
  }

  frozen(): ReturnType<typeof frozenDocument> {
    const { prompt, hash, side, timeline } = this;
    return frozenDocument({
      prompt,
      hash,
      seq: timeline.size - 1,
      fields: this.fields(),
      parameters: [...side.parameters.values()],
      references: [...side.references.values()],
    });
  }

  /** Refuses a claim whose content does not fit; answers what the server notes of one that does. */
  checkContent(claim: Claim): ServerPart['note'] {
    switch (claim.k) {
      case 'join':
        return { writer: this.nextWriter() };
      case 'edit':
        return this.text.check(this.#read(claim), claim.account);
      case 'freeze':
        if (claim.seen !== this.timeline.size - 1) refuse('freeze_stale');
        if (claim.sha256 !== this.frozen().sha256) refuse('freeze_text');
        return { revision: this.nextRevision() };
      default:
        this.side.check(claim);
        return {};
    }
  }

  /** Applies what a claim says; header, chain and content were checked. */
  applyClaim(claim: Claim, stamp: Stamp, hash: string, part: ServerPart): void {
    const { seq, account } = stamp;
    if (claim.k === 'join') {
      this.#join(claim, part);
      return;
    }
    if (claim.k === 'edit') {
      const edit = this.#read(claim);
      this.#lastRead = undefined;
      this.text.apply(edit, seq, account, part.note.found ?? []);
    } else if (claim.k === 'freeze') {
      const { sha256, purpose, tool } = claim;
      const revision = this.nextRevision();
      this.side.revisions.push({ revision, hash, sha256, purpose, tool, ...stamp });
    } else {
      this.side.apply(claim, stamp, part.note);
      if (claim.k === 'field') this.text.text.addField(claim.name);
    }
    const writer = this.writers.get(claim.w);
    if (!writer) throw new RangeError(`no writer ${claim.w}`);
    writer.lastN = claim.n;
    writer.lastSeen = claim.seen;
  }

  #read(claim: Claim & { k: 'edit' }): Edit {
    if (this.#lastRead?.claim.u === claim.u && this.#lastRead.claim.w === claim.w) {
      return { ...this.#lastRead, claim };
    }
    this.#lastRead = readEditClaim(claim);
    return this.#lastRead;
  }

  #join(claim: Claim & { k: 'join' }, { session, seq, note }: ServerPart): void {
    const writer = note.writer ?? 0;
    if (writer !== this.nextWriter()) throw new RangeError(`writer ${writer} is not the next`);
    this.text.stories.open(writer);
    this.writers.set(writer, {
      writer,
      account: claim.account,
      session,
      key: claim.key,
      name: note.name ?? '',
      lastN: 0,
      lastSeen: claim.seen,
      joinedSeq: seq,
    });
  }
}
