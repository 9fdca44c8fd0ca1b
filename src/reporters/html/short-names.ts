import type { SourceReport } from '../../model/report.ts';

/** A file's name without its folders where no other file has the same; the whole path stands among the files read. */
export function shortNames(sources: readonly SourceReport[]): (file: string) => string {
  const times = new Map<string, number>();
  for (const name of new Set(sources.map(({ file }) => file))) {
    times.set(baseName(name), (times.get(baseName(name)) ?? 0) + 1);
  }
  return (file) => (times.get(baseName(file)) === 1 ? baseName(file) : file);
}

function baseName(file: string): string {
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}
