import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parentProcesses, readProc, readPs } from '../../src/cli/process-tree'
import { needs, which } from '../support/needs'
import { temporaryFolder } from '../support/temporary'

const hasProc = process.platform === 'linux'
let child: ChildProcess
let pid = 0

describe.skipIf(process.platform === 'win32')('the process table', () => {
  beforeEach(async () => {
    const file = join(temporaryFolder(), 'a) S 1')
    copyFileSync(which('sleep') ?? '', file)
    child = spawn(file, ['30'], { argv0: 'sleeper' })
    await new Promise((resolve) => child.once('spawn', resolve))
    pid = child.pid ?? 0
  })

  afterEach(() => {
    child.kill('SIGKILL')
  })

  test('is read from /proc, also for a program with a misleading name', (context) => {
    needs(context, '/proc', hasProc)
    expect(readProc(pid)).toEqual({ name: 'a) S 1', args: ['sleeper', '30'], parent: process.pid })
  })

  test('is read by ps', (context) => {
    needs(context, 'ps')
    expect(readPs(pid)).toEqual({ name: 'sleeper', args: ['sleeper', '30'], parent: process.pid })
  })

  test('leads upward, from the parent to the first process', () => {
    const [self, ...above] = parentProcesses(process.pid)
    expect(self?.args?.length).toBeGreaterThan(0)
    expect(above).toEqual([...parentProcesses()])
    expect(above.length).toBeGreaterThan(0)
  })

  test('ends where nothing can be read', () => {
    expect([readProc(2 ** 30), readPs(2 ** 30)]).toEqual([undefined, undefined])
    expect([...parentProcesses(2 ** 30)]).toEqual([])
  })
})
