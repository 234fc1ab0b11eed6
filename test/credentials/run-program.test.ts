import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { readProgram } from '../../src/credentials/run-program'

const node = (code: string) => [process.execPath, '-e', code] as const
const run = (code: string, limit = 20_000) => readProgram(node(code), { environment: { PATH: process.env.PATH, MARK: 'm' }, limit })

test('a program gets its arguments as they are, and only the environment that it is given', async () => {
  const show = 'process.stdout.write(JSON.stringify([process.argv.slice(1), Object.keys(process.env).includes("HOME"), process.env.MARK]))'
  const args = ['$HOME', '; exit 1', "it's", '"', '', 'a b', '*']
  const text = await readProgram([...node(show), ...args], { environment: { MARK: 'm' }, limit: 20_000 })
  expect(JSON.parse(text)).toEqual([args, false, 'm'])
})

test.each<[what: string, code: string, message: string]>([
  ['that fails', 'process.stdout.write("secret"); process.exitCode = 3', 'exited with status 3'],
  ['that is killed', 'process.kill(process.pid, "SIGKILL")', 'was ended by SIGKILL'],
  [
    'that prints without end',
    'const w = () => { while (process.stdout.write("x".repeat(9999))); process.stdout.once("drain", w) }; w()',
    'printed more than 65536 bytes',
  ],
])('a program %s gives nothing', async (_, code, message) => {
  await expect(run(code)).rejects.toMatchObject({ kind: 'failed', message })
})

test('a program that is not there is said to be missing', async () => {
  const missing = readProgram(['/nowhere/program'], { environment: {}, limit: 1_000 })
  await expect(missing).rejects.toMatchObject({ kind: 'missing', message: 'cannot be started (ENOENT)' })
  const folder = readProgram([process.cwd()], { environment: {}, limit: 1_000 })
  await expect(folder).rejects.toMatchObject({ kind: 'missing', message: expect.stringMatching(/^cannot be started \(E\w+\)$/) })
  const impossible = readProgram(['a\0b'], { environment: {}, limit: 1_000 })
  await expect(impossible).rejects.toMatchObject({ kind: 'missing' })
})

test('a program that takes too long is ended, even where it keeps its output open', async () => {
  const started = Date.now()
  const error = await run(
    'process.stdout.write(String(process.pid)); process.on("SIGTERM", () => {}); setTimeout(() => {}, 3_000)',
    500,
  ).catch((late) => late)
  expect(error).toMatchObject({ kind: 'late', message: 'gave no answer within 0.5 seconds' })
  expect(Date.now() - started).toBeLessThan(5_000)
})

test.runIf(process.platform === 'linux')('a program that is ended leaves no process', async () => {
  const marker = `sleep 29.${process.pid}`
  await expect(readProgram(['sleep', `29.${process.pid}`], { environment: { PATH: process.env.PATH }, limit: 300 })).rejects.toMatchObject({
    kind: 'late',
  })
  await sleep(200)
  expect(await running(marker)).toBe(false)
})

async function running(commandLine: string): Promise<boolean> {
  const { readdirSync, readFileSync } = await import('node:fs')
  return readdirSync('/proc').some((pid) => {
    const file = `/proc/${pid}/cmdline`
    return /^\d+$/.test(pid) && existsSync(file) && readFileSync(file, 'utf8').replaceAll('\0', ' ').includes(commandLine)
  })
}
