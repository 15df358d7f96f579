import { Document, visit } from 'yaml';
import { LEVELS } from './numbers.mjs';

/** The comment at the top of the catalog: its sources, its terms, and the decisions made. */
const headOf = (
  withoutSuccessors,
) => ` NIST Cybersecurity Framework 1.1 and 2.0: all functions, categories and subcategories, and what became of the numbers
 that 2.0 withdraws. Made by scripts/convert/nist-csf.mjs: change that and run it again rather than edit this file.

 Source     National Institute of Standards and Technology (NIST).
            1.1: Framework for Improving Critical Infrastructure Cybersecurity, doi.org/10.6028/NIST.CSWP.04162018
            2.0: The NIST Cybersecurity Framework (CSF) 2.0, doi.org/10.6028/NIST.CSWP.29, as exported by NIST's
            Cybersecurity and Privacy Reference Tool, csrc.nist.gov/projects/cprt (CSF_2_0_0)
 Terms      Works of the United States Government, public domain (17 U.S.C. 105). NIST does not endorse this product.
 Left out   Implementation examples and the parties that they are for. Of 1.1 the categories have their titles alone.
 Wording    To the letter as in the files converted, capitals and full stops included.

 Successors are those that NIST gives with each withdrawn number of 2.0, in its order: "Moved to" is moved, "Incorporated
 into" one number is merged, into several is split. For ${withoutSuccessors.join(', ')} it names no number; what it says
 instead is their reason.

 Zero padding is ignored, so that PR.DS-1 of 1.1 is found as PR.DS-01 in 2.0. That is NIST's reading: its list of 2.0 has
 every number of 1.1 but for the zero, goes on with it (reworded) or withdraws it, and reuses none that it withdraws.

 "CSF" alone is an alias because many write so, and what other publishers number under that name (HITRUST CSF 01.a, SAMA
 CSF 3.3.1) has another shape. "Cybersecurity Framework" alone is none: other countries have theirs.`;

/** The catalog as YAML. Strings are quoted if YAML requires it, and never folded. */
export function catalogText(editions) {
  const document = new Document({
    format: 1,
    prefix: 'NIST CSF',
    aliases: ['CSF', 'NIST Cybersecurity Framework'],
    misspellings: ['NIST-CSF', 'NIST Cyber Security Framework'],
    title: 'NIST Cybersecurity Framework',
    publisher: 'NIST',
    url: 'https://www.nist.gov/cyberframework',
    license: 'US Government work, public domain (17 U.S.C. 105)',
    levels: LEVELS,
    numbering: { ignoreZeroPadding: true, order: 'either' },
    editions: editions.map(editionFields),
  });
  const ended = editions.flatMap(({ objectives }) => objectives.filter(namesNoSuccessor));
  document.commentBefore = headOf(ended.map(({ number }) => number));
  visit(document, {
    Pair(_, { key, value }) {
      if (['aliases', 'misspellings', 'levels', 'replacedBy', 'numbering'].includes(key.value)) value.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

const namesNoSuccessor = ({ withdrawal }) => withdrawal?.successors.length === 0;

function editionFields({ id, published, aliases, objectives }) {
  return {
    edition: id,
    ...(aliases.length > 0 && { aliases }),
    published,
    objectives: objectives.map(objectiveFields),
  };
}

/** In short form if that can hold everything. A statement without a title takes the place of the title. */
function objectiveFields({ number, title, text, withdrawal }) {
  const heading = title || text;
  const body = title && text;
  if (!body && !withdrawal) return `${number} ${heading}`;
  return {
    number,
    title: heading,
    ...(body && { text }),
    ...(withdrawal && { withdrawn: withdrawal.reason }),
    ...(withdrawal?.successors.length > 0 && { replacedBy: successorList(withdrawal) }),
  };
}

/** Numbers alone if the relation is the one that the catalog format assumes: moved to one, split into several. */
function successorList({ relation, successors }) {
  return relation === 'merged' ? successors.map((number) => ({ number, relation })) : successors;
}
