import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { encode } from '../fixtures/generate/encoding.js';
import { fail, prepare, root } from '../scripts/ensure.js';
import { openCsv } from './csv-file.js';
import { likeSample, sampleOf } from './enlarge.js';

// `npm run bench:intake`: each CSV profile's fixture enlarged to a million rows, read by `posrecon inspect` and by DuckDB with types
// of its own into a table, in turns, each in a process of its own. Chinese encodings stand beside DuckDB reading the same rows as
// UTF-8, since it does not read them. The ratio is that of wall times; that of CPU times tells whether a busy machine made it.

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    profile: { type: 'string', multiple: true, default: [] },
    cache: { type: 'string', default: join(root, '.cache', 'bench') },
    json: { type: 'string' },
  },
});
const reach = { utf8: 2.5, gb18030: 4 };
const fixtures = join(root, 'fixtures', 'profiles');
const rows = Number(options.rows);
const scratch = mkdtempSync(join(tmpdir(), 'posrecon-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

await prepare();
const ids = readdirSync(fixtures).filter(
  (id) => options.profile.length === 0 || options.profile.includes(id),
);
if (ids.length === 0) fail(`no such profile: ${options.profile.join(', ')}`);

const results = [];
for (const id of ids) {
  const sample = sampleOf(join(fixtures, id));
  if (sample === null) continue;
  const { path, plain, mapping } = enlarged(id, sample);
  const read = () => run([join(root, 'bin', 'posrecon.js'), 'inspect', '--format', 'json', path]);
  const beside = () =>
    run([
      join(root, 'bench', 'typed-read.js'),
      plain,
      mapping.delimiter,
      String(mapping.headerLine),
    ]);
  beside(); // reads the file into the page cache
  const rounds = Array.from({ length: Number(options.rounds) }, () => [read(), beside()]);
  const answer = JSON.parse(rounds[0][0].output).files[0];
  const limit = mapping.encoding === 'gb18030' ? reach.gb18030 : reach.utf8;
  const ratioOf = (field) => median(rounds.map(([ours, other]) => ours[field] / other[field]));
  const result = {
    profile: id,
    recognised: answer.profile,
    encoding: mapping.encoding,
    records: answer.records,
    ms: median(rounds.map(([ours]) => ours.ms)),
    besideMs: median(rounds.map(([, other]) => other.ms)),
    ratio: ratioOf('ms'),
    cpuRatio: ratioOf('cpuMs'),
    peakBytes: Math.max(...rounds.map(([ours]) => ours.peakBytes)),
    limit,
  };
  results.push(result);
  const { read: seen, loaded, ignored, rejected } = answer.records;
  console.log(
    [
      result.ratio <= limit ? 'met    ' : 'MISSED ',
      id.padEnd(23),
      mapping.encoding.padEnd(7),
      ` ${result.ratio.toFixed(2)} of ${limit}, CPU ${result.cpuRatio.toFixed(2)} `,
      ` ${(result.ms / 1000).toFixed(2)} s beside ${(result.besideMs / 1000).toFixed(2)} s, ${(result.peakBytes / 1e6).toFixed(0)} MB `,
      ` ${seen} read, ${loaded} loaded, ${ignored} ignored, ${rejected} rejected`,
      answer.profile === id ? '' : `, taken for ${answer.profile}`,
    ].join(''),
  );
}
const missed = results.filter(({ ratio, limit }) => ratio > limit).length;
console.log(`${results.length - missed} of ${results.length} profiles met`);
if (options.json !== undefined)
  writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);

/** Writes a fixture with many rows, or finds it; the same rows as UTF-8 where its encoding is another. */
function enlarged(id, sample) {
  const { mapping } = sample;
  const folder = join(options.cache, `intake-${rows}`);
  mkdirSync(folder, { recursive: true });
  const plain = join(folder, `${id}.csv`);
  const { above, record } = likeSample(sample);
  if (!existsSync(plain)) {
    const file = openCsv(`${plain}.part`, above.join('\n'));
    for (let n = 0; n < rows; n += 1) file.write(record(n));
    file.close();
    renameSync(`${plain}.part`, plain);
  }
  if (mapping.encoding !== 'gb18030') return { path: plain, plain, mapping };
  const path = join(folder, `${id}.gb18030.csv`);
  if (!existsSync(path)) {
    const unfinished = `${path}.part`;
    writeFileSync(unfinished, encode(above.map((line) => `${line}\n`).join(''), 'gb18030'));
    for (let from = 0; from < rows; from += 10_000) {
      const count = Math.min(10_000, rows - from);
      const lines = Array.from({ length: count }, (_, at) => `${record(from + at)}\n`);
      appendFileSync(unfinished, encode(lines.join(''), 'gb18030'));
    }
    renameSync(unfinished, path);
  }
  return { path, plain, mapping };
}

/** What a Node process took; one that fails to read still answers. */
function run(args) {
  const usageFile = join(scratch, 'usage.json');
  const measured = ['--import', pathToFileURL(join(root, 'bench', 'report-usage.js')).href];
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [...measured, ...args], {
    env: { ...process.env, USAGE_FILE: usageFile },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const ms = performance.now() - start;
  if (status !== 0 && status !== 3) fail(`node ${args.join(' ')} ended with ${status}\n${stderr}`);
  return { ms, output: stdout, ...JSON.parse(readFileSync(usageFile, 'utf8')) };
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
