import { onTestFinished } from 'vitest'
import { type Aws, awsFiles, standardWorld, startAws, type World } from '../aws'
import { type Home, home } from './home'

/** The standard world on loopback, and a home whose files know it. */
export interface Stay {
  readonly aws: Aws
  readonly world: World
  readonly home: Home
  /** For a command's environment: the home, and the way to that AWS. */
  readonly env: Readonly<Record<string, string>>
  /** The serial of the device that `ana` has. */
  readonly serial: string
  /** A code of that device that was not shown before. */
  freshCode(): string
}

/** Ends with the test. */
export async function stay(extra: { readonly config?: string; readonly credentials?: string } = {}): Promise<Stay> {
  const aws = await startAws()
  onTestFinished(() => aws.close())
  const world = standardWorld(aws)
  const files = awsFiles(world)
  const place = home({ config: files.config + (extra.config ?? ''), credentials: files.credentials + (extra.credentials ?? '') })
  const [serial = ''] = world.ana.mfaSerials
  return {
    aws,
    world,
    home: place,
    env: { ...place.env, ...aws.environment },
    serial,
    freshCode: () => {
      aws.nextStep(serial)
      return aws.code(serial)
    },
  }
}
