import { type JsonDocument, jsonDocument } from './json-images';

const MOST_EVENTS = 100_000;

/** One event of a stream of server-sent events whose data are JSON. */
export type StreamEvent = { document: JsonDocument };

/** The events of a recorded stream (text/event-stream), in order; data that are no JSON are left out. */
export function eventsIn(bytes: Buffer): StreamEvent[] {
  const events: StreamEvent[] = [];
  for (const block of bytes
    .toString('utf8')
    .split(/\r?\n\r?\n/)
    .slice(0, MOST_EVENTS)) {
    const data = block
      .split(/\r?\n/)
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(5).replace(/^ /, ''))
      .join('\n');
    if (!data.startsWith('{')) continue;
    const document = jsonDocument(Buffer.from(data));
    if (document) events.push({ document });
  }
  return events;
}
