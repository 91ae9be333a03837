import { must, ReplayError, type Step } from './replay-step';

/** What entries about readings do: each names bytes that the exhibit has or had. */
export const READING_STEPS: { 'exhibit.read': Step<'exhibit.read'> } = {
  'exhibit.read': (s, act, _payload, mark) => {
    const one = must(s.exhibits.get(act.exhibit), mark, 'exhibit');
    if (!one.versions.some(({ sha256 }) => sha256 === act.sha256)) {
      throw new ReplayError(mark.index, 'reads bytes the exhibit never had');
    }
    if (s.readings.has(act.id)) throw new ReplayError(mark.index, 'states a reading twice');
    s.readings.set(act.id, { ...act, read: mark });
  },
};
