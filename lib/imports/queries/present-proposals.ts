import type { CaptureClass } from '@/lib/entries/vocabulary';
import {
  type Fact,
  type FindingCode,
  type Reading,
  readingSchema,
  type Statement,
} from '@/lib/records/reading';
import type { ProposalItem, SaidText } from '../dto';
import type { contradictionsOf, proposalsOf } from './proposals';

type Row = Awaited<ReturnType<typeof proposalsOf>>[number];
type Finding = Awaited<ReturnType<typeof contradictionsOf>>[number];

/** UTF-16 units of a text that the table shows; the whole stands on the exhibit's page. */
const SHOWN = 600;
const MOST_TEXTS = 12;
const MOST_PARAMETERS = 60;
const MOST_VALUE = 300;

/** Findings that are about values which do not agree, or that were not read as they should be. */
const TOLD: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'contradiction',
  'pixel_size_differs',
  'record_after_image',
  'request_seed',
  'seed_differs_in_graph',
  'signature_not_verified',
  'placeholder_text',
  'json_not_finite',
  'graph_unknown_node',
]);

/** Proposals with what their statements say. */
export function presentProposals(
  caseId: string,
  rows: readonly Row[],
  findings: readonly Finding[],
): ProposalItem[] {
  return rows.map((row) => {
    const { proposal, exhibit, to, run } = row;
    const { captureClass, ...about } = exhibit;
    const thumbOf = (has: boolean, sha256: string) =>
      has ? `/api/v1/cases/${caseId}/copies/${sha256}/thumb` : null;
    return {
      id: proposal.id,
      // The columns hold only words that commands wrote.
      kind: proposal.kind as ProposalItem['kind'],
      state: proposal.state as ProposalItem['state'],
      exhibit: {
        ...about,
        class: captureClass as CaptureClass,
        thumb: thumbOf(row.thumb, exhibit.sha256),
      },
      to: to && { ...to, thumb: thumbOf(row.toThumb, to.sha256) },
      ...saidIn(row.body, proposal.statement),
      findings: findings
        .filter((one) => one.readingId === proposal.readingId)
        .flatMap(({ code, about: what, facts }) => {
          const known = code as FindingCode;
          return TOLD.has(known) ? [{ code: known, about: what, values: valuesOf(facts) }] : [];
        }),
      run,
      createdAt: proposal.createdAt.toISOString(),
      decidedAt: proposal.decidedAt?.toISOString() ?? null,
      decidedBy: row.decider,
    };
  });
}

type Said = Pick<ProposalItem, 'reader' | 'tool' | 'texts' | 'parameters' | 'models'>;

function saidIn(body: string | null, number: number): Said {
  const statement = statementIn(body, number);
  if (!statement) return { reader: '', tool: '', texts: [], parameters: [], models: [] };
  const { reader, tool, toolVersion, texts, passes, models } = statement;
  const several = passes.length > 1;
  return {
    reader,
    tool: [tool, toolVersion].flatMap((one) => one?.value ?? []).join(' '),
    texts: texts.slice(0, MOST_TEXTS).map(
      ({ role, origin, part, value }): SaidText => ({
        role,
        origin,
        part,
        text: begun(value, SHOWN),
        whole: value.length <= SHOWN,
      }),
    ),
    parameters: passes
      .flatMap(({ part, parameters }) =>
        parameters.map(({ name, value }) => ({
          name: several && part ? `${name} (${part})` : name,
          value: begun(value, MOST_VALUE),
        })),
      )
      .slice(0, MOST_PARAMETERS),
    models: models.map(({ kind, name, hash }) => ({
      kind,
      name: name?.value ?? '',
      hash: hash?.value ?? '',
    })),
  };
}

function statementIn(body: string | null, number: number): Statement | null {
  if (body === null) return null;
  const read = readingSchema.safeParse(JSON.parse(body));
  const reading: Reading | null = read.success ? read.data : null;
  return reading?.statements[number] ?? null;
}

function valuesOf(facts: string): string[] {
  // The column holds what the readers' checked answer said.
  return (JSON.parse(facts) as Fact[]).map(({ value }) => begun(value, MOST_VALUE));
}

/** The beginning of a text, never half a character. */
function begun(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
