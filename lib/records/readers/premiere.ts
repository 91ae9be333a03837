import type { Reader } from '../reader';
import type { Saying } from '../statement';
import type { XmlCursor } from '../xml-cursor';
import { xmlRoots } from '../xml-roots';

/** Builds that wrote the project, each with a time of its own clock and no zone. */
const BUILDS = ['MZ.BuildVersion.Created', 'MZ.BuildVersion.Modified'];

/**
 * A project of Adobe Premiere Pro: gzip around XML whose elements name each other by number. There is
 * no published description; the names here are those of files that the program writes. Told are the
 * builds that created and last changed it, the files it holds, and sequences, tracks and clips in
 * their order; times are counts of 1/254016000000 second. Effects are not told.
 */
export const premiere: Reader = {
  name: 'premiere',
  version: 1,
  read(material) {
    for (const root of xmlRoots(material, /^(Premiere\/project|file)$/, 'PremiereData')) {
      const saying = material.say('premiere', 1);
      const objects = new Objects(root);
      sayProject(saying, root);
      for (const media of root.children('Media')) {
        saying.part('media', 0, {
          name: media.find('Title')?.text(),
          file: fileOf(media),
          details: [{ name: 'FileKey', value: media.find('FileKey')?.text() }],
        });
      }
      for (const sequence of root.children('Sequence')) saySequence(saying, objects, sequence);
      if (objects.isSpent) material.find('too_many_values', 'premiere');
    }
  },
};

/** Names that are followed in one project. */
const MOST_NAMED = 200_000;

/** Elements by the number or identifier under which others name them. */
class Objects {
  readonly #known = new Map<string, XmlCursor>();
  #named = 0;

  constructor(root: XmlCursor) {
    for (const one of root.children()) {
      for (const name of ['ObjectID', 'ObjectUID']) {
        const id = one.attribute(name)?.value;
        if (id) this.#known.set(`${name} ${id}`, one);
      }
    }
  }

  /** Whether more was named than is followed: a short text can name the same over and over. */
  get isSpent(): boolean {
    return this.#named > MOST_NAMED;
  }

  /** What an element names. */
  of(one: XmlCursor | undefined): XmlCursor | undefined {
    this.#named += 1;
    if (this.isSpent) return undefined;
    const number = one?.attribute('ObjectRef')?.value;
    const id = one?.attribute('ObjectURef')?.value;
    return this.#known.get(number ? `ObjectID ${number}` : `ObjectUID ${id}`);
  }
}

function sayProject(saying: Saying, root: XmlCursor): void {
  const { record, at } = root;
  const properties = root
    .children('Project')
    .flatMap((one) => one.find('Node', 'Properties')?.children() ?? []);
  const of = (name: string) => properties.find((one) => one.name === name)?.text();
  saying
    .tool({ value: 'Adobe Premiere Pro', record, at }, of('MZ.BuildVersion.Modified'))
    .id('MZ.Project.GUID', of('MZ.Project.GUID'));
  for (const one of properties) {
    if (!BUILDS.includes(one.name)) continue;
    saying.event({ action: { value: one.name, record, at: one.at }, parameters: one.text() });
  }
}

function saySequence(saying: Saying, objects: Objects, sequence: XmlCursor): void {
  saying.part('sequence', 0, {
    name: sequence.find('Name')?.text(),
    file: null,
    details: [{ name: 'ObjectUID', value: sequence.attribute('ObjectUID') }],
  });
  for (const pair of sequence.find('TrackGroups')?.children('TrackGroup') ?? []) {
    const group = objects.of(pair.find('Second'))?.find('TrackGroup', 'Tracks');
    for (const named of group?.children('Track') ?? []) {
      if (saying.isFull || objects.isSpent) return;
      const track = objects.of(named);
      const items =
        track?.find('ClipTrack', 'ClipItems', 'TrackItems')?.children('TrackItem') ?? [];
      if (!track || items.length === 0) continue;
      // The kind of a track is the name of its element.
      const name = { value: track.name, record: track.record, at: track.at };
      saying.part('track', 1, { name, file: null, details: [] });
      for (const item of items) {
        if (saying.isFull || objects.isSpent) return;
        sayClip(saying, objects, objects.of(item));
      }
    }
  }
}

function sayClip(saying: Saying, objects: Objects, item: XmlCursor | undefined): void {
  const placed = item?.find('ClipTrackItem');
  if (!placed) return;
  const shown = objects.of(placed.find('SubClip'));
  const taken = objects.of(shown?.find('Clip'))?.find('Clip');
  const media = objects.of(objects.of(taken?.find('Source'))?.find('MediaSource', 'Media'));
  saying.part('clip', 2, {
    name: shown?.find('Name')?.text(),
    file: media ? fileOf(media) : null,
    details: [
      { name: 'Start', value: placed.find('TrackItem', 'Start')?.text() },
      { name: 'End', value: placed.find('TrackItem', 'End')?.text() },
      { name: 'InPoint', value: taken?.find('InPoint')?.text() },
      { name: 'OutPoint', value: taken?.find('OutPoint')?.text() },
    ],
  });
}

function fileOf(media: XmlCursor) {
  return media.find('ActualMediaFilePath')?.text() ?? media.find('FilePath')?.text() ?? null;
}
