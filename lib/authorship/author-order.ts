/**
 * Accounts in the order in which they first joined a prompt: the order in which marks of authors
 * are given out, so that screen and paper mark a person alike. Follows from the log alone.
 */
export function authorOrder(writers: readonly { account: string; joinedSeq: number }[]): string[] {
  const inOrder = [...writers].sort((a, b) => a.joinedSeq - b.joinedSeq);
  return [...new Set(inOrder.map(({ account }) => account))];
}
