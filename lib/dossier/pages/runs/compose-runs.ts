import { assemble } from '@/lib/lineage/assemble';
import { factsOfState } from '@/lib/lineage/state-facts';
import type { Material } from '../material';
import type { Paper } from '../paper';
import type { OriginalPictures } from '../prepared-pictures';
import { Persons } from '../prompt/persons';
import { composeAccounts } from './accounts';
import { composeChoices } from './choices';
import { fatesOf } from './fates';
import { composeLaterWork } from './later-work';
import { composeLineage } from './lineage';
import { Pictures } from './pictures';
import { composeRecords, runsInOrder } from './records';
import { composeRecreations } from './recreations';
import { composeRun } from './run-block';
import type { RunSetting } from './setting';

type Reading = {
  pictures: OriginalPictures;
  signal: AbortSignal;
};

/**
 * The parts about runs: records of generation, choices, later work, lineage, accounts with sources
 * and gaps, and recreations apart from all of it. A case without any of these has none of the parts.
 */
export async function composeRuns(paper: Paper, { pictures, signal }: Reading): Promise<void> {
  const { material, withheld } = paper;
  const setting: RunSetting = {
    paper,
    persons: new Persons(material, []),
    pictures: new Pictures(material.state.exhibits, withheld, pictures),
    fates: fatesOf(material.state),
  };
  await composeMaking(setting, signal);
  composeAccounts(setting);
  await composeRecreations(setting, runsInOrder(paper, 'recreation'));
}

/** The parts about the making alone: records of generation, choices, later work, lineage. */
export async function composeMaking(setting: RunSetting, signal: AbortSignal): Promise<void> {
  const { doc, material } = setting.paper;
  const runs = runsInOrder(setting.paper, 'run');
  if (runs.length > 0) {
    doc.openSection({ newPage: true });
    composeRecords(setting, runs);
    for (const run of runs) {
      signal.throwIfAborted();
      await composeRun(setting, run);
    }
    doc.closeSection();
  }
  await composeChoices(setting);
  await composeLaterWork(setting);
  await composeLineage(setting, assemble(factsOfState(material.state, readFactsOf(material))));
}

/** What records within files and signatures over them name; a reading that does not agree with its entry says nothing. */
export function readFactsOf({ records }: Pick<Material, 'records'>) {
  const read = [...records];
  return {
    digests: read.flatMap(([exhibit, { digests }]) => digests.map((one) => ({ exhibit, ...one }))),
    signed: read.flatMap(([exhibit, { signed }]) => (signed ? [{ exhibit, ...signed }] : [])),
  };
}
