import { ConfigurationError } from '../errors'
import type { Target } from './types'

/** Where requests go, and the region that they are signed for. */
export interface Endpoint {
  readonly url: URL
  readonly region: string
}

/**
 * The endpoint of STS, by the rules of the SDK's endpoint rule set. Throws ConfigurationError where FIPS or dual-stack meets an endpoint of the user's own, as the SDK does.
 */
export function stsEndpoint({ region: named, endpoint, useFips, useDualstack }: Target): Endpoint {
  // An old way to ask for FIPS, which the SDK still takes.
  const region = named.replace(/^fips-|-fips$/, '')
  const isFips = useFips || region !== named
  const signed = region === GLOBAL ? 'us-east-1' : region
  if (endpoint !== undefined) {
    if (isFips || useDualstack) throw excluded(isFips ? 'use_fips_endpoint' : 'use_dualstack_endpoint')
    return { url: new URL(endpoint), region: signed }
  }
  const [start = '', suffix, dualstackSuffix] = PARTITIONS.find(([first]) => region.startsWith(first)) ?? AWS
  // GovCloud's usual endpoints are FIPS's.
  const isMarked = isFips && (start !== 'us-gov-' || useDualstack)
  const isGlobal = region === GLOBAL && !isFips && !useDualstack
  const host = `sts${isMarked ? '-fips' : ''}${isGlobal ? '' : `.${region}`}.${useDualstack ? dualstackSuffix : suffix}`
  return { url: new URL(`https://${host}`), region: signed }
}

/** Stands for no region. */
const GLOBAL = 'aws-global'

/** How the regions of a partition begin, and how its hosts end. */
type Partition = readonly [start: string, suffix: string, dualstackSuffix: string]

const AWS: Partition = ['', 'amazonaws.com', 'api.aws']
const PARTITIONS: readonly Partition[] = [
  ['us-gov-', 'amazonaws.com', 'api.aws'],
  ['cn-', 'amazonaws.com.cn', 'api.amazonwebservices.com.cn'],
  ['us-iso-', 'c2s.ic.gov', 'api.aws.ic.gov'],
  ['us-isob-', 'sc2s.sgov.gov', 'api.aws.scloud'],
  ['us-isof-', 'csp.hci.ic.gov', 'api.aws.hci.ic.gov'],
  ['eu-isoe-', 'cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk'],
  ['eusc-', 'amazonaws.eu', 'api.amazonwebservices.eu'],
]

function excluded(name: string): ConfigurationError {
  return new ConfigurationError(`${name} and an endpoint of your own exclude each other. Unset ${name} (or AWS_${name.toUpperCase()}).`)
}
