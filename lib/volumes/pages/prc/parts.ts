import type { PrcPart } from '../../model';
import type { PartComposer } from '../volume-paper';
import { composeAnchors } from './anchors';
import { composeAppendix } from './appendix';
import { composeAuthenticity } from './authenticity';
import { composeCover } from './cover';
import { composeCustody } from './custody';
import { composeElements } from './elements';
import { composeExamination } from './examination';
import { composeLaterWork } from './later-work';
import { composeList } from './list';
import { composePeople } from './people';
import { composeRecreations } from './recreations';
import { composeRuns } from './runs';
import { composeStatement } from './statement';
import { composeTimeline } from './timeline';
import { composeTitle } from './title';
import { composeWithheld } from './withheld';
import { composeWords } from './word-table';
import { composeWorks } from './works';

/** Composers of the parts of a PRC volume. */
export const PRC_COMPOSERS: Record<PrcPart, PartComposer> = {
  cover: composeCover,
  list: composeList,
  elements: composeElements,
  works: composeWorks,
  statement: composeStatement,
  timeline: composeTimeline,
  words: composeWords,
  runs: composeRuns,
  later_work: composeLaterWork,
  people: composePeople,
  title: composeTitle,
  authenticity: composeAuthenticity,
  custody: composeCustody,
  anchors: composeAnchors,
  recreations: composeRecreations,
  withheld: composeWithheld,
  examination: composeExamination,
  appendix: composeAppendix,
};
