import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Only Node's own modules here: this runs before anything is installed.

export const root = fileURLToPath(new URL('..', import.meta.url));
const platform = `${process.platform}-${process.arch}`;
const installStamp = 'node_modules/.posrecon-install';
const buildStamp = 'dist/.build';
const buildInputs = ['src', 'bin', 'scripts/build.js', 'package.json', 'package-lock.json'];

/** Why the dependencies must be installed, or `null`: what is there is what package-lock.json asks for. */
export function reasonToInstall(folder) {
  const lock = readFileSync(join(folder, 'package-lock.json'));
  const wanted = `${platform} ${sha256(lock)}`;
  if (readIfThere(join(folder, installStamp)) === wanted) return null;

  const installed = readIfThere(join(folder, 'node_modules/.package-lock.json'));
  if (installed === null) return 'node_modules is missing';
  const lacking = missingPackage(JSON.parse(lock).packages, JSON.parse(installed).packages);
  if (lacking !== null) return `${lacking} is not what package-lock.json asks for`;
  markInstalled(folder);
  return null;
}

/** Remembers that node_modules holds what package-lock.json asks for, so that the next look costs one hash. */
export function markInstalled(folder) {
  const lock = readFileSync(join(folder, 'package-lock.json'));
  writeFileSync(join(folder, installStamp), `${platform} ${sha256(lock)}`);
}

function missingPackage(wanted, installed) {
  for (const [path, { version, optional, os, cpu, libc }] of Object.entries(wanted)) {
    if (path === '') continue;
    const forHere =
      fits(os, process.platform) && fits(cpu, process.arch) && (!optional || (os && !libc));
    if (forHere && installed[path]?.version !== version) return basename(path);
  }
  return null;
}

function fits(list, value) {
  return list === undefined || list.includes(value);
}

/** Why dist must be built, or `null`: it was built from exactly these sources. */
export function reasonToBuild(folder) {
  const built = readIfThere(join(folder, buildStamp));
  if (built === null) return 'dist is missing';
  return built === fingerprint(folder) ? null : 'the sources changed';
}

/** Remembers from which sources dist was built. `sources` is their fingerprint from before the build. */
export function markBuilt(folder, sources) {
  writeFileSync(join(folder, buildStamp), sources);
}

/** A hash over the paths and bytes of all that goes into dist. */
export function fingerprint(folder) {
  const hash = createHash('sha256');
  for (const path of buildInputs.flatMap((input) => filesBelow(folder, input))) {
    const bytes = readFileSync(join(folder, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** Paths of the files below `folder/path` relative to `folder`, with forward slashes, in name order. */
export function filesBelow(folder, path) {
  const full = join(folder, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesBelow(folder, `${path}/${name}`));
}

/** Installs what is missing or stale. Says so on standard error. */
export function prepareModules() {
  requireNode();
  const toInstall = reasonToInstall(root);
  if (toInstall !== null) install(toInstall);
}

/** Installs and builds what is missing or stale. Says what it does on standard error. */
export async function prepare() {
  prepareModules();
  const toBuild = reasonToBuild(root);
  if (toBuild === null) return;
  console.error(`Building posrecon (${toBuild}) …`);
  const { build } = await import('./build.js');
  await build();
}

/** Ends the script with a message that says what to do. */
export function fail(message) {
  console.error(`posrecon: ${message}`);
  process.exit(1);
}

/** Runs a JavaScript file of a package with this Node; its exit code. */
export function runNode(args, environment = process.env) {
  const { status, error } = spawnSync(process.execPath, args, {
    cwd: root,
    env: environment,
    stdio: 'inherit',
  });
  if (error) fail(`could not start ${args[0]}: ${error.message}`);
  return status ?? 1;
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Node 20.19 or newer is needed, and this is ${process.version}: see https://nodejs.org`);
  }
}

function install(reason) {
  console.error(`Installing dependencies (${reason}) …`);
  const arguments_ = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const npm = process.env.npm_execpath ?? '';
  const { status, error } = /^npm-cli\.c?js$/.test(basename(npm))
    ? spawnSync(process.execPath, [npm, ...arguments_], options)
    : spawnSync(`npm ${arguments_.join(' ')}`, { ...options, shell: true });
  if (error)
    fail(`npm could not be started (${error.message}): it comes with Node, is it on PATH?`);
  if (status !== 0) {
    fail(
      `"npm ci" failed (its messages are above). It needs the npm registry once; behind a proxy set "npm config set proxy URL", with a mirror "npm config set registry URL", then run this again.`,
    );
  }
  markInstalled(root);
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
