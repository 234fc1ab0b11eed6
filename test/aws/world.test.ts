import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanEnvironment } from '../support/environment'
import { needs } from '../support/needs'
import { temporaryFolder } from '../support/temporary'
import { type Aws, standardWorld, startAws, type World, writeHome } from './index'

let aws: Aws
let world: World

beforeAll(async () => {
  aws = await startAws()
  world = standardWorld(aws)
})
afterAll(() => aws.close())

/** Runs the AWS CLI in the world's home. */
async function cli(...command: string[]): Promise<unknown> {
  const env = cleanEnvironment({ ...writeHome(temporaryFolder('home'), world), ...aws.environment })
  const { stdout } = await promisify(execFile)('aws', [...command, '--output', 'json'], { env })
  return JSON.parse(stdout)
}

test.concurrent.for([
  ['ana', /^arn:aws:iam::111122223333:user\/ana$/],
  ['dev', /^arn:aws:sts::111122223333:assumed-role\/dev\//],
  ['audit', /^arn:aws:sts::777788889999:assumed-role\/audit\//],
  ['ext', /^arn:aws:sts::999900001111:assumed-role\/ext\//],
] as const)('the AWS CLI is who profile %s says', async ([profile, arn], context) => {
  needs(context, 'aws')
  expect(await cli('sts', 'get-caller-identity', '--profile', profile)).toMatchObject({ Arn: expect.stringMatching(arn) })
})

test.concurrent('the AWS CLI sees the devices of a user', async (context) => {
  needs(context, 'aws')
  expect(await cli('iam', 'list-mfa-devices', '--profile', 'bo')).toMatchObject({
    MFADevices: world.bo.mfaSerials.map((SerialNumber) => ({ UserName: 'bo', SerialNumber })),
  })
})

test.skipIf(process.platform === 'win32')('the files of the home are for its owner alone', () => {
  const home = temporaryFolder('home')
  writeHome(home, world)
  for (const name of ['config', 'credentials']) expect(statSync(join(home, '.aws', name)).mode & 0o777).toBe(0o600)
})
