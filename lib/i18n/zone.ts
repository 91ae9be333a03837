/** Calendar fields of an instant in one time zone. */
export type ZonedParts = {
  year: number;
  /** 1–12 */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
};

const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

/** Whether the text names a zone this runtime knows (IANA name, or an offset such as `+08:00`). */
export function isTimeZone(zone: string): boolean {
  if (zone.length === 0 || zone.length > 64) return false;
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** The instant's calendar fields in the zone. Throws RangeError on an invalid date or zone. */
export function partsIn(zone: string, date: Date): ZonedParts {
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatOf(zone).formatToParts(date)) {
    if (type in parts) parts[type as keyof ZonedParts] = Number(value);
  }
  return parts;
}

function asUtc(p: ZonedParts): number {
  return Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second);
}

/** Minutes by which the zone's clocks are ahead of UTC at the instant; negative in the west. */
export function offsetMinutes(zone: string, date: Date): number {
  const whole = Math.floor(date.getTime() / 1000) * 1000;
  return (asUtc(partsIn(zone, date)) - whole) / 60_000;
}

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?$/;

/**
 * The instant at which a zone's clocks show a local time, as ISO 8601 UTC with milliseconds.
 * `local` is what `<input type="datetime-local">` sends, for example `2026-03-04T14:02`. Of the
 * two instants of an hour that clocks repeat, the earlier. Null where the text is no date, the
 * zone is unknown, or clocks skipped that time.
 */
export function instantOf(local: string, zone: string): string | null {
  const match = LOCAL.exec(local);
  if (!match || !isTimeZone(zone)) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((text) => Number(text ?? 0));
  const wanted = Date.UTC(
    year ?? 0,
    (month ?? 0) - 1,
    day ?? 0,
    hour ?? 0,
    minute ?? 0,
    second ?? 0,
  );
  if (new Date(wanted).toISOString().slice(0, 16) !== local.slice(0, 16)) return null;
  // An offset holds on at least one of the two days around the time, so both are candidates.
  const candidates = [-DAY, DAY]
    .map((shift) => wanted - offsetMinutes(zone, new Date(wanted + shift)) * 60_000)
    .filter((instant) => asUtc(partsIn(zone, new Date(instant))) === wanted);
  return candidates.length === 0 ? null : new Date(Math.min(...candidates)).toISOString();
}
