import { stretchesOf } from './brought';
import type { Claim, ClaimOf, IdRange } from './claim';
import { Marks } from './marks';
import type { ServerPart } from './operation';
import { refuse } from './refusal';
import type {
  CommentState,
  FieldState,
  MessageState,
  OriginMark,
  OriginState,
  ParameterState,
  ReferenceState,
  RevisionState,
  SayState,
  Stamp,
  SuggestionState,
  ViewState,
} from './side-states';
import type { Segment } from './stories';

/** Claims about what stands beside the text. */
export type SideClaim = Exclude<Claim, { k: 'join' | 'edit' | 'freeze' }>;

/** What side records ask of the text. */
export type SpanReader = {
  check(spans: readonly IdRange[]): void;
  letters(range: IdRange): string;
  roots(range: IdRange): Segment[];
};

const LINE_END = /\r\n?/g;

const lengthOf = (ranges: readonly IdRange[]) => ranges.reduce((sum, [, , l]) => sum + l, 0);

/** Parameters, references, comments, messages, suggestions, statements, revisions and views. */
export class SideRecords {
  readonly fields = new Map<string, Omit<FieldState, 'text'>>([
    ['positive', { name: 'positive', label: '', role: 'positive' }],
  ]);
  readonly parameters = new Map<string, ParameterState>();
  readonly references = new Map<string, ReferenceState>();
  readonly comments = new Map<string, CommentState>();
  readonly messages = new Map<string, MessageState>();
  readonly suggestions = new Map<string, SuggestionState>();
  readonly says = new Map<string, SayState>();
  readonly origins: OriginState[] = [];
  readonly revisions: RevisionState[] = [];
  readonly views: ViewState[] = [];
  readonly originMarks = new Marks<OriginMark>();
  readonly sayMarks = new Marks<SayState>();

  constructor(private readonly text: SpanReader) {}

  /** Refuses a claim that does not fit. What two people may do at once is never refused. */
  check(claim: SideClaim): void {
    if ('spans' in claim) this.text.check(claim.spans);
    switch (claim.k) {
      case 'field':
        if (this.fields.has(claim.name)) refuse('field', `${claim.name} exists`);
        break;
      case 'parameter':
        if (claim.value === null && !this.parameters.has(claim.name)) refuse('nothing');
        break;
      case 'unreference':
        if (!this.references.has(claim.ref)) refuse('reference');
        break;
      case 'comment':
        this.#checkComment(claim);
        break;
      case 'resolve':
        if (this.comments.get(claim.comment)?.parent !== null) refuse('comment');
        break;
      case 'message':
        if (this.messages.has(claim.message)) refuse('message', 'the identifier is taken');
        break;
      case 'suggest':
        if (this.suggestions.has(claim.sug)) refuse('suggestion', 'the identifier is taken');
        break;
      case 'origin':
        this.#checkOrigin(claim);
        break;
      case 'say':
        if (this.says.has(claim.say)) refuse('say', 'the identifier is taken');
        break;
      case 'answer':
        if (!this.says.has(claim.say)) refuse('say', 'no such statement');
        break;
      case 'view':
        if (claim.revision > this.revisions.length) refuse('revision');
        for (const { spans } of claim.contested) this.text.check(spans);
        break;
      case 'reference':
        break;
    }
  }

  #checkComment({ comment, parent, spans }: ClaimOf<'comment'>): void {
    if (this.comments.has(comment)) refuse('comment', 'the identifier is taken');
    if (parent !== null && this.comments.get(parent)?.parent !== null)
      refuse('comment', 'no thread');
    if (parent === null && spans.length === 0) refuse('span', 'about nothing');
  }

  #checkOrigin(claim: ClaimOf<'origin'>): void {
    const { message, exhibit, answer, spans, source } = claim;
    if (source) {
      if (message !== null || exhibit !== null || answer !== 'confirmed') refuse('message');
      if (source.prompt === claim.prompt) refuse('source', 'a move within the prompt');
      // Only the page that brought words in says from where: nobody says it of another's.
      if (spans.some(([w]) => w !== claim.w)) refuse('span', 'of another writer');
      if (lengthOf(spans) !== lengthOf(source.src)) refuse('source', 'of another length');
      return;
    }
    if ((message === null) === (exhibit === null)) refuse('message', 'one of message and exhibit');
    if (message === null) return;
    const attached = this.messages.get(message);
    if (!attached) refuse('message', 'no such message');
    if (answer !== 'confirmed') return;
    const whole = attached.text.replace(LINE_END, '\n');
    for (const span of spans) {
      if (!whole.includes(this.text.letters(span))) refuse('message', 'does not hold the words');
    }
  }

  /** Applies a claim that was checked, with what the server noted of it. */
  apply(claim: SideClaim, stamp: Stamp, note: ServerPart['note']): void {
    switch (claim.k) {
      case 'field': {
        const { name, label, role } = claim;
        this.fields.set(name, { name, label, role });
        break;
      }
      case 'parameter':
        this.#parameter(claim, stamp);
        break;
      case 'reference':
        this.#reference(claim, stamp);
        break;
      case 'unreference': {
        const one = this.references.get(claim.ref);
        if (one) one.withdrawn ??= stamp;
        break;
      }
      case 'comment': {
        const { comment, parent, spans, text } = claim;
        this.comments.set(comment, { comment, parent, spans, text, resolved: null, ...stamp });
        break;
      }
      case 'resolve': {
        const one = this.comments.get(claim.comment);
        if (one) one.resolved ??= stamp;
        break;
      }
      case 'message': {
        const { message, from, source, sentAt, exhibit, text } = claim;
        this.messages.set(message, { message, from, source, sentAt, exhibit, text, ...stamp });
        break;
      }
      case 'suggest': {
        const { sug, model, text } = claim;
        this.suggestions.set(sug, { sug, model, text, ...stamp });
        break;
      }
      case 'origin': {
        const { spans, message, exhibit, answer, source } = claim;
        const from = source && { ...source, wrote: note.wrote ?? [] };
        this.addOrigin({
          ...{ spans, message, exhibit, answer, ...stamp },
          ...(from && { source: from }),
        });
        break;
      }
      case 'say': {
        const { say, spans, contributor, mode, note } = claim;
        this.addSay({ say, spans, contributor, mode, note, answers: [], ...stamp });
        break;
      }
      case 'answer': {
        const { answer, reason } = claim;
        this.says.get(claim.say)?.answers.push({ answer, reason, ...stamp });
        break;
      }
      case 'view': {
        const { revision, meaning, reason, contested } = claim;
        this.views.push({ revision, meaning, reason, contested, ...stamp });
        break;
      }
    }
  }

  /** Records an origin and lays it over the words; also when a snapshot is read. */
  addOrigin(origin: OriginState): void {
    this.origins.push(origin);
    const { spans, source } = origin;
    if (!source) {
      this.originMarks.lay(spans.flatMap(this.text.roots), { origin, first: null });
      return;
    }
    for (const { range, first } of stretchesOf(spans, source.wrote)) {
      // What the text itself says of where characters come from goes before what is said of them.
      const own = this.text.roots(range).filter(({ w, via }) => w === range[0] && via === null);
      this.originMarks.lay(own, { origin, first });
    }
  }

  /** Records a statement and lays it over the words; also when a snapshot is read. */
  addSay(say: SayState): void {
    this.says.set(say.say, say);
    this.sayMarks.lay(say.spans.flatMap(this.text.roots), say);
  }

  #parameter({ name, value }: ClaimOf<'parameter'>, stamp: Stamp): void {
    const history = this.parameters.get(name)?.history ?? [];
    history.push({ value, ...stamp });
    this.parameters.set(name, { name, value, history, ...stamp });
  }

  #reference({ ref, exhibit, label, purpose }: ClaimOf<'reference'>, stamp: Stamp): void {
    const text = { exhibit, label, purpose };
    const history = this.references.get(ref)?.history ?? [];
    history.push({ ...text, ...stamp });
    this.references.set(ref, { ref, ...text, withdrawn: null, history, ...stamp });
  }
}
