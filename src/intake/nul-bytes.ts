/** More NUL bytes in a row than a field is padded with are a part of the file that was lost. */
const padding = /(?<!\0)\0{1,64}(?=[\s"]*(?:[,;|\t│\r\n]|$))/g;

/** A text without the NUL bytes that some programs fill fields with, behind their values; others stay. */
export function withoutNulPadding(text: string): string {
  return text.includes('\0') ? text.replace(padding, '') : text;
}
