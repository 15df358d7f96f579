import { type ReviewRecord, tidy } from '../reviews/record.ts';
import type { Renumbering } from './plan.ts';
import type { PrefixChange } from './rename-prefix.ts';

/** The record with reviews of a framework under its new prefix. */
export function withFramework(record: ReviewRecord, { from, to }: PrefixChange): ReviewRecord {
  return tidy(record.map((review) => (review.framework === from ? { ...review, framework: to } : review)));
}

/** The record with reviews of objectives under their new numbers. Those that name no edition are of the default one. */
export function withNumbers(record: ReviewRecord, { framework, edition, numbers }: Renumbering): ReviewRecord {
  const isDefault = framework.defaultEdition === edition;
  return tidy(
    record.map((review) => {
      const number = numbers.get(review.number);
      const isOf = review.edition === undefined ? isDefault : review.edition === edition.id;
      return number !== undefined && isOf && review.framework === framework.id ? { ...review, number } : review;
    }),
  );
}
