import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { needs } from './needs'
import { run } from './program'
import { traced } from './strace'
import { temporaryFolder } from './temporary'

beforeEach((context) => needs(context, 'strace'))

test('what a command and its children write is seen, what they read and a terminal are not', async () => {
  const folder = temporaryFolder('written')
  const trace = traced(['sh', '-c', 'sh -c "echo 1 > a"; cat a > /dev/null; mv a b; mkdir c; cat none'])
  await run(trace.command, { cwd: folder })
  expect(trace.changes().map((line) => line.replace(/^(\w+)\(.*?"([^"]*)".*$/, '$1 $2'))).toEqual([
    'openat a',
    expect.stringMatching(/^rename(at2?)? a$/),
    expect.stringMatching(/^mkdir(at)? c$/),
  ])
  expect(trace.sockets()).toEqual([])
})

test('a socket of the internet is seen, one of this machine is not', async () => {
  const script = `require('net').connect(process.argv[1]).on('error', () => {})`
  const connecting = async (target: string) => {
    const trace = traced([process.execPath, '-e', script, target])
    await run(trace.command)
    return trace.sockets()
  }
  expect((await connecting('1')).join('\n')).toMatch(/socket\(.*connect\(/s)
  expect(await connecting(join(temporaryFolder('socket'), 'none'))).toEqual([])
})
