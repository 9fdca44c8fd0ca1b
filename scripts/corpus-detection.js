import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './ensure.js';

// Whose file is it: what detection must show on files that nobody here wrote.

/** What a file is by where it lies. What is in none of these folders has no name here. */
const named = [
  [/^mt940\//, 'mt940'],
  // Statements with balances stand among the interim reports.
  [/^mt942\//, /^mt94[02]$/],
  [/^camt\//, /^camt05[234]$/],
  [/^ofx\//, 'ofx'],
  [/^qif\//, 'qif'],
  [/^bai2\//, 'bai2'],
  [/^cn\/unionpay-acp\//, 'unionpay-acp'],
  [/^cn\/wechat\/merchant-tradebill/, 'wechat-pay-trade'],
  [/^cn\/wechat\/merchant-fundflow/, 'wechat-pay-fund-flow'],
  [/^cn\/wechat\/consumer/, 'wechat-pay-consumer'],
  [/^cn\/alipay\//, 'alipay-consumer'],
  [/^cn\/banks\/hsbc-hk\//, 'hsbc-hk'],
  // Its card states no direction and has no profile.
  [/^cn\/banks\/bocom_credit/, 'auto'],
  [/^cn\/banks\/(?<bank>[a-z]+)_/, ({ bank }) => `${bank}-personal`],
  [/clearhaus/, 'clearhaus'],
  [/epay/, 'epay'],
  [/MobilePay_Sales/, 'mobilepay-sales'],
  [/MobilePay_Transfer/, 'mobilepay-transfers'],
  [/stripe-/, 'stripe-payments'],
  [/Zettle-Account/, 'zettle-statement'],
  [/Zettle-Receipts/, 'zettle-receipts'],
];

/** What is wrong with the names that the parts of a file were given: a wrong one is worse than none. */
export function misnamed({ path, entries }) {
  const [pattern, expected] = named.find(([where]) => where.test(path)) ?? [/^/, 'auto'];
  const wanted =
    typeof expected === 'function' ? expected(pattern.exec(path)?.groups ?? {}) : expected;
  const isWanted = (profile) =>
    wanted instanceof RegExp ? wanted.test(profile) : profile === wanted;
  return entries
    .filter(({ profile }) => profile !== null && !isWanted(profile))
    .map(({ file, profile }) => `${file}: named ${profile}, expected ${wanted}`);
}

/** Files of which more than one format says that they are its own. */
export async function claimedTwice(folder, paths) {
  const { build } = await import('esbuild');
  const scratch = mkdtempSync(join(root, 'node_modules/.posrecon-claims-'));
  try {
    const outfile = join(scratch, 'claims.mjs');
    await build({
      absWorkingDir: root,
      entryPoints: ['test/intake/claims.ts'],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      logLevel: 'warning',
    });
    const { claimsOn } = await import(pathToFileURL(outfile).href);
    const faults = [];
    for (const path of paths) {
      for (const claims of await claimsOn(join(folder, path))) {
        if (claims.length > 1) faults.push(`${path}: claimed by ${claims.join(' and ')}`);
      }
    }
    return faults;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Gives copies of files, each called x.csv in a folder of its own, to `use`, in the order of `paths`. */
export function asNamedOtherwise(folder, paths, use) {
  const scratch = mkdtempSync(join(tmpdir(), 'posrecon-renamed-'));
  try {
    const copies = paths.map((path, index) => {
      mkdirSync(join(scratch, String(index)));
      copyFileSync(join(folder, path), join(scratch, String(index), 'x.csv'));
      return `${index}/x.csv`;
    });
    return use(scratch, copies);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Whether the same bytes under another name were read otherwise. */
export function readOtherwise({ path, entries }, renamed) {
  const told = (each) =>
    JSON.stringify(
      each.entries.map(({ file, problems, ...rest }) => [
        rest,
        file.slice(each.path.length),
        problems.map(({ code, line }) => [code, line]),
      ]),
    );
  return told({ path, entries }) === told(renamed) ? [] : [`${path}: read otherwise as x.csv`];
}
