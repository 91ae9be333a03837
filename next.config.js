// Plain on purpose: `next start` behind scripts/start.mjs, no custom server, no standalone output.

/** @type {import('next').NextConfig} */
const config = {
  // Nothing writes into the project's own documents.
  agentRules: false,
  poweredByHeader: false,
  // Images are evidence: the browser fetches them from the store, this server never resizes them
  // on request. With this the address of the optimizer answers 404.
  images: { unoptimized: true },
  // Packages that read files beside themselves or carry native code; sharp, pino and the S3 client
  // are on Next's own list. Yjs tells its own objects by their classes: one copy in a process.
  serverExternalPackages: ['postgres', 'fontkit', 'linebreak', 'pdf-lib', 'yauzl', 'yazl', 'yjs'],
  // The tracer follows paths built at run time. Data lives outside the project by default; should
  // somebody keep it inside, it still never becomes part of a build.
  outputFileTracingExcludes: {
    '/*': ['./.data/**/*', './.cache/**/*', './bench/**/*', './docs/**/*', './e2e/**/*'],
  },
  // Types of tests and programs are for `npm run check`; they keep nobody from starting.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  // A lock file in a folder above would otherwise move the root there.
  turbopack: { root: import.meta.dirname },
  // forbidden() and its page.
  experimental: { authInterrupts: true },
};

export default config;
