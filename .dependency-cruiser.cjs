const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'A cycle means that two files are one idea: merge them, or move what both need into a third.',
      {},
      { circular: true },
    ),
    rule(
      'core-is-pure',
      'src/core decides: no I/O, no clock, no platform. Pass what it needs as plain data.',
      { path: '^src/core' },
      { pathNot: ['^src/core', '^node_modules/(zod|fuse\\.js|wink-porter2-stemmer)'] },
    ),
    rule(
      'app-knows-the-core-only',
      'src/app owns the ports; whatever implements one imports it, never the other way round.',
      { path: '^src/app' },
      { path: '^(src|adapters)/', pathNot: '^src/(app|core)' },
    ),
    rule(
      'knowledge-and-store-implement-ports',
      'These folders implement what the core and the app define, and know nothing of the ways in.',
      { path: '^src/(store|knowledge|encoder)' },
      { path: '^(src/(cli|http|main)|adapters)' },
    ),
    rule(
      'adapters-stay-apart',
      'An adapter verifies, parses, hands over and renders. It never reaches for another adapter, the store or the knowledge.',
      { path: '^adapters/([^/]+)/' },
      { path: '^(adapters|src)/', pathNot: ['^adapters/$1/', '^src/(app|core)/'] },
    ),
    rule(
      'adapters-have-one-door',
      "Only an adapter's index.ts may be imported from outside it.",
      { pathNot: '^adapters/([^/]+)/' },
      { path: '^adapters/[^/]+/', pathNot: '^adapters/[^/]+/index\\.ts$' },
    ),
    rule(
      'no-dev-packages-at-run-time',
      'The product must run after npm ci --omit=dev: move the package to dependencies.',
      { path: '^(src|adapters)', pathNot: '^src/training' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    ),
    rule(
      'no-orphans',
      'Nothing imports this file: delete it, or call it.',
      { orphan: true, path: '^(src|adapters)', pathNot: '\\.d\\.ts$' },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.cjs', '.json'] },
  },
};
