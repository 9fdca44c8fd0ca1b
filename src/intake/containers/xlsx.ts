import type { Layer } from './open-file.ts';
import type { Opened } from './part.ts';
import { sheetParts } from './sheet-parts.ts';
import { writeSheetText } from './sheet-text.ts';
import { readBook } from './xlsx-book.ts';
import { readSheet } from './xlsx-sheet.ts';
import { readSharedStrings } from './xlsx-strings.ts';
import type { ZipArchive } from './zip.ts';

/** Finds the sheets of an XLSX workbook; each with rows is a part, line for row. */
export async function openXlsx(layer: Layer, archive: ZipArchive): Promise<Opened> {
  const { file, delivered } = layer;
  const book = await readBook(archive, file);
  let strings: Promise<readonly string[]> | null = null;
  return sheetParts(layer, book.sheets, async ({ member }, address, path) => {
    if (member === null) return null;
    strings ??=
      book.strings === null
        ? Promise.resolve([])
        : readSharedStrings(archive.read(book.strings, file), file);
    const context = { ...book, strings: await strings };
    const read = (merges: Parameters<typeof readSheet>[3], to: string) => {
      const out = writeSheetText(to, address, delivered.budget);
      return readSheet(archive.read(member, file), address, context, merges, out).then(
        async (found) => ({ found, isFilled: await out.end() }),
      );
    };
    const first = await read([], path);
    const downwards = first.found.filter(({ top, bottom }) => bottom > top);
    if (downwards.length === 0) return { path, isFilled: first.isFilled };
    // Merged cells stand below the rows: now that they are known, the rows are read again.
    const again = layer.folder.newFile();
    await read(downwards, again);
    return { path: again, isFilled: first.isFilled };
  });
}
