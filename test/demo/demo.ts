import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { standardWorld, startAws, writeHome } from '../aws'
import { script } from './script'
import { starred } from './starred'
import { whoAmI } from './who-am-i'

/** Shows the main job against an AWS on loopback, in a real shell, with a home of its own. */
async function demo(): Promise<number> {
  const shell = ['bash', 'sh'].find((name) => spawnSync(name, ['-c', ':']).status === 0)
  if (!shell) throw new Error('The demo needs bash or sh on PATH.')
  const home = mkdtempSync(join(realpathSync(tmpdir()), 'awsenv-demo-'))
  const aws = await startAws()
  try {
    const world = standardWorld(aws)
    const environment = writeHome(home, world)
    const serial = world.ana.mfaSerials[0] ?? ''
    const config = join(home, '.aws', 'config')
    writeFileSync(config, configText(world.prod.arn, serial, aws.url))
    const file = join(home, 'demo.sh')
    writeFileSync(
      file,
      script({ node: process.execPath, program: resolve(__dirname, '../bin/awsenv.js'), self: __filename, code: aws.code(serial), config }),
    )
    const child = spawn(shell, [file], {
      env: { PATH: process.env.PATH, ...environment, DEMO_STS: aws.url },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(child, 'close')
    for await (const text of child.stdout.setEncoding('utf8')) process.stdout.write(starred(text.replaceAll(home, '~')))
    const [status] = await ended
    return status ?? 1
  } finally {
    await aws.close()
    rmSync(home, { recursive: true })
  }
}

function configText(roleArn: string, serial: string, url: string): string {
  return `[profile ana]
region = eu-west-1

[profile prod]
role_arn = ${roleArn}
source_profile = ana
mfa_serial = ${serial}
region = eu-central-1
endpoint_url = ${url}
`
}

const work = process.argv[2] === 'who-am-i' ? whoAmI(process.env.DEMO_STS ?? '') : demo()
work.then(
  (status) => {
    process.exitCode = status
  },
  (error: unknown) => {
    process.exitCode = 1
    console.error(error instanceof Error ? error.message : error)
  },
)
