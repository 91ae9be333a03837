import { appendFileSync } from 'node:fs';
import { openPool, useDatabase } from '@/db/client';
import { startWorker } from './worker';

// A worker in a process of its own, for tests that kill it. Arguments: address of the database, file
// to which each begun and each finished job is written.
const [, , url = '', journal = ''] = process.argv;

useDatabase(openPool(url, { max: 4 }));
startWorker({
  handlers: {
    slow: {
      async run({ id }) {
        appendFileSync(journal, `begun ${id}\n`);
        await new Promise((resolve) => setTimeout(resolve, 30));
        appendFileSync(journal, `finished ${id}\n`);
        return null;
      },
    },
    deadly: {
      async run({ id }) {
        appendFileSync(journal, `begun ${id}\n`);
        process.kill(process.pid, 'SIGKILL');
        return null;
      },
    },
  },
  concurrency: 4,
  pollMs: 100,
  staleMs: 700,
  beatMs: 100,
});
// The worker alone would not keep a process alive.
setInterval(() => {}, 1000);
