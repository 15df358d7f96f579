import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';

/** A field of a message. */
export interface Field {
  /** As the schema has it. */
  readonly number: number;
  /** All of it, with tag and length. */
  readonly bytes: Uint8Array;
  /** The message or text in it; empty for a field that is a number. */
  readonly content: Uint8Array;
}

/** The fields of a message. Throws where it is cut or damaged. */
export function* fieldsIn(message: Uint8Array): Generator<Field> {
  const reader = new BinaryReader(message);
  while (reader.pos < reader.len) {
    const start = reader.pos;
    const [number, type] = reader.tag();
    const content = type === WireType.LengthDelimited ? reader.bytes() : reader.skip(type, number).subarray(0, 0);
    yield { number, content, bytes: message.subarray(start, reader.pos) };
  }
}

/** The message in the first field with a number; empty where there is none. */
export function messageIn(message: Uint8Array, number: number): Uint8Array {
  for (const field of fieldsIn(message)) if (field.number === number) return field.content;
  return message.subarray(0, 0);
}

export const textIn = (message: Uint8Array, number: number): string =>
  Buffer.from(messageIn(message, number)).toString('utf8');

/** More than a tag and a length. */
const HEADER = 16;

/** The fields of an index, read from its file one after the other. Throws where it is cut or damaged. */
export function* fieldsOfFile(path: string): Generator<Field> {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    for (let at = 0; at < size; ) {
      const header = bytesOfFile(file, at, Math.min(HEADER, size - at));
      const reader = new BinaryReader(header);
      const [, type] = reader.tag();
      const length = reader.uint32() + reader.pos;
      if (type !== WireType.LengthDelimited || length > size - at) throw new RangeError('not a message');
      yield* fieldsIn(bytesOfFile(file, at, length));
      at += length;
    }
  } finally {
    closeSync(file);
  }
}

function bytesOfFile(file: number, position: number, length: number): Uint8Array {
  const bytes = Buffer.alloc(length);
  if (readSync(file, bytes, 0, length, position) < length) throw new RangeError('cut');
  return bytes;
}
