import { writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { pathWithAwsenv } from '../support/command'
import { home } from '../support/home'
import { moto } from '../support/moto'
import { needs } from '../support/needs'
import { run } from '../support/program'
import { needsShell, realShells } from '../support/shells'
import { temporaryFolder } from '../support/temporary'

const config = `[profile prod]
role_arn = arn:aws:iam::444455556666:role/prod
source_profile = base
mfa_serial = arn:aws:iam::111122223333:mfa/ana
region = eu-central-1
`
const credentials = '[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n'

beforeEach((context) => {
  needs(context, 'moto_server')
  needs(context, 'aws')
})

it('the AWS CLI is the role at an AWS that is not ours, in each shell, and unset leaves what was there', {
  timeout: 240_000,
}, async (context) => {
  const url = await moto()
  const { bash, zsh, dash, fish, pwsh } = realShells
  const lines = [
    [bash, 'eval $(awsenv assume prod 123456)', 'eval "$(awsenv unset)"'],
    [zsh, 'eval "$(awsenv assume prod 123456)"', 'eval "$(awsenv unset)"'],
    [dash, 'eval "$(awsenv assume prod 123456)"', 'eval "$(awsenv unset)"'],
    [fish, 'awsenv assume prod 123456 | source', 'awsenv unset | source'],
    [pwsh, 'awsenv assume prod 123456 | Invoke-Expression', 'awsenv unset | Invoke-Expression'],
    [pwsh, 'iex (awsenv assume prod 123456)', 'iex (awsenv unset)'],
  ] as const
  for (const [real, assume, unset] of lines) {
    needsShell(context, real)
    const folder = temporaryFolder('moto')
    writeFileSync(join(folder, 'show'), '#!/bin/sh\necho "-- $1"\nenv | grep AWS | sort\n', { mode: 0o755 })
    const script = ['show before', assume, 'aws sts get-caller-identity --output text --query Arn', unset, 'show after'].join('\n')
    const { stdout, stderr } = await run([real.path ?? '', ...real.args, script], {
      env: {
        ...home({ config, credentials }).env,
        AWS_ENDPOINT_URL: url,
        AWS_PROFILE: 'base',
        PATH: `${folder}${delimiter}${pathWithAwsenv()}`,
      },
      timeout: 60_000,
    })
    const [, before, arn, after] = /-- before\n(.*?)(arn:\S+)\s+-- after\n(.*)$/s.exec(stdout.replaceAll('\r', '')) ?? []
    expect(arn, `${real.name}: ${stdout} ${stderr}`).toBe('arn:aws:sts::444455556666:assumed-role/prod/ana')
    expect(after).toBe(before)
    expect(before).toContain('AWS_PROFILE=base')
  }
})
