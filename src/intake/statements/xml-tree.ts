import { SaxesParser } from 'saxes';

/** An element with its text and children; names are without their prefix. */
export interface XmlElement {
  readonly name: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** Where a document stops being XML, or declares what is not expanded here. */
export interface XmlFault {
  readonly line: number;
  readonly message: string;
}

interface Visitor {
  /** Told when an element ends; `true`: it was taken, and is kept no longer. */
  readonly onEnd: (element: XmlElement, ancestors: readonly XmlElement[]) => boolean;
}

const sliceLength = 64 * 1024;
const deepest = 100;

/**
 * Reads XML as a stream, a part at a time: what the visitor takes never becomes part of a tree. A document type is refused, so no
 * entity but the five of XML is expanded and nothing outside is fetched. Comes back with the fault that ended the reading.
 */
export function readXml(text: string, { onEnd }: Visitor): XmlFault | null {
  const parser = new SaxesParser({ xmlns: false });
  const open: XmlElement[] = [];
  let fault: XmlFault | null = null;
  const stop = (message: string): void => {
    fault ??= { line: parser.line, message };
  };
  parser.on('error', (error) => stop(error.message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => stop('it declares a document type, whose entities are not expanded'));
  parser.on('opentag', ({ name, attributes }) => {
    const bare = name.replace(/^.*:/, '');
    if (open.length >= deepest) stop('its elements stand within each other too deeply');
    open.push({ name: bare, line: parser.line, attributes, children: [], text: '' });
  });
  const addText = (value: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += value;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element === undefined || fault !== null) return;
    if (!onEnd(element, open)) open.at(-1)?.children.push(element);
  });
  for (let at = 0; at < text.length && fault === null; at += sliceLength) {
    parser.write(text.slice(at, at + sliceLength));
  }
  if (fault === null) parser.close();
  return fault;
}

/** The first element at a path of names below another. */
export function elementAt(
  element: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined {
  let found = element;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

/** The trimmed text at a path; empty where there is none. */
export function textAt(element: XmlElement | undefined, ...path: readonly string[]): string {
  return elementAt(element, ...path)?.text.trim() ?? '';
}

/** All elements of a name at any depth, in document order. */
export function allBelow(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...allBelow(child, name),
  ]);
}
