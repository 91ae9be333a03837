import type { PDFRef } from 'pdf-lib';
import type { PdfFile } from '../document/pdf-file';

/** Samples as they go into the PDF. One colour is grey, three are sRGB. */
export type PictureData =
  | { readonly kind: 'jpeg'; readonly bytes: Uint8Array; readonly colours: 1 | 3 }
  /** Concatenated IDAT chunks of a PNG without alpha and interlacing. */
  | {
      readonly kind: 'png';
      readonly idat: Uint8Array;
      readonly colours: 1 | 3;
      readonly bits: number;
      /** RGB triples of an indexed picture. */
      readonly palette?: Uint8Array;
    }
  /** Eight bits a sample, row by row; `alpha` one byte a pixel. */
  | { readonly kind: 'raw'; readonly rgb: Uint8Array; readonly alpha?: Uint8Array }
  /** The same, deflated as a file of ours holds them. */
  | { readonly kind: 'deflated'; readonly rgb: Uint8Array; readonly alpha?: Uint8Array };

/** A picture ready for the page; the caller has decoded, turned and limited it. */
export interface Picture {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly data: PictureData;
}

/** Writes a picture as image XObject (ISO 32000-1, 8.9.5) and returns its reference. */
export function writePicture(file: PdfFile, { width, height, data }: Picture): PDFRef {
  const base = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height };
  switch (data.kind) {
    case 'jpeg':
      return file.writeStream(
        {
          ...base,
          ColorSpace: data.colours === 1 ? 'DeviceGray' : 'DeviceRGB',
          BitsPerComponent: 8,
          Filter: 'DCTDecode',
        },
        data.bytes,
      );
    case 'png': {
      const device = data.colours === 1 ? 'DeviceGray' : 'DeviceRGB';
      const { palette } = data;
      const ColorSpace = palette
        ? ['Indexed', 'DeviceRGB', palette.length / 3 - 1, file.writeStream({}, palette)]
        : device;
      return file.writeStream(
        {
          ...base,
          ColorSpace,
          BitsPerComponent: data.bits,
          Filter: 'FlateDecode',
          DecodeParms: {
            Predictor: 15,
            Colors: palette ? 1 : data.colours,
            BitsPerComponent: data.bits,
            Columns: width,
          },
        },
        data.idat,
      );
    }
    case 'raw':
    case 'deflated': {
      const filter = data.kind === 'deflated' ? { Filter: 'FlateDecode' } : {};
      const mask = data.alpha
        ? {
            SMask: file.writeStream(
              { ...base, ColorSpace: 'DeviceGray', BitsPerComponent: 8, ...filter },
              data.alpha,
            ),
          }
        : {};
      const dict = { ...base, ColorSpace: 'DeviceRGB', BitsPerComponent: 8, ...mask, ...filter };
      return file.writeStream(dict, data.rgb);
    }
  }
}
