import { type TestInstance, testInstance } from '@/db/testing/instance';
import { CASE_COMMANDS } from './testing-case-commands';
import { COUNSEL_COMMANDS, COUNSEL_LOADERS } from './testing-counsel-commands';
import { type Desk, desk } from './testing-desk';
import { EXHIBIT_COMMANDS } from './testing-exhibit-commands';
import { HOUSE_COMMANDS } from './testing-house-commands';
import { IMPORT_COMMANDS, IMPORT_LOADERS } from './testing-import-commands';
import type { Line } from './testing-line';
import { LOADERS } from './testing-loaders';
import { enter, LEVELS, type Level, type Someone } from './testing-people';
import { PROMPT_COMMANDS } from './testing-prompt-commands';
import { RECEIVED_COMMANDS } from './testing-received-commands';
import { everyWay, type Way } from './testing-registry';
import { REVIEW_COMMANDS } from './testing-review-commands';
import { RUN_COMMANDS, RUN_LOADERS } from './testing-run-commands';
import { SOURCE_COMMANDS, SOURCE_LOADERS } from './testing-source-commands';
import { countTouches } from './testing-state';
import { STATEMENT_COMMANDS, STATEMENT_LOADERS } from './testing-statement-commands';
import { VOLUME_COMMANDS, VOLUME_LOADERS } from './testing-volume-commands';

/** Every command that is expected. */
export const COMMANDS = {
  ...HOUSE_COMMANDS,
  ...CASE_COMMANDS,
  ...EXHIBIT_COMMANDS,
  ...PROMPT_COMMANDS,
  ...IMPORT_COMMANDS,
  ...RECEIVED_COMMANDS,
  ...SOURCE_COMMANDS,
  ...REVIEW_COMMANDS,
  ...STATEMENT_COMMANDS,
  ...RUN_COMMANDS,
  ...VOLUME_COMMANDS,
  ...COUNSEL_COMMANDS,
};

/** Every loader that is expected. */
export const READS: Record<string, Line> = {
  ...LOADERS,
  ...IMPORT_LOADERS,
  ...SOURCE_LOADERS,
  ...RUN_LOADERS,
  ...STATEMENT_LOADERS,
  ...COUNSEL_LOADERS,
  ...VOLUME_LOADERS,
};

/** Every command and loader that is expected. */
export const LINES: Record<string, Line> = { ...COMMANDS, ...READS };

/** Everything a test of strangers needs: the place, who is around it, and every way in. */
export type House = {
  db: TestInstance['db'];
  desk: Desk;
  /** Somebody at each level; what changes them asks for somebody new instead. */
  people: ReadonlyMap<Level, Someone>;
  way(name: string): Way;
  close(): Promise<void>;
};

/** Builds the house on a database and an object store of its own. */
export async function house(): Promise<House> {
  const instance = await testInstance();
  await countTouches(instance.db);
  const ways = new Map((await everyWay()).map((way) => [way.name, way]));
  const made = await desk();
  const people = new Map<Level, Someone>();
  for (const level of LEVELS) people.set(level, await enter(made, level));
  return {
    db: instance.db,
    desk: made,
    people,
    way(name) {
      const way = ways.get(name);
      if (!way) throw new Error(`nothing is called ${name}`);
      return way;
    },
    close: instance.close,
  };
}
