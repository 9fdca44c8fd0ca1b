import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The fixture of a profile with the most rows that can all be read; what its mapping and its records say of it. */
export function sampleOf(folder) {
  const cases = readdirSync(folder).flatMap((name) => {
    const [file] = readdirSync(join(folder, name)).filter((each) => !each.endsWith('.json'));
    const mapping = JSON.parse(readFileSync(join(folder, name, 'mapping.json'), 'utf8'));
    const [counts] = JSON.parse(readFileSync(join(folder, name, 'records.json'), 'utf8'));
    const isWhole = /rejected 0$/.test(counts) && !/^utf-16|windows/.test(mapping.encoding);
    return isWhole ? [{ path: join(folder, name, file), mapping }] : [];
  });
  return cases.sort((a, b) => b.mapping.rows.length - a.mapping.rows.length)[0] ?? null;
}

/** The lines above a fixture's records, and a function that makes the nth of many records like them. */
export function likeSample({ path, mapping }) {
  const text = new TextDecoder(mapping.encoding === 'gb18030' ? 'gb18030' : 'utf-8').decode(
    readFileSync(path),
  );
  const lines = text.split(/\r?\n/);
  const above = lines.slice(0, mapping.headerLine);
  const templates = mapping.rows.map((line) => pieces(lines[line - 1] ?? '', mapping.delimiter));
  return {
    above,
    record(n) {
      const serial = String(n).padStart(8, '0');
      return (templates[n % templates.length] ?? []).map((piece) => piece(serial)).join('');
    },
  };
}

/** A record as texts; numbers of things are made different from record to record, so that references do not repeat. */
function pieces(line, delimiter) {
  return line.split(/("[^"]*"|[^,;\t|"]+)/).map((part) => {
    const bare = part.replace(/^["`]+|["\t]+$/g, '');
    const isNumbered =
      part !== delimiter &&
      /^[A-Za-z_-]*[A-Z0-9_-]*\d{3,}[A-Za-z0-9-]*$/.test(bare) &&
      !isValue(bare);
    if (!isNumbered) return () => part;
    const kept = Math.max(bare.length - 8, 0);
    return (serial) =>
      part.replace(bare, `${bare.slice(0, kept)}${serial}`.slice(0, Math.max(bare.length, 8)));
  });
}

/** Dates, times, amounts and card numbers stay as they are. */
function isValue(text) {
  return (
    /^\d{4}[-/.]?\d{2}[-/.]?\d{2}/.test(text) ||
    /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}/.test(text) ||
    (/^-?[\d.,]+$/.test(text) && text.length < 8) ||
    /[X*]{3}/.test(text)
  );
}
