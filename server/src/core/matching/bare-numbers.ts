import { foldUnit } from './characters.ts';
import type { BareNumbers, Matcher } from './matcher.ts';

/** The matcher for a document where numbers count without a prefix. Nothing is compiled anew. */
export function withBareNumbers(matcher: Matcher, bare: BareNumbers): Matcher {
  const starts = new Set([...matcher.starts, ...(bare.inText?.bareWords.byFirst.keys() ?? [])]);
  return {
    ...matcher,
    bare,
    starts,
    nextStart: (text, from) => {
      let at = from;
      while (at < text.length && !starts.has(foldUnit(text.charCodeAt(at)))) at++;
      return at;
    },
    signature: matcher.signature + (bare.inText ? JSON.stringify(bare.inText.id) : ''),
  };
}
