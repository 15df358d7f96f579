import type { Build, Builds } from './builds.ts';

/** What several measurements gave. */
export interface Summary {
  /** Median. */
  readonly value: number;
  /** Interquartile distance as a fraction of the median: how reliable the figure is. */
  readonly noise: number;
  readonly runs: number;
}

/** One measurement, with its yardstick from the same run. */
export interface Figure extends Summary {
  readonly name: string;
  readonly unit: 'ms' | 'bytes';
  readonly yardstick?: Summary & { readonly name: string };
  /** The build of `--compare`. */
  readonly before?: Summary;
  /** The target for the ratio to the yardstick. */
  readonly target?: number;
  /** The target for the value. */
  readonly limit?: number;
}

export type Samples = readonly number[];
/** Samples of this build, and of the one that it is compared with. */
export type Turns = Readonly<Record<'now', Samples> & Partial<Record<'before', Samples>>>;

export function figure(name: string, { now, before }: Turns, more: Partial<Figure> = {}): Figure {
  return { name, unit: 'ms', ...summary(now), ...(before && { before: summary(before) }), ...more };
}

/** With samples of a yardstick that was measured in turns with it. */
export function compared(
  name: string,
  turns: Turns,
  yardstick: string,
  by: Samples,
  aim: Partial<Pick<Figure, 'target' | 'limit' | 'unit'>> = {},
): Figure {
  return figure(name, turns, { yardstick: { name: yardstick, ...summary(by) }, ...aim });
}

/** How long the slowest of twenty takes: the 95th percentile. */
export function slow(name: string, { now, before }: Turns, limit: number): Figure {
  const slowest = (samples: Samples) => [quantile(samples, 0.95)];
  return figure(name, { now: slowest(now), ...(before && { before: slowest(before) }) }, { limit });
}

function quantile(samples: Samples, part: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

function summary(samples: Samples): Summary {
  const value = quantile(samples, 0.5);
  return { value, noise: (quantile(samples, 0.75) - quantile(samples, 0.25)) / value, runs: samples.length };
}

/** Runs tasks in turns, after a warm-up; returns the times of each, in milliseconds. */
export async function byTurns<Tasks extends Readonly<Record<string, () => unknown>>>(
  rounds: number,
  tasks: Tasks,
): Promise<{ [Name in keyof Tasks]: number[] }> {
  const samples = Object.entries(tasks).map(([name, task]) => ({ name, task, times: [] as number[] }));
  for (let round = -1; round < rounds; round++) {
    for (const { task, times } of samples) {
      const start = performance.now();
      await task();
      if (round >= 0) times.push(performance.now() - start);
    }
  }
  return Object.fromEntries(samples.map(({ name, times }) => [name, times])) as { [Name in keyof Tasks]: number[] };
}

/** The task of each build, to run them by turns. */
export function ofBuilds<T>({ now, before }: Builds, task: (build: Build) => T): { now: T } & { before?: T } {
  return { now: task(now), ...(before && { before: task(before) }) };
}

export function tableOf(figures: readonly Figure[]): string {
  const isComparing = figures.some(({ before }) => before);
  const rows = figures.map(({ name, unit, value, noise, yardstick, before, target, limit }) => {
    const shown = (one: Pick<Summary, 'value' | 'noise'>) =>
      `${amount(one.value, unit)}${one.noise > 0 ? ` ±${(one.noise * 50).toFixed(0)} %` : ''}`;
    const ratio = yardstick && value / yardstick.value;
    const aims = [
      ...(target === undefined ? [] : [`${number(target)} ×${ratio! <= target ? '' : ' (missed)'}`]),
      ...(limit === undefined ? [] : [`${amount(limit, unit)}${value <= limit ? '' : ' (missed)'}`]),
    ];
    return [
      name,
      shown({ value, noise }),
      ...(isComparing ? [before ? `${shown(before)}, ${number(value / before.value)} ×` : ''] : []),
      yardstick ? `${yardstick.name}: ${shown(yardstick)}` : '',
      ratio === undefined ? '' : number(ratio),
      aims.join(', '),
    ];
  });
  const head = ['figure', 'measured', ...(isComparing ? ['before'] : []), 'yardstick', 'ratio', 'target'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const MEBIBYTE = 2 ** 20;

function amount(value: number, unit: Figure['unit']): string {
  if (unit === 'bytes' && value >= MEBIBYTE) return `${number(value / MEBIBYTE)} MiB`;
  return unit === 'bytes' && value >= 1000 ? `${number(value / 1000)} kB` : `${number(value)} ${unit}`;
}

/** Three significant digits. */
function number(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value >= 10 ? value.toFixed(1) : value >= 0.1 ? value.toFixed(2) : value.toFixed(4);
}
