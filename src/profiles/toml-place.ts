import { parse } from 'smol-toml'

/** Where a key is first named, by its path, in a text that is valid TOML. Lines and columns count from 1. */
export function placeOfKey(toml: string, path: readonly string[]): { line: number; column: number } {
  const before = toml.slice(0, indexOfKey(toml, path))
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') }
}

/** As the text is valid, its tokens need not be checked, only told apart: keys from values, and tables from each other. */
function indexOfKey(toml: string, wanted: readonly string[]): number {
  const open: { readonly bracket: string; readonly path: readonly string[] }[] = []
  let table: readonly string[] = []
  let path = table
  let isValue = false
  for (const { 0: token, index } of toml.matchAll(TOKEN)) {
    const inside = open.at(-1)
    if (token === '\n') {
      if (inside) continue
      path = table
      isValue = false
    } else if (inside && token === ',') {
      path = inside.path
      isValue = inside.bracket === '['
    } else if (inside && (token === '}' || token === ']')) {
      path = inside.path
      isValue = true
      open.pop()
    } else if (isValue && (token === '{' || token === '[')) {
      open.push({ bracket: token, path })
      isValue = token === '['
    } else if (token === '[') {
      path = []
    } else if (token === ']') {
      table = path
    } else if (token === '=') {
      isValue = true
    } else if (!isValue && !/^[#.]/.test(token)) {
      path = [...path, unquote(token)]
      if (path.length === wanted.length && path.every((key, at) => key === wanted[at])) return index
    }
  }
  return 0
}

const TOKEN = /#[^\n]*|"""(?:[^\\]|\\.)*?"{3,5}|'''.*?'{3,5}|"(?:[^"\\]|\\.)*"|'[^']*'|[[\]{}=,.\n]|[^\s[\]{}=,.#"']+/gs

function unquote(key: string): string {
  return Object.keys(parse(`${key} = 0`))[0] ?? ''
}
