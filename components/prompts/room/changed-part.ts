/** What stands between the common beginning and the common end of two texts; null where alike. */
export function changedPart(before: string, now: string): { gone: string; come: string } | null {
  if (before === now) return null;
  const [a, b] = [[...before], [...now]];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end += 1;
  }
  const middle = (text: string[]) => text.slice(start, text.length - end).join('');
  return { gone: middle(a), come: middle(b) };
}
