import { escapeControl } from '../errors/print.ts';

/** Half a surrogate pair and two code points are in no XML document, not even as a reference. */
const unwritable =
  /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFFFE\uFFFF]/g;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for a writer that escapes markup itself: control characters and direction marks are shown, not sent. */
export function shownText(text: string): string {
  return escapeControl(text).replace(unwritable, '\uFFFD');
}

/** Text for an element or an attribute of XML or HTML, in either quotes: nothing in it is markup, and control characters are shown, not sent. */
export function escapeMarkup(text: string): string {
  return shownText(text).replace(/[&<>"']/g, (char) => entities[char] ?? '');
}
