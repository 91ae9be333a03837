import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { scanEmbedded } from './embedded';
import { generationsIn } from './generation';
import { readRecords } from './read';
import { readingSchema } from './reading';
import { outline, prproj, sayingOf, valuesOf } from './testing-projects';
import { document } from './testing-records';

const xml = (text: string) => Buffer.from(`<?xml version="1.0" encoding="utf-8"?>\n${text}`);
const codes = async (file: Uint8Array) =>
  (await readRecords(file)).findings.map(({ code }) => code);

const time = (value: number, rate = 24) => ({ OTIO_SCHEMA: 'RationalTime.1', rate, value });
const range = (start: number, length: number) => ({
  OTIO_SCHEMA: 'TimeRange.1',
  start_time: time(start),
  duration: time(length),
});
const timeline = (...children: unknown[]) => ({
  OTIO_SCHEMA: 'Timeline.1',
  name: 'cut 3',
  metadata: { Resolve_OTIO: {} },
  tracks: { OTIO_SCHEMA: 'Stack.1', children },
});

const property = (name: string, value: string | number) =>
  `<property name="${name}">${value}</property>`;
const KDENLIVE = `<mlt LC_NUMERIC="C" producer="main_bin" version="7.22.0" root="/home/ling">
 <producer id="black_track">${property('resource', 'black')}</producer>
 <chain id="chain0" out="00:00:20.000">${property('resource', '/home/ling/lamp.mp4')}${property('kdenlive:clipname', 'lamp')}${property('kdenlive:id', 4)}${property('kdenlive:file_hash', '9196813120dc5c505072516b15baf414')}</chain>
 <chain id="chain1">${property('resource', '/home/ling/lamp.mp4')}${property('kdenlive:clipname', 'lamp')}${property('kdenlive:id', 4)}</chain>
 <playlist id="playlist0"><entry producer="chain0" in="00:00:01.000" out="00:00:03.000"><filter>${property('kdenlive_id', 'lift_gamma_gain')}</filter></entry><blank length="00:00:01.000"/><entry producer="chain1" in="0" out="5"/></playlist>
 <playlist id="playlist1"/>
 <tractor id="tractor0">${property('kdenlive:track_name', 'Light')}<track producer="playlist0"/><track producer="playlist1"/></tractor>
 <tractor id="{seq}" out="00:00:09.000">${property('kdenlive:uuid', '{seq}')}${property('kdenlive:clipname', 'Sequence 1')}<track producer="black_track"/><track producer="tractor0"/>
  <transition in="1" out="2">${property('a_track', 0)}${property('b_track', 1)}${property('kdenlive_id', 'wipe')}</transition>
  <transition>${property('mlt_service', 'mix')}${property('internal_added', 237)}</transition></tractor>
 <playlist id="main_bin">${property('kdenlive:docproperties.kdenliveversion', '24.02.1')}${property('kdenlive:docproperties.documentid', '1709301234567')}${property('kdenlive:docmetadata.meta.attr.author.markup', 'Zhou Ling')}<entry producer="chain0"/></playlist>
 <tractor id="tractor1">${property('kdenlive:projectTractor', 1)}<track producer="{seq}"/></tractor>
</mlt>`;

describe('video projects', () => {
  it('of OpenTimelineIO tell tracks, clips with their files, and what is taken of each', async () => {
    const clip = {
      OTIO_SCHEMA: 'Clip.2',
      name: 'lamp',
      source_range: range(48, 120),
      active_media_reference_key: 'DEFAULT_MEDIA',
      media_references: {
        DEFAULT_MEDIA: { OTIO_SCHEMA: 'ExternalReference.1', target_url: 'file:///v/lamp.mov' },
      },
      effects: [{ OTIO_SCHEMA: 'LinearTimeWarp.1', name: '', effect_name: 'LinearTimeWarp' }],
    };
    const old = {
      OTIO_SCHEMA: 'Clip.1',
      name: 'rain',
      media_reference: { OTIO_SCHEMA: 'ExternalReference.1', target_url: 'rain.wav' },
    };
    const gap = { OTIO_SCHEMA: 'Gap.1', name: '', source_range: range(0, 24) };
    const video = { OTIO_SCHEMA: 'Track.1', name: 'V1', kind: 'Video', children: [clip, gap] };
    const sound = { OTIO_SCHEMA: 'Track.1', name: 'A1', kind: 'Audio', children: [old] };
    const reading = await readRecords(document(timeline(video, sound)));
    const said = sayingOf(reading, 'otio');
    expect(outline(said)).toEqual([
      'sequence cut 3',
      '  track V1 kind=Video',
      '    clip lamp <file:///v/lamp.mov> start=48 duration=120 rate=24 effect=LinearTimeWarp',
      '    gap start=0 duration=24 rate=24',
      '  track A1 kind=Audio',
      '    clip rain <rain.wav>',
    ]);
    expect(valuesOf(said.labels)).toEqual({ OTIO_SCHEMA: 'Timeline.1', metadata: 'Resolve_OTIO' });
    expect(said.parts?.[2]?.file?.at).toBe(
      '/tracks/children/0/children/0/media_references/DEFAULT_MEDIA/target_url',
    );
    expect(generationsIn(reading)).toEqual([]);
    expect(readingSchema.parse(reading)).toEqual(reading);
  });

  it('of Kdenlive tell the files with their hashes, and the timeline as it is played', async () => {
    const reading = await readRecords(xml(KDENLIVE));
    expect(reading.mediaType).toBe('application/xml');
    const said = sayingOf(reading, 'mlt');
    expect([said.tool?.value, said.toolVersion?.value]).toEqual(['Kdenlive', '24.02.1']);
    expect(valuesOf(said.labels)).toEqual({
      version: '7.22.0',
      'meta.attr.author.markup': 'Zhou Ling',
    });
    expect(valuesOf(said.ids)).toEqual({ documentid: '1709301234567' });
    expect(outline(said)).toEqual([
      'media lamp </home/ling/lamp.mp4> kdenlive:file_hash=9196813120dc5c505072516b15baf414',
      'sequence id=tractor1',
      '  sequence Sequence 1 id={seq} out=00:00:09.000',
      '    track Light id=tractor0',
      '      track id=playlist0',
      '        clip lamp </home/ling/lamp.mp4> in=00:00:01.000 out=00:00:03.000 filter=lift_gamma_gain',
      '        gap length=00:00:01.000',
      '        clip lamp </home/ling/lamp.mp4> in=0 out=5',
      '    transition wipe in=1 out=2 a_track=0 b_track=1',
    ]);
    expect(reading.findings).toEqual([]);
    expect(generationsIn(reading)).toEqual([]);
  });

  it('of Shotcut and of MLT itself name the tool that the file names', async () => {
    const of = async (attributes: string) =>
      sayingOf(await readRecords(xml(`<mlt ${attributes}><tractor/></mlt>`)), 'mlt');
    const shotcut = await of('version="7.23.0" title="Shotcut version 24.04.28"');
    expect(shotcut.tool?.value).toBe('Shotcut version 24.04.28');
    const bare = await of('version="7.23.0"');
    expect([bare.tool?.value, bare.toolVersion?.value]).toEqual(['MLT', '7.23.0']);
  });

  it('of Final Cut Pro tell files, clips and what was applied to them, words of titles too', async () => {
    const said = sayingOf(
      await readRecords(
        xml(`<!DOCTYPE fcpxml>
<fcpxml version="1.11"><resources>
 <format id="r1" frameDuration="1/24s"/>
 <asset id="r2" name="lamp" uid="9E1B" start="0s" duration="100s"><media-rep kind="original-media" src="file:///v/lamp.mov"/></asset>
 <asset id="r3" name="rain" src="file:///v/rain.wav"/></resources>
<library location="file:///u/ling.fcpbundle/"><event name="Rain"><project name="cut 3" uid="U1" modDate="2026-03-02 20:15:09 +0800">
<sequence format="r1" duration="360/24s"><spine>
 <asset-clip ref="r2" offset="0s" name="lamp" start="2s" duration="5s"><adjust-transform scale="2 2"/><filter-video ref="r9" name="Color Board"/>
  <asset-clip ref="r3" lane="-1" offset="2s" duration="5s" audioRole="effects"/></asset-clip>
 <gap offset="5s" duration="1s"/><title ref="r8" offset="6s" duration="2s" name="Basic"><text><text-style ref="ts1">雨中的灯</text-style></text></title>
</spine></sequence></project></event></library></fcpxml>`),
      ),
      'fcpxml',
    );
    expect(said.tool).toBeNull();
    expect(said.times.map(({ kind, value }) => [kind, value])).toEqual([
      ['modified', '2026-03-02 20:15:09 +0800'],
    ]);
    expect(valuesOf(said.labels)).toEqual({
      version: '1.11',
      location: 'file:///u/ling.fcpbundle/',
      event: 'Rain',
    });
    expect(outline(said)).toEqual([
      'media lamp <file:///v/lamp.mov> uid=9E1B start=0s duration=100s',
      'media rain <file:///v/rain.wav>',
      'sequence cut 3 uid=U1 modDate=2026-03-02 20:15:09 +0800',
      '  clip lamp <file:///v/lamp.mov> offset=0s start=2s duration=5s applied=adjust-transform applied=Color Board',
      '    clip <file:///v/rain.wav> lane=-1 offset=2s duration=5s audioRole=effects',
      '  gap offset=5s duration=1s',
      '  title Basic offset=6s duration=2s text=雨中的灯',
    ]);
  });

  const PREMIERE = `<Project ObjectRef="1"/>
<Project ObjectID="1" Version="43"><Node Version="1"><Properties Version="1">
 <MZ.BuildVersion.Created>23.2.0x69 - Wed Mar  1 16:01:33 2023</MZ.BuildVersion.Created>
 <MZ.BuildVersion.Modified>24.1.0x85 - Wed May 24 11:07:03 2024</MZ.BuildVersion.Modified>
 <MZ.Project.GUID>g-1</MZ.Project.GUID></Properties></Node></Project>
<Sequence ObjectUID="s1"><TrackGroups><TrackGroup Index="0"><First>v</First><Second ObjectRef="10"/></TrackGroup></TrackGroups><Name>cut 3</Name></Sequence>
<VideoTrackGroup ObjectID="10"><TrackGroup><Tracks><Track Index="0" ObjectURef="t1"/><Track Index="1" ObjectURef="none"/></Tracks></TrackGroup></VideoTrackGroup>
<VideoClipTrack ObjectUID="t1"><ClipTrack><ClipItems><TrackItems><TrackItem Index="0" ObjectRef="20"/></TrackItems></ClipItems></ClipTrack></VideoClipTrack>
<VideoClipTrackItem ObjectID="20"><ClipTrackItem><TrackItem><Start>0</Start><End>254016000000</End></TrackItem><SubClip ObjectRef="21"/></ClipTrackItem></VideoClipTrackItem>
<SubClip ObjectID="21"><Clip ObjectRef="22"/><Name>lamp.mov</Name></SubClip>
<VideoClip ObjectID="22"><Clip><Source ObjectRef="23"/><InPoint>5</InPoint><OutPoint>9</OutPoint></Clip></VideoClip>
<VideoMediaSource ObjectID="23"><MediaSource><Media ObjectURef="m1"/></MediaSource></VideoMediaSource>
<Media ObjectUID="m1"><ActualMediaFilePath>/v/lamp.mov</ActualMediaFilePath><FilePath>x</FilePath><Title>lamp.mov</Title><FileKey>k1</FileKey></Media>`;

  it('of Premiere Pro tell the builds that wrote them, the files and every clip', async () => {
    const file = prproj(PREMIERE);
    expect(await scanEmbedded(file)).toMatchObject({
      mediaType: 'application/gzip',
      places: ['Premiere/project'],
    });
    const reading = await readRecords(file);
    const said = sayingOf(reading, 'premiere');
    expect([said.tool?.value, said.toolVersion?.value]).toEqual([
      'Adobe Premiere Pro',
      '24.1.0x85 - Wed May 24 11:07:03 2024',
    ]);
    expect(
      said.history.map(({ action, parameters }) => [action?.value, parameters?.value]),
    ).toEqual([
      ['MZ.BuildVersion.Created', '23.2.0x69 - Wed Mar  1 16:01:33 2023'],
      ['MZ.BuildVersion.Modified', '24.1.0x85 - Wed May 24 11:07:03 2024'],
    ]);
    expect(outline(said)).toEqual([
      'media lamp.mov </v/lamp.mov> FileKey=k1',
      'sequence cut 3 ObjectUID=s1',
      '  track VideoClipTrack',
      '    clip lamp.mov </v/lamp.mov> Start=0 End=254016000000 InPoint=5 OutPoint=9',
    ]);
    expect(reading.records).toMatchObject([{ place: 'Premiere/project', compressed: true }]);
    expect(generationsIn(reading)).toEqual([]);
  });

  it('that are unpacked already are read the same', async () => {
    const plain = xml(`<PremiereData Version="3">${PREMIERE}</PremiereData>`);
    const [packed, bare] = [await readRecords(prproj(PREMIERE)), await readRecords(plain)];
    expect(outline(sayingOf(bare, 'premiere'))).toEqual(outline(sayingOf(packed, 'premiere')));
  });
});

describe('files that are no video project', () => {
  it('hold no record though their form is the same', async () => {
    for (const file of [
      gzipSync('<?xml version="1.0"?><Ableton MajorVersion="5"/>'),
      gzipSync('no XML at all'),
      Buffer.from('\x1f\x8b\x08 broken', 'latin1'),
      document({ OTIO_SCHEMA: 'Marker.2', name: 'x' }),
      xml('<edl><event/></edl>'),
    ]) {
      const reading = await readRecords(file);
      expect([reading.statements, reading.findings]).toEqual([[], []]);
    }
  });
});

describe('hostile video projects', () => {
  it('that are played within themselves end', async () => {
    const loop = `<mlt version="7"><playlist id="a"><entry producer="b" in="0" out="1"/></playlist><tractor id="b" in="0"><track producer="a"/></tractor></mlt>`;
    const said = sayingOf(await readRecords(xml(loop)), 'mlt');
    expect(outline(said)).toEqual(['sequence id=b in=0', '  track id=a', '    clip in=0 out=1']);
  });

  it('whose parts are named twice at each of many levels end soon, and say what was left', async () => {
    const level = (n: number) =>
      `<tractor id="t${n}"><track producer="t${n - 1}"/><track producer="t${n - 1}"/></tractor>`;
    const levels = Array.from({ length: 40 }, (_, i) => level(i + 1)).join('');
    const began = process.cpuUsage();
    const reading = await readRecords(xml(`<mlt version="7"><playlist id="t0"/>${levels}</mlt>`));
    expect(process.cpuUsage(began).user).toBeLessThan(5_000_000);
    expect(sayingOf(reading, 'mlt').parts?.length).toBeLessThan(5_000);
    expect(reading.findings.map(({ code }) => code)).toContain('too_many_values');
  });

  it('of Premiere whose tracks name the same clips over and over end soon', async () => {
    const names = (tag: string, many: number, to: string) => `<${tag} ${to}/>`.repeat(many);
    const file = prproj(
      `<Sequence ObjectUID="s"><TrackGroups><TrackGroup><Second ObjectRef="1"/></TrackGroup></TrackGroups></Sequence>
      <VideoTrackGroup ObjectID="1"><TrackGroup><Tracks>${names('Track', 20_000, 'ObjectURef="t"')}</Tracks></TrackGroup></VideoTrackGroup>
      <VideoClipTrack ObjectUID="t"><ClipTrack><ClipItems><TrackItems>${names('TrackItem', 20_000, 'ObjectRef="9"')}</TrackItems></ClipItems></ClipTrack></VideoClipTrack>
      <VideoClipTrackItem ObjectID="9"><ClipTrackItem><TrackItem><Start>1</Start></TrackItem></ClipTrackItem></VideoClipTrackItem>`,
    );
    const began = process.cpuUsage();
    const reading = await readRecords(file);
    expect(process.cpuUsage(began).user).toBeLessThan(10_000_000);
    expect(reading.findings.map(({ code }) => code)).toContain('too_many_values');
  });

  it('that unpack without end, define entities or are nested too deep are said', async () => {
    expect(await codes(prproj(' '.repeat(200 * 1024 * 1024)))).toEqual(['inflated_too_large']);
    const entities = '<!DOCTYPE fcpxml [<!ENTITY a "aaaa">]><fcpxml version="1.9">&a;</fcpxml>';
    expect(await codes(xml(entities))).toEqual(['xml_doctype_refused']);
    expect(await codes(xml(`<mlt>${'<playlist>'.repeat(5_000)}`))).toEqual(['xml_too_large']);
    const deep = (n: number): unknown =>
      n === 0 ? 1 : { OTIO_SCHEMA: 'Stack.1', children: [deep(n - 1)] };
    expect(await codes(document(timeline(deep(150))))).toContain('json_too_deep');
    const kept = sayingOf(await readRecords(document(timeline(deep(60)))), 'otio');
    expect(kept.parts).toHaveLength(1);
  });

  it('cut off anywhere are read as far as they can be, or said', async () => {
    const whole = prproj(PREMIERE_CUT);
    let told = 0;
    // The last eight bytes are a checksum of what is there.
    for (let at = 60; at < whole.length - 8; at += 7) {
      const reading = await readRecords(whole.subarray(0, at));
      if (reading.records.length === 0) continue;
      expect(reading.findings).not.toEqual([]);
      told += 1;
    }
    expect(told).toBeGreaterThan(5);
  });
});

const PREMIERE_CUT = Array.from({ length: 50 }, (_, i) => `<Media ObjectUID="${i}"/>`).join('');
