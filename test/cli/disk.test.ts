import { expect, it } from 'vitest'
import { needs } from '../support/needs'
import { program } from '../support/program'
import { hasPty, pty } from '../support/pty'
import { traced } from '../support/strace'
import { temporaryFolder } from '../support/temporary'
import { stay } from '../support/world'

it('a whole assume with MFA opens no file for writing but the terminal, and listens nowhere', async (context) => {
  needs(context, 'strace')
  needs(context, 'script', hasPty)
  const { env, freshCode } = await stay()
  const { line, changes } = traced([...program(), 'assume', 'prod'])
  const script = `${line} > out; echo status $?; grep -c SESSION_TOKEN out`
  const terminal = pty(['sh', '-c', script], { env, cwd: temporaryFolder('traced') })
  await terminal.expect(/MFA code/)
  terminal.send(`${freshCode()}\r`)
  await terminal.expect(/status 0\s+1/)
  await terminal.exit()
  expect(changes()).toEqual([])
})
