import { linesOf } from './lines.ts';

/** A field of a SWIFT text block: its tag, where it starts, and its lines without the tag. */
export interface SwiftField {
  readonly tag: string;
  readonly line: number;
  readonly lines: readonly string[];
}

/** Tags of MT940 and MT942; any other at the start of a line is text of the field above it, or none of ours. */
const known = /^:(13|13D|20|21|25|25P|28|28C|34F|60[FM]|61|62[FM]|64|65|86|90[CD]|940|NS) ?:/;
/** `-}` and the trailer behind it, `-`, or ING's `-XXX`; control characters may stand beside it. */
const terminator = /^[\u0000-\u001f]*-(?:\}.*|X*)[\u0000-\u001f\s]*$/;
const blockHeader = /^[\u0000-\u001f\s]*\{[12]:.*?\{4:/;

/** The fields of all messages of a text in order. Preambles and what stands between two messages are left out. */
export function swiftFields(text: string): readonly SwiftField[] {
  const fields: { tag: string; line: number; lines: string[] }[] = [];
  let open = false;
  for (const { line, text: raw } of linesOf(text)) {
    const content = raw.replace(blockHeader, '').replace(/^\ufeff/, '');
    const tag = known.exec(content);
    if (tag !== null) {
      fields.push({ tag: tag[1] ?? '', line, lines: [content.slice(tag[0].length)] });
      open = true;
    } else if (terminator.test(content)) {
      open = false;
    } else if (open) {
      fields.at(-1)?.lines.push(content);
    }
  }
  return fields;
}
