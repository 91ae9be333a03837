import type { Translate } from '@/lib/i18n/translator';
import { AIGC_FIELDS } from '@/lib/records/aigc-fields';
import type { Fact } from '@/lib/records/reading';

/** A time as stated, as an instant where it is one: ISO with a zone, or digits since 1970. */
export function instantOf(value: string): string | null {
  const seconds = /^\d{10}(\.\d{1,6})?$/.test(value) ? Number(value) * 1000 : null;
  const millis = /^\d{13}$/.test(value) ? Number(value) : seconds;
  const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(value);
  const at = millis ?? (zoned || /GMT$/.test(value) ? Date.parse(value) : Number.NaN);
  return Number.isFinite(at) && Math.abs(at) < 8e15 ? new Date(at).toISOString() : null;
}

/** Which record, by the number readers see (from 1), and the place in it. */
export function placeOf(t: Translate<'records'>, { record, at }: Fact): string {
  return t('at', { record: String(record + 1), at: at === '' ? '' : ` · ${at}` });
}

/** Names that have a word in both languages. */
const KNOWN = [
  'seed',
  'steps',
  'sampler',
  'scheduler',
  'cfg',
  'guidance',
  'denoise',
  'width',
  'height',
  'clip_skip',
  'variation_seed',
  'size',
  'quality',
  'format',
  'mode',
] as const;

/** The word for a parameter; one that has none keeps the name its tool gave it. */
export function parameterWord(t: Translate<'records'>, name: string): string | null {
  const known = KNOWN.find((one) => one === name);
  return known ? t(`name.${known}`) : null;
}

/** Fields of documents whose own names say little to a reader, by our name for them. */
const FIELDS = {
  'editing-cycles': 'saved',
  'editing-time': 'worked',
  'root.positive': 'promptField',
  'root.negative': 'negativeField',
  title: 'title',
  Title: 'title',
  name: 'name',
  width: 'width',
  w: 'width',
  height: 'height',
  h: 'height',
  Producer: 'producer',
  version: 'version',
  metadata: 'metadata',
  location: 'location',
  event: 'event',
} as const;

const isField = (name: string): name is keyof typeof FIELDS => Object.hasOwn(FIELDS, name);

/** The standard's word for a field of its label, ours for a field of a document, or null. */
export function labelWord(t: Translate<'records'>, name: string): string | null {
  const known = AIGC_FIELDS.find((one) => one === name);
  if (known) return t(`aigc.${known}`);
  return isField(name) ? t(`field.${FIELDS[name]}`) : null;
}
