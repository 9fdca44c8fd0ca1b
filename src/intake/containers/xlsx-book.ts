import { posix } from 'node:path';
import { builtInFormat, type NumberFormat, numberFormat } from './number-format.ts';
import { attribute, readXml } from './xml-events.ts';
import { damaged, type ZipArchive, type ZipMember } from './zip.ts';

/** A sheet of rows, as the workbook lists it. */
export interface BookSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** `null`: a chart or dialog, which has no rows. */
  readonly member: ZipMember | null;
}

/** What a workbook's sheets have in common. */
export interface Book {
  readonly sheets: readonly BookSheet[];
  /** By the style's number, which a cell names. */
  readonly formats: readonly NumberFormat[];
  /** Days count from 1904, as Excel on the Mac once did. */
  readonly is1904: boolean;
  readonly strings: ZipMember | null;
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** Reads a workbook's list of sheets and its styles (ECMA-376). */
export async function readBook(archive: ZipArchive, file: string): Promise<Book> {
  const find = (path: string): ZipMember | null =>
    archive.members.find(({ name }) => name.toLowerCase() === path.toLowerCase()) ?? null;
  const parts = await relationsOf('', '_rels/.rels');
  const main = parts.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const folder = posix.dirname(main);
  const relations = await relationsOf(folder, `${folder}/_rels/${posix.basename(main)}.rels`);
  const workbook = find(main);
  if (workbook === null)
    throw damaged(file, 'the workbook', new Error('its list of sheets is missing'));

  const sheets: BookSheet[] = [];
  let is1904 = false;
  await readXml(archive.read(workbook, file), file, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = isTrue(attribute(attributes, 'date1904'));
      if (name !== 'sheet') return;
      const relation = relations.find(({ id }) => id === attribute(attributes, 'id'));
      sheets.push({
        name: attribute(attributes, 'name') ?? `Sheet${sheets.length + 1}`,
        isHidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
        member: relation?.type === 'worksheet' ? find(relation.target) : null,
      });
    },
  });
  const ofType = (type: string): ZipMember | null => {
    const relation = relations.find((each) => each.type === type);
    return relation === undefined ? null : find(relation.target);
  };
  const styles = ofType('styles');
  return {
    sheets,
    formats: styles === null ? [] : await readFormats(archive, styles, file),
    is1904,
    strings: ofType('sharedStrings'),
  };

  async function relationsOf(base: string, path: string): Promise<readonly Relation[]> {
    const member = find(posix.normalize(path));
    const found: Relation[] = [];
    if (member === null) return found;
    await readXml(archive.read(member, file), file, {
      open(name, attributes) {
        if (name !== 'Relationship') return;
        const target = attribute(attributes, 'Target') ?? '';
        found.push({
          id: attribute(attributes, 'Id') ?? '',
          type: (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
          target: target.startsWith('/') ? target.slice(1) : posix.join(base, target),
        });
      },
    });
    return found;
  }
}

async function readFormats(
  archive: ZipArchive,
  member: ZipMember,
  file: string,
): Promise<readonly NumberFormat[]> {
  const own = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let isInCells = false;
  await readXml(archive.read(member, file), file, {
    open(name, attributes) {
      if (name === 'numFmt') {
        const code = attribute(attributes, 'formatCode') ?? '';
        own.set(Number(attribute(attributes, 'numFmtId')), numberFormat(code));
      } else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        formats.push(own.get(id) ?? builtInFormat(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return formats;
}

function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true';
}
