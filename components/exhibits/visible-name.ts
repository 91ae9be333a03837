import { visibleText } from '@/lib/kernel/visible-text';

/** A name as one plain text in which every character is seen, for labels and tips. */
export function visibleName(name: string): string {
  return visibleText(name);
}

/** The last part of a path written with either slash; the whole where that would be nothing. */
export function lastSegment(name: string): string {
  return /[^/\\]+(?=[/\\]*$)/.exec(name)?.[0] ?? name;
}
