/**
 * How the numbers may be cited besides as listed: without the lead where listed numbers carry it, with it where none
 * does. A dot may be between a lead and its number.
 *
 * @param examples a number of each shape
 */
export function* leadVariants(
  numbers: ReadonlySet<string>,
  examples: readonly string[],
  lead: string,
): Generator<{ readonly text: string; readonly literal: string }> {
  const carriers = [...numbers].filter((number) => carriesLead(number, lead));
  if (carriers.length > 0) {
    for (const number of carriers) yield { text: withoutLead(number, lead), literal: '' };
    return;
  }
  for (const number of examples) {
    yield { text: lead + number, literal: lead };
    yield { text: `${lead}.${number}`, literal: lead };
  }
}

/** Whether the number begins with the lead and continues with something that is not a letter. */
export function carriesLead(number: string, lead: string): boolean {
  return number.startsWith(lead) && number.length > lead.length && !/^\p{L}/u.test(number.slice(lead.length));
}

/** The number without the lead, and without a dot that stood between. */
export function withoutLead(number: string, lead: string): string {
  return number.slice(lead.length).replace(/^[.\- ]/, '');
}
