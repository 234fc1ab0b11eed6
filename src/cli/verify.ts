import { getCallerIdentity } from '../aws/sts'
import { openTransport } from '../aws/transport'
import type { Held } from '../environment/held'
import type { Environment } from '../environment/types'
import { network } from '../plan/network'
import { readProfiles } from '../profiles/profiles'
import { Secret } from '../secret'
import type { Run } from './command'

/** Whose the keys of this shell are, as STS says. The profile that they came from tells how STS is reached. Throws RefusedError or NetworkError. */
export async function verify(
  { profile: name, accessKeyId, region }: Held,
  environment: Environment,
  { note, debug }: Pick<Run, 'note' | 'debug'>,
): Promise<string> {
  const profiles = readProfiles(environment)
  const profile = (name && profiles.get(name)) || { name: '', file: '', line: 0, settings: new Map() }
  const { endpoints, useFips, useDualstack, caBundle } = network({ environment, profiles }, profile)
  const token = environment.AWS_SESSION_TOKEN
  const keys = {
    accessKeyId,
    secretAccessKey: new Secret(environment.AWS_SECRET_ACCESS_KEY ?? ''),
    ...(token ? { sessionToken: new Secret(token) } : {}),
  }
  const transport = await openTransport(process.env, caBundle)
  try {
    const { arn } = await getCallerIdentity({
      target: { region: region ?? 'us-east-1', endpoint: endpoints.sts, useFips, useDualstack },
      keys,
      transport,
      story: { call: 'GetCallerIdentity', subject: 'The credentials of this shell', note, debug },
    })
    return arn ?? 'nobody'
  } finally {
    transport.close()
  }
}
