const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;
const levels = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** A horizontal bar for a share from 0 to 1 of so many columns; what is not nothing shows. */
export function bar(share: number, columns: number): string {
  const filled = Math.round(within(share) * columns * 8);
  const shown = share > 0 ? Math.max(filled, 1) : filled;
  return '█'.repeat(Math.floor(shown / 8)) + (eighths[shown % 8] ?? '');
}

/** What leads from one share to another, behind the blanks before it: a step of the way from a sum to what is left of it. */
export function step(from: number, to: number, columns: number): string {
  if (from === to) return '';
  const [low, high] = [Math.min(from, to), Math.max(from, to)].map(
    (share) => within(share) * columns,
  );
  const start = Math.min(Math.floor(low ?? 0), columns - 1);
  const end = Math.max(Math.ceil(high ?? 0), start + 1);
  return ' '.repeat(start) + '░'.repeat(end - start);
}

/** A character a value, from nothing, which is the lowest, to the greatest of them. */
export function sparkline(values: readonly number[]): string {
  const [nothing, ...more] = levels;
  const most = Math.max(...values);
  return values
    .map((value) =>
      value <= 0 ? nothing : (more[Math.ceil((value / most) * more.length) - 1] ?? nothing),
    )
    .join('');
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
