import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { toBytes } from '../../src/shells/bytes'
import { cmd } from '../../src/shells/cmd'
import { UnholdableError } from '../../src/shells/errors'
import type { Shell } from '../../src/shells/types'
import { needsShell, stage } from '../support/shells'
import { needsWindows } from '../support/windows'
import { forms } from '../windows/cmd'
import { cmdAttacks, evaluateInCmd } from '../windows/evaluate'
import { attacks, awsAlphabet, everyByte, hostileStrings } from './values'
import { variants, type Way, ways } from './ways'

const few = [...everyByte, ...awsAlphabet, ...attacks]
const all = [...few, ...hostileStrings(2000)]

// One row per case, in the order of the cases.
const table: string[] = []

describe.concurrent('every value arrives as it was, or is refused, and none is executed', () => {
  const cases = [...ways.map((way) => ({ way, values: all })), ...variants.map((way) => ({ way, values: few }))]
  test.for(cases.map(({ way, values }, index) => [titleOf(way), way, values, index] as const))(
    '%s',
    { timeout: 300_000 },
    async ([title, way, values, index], context) => {
      needsShell(context, way.real)
      const holdable = values.filter((value) => canHold(way.real.shell, value))
      const wrong = await evaluate(way, holdable)
      table[index] = row(title, holdable.length, values.length, wrong.length)
      expect(wrong).toEqual([])
      expect(holdable.length).toBeGreaterThan(values.length / 2)
    },
  )
})

describe('in cmd as well, which holds no empty value and less than the others', () => {
  // Most hostile strings hold something that cmd is refused: the rest of them counts as well.
  const rests = hostileStrings(2000).map((value) => value.replace(/[^ -~]|["%!]/g, ''))
  const values = [...all, ...cmdAttacks, ...rests].filter((value) => value !== '')
  const lines = { batch: 'FOR /F in a batch file', typed: 'FOR /F as it is typed' }
  test.for(forms)('%s', async (form, context) => {
    needsWindows(context)
    const holdable = values.filter((value) => canHold(cmd, value))
    const found = await evaluateInCmd(form, holdable)
    const wrong = holdable.filter((value, index) => found[`V${index}`] !== value)
    table.push(row(`cmd: ${lines[form]}`, holdable.length, values.length, wrong.length))
    expect(wrong).toEqual([])
    expect(holdable.length).toBeGreaterThan(values.length / 2)
  })
})

function row(title: string, held: number, all: number, wrong: number): string {
  return `| \`\` ${title.replaceAll('|', '\\|')} \`\` | ${held - wrong} | ${all - held} | ${wrong} |`
}

afterAll(() => {
  const file = process.env.AWSENV_FIDELITY_TABLE
  if (file) writeFileSync(file, `${[...heading, ...table.filter(Boolean)].join('\n')}\n`)
})

const heading = [
  '# What arrives',
  '',
  'How many of the values that were printed came out of the real shell byte for byte, how many awsenv refused to print for it, and how many came out wrong:',
  'every byte from 1 to 255 alone and between letters, the alphabet of AWS, attacks made by hand, and random strings of hostile characters. `npm run fidelity` writes this page.',
  '',
  "The shells are Debian's bash, zsh, dash, busybox, ksh93, mksh, fish, tcsh, elvish and xonsh, nushell from npm, and PowerShell 7's engine behind a small host.",
  "cmd, and the package with npm's own shims, are tried in wine, whose cmd is not Microsoft's. Windows PowerShell 5.1, Microsoft's cmd and the shells of macOS were not run:",
  'there the code follows their documentation.',
  '',
  '| evaluation | equal | refused | wrong |',
  '|---|---:|---:|---:|',
]

interface Wrong {
  readonly value: string
  readonly expected: string
  readonly found: string | undefined
}

async function evaluate(way: Way, values: readonly string[]): Promise<Wrong[]> {
  const { run, cwd } = stage()
  const code = way.real.shell.change(values.map((value, index) => [`V${index}`, value]))
  const { exported, words: _, ...rest } = await run(way.real, `${way.before ?? ''}${way.line}\ndump`, { code, ...way })
  expect({ ...rest, canary: existsSync(join(cwd, 'canary')) }).toEqual({ status: 0, signal: null, stdout: '', stderr: '', canary: false })
  return values
    .map((value, index) => ({ value, expected: Buffer.from(toBytes(value)).toString('latin1'), found: exported.get(`V${index}`) }))
    .filter(({ expected, found }) => expected !== found)
}

function canHold(shell: Shell, value: string): boolean {
  try {
    shell.change([['V', value]])
    return true
  } catch (error) {
    if (error instanceof UnholdableError) return false
    throw error
  }
}

function titleOf({ real, args = [], env = {}, before = '', line }: Way): string {
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`)
  const reader = [real.shell.name, ...real.shell.aliases].includes(real.name) ? real.name : `${real.name} with code for ${real.shell.name}`
  return `${[...settings, reader, ...args].join(' ')}: ${before}${line}`
}
