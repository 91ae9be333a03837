import type { Cursor } from '../json-cursor';
import type { Material, Reader } from '../reader';
import type { Saying } from '../statement';

const MOST_JOBS = 500;
const MOST_REGIONS = 100;

/** Values of a generation, by the plug-in's name and ours. */
const PARAMETERS: readonly (readonly [string, string])[] = [
  ['strength', 'denoise'],
  ['steps', 'steps'],
  ['guidance', 'cfg'],
  ['sampler', 'sampler'],
  ['style', 'style'],
];

/**
 * What the plug-in “Generative AI for Krita” (Acly/krita-ai-diffusion, `persistence.py`, form 1) keeps
 * in a document's annotation: every generation whose pictures are still kept, oldest first, with its
 * words, seed and the number of each picture that was put into the document (`in_use`). It keeps no
 * time. Words may have been translated by the plug-in before they were sent; it does not say so.
 */
export const kritaAiDiffusion: Reader = {
  name: 'krita-ai-diffusion',
  version: 1,
  read(material) {
    for (const record of material.texts(/^Krita\/annotations\/ai_diffusion\/ui(\.json)?$/)) {
      const state = material.json(record);
      if (!state?.isObject) continue;
      const jobs = state.get('history').items();
      for (const job of jobs.slice(0, MOST_JOBS)) sayJob(tool(material, state), job);
      if (jobs.length > MOST_JOBS) material.find('too_many_values', `history > ${MOST_JOBS}`);
      sayState(tool(material, state), state);
    }
  },
};

const tool = (material: Material, { record, at }: Cursor): Saying =>
  material.say('krita-ai-diffusion', 1).tool({ value: 'Krita AI Diffusion', record, at });

function sayJob(saying: Saying, job: Cursor): void {
  const params = job.get('params');
  // Documents older than version 1.26 of the plug-in have these beside the others.
  const given = params.get('metadata').isObject ? params.get('metadata') : params;
  saying
    .id('job_id', job.get('id'))
    .text(given.get('prompt'), 'positive', 'entered')
    .text(given.get('negative_prompt'), 'negative', 'entered')
    .pass('')
    .parameter('seed', params.get('seed'));
  for (const [name, ours] of PARAMETERS) saying.parameter(ours, given.get(name));
  for (const name of ['has_mask', 'inpaint_mode']) saying.parameter(name, params.get(name));
  for (const [name, at] of [
    ['kind', job.get('kind')],
    ['slot', job.get('slot')],
    ['bounds', params.get('bounds')],
    ['in_use', job.get('in_use')],
  ] as const) {
    saying.parameter(name, whole(at));
  }
  saying.model('model', { name: given.get('checkpoint') });
  for (const lora of given.get('loras').items()) {
    saying.model('lora', { name: lora.get('name'), weight: lora.get('strength') });
  }
  for (const control of given.get('control').items()) {
    const mode = control.get('mode').text() ?? '';
    saying.reference(mode, { name: control.get('image'), strength: control.get('strength') });
  }
  for (const [i, region] of params.get('regions').items().slice(0, MOST_REGIONS).entries()) {
    saying.text(region.get('prompt'), 'positive', 'entered', `region ${i + 1}`);
  }
}

/** What stood in the plug-in's fields when the document was saved; nothing says that it was used. */
function sayState(saying: Saying, state: Cursor): void {
  const label = (name: string, value: Cursor) => {
    if (value.text()) saying.label(name, value);
  };
  label('version', state.get('version'));
  label('style', state.get('style'));
  for (const name of ['positive', 'negative']) label(`root.${name}`, state.get('root', name));
  for (const [i, region] of state.get('regions').items().slice(0, MOST_REGIONS).entries()) {
    label(`regions.${i}.positive`, region.get('positive'));
  }
  label('custom.workflow_id', state.get('custom', 'workflow_id'));
}

/** A value as JSON where it is a list or an object. */
function whole(cursor: Cursor) {
  if (!cursor.isPresent) return null;
  return cursor.fact() ?? { value: cursor.json(), record: cursor.record, at: cursor.at };
}
