import { read, utils, type WorkBook } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { renderWorkbook } from '../../src/reporters/workbook/workbook.ts';

type Rendering = Parameters<typeof renderWorkbook>;

export async function workbookBytes(...rendering: Rendering): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of renderWorkbook(...rendering)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A cell as a spreadsheet reads it: a number, a day or a time (as if it were UTC), or a text. */
export type ReadCell = string | number | Date | null;

/** A workbook as another program reads it. */
export interface ReadWorkbook {
  readonly names: readonly string[];
  /** A sheet's rows under its headers. */
  readonly rows: (sheet: string) => readonly Readonly<Record<string, ReadCell>>[];
  readonly headers: (sheet: string) => readonly string[];
  /** Text of a member of the archive. */
  readonly part: (name: string) => string;
  /** Every sheet as lines, each cell as it is shown. */
  readonly dump: () => string;
}

export function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  const book: WorkBook = read(bytes, { cellNF: true });
  const parts = unzipSync(bytes);
  const sheetOf = (name: string) => {
    const sheet = book.Sheets[name];
    if (sheet === undefined) throw new RangeError(`there is no sheet ${name}`);
    return sheet;
  };
  const table = (name: string, raw: boolean) =>
    utils.sheet_to_json<ReadCell[]>(sheetOf(name), {
      header: 1,
      raw,
      defval: null,
      blankrows: true,
    });
  return {
    names: book.SheetNames,
    headers: (name) => (table(name, true)[0] ?? []).map(String),
    rows: (name) => {
      const [headers = [], ...rows] = table(name, true);
      return rows.map((row) =>
        Object.fromEntries(headers.map((header, at) => [String(header), row[at] ?? null])),
      );
    },
    part: (name) => new TextDecoder().decode(parts[name] ?? new Uint8Array()),
    dump: () => {
      const lines = book.SheetNames.flatMap((name) => [
        `# ${name}`,
        ...table(name, false).map((row) =>
          row
            .map((cell) => cell ?? '')
            .join(' | ')
            .trimEnd(),
        ),
        '',
      ]);
      return lines.join('\n');
    },
  };
}
