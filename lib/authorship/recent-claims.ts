/** Claims remembered, so that one that is sent again is known by its digest. */
const HELD_CLAIMS = 512;

/** A claim that was accepted: its operation and digest. */
export type RecentClaim = { key: string; seq: number; digest: string };

/** The last claims of a prompt, by writer and counter; joins, which have no writer yet, by digest. */
export class RecentClaims {
  readonly #held = new Map<string, RecentClaim>();

  static key(claim: { k: string; n: number; w?: number }, digest: string): string {
    return claim.k === 'join' ? `join.${digest}` : `${claim.w}.${claim.n}`;
  }

  get(key: string): RecentClaim | undefined {
    return this.#held.get(key);
  }

  add(claim: RecentClaim): void {
    this.#held.set(claim.key, claim);
    if (this.#held.size <= HELD_CLAIMS) return;
    const oldest = this.#held.keys().next();
    if (!oldest.done) this.#held.delete(oldest.value);
  }

  all(): RecentClaim[] {
    return [...this.#held.values()];
  }
}
