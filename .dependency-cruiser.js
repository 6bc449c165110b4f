// The arrows of the house: actions, cli → steps → packages/<domain> → core.
const domain = '^packages/(data|drift|evaluation|github|model|native|registry|report|statistics)/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'core-imports-no-package',
      severity: 'error',
      from: { path: '^packages/core/src', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/(?!core/)' },
    },
    {
      name: 'domain-does-not-look-up',
      severity: 'error',
      from: { path: domain },
      to: { path: '^packages/(steps|runner|cli)/|^actions/' },
    },
    {
      name: 'only-steps-speak-to-github',
      severity: 'error',
      from: { path: '^packages/(?!github/|steps/)' },
      to: { path: '^packages/github/' },
    },
    {
      name: 'only-runner-imports-actions-core',
      severity: 'error',
      from: { path: '^(packages/(?!runner/)|actions/)' },
      to: { path: 'node_modules/@actions/core' },
    },
    {
      name: 'statistics-are-pure',
      severity: 'error',
      from: { path: '^packages/(statistics|evaluation|drift|report)/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/build/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  },
};
