import { Zip, ZipDeflate } from 'fflate';
import { exitCodes, PosreconError } from '../../errors/posrecon-error.ts';

/** A member of an archive, piece by piece. */
export interface Part {
  readonly name: string;
  readonly content: Iterable<string> | AsyncIterable<string>;
}

/** Of every member, whenever and wherever it is made: the same run gives the same bytes. ZIP counts from 1980, in local time. */
const madeAt = '1980-01-01T00:00:00';
/** More than this takes the ZIP of the eighties to another form, which is not written here. */
const largest = 0xff00_0000;

/** The parts as a ZIP, none of which is ever held whole; each but the last few bytes is given on as soon as it is compressed. */
export async function* zipped(parts: AsyncIterable<Part>): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder();
  const ready: Uint8Array[] = [];
  let written = 0;
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    written += chunk.length;
    if (written > largest) throw tooLarge();
    ready.push(chunk);
  });
  for await (const { name, content } of parts) {
    const member = new ZipDeflate(name, { level: 1 });
    member.mtime = madeAt;
    zip.add(member);
    for await (const text of content) {
      member.push(encoder.encode(text));
      yield* ready.splice(0);
    }
    member.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* ready.splice(0);
}

function tooLarge(): PosreconError {
  return new PosreconError(
    'ERR_FILE_UNWRITABLE',
    exitCodes.usage,
    'the workbook would be larger than 4 GB',
    { remedy: 'Reconcile fewer days at a time, or write .json.' },
  );
}
