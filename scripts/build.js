import { mkdirSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  fail,
  filesBelow,
  fingerprint,
  markBuilt,
  prepareModules,
  root,
  runNode,
} from './ensure.js';

// `npm run build`: dist, as it runs. `--package`: from scratch, with declarations and the licences of what is bundled, as it ships.

/** Bundles src into dist. What a command does not need stays in a chunk that it does not load. */
export async function build() {
  const sources = fingerprint(root);
  const { build: bundle } = await import('esbuild');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { outputFiles, metafile } = await bundle({
    absWorkingDir: root,
    entryPoints: ['src/cli.ts', 'src/index.ts'],
    outdir: 'dist',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    // Native code, found by its own package at run time; DuckDB's JavaScript is bundled.
    external: ['@duckdb/node-bindings*'],
    define: { __VERSION__: JSON.stringify(version) },
    // Bundled CommonJS still calls require, for Node's modules and the native binding.
    banner: {
      js: "import { createRequire as bundleRequire } from 'node:module';\nconst require = bundleRequire(import.meta.url);",
    },
    legalComments: 'eof',
    logLevel: 'warning',
  }).catch(() => fail('src does not build (the messages are above)'));
  refuseLazyCommonJs(metafile);
  // Chunks before the entries that name them, so that a run that starts meanwhile finds all of them.
  for (const { path, contents } of outputFiles.sort((a, b) => isEntry(a.path) - isEntry(b.path))) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
  removeOldChunks(new Set(outputFiles.map(({ path }) => path)));
  markBuilt(root, sources);
  return metafile;
}

function isEntry(path) {
  return dirname(path) === join(root, 'dist') ? 1 : 0;
}

/** Ten minutes of grace: a run that is under way may still load a chunk of the build before. */
function removeOldChunks(current) {
  const tenMinutesAgo = Date.now() - 600_000;
  for (const path of filesBelow(root, 'dist/chunks').map((file) => join(root, file))) {
    if (!current.has(path) && statSync(path).mtimeMs < tenMinutesAgo) unlinkSync(path);
  }
}

/** With splitting, esbuild gives `await import()` of a CommonJS module a default export and no named ones: an `undefined` at run time. */
function refuseLazyCommonJs({ inputs }) {
  for (const [file, { imports }] of Object.entries(inputs)) {
    for (const { path, kind } of imports) {
      if (kind === 'dynamic-import' && inputs[path]?.format === 'cjs') {
        fail(
          `${file} imports ${path} lazily, and it is CommonJS: import it in a module of src, and that one lazily`,
        );
      }
    }
  }
}

/** The licences of all packages whose code is in dist. */
function writeNotices({ inputs }) {
  const packages = new Set(
    Object.keys(inputs).flatMap((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []),
  );
  const notices = [...packages].sort().map((path) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(root, path, 'package.json'), 'utf8'),
    );
    const file = filesBelow(root, path).find((each) => /\/licen[cs]e[^/]*$/i.test(each));
    const text = file === undefined ? '' : readFileSync(join(root, file), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  writeFileSync(join(root, 'dist', 'THIRD-PARTY.txt'), notices.join(`\n${'-'.repeat(80)}\n\n`));
}

async function buildPackage() {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  writeNotices(await build());
  const exitCode = runNode(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']);
  if (exitCode !== 0) process.exit(exitCode);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  prepareModules();
  if (process.argv.includes('--package')) await buildPackage();
  else await build();
  console.error(`Built ${relative(process.cwd(), join(root, 'dist')) || 'dist'}`);
}
