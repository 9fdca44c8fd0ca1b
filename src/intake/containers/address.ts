import { stat } from 'node:fs/promises';

/** Stands between a file and what is in it. */
export const within = '!';

/** A name as the user typed it, parted into the file on disk and what is meant in it; `inside` is `null` where all of it is. */
export interface Address {
  readonly file: string;
  readonly inside: string | null;
}

/** Parts `a.zip!b.csv`. A name that a file has is that file, whatever characters it is made of. */
export async function partAddress(typed: string): Promise<Address> {
  const whole = { file: typed, inside: null };
  if (!typed.includes(within) || (await isThere(typed))) return whole;
  for (let at = typed.indexOf(within); at !== -1; at = typed.indexOf(within, at + 1)) {
    const file = typed.slice(0, at);
    const inside = typed.slice(at + 1);
    if (file !== '' && inside !== '' && (await isThere(file))) return { file, inside };
  }
  return whole;
}

/** A member or sheet that was asked for, and what is meant in it. */
export interface Picked<Member> {
  readonly member: Member;
  readonly inside: string | null;
}

/** The members that `inside` means: one by its name, else those that a pattern fits (`*` within a folder, `**` in any). */
export function pick<Member extends { readonly name: string }>(
  members: readonly Member[],
  inside: string | null,
): readonly Picked<Member>[] {
  if (inside === null) return members.map((member) => ({ member, inside: null }));
  const exact = members.flatMap((member): readonly Picked<Member>[] => {
    if (member.name === inside) return [{ member, inside: null }];
    return inside.startsWith(member.name + within)
      ? [{ member, inside: inside.slice(member.name.length + 1) }]
      : [];
  });
  if (exact.length > 0 || !/[*?]/.test(inside)) return exact;
  const cut = inside.indexOf(within);
  const pattern = patternOf(cut === -1 ? inside : inside.slice(0, cut));
  return members
    .filter(({ name }) => pattern.test(name))
    .map((member) => ({ member, inside: cut === -1 ? null : inside.slice(cut + 1) }));
}

function patternOf(pattern: string): RegExp {
  const body = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*\*|\*|\?/g, (part) => {
    if (part === '**') return '.*';
    return part === '*' ? '[^/]*' : '[^/]';
  });
  return new RegExp(`^${body}$`, 'su');
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
