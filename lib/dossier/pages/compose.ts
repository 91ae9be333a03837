import type { ExhibitState, PromptState } from '@/lib/entries/state';
import { toHex, utf8 } from '@/lib/kernel/digest';
import { SOFTWARE } from '@/lib/kernel/version';
import type { StoredCheckpoint } from '@/lib/ledger/checkpointer';
import { withheldRuns, withoutWordsOf } from '../bundle/withheld-runs';
import type { DossierOrder } from '../model';
import { type FinishedPdf, PdfDocument } from '../pdf/document/pdf-document';
import { composeCover } from './cover';
import { composeExhibitList } from './exhibit-list';
import { composeExhibit, type Shown } from './exhibit-page';
import { foldedText } from './folded-text';
import { composeIntegrity } from './integrity';
import { atItem } from './item-failure';
import { exhibitName, exhibitsInOrder, type Material, promptsInOrder } from './material';
import { numberOf, type Paper } from './paper';
import { composePeople } from './people';
import type { OriginalPictures } from './prepared-pictures';
import type { PromptPart } from './prompt/part';
import { composePrompt } from './prompt/prompt-part';
import { composeRuns } from './runs/compose-runs';
import { composeTimeline } from './timeline';
import { paperWords } from './words';

/** Largest original read for showing; larger ones get a slip sheet. */
const MAX_SHOWN = 64 * 1024 ** 2;
/** Characters of a text exhibit printed, without files within it; the rest is in the bundle. */
const MAX_TEXT = 40_000;

export type ComposeInput = {
  order: DossierOrder;
  material: Material;
  checkpoint: StoredCheckpoint;
  fingerprints: readonly string[];
  vkeys: string;
  /** Bytes of an original. Rejects where the store has them not. */
  readOriginal(sha256: string): Promise<Uint8Array>;
  /** The same as pictures. */
  pictures: OriginalPictures;
  /** A prompt replayed from its log, as far as the ledger covers it. */
  readPrompt(prompt: PromptState): Promise<PromptPart>;
  progress(done: number, total: number): void;
  signal: AbortSignal;
};

/** Composes the dossier. Equal inputs give equal bytes: dates come from entries alone. */
export async function composeDossier(input: ComposeInput): Promise<FinishedPdf> {
  const { order, checkpoint, signal } = input;
  const withheld = new Set(order.withheld);
  const hidden = withheldRuns(input.material.state, withheld);
  const state = withoutWordsOf(input.material.state, hidden);
  const material = { ...input.material, state };
  const words = paperWords(order.language);
  const title = words.text('title', { title: material.state.title || order.caseId });
  const doc = PdfDocument.create({
    title,
    language: words.lead,
    format: order.paper,
    created: new Date(material.state.lastAt),
    creator: SOFTWARE,
    author: material.state.party || words.text('brand'),
  });
  const paper: Paper = {
    doc,
    words,
    order,
    material,
    checkpoint,
    fingerprints: input.fingerprints,
    number: numberOf(material),
    withheld,
    withheldRuns: hidden,
  };
  const exhibits = exhibitsInOrder(material.state);
  const printed = exhibits.filter((one) => !paper.withheld.has(one.id));
  const part = (name: string, compose: () => void | Promise<void>) =>
    atItem(`part ${name}`, signal, compose);
  await part('cover', async () => composeCover(paper, await coverPicture(input, printed)));
  await part('list', () => composeExhibitList(paper));
  await part('people', () => composePeople(paper));
  await part('timeline', () => composeTimeline(paper));
  for (const [i, one] of printed.entries()) {
    await atItem(`exhibit ${exhibitName(one)}`, signal, async () =>
      composeExhibit(paper, one, await shownOf(input, one)),
    );
    input.progress(i + 1, printed.length);
  }
  for (const one of promptsInOrder(material.state)) {
    await atItem(`prompt ${one.number}`, signal, async () =>
      composePrompt(paper, await input.readPrompt(one)),
    );
  }
  await part('runs', () => composeRuns(paper, input));
  composeIntegrity(paper);
  attachProofs(input, paper);
  const root = toHex(checkpoint.root);
  const banner = [words.word('run.recreation.banner')];
  return doc.finish({
    header: ({ kind }) =>
      kind === 'cover'
        ? null
        : { left: [{ text: title, weight: 600 }], ...(kind === 'apart' ? { banner } : {}) },
    footer: ({ number, pages }) => ({
      left: [
        { text: paper.number, weight: 700 },
        `  ${words.text('footer.root')} ${root.slice(0, 16)}…`,
      ],
      right: words
        .prose('footer.page', { number, pages })
        .flatMap(({ runs, lead }) => (lead ? runs : ['  ', ...runs])),
    }),
  });
}

/** Whether a file says of itself that a model made it, as a reading on record tells. */
function isLabelled({ records }: Material, { id }: ExhibitState): boolean {
  return records.get(id)?.marked ?? false;
}

/** The finished work, or the newest picture that is no recreation, small. */
export async function coverPicture(input: ComposeInput, printed: ExhibitState[]) {
  const finished = [...input.material.state.workEvents.values()]
    .sort((a, b) => a.recorded.index - b.recorded.index)
    .findLast(({ kind }) => kind === 'finished');
  const pictures = printed.filter((e) => e.width !== null && e.kind === 'file' && e.class !== 'E');
  const one = pictures.find(({ id }) => id === finished?.exhibit) ?? pictures.at(-1);
  const version = one?.versions.at(-1);
  if (!one || !version || version.bytes > MAX_SHOWN) return null;
  const prepared = await input.pictures.picture(version.sha256, 480);
  if (!prepared.ok) return null;
  return { picture: prepared.picture, labelled: isLabelled(input.material, one) };
}

/** What can be shown of an exhibit, from its original bytes. */
export async function shownOf(input: ComposeInput, one: ExhibitState): Promise<Shown> {
  if (one.kind === 'hash_only') return { kind: 'none', reason: 'hash_only' };
  const current = one.versions.at(-1);
  if (!current) return { kind: 'none', reason: 'other' };
  if (one.kind === 'note' || one.kind === 'statement') {
    const versions = [];
    for (const { version, sha256 } of one.versions)
      versions.push(textShown(version, await input.readOriginal(sha256)));
    return { kind: 'text', versions };
  }
  if (current.bytes > MAX_SHOWN) return { kind: 'none', reason: 'too_large' };
  if (/^image\/(?!svg)/.test(current.mediaType)) {
    const prepared = await input.pictures.picture(current.sha256);
    if (!prepared.ok)
      return { kind: 'none', reason: prepared.reason === 'too-large' ? 'too_large' : 'picture' };
    return { kind: 'picture', prepared, labelled: isLabelled(input.material, one) };
  }
  if (/^(text\/|application\/(json|xml)|image\/svg)/.test(current.mediaType)) {
    return { kind: 'text', versions: [textShown(1, await input.readOriginal(current.sha256))] };
  }
  if (current.mediaType === 'application/pdf') {
    const shown = await input.pictures.pages(current.sha256, input.signal);
    const isMarked = shown.kind === 'pages' && isLabelled(input.material, one);
    return isMarked ? { ...shown, labelled: true } : shown;
  }
  return {
    kind: 'none',
    reason: /^(audio|video)\//.test(current.mediaType) ? 'media' : 'other',
  };
}

function textShown(version: number, bytes: Uint8Array) {
  return { version, ...foldedText(new TextDecoder('utf-8').decode(bytes), MAX_TEXT) };
}

/** Puts checkpoint, keys and the digests of all exhibits into the PDF itself. */
export function attachProofs(input: ComposeInput, paper: Paper): void {
  const { checkpoint, material } = input;
  const modified = new Date(material.state.lastAt);
  const digests = exhibitsInOrder(material.state).flatMap((one) =>
    one.versions.map((v) => `${v.sha256}  exhibit-${one.number}-v${v.version}\n`),
  );
  const file = (name: string, text: string, key: string) => {
    paper.doc.attach({
      name,
      bytes: utf8(text),
      mediaType: 'text/plain',
      description: paper.words.text(`attachment.${key}`),
      relationship: 'Data',
      modified,
    });
  };
  file('checkpoint.txt', checkpoint.note, 'checkpoint');
  file('vkeys.txt', input.vkeys, 'vkeys');
  file('exhibits-sha256.txt', digests.join(''), 'digests');
  const prompts = promptsInOrder(material.state).flatMap((one) => [
    ...one.heads.slice(-1).map(({ hash, size }) => `${hash}  prompt-${one.number}-head-${size}\n`),
    ...one.revisions.map((r) => `${r.sha256}  prompt-${one.number}-r${r.revision}\n`),
  ]);
  if (prompts.length > 0) file('prompts-sha256.txt', prompts.join(''), 'prompts');
}
