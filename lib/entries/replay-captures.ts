import { type Kinds, must, ReplayError, type Step } from './replay-step';

type CaptureKind = Extract<Kinds['kind'], `capture.${string}` | `import.${string}`>;

/** What entries about sources of capture and imports do. */
export const CAPTURE_STEPS: { [N in CaptureKind]: Step<N> } = {
  'capture.opened': (s, act, payload, mark) => {
    const { source, ...rest } = act;
    if (act.generator !== null) must(s.generators.get(act.generator), mark, 'generator');
    s.sources.set(source, {
      id: source,
      ...rest,
      label: payload.label ?? '',
      place: payload.place ?? '',
      software: payload.software ?? '',
      opened: mark,
      closed: null,
    });
  },
  'capture.closed': (s, act, _payload, mark) => {
    const one = must(s.sources.get(act.source), mark, 'source');
    if (one.closed) throw new ReplayError(mark.index, 'closes a source twice');
    one.closed = mark;
  },
  'capture.gap_recorded': (s, act, payload, mark) => {
    must(s.sources.get(act.source), mark, 'source');
    const { gap, ...rest } = act;
    s.gaps.set(gap, { id: gap, ...rest, reason: payload.reason ?? '', recorded: mark });
  },
  'import.recorded': (s, act, payload, mark) => {
    const { import: id, ...rest } = act;
    if (act.archive !== null) must(s.exhibits.get(act.archive), mark, 'exhibit');
    s.imports.set(id, { id, ...rest, label: payload.label ?? '', recorded: mark });
  },
};
