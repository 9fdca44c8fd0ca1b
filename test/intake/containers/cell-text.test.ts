import { describe, expect, test } from 'vitest';
import { formattedNumber, numberText } from '../../../src/intake/containers/cell-text.ts';
import { builtInFormat, numberFormat } from '../../../src/intake/containers/number-format.ts';

describe('a number of a workbook', () => {
  test.for([
    ['12.3', '12.3'],
    ['12.30', '12.3'],
    ['-0.17123', '-0.17123'],
    ['0', '0'],
    ['-0', '0'],
    ['0.0', '0'],
    ['007', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1200', '1200'],
    ['0.30000000000000004', '0.3'],
    ['1234.5600000000001', '1234.56'],
    ['8396.7099999999991', '8396.71'],
    ['99999999999.999999', '100000000000'],
    ['1.1499999999999999', '1.15'],
    ['1E-3', '0.001'],
    ['1.5E3', '1500'],
    ['4.5E-7', '0.00000045'],
    ['999999999999999', '999999999999999'],
    ['4200012345678901', '4200012345678901'],
    ['4814769000000000', '4.81476E+15'],
    ['4.2000123456789E+27', '4.20001E+27'],
    ['4200001234567890123456789012', '4.20000E+27'],
    ['9007199254740993', '9.00719E+15'],
    ['1E+15', '1.00000E+15'],
    ['', ''],
    ['abc', 'abc'],
    ['1,2', '1,2'],
    ['1e9999', '1e9999'],
  ] as const)('%s is %s', ([stated, text]) => {
    expect(numberText(stated)).toBe(text);
  });
});

describe('a date of a workbook', () => {
  test.for([
    ['46307', 'yyyy-mm-dd', '2026-10-12'],
    ['46307.3757986111', 'yyyy/m/d h:mm', '2026-10-12 09:01:09'],
    ['46307', 'yyyy-mm-dd hh:mm:ss', '2026-10-12 00:00:00'],
    ['46307.5', 'dd.mm.yyyy', '2026-10-12 12:00:00'],
    ['46307.99999999', 'yyyy-mm-dd hh:mm:ss', '2026-10-13 00:00:00'],
    ['0.375', 'h:mm', '09:00:00'],
    ['46307.375', 'h:mm', '2026-10-12 09:00:00'],
    ['1.5', '[h]:mm', '1.5'],
    ['1', 'yyyy-mm-dd', '1900-01-01'],
    ['59', 'yyyy-mm-dd', '1900-02-28'],
    ['61', 'yyyy-mm-dd', '1900-03-01'],
    ['-1', 'yyyy-mm-dd', '-1'],
    ['3000000', 'yyyy-mm-dd', '3000000'],
    ['46307', 'yyyy"年"m"月"d"日"', '2026-10-12'],
    ['46307', '[$-F800]dddd, mmmm dd, yyyy', '2026-10-12'],
    ['46307.5', 'yyyy\\-mm\\-dd 上午/下午 hh', '2026-10-12 12:00:00'],
  ] as const)('%s in %s is %s', ([serial, code, text]) => {
    expect(formattedNumber(serial, numberFormat(code), false)).toBe(text);
  });

  test('counts from 1904 where the workbook says so', () => {
    expect(formattedNumber('44845', numberFormat('yyyy-mm-dd'), true)).toBe('2026-10-12');
  });

  test.for([
    [0, 'number'],
    [2, 'number'],
    [14, 'date'],
    [22, 'dateTime'],
    [21, 'time'],
    [31, 'date'],
    [44, 'number'],
    [58, 'date'],
  ] as const)('format %i is built in and a %s', ([id, kind]) => {
    expect(builtInFormat(id).kind).toBe(kind);
  });

  test.for([
    'General',
    '0.00',
    '#,##0.00_);[Red](#,##0.00)',
    '"day "0',
    '0.00%',
    '[$¥-804]#,##0.00',
    '0.00E+00',
    '@',
    '_-* #,##0.00\\ "kr."_-',
  ])('%s is a number', (code) => {
    expect(numberFormat(code).kind).toBe('number');
  });
});

test('an id keeps the zeros that its format shows', () => {
  expect(formattedNumber('1234', numberFormat('00000000'), false)).toBe('00001234');
  expect(formattedNumber('12.5', numberFormat('0000'), false)).toBe('12.5');
});
