import { expect, test } from 'vitest';
import { loadLocale } from '../../src/locales/index.ts';
import { reconcile } from '../../src/reconcile.ts';

test('a fee on a line of its own is its sale’s in a run that stores no more columns than it needs', async () => {
  const { report } = await reconcile({
    files: [
      {
        file: 'fixtures/profiles/wechat-pay-fund-flow/refund-less-its-fee/wechat.csv',
        side: 'settlement',
      },
    ],
    settings: {},
    timeZone: null,
    currency: null,
    asOf: null,
    maxProblems: 10,
    locale: await loadLocale('en'),
    version: '0',
  });
  const [source] = report.sources;
  expect(source?.records).toMatchObject({ read: 3, loaded: 2, ignored: 1, rejected: 0 });
  expect(report.takings.map(({ fees, net }) => ({ fees, net }))).toEqual([
    { fees: '-0.17', net: '0.00' },
  ]);
});
