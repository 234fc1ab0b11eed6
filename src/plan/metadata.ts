import type { Profile } from '../profiles/types'
import { checkedUrl, inEnvironment, inProfile } from './found'
import type { Request } from './request'

/**
 * Where an instance's metadata are, if anyone says so: AWS_EC2_METADATA_SERVICE_ENDPOINT, ec2_metadata_service_endpoint, then the two that choose IPv4 or IPv6
 * (the SDKs' order). Throws ConfigurationError for one that is no URL and a mode that is neither.
 */
export function metadataEndpoint(request: Request, profile: Profile): string | undefined {
  const find = (name: string) => inEnvironment(request, `AWS_${name.toUpperCase()}`) ?? inProfile(profile, name)
  const endpoint = find('ec2_metadata_service_endpoint')
  if (endpoint) return checkedUrl(endpoint)
  const mode = find('ec2_metadata_service_endpoint_mode')
  if (mode && !/^ipv[46]$/i.test(mode.text)) throw mode.wrong('is neither IPv4 nor IPv6', 'Write one of the two.')
  return mode?.text.toLowerCase() === 'ipv6' ? 'http://[fd00:ec2::254]' : undefined
}
