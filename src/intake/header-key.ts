/** Characters of traditional Chinese headers and words in their simplified form. */
const traditional =
  '時时間间額额帳账號号餘余戶户終终單单訂订類类狀状態态幣币別别續续費费淨净結结備备註注員员銀银權权碼码參参憑凭證证現现貨货銷销沖冲預预貸贷轉转賬账門门櫃柜總总計计筆笔數数應应實实際际據据機机編编發发對对顯显務务業业賣卖買买價价壓压達达領领內内過过區区檢检詢询進进開开關关鎖锁網网點点稱称種种閱阅調调撥拨蹤踪來来點点徵征記记錄录處处陸陆紅红優优惠惠禮礼贈赠義义無无';
let simplified: Map<string, string> | undefined;

/** Text with traditional characters replaced by simplified ones, as far as headers and words of payments need. */
export function simplify(text: string): string {
  if (/^[\u0000-\u024f]*$/.test(text)) return text;
  if (simplified === undefined) {
    simplified = new Map();
    const pairs = [...traditional];
    for (let at = 0; at + 1 < pairs.length; at += 2) {
      simplified.set(pairs[at] ?? '', pairs[at + 1] ?? '');
    }
  }
  const map = simplified;
  return text.replace(/[\u4e00-\u9fff]/g, (char) => map.get(char) ?? char);
}

/** Lower-case words of a header, one blank between them and around them: `merchantRef_No.` is ` merchant ref no `. */
function headerWords(header: string): string {
  if (/^[a-z]+$/.test(header)) return ` ${header} `;
  const spaced = simplify(unaccented(header.normalize('NFKC')))
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replace(/(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .replace(/#/g, ' no ')
    .replace(/n°|№/gi, ' no ')
    .toLowerCase();
  const words = ` ${spaced.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  return words.replace(/ amt(?= )/g, ' amount').replace(/ nbr(?= )/g, ' no');
}

/** Latin letters without their accents: `Gebühr` is `Gebuhr`, `Beløb` is `Belob`. */
function unaccented(text: string): string {
  if (/^[\u0000-\u007f]*$/.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[øØæÆßœŒ]/g, (char) => latin[char] ?? char);
}

const latin: Readonly<Record<string, string>> = {
  ø: 'o',
  Ø: 'O',
  æ: 'ae',
  Æ: 'AE',
  ß: 'ss',
  œ: 'oe',
  Œ: 'OE',
};

/** A header without its blanks and marks: what two spellings of one header share. */
export function headerKey(header: string): string {
  const known = keys.get(header);
  if (known !== undefined) return known;
  const key = headerWords(header).replaceAll(' ', '');
  if (keys.size < 5000) keys.set(header, key);
  return key;
}

/** Every table is asked for the headers of all profiles. */
const keys = new Map<string, string>();

/** One way to read a header: the whole, without its brackets, what stands in them, or one side of a slash. */
export interface HeaderForm {
  readonly words: string;
  readonly key: string;
  /** Taken off a score for reading only a part of the header. */
  readonly penalty: number;
}

/** The ways to read a header, surest first. */
export function headerForms(header: string): readonly HeaderForm[] {
  const forms: HeaderForm[] = [];
  const add = (text: string, penalty: number): void => {
    const words = headerWords(text);
    const key = words.replaceAll(' ', '');
    if (key !== '' && !forms.some((form) => form.key === key)) forms.push({ words, key, penalty });
  };
  const text = header.normalize('NFKC');
  add(text, 0);
  if (/[([{【]/.test(text)) {
    add(text.replace(/[([{【][^)\]}】]*[)\]}】]?/g, ' '), 0.4);
    for (const inner of text.matchAll(/[([{【]([^)\]}】]*)/g)) add(inner[1] ?? '', 2);
  }
  const bare = text.replace(/[([{【][^)\]}】]*[)\]}】]?/g, ' ');
  if (/[/|]/.test(bare)) for (const part of bare.split(/[/|]/)) add(part, 1.5);
  return forms;
}
