import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { scanEmbedded } from './embedded';

const SAMPLES = path.resolve('../shared/samples');

const read = (file: string) => readFileSync(path.join(SAMPLES, file));

describe.skipIf(!existsSync(SAMPLES))(
  'real files of other tools (skipped: no samples at ../shared/samples)',
  () => {
    type Sample = { file: string; pixel_size?: [number, number] };
    const manifest = existsSync(SAMPLES)
      ? (JSON.parse(read('manifest.json').toString()) as { files: Sample[] }).files
      : [];
    const wanted: Record<string, string[]> = {
      'a1111-png-template.png': ['PNG/tEXt/parameters'],
      'a1111-png.png': ['PNG/tEXt/parameters'],
      'a1111-jpeg-usercomment.jpg': ['JPEG/APP1/Exif'],
      // The record lies in the least bits of pixels, which is no place in the file.
      'a1111-stealth-alpha.png': [],
      'comfyui-png-img2img.png': ['PNG/tEXt/prompt', 'PNG/tEXt/workflow'],
      'comfyui-png-lora.png': ['PNG/tEXt/prompt', 'PNG/tEXt/workflow'],
      'comfyui-webp-wan-video.webp': ['WebP/EXIF'],
      'invokeai-metadata.png': ['PNG/tEXt/invokeai_metadata', 'PNG/tEXt/invokeai_graph'],
      'invokeai-img2img-child.png': ['PNG/tEXt/sd-metadata', 'PNG/tEXt/Dream'],
      'fooocus.png': ['PNG/tEXt/parameters', 'PNG/tEXt/fooocus_scheme'],
      'swarmui.jpg': ['JPEG/APP1/Exif'],
      'novelai-text.png': ['PNG/tEXt/Comment', 'PNG/tEXt/Description'],
      'midjourney.png': ['PNG/tEXt/Description', 'PNG/tEXt/Author', 'PNG/tEXt/XML:com.adobe.xmp'],
      'openai-dalle3-c2pa.webp': ['WebP/C2PA'],
      'gemini-c2pa.png': ['PNG/caBX'],
      'c2pa-tampered-pixels.jpg': ['JPEG/APP11/C2PA'],
      'jimeng-aigc.png': ['PNG/iTXt/XML:com.adobe.xmp'],
      'photoshop-history.psd': ['PSD/XMP'],
      'iptc-2025-ai.jpg': ['JPEG/APP1/XMP'],
    };
    const pictures = manifest.filter(({ file }) => /\.(png|jpe?g|webp|psd)$/.test(file));

    it('every picture of the manifest but a drawing made by hand is expected to tell something', () => {
      const named = pictures.map((s) => s.file).filter((f) => f !== 'invokeai-parent-drawing.png');
      expect(named.sort()).toEqual(Object.keys(wanted).sort());
    });

    it.each(Object.entries(wanted))(
      '%s keeps its records where its maker put them',
      async (file, expected) => {
        const found = await scanEmbedded(read(file));
        expect(found.complete).toBe(true);
        expect(found.places).toEqual(expect.arrayContaining(expected));
        if (expected.length === 0) expect(found.places).toEqual([]);
      },
    );

    it.each(pictures)(
      '$file has the type and the pixels that the manifest states',
      async (sample) => {
        const { width, height, mediaType } = await scanEmbedded(read(sample.file));
        const types: Record<string, string> = {
          png: 'image/png',
          jpg: 'image/jpeg',
          webp: 'image/webp',
          psd: 'image/vnd.adobe.photoshop',
        };
        expect(mediaType).toBe(types[sample.file.split('.').at(-1) ?? '']);
        if (sample.pixel_size) expect([width, height]).toEqual(sample.pixel_size);
        else expect(width).toBeGreaterThan(0);
      },
    );

    it('documents that are records themselves have none inside', async () => {
      for (const { file } of manifest.filter((s) => s.file.endsWith('.json'))) {
        expect([file, (await scanEmbedded(read(file))).places]).toEqual([file, []]);
      }
    });
  },
);
