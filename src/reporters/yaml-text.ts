const breaking = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Text from a file within a comment: on one line, and with nothing that a terminal would act on. */
export function plain(text: string): string {
  return text.replace(breaking, ' ');
}

/** Text from a file as a value of YAML. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(
    breaking,
    (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
