import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'

/** A free port of 127.0.0.1, as far as one can know. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/** Starts moto's server, an AWS that is not ours; it ends with the test. Answers its URL. */
export async function moto(): Promise<string> {
  const url = `http://127.0.0.1:${await freePort()}`
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', new URL(url).port], { stdio: 'ignore' })
  onTestFinished(() => {
    server.kill('SIGKILL')
  })
  for (let tries = 0; tries < 150; tries++) {
    try {
      await fetch(url)
      return url
    } catch {
      await sleep(200)
    }
  }
  throw new Error('moto_server does not answer')
}
