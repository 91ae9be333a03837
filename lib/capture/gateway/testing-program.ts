// A gateway in a process of its own, for tests that end it in the middle: `PROGRAM FOLDER`, where the
// folder is that of its journal. Says its port.

import { startGateway } from './server';

const [folder = ''] = process.argv.slice(2);
const { port } = await startGateway(0, '127.0.0.1', folder);
process.stdout.write(`${port}\n`);
