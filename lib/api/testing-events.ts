/** One event of a stream. */
export type Heard = { event: string; id: string; data: Record<string, unknown> };

/** Events of a response as they come. */
export function eventsOf(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<Heard> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const lines = text.slice(0, end).split('\n');
        text = text.slice(end + 2);
        const field = (name: string) =>
          lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
        if (field('data') === '') continue;
        return { event: field('event'), id: field('id'), data: JSON.parse(field('data')) };
      }
      const piece = await reader?.read();
      if (!piece || piece.done) throw new Error('the stream ended');
      text += piece.value;
    }
  };
  /** The next event of a kind; others are passed over. */
  const nextOf = async (kind: string): Promise<Heard> => {
    for (;;) {
      const heard = await next();
      if (heard.event === kind) return heard;
    }
  };
  return { next, nextOf, cancel: async () => reader?.cancel() };
}

/** Numbers of the operations of an event. */
export const seqsOf = ({ data }: Heard): number[] =>
  (data.operations as { seq: number }[]).map(({ seq }) => seq);
