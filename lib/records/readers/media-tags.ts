import type { Reader } from '../reader';

const SUNO = /made with suno;?(?: created=([^;\s]{1,40}))?(?:; ?id=([^;\s]{1,80}))?/i;

/**
 * Tags of sound and video: Suno's comment with its time and song, lyrics, title, artist and the
 * program that encoded, as labels where no tool is known.
 */
export const mediaTags: Reader = {
  name: 'media-tags',
  version: 1,
  read(material) {
    const comments = material.texts(
      /(TXXX|COMM)(\/.*)?$|cmt$|\/ICMT$|\/(comment|COMMENT|DESCRIPTION)$/,
    );
    for (const record of comments) {
      const found = SUNO.exec(record.whole.slice(0, 2_000));
      if (!found) continue;
      const fact = (value: string | undefined, at: string) =>
        value ? { value, record: record.order, at } : null;
      const saying = material.say('media-tags', 1);
      saying
        .tool(fact('Suno', ''))
        .time(fact(found[1], 'created'), 'created')
        .id('song_id', fact(found[2], 'id'));
      for (const lyrics of material.texts(/USLT(\/.*)?$|lyr$/)) {
        saying.text(
          { value: lyrics.whole, record: lyrics.order, at: '' },
          'description',
          'unknown',
        );
      }
      break;
    }
    const named = material.texts(NAMED);
    if (named.length === 0) return;
    const saying = material.say('media-tags', 1);
    for (const record of named.slice(0, 100)) {
      const name = record.place.slice(record.place.lastIndexOf('/') + 1);
      const fact = { value: record.whole, record: record.order, at: '' };
      const isArtist = /^(TPE1|.ART|IART|ARTIST)$/.test(name);
      if (isArtist) saying.person(fact, 'typed_name');
      else saying.label(name, fact);
    }
  },
};

const NAMED =
  /\/(TIT2|TPE1|TENC|TSSE|WOAS|TDRC|.nam|.ART|.too|.day|INAM|IART|ISFT|ICRD|TITLE|ARTIST|ENCODER|com\.apple\.quicktime\.software)$/;
