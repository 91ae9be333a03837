import 'server-only';
import { loader } from '@/lib/door/loader';
import { env } from '@/lib/kernel/env';
import { AppError } from '@/lib/kernel/errors';
import type { SourcesPage } from './dto';
import { gatewayAddress } from './gateway/run';
import { originsIn } from './model';
import { gapsOf, generatorsOf, hasSource, sourcesOf } from './queries';
import { gapsInput, sourcesInput } from './schema';

/** Gaps that the page of sources shows. */
const SHOWN_GAPS = 50;

/** The sources of a case with their last runs and gaps, and what a new one may be. */
export const loadSources = loader({
  name: 'capture.sources',
  action: 'case.read',
  input: sourcesInput,
  page: 'sources',
  load: async ({ tx, grant, can }): Promise<SourcesPage> => {
    const manage = can['capture.manage'];
    const address = gatewayAddress();
    const { gaps } = await gapsOf(tx, grant, { limit: SHOWN_GAPS });
    return {
      sources: await sourcesOf(tx, grant),
      gaps,
      // What stands behind this instance is told only to those who may use it.
      gateway:
        manage && address !== null
          ? { address, upstreams: originsIn(env().GATEWAY_UPSTREAMS) }
          : null,
      instance: env().CHIROGRAPH_URL,
      generators: manage ? await generatorsOf(tx, grant) : [],
      may: { manage },
    };
  },
});

/** What passed a source and was not, or not wholly, recorded. Throws NOT_FOUND for a source of others. */
export const loadGaps = loader({
  name: 'capture.gaps',
  action: 'case.read',
  input: gapsInput,
  load: async ({ tx, grant, input }) => {
    const { sourceId } = input;
    if (sourceId !== undefined && !(await hasSource(tx, grant, sourceId))) {
      throw new AppError('NOT_FOUND');
    }
    return gapsOf(tx, grant, input);
  },
});
