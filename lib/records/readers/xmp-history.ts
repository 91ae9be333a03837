import type { Reader } from '../reader';
import { property, wordsOf, XMP, type XmpProperty, type XmpValue } from '../xmp';

const MOST_EVENTS = 1_000;

/**
 * Editing history in XMP (`xmpMM:History`), as Photoshop and others write it into JPEG, PNG, TIFF,
 * PSD: coarse events of opening, saving and converting; documents a file derives from; times and
 * creators as they are claimed.
 */
export const xmpHistory: Reader = {
  name: 'xmp-history',
  version: 1,
  read(material) {
    for (const record of material.texts(/XMP|adobe\.xmp/)) {
      const { properties } = material.xmp(record);
      const fact = (value: XmpValue | undefined) => {
        const words = wordsOf(value);
        return words ? { value: words.text.trim(), record: record.order, at: words.at } : null;
      };
      const of = (space: string, name: string) => fact(property(properties, space, name));
      const tool = of(XMP.xmp, 'CreatorTool');
      const history = property(properties, XMP.xmpMM, 'History')?.items ?? [];
      const derived = property(properties, XMP.xmpMM, 'DerivedFrom');
      const creators = property(properties, XMP.dc, 'creator');
      const source = of(XMP.photoshop, 'History');
      const document = of(XMP.xmpMM, 'DocumentID');
      if (!tool && !document && history.length === 0 && !derived && !creators && !source) continue;
      const saying = material.say('xmp-history', 1);
      saying
        .tool(tool)
        .time(of(XMP.xmp, 'CreateDate'), 'created')
        .time(of(XMP.xmp, 'ModifyDate'), 'modified')
        .id('document_id', document)
        .id('instance_id', of(XMP.xmpMM, 'InstanceID'))
        .id('original_document_id', of(XMP.xmpMM, 'OriginalDocumentID'));
      for (const one of creators?.items ?? []) saying.person(fact(one), 'creator');
      for (const event of history.slice(0, MOST_EVENTS)) {
        const part = (name: string) => fact(fieldOf(event, name));
        saying.event({
          action: part('action'),
          when: part('when'),
          software: part('softwareAgent'),
          changed: part('changed'),
          parameters: part('parameters'),
        });
      }
      if (derived) {
        for (const { name, value } of derived.fields.slice(0, 20)) {
          saying.id(`derived_from_${name}`, fact(value));
        }
      }
      if (source) saying.label('photoshop:History', source);
    }
  },
};

const fieldOf = (value: XmpValue, name: string): XmpValue | undefined =>
  value.fields.find((one: XmpProperty) => one.space === XMP.stEvt && one.name === name)?.value;
