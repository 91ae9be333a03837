import 'server-only';
import { loader } from '@/lib/door/loader';
import { FORUM_NAMES, type Forum } from '@/lib/elements/elements';
import { worksheet } from '@/lib/elements/worksheet';
import { laws, readCase, sizeOf } from '@/lib/review/queries/case-state';
import { withName } from '@/lib/review/queries/names';
import type { Citable, DeskItems, Firms, Worksheet } from './dto';
import { standing } from './model';
import { citable } from './queries/citable';
import { firmPage } from './queries/firms';
import { answered, cited, readDesk, shownItems } from './queries/shown';
import { citableInput, deskInput, firmsInput, worksheetInput } from './schema';

/** Most records of a question that the worksheet names; the rest are counted. */
const MOST_NAMED = 12;

/** Facts, allegations, claims and remarks that the reader may read. Leaves no trace in any log. */
export const loadDesk = loader({
  name: 'desk.items',
  action: 'desk.read',
  input: deskInput,
  async load({ tx, grant, can }) {
    const held = await readDesk(tx, grant, can);
    return { ...held, size: await sizeOf(tx, grant), caseId: grant.caseId };
  },
  async finish({ size, caseId, histories, ...held }, { input: { kind } }): Promise<DeskItems> {
    const facts = await readCase(caseId, size);
    const { facts: said, allegations, claims, remarks } = histories;
    const asked = (one: typeof kind) => kind === undefined || kind === one;
    return {
      ...held.desk,
      facts: asked('fact') ? shownItems(held, said, cited(facts)) : [],
      allegations: asked('allegation') ? shownItems(held, allegations, answered(facts)) : [],
      claims: asked('claim') ? shownItems(held, claims, cited(facts)) : [],
      remarks: asked('remark') ? shownItems(held, remarks, cited(facts)) : [],
      people: [...facts.state.contributors.values()].map(({ id, name }) => ({ id, name })),
    };
  },
});

/** The questions of the other side with the record that bears on each, or none. */
export const loadWorksheet = loader({
  name: 'desk.worksheet',
  action: 'desk.read',
  input: worksheetInput,
  async load({ tx, grant, can }) {
    const held = await readDesk(tx, grant, can);
    return { ...held, size: await sizeOf(tx, grant), caseId: grant.caseId };
  },
  async finish({ size, caseId, histories, ...held }, { input }): Promise<Worksheet> {
    const facts = await readCase(caseId, size);
    const { state } = facts;
    const own = FORUM_NAMES.filter((forum) => state.forums.includes(forum));
    const forums: Forum[] = own.length > 0 ? own : [...FORUM_NAMES];
    const wanted = input.forum ? [input.forum] : forums;
    const { asOf, elements } = laws();
    const remarks = shownItems(held, histories.remarks, cited(facts)).filter(
      (one) => standing(one).withdrawn === null,
    );
    return {
      ...held.desk,
      questions: worksheet(facts, wanted).map(({ records, ...line }) => ({
        ...line,
        records: records.slice(0, MOST_NAMED).map((record) => withName(state, record)),
        count: records.length,
        laws: line.elements.flatMap((id) =>
          (elements[id] ?? []).filter(({ forum }) => wanted.includes(forum)),
        ),
        remarks: remarks.filter((one) => standing(one).content?.question === line.number),
      })),
      forums,
      lawsAsOf: asOf,
      size: facts.size,
    };
  },
});

/** Records of the case that a statement can lean on. */
export const loadCitable = loader({
  name: 'desk.citable',
  action: 'desk.read',
  input: citableInput,
  async load({ tx, grant }) {
    return { size: await sizeOf(tx, grant), caseId: grant.caseId };
  },
  async finish({ size, caseId }, { input }): Promise<Citable> {
    return citable(await readCase(caseId, size), input);
  },
});

/** Firms of counsel that the reader belongs to. */
export const loadFirms = loader({
  name: 'firm.list',
  action: 'firm.read',
  input: firmsInput,
  load: ({ tx, grant }): Promise<Firms> => firmPage(tx, grant),
});
