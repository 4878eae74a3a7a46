import { entryPoints } from './entry-points.js';

/** @type {import('typedoc').TypeDocOptions} */
export default {
  entryPoints: entryPoints.map(({ source }) => source),
  name: 'woo-gestan',
  out: 'docs/api',
  // What a public type is made of, and nobody has to name, is documented beside it.
  plugin: ['typedoc-plugin-missing-exports'],
  internalModule: 'Parts',
  excludeInternal: true,
  excludeExternals: true,
  skipErrorChecking: true,
  projectDocuments: ['docs/*.md'],
  disableSources: true,
  validation: { notExported: true, invalidLink: true, invalidPath: true, notDocumented: true },
  // Members of interfaces are counted in the API report: here literals that were inferred would be asked for comments too.
  requiredToBeDocumented: ['Variable', 'Function', 'Class', 'Interface', 'Method', 'Accessor', 'TypeAlias'],
  treatValidationWarningsAsErrors: true,
  highlightLanguages: [
    'bash',
    'console',
    'json',
    'html',
    'typescript',
    'sql',
    'sh',
    'csv',
    'ini',
    'dockerfile',
    'bat',
  ],
};
