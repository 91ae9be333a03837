/** Source of the time of record. Injected so that tests can hold or move it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** ISO 8601 in UTC with milliseconds, the form of every time in entries and papers. */
export function isoTime(date: Date): string {
  return date.toISOString();
}

/** Pattern of `isoTime`. */
export const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
