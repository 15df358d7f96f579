import { numberWithTitle } from '../../core/diagnostics/titles/write-title.ts';
import type { Framework, Listed } from '../../core/model/framework.ts';
import { citation } from '../../features/objective-description.ts';
import { pinOf } from './nodes.ts';

/** `INTERPOL-SP 3.4`, with its edition where another one is meant without, and with its title where that can stand there. */
export function cite(framework: Framework, objective: Listed, withTitle: boolean): string {
  const number = (withTitle ? numberWithTitle(objective) : null) ?? objective.number;
  return citation(framework, number, pinOf(framework, objective.edition).pin);
}
