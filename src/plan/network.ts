import { quote } from '../errors'
import type { Profile, Setting } from '../profiles/types'
import { checkedUrl, inEnvironment, inProfile, isTrue } from './found'
import { setting } from './lookup'
import { problem } from './problem'
import type { Request } from './request'
import type { Network, ServiceId } from './types'

/** Where the settings of a network stand. */
type Where = Pick<Request, 'environment' | 'profiles'>

const SERVICES: readonly ServiceId[] = ['sts', 'iam', 'sso', 'sso_oidc', 'signin']

/**
 * How AWS is reached: what the environment says, else the profile.
 * An endpoint: AWS_ENDPOINT_URL_STS and the like, AWS_ENDPOINT_URL, the services section's, the profile's endpoint_url (the SDKs' order).
 * Throws ConfigurationError for what is no URL, neither true nor false, or no services section.
 */
export function network(request: Where, profile: Profile): Network {
  const find = (variable: string, name: string) => inEnvironment(request, variable) ?? inProfile(profile, name)
  const areIgnored = isTrue(find('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'ignore_configured_endpoint_urls'))
  const caBundle = find('AWS_CA_BUNDLE', 'ca_bundle')
  return {
    endpoints: areIgnored ? {} : endpoints(request, profile),
    useFips: isTrue(find('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint')),
    useDualstack: isTrue(find('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint')),
    ...(caBundle ? { caBundle: caBundle.text } : {}),
  }
}

function endpoints(request: Where, profile: Profile): Network['endpoints'] {
  const services = servicesSection(request, profile)
  const result: Partial<Record<ServiceId, string>> = {}
  for (const service of SERVICES) {
    const own = services?.get(service)?.properties?.get('endpoint_url')
    const found =
      inEnvironment(request, `AWS_ENDPOINT_URL_${service.toUpperCase()}`) ??
      inEnvironment(request, 'AWS_ENDPOINT_URL') ??
      inProfile(profile, 'endpoint_url', own?.value ? own : undefined)
    if (found) result[service] = checkedUrl(found)
  }
  return result
}

function servicesSection({ profiles }: Where, profile: Profile): ReadonlyMap<string, Setting> | undefined {
  const named = setting(profile, 'services')
  const section = named && profiles.services(named.value)
  if (!named || section) return section?.settings
  const header = `[services ${named.value}]`
  throw problem(profile, `its services ${quote(named.value)} has no section ${header}`, named, `Add it to ${profiles.files.config}.`)
}
