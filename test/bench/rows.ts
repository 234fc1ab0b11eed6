import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment, Homes } from './homes'
import { peers } from './peers'

/** What is measured. */
export interface Row {
  readonly name: string
  readonly argv: readonly [file: string, ...args: string[]]
  readonly environment: Environment
  /** The words of a command of the built program, whose files are weighed. */
  readonly words?: readonly string[]
}

/** What a row is to be: at most `most` times the CPU time, or the memory, of another. */
export interface Target {
  readonly row: string
  readonly most: number
  readonly of: string
  readonly what: 'CPU' | 'memory'
}

export const BARE = 'bare Node: `node -e 0`'
export const LIMIT = 'the limit: one AssumeRole, signed by hand'
export const AWS_CLI_2 = 'aws-cli/2'
/** How many profiles the cost curve has. */
export const CURVE = [10, 100, 1_000, 10_000]

export function rowsOf(homes: Homes, root: string): Row[] {
  const program = join(root, 'bin', 'awsenv.js')
  const awsenv = (line: string, environment = homes.usual, name = line): Row => {
    const words = line.split(' ')
    return { name, argv: [process.execPath, program, ...words], environment, words }
  }
  const many = CURVE.map((count): [number, Environment] => [count, homes.withProfiles(count)])
  const binary = join(root, 'standalone', `awsenv-${process.platform}-${process.arch}`)
  const standalone = (line: string): Row => ({
    name: `standalone ${line}`,
    argv: [binary, ...line.split(' ')],
    environment: homes.usual,
  })
  return [
    { name: BARE, argv: [process.execPath, '-e', '0'], environment: homes.usual },
    { name: LIMIT, argv: [process.execPath, join(root, 'build', 'limit.js')], environment: homes.usual },
    ...['unset', 'status', 'init bash', 'completion bash', '--help'].map((line) => awsenv(line)),
    ...many.map(([count, environment]) => awsenv('list', environment, `list, ${grouped(count)} profiles`)),
    ...many
      .filter(([count]) => count !== 100)
      .map(([count, environment]) => awsenv('explain dev', environment, `explain, ${grouped(count)} profiles`)),
    awsenv('assume dev', homes.usual, ONE_HOP),
    awsenv('assume three', homes.usual, 'assume, three hops'),
    awsenv('assume viewer', homes.usual, 'assume, through SSO'),
    awsenv('session cy', homes.usual, 'session'),
    ...(existsSync(binary) ? [standalone('unset'), standalone('assume dev')] : []),
    ...peers(homes.usual),
  ]
}

const ONE_HOP = 'assume, one hop'

export const TARGETS: readonly Target[] = [
  ...['unset', 'status', 'init bash', 'completion bash'].map((row): Target => ({ row, most: 1.3, of: BARE, what: 'CPU' })),
  { row: '--help', most: 2.5, of: BARE, what: 'CPU' },
  { row: 'list, 10 profiles', most: 1.4, of: BARE, what: 'CPU' },
  { row: 'explain, 10 profiles', most: 1.4, of: BARE, what: 'CPU' },
  { row: 'list, 10,000 profiles', most: 4, of: BARE, what: 'CPU' },
  { row: 'explain, 10,000 profiles', most: 4, of: BARE, what: 'CPU' },
  { row: ONE_HOP, most: 1.5, of: LIMIT, what: 'CPU' },
  { row: ONE_HOP, most: 0.2, of: AWS_CLI_2, what: 'CPU' },
  { row: ONE_HOP, most: 1.4, of: BARE, what: 'memory' },
  { row: 'standalone unset', most: 0.5, of: BARE, what: 'CPU' },
  { row: 'standalone assume dev', most: 0.45, of: ONE_HOP, what: 'CPU' },
]

export function grouped(count: number): string {
  return count.toLocaleString('en')
}
