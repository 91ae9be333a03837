import type { Cursor } from '../json-cursor';
import type { Reader } from '../reader';
import type { PartKind } from '../reading';
import type { Saying } from '../statement';

const MOST_DEPTH = 40;
const MOST_EFFECTS = 10;

const KINDS: Record<string, PartKind> = {
  Timeline: 'sequence',
  Stack: 'sequence',
  Track: 'track',
  Clip: 'clip',
  Gap: 'gap',
  Transition: 'transition',
};

/**
 * OpenTimelineIO (opentimelineio.readthedocs.io, file format specification): tracks and clips in
 * their order with the files they show and the range taken of each. Times are counts at the rate
 * that stands beside them. Which program wrote it shows only in the names of its own data.
 */
export const otio: Reader = {
  name: 'otio',
  version: 1,
  read(material) {
    for (const record of material.texts(/^file$/)) {
      const data = material.json(record);
      if (!data || !/^(Timeline|SerializableCollection)\.\d+$/.test(schemaOf(data))) continue;
      const saying = material.say('otio', 1).label('OTIO_SCHEMA', data.get('OTIO_SCHEMA'));
      for (const [name, value] of data.get('metadata').entries()) {
        saying.label('metadata', { value: name, record: record.order, at: value.at });
      }
      sayItem(saying, data, 0);
    }
  },
};

const schemaOf = (item: Cursor): string => item.get('OTIO_SCHEMA').text() ?? '';

function sayItem(saying: Saying, item: Cursor, depth: number): void {
  if (depth > MOST_DEPTH || saying.isFull) return;
  const kind = KINDS[schemaOf(item).split('.')[0] ?? ''];
  if (kind) {
    saying.part(kind, depth, {
      name: named(item.get('name')),
      file: mediaOf(item).get('target_url'),
      details: detailsOf(item),
    });
  }
  // The stack of a timeline is the timeline itself.
  const below = item.get('tracks').isObject ? item.get('tracks') : item;
  for (const child of below.get('children').items()) {
    sayItem(saying, child, kind ? depth + 1 : depth);
  }
}

/** Clips of newer files may have several references; one of them counts. */
function mediaOf(item: Cursor): Cursor {
  const active = item.get('active_media_reference_key').text() ?? 'DEFAULT_MEDIA';
  const one = item.get('media_references', active);
  return one.isPresent ? one : item.get('media_reference');
}

function detailsOf(item: Cursor): { name: string; value: Cursor }[] {
  const range = item.get('source_range');
  const effects = item.get('effects').items().slice(0, MOST_EFFECTS);
  return [
    { name: 'kind', value: item.get('kind') },
    { name: 'start', value: range.get('start_time', 'value') },
    { name: 'duration', value: range.get('duration', 'value') },
    { name: 'rate', value: range.get('duration', 'rate') },
    { name: 'start', value: item.get('global_start_time', 'value') },
    { name: 'rate', value: item.get('global_start_time', 'rate') },
    { name: 'enabled', value: item.get('enabled') },
    { name: 'transition_type', value: item.get('transition_type') },
    { name: 'in_offset', value: item.get('in_offset', 'value') },
    { name: 'out_offset', value: item.get('out_offset', 'value') },
    ...effects.map((one) => ({ name: 'effect', value: effectName(one) })),
  ];
}

const effectName = (effect: Cursor): Cursor =>
  effect.get('effect_name').text() ? effect.get('effect_name') : effect.get('name');

const named = (name: Cursor): Cursor | null => (name.text() ? name : null);
