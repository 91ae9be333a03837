import type { Cursor } from '../json-cursor';
import type { Material, Reader } from '../reader';

const MOST_OBSERVATIONS = 500;

/**
 * Langfuse traces: who (`userId`), which session, what went in and came out. Input and output are
 * JSON in texts.
 */
export const langfuse: Reader = {
  name: 'langfuse',
  version: 1,
  read(material) {
    for (const record of material.texts(/^file$/)) {
      const data = material.json(record);
      if (!data) continue;
      const list = Array.isArray(data.value) ? data.items().slice(0, MOST_OBSERVATIONS) : [data];
      for (const one of list) {
        const trace = one.get('trace').isObject ? one.get('trace') : one;
        const observations = trace.get('observations');
        const isTrace = trace.get('id').isPresent && trace.get('timestamp').isPresent;
        if (isTrace && Array.isArray(observations.value)) sayTrace(material, trace);
      }
    }
  },
};

function sayTrace(material: Material, trace: Cursor): void {
  const saying = material.say('langfuse', 1);
  saying
    .tool({ value: 'Langfuse', record: trace.record, at: trace.at }, trace.get('version'))
    .id('trace_id', trace.get('id'))
    .id('session_id', trace.get('sessionId'))
    .person(trace.get('userId'), 'account')
    .time(trace.get('timestamp'), 'started')
    .text(within(material, trace.get('input')), 'positive', 'entered')
    .text(within(material, trace.get('output')), 'description', 'rewritten_by_model');
  const observations = trace.get('observations').items();
  const { record, at } = trace.get('observations');
  saying.parameter('observations', { value: String(observations.length), record, at });
  for (const one of observations.slice(0, MOST_OBSERVATIONS)) {
    if (!one.get('model').isPresent) continue;
    const id = one.get('id').text() ?? '';
    saying.pass(id).model('model', { name: one.get('model') });
    saying.time(one.get('startTime'), 'started').time(one.get('endTime'), 'finished');
    for (const [key, value] of one.get('modelParameters').entries().slice(0, 50)) {
      saying.parameter(key, value);
    }
    saying
      .text(within(material, one.get('input')), 'positive', 'entered', id)
      .text(within(material, one.get('output')), 'description', 'rewritten_by_model', id);
  }
}

/** A text inside a text as the text it is; anything else as JSON. */
function within(material: Material, cursor: Cursor) {
  const { record, at } = cursor;
  if (cursor.string() === null) {
    return cursor.isPresent ? { value: cursor.json(), record, at } : null;
  }
  const inner = material.jsonWithin(cursor)?.string();
  return inner === null || inner === undefined ? cursor : { value: inner, record, at };
}
