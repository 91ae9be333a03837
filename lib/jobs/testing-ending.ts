import { appendFileSync } from 'node:fs';
import { beforeEnding } from './before-ending';

// A process that ends as Next does: at once when told to. Arguments: journal, milliseconds that the
// work before takes, most milliseconds it may take.
const [, , journal = '', takes = '0', most = '0'] = process.argv;

if (process.env.OTHERS !== 'none') {
  process.on('SIGTERM', () => {
    appendFileSync(journal, 'server closed\n');
    process.exit(143);
  });
}
beforeEnding(async () => {
  appendFileSync(journal, 'work begun\n');
  await new Promise((resolve) => setTimeout(resolve, Number(takes)));
  appendFileSync(journal, 'work done\n');
  if (takes === '1') throw new Error('the work failed');
}, Number(most));
setInterval(() => {}, 1000);
appendFileSync(journal, 'ready\n');
