import type { Reader } from './reader';
import { a1111 } from './readers/a1111';
import { aigcLabel } from './readers/aigc-label';
import { chatgpt } from './readers/chatgpt';
import { comfyui } from './readers/comfyui';
import { drawThings } from './readers/draw-things';
import { easyDiffusion } from './readers/easy-diffusion';
import { fcpxml } from './readers/fcpxml';
import { fooocus } from './readers/fooocus';
import { invokeai } from './readers/invokeai';
import { iptc } from './readers/iptc';
import { krita } from './readers/krita';
import { kritaAiDiffusion } from './readers/krita-ai-diffusion';
import { langfuse } from './readers/langfuse';
import { mediaTags } from './readers/media-tags';
import { messages } from './readers/messages';
import { midjourney } from './readers/midjourney';
import { mlt } from './readers/mlt';
import { novelai } from './readers/novelai';
import { openai } from './readers/openai';
import { openraster } from './readers/openraster';
import { otio } from './readers/otio';
import { pdfInfo } from './readers/pdf-info';
import { premiere } from './readers/premiere';
import { psdLayers } from './readers/psd-layers';
import { sdapi } from './readers/sdapi';
import { swarmui } from './readers/swarmui';
import { vertex } from './readers/vertex';
import { xmpHistory } from './readers/xmp-history';

/** Every reader, in the order in which their statements are shown. */
export const READERS: readonly Reader[] = [
  a1111,
  comfyui,
  invokeai,
  fooocus,
  swarmui,
  easyDiffusion,
  drawThings,
  novelai,
  midjourney,
  openai,
  vertex,
  sdapi,
  kritaAiDiffusion,
  chatgpt,
  langfuse,
  iptc,
  aigcLabel,
  xmpHistory,
  psdLayers,
  krita,
  openraster,
  otio,
  mlt,
  fcpxml,
  premiere,
  pdfInfo,
  mediaTags,
  messages,
];
