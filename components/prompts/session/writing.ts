import { type Doc, UndoManager } from 'yjs';
import { EditBatch } from './edit-batch';
import type { Change, Head } from './head';
import { type Act, stepHistory, writeChanges } from './local-edit';
import { insertedWords } from './outgoing';

const WINDOW_MS = 200;
/** Without a network nobody waits for the words: longer windows, fewer claims. */
const OFFLINE_WINDOW_MS = 2000;

type Parts = {
  doc: Doc;
  /** What has been received now. */
  head(): Head;
  reached(): boolean;
  /** Takes a finished window. */
  send(batch: EditBatch): void;
  changed(): void;
};

/**
 * The acts of one writer in the shared document: written at once, gathered in windows of a fifth of
 * a second, undone per person and field.
 */
export class Writing {
  readonly #parts: Parts;
  readonly #histories = new Map<string, UndoManager>();
  readonly #origins = new Map<string, { field: string }>();
  #batch: EditBatch | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Acts of the open window. */
  acts = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Writes changes into a field, as one act. */
  edit(field: string, changes: readonly Change[]): boolean {
    this.#history(field);
    const text = this.#parts.doc.getText(field);
    return this.#note(() => writeChanges(text, changes, this.#origin(field)));
  }

  /** Takes back, or does again, the last act in a field. False where there is none. */
  step(field: string, way: 'undo' | 'redo'): boolean {
    const history = this.#history(field);
    return this.#note(() => stepHistory(this.#parts.doc, history, way));
  }

  /** Ends the open window now. */
  flush(): void {
    clearTimeout(this.#timer);
    const batch = this.#batch;
    this.#batch = undefined;
    this.acts = 0;
    if (batch) this.#parts.send(batch);
  }

  /** Words of the open window. */
  words(): string[] {
    const words = this.#batch ? insertedWords(this.#batch.body().u) : '';
    return words === '' ? [] : [words];
  }

  /** Whether acts of a transaction are this person's own in a field. */
  owns(field: string, origin: unknown): boolean {
    return origin === this.#origins.get(field);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    for (const history of this.#histories.values()) history.destroy();
    this.#histories.clear();
  }

  #origin(field: string): { field: string } {
    const origin = this.#origins.get(field) ?? { field };
    this.#origins.set(field, origin);
    return origin;
  }

  #history(field: string): UndoManager {
    const made =
      this.#histories.get(field) ??
      new UndoManager(this.#parts.doc.getText(field), {
        trackedOrigins: new Set([this.#origin(field)]),
      });
    this.#histories.set(field, made);
    return made;
  }

  #note(work: () => Act | null): boolean {
    // Taken before the act: what the writer had seen when it was made.
    const seen = this.#parts.head();
    const act = work();
    if (!act) return false;
    const at = Date.now();
    if (this.#batch && !this.#batch.fits(act.update)) this.flush();
    this.#batch ??= this.#open(seen, at);
    this.#batch.add(act.update, act.insertions, at);
    this.acts += 1;
    this.#parts.changed();
    return true;
  }

  #open(seen: Head, at: number): EditBatch {
    const wait = this.#parts.reached() ? WINDOW_MS : OFFLINE_WINDOW_MS;
    this.#timer = setTimeout(() => this.flush(), wait);
    return new EditBatch(seen, at);
  }
}
