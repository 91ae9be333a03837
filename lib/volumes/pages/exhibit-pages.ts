import { shownOf } from '@/lib/dossier/pages/compose';
import { composeExhibit, type Shown } from '@/lib/dossier/pages/exhibit-page';
import { TYPE } from '@/lib/dossier/pdf/ink';
import { digestRuns } from '@/lib/dossier/pdf/text/digest-runs';
import { maskText } from './mask';
import type { VolumeSetting } from './set-up';
import type { PlacedExhibit } from './volume-paper';

/** An exhibit on pages of its own: as it was taken in, or a derivative of it with parts taken out. */
export async function composePlaced(setting: VolumeSetting, placed: PlacedExhibit): Promise<void> {
  const { paper } = setting;
  if (placed.fate === 'redacted') {
    const shown = await derivativeShown(setting, placed);
    composeExhibit(paper, placed.state, masked(setting, shown), () => said(setting, placed));
    return;
  }
  const shown = await shownOf(setting.shown, placed.state);
  composeExhibit(paper, placed.state, masked(setting, shown));
}

/** What is printed of derivatives: only versions of which one was made. */
async function derivativeShown(
  { shown, redacted }: VolumeSetting,
  { state }: PlacedExhibit,
): Promise<Shown> {
  const made = redacted.filter(({ exhibit }) => exhibit === state.id);
  const versions = state.versions.flatMap((version) => {
    const one = made.find((derivative) => derivative.version === version.version);
    if (!one) return [];
    const { sha256, bytes, mediaType } = one;
    return [{ ...version, sha256, bytes, mediaType }];
  });
  return versions.length === 0
    ? { kind: 'none', reason: 'other' }
    : shownOf(shown, { ...state, versions });
}

function masked({ masks }: VolumeSetting, shown: Shown): Shown {
  if (!masks || shown.kind !== 'text') return shown;
  return {
    ...shown,
    versions: shown.versions.map((one) => ({
      ...one,
      parts: one.parts.map((part) => (typeof part === 'string' ? maskText(part, masks) : part)),
    })),
  };
}

/** That this is a derivative, of what, how much was taken out and why. */
function said({ paper, redacted }: VolumeSetting, { state }: PlacedExhibit): void {
  const { doc, words, composition } = paper;
  doc.panel('notice', (panel) => {
    for (const { runs } of words.prose('volume.redacted')) panel.paragraph(runs);
    for (const one of composition.redactions.filter(({ exhibit }) => exhibit === state.id)) {
      const { version, areas, spans, reason } = one;
      const made = redacted.find(
        (derivative) => derivative.exhibit === state.id && derivative.version === version,
      );
      const count = areas.length + spans.length;
      panel.paragraph(
        [
          { text: words.word('volume.redactedVersion', { version, count }), weight: 600 },
          ...(made ? ['  SHA-256 ', ...digestRuns(made.sha256)] : []),
        ],
        { style: TYPE.small },
      );
      panel.paragraph([words.pair(words.word('volume.redactedReason'), reason)], {
        style: TYPE.small,
      });
    }
  });
}

/** Whether pages of an exhibit stand in the file: recreations are bound apart. */
export function isPrinted({ role }: VolumeSetting, { state, fate }: PlacedExhibit): boolean {
  return fate !== 'withheld' && (state.class === 'E') === (role === 'recreations');
}
