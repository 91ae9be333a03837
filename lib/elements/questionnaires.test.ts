import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { declarationSaved } from '@/lib/entries/declaration-saved.v1';
import { DECLARATIONS, type Declaration } from '@/lib/entries/vocabulary';
import { presentQuestionnaire, questionnaireAt, questionnaires } from './questionnaires';
import type { Questionnaire } from './questionnaires/questionnaire';

/** Every version of a questionnaire, from the first. */
function versionsOf(template: Declaration): Questionnaire[] {
  const { version } = presentQuestionnaire(template);
  return Array.from({ length: version }, (_, i) => questionnaireAt(template, i + 1)).filter(
    (one) => one !== undefined,
  );
}

describe('the questionnaires of declarations', () => {
  it('are thirteen, each asked in both languages with what an answer has to state', () => {
    expect(questionnaires().map(({ template }) => template)).toEqual([...DECLARATIONS]);
    for (const { questions, title, about } of questionnaires()) {
      const texts = [title, about, ...questions, ...questions.map(({ states }) => states)];
      for (const { zh, en } of texts) {
        expect(zh).toMatch(/[\u4e00-\u9fff]/);
        expect(en).toMatch(/^[A-Z]/);
      }
    }
  });

  it.each(questionnaires())(
    '$template has a key of its own for each blank, which entries take',
    ({ questions }) => {
      const keys = questions.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      const blanks = keys.map((key) => ({ key, text: 'said' }));
      expect(declarationSaved.payload.safeParse({ blanks }).success).toBe(true);
    },
  );

  it('are listed in the formats with every key, in order', () => {
    const file = new URL('../../docs/formats/declarations.md', import.meta.url);
    const listed = [...readFileSync(file, 'utf8').matchAll(/^### (\w+) v(\d+)\n\n([^#]+)/gm)].map(
      ([, template = '', version = '', keys = '']) => [
        template,
        Number(version),
        [...keys.matchAll(/`(\w+)`/g)].map(([, key]) => key),
      ],
    );
    const asked = questionnaires()
      .flatMap(({ template }) => versionsOf(template))
      .map((one) => [one.template, one.version, one.questions.map(({ key }) => key)]);
    expect(listed).toEqual(asked);
  });

  it('are found by the version that a declaration names, and not by one that is unknown', () => {
    expect(questionnaireAt('process', 2)).toBe(presentQuestionnaire('process'));
    expect(questionnaireAt('process', 1)?.questions).toHaveLength(13);
    expect(questionnaireAt('process', 99)).toBeUndefined();
  });
});
