import { readFileSync } from 'node:fs';
import protobuf from 'protobufjs';

/*
 * Reads indexes by the published schema alone: nothing here is shared with what writes them.
 */

const Index = protobuf
  .parse(readFileSync('test/fixtures/scip/scip.proto', 'utf8'), { keepCase: true })
  .root.lookupType('scip.Index');

export interface ScipIndex {
  readonly metadata: {
    readonly tool_info: { readonly name: string; readonly version: string };
    readonly project_root: string;
    readonly text_document_encoding: string;
  };
  readonly documents: readonly ScipDocument[];
  readonly external_symbols: readonly ScipSymbol[];
}

export interface ScipDocument {
  readonly relative_path: string;
  readonly language: string;
  readonly text: string;
  readonly position_encoding: string;
  readonly occurrences: readonly ScipOccurrence[];
  readonly symbols: readonly ScipSymbol[];
}

export interface ScipOccurrence {
  readonly range: readonly number[];
  readonly symbol: string;
  readonly symbol_roles: number;
  readonly enclosing_range: readonly number[];
  readonly diagnostics: readonly {
    readonly severity: string;
    readonly code: string;
    readonly message: string;
    readonly source: string;
    readonly tags: readonly string[];
  }[];
}

export interface ScipSymbol {
  readonly symbol: string;
  readonly documentation: readonly string[];
  readonly relationships: readonly { readonly symbol: string; readonly is_reference: boolean }[];
  readonly kind: string;
  readonly display_name: string;
}

export function readIndex(path: string): ScipIndex {
  const index = Index.decode(readFileSync(path));
  return Index.toObject(index, { enums: String, defaults: true, arrays: true }) as ScipIndex;
}

export interface ParsedSymbol {
  readonly scheme: string;
  readonly manager: string;
  readonly name: string;
  readonly version: string;
  readonly descriptor: string;
}

const SIMPLE = /^[\w+$-]+$/;

/** The parts of a symbol with one descriptor, a type. Throws where it is not as the grammar in scip.proto says. */
export function parseSymbol(symbol: string): ParsedSymbol {
  let at = 0;
  const part = (): string => {
    let text = '';
    for (; at < symbol.length; at++) {
      if (symbol[at] !== ' ') text += symbol[at];
      else if (symbol[at + 1] === ' ') {
        at++;
        text += ' ';
      } else break;
    }
    if (text === '' || at++ >= symbol.length) throw new Error(`a part is missing: ${symbol}`);
    return text;
  };
  const [scheme, manager, name, version] = [part(), part(), part(), part()];
  if (scheme.startsWith('local')) throw new Error(`the scheme is reserved: ${symbol}`);
  const rest = symbol.slice(at);
  const [, escaped] = /^`((?:[^`]|``)+)`#$/s.exec(rest) ?? [];
  const descriptor = escaped?.replaceAll('``', '`') ?? rest.slice(0, -1);
  if (SIMPLE.test(descriptor) !== (escaped === undefined)) throw new Error(`not canonical: ${symbol}`);
  if (!rest.endsWith('#')) throw new Error(`not a type: ${symbol}`);
  return { scheme, manager, name, version, descriptor };
}

/** What `scip lint` would report: its rules, by its source. */
export function lintIndex({ documents, external_symbols }: ScipIndex): string[] {
  const found: string[] = [];
  const external = new Set<string>();
  for (const { symbol } of external_symbols) {
    if (external.has(symbol)) found.push(`external twice: ${symbol}`);
    external.add(symbol);
  }
  const paths = new Set<string>();
  const local = new Set<string>();
  for (const { relative_path, symbols } of documents) {
    if (relative_path === '' || paths.has(relative_path)) found.push(`document twice: ${relative_path}`);
    paths.add(relative_path);
    const own = new Set<string>();
    for (const { symbol } of symbols) {
      if (external.has(symbol)) found.push(`local and external: ${symbol}`);
      if (own.has(symbol)) found.push(`twice in ${relative_path}: ${symbol}`);
      own.add(symbol);
      local.add(symbol);
    }
  }
  const related = new Set<string>();
  const relate = ({ symbol, relationships }: ScipSymbol, isKnown: (target: string) => boolean) => {
    for (const target of relationships) {
      if (!target.is_reference) found.push(`a relationship without flag: ${symbol}`);
      if (!isKnown(target.symbol)) found.push(`related to an unknown symbol: ${symbol} ${target.symbol}`);
      const pair = `${symbol}\n${target.symbol}`;
      if (related.has(pair)) found.push(`related twice: ${pair}`);
      related.add(pair);
    }
  };
  for (const { symbols } of documents)
    for (const symbol of symbols) relate(symbol, (target) => external.has(target) || local.has(target));
  for (const symbol of external_symbols) relate(symbol, (target) => external.has(target));
  for (const { relative_path, occurrences } of documents) {
    const seen = new Set<string>();
    for (const { symbol, range, symbol_roles } of occurrences) {
      const place = `${relative_path} ${range.join(':')}`;
      if (symbol === '') found.push(`no symbol: ${place}`);
      else parseSymbol(symbol);
      if (!external.has(symbol) && !local.has(symbol)) found.push(`no information: ${place} ${symbol}`);
      const key = `${symbol} ${range.join(':')} ${symbol_roles}`;
      if (seen.has(key)) found.push(`an occurrence twice: ${place}`);
      seen.add(key);
    }
  }
  return found;
}
