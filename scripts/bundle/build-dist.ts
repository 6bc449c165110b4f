import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import path from 'node:path';
import type { BundledModule, NccResult } from '@vercel/ncc';
import { renderLicences } from './licences.ts';

/** The files of dist/, by name. */
export type DistFiles = ReadonlyMap<string, Buffer>;

/** Native packages: found or fetched at run time by @slipway/native, never part of the bundle. */
const NATIVE = ['@duckdb/node-api', '@duckdb/node-bindings', 'onnxruntime-node'];

/** ONNX Runtime's WebAssembly build, which the bundle loads from beside itself. */
const WASM = ['ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm'];

/** ncc's stand-in for a module that it did not find. */
const NOT_FOUND = /@@notfound\.js\?(.+)$/;

/** Modules that packages try to load and do without: @cyclonedx/cyclonedx-library's validators and XML. */
const OPTIONAL: readonly string[] = ['ajv-formats-draft2019', 'libxmljs2', 'xmlbuilder2'];

/** Modules, and those that webpack concatenated into one. */
function flatten(modules: Iterable<BundledModule>): BundledModule[] {
  return [...modules].flatMap((module) =>
    module.modules === undefined ? [module] : flatten(module.modules),
  );
}

/** What would break at the user's: names that do not exist, packages that are not there. */
function faults(result: NccResult, modules: readonly BundledModule[]): string[] {
  const { warnings } = result.stats.compilation;
  const foreign = modules
    .filter(({ request, externalType }) => externalType !== undefined && request !== undefined)
    .map(({ request = '' }) => request)
    .filter((request) => !isBuiltin(request));
  const missing = modules.flatMap(({ resource }) => NOT_FOUND.exec(resource ?? '')?.[1] ?? []);
  return [
    ...warnings.map(({ message }) => message),
    ...foreign.map((name) => `"${name}" is imported; load native packages through @slipway/native`),
    ...missing
      .filter((name) => !OPTIONAL.includes(name))
      .map((name) => `"${name}" is imported and cannot be found`),
  ];
}

/** A text file must not say where it was built. */
function leaks(files: DistFiles, root: string): string[] {
  return [...files]
    .filter(([name, content]) => !name.endsWith('.wasm') && content.includes(root))
    .map(([name]) => `${name} contains the path ${root}`);
}

function stub(comment: string, name: string, call: string): Buffer {
  return Buffer.from(
    `// ${comment} Built by \`npm run build\`; do not edit.
import { ${name} } from './slipway.js';

await ${call};
`,
  );
}

/**
 * Builds the files of dist/: one shared bundle with the chunks it loads on demand, a stub per
 * action, the command line, ONNX Runtime's wasm files and the licences of everything in them.
 *
 * @param root the checkout's folder
 * @param actions names of the actions
 * @throws Error that lists everything that would not work at the user's
 */
export async function buildDist(root: string, actions: readonly string[]): Promise<DistFiles> {
  // ncc takes tsconfig.json, TypeScript and relative paths from the working directory, which it
  // asks for when it is loaded.
  process.chdir(root);
  const { default: ncc } = await import('@vercel/ncc');
  const result = await ncc(path.join(root, 'scripts/bundle/entry.ts'), {
    cache: false,
    esm: true,
    externals: NATIVE,
    filename: 'slipway.js',
    quiet: true,
    target: 'es2024',
    transpileOnly: true,
  });
  const modules = flatten(result.stats.compilation.modules);
  const files = new Map<string, Buffer>([['slipway.js', Buffer.from(result.code)]]);
  for (const [name, { source }] of Object.entries(result.assets)) {
    files.set(name, Buffer.from(source));
  }
  for (const name of actions) {
    files.set(`${name}.js`, stub(`The action ${name}.`, 'runAction', `runAction('${name}')`));
  }
  files.set('cli.js', stub('The command line.', 'runCli', 'runCli(process.argv.slice(2))'));
  const worker = stub('A thread of the model server.', 'runServeWorker', 'runServeWorker()');
  files.set('serve-worker.js', worker);
  const resolve = createRequire(path.join(root, 'packages/native/package.json')).resolve;
  for (const name of WASM) files.set(name, readFileSync(resolve(`onnxruntime-web/${name}`)));
  const sources = modules.map(({ resource }) => resource).filter((file) => file !== undefined);
  files.set('licenses.txt', Buffer.from(renderLicences(sources)));
  const problems = [...faults(result, modules), ...leaks(files, root)];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return files;
}
