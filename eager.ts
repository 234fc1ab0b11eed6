import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'rolldown'
import { parseAst } from 'rolldown/parseAst'
import { standardWorld, startAws, writeHome } from './test/aws'

/** What people run most. */
const USUAL = ['unset', 'status', 'list', 'explain dev', 'explain audit', 'assume dev', 'session cy']

/** Where functions begin that were called, by the file that was loaded. */
type Calls = ReadonlyMap<string, ReadonlySet<number>>

/**
 * V8 reads a function twice that is called: as its file is loaded, to find its end, and when it is called, to compile it. One in parentheses
 * it compiles as the file is loaded (https://v8.dev/blog/preparser#pife), which is dearer for those that are not called. So the built program
 * runs the usual commands, and parentheses go around the functions that are called by half of the commands that load their file.
 */
export function eager(): Plugin {
  return {
    name: 'eager',
    async writeBundle({ dir = '' }) {
      const runs = await usualRuns(realpathSync(dir))
      for (const file of new Set(runs.flatMap((run) => [...run.keys()]))) {
        const calls = runs.flatMap((run) => run.get(file) ?? [])
        const isUsual = (start: number) => calls.filter((starts) => starts.has(start)).length >= calls.length / 2
        writeFileSync(file, inParentheses(readFileSync(file, 'utf8'), isUsual))
      }
    },
  }
}

/** The functions stand first, as declarations do in effect: what is before them may call them. */
function inParentheses(code: string, isUsual: (start: number) => boolean): string {
  let rest = ''
  let end = 0
  const functions: string[] = []
  for (const node of parseAst(code).body) {
    if (node.type !== 'FunctionDeclaration' || !node.id || !isUsual(node.start)) continue
    functions.push(`${node.id.name}=(${code.slice(node.start, node.end)})`)
    rest += code.slice(end, node.start)
    end = node.end
  }
  return functions.length > 0 ? `var ${functions.join()};${rest}${code.slice(end)}` : code
}

async function usualRuns(dist: string): Promise<Calls[]> {
  const home = mkdtempSync(join(realpathSync(tmpdir()), 'awsenv-build-'))
  const aws = await startAws()
  try {
    const variables = { ...writeHome(home, standardWorld(aws)), ...aws.environment, AWSENV_SHELL: 'bash' }
    const runs: Calls[] = []
    for (const line of USUAL) runs.push(await run(line, variables, dist))
    return runs
  } finally {
    await aws.close()
    rmSync(home, { recursive: true })
  }
}

async function run(line: string, variables: Readonly<Record<string, string>>, dist: string): Promise<Calls> {
  const coverage = mkdtempSync(join(variables.HOME ?? tmpdir(), 'coverage-'))
  const child = spawn(process.execPath, [join('bin', 'awsenv.js'), ...line.split(' ')], {
    env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, ...variables, NODE_V8_COVERAGE: coverage },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [status] = await once(child, 'close')
  if (status !== 0) throw new Error(`The built program does not do \`awsenv ${line}\`: it ended with status ${status}.`)
  const [report = ''] = readdirSync(coverage)
  const { result }: { result: FileCoverage[] } = JSON.parse(readFileSync(join(coverage, report), 'utf8'))
  const files = result
    .filter(({ url }) => url.startsWith('file:'))
    .map(({ url, functions }) => [fileURLToPath(url), starts(functions)] as const)
  return new Map(files.filter(([file]) => dirname(file) === dist))
}

/** As V8's inspector says it: https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-ScriptCoverage */
interface FileCoverage {
  readonly url: string
  readonly functions: readonly { readonly ranges: readonly { readonly startOffset: number; readonly count: number }[] }[]
}

function starts(functions: FileCoverage['functions']): Set<number> {
  return new Set(functions.flatMap(({ ranges: [whole] }) => (whole && whole.count > 0 ? whole.startOffset : [])))
}
