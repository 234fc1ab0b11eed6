import { obtain } from '../../src/credentials/obtain'
import { AwsenvError } from '../../src/errors'
import { makePlan } from '../../src/plan/plan'
import { readProfiles } from '../../src/profiles/profiles'
import { note } from '../../src/terminal/messages'
import { openTerminal } from '../../src/terminal/terminal'

/** A program for the tests: obtains a profile's credentials, asking at the real terminal, and prints what came of it as one line of JSON. */
async function main(profile: string, browser: boolean): Promise<void> {
  const environment = process.env
  const target = { profile }
  const profiles = readProfiles(environment)
  const plan = makePlan({ target, goal: 'assume', options: {}, environment, insideAwsenv: false, profiles, settings: {}, osUser: 'tester' })
  try {
    const { accessKeyId, sessionToken } = await obtain(plan, {
      browser,
      environment,
      terminal: () => openTerminal(),
      note,
      debug: () => {},
    })
    console.log(JSON.stringify({ accessKeyId, sessionToken: sessionToken?.reveal() }))
  } catch (error) {
    console.log(String(error))
    process.exitCode = error instanceof AwsenvError ? error.status : 1
  }
}

process.on('SIGTERM', () => process.exit(143))
void main(process.argv[2] ?? '', process.argv[3] === '--browser')
