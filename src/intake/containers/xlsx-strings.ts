import { inputError } from '../../errors/posrecon-error.ts';
import { readXml } from './xml-events.ts';

/** Characters of all texts of a workbook together. */
const mostCharacters = 256 * 1024 * 1024;

/** The texts that cells name by number; what a text says of its pronunciation is left out. */
export async function readSharedStrings(
  pieces: AsyncIterable<Buffer>,
  file: string,
): Promise<readonly string[]> {
  const strings: string[] = [];
  let characters = 0;
  let text = '';
  let isText = false;
  let isPhonetic = false;
  await readXml(pieces, file, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') isText = !isPhonetic;
      else if (name === 'rPh') isPhonetic = true;
    },
    text(piece) {
      if (isText) text += piece;
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') {
        characters += text.length;
        if (characters > mostCharacters) throw tooMuchText(file);
        strings.push(text);
      }
    },
  });
  return strings;
}

function tooMuchText(file: string): Error {
  return inputError('ERR_FILE_TOO_LARGE', 'the workbook holds more text than can be read', {
    location: { file },
    remedy: 'Export it in parts, or as CSV.',
  });
}
