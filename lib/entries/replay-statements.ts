import { knownRecord } from './replay-review';
import { type Kinds, must, ReplayError, type Step } from './replay-step';

type StatementKind = Extract<
  Kinds['kind'],
  `question.${string}` | `declaration.${string}` | `agreement.${string}` | `translation.${string}`
>;

/** What entries about answers, declarations, agreements and translations do. */
export const STATEMENT_STEPS: { [N in StatementKind]: Step<N> } = {
  'question.answered': (s, act, payload, mark) => {
    must(s.contributors.get(act.contributor), mark, 'contributor');
    if (act.record) knownRecord(s, act.record, mark);
    const { question = '', answer = '' } = payload;
    s.questionAnswers.push({ ...act, text: question, answer, answered: mark });
  },
  'declaration.saved': (s, act, payload, mark) => {
    if (act.contributor !== null) must(s.contributors.get(act.contributor), mark, 'contributor');
    const { declaration: id, template, ...rest } = act;
    const one = s.declarations.get(id) ?? { id, template, versions: [] };
    if (one.template !== template || act.version !== one.versions.length + 1) {
      throw new ReplayError(mark.index, 'saves a declaration out of its order');
    }
    s.declarations.set(id, one);
    one.versions.push({ ...rest, blanks: payload.blanks ?? [], saved: mark });
  },
  'agreement.proposed': (s, act, payload, mark) => {
    for (const party of act.parties) must(s.contributors.get(party), mark, 'contributor');
    const { agreement: id, ...rest } = act;
    const one = s.agreements.get(id) ?? { id, versions: [], answers: [] };
    if (act.version !== one.versions.length + 1) {
      throw new ReplayError(mark.index, 'proposes a version out of its order');
    }
    s.agreements.set(id, one);
    const { title = '', text = '' } = payload;
    one.versions.push({ ...rest, title, text, proposed: mark });
  },
  'agreement.answered': (s, act, payload, mark) => {
    const one = must(s.agreements.get(act.agreement), mark, 'agreement');
    const version = must(one.versions[act.version - 1], mark, 'version');
    if (version.sha256 !== act.sha256 || !version.parties.includes(act.contributor)) {
      throw new ReplayError(mark.index, 'answers other words, or for nobody who is a party');
    }
    const { agreement: _, ...rest } = act;
    one.answers.push({ ...rest, reason: payload.reason ?? '', answered: mark });
  },
  'translation.added': (s, act, payload, mark) => {
    knownRecord(s, act.record, mark);
    if (act.translator !== null) must(s.contributors.get(act.translator), mark, 'contributor');
    if (act.replaces !== null) must(s.translations.get(act.replaces), mark, 'translation');
    const { translation: id, ...rest } = act;
    const { source = '', text = '', translatorName = '', competence = '', note = '' } = payload;
    const texts = { source, text, translatorName, competence, note };
    s.translations.set(id, { id, ...rest, ...texts, added: mark });
  },
};
