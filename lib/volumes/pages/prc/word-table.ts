import { promptsInOrder } from '@/lib/dossier/pages/material';
import { linkTo } from '@/lib/dossier/pages/paper';
import type { FieldPart, PromptPart, StatePart } from '@/lib/dossier/pages/prompt/part';
import { Persons } from '@/lib/dossier/pages/prompt/persons';
import type { Setting } from '@/lib/dossier/pages/prompt/setting';
import { promptPlace, SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import type { PromptState } from '@/lib/entries/state';
import type { TranslationState } from '@/lib/entries/state-statements';
import { areWordsListed, sayListed } from '../acts-of';
import type { VolumePaper } from '../volume-paper';
import { composeDeclarations } from './declarations';
import { isWithheld } from './making';
import { heads, note, openPart, prose, subheading, TABLE } from './part';
import {
  composeTranslations,
  isForeign,
  printedTranslations,
  translationCell,
} from './translations';
import { spanRow } from './word-rows';

/** 提示词逐字归属表: every stretch of every frozen text with who wrote and who placed it. */
export async function composeWords(paper: VolumePaper): Promise<void> {
  const { doc, material, source } = paper;
  openPart(paper, 'words');
  const prompts = promptsInOrder(material.state);
  const printed = prompts.filter(({ id }) => !isWithheld(paper, 'prompt', id));
  prose(paper, prompts.length === 0 ? 'words.none' : 'words.text');
  sayListed(paper, 'words');
  if (printed.length < prompts.length)
    note(paper, 'words.withheld', { count: prompts.length - printed.length });
  for (const one of printed) {
    source.signal.throwIfAborted();
    composePrompt(paper, one, await source.readPrompt(one));
  }
  composeOthers(paper);
  composeDeclarations(paper, ['translator']);
  doc.closeSection();
}

/** Translations of words of other records than prompts, each with the place they stand at. */
function composeOthers(paper: VolumePaper): void {
  const others = printedTranslations(paper).filter(({ record }) => record.kind !== 'revision');
  if (others.length === 0) return;
  subheading(paper, 2, 'translation.others', { count: others.length });
  composeTranslations(paper, others, true);
}

function composePrompt(paper: VolumePaper, prompt: PromptState, part: PromptPart): void {
  const { doc, words } = paper;
  const setting: Setting = { paper, part, persons: new Persons(paper.material, part.writers) };
  const name = words.text('prompt.heading', { number: prompt.number });
  doc.heading(2, [{ text: `${name}\u2002` }, { text: paper.shown(prompt.title) }], {
    bookmark: `${name} ${prompt.title}`,
  });
  doc.paragraph([linkTo(promptPlace(prompt.number), paper.own.word('words.whole'))], {
    style: SIDE,
    before: 0,
    after: 2,
  });
  for (const state of part.states) composeState(paper, setting, state);
}

function composeState(paper: VolumePaper, setting: Setting, state: StatePart): void {
  const { doc, words } = paper;
  const revision = state.revision?.revision ?? null;
  if (revision === null)
    doc.heading(3, words.label('prompt.unfrozen', { last: state.size - 1 }), { bookmark: false });
  else doc.heading(3, words.label('prompt.revision', { revision }), { bookmark: false });
  const translations = printedTranslations(paper).filter(
    ({ record }) =>
      record.kind === 'revision' &&
      record.id === setting.part.prompt.id &&
      record.revision === revision,
  );
  const written = state.fields.filter(({ text }) => text !== '');
  const fields = written.flatMap((field) => {
    const spans = field.spans.filter((span) => areWordsListed(paper, state, span));
    return spans.length === 0 ? [] : [{ ...field, spans }];
  });
  if (fields.length === 0) {
    if (written.length === 0) note(paper, 'words.empty');
    else sayListed(paper, 'noWords');
    return;
  }
  const foreign = translations.length > 0 || fields.some(({ text }) => isForeign(text));
  doc.table({
    columns: [
      { header: heads(paper, 'words.revision', 'words.field'), width: 46 },
      { header: heads(paper, 'words.words'), width: { share: 52 } },
      ...(foreign
        ? [
            {
              header: heads(paper, 'words.translation'),
              width: translations.length > 0 ? { share: 48 } : 66,
            },
          ]
        : []),
      { header: heads(paper, 'words.author', 'words.typist', 'words.source'), width: 108 },
      { header: heads(paper, 'words.time'), width: 114 },
      { header: heads(paper, 'words.answer'), width: 76 },
    ],
    saidAgain: [0, foreign ? 3 : 2],
    rows: rows(setting, state, fields, foreign ? translations : null, paper),
    ...TABLE,
    style: { ...TABLE.style, size: 7.8, leading: 11.4 },
  });
  if (foreign && translations.length === 0) note(paper, 'words.untranslated');
  if (translations.length > 0) {
    subheading(paper, 3, 'translation.title', { count: translations.length });
    composeTranslations(paper, translations);
  }
}

function* rows(
  setting: Setting,
  state: StatePart,
  fields: readonly FieldPart[],
  translations: readonly TranslationState[] | null,
  paper: VolumePaper,
): Generator<readonly Cell[]> {
  for (const field of fields)
    for (const span of field.spans) {
      const cells = spanRow(paper, setting, state, field, span);
      // Places of translations are those of the positive text.
      const own = field.name === 'positive' ? (translations ?? []) : [];
      yield translations === null
        ? cells
        : [...cells.slice(0, 2), translationCell(paper, own, span), ...cells.slice(2)];
    }
}
