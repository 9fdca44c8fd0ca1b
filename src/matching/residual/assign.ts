/** A possible pair: positions on either side and what it costs; what is not listed is no pair. */
export interface Candidate {
  readonly left: number;
  readonly right: number;
  readonly cost: number;
}

/** One chosen pair. */
export interface Assigned {
  readonly left: number;
  readonly right: number;
}

/** Above this many records on a side of one component, it is not solved and nothing in it is matched. */
export const componentBound = 2000;

/** What was chosen; `unsolved` names the left positions of components beyond the bound. */
export interface Assignment {
  readonly pairs: readonly Assigned[];
  readonly unsolved: readonly number[];
}

/**
 * As many pairs as possible, and among those the cheapest sum (successive shortest augmenting paths). Exact; candidates fall into
 * components that are solved one by one.
 */
export function assignCheapest(candidates: readonly Candidate[]): Assignment {
  return assign(candidates, 'most-pairs');
}

/** The cheapest sum, whatever the number of pairs: a record stays alone where a pair of it costs more than none. */
export function assignWhereItPays(candidates: readonly Candidate[]): Assignment {
  return assign(candidates, 'least-cost');
}

type Aim = 'most-pairs' | 'least-cost';

function assign(candidates: readonly Candidate[], aim: Aim): Assignment {
  const pairs: Assigned[] = [];
  const unsolved: number[] = [];
  for (const component of componentsOf(candidates)) {
    const lefts = [...new Set(component.map(({ left }) => left))];
    const rights = [...new Set(component.map(({ right }) => right))];
    if (Math.max(lefts.length, rights.length) > componentBound) unsolved.push(...lefts);
    else pairs.push(...solve(component, lefts, rights, aim));
  }
  return { pairs, unsolved };
}

/** Candidates that share a record, or are joined through others that do. */
export function componentsOf<Edge extends Candidate>(
  candidates: readonly Edge[],
): readonly (readonly Edge[])[] {
  const root = new Map<number, number>();
  const leftNode = (left: number): number => 2 * left;
  const rightNode = (right: number): number => 2 * right + 1;
  const find = (node: number): number => {
    let at = node;
    for (let up = root.get(at); up !== undefined && up !== at; up = root.get(at)) at = up;
    root.set(node, at);
    return at;
  };
  for (const { left, right } of candidates) {
    const a = find(leftNode(left));
    const b = find(rightNode(right));
    root.set(a, b);
    root.set(b, b);
  }
  const components = new Map<number, Edge[]>();
  for (const candidate of candidates) {
    const key = find(leftNode(candidate.left));
    const component = components.get(key);
    if (component === undefined) components.set(key, [candidate]);
    else component.push(candidate);
  }
  return [...components.values()];
}

function solve(
  candidates: readonly Candidate[],
  lefts: readonly number[],
  rights: readonly number[],
  aim: Aim,
): readonly Assigned[] {
  const pays = (cost: number): boolean => aim === 'most-pairs' || cost < -1e-9;
  if (candidates.length === 1) {
    const [only] = candidates;
    return only === undefined || !pays(only.cost) ? [] : [{ left: only.left, right: only.right }];
  }
  const leftAt = new Map(lefts.map((left, index) => [left, index]));
  const rightAt = new Map(rights.map((right, index) => [right, index]));
  const edges: { readonly to: number; readonly cost: number }[][] = lefts.map(() => []);
  for (const { left, right, cost } of candidates) {
    edges[leftAt.get(left) ?? 0]?.push({ to: rightAt.get(right) ?? 0, cost });
  }
  const matchOfRight = new Array<number>(rights.length).fill(-1);
  const matchOfLeft = new Array<number>(lefts.length).fill(-1);
  const costOf = (left: number, right: number): number =>
    edges[left]?.find(({ to }) => to === right)?.cost ?? Number.POSITIVE_INFINITY;
  while (augment()) {
    // each round adds one pair at the least extra cost
  }
  return matchOfLeft.flatMap((right, left) =>
    right < 0 ? [] : [{ left: lefts[left] ?? 0, right: rights[right] ?? 0 }],
  );

  /** Bellman–Ford over the residual graph from all free left nodes to the nearest free right node. */
  function augment(): boolean {
    const distance = new Array<number>(lefts.length).fill(Number.POSITIVE_INFINITY);
    const reach = new Array<number>(rights.length).fill(Number.POSITIVE_INFINITY);
    const from = new Array<number>(rights.length).fill(-1);
    const queue: number[] = [];
    for (let left = 0; left < lefts.length; left += 1) {
      if (matchOfLeft[left] === -1) {
        distance[left] = 0;
        queue.push(left);
      }
    }
    for (let head = 0; head < queue.length; head += 1) {
      const left = queue[head] ?? 0;
      const base = distance[left] ?? 0;
      for (const { to, cost } of edges[left] ?? []) {
        const next = base + cost;
        if (next >= (reach[to] ?? 0) - 1e-9 || matchOfLeft[left] === to) continue;
        reach[to] = next;
        from[to] = left;
        const owner = matchOfRight[to] ?? -1;
        if (owner !== -1) {
          const through = next - costOf(owner, to);
          if (through < (distance[owner] ?? 0) - 1e-9) {
            distance[owner] = through;
            queue.push(owner);
          }
        }
      }
    }
    let best = -1;
    for (let right = 0; right < rights.length; right += 1) {
      if (matchOfRight[right] !== -1 || (from[right] ?? -1) === -1) continue;
      if (best === -1 || (reach[right] ?? 0) < (reach[best] ?? 0)) best = right;
    }
    // The extra cost never falls from one round to the next, so the first that does not pay is the end.
    if (best === -1 || !pays(reach[best] ?? 0)) return false;
    for (let right = best; right !== -1; ) {
      const left = from[right] ?? -1;
      const next = matchOfLeft[left] ?? -1;
      matchOfRight[right] = left;
      matchOfLeft[left] = right;
      right = next;
    }
    return true;
  }
}
