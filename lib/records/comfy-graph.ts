import type { Cursor } from './json-cursor';
import { Digits } from './json-text';

/** Steps of one walk through a graph; hostile graphs are loops. */
const MOST_STEPS = 2_000;
const MOST_DEPTH = 60;

/** A text that reaches a sampler. `sure` is false where it came through a node that is not known. */
export type GraphText = { cursor: Cursor; sure: boolean };

const TEXT_KEYS =
  /^(text|text_[gl]|t5xxl|clip_[gl]|prompt|string|value|populated_text|wildcard_text|Text|STRING)$/;
/** Inputs that carry no words, whatever stands behind them. */
const WORDLESS =
  /^(model|clip|vae|image|images|pixels|mask|control_net|latent|latent_image|samples|noise|sigmas|sampler|clip_vision\w*|style_model|unet)$/;

/** An API graph of ComfyUI: nodes by number, inputs that are values or links `[node, slot]`. */
export class ComfyGraph {
  readonly nodes: Map<string, Cursor>;
  /** Whether a walk met a loop or ended at its limit, and classes it could not follow. */
  looped = false;
  readonly unknown = new Set<string>();
  #steps = 0;

  constructor(graph: Cursor) {
    this.nodes = new Map(graph.entries().filter(([, node]) => classOf(node) !== ''));
  }

  /** The node that an input is linked to, and the slot, or null where it is a value. */
  linked(input: Cursor): { id: string; node: Cursor; slot: number } | null {
    const [target, slot, ...rest] = Array.isArray(input.value) ? input.value : [];
    const id = target instanceof Digits ? target.digits : target;
    if (typeof id !== 'string' || !(slot instanceof Digits) || rest.length > 0) return null;
    const node = this.nodes.get(id);
    return node ? { id, node, slot: Number(slot.digits) } : null;
  }

  /** A number or text given to an input, if need be by the node it is linked to. */
  value(input: Cursor, depth = 0): Cursor | null {
    if (input.text() !== null) return input;
    const link = this.linked(input);
    if (!link || depth > MOST_DEPTH || !this.#step()) return null;
    const inputs = link.node.get('inputs');
    for (const key of [
      'value',
      'seed',
      'noise_seed',
      'int',
      'float',
      'number',
      'Number',
      'Value',
    ]) {
      const found = inputs.get(key);
      if (found.isPresent) return this.value(found, depth + 1);
    }
    return null;
  }

  /** Texts behind a conditioning, of both signs where a node carries both. */
  texts(input: Cursor, sign: 'positive' | 'negative'): GraphText[] {
    const found: GraphText[] = [];
    this.#walk(input, sign, found, new Set(), 0, true);
    return found;
  }

  /** First node behind a link that satisfies a question, nearest first. */
  behind(input: Cursor, is: (node: Cursor) => boolean): Cursor | null {
    const queue = [input];
    const seen = new Set<string>();
    while (queue.length > 0 && this.#step()) {
      const next = queue.shift();
      const link = next && this.linked(next);
      if (!link || seen.has(link.id)) continue;
      seen.add(link.id);
      if (is(link.node)) return link.node;
      queue.push(
        ...link.node
          .get('inputs')
          .entries()
          .map(([, one]) => one),
      );
    }
    return null;
  }

  #walk(
    input: Cursor,
    sign: 'positive' | 'negative',
    found: GraphText[],
    above: ReadonlySet<string>,
    depth: number,
    sure: boolean,
  ): void {
    const link = this.linked(input);
    if (!link) return;
    if (above.has(link.id) || depth > MOST_DEPTH || !this.#step()) {
      this.looped = true;
      return;
    }
    const path = new Set([...above, link.id]);
    const inputs = link.node.get('inputs');
    const words = inputs.entries().filter(([key]) => TEXT_KEYS.test(key));
    const own = words.filter(([, one]) => one.string() !== null);
    const further = words.filter(([, one]) => this.linked(one));
    for (const [, cursor] of own) found.push({ cursor, sure });
    for (const [, cursor] of further) this.#walk(cursor, sign, found, path, depth + 1, sure);
    if (own.length + further.length > 0) return;
    const [positive, negative] = [inputs.get('positive'), inputs.get('negative')];
    if (positive.isPresent && negative.isPresent) {
      // Of nodes that carry both, slot 0 is the positive one and slot 1 the negative one.
      const chosen = link.slot === 0 ? positive : link.slot === 1 ? negative : inputs.get(sign);
      this.#walk(chosen, sign, found, path, depth + 1, sure);
      return;
    }
    const links = inputs.entries().filter(([key, one]) => !WORDLESS.test(key) && this.linked(one));
    const strings = inputs.entries().filter(([, one]) => one.string() !== null);
    const isConditioning = links.every(([key]) => /^conditioning|^positive|^negative/.test(key));
    if (links.length === 0 && !/^ConditioningZeroOut$/.test(classOf(link.node))) {
      this.unknown.add(classOf(link.node));
      for (const [, cursor] of strings.slice(0, 3)) found.push({ cursor, sure: false });
    }
    for (const [, cursor] of links) {
      this.#walk(cursor, sign, found, path, depth + 1, sure && isConditioning);
    }
  }

  #step(): boolean {
    this.#steps += 1;
    if (this.#steps > MOST_STEPS) this.looped = true;
    return this.#steps <= MOST_STEPS;
  }
}

/** Class of a node; empty where it is none. */
export const classOf = (node: Cursor): string => node.get('class_type').string() ?? '';

/** Whether JSON looks like an API graph. */
export const isGraph = (cursor: Cursor): boolean =>
  cursor.isObject && cursor.entries().some(([, node]) => classOf(node) !== '');
