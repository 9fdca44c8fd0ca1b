import { PosreconError, type Problem } from '../../errors/posrecon-error.ts';
import { pick, within } from './address.ts';
import { type Layer, memberMissing, nothingInside } from './open-file.ts';
import { type Opened, type Part, skippedPart } from './part.ts';

interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
}

/** A sheet's text, and whether it has any; `null`: it is a chart, without rows. */
type WrittenSheet = { readonly path: string; readonly isFilled: boolean } | null;

/**
 * The sheets of a workbook as parts. Empty ones and charts are left out and said; hidden ones too, unless they are named or no other
 * has rows. `write` puts a sheet's text at a path.
 */
export async function sheetParts<Each extends Sheet>(
  layer: Layer,
  sheets: readonly Each[],
  write: (sheet: Each, address: string, path: string) => Promise<WrittenSheet>,
): Promise<Opened> {
  const { file, inside, folder, delivered, container } = layer;
  const picked = pick(sheets, inside);
  if (inside !== null && picked.length === 0) {
    throw memberMissing(
      file,
      inside,
      sheets.map(({ name }) => name),
    );
  }
  const parts: Part[] = [];
  const refused: PosreconError[] = [];
  const skipped: Problem[] = [];
  const open = async ({
    member: sheet,
    inside: deeper,
  }: (typeof picked)[number]): Promise<void> => {
    const address = `${file}${within}${sheet.name}`;
    if (deeper !== null) throw memberMissing(address, deeper, []);
    try {
      const written = await write(sheet, address, folder.newFile());
      if (written === null) skipped.push(skippedPart(address, 'the sheet is a chart'));
      else if (!written.isFilled) skipped.push(skippedPart(address, 'the sheet is empty'));
      else {
        const sha256 = await delivered.sha256();
        parts.push({ file: address, container, path: written.path, sha256 });
      }
    } catch (error) {
      if (!(error instanceof PosreconError) || error.code === 'ERR_FILE_TOO_LARGE') throw error;
      refused.push(error);
    }
  };
  const isLeft = ({ member }: (typeof picked)[number]): boolean =>
    inside === null && member.isHidden;
  for (const each of picked) if (!isLeft(each)) await open(each);
  const isNothingShown = parts.length + refused.length === 0;
  for (const each of picked.filter(isLeft)) {
    if (isNothingShown) await open(each);
    else {
      const address = `${file}${within}${each.member.name}`;
      skipped.push(skippedPart(address, 'the sheet is hidden', `To read it, name it: ${address}`));
    }
  }
  if (parts.length + refused.length === 0) {
    throw nothingInside(file, 'no sheet of the workbook has a row');
  }
  return { parts, refused, skipped };
}
