// The one way to start Chirograph: installs, builds, starts what is embedded, serves.
//   --dev            with the development server
//   --services-only  database and object store only
//   --follow-parent  ends when standard input closes
//   --no-install     with the packages that are there
import './launcher/require-node.mjs';

const { main } = await import('./launcher/main.mjs');
await main(process.argv.slice(2));
