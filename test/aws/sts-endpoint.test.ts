import { STSClient } from '@aws-sdk/client-sts'
import { describe, expect, it } from 'vitest'
import { stsEndpoint } from '../../src/aws/endpoint'

interface Resolved {
  readonly url: URL
  readonly properties?: { readonly authSchemes?: readonly { readonly signingRegion?: string }[] }
}

const { endpointProvider } = new STSClient({ region: 'eu-west-1' }).config as unknown as { endpointProvider(parameters: object): Resolved }

/** What the SDK's own rule set says. */
function judged(region: string, useFips: boolean, useDualstack: boolean) {
  const { url, properties } = endpointProvider({ Region: region, UseFIPS: useFips, UseDualStack: useDualstack, UseGlobalEndpoint: false })
  return { url: url.href, region: properties?.authSchemes?.[0]?.signingRegion ?? region }
}

function resolved(region: string, useFips = false, useDualstack = false, endpoint?: string) {
  const { url, ...rest } = stsEndpoint({ region, useFips, useDualstack, endpoint })
  return { url: url.href, ...rest }
}

describe('the endpoint of STS is the one that the SDK would take', () => {
  const regions = [
    ...['us-east-1', 'us-west-2', 'eu-west-1', 'ap-east-1', 'me-south-1', 'mx-central-1', 'il-central-1', 'sa-east-1'],
    ...['cn-north-1', 'cn-northwest-1', 'us-gov-west-1', 'us-gov-east-1', 'us-iso-east-1', 'us-isob-east-1', 'us-isof-south-1'],
    ...['eu-isoe-west-1', 'eusc-de-east-1', 'eu-nowhere-9', 'moon'],
  ]
  const kinds = [
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ] as const
  it.each(regions)('%s: as it is, with FIPS, with dual-stack, with both', (region) => {
    for (const [useFips, useDualstack] of kinds)
      expect(resolved(region, useFips, useDualstack)).toEqual(judged(region, useFips, useDualstack))
  })

  it('aws-global stands for no region', () => {
    expect(resolved('aws-global')).toEqual(judged('aws-global', false, false))
  })

  it.each(['fips-us-east-1', 'us-gov-west-1-fips'])('%s is a way of old to ask for FIPS', (region) => {
    expect(resolved(region)).toEqual(judged(region.replace(/-?fips-?/, ''), true, false))
  })

  it('one of the user goes before all, and the region signs', () => {
    expect(resolved('eu-west-1', false, false, 'http://[::1]:4566/sts')).toEqual({ url: 'http://[::1]:4566/sts', region: 'eu-west-1' })
  })

  it.each([
    [true, false, 'use_fips_endpoint'],
    [false, true, 'use_dualstack_endpoint'],
    [true, true, 'use_fips_endpoint'],
  ])('one of the user with FIPS %s and dual-stack %s is an error', (useFips, useDualstack, name) => {
    expect(() => resolved('eu-west-1', useFips, useDualstack, 'http://localhost')).toThrow(
      `${name} and an endpoint of your own exclude each other`,
    )
  })
})
