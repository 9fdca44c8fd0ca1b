import { bai2 } from './bai2-format.ts';
import { camt052, camt053, camt054 } from './camt-formats.ts';
import type { DocumentFormat } from './document.ts';
import { ofx } from './ofx-format.ts';
import { qif } from './qif-format.ts';
import { mt940, mt942 } from './swift-formats.ts';
import { unionpayAcp } from './unionpay-format.ts';

/** Every format that is no table. What is none of them is looked at as a table. */
export const documentFormats: readonly DocumentFormat[] = [
  mt940,
  mt942,
  camt053,
  camt052,
  camt054,
  ofx,
  qif,
  bai2,
  unionpayAcp,
];
