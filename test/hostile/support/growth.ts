export interface Growth {
  /** For the largest size. */
  readonly milliseconds: number;
  /** How many times more the largest size takes than half of it; 0 where both are too fast to say. */
  readonly growth: number;
}

/** Less (in milliseconds) is noise. */
const MEASURABLE = 150;
/** More is measured again. */
const DOUBLE = 2.5;

/** Time of the processor, in milliseconds. Above `most` the best of some runs, since other programs can only make them longer. */
export function bestTime(run: () => void, most: number, runs = 5): number {
  let best = Number.POSITIVE_INFINITY;
  for (let left = runs; left > 0 && best > most; left--) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/**
 * Time of the processor for an input of a size, and of half of it: the best of some runs, since other programs can only make
 * them longer.
 */
export function growthOf(largest: number, prepare: (size: number) => () => void): Growth {
  const time = (size: number, runs: number): number => bestTime(prepare(size), 0, runs);
  const whole = time(largest, 1);
  if (whole < MEASURABLE) return { milliseconds: whole, growth: 0 };
  let [best, half] = [whole, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 3; round++) {
    half = Math.min(half, time(largest / 2, 2));
    best = Math.min(best, time(largest, 1));
    if (best / half < DOUBLE) break;
  }
  return { milliseconds: best, growth: best / Math.max(1, half) };
}
