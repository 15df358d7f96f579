/** One measurement, with its yardstick from the same run. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 'bytes';
  /** Median. */
  readonly value: number;
  /** Interquartile distance as a fraction of the median: how reliable the figure is. */
  readonly noise: number;
  readonly runs: number;
  readonly yardstick?: { readonly name: string; readonly value: number; readonly noise: number; readonly runs: number };
  /** The target for the ratio to the yardstick. */
  readonly target?: number;
  /** The target if there is no yardstick. */
  readonly limit?: number;
}

export type Samples = readonly number[];

export function figure(name: string, samples: Samples, more: Partial<Figure> = {}): Figure {
  return { name, unit: 'ms', ...summary(samples), ...more };
}

/** With samples of a yardstick that was measured in turns with it. */
export function compared(name: string, samples: Samples, yardstick: string, by: Samples, target?: number): Figure {
  return figure(name, samples, {
    yardstick: { name: yardstick, ...summary(by) },
    ...(target !== undefined && { target }),
  });
}

function summary(samples: Samples): { value: number; noise: number; runs: number } {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { value: at(0.5), noise: (at(0.75) - at(0.25)) / at(0.5), runs: sorted.length };
}

/** Runs tasks in turns, after a warm-up; returns the result of each, or its time in milliseconds. */
export async function byTurns<Name extends string>(
  rounds: number,
  tasks: Readonly<Record<Name, () => unknown>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(tasks) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const start = performance.now();
      await tasks[name]();
      if (round >= 0) samples[name].push(performance.now() - start);
    }
  }
  return samples;
}

export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, unit, value, noise, yardstick, target, limit }) => {
    const ratio = yardstick ? value / yardstick.value : undefined;
    const aim = target ?? limit;
    const isMissed = aim !== undefined && !((ratio ?? value) <= aim);
    return [
      name,
      `${number(value)} ${unit} ±${(noise * 50).toFixed(0)} %`,
      yardstick ? `${yardstick.name}: ${number(yardstick.value)} ${unit} ±${(yardstick.noise * 50).toFixed(0)} %` : '',
      ratio === undefined ? '' : number(ratio),
      aim === undefined ? '' : `${number(aim)}${limit === undefined ? '' : ` ${unit}`}${isMissed ? ' (missed)' : ''}`,
    ];
  });
  const head = ['figure', 'measured', 'yardstick', 'ratio', 'aimed at'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Three significant digits. */
function number(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value >= 10 ? value.toFixed(1) : value >= 0.1 ? value.toFixed(2) : value.toFixed(4);
}
