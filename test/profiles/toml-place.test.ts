import fc from 'fast-check'
import { parse, stringify } from 'smol-toml'
import { expect, test } from 'vitest'
import { placeOfKey } from '../../src/profiles/toml-place'

test.each([
  ['a plain key', '# wanted = 1\n\n  wanted = 1', ['wanted'], 3, 3],
  ['a quoted key', 'a = 1\r\n"wan ted" = 1', ['wan ted'], 2, 1],
  ['a key quoted otherwise', `'"a' = 1\n"\\"\\u0061b" = 1`, ['"ab'], 2, 1],
  ['a dotted key', 'a . "b.c" . wanted = 1', ['a', 'b.c', 'wanted'], 1, 13],
  ['a part of a dotted key', 'x = 1\na.wanted.c = 1', ['a', 'wanted'], 2, 3],
  ['a key of a table', 'wanted = 1\n[other]\nwanted = 1\n[ a . b ] # c\nwanted = 1', ['a', 'b', 'wanted'], 5, 1],
  ['a table', '[other.a]\nx = 1\n\n[a.wanted]', ['a', 'wanted'], 4, 4],
  ['a key of an inline table', 'a = { b = 1, c = [{ wanted = 1 }], wanted = { } }', ['a', 'wanted'], 1, 36],
  ['a key of an inline table in another', 'a = { b = { wanted = 1 }, c.d = {e = 1} }', ['a', 'c', 'd', 'e'], 1, 34],
  ['a key behind values of all kinds', 'a = 1979-05-27 07:32:00\nb = [1.5, [true,\n"]"], # ]\n]\nc = inf\nwanted = 1', ['wanted'], 6, 1],
  ['a key behind texts of many lines', 'a = """\nwanted = 1\\"""\n"""""\nb = \'\'\'\nwanted = 2\'\'\'\'\nwanted = 1', ['wanted'], 6, 1],
])('%s is found', (_, toml, path, line, column) => {
  parse(toml)
  expect(placeOfKey(toml, path)).toEqual({ line, column })
})

test('every key of any document is found where it stands', () => {
  const key = fc.oneof(fc.constantFrom('a', 'b', 'a b', '"', 'a.b', '#', '__proto__'), fc.string({ maxLength: 4 }))
  const { table } = fc.letrec<{ table: Record<string, unknown>; value: unknown }>((tie) => ({
    table: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    value: fc.oneof({ depthSize: 'small' }, fc.integer(), fc.string(), fc.array(fc.string(), { maxLength: 2 }), tie('table')),
  }))
  fc.assert(
    fc.property(table, (document) => {
      const toml = stringify(document)
      const lines = toml.split('\n')
      for (const path of paths(document)) {
        const { line, column } = placeOfKey(toml, path)
        const [written = ''] = /^(?:[\w-]+|"(?:[^"\\]|\\.)*")/.exec(lines[line - 1]?.slice(column - 1) ?? '') ?? []
        expect(Object.keys(parse(`${written} = 0`)), `${toml}\n${path}`).toEqual([path.at(-1)])
      }
    }),
    { numRuns: 300 },
  )
})

function paths(value: unknown, base: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([key, each]) => [[...base, key], ...paths(each, [...base, key])])
}
