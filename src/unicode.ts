/**
 * A pattern with classes of Unicode, global, as a template: unicode`\p{L}`. As a literal V8 would look into it whenever it reads the code around
 * it, and that takes as long as reading ten kilobytes of code.
 */
export function unicode({ raw: [source = ''] }: TemplateStringsArray): RegExp {
  return new RegExp(source, 'gu')
}
