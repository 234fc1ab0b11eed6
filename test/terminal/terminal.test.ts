import { readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bundle } from '../support/bundle'
import { needs } from '../support/needs'
import { hasPty, type Pty, pty } from '../support/pty'
import { temporaryFolder } from '../support/temporary'

let driver: string

beforeAll(async () => {
  driver = await bundle(join(import.meta.dirname, 'driver.ts'))
})

describe('a question on a terminal', () => {
  beforeEach((context) => needs(context, 'script', hasPty))

  test.each<[promise: string, typed: string, result: string]>([
    ['a code', '123456\r', '"123456"'],
    ['blanks around and in it', ' 012 345 \r', '" 012 345 "'],
    ['a paste with its newline', '\x1b[200~123456\r\x1b[201~', '"123456"'],
    ['corrections', '12x\x7f3\x1b[D456\r', '"123456"'],
    ['letters beyond ASCII', 'é🙂日本\r', '"é🙂日本"'],
    ['the first of several lines', '111111\r222222\r333333\r', '"111111"'],
    ['an empty line', '\r', '""'],
    ['no Ctrl-Z', '12\x1a3456\r', '"123456"'],
  ])('takes %s, shows none of it, and leaves the terminal as it was', async (_what, typed, result) => {
    const terminal = start('code')
    await terminal.expect(/Code\? /)
    terminal.send(typed)
    expect(await outcome(terminal)).toEqual([`\r\n${result}\r\n`, 0])
  })

  test.each<[what: string, scene: string, typed: string, result: string, status: number]>([
    ['Ctrl-C', 'code', '12\x03', 'InterruptedError: interrupted', 130],
    ['Ctrl-D', 'code', '\x04', 'InterruptedError: interrupted', 130],
    ['a time limit', 'limited', '12', 'TimeoutError: The operation was aborted due to timeout', 1],
    ['process.exit', 'left', '12', '', 3],
  ])('ended by %s leaves the terminal as it was', async (_what, scene, typed, result, status) => {
    const terminal = start(scene)
    await terminal.expect(/Code\? /)
    terminal.send(typed)
    const [text, ended] = await outcome(terminal)
    expect([text.trim(), ended]).toEqual([result, status])
  })

  test.each<[signal: NodeJS.Signals, scene: string, result: string, status: number]>([
    ['SIGTERM', 'prepared', 'InterruptedError: interrupted', 143],
    ['SIGHUP', 'prepared', 'InterruptedError: interrupted', 129],
    ['SIGINT', 'prepared', 'InterruptedError: interrupted', 130],
    ['SIGTERM', 'unprepared', '', 143],
    ['SIGINT', 'unprepared', '', 130],
  ])('ended by %s where the program is %s leaves the terminal as it was', async (signal, scene, result, status) => {
    const terminal = start(scene)
    const [, pid] = await terminal.expect(/Code for (\d+)\? /)
    process.kill(Number(pid), signal)
    const [text, ended] = await outcome(terminal)
    expect(text.trim()).toContain(result)
    expect(ended).toBe(status)
  })

  test('ended by a fault leaves the terminal as it was', async () => {
    const terminal = start('thrown')
    await terminal.expect(/Error: a fault/)
    expect((await outcome(terminal))[1]).toBe(1)
  })

  test('ends when the terminal goes away', async () => {
    const terminal = start('', '(trap "" HUP; node "$driver" prepared >out 2>&1; echo $? >>out)')
    await terminal.expect('Code for ')
    terminal.hangUp()
    await expect
      .poll(() => readFileSync(join(terminal.folder, 'out'), 'utf8'), { timeout: 10_000 })
      .toMatch(/^InterruptedError: interrupted\n129\n$/)
  })

  test('is not asked when its signal has aborted', async () => {
    const terminal = start('aborted')
    expect(await outcome(terminal)).toEqual(['Error: too late\r\n', 1])
  })

  test('shows the answer when it is told to, corrections included', async () => {
    const terminal = start('shown')
    await terminal.expect(/Code\? /)
    for (const [key, shown] of [
      ['12日', '12日'],
      ['\x7f', '\b \b\b \b'],
      ['x\x15', '\b \b\b \b'],
      ['123456', '123456'],
    ] as const) {
      terminal.send(key)
      await terminal.expect(shown)
    }
    terminal.send('\r')
    expect(await outcome(terminal)).toEqual(['\r\n"123456"\r\n', 0])
  })

  test('shows a hostile text on one line', async () => {
    const terminal = start('hostile')
    await terminal.expect(/Code of \\x1b\[2J\\nroot\? $/)
    terminal.send('1\r')
    await outcome(terminal)
  })

  test('may stand between lines that are only shown', async () => {
    const terminal = start('shows')
    await terminal.expect('first\\x1b[2J\r\nCode? ')
    terminal.send('1\r')
    expect(await outcome(terminal)).toEqual(['\r\nlast\r\n"1"\r\n', 0])
  })

  test('may follow another one', async () => {
    const terminal = start('twice')
    await terminal.expect(/First\? /)
    terminal.send('1\r')
    await terminal.expect(/\r\nSecond\? /)
    terminal.send('2\r')
    expect(await outcome(terminal)).toEqual(['\r\n["1","2"]\r\n', 0])
  })

  test('is not answered by what was typed behind the answer of another one', async () => {
    const terminal = start('twice')
    await terminal.expect(/First\? /)
    terminal.send('1\r2\r')
    await terminal.expect(/Second\? /)
    terminal.send('3\r')
    expect(await outcome(terminal)).toEqual(['\r\n["1","3"]\r\n', 0])
  })

  test('does not mix with another one', async () => {
    const terminal = start('together')
    await terminal.expect(/First\? /)
    terminal.send('1\r')
    expect(await outcome(terminal)).toEqual(['\r\n["1","Error: one question at a time"]\r\n', 0])
  })

  test('offers numbers until one of them is answered', async () => {
    const terminal = start('choose')
    await terminal.expect(/Devices:\r\n {2}1\) phone\r\n {2}2\) key\\n1\) fake\r\n {2}3\) watch\r\nNumber \(1-3\): $/)
    for (const wrong of ['0', '4', '', 'x', '1e0']) {
      terminal.send(`${wrong}\r`)
      await terminal.expect(/\r\nNumber \(1-3\): /)
    }
    terminal.send(' 2 \r')
    expect(await outcome(terminal)).toEqual([' 2 \r\n1\r\n', 0])
  })

  test.each<[where: string, command: string]>([
    ['stdin is /dev/null', 'node "$driver" code </dev/null'],
    ['stdin is closed', 'node "$driver" code <&-'],
    ['stdin is a file', 'node "$driver" code <"$driver"'],
    ['stdout is captured', 'answer=$(node "$driver" code); echo "$answer"'],
    ['everything else is captured', 'answer=$(node "$driver" code </dev/null 2>/dev/null); echo "$answer"'],
    ['it stands in a pipe', ': | node "$driver" code 2>&1 | cat'],
  ])('is asked and answered where %s', async (_where, command) => {
    const terminal = start('', command)
    await terminal.expect(/Code\? /)
    terminal.send('123456\r')
    expect((await outcome(terminal))[0]).toBe('\r\n"123456"\r\n')
  })
})

describe('without a terminal to ask at', () => {
  beforeEach((context) => needs(context, 'script', hasPty))

  test.each([
    ['a session that has none', 'setsid -w node "$driver" code'],
    ['a background job', 'set -m; node "$driver" code & wait $!'],
    ['a background job that reads /dev/null', 'set -m; node "$driver" code </dev/null & wait $!'],
    ['a background process whose shell has ended', '(set -m; node "$driver" code >out & ); until [ -s out ]; do sleep 0.1; done; cat out'],
  ])('%s does not stop or wait for one', async (_what, command) => {
    const terminal = start('', command)
    await terminal.expect('no terminal\r\n')
    await outcome(terminal)
  })

  test.each([
    ['in the foreground', 'node "$driver" groups', true],
    ['in the background', 'set -m; node "$driver" groups & wait $!', false],
    ['in a session of its own', 'setsid -w node "$driver" groups', false],
  ])('/proc and ps agree on whether a process is %s', async (_where, command, isForeground) => {
    const terminal = start('', command)
    const [, found = ''] = await terminal.expect(/^(\[\[.*\]\])\r\n/m)
    const [fromProc, fromPs] = JSON.parse(found)
    expect(fromPs).toEqual(fromProc)
    expect(fromProc[0] === fromProc[1]).toBe(isForeground)
  })
})

interface Scene extends Pty {
  readonly folder: string
}

/** Runs the command on a terminal, and notes the terminal's modes before and after. */
function start(scene: string, command = `node "$driver" ${scene}`): Scene {
  const folder = temporaryFolder('terminal')
  const script = `stty -a >before; ${command}; echo "status $?"; stty -a >after`
  const terminal = pty(['bash', '--norc', '-c', script], {
    cwd: folder,
    env: { driver, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}` },
  })
  return Object.assign(terminal, { folder })
}

/** What the screen shows up to the end, and the command's status. Checks that the terminal's modes are those of the beginning. */
async function outcome({ folder, ...terminal }: Scene): Promise<[text: string, status: number]> {
  const [, text = '', status] = await terminal.expect(/^(.*?)status (\d+)\r\n/s)
  await terminal.exit()
  expect(readFileSync(join(folder, 'after'), 'utf8')).toBe(readFileSync(join(folder, 'before'), 'utf8'))
  return [text, Number(status)]
}
