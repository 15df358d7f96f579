import { isRefusal, type Result } from '../core/base/result.ts';
import { NOTE, quoteAll, textOfAnswer } from './answer-text.ts';
import { type About, problemsAbout } from './catalog-problems.ts';
import { type Fields, type Input, inputSchema, readInput } from './input.ts';
import { answerSchema, type JsonSchema } from './schema.ts';
import type { ToolWorld } from './world.ts';

/** What an assistant can call. It reads, and changes nothing. Texts of tools are English: programs read them. */
export interface Tool {
  readonly name: string;
  /** For people. */
  readonly title: string;
  /** For models. */
  readonly description: string;
  readonly inputSchema: JsonSchema;
  readonly outputSchema: JsonSchema;
  run(input: unknown, world: ToolWorld): Promise<ToolResult>;
}

/** `text` is the JSON of `structured`, inert wherever it is shown. An error says what is expected. */
export type ToolResult = { readonly structured: object; readonly text: string } | { readonly error: string };

/** What a tool answers, without what all answers have. */
export interface Answer {
  readonly rows: object;
  /** The frameworks that it depends on, by their prefixes; undefined for all: their broken catalogs are part of it. */
  readonly about: About;
}

interface Specification<F extends Fields> extends Pick<Tool, 'name' | 'title' | 'description'> {
  readonly input: F;
  /** The properties of the answer. */
  readonly output: Readonly<Record<string, JsonSchema>>;
  answer(input: Input<F>, world: ToolWorld): Result<Answer> | Promise<Result<Answer>>;
}

export function defineTool<F extends Fields>({ input, output, answer, ...about }: Specification<F>): Tool {
  return {
    ...about,
    inputSchema: inputSchema(input),
    outputSchema: answerSchema(output),
    async run(given, world) {
      const read = readInput(input, given);
      const answered = isRefusal(read) ? read : await answer(read, world);
      if (isRefusal(answered)) return { error: quoteAll(answered.message) };
      const problems = problemsAbout(answered.about, world.roots);
      const structured = quoteAll({ note: NOTE, ...answered.rows, problems });
      return { structured, text: textOfAnswer(structured) };
    },
  };
}
