import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { bundle } from '../support/bundle'
import { run } from '../support/program'

let driver: string

beforeAll(async () => {
  driver = await bundle(join(import.meta.dirname, 'driver.ts'))
})

test('messages are single lines on stderr, in order', async () => {
  expect(await run([process.execPath, driver, 'messages'])).toEqual({
    status: 0,
    signal: null,
    stdout: 'over\n',
    stderr: 'awsenv: done\\n\\x1b[2J\nawsenv: warning: old\ntwo\nlines\n',
  })
})

test('a stderr that is closed does no harm', async () => {
  const result = await run(['sh', '-c', '"$0" "$1" messages 2>&-', process.execPath, driver])
  expect(result).toMatchObject({ status: 0, stdout: 'over\n' })
})

test('a stderr that nobody reads any more does no harm', async () => {
  const child = spawn(process.execPath, [driver, 'messages'])
  child.stderr.destroy()
  const [[output], [status]] = await Promise.all([once(child.stdout, 'data'), once(child, 'exit')])
  expect([String(output), status]).toEqual(['over\n', 0])
})

test('a long message comes whole to a slow reader of a non-blocking pipe', async () => {
  const child = spawn(process.execPath, [driver, 'flood'])
  let length = 0
  await delay(500)
  child.stderr.on('data', (bytes: Buffer) => {
    length += bytes.length
  })
  await once(child, 'close')
  expect(length).toBe('awsenv: \n'.length + 1_000_000)
})

test('a non-blocking pipe that nobody reads does not hold the program for ever', async () => {
  const child = spawn(process.execPath, [driver, 'flood'])
  const [status] = await once(child, 'exit')
  expect(status).toBe(0)
})
