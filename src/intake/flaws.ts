import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { asCount, asText, asWhole, type Engine } from '../engine/engine.ts';
import type { StoreTable } from '../engine/schema.ts';
import type { ErrorCode, Problem } from '../errors/posrecon-error.ts';
import { truncatePansIn } from '../model/pan.ts';
import { flawFields } from './canonical-sql.ts';
import { decodeText } from './encoding.ts';
import { excerptOf, leftOutBy, splitLine } from './scan.ts';
import type { PlannedSource } from './source.ts';
import type { Field, MappedColumn } from './table.ts';

interface FlawedRows {
  readonly rejected: number;
  /** Rows that a named rule leaves out: no payments, repeated headers, total lines. */
  readonly ignored: number;
  readonly problems: readonly Problem[];
}

/** Takes rows that hold a wrong value out of the store and says of each what is wrong; rows that are no payments go silently. */
export async function describeFlaws(
  engine: Engine,
  planned: PlannedSource,
  store: StoreTable,
  rows: {
    readonly firstId: number;
    readonly endId: number;
    readonly lineOf: (id: number) => number;
  },
  maxProblems: number,
): Promise<FlawedRows> {
  const kind = store === 'bank' ? 'null' : "case when kind = 'ignored' then 'ignored' end";
  const where = `rowid >= ${rows.firstId} and rowid < ${rows.endId}
    and (flaw is not null ${store === 'bank' ? '' : "or kind = 'ignored'"})`;
  const found = await engine.rows(
    `select rowid as id, flaw, ${kind} as rule from ${store}_rows where ${where} order by rowid`,
  );
  if (found.length === 0) return { rejected: 0, ignored: 0, problems: [] };
  await engine.run(`delete from ${store}_rows where ${where}`);

  const flawed = found.filter((row) => asText(row['rule']) === null);
  const trailerLine = planned.table.trailer[0]?.line ?? Number.POSITIVE_INFINITY;
  const shown = flawed.slice(0, maxProblems + 100);
  const texts = await readLines(planned, new Set(shown.map((row) => rows.lineOf(asCount(row['id'])))));
  let ignored = found.length - flawed.length;
  let notRead = 0;
  const problems: Problem[] = [];
  for (const row of flawed) {
    const line = rows.lineOf(asCount(row['id']));
    const text = texts.get(line);
    if (line >= trailerLine) notRead += 1;
    else if (text !== undefined && leftOutBy(splitLine(text, planned.table), planned.table)) ignored += 1;
    else if (text !== undefined && problems.length < maxProblems) {
      problems.push(describeFlaw(planned, line, text, asWhole(row['flaw']) ?? 1));
    }
  }
  return { rejected: flawed.length - (ignored - (found.length - flawed.length)) - notRead, ignored, problems };
}

const codes: Readonly<Partial<Record<Field, ErrorCode>>> = {
  dateTime: 'ERR_INTAKE_DATE',
  settlementDate: 'ERR_INTAKE_DATE',
  kind: 'ERR_INTAKE_KIND',
  status: 'ERR_INTAKE_KIND',
  direction: 'ERR_INTAKE_KIND',
};

function describeFlaw(planned: PlannedSource, line: number, text: string, flaw: number): Problem {
  const field = flawFields[flaw - 1] ?? 'amount';
  const code = codes[field] ?? 'ERR_INTAKE_AMOUNT';
  const cells = splitLine(text, planned.table);
  const columns = columnsFor(planned, field);
  const stated = columns.map(({ header, index }) => ({
    header,
    value: truncatePansIn((cells[index] ?? '').trim()),
  }));
  const named = stated.map(({ header, value }) => `"${header}" is ${value === '' ? 'empty' : `"${value}"`}`);
  return {
    file: planned.file,
    line,
    column: columns[0]?.header ?? null,
    code,
    message: `${named.join(' and ')}, ${expectation(planned, field)}`,
    excerpt: excerptOf(text),
    remedy: remedy(planned, field),
  };
}

function columnsFor({ mapping }: PlannedSource, field: Field): readonly MappedColumn[] {
  const { columns } = mapping;
  const candidates =
    field === 'dateTime'
      ? [columns.dateTime, columns.date, columns.time]
      : field === 'amount' && mapping.sign === 'debit-credit'
        ? [columns.debit, columns.credit]
        : field === 'amount' && mapping.sign === 'direction'
          ? [columns.amount, columns.direction]
          : [columns[field]];
  return candidates.filter((column) => column !== undefined);
}

function expectation({ mapping }: PlannedSource, field: Field): string {
  const code = codes[field] ?? 'ERR_INTAKE_AMOUNT';
  if (code === 'ERR_INTAKE_DATE') return 'not a date and time that exists';
  if (code === 'ERR_INTAKE_KIND') return 'a word that is not known';
  return `not an amount${mapping.currency === null ? '' : ` in ${mapping.currency}`}`;
}

function remedy({ mapping }: PlannedSource, field: Field): string {
  const key = `sources.${mapping.side}`;
  const code = codes[field] ?? 'ERR_INTAKE_AMOUNT';
  if (code === 'ERR_INTAKE_DATE') {
    return `The other rows are read as ${layoutName(mapping[field === 'settlementDate' ? 'settlementDate' : mapping.columns.dateTime === undefined ? 'date' : 'dateTime']?.patterns ?? null)}. Correct the cell, or set ${key}.dateOrder in posrecon.yaml.`;
  }
  if (code === 'ERR_INTAKE_KIND') {
    return `Say what it means in posrecon.yaml under ${key}.${field === 'kind' ? 'kindWords' : 'statusWords'}.`;
  }
  return `${mapping.profile} reads a decimal ${mapping.decimalMark === ',' ? 'comma' : 'point'} here. If this export writes it otherwise, set ${key}.decimalMark in posrecon.yaml.`;
}

function layoutName(patterns: readonly string[] | null): string {
  return patterns?.[0] ?? 'year-month-day';
}

/** The text of a few physical lines of a file. */
async function readLines(
  { file, probe, encoding, bomLength }: PlannedSource,
  wanted: ReadonlySet<number>,
): Promise<ReadonlyMap<number, string>> {
  const texts = new Map<number, string>();
  if (probe.whole) {
    const lines = decodeText(probe.head, encoding, bomLength).split(/\r\n|\n|\r/);
    for (const line of wanted) texts.set(line, lines[line - 1] ?? '');
    return texts;
  }
  if (encoding === 'utf-8' || encoding === 'windows-1252') {
    let number = 0;
    const input = createReadStream(file, encoding === 'utf-8' ? 'utf8' : 'latin1');
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1;
      if (wanted.has(number)) texts.set(number, line);
      if (texts.size === wanted.size) break;
    }
    input.destroy();
    return texts;
  }
  const { readFile } = await import('node:fs/promises');
  const lines = decodeText(await readFile(file), encoding, bomLength).split(/\r\n|\n|\r/);
  for (const line of wanted) texts.set(line, lines[line - 1] ?? '');
  return texts;
}
