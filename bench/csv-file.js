import { closeSync, openSync, writeSync } from 'node:fs';

/** A CSV file written line by line, in large pieces. */
export function openCsv(path, header) {
  const file = openSync(path, 'w');
  let waiting = header === '' ? [] : [header];
  let line = 1;
  const flush = () => {
    writeSync(file, `${waiting.join('\n')}\n`);
    waiting = [];
  };
  return {
    /** The physical line on which it stands. */
    write(text) {
      waiting.push(text);
      line += 1;
      if (waiting.length === 10_000) flush();
      return line;
    },
    rows: () => line - 1,
    close() {
      if (waiting.length > 0) flush();
      closeSync(file);
    },
  };
}
