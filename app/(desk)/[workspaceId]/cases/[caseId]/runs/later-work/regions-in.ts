import { texts } from '@/app/form-data';

/** Regions of a form, in their order; a number that is none becomes NaN, which the command refuses. */
export function regionsIn(form: FormData) {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((side) =>
    texts(form, `region.${side}`).map(Number),
  );
  const notes = texts(form, 'regionNote');
  return (x ?? []).map((left, i) => ({
    x: left,
    y: y?.[i] ?? Number.NaN,
    width: width?.[i] ?? Number.NaN,
    height: height?.[i] ?? Number.NaN,
    note: notes[i] ?? '',
  }));
}
