import { readFile } from 'node:fs/promises';
import { PosreconError } from '../../src/errors/posrecon-error.ts';
import { openFile } from '../../src/intake/containers/open-file.ts';
import { withWorkingFolder } from '../../src/intake/containers/working-folder.ts';
import { decodeText, detectEncoding, encodingOf } from '../../src/intake/encoding.ts';
import { profilesClaiming } from '../../src/intake/match-profile.ts';
import { sniffTable } from '../../src/intake/sniff.ts';
import { documentFormats } from '../../src/intake/statements/index.ts';

const headLength = 256 * 1024;

/** Every format that takes what is in a file for its own, part by part: of what is known exactly one, else none. */
export async function claimsOn(file: string): Promise<readonly (readonly string[])[]> {
  return withWorkingFolder(async (folder) => {
    const opened = await openFile(file, folder).catch(nothing);
    const claims: (readonly string[])[] = [];
    for (const part of opened?.parts ?? []) {
      const bytes = await readFile(part.path).catch(() => Buffer.alloc(0));
      claims.push([...documentsClaiming(bytes, part.file), ...tablesClaiming(bytes, part.file)]);
    }
    return claims;
  });
}

function documentsClaiming(bytes: Buffer, file: string): readonly string[] {
  try {
    const head = bytes.subarray(0, headLength);
    const { encoding, bomLength } = encodingOf(head, bytes.subarray(-headLength), file);
    const text = decodeText(head, encoding, bomLength);
    return documentFormats.filter(({ identify }) => identify(text) !== null).map(({ id }) => id);
  } catch (error) {
    return nothing(error) ?? [];
  }
}

function tablesClaiming(head: Buffer, file: string): readonly string[] {
  try {
    const tail = Buffer.alloc(0);
    const lineCount = head.toString('latin1').split('\n').length;
    const found = detectEncoding(head, head.subarray(-headLength), file);
    return profilesClaiming(sniffTable({ file, head, tail, whole: true, lineCount, ...found }));
  } catch (error) {
    return nothing(error) ?? [];
  }
}

/** Who refuses a file does not claim it. */
function nothing(error: unknown): null {
  if (error instanceof PosreconError) return null;
  throw error;
}
