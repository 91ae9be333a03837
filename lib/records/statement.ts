import type { Cursor } from './json-cursor';
import type { Fact, Part, PartKind, Statement } from './reading';

/** UTF-16 units of one value, and values of one statement, that a reading keeps. */
const MOST_UNITS = 256 * 1024;
export const MOST_VALUES = 5_000;

type Maybe = Fact | Cursor | null | undefined;

/** Names of parameters that mean the same in all tools; what has no name here keeps its own. */
export type CommonName =
  | 'seed'
  | 'steps'
  | 'sampler'
  | 'scheduler'
  | 'cfg'
  | 'guidance'
  | 'denoise'
  | 'width'
  | 'height'
  | 'clip_skip'
  | 'variation_seed'
  | 'size'
  | 'quality'
  | 'format'
  | 'mode';

/** UTF-16 units that all values of one file may take together, counted down. */
export type Budget = { units: number };
export const MOST_UNITS_ALTOGETHER = 6 * 1024 * 1024;

/** Puts the normal form together. What is absent is left out, whichever way it comes. */
export class Saying {
  readonly said: Statement;
  readonly #budget: Budget;
  #values = 0;

  constructor(reader: string, version: number, budget: Budget) {
    this.#budget = budget;
    this.said = {
      reader,
      version,
      tool: null,
      toolVersion: null,
      texts: [],
      passes: [],
      models: [],
      references: [],
      parents: [],
      times: [],
      people: [],
      ids: [],
      labels: [],
      history: [],
      messages: [],
      signatures: [],
    };
  }

  /** Whether there were more values than a reading keeps. */
  get isFull(): boolean {
    return this.#values > MOST_VALUES || this.#budget.units <= 0;
  }

  tool(name: Maybe, version?: Maybe): this {
    this.said.tool ??= this.#fact(name);
    this.said.toolVersion ??= this.#fact(version);
    return this;
  }

  text(
    value: Maybe,
    role: Statement['texts'][number]['role'],
    origin: Statement['texts'][number]['origin'],
    part = '',
  ): this {
    const fact = this.#fact(value);
    if (fact) this.said.texts.push({ ...fact, role, origin, part });
    return this;
  }

  /** A parameter of the pass begun last. */
  parameter(name: CommonName | (string & {}), value: Maybe): this {
    const fact = this.#fact(value);
    if (!fact) return this;
    if (this.said.passes.length === 0) this.pass('');
    this.said.passes.at(-1)?.parameters.push({ ...fact, name: name.slice(0, 200).toWellFormed() });
    return this;
  }

  /** Begins a sampling or an output of its own. */
  pass(part: string): this {
    this.said.passes.push({ part, parameters: [] });
    return this;
  }

  model(
    kind: Statement['models'][number]['kind'],
    given: { name?: Maybe; hash?: Maybe; weight?: Maybe },
  ): this {
    const name = this.#fact(given.name);
    const hash = this.#fact(given.hash);
    const weight = this.#fact(given.weight);
    if (name || hash) this.said.models.push({ kind, name, hash, weight });
    return this;
  }

  reference(role: string, given: { name?: Maybe; sha256?: Maybe; strength?: Maybe }): this {
    const name = this.#fact(given.name);
    const sha256 = this.#fact(given.sha256);
    const strength = this.#fact(given.strength);
    if (name || sha256) this.said.references.push({ role, name, sha256, strength });
    return this;
  }

  /** An original named by its digest; anything but 64 hexadecimal digits is none. */
  parent(sha256: Maybe, name: string): this {
    const fact = this.#fact(sha256);
    if (fact && /^[0-9a-f]{64}$/.test(fact.value)) this.said.parents.push({ ...fact, name });
    return this;
  }

  time(value: Maybe, kind: Statement['times'][number]['kind']): this {
    const fact = this.#fact(value);
    if (fact?.value) this.said.times.push({ ...fact, kind });
    return this;
  }

  person(value: Maybe, kind: Statement['people'][number]['kind']): this {
    const fact = this.#fact(value);
    if (fact?.value) this.said.people.push({ ...fact, kind });
    return this;
  }

  id(name: string, value: Maybe): this {
    const fact = this.#fact(value);
    if (fact?.value) this.said.ids.push({ ...fact, name });
    return this;
  }

  label(name: string, value: Maybe): this {
    const fact = this.#fact(value);
    if (fact) this.said.labels.push({ ...fact, name: name.slice(0, 200).toWellFormed() });
    return this;
  }

  event(
    given: Partial<Record<'action' | 'when' | 'software' | 'changed' | 'parameters', Maybe>>,
  ): this {
    this.said.history.push({
      action: this.#fact(given.action),
      when: this.#fact(given.when),
      software: this.#fact(given.software),
      changed: this.#fact(given.changed),
      parameters: this.#fact(given.parameters),
    });
    return this;
  }

  message(message: Statement['messages'][number]): this {
    this.#values += 1;
    this.#budget.units -= Math.min(message.text.length, MOST_UNITS) + 200;
    if (!this.isFull) {
      const text = message.text.slice(0, MOST_UNITS).toWellFormed();
      this.said.messages.push({ ...message, text });
    }
    return this;
  }

  /** A part of a project, below those before it that have a smaller depth. */
  part(
    kind: PartKind,
    depth: number,
    given: { name: Maybe; file: Maybe; details: readonly { name: string; value: Maybe }[] },
  ): this {
    const name = this.#fact(given.name);
    const file = this.#fact(given.file);
    const details = given.details.flatMap((one): Part['details'] => {
      const value = this.#fact(one.value);
      return value ? [{ ...value, name: one.name }] : [];
    });
    if (name || file || details.length > 0) {
      this.said.parts ??= [];
      this.said.parts.push({ kind, depth, name, file, details });
    }
    return this;
  }

  signature(signature: Statement['signatures'][number]): this {
    this.said.signatures.push(signature);
    return this;
  }

  #fact(value: Maybe): Fact | null {
    const fact = value && 'fact' in value ? value.fact() : value;
    if (!fact) return null;
    this.#values += 1;
    this.#budget.units -= Math.min(fact.value.length, MOST_UNITS) + 100;
    if (this.isFull) return null;
    return {
      value: fact.value.slice(0, MOST_UNITS).toWellFormed(),
      record: fact.record,
      at: fact.at.slice(0, 1_000).toWellFormed(),
    };
  }
}
