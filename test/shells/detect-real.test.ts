import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { bundle } from '../support/bundle'
import { root } from '../support/paths'
import { run } from '../support/program'
import { needsShell, realShells } from '../support/shells'
import { temporaryFolder } from '../support/temporary'

const { bash, dash, fish, tcsh } = realShells

/** The command that tells which shell has started it. */
let here = ''

beforeAll(async () => {
  here = `${process.execPath} ${await bundle(join(root, 'test/shells/detect-here.ts'))}`
})

describe('a real shell is found', () => {
  test.for(Object.values(realShells))('from within it: $name', async (real, context) => {
    needsShell(context, real)
    // Twice, as some shells become the last command of a script instead of starting it.
    const result = await run([real.path ?? '', ...real.args, `${here}\n${here}`])
    expect(result).toMatchObject({ status: 0, stdout: expect.stringMatching(`^${real.shell.name} by the parent process\n`), stderr: '' })
  })

  test.for([
    [bash, 'x=$(HERE); echo "$x"', 'bash'],
    [bash, 'env A=b timeout 9 nice HERE; :', 'bash'],
    [bash, 'sh -c "HERE; :"; :', 'sh'],
    [bash, 'dash -c "HERE; :"; :', 'sh'],
    [bash, 'npm_lifecycle_event=npx sh -c "HERE; :"; :', 'bash'],
    [fish, 'echo (HERE)', 'fish'],
    [fish, 'npm_lifecycle_event=npx sh -c "HERE; :"; true', 'fish'],
    [tcsh, 'echo `HERE`', 'tcsh'],
    [dash, 'echo "$(HERE)"', 'sh'],
  ] as const)('in %o by %s: %s', async ([real, script, expected], context) => {
    needsShell(context, real)
    const result = await run([real.path ?? '', ...real.args, script.replace('HERE', here)])
    expect(result).toMatchObject({ status: 0, stdout: `${expected} by the parent process\n`, stderr: '' })
  })

  test('through a script, whose name in the process table is that of its file', async (context) => {
    needsShell(context, bash)
    needsShell(context, fish)
    const script = join(temporaryFolder(), 'fish')
    writeFileSync(script, `#!${bash.path}\n${here}\n:\n`, { mode: 0o755 })
    const result = await run([fish.path ?? '', ...fish.args, `${script}; true`])
    expect(result).toMatchObject({ status: 0, stdout: 'bash by the parent process\n' })
  })

  test('of busybox, also by its name', async (context) => {
    needsShell(context, realShells.busybox)
    const ash = join(temporaryFolder(), 'ash')
    copyFileSync(realShells.busybox.path ?? '', ash)
    expect((await run([ash, '-c', `${here}; :`])).stdout).toBe('sh by the parent process\n')
  })
})
