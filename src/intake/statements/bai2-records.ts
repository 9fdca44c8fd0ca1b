import { linesOf } from './lines.ts';

/** One logical record: its fields, with those of its continuations (88). */
export interface Bai2Record {
  readonly code: string;
  readonly line: number;
  readonly fields: string[];
  /** Text of continuations behind the fields that the record had itself, in order. */
  readonly continued: string[];
  /** Records that it consists of: itself and its continuations. */
  count: number;
}

const codes = '01|02|03|16|49|88|98|99';
/** A `/` ends a record where another follows on the line; any other is part of a text. */
const ending = new RegExp(`/\\s*(?=(?:${codes}),)`);
const start = new RegExp(`^(${codes}),`);

/** The records of a text. They end with `/`, and several may share a line; a line that begins no record goes on with the text above. */
export function bai2Records(text: string): readonly Bai2Record[] {
  const records: Bai2Record[] = [];
  for (const { line, text: raw } of linesOf(text)) {
    for (const part of raw.trim().split(ending)) {
      const content = part.trim().replace(/\/$/, '');
      if (content === '') continue;
      const code = start.exec(content)?.[1];
      const rest = content.slice(3);
      const last = records.at(-1);
      if (code === undefined) last?.continued.push(content);
      else if (code !== '88') {
        records.push({ code, line, fields: rest.split(','), continued: [], count: 1 });
      } else if (last !== undefined) {
        last.count += 1;
        // Behind an account's summary stand further amounts, behind a transaction its text.
        if (last.code === '03') last.fields.push(...rest.split(','));
        else last.continued.push(rest);
      }
    }
  }
  return records;
}

/** How many fields of availability follow a funds type. */
export function availabilityFields(type: string, following: readonly string[]): number {
  if (type === 'S') return 3;
  if (type === 'V') return 2;
  if (type === 'D') return 1 + 2 * (Number(following[0]) || 0);
  return 0;
}
