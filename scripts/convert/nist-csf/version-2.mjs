import { readExport } from './cprt-export.mjs';
import { LEVELS, levelOf, parentOf } from './numbers.mjs';
import { readWithdrawal } from './withdrawal.mjs';

/**
 * The edition of the export of version 2.0, with remarks on what was left out of it. The export does not contain its
 * date: NIST published version 2.0 on 26 February 2024.
 */
export function readVersion2(file) {
  const export_ = readExport(file, '2.0');
  const objectives = outline(export_).map((element) => readObjective(export_, element));
  const edition = { id: '2.0', published: '2024-02-26', aliases: ['2'], objectives };
  return { edition, remarks: [droppedRemark(export_), ...withdrawalRemarks(objectives)] };
}

/** The elements with numbers, each below its parent, in the order of the export's relationships. */
function outline(export_) {
  const listed = [];
  const add = (element) => {
    listed.push(element);
    for (const part of export_.related(element)) {
      if (!LEVELS.includes(part.type)) continue;
      if (parentOf(part.number) !== element.number)
        export_.reader.fail(`${part.number} is listed below ${element.number}.`);
      add(part);
    }
  };
  for (const element of export_.elements) if (element.type === 'function') add(element);
  const numbered = export_.elements.filter(({ type }) => LEVELS.includes(type));
  for (const element of numbered) {
    const times = listed.filter((other) => other === element).length;
    if (times !== 1) export_.reader.fail(`${element.number} is listed below ${times} elements.`);
  }
  if (numbered.length === 0) export_.reader.fail('has no functions.');
  return listed;
}

function readObjective(export_, element) {
  const { number, type, title, text } = element;
  if (levelOf(number) !== type) export_.reader.fail(`${number} is not a number of a ${type}.`);
  if (title === '' && text === '') export_.reader.fail(`${number} has neither title nor text.`);
  const withdrawal = readWithdrawal(export_, element);
  return { number, title, text, ...(withdrawal && { withdrawal }) };
}

function droppedRemark({ elements }) {
  const counts = new Map();
  for (const { type } of elements) {
    if (!LEVELS.includes(type) && type !== 'withdraw_reason') counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  const dropped = [...counts].map(([type, count]) => `${count} × ${type}`);
  return `Dropped from 2.0: ${dropped.join(', ') || 'nothing'}.`;
}

function withdrawalRemarks(objectives) {
  const withdrawn = objectives.filter(({ withdrawal }) => withdrawal);
  const worded = withdrawn.filter(({ withdrawal }) => withdrawal.fromWordingOnly).map(({ number }) => number);
  const ended = withdrawn.filter(({ withdrawal }) => withdrawal.successors.length === 0);
  return [
    `Withdrawn by 2.0: ${withdrawn.length} ${withdrawn.length === 1 ? 'number' : 'numbers'}.`,
    ...(worded.length > 0
      ? [`Successors by the reason's words alone, without relationships: ${worded.join(', ')}.`]
      : []),
    ...ended.map(({ number, withdrawal }) => `No successor is named for ${number}: "${withdrawal.reason}".`),
  ];
}
