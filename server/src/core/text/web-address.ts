/** An `https:` address without user names, in which no character has a meaning in Markdown; undefined for any other. */
export function webAddress(address: string): string | undefined {
  if (!address.startsWith('https://') || !URL.canParse(address)) return undefined;
  const { href, username, password } = new URL(address);
  return username || password ? undefined : href.replace(/[^\w/:%.~?&=#+,;@-]/gu, encoded);
}

/** Percent-encoded, including the punctuation that `encodeURIComponent` leaves as it is. */
export const encoded = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
