import { LEVELS, numbersIn } from './numbers.mjs';

/**
 * The reason why version 2.0 withdraws an element, and its successors; null if it does not. A withdrawn element is
 * related to a `withdraw_reason` such as "Incorporated into GV.PO, GV.PO-01"; that is related to the numbers that it
 * names, but not in every case. The text is complete, so it decides; relationships that contradict it are an error.
 */
export function readWithdrawal(export_, element) {
  const reasons = export_.related(element).filter(({ type }) => type === 'withdraw_reason');
  if (reasons.length === 0) return null;
  if (reasons.length > 1) export_.reader.fail(`${element.number} is withdrawn for ${reasons.length} reasons.`);
  const [reason] = reasons;
  const named = [...new Set(numbersIn(reason.text))];
  const linked = export_.related(reason).map(({ number }) => number);
  checkNumbers(export_, element, named);
  if (linked.length > 0 && [...linked].sort().join() !== [...named].sort().join()) {
    export_.reader.fail(`${reason.number} says "${reason.text}", but is related to ${linked.join(', ')}.`);
  }
  return {
    reason: reason.text,
    relation: relationOf(export_, reason, named.length),
    successors: named,
    fromWordingOnly: named.length > 0 && linked.length === 0,
  };
}

function checkNumbers(export_, element, named) {
  for (const number of named) {
    if (number === element.number) export_.reader.fail(`${number} is listed as its own replacement.`);
    if (!LEVELS.includes(export_.get(number)?.type)) {
      export_.reader.fail(`${element.number} is replaced by ${number}, which is not listed.`);
    }
  }
}

/** "Moved to" one number is a move; "Incorporated into" one is a merge, into several a split. */
function relationOf(export_, reason, count) {
  if (/^Moved (?:in)?to /.test(reason.text)) return count > 1 ? 'split' : 'moved';
  if (/^Incorporated into /.test(reason.text)) return count > 1 ? 'split' : 'merged';
  return export_.reader.fail(`${reason.number} has an unknown kind of reason: "${reason.text}".`);
}
