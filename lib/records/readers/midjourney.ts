import type { Reader } from '../reader';

const JOB = / Job ID: ([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\s*$/;

/**
 * Midjourney, PNG as downloaded from its pages: `prompt --parameters Job ID: …`, the account as
 * author, the time of creation to the second. What XMP says is told by its own reader.
 */
export const midjourney: Reader = {
  name: 'midjourney',
  version: 2,
  read(material) {
    for (const record of material.texts(/\/Description$|\/ImageDescription$/)) {
      const job = JOB.exec(record.whole);
      if (!job) continue;
      const fact = (value: string, at: string) => ({ value, record: record.order, at });
      const said = record.whole.slice(0, job.index);
      // Parameters begin at the first pair of dashes that stands as a word of its own.
      const cut = / (?=--[a-z])/.exec(said)?.index ?? said.length;
      const options = said.slice(cut + 1);
      const saying = material.say('midjourney', 2);
      saying
        .tool(fact('Midjourney', ''))
        .text(fact(said.slice(0, cut), 'prompt'), 'positive', 'entered')
        .parameter('parameters', fact(options, 'parameters'))
        .id('job_id', fact(job[1] ?? '', 'Job ID'));
      // A value goes on to the next pair of dashes: `--no` lists words, `--sref` several addresses.
      for (const option of options.split(/(?:^| )--(?=[a-z])/).slice(1)) {
        const [name = ''] = /^[a-z]+/.exec(option) ?? [];
        const value = option.slice(name.length).trim();
        saying.parameter(name, fact(value, `--${name}`));
        if (name === 'v' || name === 'version' || name === 'niji') {
          saying.model('model', { name: fact(`--${name} ${value}`, `--${name}`) });
        }
      }
      for (const other of material.texts(/\/(Author|Creation Time)$/)) {
        const value = { value: other.whole, record: other.order, at: '' };
        if (other.place.endsWith('Author')) saying.person(value, 'account');
        else saying.time(value, 'created');
      }
    }
  },
};
