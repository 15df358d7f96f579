import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { type Diagnostic, SEVERITIES } from '../../core/model/diagnostic.ts';
import type { Range } from '../../core/model/text.ts';
import { onOneLine } from '../../core/text/plain-line.ts';

/*
 * The messages of scip.proto that an index has, as bytes. Fields are written in the order of their numbers, and, but for the
 * first one, not where they have their default, as protobuf prescribes for equal bytes.
 */

export interface ScipDocument {
  /** Relative to the root, separated by `/`. */
  readonly path: string;
  /** Name in the enumeration `Language`; empty if it has none. */
  readonly language: string;
  /** Of a document that has no lines: ranges are those of this text. */
  readonly text: string | undefined;
  readonly occurrences: readonly Occurrence[];
  readonly symbols: Iterable<SymbolInformation>;
}

export interface Occurrence {
  readonly range: Range;
  readonly symbol: string;
  readonly isDefinition?: boolean;
  /** The whole entry, or the whole citation. */
  readonly enclosing?: Range | undefined;
  readonly diagnostics: Diagnostic[];
}

export interface SymbolInformation {
  readonly symbol: string;
  readonly displayName: string;
  /** In Markdown. */
  readonly documentation: string;
  /** Symbols of what replaces it. */
  readonly successors: readonly string[];
}

/** `SymbolRole.Definition`. */
const DEFINITION = 1;
/** `TextEncoding.UTF8`. */
const UTF8 = 1;
/** `PositionEncoding.UTF16CodeUnitOffsetFromLineStart`. */
const UTF16_UNITS = 2;
/** `SymbolInformation.Kind.Constant`, the kind that objectives have in LSP. */
const CONSTANT = 8;
/** `DiagnosticTag.Deprecated`. */
const DEPRECATED = 2;

/**
 * The beginning of an index. Its NUL makes the file binary for git, editors and `objrefs check`, which would find the
 * citations that it quotes.
 */
export const metadata = (root: string, version: string, argument = ''): Uint8Array =>
  fieldOfIndex(1, (out) => {
    out.tag(1, WireType.Varint).int32(0);
    message(out, 2, () => {
      text(out, 1, 'objrefs');
      text(out, 2, version);
      text(out, 3, argument);
    });
    text(out, 3, root);
    integer(out, 4, UTF8);
  });

export const document = (one: ScipDocument): Uint8Array =>
  fieldOfIndex(2, (out) => {
    text(out, 1, one.path);
    for (const occurrence of one.occurrences) message(out, 2, () => writeOccurrence(out, occurrence));
    for (const symbol of one.symbols) message(out, 3, () => writeSymbol(out, symbol));
    text(out, 4, one.language);
    text(out, 5, one.text ?? '');
    integer(out, 6, UTF16_UNITS);
  });

/** A symbol that is not defined in the documents of the index. */
export const externalSymbol = (symbol: SymbolInformation): Uint8Array =>
  fieldOfIndex(3, (out) => writeSymbol(out, symbol));

function writeOccurrence(out: BinaryWriter, { range, symbol, isDefinition, enclosing, diagnostics }: Occurrence): void {
  integers(out, 1, numbersOf(range));
  text(out, 2, symbol);
  integer(out, 3, isDefinition ? DEFINITION : 0);
  for (const diagnostic of diagnostics) message(out, 6, () => writeDiagnostic(out, diagnostic));
  if (enclosing) integers(out, 7, numbersOf(enclosing));
}

function writeDiagnostic(out: BinaryWriter, diagnostic: Diagnostic): void {
  integer(out, 1, SEVERITIES.indexOf(diagnostic.severity) + 1);
  text(out, 2, diagnostic.code);
  text(out, 3, onOneLine(diagnostic.message));
  text(out, 4, 'objrefs');
  if (diagnostic.deprecated) integers(out, 5, [DEPRECATED]);
}

function writeSymbol(out: BinaryWriter, { symbol, documentation, successors, displayName }: SymbolInformation): void {
  text(out, 1, symbol);
  text(out, 3, documentation);
  for (const successor of successors) {
    message(out, 4, () => {
      text(out, 1, successor);
      // Whoever looks for references to what replaces it finds those to the old number too.
      integer(out, 2, 1);
    });
  }
  integer(out, 5, CONSTANT);
  text(out, 6, displayName);
}

/** Three numbers for a range within a line, else four. */
function numbersOf({ start, end }: Range): number[] {
  const ending = start.line === end.line ? [end.character] : [end.line, end.character];
  return [start.line, start.character, ...ending];
}

function fieldOfIndex(field: number, write: (out: BinaryWriter) => void): Uint8Array {
  const out = new BinaryWriter();
  message(out, field, () => write(out));
  return out.finish();
}

function message(out: BinaryWriter, field: number, write: () => void): void {
  out.tag(field, WireType.LengthDelimited).fork();
  write();
  out.join();
}

function text(out: BinaryWriter, field: number, value: string): void {
  if (value !== '') out.tag(field, WireType.LengthDelimited).string(value);
}

/** Also for enumerations and `bool`. */
function integer(out: BinaryWriter, field: number, value: number): void {
  if (value !== 0) out.tag(field, WireType.Varint).int32(value);
}

function integers(out: BinaryWriter, field: number, values: readonly number[]): void {
  message(out, field, () => {
    for (const value of values) out.int32(value);
  });
}
