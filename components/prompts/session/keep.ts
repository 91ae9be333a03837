/** A signed claim that the server has not acknowledged. */
export type Waiting = {
  prompt: string;
  account: string;
  writer: number;
  n: number;
  claim: string;
  sig: string;
};

/** The server's latest signed note about a prompt's chain (docs/formats/prompt.md §5). */
export type KeptReceipt = { prompt: string; receipt: string; size: number; at: string };

export type KeyPair = { publicKey: CryptoKey; privateKey: CryptoKey };

/** What a browser keeps of prompts between page loads: its key, unsent claims, receipts. */
export interface Keep {
  keyOf(account: string): Promise<KeyPair | null>;
  /** Keeps a key unless there is one already; answers the one that is kept. */
  putKey(account: string, pair: KeyPair): Promise<KeyPair>;
  dropKey(account: string): Promise<void>;
  /** Unacknowledged claims of an account for a prompt, by writer and counter. */
  waiting(account: string, prompt: string): Promise<Waiting[]>;
  put(claim: Waiting): Promise<void>;
  /** Takes away the claims of a writer up to and including a counter. */
  drop(prompt: string, writer: number, upTo: number): Promise<void>;
  receipt(prompt: string): Promise<KeptReceipt | null>;
  putReceipt(receipt: KeptReceipt): Promise<void>;
}

const byCounter = (a: Waiting, b: Waiting) => a.writer - b.writer || a.n - b.n;

/** Keeps as long as the page lives: private windows without a database, and programs. */
export class PageKeep implements Keep {
  readonly #keys = new Map<string, KeyPair>();
  readonly #receipts = new Map<string, KeptReceipt>();
  #claims: Waiting[] = [];

  async keyOf(account: string): Promise<KeyPair | null> {
    return this.#keys.get(account) ?? null;
  }

  async putKey(account: string, pair: KeyPair): Promise<KeyPair> {
    const kept = this.#keys.get(account) ?? pair;
    this.#keys.set(account, kept);
    return kept;
  }

  async dropKey(account: string): Promise<void> {
    this.#keys.delete(account);
  }

  async waiting(account: string, prompt: string): Promise<Waiting[]> {
    return this.#claims.filter((c) => c.account === account && c.prompt === prompt).sort(byCounter);
  }

  async put(claim: Waiting): Promise<void> {
    this.#claims.push(claim);
  }

  async drop(prompt: string, writer: number, upTo: number): Promise<void> {
    this.#claims = this.#claims.filter(
      (c) => c.prompt !== prompt || c.writer !== writer || c.n > upTo,
    );
  }

  async receipt(prompt: string): Promise<KeptReceipt | null> {
    return this.#receipts.get(prompt) ?? null;
  }

  async putReceipt(receipt: KeptReceipt): Promise<void> {
    const kept = this.#receipts.get(receipt.prompt);
    if (!kept || kept.size <= receipt.size) this.#receipts.set(receipt.prompt, receipt);
  }
}

/** Keeps in the browser's own database, over reloads and crashes. */
export class BrowserKeep implements Keep {
  readonly #db: IDBDatabase;

  private constructor(db: IDBDatabase) {
    this.#db = db;
  }

  /** Opens the database; where the browser forbids one, what is kept lives as long as the page. */
  static async open(): Promise<Keep> {
    try {
      const asked = indexedDB.open('chirograph-prompts', 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore('keys');
        asked.result.createObjectStore('receipts', { keyPath: 'prompt' });
        asked.result.createObjectStore('claims', { keyPath: ['prompt', 'writer', 'n'] });
      };
      return new BrowserKeep(await answer(asked));
    } catch {
      return new PageKeep();
    }
  }

  #store(name: string, mode: IDBTransactionMode): IDBObjectStore {
    const begin = this.#db.transaction.bind(this.#db);
    return begin(name, mode).objectStore(name);
  }

  async keyOf(account: string): Promise<KeyPair | null> {
    // Only putKey writes here.
    return ((await answer(this.#store('keys', 'readonly').get(account))) as KeyPair) ?? null;
  }

  async putKey(account: string, pair: KeyPair): Promise<KeyPair> {
    const store = this.#store('keys', 'readwrite');
    // One transaction: two tabs that open at once must not end with a key each.
    const kept = (await answer(store.get(account))) as KeyPair | undefined;
    if (kept) return kept;
    await answer(store.put(pair, account));
    return pair;
  }

  async dropKey(account: string): Promise<void> {
    await answer(this.#store('keys', 'readwrite').delete(account));
  }

  async waiting(account: string, prompt: string): Promise<Waiting[]> {
    const range = IDBKeyRange.bound([prompt], [prompt, []]);
    // Only put writes here.
    const found = (await answer(this.#store('claims', 'readonly').getAll(range))) as Waiting[];
    return found.filter((claim) => claim.account === account).sort(byCounter);
  }

  async put(claim: Waiting): Promise<void> {
    await answer(this.#store('claims', 'readwrite').put(claim));
  }

  async drop(prompt: string, writer: number, upTo: number): Promise<void> {
    const range = IDBKeyRange.bound([prompt, writer, 0], [prompt, writer, upTo]);
    await answer(this.#store('claims', 'readwrite').delete(range));
  }

  async receipt(prompt: string): Promise<KeptReceipt | null> {
    const found = await answer(this.#store('receipts', 'readonly').get(prompt));
    return (found as KeptReceipt | undefined) ?? null;
  }

  async putReceipt(receipt: KeptReceipt): Promise<void> {
    const store = this.#store('receipts', 'readwrite');
    const kept = (await answer(store.get(receipt.prompt))) as KeptReceipt | undefined;
    if (!kept || kept.size <= receipt.size) await answer(store.put(receipt));
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser keeps nothing'));
  });
}
