import { isAlias, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import type { DiagnosticCode, Fix, Severity } from '../../core/model/diagnostic.ts';
import type { Location, Range } from '../../core/model/text.ts';
import { type DiagnosticDetails, DiagnosticList } from './diagnostic-list.ts';
import { meantText } from './unquoted-text.ts';
import { aliasesBelow, type ResolveAlias } from './yaml-anchors.ts';
import type { YamlDocument } from './yaml-document.ts';

/** What a kind of file adds to YAML. */
export interface FileKind {
  /** The code of a problem that files of any kind may have. */
  readonly codeOf: (problem: ProblemKind) => DiagnosticCode;
  /** Of a problem that this kind of file may have. */
  readonly severityOf: (code: DiagnosticCode) => Severity;
  /** Names of fields whose texts are prose, in which quotes are often missing. */
  readonly proseFields: readonly string[];
  /** Which of the known fields a name is another word or another spelling for; undefined for none. */
  readonly fieldMeantBy: (name: string, known: readonly string[]) => string | undefined;
  /** How many items the lists of fields of these names can have. */
  readonly maxItems: ReadonlyMap<string, number>;
  /** Explains a line that is not valid YAML, where this kind of file knows better what was meant. */
  readonly explainLine?: (reader: YamlReader, line: number) => Explanation | null;
}

export interface Explanation {
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** What may be wrong in a file of any kind. */
type ProblemKind =
  | 'syntax'
  | 'unquoted-text'
  | 'unsupported-yaml'
  | 'schema'
  | 'unknown-field'
  | 'missing-field'
  | 'duplicate'
  | 'limit'
  | 'too-deep';

/** A node other than an alias. */
export type YamlNode = Scalar.Parsed | YAMLMap.Parsed | YAMLSeq.Parsed;

/** Reads a YAML document and collects its problems. Ranges are ranges of the text as given. */
export class YamlReader {
  readonly uri: string;
  readonly text: string;
  readonly document: YamlDocument;
  readonly kind: FileKind;
  readonly problems: DiagnosticList;
  /** Scalars that need no further report about missing quotes. */
  readonly explained = new Set<YamlNode>();
  #resolveAlias: ResolveAlias | undefined;

  constructor(uri: string, text: string, document: YamlDocument, kind: FileKind) {
    this.uri = uri;
    this.text = text;
    this.document = document;
    this.kind = kind;
    this.problems = new DiagnosticList(kind.severityOf, kind.codeOf('limit'));
  }

  /** Reports a problem that files of any kind may have. */
  report(problem: ProblemKind, range: Range, message: string, details?: DiagnosticDetails): void {
    this.problems.add(this.kind.codeOf(problem), range, message, details);
  }

  /** Reports a problem of one kind of file. */
  reportCode(code: DiagnosticCode, range: Range, message: string, details?: DiagnosticDetails): void {
    this.problems.add(code, range, message, details);
  }

  /** The node itself, or the node that an alias refers to. An alias that cannot be resolved is reported, and null. */
  resolve(node: ParsedNode | null): YamlNode | null {
    if (node === null || !isAlias(node)) return node;
    this.#resolveAlias ??= aliasesBelow(this.document.root);
    const resolved = this.#resolveAlias(node);
    if (typeof resolved !== 'string') return isAlias(resolved) ? null : resolved;
    const range = this.range(node.range[0], node.range[1]);
    if (resolved === 'unknown-anchor') {
      const fixes = [this.fix(l10n.t('Put it in double quotes'), range, JSON.stringify(`*${node.source}`))];
      const message = l10n.t('"*" begins a YAML alias, and there is no "&{0}" before it. Quote the text.', node.source);
      this.report('syntax', range, message, { fixes });
    } else if (resolved === 'contains-itself') {
      const message = l10n.t('The alias "*{0}" contains itself. Write out what it stands for.', node.source);
      this.report('syntax', range, message);
    } else {
      const message = l10n.t('The aliases in this file stand for too much text. Write out what this one stands for.');
      this.report('limit', range, message);
    }
    return null;
  }

  range(start: number, end: number): Range {
    return this.document.lines.range(start, end);
  }

  /** From the first to the last character of the node, quotes and brackets included. */
  nodeRange(node: ParsedNode): Range {
    return this.range(node.range[0], this.contentEnd(node));
  }

  location(range: Range): Location {
    return { uri: this.uri, range };
  }

  /** The text of a scalar as YAML reads it. */
  value(node: Scalar.Parsed): string {
    if (typeof node.value !== 'string') return '';
    return this.document.masked ? meantText(node.value) : node.value;
  }

  /** The range of a scalar's text, without its quotes or the header of a block. */
  valueRange(node: Scalar.Parsed): Range {
    const [start, end] = this.#valueOffsets(node);
    return this.range(start, end);
  }

  /** The range of `part`, a part of the scalar's text; of the whole text if `part` is written with escapes. */
  partRange(node: Scalar.Parsed, part: string): Range {
    const [start, end] = this.#valueOffsets(node);
    const found = this.text.slice(start, end).indexOf(part);
    return found < 0 ? this.range(start, end) : this.range(start + found, start + found + part.length);
  }

  fix(title: string, range: Range, newText: string, preferred = true): Fix {
    return { title, edits: [{ range, newText }], preferred };
  }

  /** Replaces a text by a guess; no fix without a guess. */
  changeTo(range: Range, guess: string | undefined): Fix[] {
    return guess === undefined ? [] : [this.fix(l10n.t('Change to {0}', guess), range, guess)];
  }

  /** Offset after the last character of the node, without white space and comments after it. */
  contentEnd(node: ParsedNode): number {
    let last: ParsedNode = node;
    while (!isScalar(last) && !isAlias(last) && last.flow !== true) {
      const item: (typeof last.items)[number] | undefined = last.items.at(-1);
      const next: ParsedNode | null = item === undefined ? null : 'key' in item ? (item.value ?? item.key) : item;
      if (next === null) break;
      last = next;
    }
    let end = last.range[1];
    while (end > node.range[0] && isBlank(this.text.charCodeAt(end - 1))) end--;
    return end;
  }

  #valueOffsets(node: Scalar.Parsed): [start: number, end: number] {
    const [start, end] = node.range;
    if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') {
      const quote = this.text.charAt(start);
      return [start + 1, end > start + 1 && this.text.charAt(end - 1) === quote ? end - 1 : end];
    }
    if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') return [start, end];
    let first = start;
    while (first < end && !isLineBreak(this.text.charCodeAt(first))) first++;
    while (first < end && isBlank(this.text.charCodeAt(first))) first++;
    return [first, Math.max(first, this.contentEnd(node))];
  }
}

/** The kind of a node, for messages. */
export function describe(node: YamlNode): string {
  if (isScalar(node)) return l10n.t('text');
  return isSeq(node) ? l10n.t('a list') : l10n.t('fields');
}

const isLineBreak = (code: number): boolean => code === 10 || code === 13;
const isBlank = (code: number): boolean => isLineBreak(code) || code === 32 || code === 9;
