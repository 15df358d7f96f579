import { describe, expect, it } from 'vitest';
import { checkCatalog, checkCatalogFix, checkServed, outline } from './check-catalog.ts';

describe('numbers that begin with a word', () => {
  it('are read where the word is listed, in short form and as fields', () => {
    const catalog = checkServed(`
      prefix: X
      numbering: {series: [Schedule, Technical Annex]}
      objectives:
        - Schedule IV  Fines
        - Technical Annex 2 Forms
        - Technical Annex 2.1 Form of request
        - {number: Schedule I, title: Tariffs, aliases: [Schedule 1], withdrawn: true, replacedBy: [Schedule IV]}
        - ID 2 factor login
    `);
    expect(outline(catalog)).toEqual([
      'Schedule IV Fines',
      'Technical Annex 2 Forms',
      '  Technical Annex 2.1 Form of request',
      'Schedule I Tariffs',
      'ID 2 factor login',
    ]);
  });

  it('are reported where it is not, with a fix', () => {
    checkCatalog(`
      prefix: X
      objectives:
        - Schedule IV Fines
          ^^^^^^^^^^^^^^^^^ catalog-missing-field: If "Schedule IV" is a number, list "Schedule" in "numbering.series". Else a number cannot contain spaces.
        - {number: Schedule I, title: Tariffs}
                   ^^^^^^^^^^ catalog-invalid-number: If "Schedule I" is a number, list "Schedule" in "numbering.series". Else a number cannot contain spaces.
        - {number: 3 4, title: Tariffs}
                   ^^^ catalog-invalid-number: A number cannot contain spaces. Write it without spaces, and put words in "title".
        - Fines and fees
          ^^^^^^^^^^^^^^ catalog-missing-field: This entry does not begin with a number. Write the number before the title: "3.4 Title".
        - ID 2 factor login
    `);
  });

  it('have one space', () => {
    checkCatalogFix(
      'prefix: X\nnumbering: {series: [Schedule]}\nobjectives: [{number: Schedule   4, title: A}]\n',
      'Change to Schedule 4',
      'prefix: X\nnumbering: {series: [Schedule]}\nobjectives: [{number: Schedule 4, title: A}]\n',
    );
  });

  it.each([
    [
      'prefix: X\nobjectives:\n  - Schedule IV Fines\n',
      'prefix: X\nnumbering: {series: [Schedule]}\nobjectives:\n  - Schedule IV Fines\n',
    ],
    [
      'prefix: X\nnumbering:\n  words: [a]\nobjectives:\n  - Schedule 4 Fines\n',
      'prefix: X\nnumbering:\n  series: [Schedule]\n  words: [a]\nobjectives:\n  - Schedule 4 Fines\n',
    ],
    [
      'prefix: X\nnumbering: {series: [STEER]}\nobjectives:\n  - Schedule 4 Fines\n',
      'prefix: X\nnumbering: {series: [STEER, Schedule]}\nobjectives:\n  - Schedule 4 Fines\n',
    ],
    [
      'prefix: X\nobjectives:\n  - Schedule 4 Fines\n  - Schedule 5 Fees\n',
      'prefix: X\nnumbering: {series: [Schedule]}\nobjectives:\n  - Schedule 4 Fines\n  - Schedule 5 Fees\n',
    ],
  ])('is listed by a fix %#', (before, after) => {
    checkCatalogFix(before, 'List "Schedule" in "numbering.series"', after);
  });

  it('may be capitals that read as a number, which a second one tells', () => {
    const text = 'objectives:\n  - STEER 1.1 Pilots\n  - STEER 1.2 Tugs\n';
    checkCatalogFix(
      `prefix: X\n${text}`,
      'List "STEER" in "numbering.series"',
      `prefix: X\nnumbering: {series: [STEER]}\n${text}`,
    );
  });

  it('are read before a colon that YAML takes for a field', () => {
    checkCatalogFix(
      'prefix: X\nnumbering: {series: [Schedule]}\nobjectives:\n  - Schedule IV: Fines\n',
      'Remove the colon',
      'prefix: X\nnumbering: {series: [Schedule]}\nobjectives:\n  - Schedule IV Fines\n',
    );
  });
});
