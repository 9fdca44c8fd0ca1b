import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The fixture of a profile with the most rows that can all be read; `null` where none is a table, or none can be enlarged. */
export function sampleOf(folder) {
  const cases = readdirSync(folder).flatMap((name) => {
    if (!existsSync(join(folder, name, 'mapping.json'))) return [];
    const [file] = readdirSync(join(folder, name)).filter((each) => !each.endsWith('.json'));
    const mapping = JSON.parse(readFileSync(join(folder, name, 'mapping.json'), 'utf8'));
    const [counts] = JSON.parse(readFileSync(join(folder, name, 'records.json'), 'utf8'));
    const isWhole = /rejected 0$/.test(counts) && !/^utf-16|windows/.test(mapping.encoding);
    return isWhole ? [{ path: join(folder, name, file), mapping }] : [];
  });
  return cases.sort((a, b) => b.mapping.rows.length - a.mapping.rows.length)[0] ?? null;
}

/** The lines above a fixture's records, and a function that makes the nth of many records like them. */
export function likeSample({ path, mapping }) {
  const text = new TextDecoder(mapping.encoding === 'gb18030' ? 'gb18030' : 'utf-8').decode(
    readFileSync(path),
  );
  const lines = text.split(/\r?\n/);
  const above = lines.slice(0, mapping.headerLine);
  // Names may stand in two rows.
  const headers = above
    .slice(-2)
    .map((line) => splitCells(line, mapping.delimiter).map(bareOf))
    .reverse();
  const columnsOf = (fields) =>
    new Set(
      fields.flatMap((field) => headers.map((names) => names.indexOf(mapping.columns[field]))),
    );
  const numbers = columnsOf(numberFields);
  const shared = columnsOf(sharedFields);
  const isNumber = (text, column) =>
    numbers.has(column) ? /^[\w#-]*\d[\w-]*$/.test(text) : !shared.has(column) && isSerial(text);
  const templates = mapping.rows.map((line) =>
    splitCells(lines[line - 1] ?? '', mapping.delimiter).map((cell, column) => {
      const text = bareOf(cell);
      return isNumber(text, column)
        ? (times) => cell.replace(text, numbered(text, times))
        : () => cell;
    }),
  );
  return {
    above,
    /** The fixture's records again and again; those that share a number in it share one here. */
    record(n) {
      const cells = templates[n % templates.length] ?? [];
      const times = Math.floor(n / templates.length);
      return cells.map((cell) => cell(times)).join(mapping.delimiter);
    },
  };
}

const numberFields = [
  'orderId',
  'rrn',
  'acquirerReference',
  'originalReference',
  'originalOrderId',
  'bankReference',
];
/** A million records are of few accounts, merchants, terminals, cards and payouts. */
const sharedFields = [
  'account',
  'counterpartyAccount',
  'merchantId',
  'terminalId',
  'store',
  'card',
  'batchNo',
  'payoutId',
];

/** A long number that is no day and no time. */
function isSerial(text) {
  return /^[A-Za-z_-]*\d{9,}$/.test(text) && !/^20\d{6}(\d{6})?$/.test(text);
}

/** Another number of the same form for each repetition; as long as it was where it is long enough. */
function numbered(text, times) {
  const digits = text.replace(/^\D+/, '');
  const word = text.slice(0, text.length - digits.length);
  const start = digits.slice(0, Math.max(digits.length - 11, 0));
  return `${word}${start}${String(times).padStart(8, '0')}${digits.slice(-3)}`;
}

function splitCells(line, delimiter) {
  const cell = new RegExp(`[${delimiter}]([ ]*"(?:[^"]|"")*"[ \\t]*|[^${delimiter}]*)`, 'g');
  return [...`${delimiter}${line}`.matchAll(cell)].map(([, text]) => text);
}

function bareOf(cell) {
  return cell.replace(/^[\s"`\ufeff]+|["\s]+$/g, '');
}
