import { isWarning, type PosreconError, type Problem } from './posrecon-error.ts';

const controlCharacters =
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Makes text from a file harmless on a terminal: control sequences and direction marks are shown, not sent. */
export function escapeControl(text: string): string {
  return text.replace(controlCharacters, (char) =>
    char === '\t' ? ' ' : `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

function place(file: string, line: number | null | undefined): string {
  return line === null || line === undefined ? file : `${file}:${line}`;
}

/** One error as lines: the first is enough to act on, then the excerpt, then what was expected and the next step. */
export function printError(error: PosreconError): string {
  const { location } = error;
  return printProblem({
    file: location?.file ?? '',
    line: location?.line ?? null,
    column: location?.column ?? null,
    code: error.code,
    message: error.message,
    ...(error.excerpt === undefined ? {} : { excerpt: error.excerpt }),
    ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
  });
}

export function printProblem(problem: Problem): string {
  const where = problem.file === '' ? '' : `${place(problem.file, problem.line)}: `;
  const word = isWarning(problem) ? 'warning' : 'error';
  const lines = [`posrecon: ${word}[${problem.code}]: ${where}${problem.message}`];
  if (problem.excerpt !== undefined) lines.push(`  ${problem.line ?? ''} | ${problem.excerpt}`);
  if (problem.remedy !== undefined) lines.push(`  ${problem.remedy}`);
  return lines.map(escapeControl).join('\n');
}
