import { l10n } from '../base/l10n.ts';
import type { Steps } from '../base/steps.ts';
import { TextScan } from '../matching/scanner.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import type { Lines } from '../model/text.ts';
import { resolve } from '../resolution/resolve.ts';
import { type DisabledFramework, type FrameworkSet, type Scope, severityOf } from '../resolution/scope.ts';

/** So many lines of a text show whether it cites such a framework. */
const MOST_LINES = 2_000;
/** Of a step. */
const LINES = 50;

/** Built-in frameworks that are neither enabled nor disabled, each at the first citation of a number that it lists. */
export function* disabledFrameworks(lines: Lines, scope: Scope): Steps<readonly Diagnostic[]> {
  const severity = severityOf(scope, 'disabled-framework');
  if (severity === 'off') return [];
  const diagnostics: Diagnostic[] = [];
  for (const disabled of scope.disabled ?? []) {
    const found = (yield* isNamed(lines, disabled)) && (yield* firstCitation(lines, disabled.set()));
    if (!found) continue;
    const { framework, range } = found;
    const message = l10n.t('{0} is built in, but not enabled in this folder: its numbers are not checked.', framework);
    diagnostics.push({ code: 'disabled-framework', severity, range, message, fixes: [], enables: framework });
  }
  return diagnostics;
}

/** Whether a prefix of the framework may be in those lines. */
function* isNamed(lines: Lines, { nextPrefix }: DisabledFramework): Steps<boolean> {
  for (let at = 0; at < Math.min(lines.lineCount, MOST_LINES); at++) {
    const text = lines.line(at);
    if (nextPrefix(text, 0) < text.length) return true;
    if (at % LINES === LINES - 1) yield;
  }
  return false;
}

function* firstCitation(lines: Lines, set: FrameworkSet): Steps<ReferenceGroup | undefined> {
  const scan = new TextScan(lines, set.matcher);
  const isListed = ({ framework, pin, members }: ReferenceGroup): boolean =>
    members.some(
      ({ number, certainty }) =>
        certainty === 'certain' && resolve(set.get(framework)!, number, pin).objective !== null,
    );
  for (let stop = LINES; ; stop = scan.line + LINES) {
    const seen = scan.groups.length;
    const isEnd = scan.run(() => scan.groups.length > seen || scan.line >= stop);
    const found = scan.groups.slice(seen).find(isListed);
    if (found || isEnd || scan.line >= MOST_LINES) return found;
    yield;
  }
}
