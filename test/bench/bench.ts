import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startAws } from '../aws'
import { makeHomes } from './homes'
import { isMet, type Measured, type Run, report } from './report'
import { type Row, rowsOf } from './rows'
import { weigh } from './weigh'

const root = resolve(__dirname, '..')
const ROUNDS = 61

/** Measures all rows, each round every row once, and writes docs/performance.md. Its exit status is 1 where a target is missed. */
async function bench(): Promise<void> {
  if (spawnSync('python3', ['-c', '']).status !== 0) throw new Error('The bench needs python3 on PATH: Node cannot tell what a child used.')
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'awsenv-bench-'))
  const aws = await startAws()
  // Nobody reads them here, and a list of thousands would cost the server time.
  const forget = setInterval(() => aws.requests.splice(0), 100)
  try {
    const rows = rowsOf(makeHomes(folder, aws), root)
    const runs = await measure(rows)
    const measured = rows.map((row, index): Measured => {
      const size = row.words && weigh(row, folder)
      return { row, runs: runs[index] ?? [], ...(size === undefined ? {} : { size }) }
    })
    const page = report(measured, ROUNDS, cpus().length)
    mkdirSync(join(root, 'docs'), { recursive: true })
    writeFileSync(join(root, 'docs', 'performance.md'), page)
    console.log(page)
    process.exitCode = isMet(measured) ? 0 : 1
  } finally {
    clearInterval(forget)
    await aws.close()
    rmSync(folder, { recursive: true })
  }
}

async function measure(rows: readonly Row[]): Promise<Run[][]> {
  const child = spawn('python3', [join(root, 'test', 'bench', 'measure.py')], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify({ rounds: ROUNDS, commands: rows.map(({ argv, environment }) => ({ argv, environment })) }))
  let text = ''
  for await (const piece of child.stdout.setEncoding('utf8')) text += piece
  return JSON.parse(text)
}

bench().catch((error: unknown) => {
  process.exitCode = 1
  console.error(error)
})
