import type { GatewayTool } from '../model';
import { comfyuiFlow } from './comfyui-flow';
import type { Flow } from './flow';
import { openaiImages, openaiResponses } from './openai-flow';
import { sdapiFlow } from './sdapi-flow';

const OPENAI: [RegExp, Flow][] = [
  [/\/images\/(generations|edits|variations)$/, openaiImages],
  [/\/(responses|chat\/completions)$/, openaiResponses],
];

const ROUTES: Record<GatewayTool, [RegExp, Flow][]> = {
  openai: OPENAI,
  sdapi: [
    [/^\/sdapi\/v1\/(txt2img|img2img|extra-single-image|extra-batch-images)$/, sdapiFlow],
    // Some servers of this family speak the other API, too.
    ...OPENAI,
  ],
  comfyui: [[/^(\/api)?\/prompt$/, comfyuiFlow]],
};

/**
 * How a request is read where it makes something; null where it passes without a record: options,
 * progress, lists of models, pages of the tool. `route` is what an upstream may understand by the path.
 */
export function flowOf(tool: GatewayTool, method: string, route: string): Flow | null {
  if (method !== 'POST') return null;
  // Some servers tell no difference between cases; a record must not hang on it.
  const path = route.toLowerCase();
  return ROUTES[tool].find(([pattern]) => pattern.test(path))?.[1] ?? null;
}
