import { type Kinds, must, overlay, ReplayError, type Step } from './replay-step';
import type { CaseState, ExhibitState, Mark } from './state';

type ExhibitKind = Exclude<Extract<Kinds['kind'], `exhibit.${string}`>, 'exhibit.read'>;

const exhibitOf = (s: CaseState, id: string, m: Mark): ExhibitState =>
  must(s.exhibits.get(id), m, 'exhibit');

/** What entries about exhibits do, but for what readers found in them. */
export const EXHIBIT_STEPS: { [N in ExhibitKind]: Step<N> } = {
  'exhibit.added': (s, act, payload, mark) => {
    const bytes = act.object ?? act.digest;
    if (!bytes) throw new ReplayError(mark.index, 'admits an exhibit without a digest');
    s.exhibits.set(act.exhibit, {
      id: act.exhibit,
      number: act.number,
      kind: act.kind,
      label: payload.label ?? '',
      title: payload.title ?? '',
      description: payload.description ?? '',
      fileName: payload.fileName ?? '',
      acquisition: payload.acquisition ?? '',
      authority: payload.authority ?? '',
      source: payload.source ?? '',
      licence: payload.licence ?? '',
      // Version 1 is of exhibits that nobody outside issued.
      issued:
        'issuer' in act
          ? {
              issuer: act.issuer,
              issuedBy: ('issuedBy' in payload && payload.issuedBy) || '',
              verification: ('verification' in payload && payload.verification) || '',
            }
          : null,
      supplier: act.supplier,
      happenedAt: act.happenedAt,
      receivedAt: mark.at,
      class: act.class,
      classAtIntake: act.class,
      rule: act.rule,
      interval: act.happenedAt === null ? null : Date.parse(mark.at) - Date.parse(act.happenedAt),
      width: act.width,
      height: act.height,
      versions: [
        { version: 1, ...bytes, mediaType: act.mediaType, receivedAt: mark.at, entry: mark.index },
      ],
      admitted: mark,
      entry: mark.index,
    });
  },
  'exhibit.version_added': (s, act, _payload, mark) => {
    const one = exhibitOf(s, act.exhibit, mark);
    if (act.version !== one.versions.length + 1) {
      throw new ReplayError(mark.index, `adds version ${act.version} after ${one.versions.length}`);
    }
    one.versions.push({
      version: act.version,
      ...act.object,
      mediaType: act.mediaType,
      receivedAt: mark.at,
      entry: mark.index,
    });
    one.entry = mark.index;
  },
  'exhibit.described': (s, act, payload, mark) => {
    const { exhibit, ...rest } = act;
    overlay(exhibitOf(s, exhibit, mark), rest, payload, { entry: mark.index });
  },
  'exhibit.related': (s, act, _payload, mark) => {
    exhibitOf(s, act.exhibit, mark);
    exhibitOf(s, act.to, mark);
    s.relations.set(act.relation, {
      id: act.relation,
      from: act.exhibit,
      to: act.to,
      name: act.name,
      entry: mark.index,
    });
  },
  'exhibit.relation_withdrawn': (s, act, _payload, mark) => {
    must(s.relations.get(act.relation), mark, 'relation');
    s.relations.delete(act.relation);
  },
  'exhibit.class_lowered': (s, act, _payload, mark) => {
    const one = exhibitOf(s, act.exhibit, mark);
    if (one.class !== act.from)
      throw new ReplayError(mark.index, `lowers from ${act.from}, class was ${one.class}`);
    one.class = act.to;
    one.entry = mark.index;
  },
  'exhibit.opened': () => undefined,
};
